import openpyxl
import pytest

from qda.report.workbook.write import write_workbook

LONG = "They spoke of the line 😂 and of exile. " * 1_000


def test_a_text_that_fills_one_cell_stays_in_it(book_of, tmp_path):
    summary = write_workbook(tmp_path / "w.xlsx", book_of("x" * 32_767))
    sheets = openpyxl.load_workbook(tmp_path / "w.xlsx")
    assert summary.long_texts == 0
    assert sheets["Segments"]["E2"].value == "x" * 32_767
    assert "Long texts" not in sheets.sheetnames


@pytest.mark.parametrize("text", [LONG, "x" * 32_768, "😂" * 16_384, "\x00" * 5_000])
def test_a_longer_text_stands_in_full_on_a_sheet_of_its_own(text, book_of, read_raw, tmp_path):
    summary = write_workbook(tmp_path / "w.xlsx", book_of(text))
    cells = read_raw(tmp_path / "w.xlsx")["Long texts"]
    parts = [cells[f"G{row}"].text for row in range(2, 2 + summary.long_parts)]
    assert "".join(parts) == text
    assert f"G{2 + summary.long_parts}" not in cells
    assert summary.long_texts == 1


def test_its_cell_says_so_shows_the_beginning_and_leads_there(book_of, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book_of(LONG))
    sheets = openpyxl.load_workbook(tmp_path / "w.xlsx")
    cell = sheets["Segments"]["E2"]
    assert cell.value.startswith(
        f"[{len(LONG):,} characters: in full on the sheet Long texts, from row 2] They"
    )
    sheet, area = cell.hyperlink.location.split("!")
    assert sheets[sheet.strip("'")][area][0][6].value.startswith("They spoke")
    assert sheets["Long texts"]["B2"].hyperlink.location == "'Segments'!E2"
    assert [cell.value for cell in sheets["Long texts"][2]][:5] == ["Segments", "E2", "Quote", 1, 27]


def test_the_overview_and_the_summary_say_so(book_of, read_raw, tmp_path):
    summary = write_workbook(tmp_path / "w.xlsx", book_of(LONG))
    (note,) = summary.notes
    assert note.startswith("Texts that are too long for one cell: 1.")
    overview = {cell.text for cell in read_raw(tmp_path / "w.xlsx")["Overview"].values()}
    assert {note, "Long texts"} <= overview
