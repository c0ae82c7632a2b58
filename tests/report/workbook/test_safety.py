from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.report.workbook.write import write_workbook
from tests.examples import examples

AWKWARD = [
    "=1+1",
    "=",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    '=HYPERLINK("http://x.example","y")',
    "＝1+1",
    "＋1",
    "{=1}",
    "#REF!",
    "#N/A",
    "TRUE",
    "007",
    "1e5",
    "2024-05-06",
    "'quoted",
    "_x003D_1+1",
    "<f>1+1</f>",
    "]]>",
    "&#61;1+1",
]


@pytest.mark.parametrize("quote", AWKWARD)
def test_a_quotation_is_text_and_comes_back_as_it_was(quote, book_of, read_raw, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book_of(quote))
    cell = read_raw(tmp_path / "w.xlsx")["Segments"]["E2"]
    assert (cell.kind, cell.text, cell.quoted, cell.formula) == ("inlineStr", quote, True, False)


def test_no_cell_of_any_sheet_is_a_formula(book, read_raw, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book)
    sheets = read_raw(tmp_path / "w.xlsx")
    kinds = {cell.kind for cells in sheets.values() for cell in cells.values()}
    assert kinds == {"inlineStr", "n"}
    assert not [cell for cells in sheets.values() for cell in cells.values() if cell.formula]


def test_every_text_carries_the_mark_that_keeps_it_text_on_edit(book, read_raw, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book)
    texts = [cell for cells in read_raw(tmp_path / "w.xlsx").values() for cell in cells.values() if cell.text]
    assert all(cell.quoted == (cell.kind == "inlineStr") for cell in texts)


def test_names_that_look_like_formulas_are_text_wherever_they_stand(book, read_raw, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book)
    sheets = read_raw(tmp_path / "w.xlsx")
    assert sheets["Code x document"]["D1"].text == "+P3"
    assert sheets["Code x participant"]["C1"].text == "@Bashir"
    assert sheets["Co-occurrence"]["A4"].text == "=exile"
    assert sheets["Overview"]["B4"].text == "=all"
    assert sheets["Codebook"]["B2"].text == "=A1"


def test_openpyxl_reads_texts_and_no_formulas(book, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book)
    for sheet in openpyxl.load_workbook(tmp_path / "w.xlsx"):
        assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)


@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(quote=st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_at_all_comes_back(quote, book_of, read_raw, tmp_path):
    path = Path(tmp_path / "w.xlsx")
    write_workbook(path, book_of(quote))
    assert read_raw(path)["Segments"]["E2"].text == quote


def test_characters_that_xml_cannot_hold_are_counted_and_said(book_of, read_raw, tmp_path):
    summary = write_workbook(tmp_path / "w.xlsx", book_of("a\x00b\x07c\ufffe\ud800 _x0041_"))
    assert (summary.escaped_characters, summary.escaped_cells) == (5, 1)
    overview = " ".join(cell.text for cell in read_raw(tmp_path / "w.xlsx")["Overview"].values())
    assert "like an escape): 5, in cells: 1." in overview


def test_nothing_is_said_to_be_changed_when_nothing_was(book, read_raw, tmp_path):
    assert write_workbook(tmp_path / "w.xlsx", book).notes == ()
    overview = [cell.text for cell in read_raw(tmp_path / "w.xlsx")["Overview"].values()]
    assert "Nothing: every text stands in its cell exactly as it was." in overview
