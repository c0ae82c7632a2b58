from dataclasses import replace

import openpyxl
import pytest

from qda.model.table import Column, ColumnKind
from qda.report.workbook import ledger
from qda.report.workbook.write import write_workbook


@pytest.fixture
def sheets(book, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book)
    return openpyxl.load_workbook(tmp_path / "w.xlsx")


def rows_behind(sheets, cell):
    """The rows that a cell's link selects, as code, document and participant."""
    sheet, area = cell.hyperlink.location.split("!")
    found = sheets[sheet.strip("'")][area]
    return [(row[3].value, row[1].value, row[2].value) for row in found]


def codings(sheets):
    rows = sheets["Segments"].iter_rows(min_row=2, values_only=True)
    return [(row[3], row[1], row[2]) for row in rows if row[0] and row[0].startswith("0000")]


def test_a_number_leads_to_exactly_the_codings_that_it_counts(sheets):
    sheet = sheets["Code x document"]
    for row in sheet["B2:E4"]:
        for cell in row:
            code, document = sheet.cell(cell.row, 1).value, sheet.cell(1, cell.column).value
            counted = [one for one in codings(sheets) if one[:2] == (code, document)]
            assert cell.value == len(counted)
            assert (rows_behind(sheets, cell) if cell.value else []) == counted
            assert (cell.hyperlink is None) == (cell.value == 0)


def test_a_participants_number_leads_to_all_its_codings_or_to_the_first(sheets):
    sheet = sheets["Code x participant"]
    whole, first = sheet["B3"], sheet["B2"]
    assert rows_behind(sheets, whole)[0] == ("drones", "P1", "Amina")
    assert "the first of 3 codings" in whole.hyperlink.tooltip
    assert len(rows_behind(sheets, whole)) == 1
    assert rows_behind(sheets, first) == [("durand_line", "P1", "Amina")] * 2
    assert first.hyperlink.tooltip == "2 codings in Segments"


def test_presence_leads_where_the_count_leads(sheets):
    sheet = sheets["Code x participant"]
    heading = next(row for row in range(2, 40) if sheet.cell(row, 1).value == "Code")
    assert sheet.cell(heading + 1, 2).value == 1
    assert sheet.cell(heading + 1, 2).hyperlink.location == sheet["B2"].hyperlink.location


@pytest.mark.parametrize("name", ["Codebook", "Frequencies", "Code x document", "Co-occurrence"])
def test_a_code_leads_to_all_its_codings(name, sheets):
    for row in (2, 3, 4):
        cell = sheets[name].cell(row, 1)
        assert rows_behind(sheets, cell) == [one for one in codings(sheets) if one[0] == cell.value]


def test_two_codes_lead_to_their_pair_in_either_order(sheets):
    pairs, matrix = sheets["Co-occurrence pairs"], sheets["Co-occurrence"]
    for cell in (matrix["C2"], matrix["B3"]):
        sheet, area = cell.hyperlink.location.split("!")
        assert sheet == "'Co-occurrence pairs'"
        assert [one.value for one in pairs[area][0]][:2] == ["durand_line", "drones"]
    assert {code for code, *_ in rows_behind(sheets, matrix["B2"])} == {"durand_line"}
    assert {code for code, *_ in rows_behind(sheets, pairs["B2"])} == {"drones"}


def test_a_zero_leads_nowhere(book, tmp_path):
    counts = book.cooccurrence_counts
    rows = (("durand_line", 4, 0, 1), *counts.rows[1:])
    write_workbook(tmp_path / "z.xlsx", replace(book, cooccurrence_counts=replace(counts, rows=rows)))
    sheet = openpyxl.load_workbook(tmp_path / "z.xlsx")["Co-occurrence"]
    assert sheet["C2"].hyperlink is None
    assert sheet["D2"].hyperlink is not None


def test_a_findings_document_leads_to_its_first_codings_under_the_findings_codes(sheets):
    assert rows_behind(sheets, sheets["Findings"]["C2"]) == [("drones", "+P3", "@Bashir")]
    assert sheets["Findings"]["C3"].hyperlink is None
    assert rows_behind(sheets, sheets["Evidence"]["B2"]) == [("drones", "P2", "Amina")]
    assert sheets["Evidence"]["B3"].hyperlink is None


def test_the_overview_leads_to_every_sheet(sheets):
    links = [cell.hyperlink for row in sheets["Overview"].iter_rows(max_col=1) for cell in row]
    places = [link.location for link in links if link]
    assert {f"'{name}'!A1" for name in sheets.sheetnames[1:]} <= set(places)
    assert len(places) == len(sheets.sheetnames[1:]) + 2


def test_the_overview_leads_to_the_title_of_a_table_that_stands_below_another(sheets):
    overview = sheets["Overview"]
    (row,) = [row for row in range(1, 30) if overview.cell(row, 2).value == "Presence"]
    sheet, cell = overview.cell(row, 1).hyperlink.location.split("!")
    assert sheets[sheet.strip("'")][cell].value == "Presence"


def test_the_code_of_a_coding_is_the_last_of_its_path(book, tmp_path):
    columns = [Column(f"level_{at}", f"Level {at}", ColumnKind.TEXT) for at in (1, 2)]
    segments = book.segments
    rows = tuple((*row[:3], "theme", row[3], *row[4:]) for row in segments.rows)
    nested = replace(segments, columns=(*segments.columns[:3], *columns, *segments.columns[4:]), rows=rows)
    write_workbook(tmp_path / "n.xlsx", replace(book, segments=nested))
    cell = openpyxl.load_workbook(tmp_path / "n.xlsx")["Code x document"]["B2"]
    assert cell.hyperlink.location == "'Segments'!A2:H3"


def test_segments_out_of_order_are_refused(book, tmp_path):
    rows = book.segments.rows
    mixed = replace(book.segments, rows=(rows[0], rows[3], rows[1]))
    with pytest.raises(ValueError, match="not sorted"):
        write_workbook(tmp_path / "w.xlsx", replace(book, segments=mixed))


def test_links_stop_at_what_excel_opens_and_it_is_said(book, tmp_path, monkeypatch):
    whole = write_workbook(tmp_path / "a.xlsx", book)
    monkeypatch.setattr(ledger, "MAX_LINKS", 5)
    part = write_workbook(tmp_path / "b.xlsx", book)
    assert part.links + part.unlinked == whole.links
    assert part.unlinked > 0
    assert any(f"{part.unlinked} " in note or f": {part.unlinked}," in note for note in part.notes)
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["Code x document"]
    assert sum(cell.hyperlink is not None for row in sheet["A2:E4"] for cell in row) == 5
    assert [cell.value for cell in sheet[4]] == ["=exile", 1, 1, 0, 0]
