"""Forty codes with long names: whole where there is room, refused with what helps where there is none."""

import re

import pytest
from matplotlib.text import Text

from qda.errors import UsageError
from qda.report.figures.agreement import agreement
from qda.report.figures.cooccurrence import cooccurrence
from qda.report.figures.frequencies import frequencies
from qda.report.figures.labels import labels
from qda.report.figures.portrait import portrait
from qda.report.figures.style import COLUMN, HIGHEST, PAGE, Drawn

FORTY = [f"reasons_that_people_give_for_staying_away_no_{number}" for number in range(40)]


def whole(drawn: Drawn) -> set[str]:
    """The names that stand in a figure, their lines put together and numbers behind them left away."""
    shown = (text.get_text().replace("\n", "") for text in drawn.figure.findobj(Text))
    return {re.sub(r"  \d+$", "", one) for one in shown} & set(FORTY)


def test_forty_rows_with_long_names_fit_a_page(frequency_table, agreement_table, portrait_table) -> None:
    for make in (
        lambda width: frequencies(frequency_table(FORTY), width),
        lambda width: agreement(agreement_table(FORTY), width, measure="alpha"),
        lambda width: portrait(portrait_table(FORTY), width),
    ):
        assert whole(make(PAGE)) == set(FORTY)
        with pytest.raises(UsageError, match="a page has 230 mm") as error:
            make(COLUMN)
        assert error.value.remedy.endswith("or take more room with --width page.")


@pytest.mark.parametrize("width", [250.0, 300.0, 400.0])
def test_a_wider_triangle_is_never_too_high(width, matrix_table) -> None:
    drawn = cooccurrence(matrix_table(FORTY), width)
    assert whole(drawn) == set(FORTY)
    assert drawn.figure.get_size_inches()[1] * 25.4 <= HIGHEST + 0.1


def test_more_codes_than_a_page_has_rows_are_not_told_to_be_wider(matrix_table) -> None:
    with pytest.raises(UsageError, match="90 codes, and a page has 230 mm") as error:
        cooccurrence(matrix_table([str(number) for number in range(90)]), PAGE)
    assert "--width" not in error.value.remedy


def test_a_name_is_cut_only_when_half_as_wide_a_label_again_does_not_hold_it() -> None:
    names = ["perceived_legitimacy_of_regional_administration_among_adolescents", "access"]
    assert [one.replace("\n", "") for one in labels(names, 18)] == names
    [cut] = labels([f"{'very_' * 12}far_away"], 12)
    assert cut == "very_very_very_\nvery_very_very_\nvery_very_very…"
