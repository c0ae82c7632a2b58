from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from qda.model.table import Column, ColumnKind, Undefined
from qda.report.workbook.style import FORMATS
from qda.report.workbook.write import write_workbook

SHEETS = [
    "Overview",
    "Codebook",
    "Segments",
    "Frequencies",
    "Code x document",
    "Code x participant",
    "Co-occurrence",
    "Co-occurrence pairs",
    "Findings",
    "Evidence",
]


@pytest.fixture
def sheets(book, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book)
    return openpyxl.load_workbook(tmp_path / "w.xlsx")


def test_sheets_stand_in_their_order(sheets):
    assert sheets.sheetnames == SHEETS


def test_the_summary_counts_the_rows_of_each_sheet(book, tmp_path):
    summary = write_workbook(tmp_path / "w.xlsx", book)
    assert dict(summary.sheets) == dict(zip(SHEETS[1:], [3, 9, 3, 3, 6, 6, 3, 2, 2], strict=True))


@pytest.mark.parametrize("name", SHEETS[1:])
def test_the_first_row_is_the_heading_frozen_and_filtered(name, book, sheets):
    sheet, table = sheets[name], book.sheets[name][0]
    assert [cell.value for cell in sheet[1]][: len(table.columns)] == [one.heading for one in table.columns]
    assert sheet.freeze_panes == "B2"
    last = sheet.cell(len(table.rows) + 1, len(table.columns)).coordinate
    assert sheet.auto_filter.ref == f"A1:{last}"


@pytest.mark.parametrize("name", SHEETS[1:])
def test_all_rows_of_the_first_table_come_back(name, book, sheets):
    table = book.sheets[name][0]
    shown = [
        tuple(str(value) if isinstance(value, Undefined) else value for value in row) for row in table.rows
    ]
    read = sheets[name].iter_rows(2, len(table.rows) + 1, max_col=len(table.columns), values_only=True)
    assert list(read) == shown


@pytest.mark.parametrize("name", SHEETS[1:])
def test_each_sheet_says_unit_n_what_was_left_out_and_parameters(name, sheets):
    said = {(row[0], row[1]) for row in sheets[name].iter_rows(max_col=2, values_only=True)}
    assert {("Unit", "codings"), ("N", "9")} <= said
    if name == "Segments":
        assert ("Left out", "rejected codings: 2") in said
        assert ("Parameter", "assertion: affirmed") in said
        assert ("Column", "Code: the code of the codebook") in said
    else:
        assert ("Left out", "nothing") in said


def test_headings_tell_their_meaning_to_the_pointer(sheets):
    assert sheets["Segments"]["D1"].comment.text == "the code of the codebook"
    assert sheets["Segments"]["A1"].comment is None


def test_ids_are_text_and_places_are_numbers(sheets):
    assert sheets["Segments"]["A2"].value == "0000000000000000"
    assert (sheets["Segments"]["F3"].value, sheets["Segments"]["F3"].data_type) == (1, "n")


def test_shares_and_coefficients_keep_their_value_under_their_format(sheets):
    share = sheets["Frequencies"]["C2"]
    assert (share.value, share.number_format) == (1 / 3, "0.0%_)")


def test_an_undefined_value_is_text_with_its_reason_and_grey(sheets):
    cell = sheets["Co-occurrence pairs"]["D4"]
    assert cell.value == "undefined: no variation"
    assert cell.font.color.rgb == "007B8794"
    assert cell.font.italic


def test_a_code_has_its_colour_and_no_other_text_becomes_one(sheets):
    colours = [sheets["Codebook"].cell(row, 3).fill.fgColor.rgb for row in (2, 3, 4)]
    assert colours == ["00B5651D", "00000000", "00000000"]


def test_the_heat_leaves_the_diagonal_out(sheets):
    sheet = sheets["Co-occurrence"]
    counts, phi = sheet.conditional_formatting
    assert set(str(counts.sqref).split()) == {"C2:D2", "B3", "D3", "B4:C4"}
    (scale,) = counts.rules
    assert [(stop.type, stop.val) for stop in scale.colorScale.cfvo] == [("num", 0), ("max", None)]
    (scale,) = phi.rules
    assert [stop.type for stop in scale.colorScale.cfvo] == ["min", "num", "max"]
    assert scale.colorScale.color[1].rgb == "00FFFFFF"


def test_a_second_table_stands_under_its_title_on_a_page_of_its_own(sheets):
    sheet = sheets["Code x participant"]
    title = next(row for row in range(2, 40) if sheet.cell(row, 1).value == "Presence")
    assert [cell.value for cell in sheet[title + 1]][:3] == ["Code", "Amina", "@Bashir"]
    assert [one.id for one in sheet.row_breaks.brk] == [title - 1]


@pytest.mark.parametrize("name", SHEETS)
def test_sheets_print_on_landscape_pages_as_wide_as_they_need(name, sheets):
    sheet = sheets[name]
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_headings_are_repeated_on_every_printed_page(sheets):
    assert sheets["Segments"].print_title_rows == "$1:$1"


