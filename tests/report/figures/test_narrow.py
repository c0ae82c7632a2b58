"""Figures of the narrowest widths that can be asked for: all words stand in them."""

from dataclasses import replace

import numpy as np
import pytest

from qda.model.table import Undefined
from qda.report.figures.agreement import agreement
from qda.report.figures.frequencies import frequencies
from qda.report.figures.portrait import portrait
from qda.report.figures.saturation import saturation
from qda.report.figures.style import Drawn
from tests.report.figures.conftest import PLAIN
from tests.report.figures.test_figures import saturation_table, texts_in


def out_of(drawn: Drawn) -> list[str]:
    """The texts that are cut off at the left or the right, above or below."""
    width, height = drawn.figure.get_size_inches() * 25.4
    return [
        text.get_text()
        for text, box in texts_in(drawn)
        if min(box.x0, box.y0) < -0.1 or box.x1 > width + 0.1 or box.y1 > height + 0.1
    ]


@pytest.mark.parametrize("width", [40.0, 50.0, 57.0, 63.0, 76.0])
def test_nothing_is_cut_off(width, frequency_table, agreement_table, portrait_table) -> None:
    for drawn in (
        saturation(saturation_table(5), width),
        saturation(saturation_table(12), width),
        agreement(agreement_table(PLAIN), width, measure="alpha"),
        portrait(portrait_table(PLAIN), width),
        frequencies(frequency_table(PLAIN), width),
    ):
        assert out_of(drawn) == [], drawn.title


@pytest.mark.parametrize("people", [1, 2])
def test_participants_are_counted_in_whole_numbers(people) -> None:
    table = saturation_table(12)
    drawn = saturation(replace(table, rows=table.rows[:people], n=people), 85.0)
    [axes] = drawn.figure.axes
    low, high = axes.get_xlim()
    ticks = [tick for tick in axes.get_xticks() if low <= tick <= high]
    assert np.array_equal(ticks, range(1, people + 1))


def test_an_agreement_says_its_intervals_and_which_are_undefined(agreement_table) -> None:
    table = agreement_table(["border", "trade", "never"])
    often = Undefined("in more than a tenth of the samples the coefficient is undefined")
    rows = (("border", 0.5, 0.25, 0.75), ("trade", 0.25, often, often), table.rows[2])
    drawn = agreement(replace(table, rows=rows), 85.0, measure="alpha")
    assert "border (0.50, 0.25 to 0.75); trade (0.25, its interval undefined); never (undefined)." in (
        drawn.alternative
    )
    below = " ".join(drawn.figure.axes[0].get_xlabel().split())
    assert below == "alpha, with its 95% interval (undefined where there is no line)"
    told = agreement(replace(table, rows=rows[:1]), 85.0, measure="alpha").figure.axes[0].get_xlabel()
    assert "undefined" not in told
