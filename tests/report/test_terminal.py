"""A table in the terminal: plain, aligned, within its width, numbers whole."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from qda.model.table import Column, ColumnKind, Table, Undefined
from qda.report import terminal
from tests.examples import examples


def test_each_kind_of_value_is_written_its_own_way(every_kind):
    assert terminal.render(every_kind) == (
        "A test\n"
        "\n"
        "Code         Codings  Share    Lift        P\n"
        "────────────────────────────────────────────\n"
        "durand_line       12    13%  0.0476  <0.0001\n"
        "=1+1               0    <1%  0.0000   0.0500\n"
        "none                     –¹      –²\n"
        "some               3   100%  2.5000       –²\n"
        "\n"
        "Unit: sentence; N = 214. Left out: interviewer sentences (31), negated codings (4).\n"
        "Parameters: assertions: affirmed; unit: sentence.\n"
        "A note.\n"
        "–¹ undefined: there is no sentence\n"
        "–² undefined: a code never occurs\n"
    )


def test_nearly_everything_is_not_everything(make_table):
    shown = terminal.render(make_table([("a", 0.999), ("b", 0.004)], ("code", "text"), ("share", "share")))
    assert ">99%" in shown
    assert "<1%" in shown


def test_a_single_reason_needs_no_number(make_table):
    table = make_table([("a", Undefined("no variation"))], ("code", "text"), ("phi", "coefficient"))
    shown = terminal.render(table)
    assert "a       –\n" in shown
    assert "– undefined: no variation\n" in shown


def test_nothing_left_out_is_said(make_table):
    assert "N = 214. Left out: nothing.\n" in terminal.render(make_table([("a",)], ("code", "text")))


def test_a_table_without_rows_says_so(make_table):
    shown = terminal.render(make_table([], ("code", "text"), ("codings", "count")))
    assert shown == "A test\n\nNo rows.\n\nUnit: sentence; N = 214. Left out: nothing.\n"


@pytest.mark.parametrize("text", ["[bold]loud[/bold]", "[/]", "[red", ":smile:", "[link=http://x]y[/link]"])
def test_markup_in_a_transcript_is_printed_as_it_is(make_table, text):
    assert text in terminal.render(make_table([(text, 1)], ("quote", "text"), ("codings", "count")))


def test_there_are_no_colour_codes_even_where_they_are_forced(make_table, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")
    table = make_table([("text \x1b[31m", 1)], ("quote", "text"), ("codings", "count"))
    shown = terminal.render(table)
    assert "\x1b" not in shown
    assert r"text \x1b[31m" in shown


def test_direction_overrides_are_shown(make_table):
    shown = terminal.render(make_table([("abc\u202efed",)], ("quote", "text")))
    assert r"abc\u202efed" in shown


def test_wide_characters_are_aligned(make_table):
    table = make_table([("日本語", 1), ("abc", 2)], ("code", "text"), ("codings", "count"))
    rows = terminal.render(table).splitlines()[4:6]
    assert [cell_len(row) for row in rows] == [cell_len(rows[0])] * 2


def test_long_texts_wrap_and_are_shortened_with_a_remark(make_table):
    table = make_table(
        [("a", "word " * 60, 7, 8)],
        ("code", "text"),
        ("definition", "text"),
        ("codings", "count"),
        ("units", "count"),
    )
    shown = terminal.render(table)
    assert "word …" in shown
    assert shown.count("word") == 20
    assert "Long texts are shortened here; other formats have them in full.\n" in shown


def test_the_first_column_is_never_shortened(make_table):
    name = "x" * 150
    shown = terminal.render(make_table([(name, 1)], ("code", "text"), ("codings", "count")))
    assert "".join(re.findall("x+", shown)) == name
    assert "shortened" not in shown


def test_too_many_numbers_are_stacked_with_the_texts_that_begin_the_row(make_table):
    table = make_table(
        [("durand_line", *range(1000000, 1000020))],
        ("code", "text"),
        *((f"n{i}", "count") for i in range(20)),
    )
    shown = terminal.render(table)
    assert shown.count("durand_line") == 3
    assert all(str(number) in shown for number in range(1000000, 1000020))
    assert shown.endswith("Shown in 3 parts, because the columns do not fit side by side.\n")


def test_one_part_is_no_parts_and_shortened_texts_are_told(make_table):
    """A name that is too long for its column is broken, and all columns stand side by side."""
    row = ("a_code_of_" + "many_words_" * 8, "word " * 60, 7, 8, 9, 10)
    numbers = [(key, "count") for key in ("codings", "sentences", "documents", "participants")]
    shown = terminal.render(make_table([row], ("code", "text"), ("definition", "text"), *numbers))
    assert "Shown in" not in shown
    assert "word …" in shown
    assert shown.endswith("Long texts are shortened here; other formats have them in full.\n")


def test_a_list_is_shortened_between_its_names(make_table):
    """A part of "Li Wei Chen" would be somebody else."""
    names = ["Li Wei Chen"] * 20
    shown = terminal.render(make_table([("F01", ", ".join(names))], ("f", "text"), ("who", "text")))
    [cell] = re.findall(r"Li.*…", " ".join(shown.split()))
    assert cell.removesuffix(" …").split(", ") == names[:7]  # of 13 characters each, and 100 are shown


def test_a_code_below_another_stays_below_it_in_every_line(make_table):
    shown = terminal.render(make_table([("  " + "x" * 120, 1)], ("code", "text"), ("codings", "count")))
    lines = [line for line in shown.splitlines() if "xxx" in line]
    assert len(lines) > 1
    assert all(re.match("  x", line) for line in lines)


def test_each_heading_is_read_as_often_as_there_are_columns_and_not_parts_times_columns(monkeypatch):
    """400 columns are in 34 parts or so; a part needs its own headings only."""
    asked = []
    monkeypatch.setattr(terminal, "visible", lambda text: asked.append(text) or text)
    columns = [Column("code", "Code", ColumnKind.TEXT)]
    columns += [Column(f"n{i}", f"D{i:03d}", ColumnKind.COUNT) for i in range(400)]
    terminal.render(Table("t", "T", tuple(columns), (("a", *[5] * 400),), "sentence", 1))
    assert 1 <= asked.count("D399") <= 4


def test_a_count_is_not_parted_from_its_share():
    columns = [Column("code", "Code", ColumnKind.TEXT)]
    for i in range(9):
        columns.append(Column(f"n{i}", "Documents", ColumnKind.COUNT))
        columns.append(Column(f"s{i}", "%", ColumnKind.SHARE))
    row = ("8 wide..", *(value for _ in range(9) for value in (5, 0.5)))
    shown = terminal.render(Table("t", "T", tuple(columns), (row,), "sentence", 1))
    headings = [line for line in shown.splitlines() if line.startswith("Code")]
    assert len(headings) > 1
    assert all(line.count("Documents") == line.count("%") for line in headings)


def test_many_texts_become_records_without_empty_fields(make_table):
    keys = [
        "id",
        "document",
        "speaker",
        "locator",
        "quote",
        "sentence",
        "assertion",
        "rule",
        "coder",
        "status",
    ]
    row = (
        "c1",
        "P1",
        None,
        "",
        "the quote " * 20,
        "the sentence " * 20,
        "affirmed",
        "r/1",
        "rules",
        "proposed",
    )
    shown = terminal.render(make_table([row, row], *((key, "text") for key in keys)))
    assert "Speaker" not in shown
    assert shown.count("the quote") == 40
    assert "Id         c1\nDocument   P1\nQuote      the quote the quote" in shown
    assert (
        "Shown as records, because the columns do not fit side by side; empty fields are left out.\n" in shown
    )


@st.composite
def tables(draw):
    kinds = draw(st.lists(st.sampled_from([*ColumnKind]), min_size=1, max_size=25))
    headings = st.text(max_size=30)
    columns = [Column(f"k{i}", draw(headings), kind) for i, kind in enumerate(kinds)]
    texts = st.text(max_size=200) | st.just("unbroken" * 20) | st.none()
    numbers = st.integers(0, 10**9) | st.floats(0, 1e6) | st.none() | st.just(Undefined("a reason"))
    values = [texts if kind is ColumnKind.TEXT else numbers for kind in kinds]
    rows = draw(st.lists(st.tuples(*values), max_size=3))
    return Table("t", draw(headings), tuple(columns), tuple(rows), "sentence", 3)


@settings(max_examples=150, deadline=None)
@given(tables(), st.sampled_from([60, 80, 100, 140]))
def test_every_table_fits_and_every_number_is_whole(table, width):
    shown = terminal.render(table, width=width)
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    assert not any(character in shown for character in "\x00\x1b\r\u202e\u2066")
    for row in table.rows:
        for value, column in zip(row, table.columns, strict=True):
            if isinstance(value, int) and column.kind is ColumnKind.COUNT:
                assert str(value) in shown


SHORT = st.text(alphabet="ab .日é😀\u0301", max_size=6) | st.sampled_from(["", " a", "a ", "a  b", "e\u0301"])
SHORT |= st.sampled_from(["of many words " * 5, "unbroken" * 8, "two\nlines"])


@st.composite
def short_tables(draw):
    kinds = draw(st.lists(st.sampled_from([*ColumnKind]), min_size=1, max_size=12))
    columns = tuple(Column(f"c{i}", draw(SHORT), kind, "") for i, kind in enumerate(kinds))
    values = [SHORT if kind is ColumnKind.TEXT else st.integers(0, 10**6) | st.none() for kind in kinds]
    rows = tuple(draw(st.lists(st.tuples(*values), min_size=1, max_size=4)))
    return Table("t", "A test", columns, rows, "sentence", 7)


def by_the_library(table, rows, part, least, width):
    return [terminal._by_rich(table, rows, terminal._widths(table, rows, part, least, width))]


@settings(max_examples=examples(300), deadline=None)
@given(short_tables(), st.sampled_from([40, 100]))
def test_a_grid_is_printed_as_the_library_prints_it(table, width):
    shown = terminal.render(table, width=width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terminal, "_grid", by_the_library)
        assert terminal.render(table, width=width) == shown


PROSE = st.text(max_size=300) | st.sampled_from(
    ["日本語 " * 40, "a\tb " * 30, "x  y   z " * 30, " lead and trail " * 12, "word-with-hyphen " * 15]
)


@st.composite
def records(draw):
    headings = draw(st.lists(SHORT | st.text(max_size=12), min_size=1, max_size=6))
    columns = tuple(Column(f"c{i}", heading, ColumnKind.TEXT) for i, heading in enumerate(headings))
    row = draw(st.tuples(*[SHORT | PROSE] * len(columns)))
    return Table("t", "A test", columns, (row,), "sentence", 1), [terminal.visible(cell) for cell in row]


@settings(max_examples=examples(300), deadline=None)
@given(records(), st.sampled_from([60, 100]))
def test_a_record_is_printed_as_the_library_prints_it(record, width):
    table, row = record
    headings = [terminal.visible(column.heading) for column in table.columns]
    by_rich = terminal._record_by_rich(headings, row, max(map(cell_len, headings)))
    assert terminal._printed(terminal._record(table, row, width), width) == terminal._printed(
        [by_rich], width
    )