def test_long_quotations_wrap_in_a_wide_column_and_a_high_row(book_of, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book_of("some words " * 60))
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["Segments"]
    assert sheet["E2"].alignment.wrap_text
    assert sheet.column_dimensions["E"].width == 64
    assert sheet.row_dimensions[2].height > 100
    assert not sheet["A2"].alignment.wrap_text


def test_no_text_makes_a_row_too_high_to_scroll_past(book_of, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book_of("a line\n" * 500))
    assert openpyxl.load_workbook(tmp_path / "w.xlsx")["Segments"].row_dimensions[2].height == 15 * 13.5 + 2


def test_many_columns_of_one_kind_have_turned_headings(book, tmp_path):
    matrix = book.code_by_document
    extra = tuple(replace(matrix.columns[1], key=f"d{n}", heading=f"long name {n}") for n in range(9))
    rows = tuple((*row, *[0] * 9) for row in matrix.rows)
    wide = replace(matrix, columns=(*matrix.columns, *extra), rows=rows)
    write_workbook(tmp_path / "w.xlsx", replace(book, code_by_document=wide))
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["Code x document"]
    assert sheet["F1"].alignment.text_rotation == 90
    assert sheet["A1"].alignment.text_rotation == 0
    assert sheet.row_dimensions[1].height >= 6 * len("long name 1")


def test_turned_headings_have_room_for_wide_characters(book, tmp_path):
    matrix = book.code_by_document
    extra = tuple(replace(matrix.columns[1], key=f"d{n}", heading="医" * 20) for n in range(9))
    wide = replace(matrix, columns=(*matrix.columns, *extra), rows=tuple((*r, *[0] * 9) for r in matrix.rows))
    write_workbook(tmp_path / "w.xlsx", replace(book, code_by_document=wide))
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["Code x document"]
    assert sheet.row_dimensions[1].height >= 10 * 20  # each is as wide as its ten points


def test_a_long_note_is_wrapped_and_does_not_run_out_of_the_page(book, tmp_path):
    note = "Codes below " + ", ".join(f"code_{n:03}" for n in range(100))  # some 1,000 characters
    noted = replace(book.frequencies, notes=("A short one.", note))
    write_workbook(tmp_path / "w.xlsx", replace(book, frequencies=noted))
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["Frequencies"]
    lines = [str(cell.value) for cell in sheet["B"] if "code_0" in str(cell.value)]
    assert " ".join(lines) == note
    assert 6 <= len(lines) <= 9
    assert max(map(len, lines)) <= 150
    assert [row[0].value for row in sheet.iter_rows() if row[1].value in lines] == ["Note"] + [None] * (
        len(lines) - 1
    )


def test_a_project_without_findings_keeps_the_sheet_and_says_so(book, tmp_path):
    write_workbook(tmp_path / "w.xlsx", replace(book, findings=None, evidence=()))
    sheets = openpyxl.load_workbook(tmp_path / "w.xlsx")
    assert sheets.sheetnames == SHEETS
    assert sheets["Findings"]["A1"].value == "Findings: none in this project"
    assert sheets["Evidence"]["A1"].value == "Evidence: none in this project"


def test_tables_without_rows_are_written(book, tmp_path):
    empty = {
        name: replace(getattr(book, name), rows=())
        for name in ("codebook", "segments", "frequencies", "cooccurrence_pairs")
    }
    write_workbook(tmp_path / "w.xlsx", replace(book, **empty))
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["Segments"]
    assert sheet["A1"].value == "Id"
    assert sheet.auto_filter.ref == "A1:G1"


def test_title_creator_and_date_are_the_files_properties(sheets):
    properties = sheets.properties
    assert (properties.title, properties.creator) == ("A study", "qda")
    assert properties.created == properties.modified == datetime(2024, 5, 6, 7, 8, 9)


def test_kinds_have_a_format_each():
    assert set(FORMATS) == set(ColumnKind)


@pytest.mark.parametrize(
    ("kind", "number", "shown"),
    [
        (ColumnKind.COUNT, 12345, "12,345"),
        (ColumnKind.COUNT, 1234567, "1,234,567"),
        (ColumnKind.COEFFICIENT, -0.3456, "-0.346"),
        (ColumnKind.COEFFICIENT, 4000.0, "4000.000"),
    ],
)
@pytest.mark.parametrize("columns", [1, 9])
def test_no_number_is_wider_than_its_column(kind, number, shown, columns, book, tmp_path) -> None:
    """Such a number would be shown as ####. `columns`: a table, and a matrix whose columns are narrow."""
    matrix = book.code_by_document
    narrow = tuple(Column(f"d{n}", "n", kind, "") for n in range(columns))
    rows = tuple((row[0], number, *[0] * (columns - 1)) for row in matrix.rows)
    large = replace(matrix, columns=(matrix.columns[0], *narrow), rows=rows)
    write_workbook(tmp_path / "w.xlsx", replace(book, code_by_document=large))
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["Code x document"]
    assert sheet.column_dimensions["B"].width >= len(shown) + 1
