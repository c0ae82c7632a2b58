"""Every figure: nothing cut off, nothing on top of each other, type that can be read, words for all of it."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from qda.analysis.saturation.accumulation import expected, permuted
from qda.cli.plot_commands import plot
from qda.errors import UsageError
from qda.model.table import ColumnKind, Table
from qda.report.figures.agreement import agreement
from qda.report.figures.cooccurrence import cooccurrence
from qda.report.figures.frequencies import frequencies
from qda.report.figures.network import network
from qda.report.figures.portrait import portrait
from qda.report.figures.saturation import saturation
from qda.report.figures.style import COLUMN, PAGE, SMALL, Drawn, styled
from qda.report.figures.timeline import timeline
from tests.report.figures.conftest import LONG, MANY, PLAIN, SCRIPTS, SETS

Draw = Callable[[list[str], float], Drawn]
YEARS = ["1996", "2001", "2002", "2010", "2024", "(not given)"]


@pytest.fixture
def draw(request, frequency_table, matrix_table, portrait_table, agreement_table) -> Draw:
    """One kind of figure, by its name."""
    kinds: dict[str, Draw] = {
        "frequencies": lambda names, width: frequencies(frequency_table(names), width),
        "panels": lambda names, width: frequencies(frequency_table(names, ["men", "women"]), width),
        "timeline": lambda names, width: timeline(frequency_table(names, YEARS), width),
        "cooccurrence": lambda names, width: cooccurrence(matrix_table(names), width),
        "coefficient": lambda names, width: cooccurrence(matrix_table(names, ColumnKind.COEFFICIENT), width),
        "network": lambda names, width: network(matrix_table(names), width),
        "portrait": lambda names, width: portrait(portrait_table(names), width),
        "agreement": lambda names, width: agreement(agreement_table(names), width, measure="alpha"),
    }
    return kinds[request.param]


KINDS = [
    "frequencies",
    "panels",
    "timeline",
    "cooccurrence",
    "coefficient",
    "network",
    "portrait",
    "agreement",
]
every_kind = pytest.mark.parametrize("draw", KINDS, indirect=True)


def texts_in(drawn: Drawn) -> list[tuple[Text, object]]:
    """The texts that are seen, with their places in millimetres."""
    with styled(drawn.texts):
        drawn.figure.set_dpi(150)  # a canvas for print would take a while
        renderer = FigureCanvasAgg(drawn.figure).get_renderer()
        drawn.figure.draw_without_rendering()
        beyond = {id(one) for axes in drawn.figure.axes for one in _beyond(axes)}
        found = [one for one in drawn.figure.findobj(Text) if id(one) not in beyond]
        seen = [one for one in found if one.get_visible() and one.get_text().strip()]
        scale = Affine2D().scale(25.4 / drawn.figure.dpi)
        return [(one, one.get_window_extent(renderer).transformed(scale)) for one in seen]


def _beyond(axes: Axes) -> list[Text]:
    """Labels of ticks outside of the axes, which are not drawn."""
    labels = []
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
            labels += [] if low <= tick.get_loc() <= high else [tick.label1, tick.label2]
    return labels


def overlap(one, other) -> float:
    """How far two boxes reach into each other, in millimetres."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    along = min(one.y1, other.y1) - max(one.y0, other.y0)
    return min(across, along)


def drawn_or_refused(draw: Draw, names: list[str]) -> Drawn | None:
    """In a column if there is room, else on a page, else refused in words."""
    for width in (COLUMN, PAGE):
        with suppress(UsageError):
            return draw(names, width)
    return None


HARD = [
    *(("frequencies", names) for names in SETS),
    *(("cooccurrence", names) for names in SETS if names != "many"),
    *(
        (kind, names)
        for kind in ("network", "portrait", "timeline")
        for names in ("long", "scripts", "one", "none")
    ),
    *((kind, names) for kind in ("panels", "coefficient", "agreement") for names in ("long", "one")),
]


@pytest.mark.parametrize(("draw", "names"), HARD, indirect=["draw"])
def test_nothing_is_cut_off_or_covered_and_all_can_be_read(draw, names) -> None:
    drawn = drawn_or_refused(draw, SETS[names])
    if drawn is None:
        assert names == "many"
        return
    found = texts_in(drawn)
    width, height = drawn.figure.get_size_inches() * 25.4
    for text, box in found:
        assert text.get_fontsize() >= SMALL
        assert -0.1 <= box.x0 <= box.x1 <= width + 0.1, text.get_text()
        assert -0.1 <= box.y0 <= box.y1 <= height + 0.1, text.get_text()
    for number, (one, box) in enumerate(found):
        for other, beside in found[:number]:
            assert overlap(box, beside) < 1, (one.get_text(), other.get_text())


@every_kind
def test_the_words_of_a_figure_name_every_code_and_the_title_stands_for_itself(draw) -> None:
    drawn = drawn_or_refused(draw, LONG)
    assert drawn.title
    for name in LONG:
        assert name in drawn.alternative or draw is network
    assert len(drawn.alternative) > 40


@every_kind
def test_a_figure_needs_no_colour(draw) -> None:
    """Everything is grey, but for the one line of saturation, which has marks of its own."""
    drawn = drawn_or_refused(draw, PLAIN)
    for artist in drawn.figure.findobj():
        for getter in ("get_facecolor", "get_edgecolor", "get_color"):
            colour = getattr(artist, getter, lambda: None)()
            if isinstance(colour, str) or (isinstance(colour, tuple) and len(colour) in (3, 4)):
                red, green, blue = to_rgb(colour)
                assert max(red, green, blue) - min(red, green, blue) < 0.01


def test_too_many_codes_are_refused_with_what_to_do(matrix_table, frequency_table) -> None:
    for make in (
        lambda: cooccurrence(matrix_table(MANY), COLUMN),
        lambda: frequencies(frequency_table([f"code_number_{number}" for number in range(50)]), COLUMN),
    ):
        with pytest.raises(UsageError, match="does not fit into a figure") as error:
            make()
        assert "--top" in error.value.remedy
    with pytest.raises(UsageError, match="nobody could follow") as error:
        network(matrix_table([*MANY, *PLAIN]), PAGE)
    wanted = int(re.findall(r"--minimum (\d+)", error.value.remedy)[0])
    network(matrix_table([*MANY, *PLAIN]), PAGE, minimum=wanted)
    with pytest.raises(UsageError, match="nobody could follow"):
        network(matrix_table([*MANY, *PLAIN]), PAGE, minimum=wanted - 1)
    with pytest.raises(UsageError, match="nobody could follow") as error:
        network(matrix_table([f"c{number}" for number in range(40)], largest=1), PAGE)
    assert "--minimum" not in error.value.remedy


@pytest.mark.parametrize("command", ["frequencies", "cooccurrence", "timeline", "agreement", "portrait"])
def test_a_figure_that_is_too_large_names_options_that_its_command_has(
    command, matrix_table, frequency_table, agreement_table, portrait_table
) -> None:
    names = [f"code_number_{number}" for number in range(80)]
    made = {
        "frequencies": lambda: frequencies(frequency_table(names), COLUMN),
        "cooccurrence": lambda: cooccurrence(matrix_table(names), COLUMN),
        "timeline": lambda: timeline(frequency_table(names, ["2001", "2002"]), COLUMN),
        "agreement": lambda: agreement(agreement_table(names), COLUMN, measure="alpha"),
        "portrait": lambda: portrait(portrait_table(names), COLUMN),
    }
    with pytest.raises(UsageError, match="does not fit into a figure") as error:
        made[command]()
    named = set(re.findall(r"--[a-z]+", error.value.remedy))
    assert "--theme" in named
    assert named <= {option for one in plot.commands[command].params for option in one.opts}


def test_a_short_passage_in_a_long_document_shows_how_it_is_said(portrait_table) -> None:
    """Passages of three words of 9,000 are strokes, in which no hatch can be seen."""
    said = {"affirmed": 10, "negated": 4000, "hedged": 6000, "reported": 8000}
    rows = tuple(("border", first, first + 2, "P1", how) for how, first in said.items())
    drawn = portrait(replace(portrait_table(["border"]), rows=rows, n=9000), COLUMN)
    [axes] = drawn.figure.axes
    marks = {line.get_marker(): line for line in axes.lines if len(line.get_xdata()) == 1}
    assert len(marks) == 3
    places = sorted(float(line.get_xdata()[0]) for line in marks.values())
    assert places == pytest.approx([4001, 6001, 8001], abs=20)
    assert "words 10-12, 4000-4002 negated, 6000-6002 hedged, 8000-8002 reported" in drawn.alternative


def test_nothing_that_is_said_in_another_way_is_covered(portrait_table) -> None:
    """Two coders differ on words 10 to 20; what another passage says alone keeps its height."""
    rows = (
        ("border", 10, 20, "P1", "affirmed"),
        ("border", 10, 20, "P1", "negated"),
        ("border", 18, 30, "P1", "hedged"),
        ("border", 40, 50, "P1", "reported"),
        ("border", 40, 50, "P1", "reported"),
    )
    drawn = portrait(replace(portrait_table(["border"]), rows=rows, n=100), COLUMN)
    [axes] = drawn.figure.axes
    boxes = sorted((bar.get_bbox() for bar in axes.patches), key=lambda box: (box.x0, box.y0))
    assert [round(box.height, 6) for box in boxes] == [0.2, 0.2, 0.2, 0.6, 0.6]
    for one, other in pairwise(boxes[:3]):
        assert one.y1 <= other.y0 + 1e-9 or one.x1 <= other.x0
    dots = drawn.figure.dpi / 25.4
    negated, hedged = (
        line.get_transform().transform((float(line.get_xdata()[0]), 0))[0] / dots
        for line in axes.lines
        if line.get_marker() in ("x", "o")
    )
    assert hedged - negated > 1.5


@pytest.mark.parametrize(
    ("width", "room"),
    [
        (COLUMN, " or take more room with --width page."),
        (PAGE, "--width and more millimetres"),
        (400.0, None),
    ],
)
def test_too_many_groups_are_told_what_helps(width, room, frequency_table) -> None:
    table = frequency_table(["border"], [f"P{number}" for number in range(30)])
    with pytest.raises(UsageError, match="30 values side by side") as error:
        frequencies(table, width)
    with pytest.raises(UsageError, match=r"120 values of year in 85 mm\s+Group by an attribute"):
        timeline(frequency_table(PLAIN, [str(year) for year in range(1900, 2020)]), COLUMN)
    assert "an attribute with fewer values" in error.value.remedy
    assert "--top" not in error.value.remedy
    assert room in error.value.remedy if room else "--width" not in error.value.remedy


def test_one_code_is_one(matrix_table) -> None:
    assert "as a triangle of 1 code;" in cooccurrence(matrix_table(["border"]), COLUMN).alternative
    assert network(matrix_table(["border"]), COLUMN).alternative.startswith(
        "Code co-occurrence network, of 1 code, in"
    )


def test_a_number_is_no_part_of_a_codes_name(matrix_table) -> None:
    drawn = network(matrix_table(["wave 1", "wave 2"]), COLUMN)  # 60 units with the one, 2 with the other
    assert {"wave 1 (60)", "wave 2 (2)"} <= {text.get_text() for text, _ in texts_in(drawn)}
    assert "wave 1 (60), wave 2 (2)." in drawn.alternative


def test_numbers_stand_beside_their_bars(frequency_table) -> None:
    table = frequency_table(PLAIN)
    shown = [text.get_text() for text, _ in texts_in(frequencies(table, COLUMN))]
    assert [str(row[1]) for row in table.rows] == [one for one in shown if one.isdigit()]


def test_a_triangle_shows_each_pair_once_and_the_diagonal(matrix_table) -> None:
    table = matrix_table(PLAIN)
    shown = sorted(text.get_text() for text, _ in texts_in(cooccurrence(table, COLUMN)))
    cells = [str(table.rows[a][b + 1]) for a in range(5) for b in range(a + 1)]
    assert sorted([*cells, "1", "2", "3", "4", "5"]) == [one for one in shown if one.isdigit()]


def test_years_stand_where_they_belong(frequency_table) -> None:
    axes = timeline(frequency_table(PLAIN, YEARS), COLUMN).figure.axes[0]
    assert {*axes.get_xticks(), *axes.get_xticks(minor=True)} == {1996, 2001, 2002, 2010, 2024}
    waves = timeline(frequency_table(PLAIN, ["first", "second", "third"], "wave"), COLUMN).figure.axes[0]
    assert list(waves.get_xticks()) == [0, 1, 2]


def test_labels_of_a_timeline_stand_on_the_lines_of_their_bars(frequency_table) -> None:
    """Names of three lines: none hangs below its own line, and there is white between them."""
    names = [f"code_with_a_really_long_identifier_{letter * 4}" for letter in "abcd"]
    drawn = timeline(frequency_table(names, ["1999", "2003"]), COLUMN)
    axes = drawn.figure.axes[0]
    boxes = {text.get_text(): box for text, box in texts_in(drawn)}
    labels = [boxes[text.get_text()] for text in axes.get_yticklabels()]
    dots = drawn.figure.dpi / 25.4
    at = [axes.transData.transform((0, line.get_ydata()[0]))[1] / dots for line in axes.lines]
    assert all(box.y0 >= line - 0.2 for box, line in zip(labels, at, strict=True))
    assert all(above.y0 - below.y1 > 1 for above, below in pairwise(labels))


def test_every_date_has_its_label_or_the_figure_is_refused(frequency_table) -> None:
    """Twelve days have no room side by side in 85 mm, but turned; forty have none."""
    days = [f"2024-03-{day:02}" for day in range(1, 32)]
    figure = timeline(frequency_table(PLAIN, days[:12], "interviewed"), COLUMN).figure
    axes = figure.axes[0]
    assert [one.get_text() for one in axes.get_xticklabels()] == days[:12]
    assert {one.get_rotation() for one in axes.get_xticklabels()} == {90.0}
    assert axes.get_xlabel().startswith("interviewed, one step each;")
    with pytest.raises(UsageError, match="does not fit into a figure"):
        timeline(frequency_table(PLAIN, [*days, *(f"2024-04-{day:02}" for day in range(1, 10))]), COLUMN)
    few = timeline(frequency_table(PLAIN, days[:3], "interviewed"), PAGE).figure.axes[0]
    assert {one.get_rotation() for one in few.get_xticklabels()} == {0.0}
    drawn = timeline(frequency_table(["a_code_with_a_long_name"], ["f", "m"], "gender"), COLUMN)
    assert all(0 <= box.x0 <= box.x1 <= COLUMN for _, box in texts_in(drawn))  # the line below has no room
    assert "step" not in timeline(frequency_table(PLAIN, YEARS), COLUMN).figure.axes[0].get_xlabel()


def saturation_table(ratios_from: int) -> Table:
    import numpy as np

    from qda.analysis.saturation.saturation import _columns
    from qda.model.table import Undefined

    has = np.random.default_rng(1).random((12, 30)) < 0.3
    curve, exact = permuted(has, permutations=200, seed=1), expected(has)
    rows = []
    for i in range(12):
        sofar = int(has[: i + 1].any(axis=0).sum())
        ratio = 0.3 / (i + 1) if i >= ratios_from else Undefined("not yet")
        chances = (exact[i], curve.median[i], curve.low[i], curve.high[i])
        rows.append((i + 1, f"P{i}", 3, 1, sofar, None, None, ratio, *map(float, chances)))
    columns = _columns("participant", "code")
    return Table("saturation", "New codes by participant", columns, tuple(rows), "participant", 12,
                 parameters={"threshold": "5%"}, notes=("Said.",))  # fmt: skip


@pytest.mark.parametrize("ratios_from", [5, 12])
def test_saturation_has_a_panel_of_new_information_when_it_is_defined(ratios_from) -> None:
    drawn = saturation(saturation_table(ratios_from), COLUMN)
    assert len(drawn.figure.axes) == (2 if ratios_from < 12 else 1)
    width, height = drawn.figure.get_size_inches() * 25.4
    for text, box in texts_in(drawn):
        assert text.get_fontsize() >= SMALL
        assert box.x0 >= -0.1
        assert box.x1 <= width + 0.1
        assert box.y1 <= height + 0.1
    assert "Said." in drawn.alternative


def test_scripts_from_right_to_left_are_shaped() -> None:
    """Joined Arabic letters take less room than the same letters one by one."""
    from qda.report.figures.style import widest

    with styled(SCRIPTS[0]):
        apart = sum(widest([letter], 8) for letter in SCRIPTS[0].replace(" ", ""))
        assert widest([SCRIPTS[0].replace(" ", "")], 8) < 0.9 * apart


def test_overlaps_are_pairs_of_passages_in_words_and_n_is_told(matrix_table) -> None:
    """No coding has two codes, so none is counted as one with both."""
    overlaps = replace(matrix_table(PLAIN), unit="coding", n=7, parameters={"unit": "overlap"})
    for draw in (cooccurrence, network):
        drawn = draw(overlaps, COLUMN)
        legend = " ".join(text.get_text() for text in drawn.figure.findobj(Text))
        assert "pairs of passages that overlap" in " ".join(legend.split())
        assert "with both" not in legend
        assert drawn.alternative.endswith("N is 7 (codings).")


def test_bars_of_participants_tell_how_many_participants_there_are(frequency_table) -> None:
    in_all = "In all: documents 3, participants 2, words 90."
    table = replace(frequency_table(["border"]), notes=(in_all,))
    assert frequencies(table, COLUMN, measure="participants").alternative.endswith(in_all)
    assert frequencies(table, COLUMN).alternative.endswith(f"N is {table.n} ({table.unit}s).")
