"""A Word document of tables, read back by the library that Word files are read with elsewhere."""

import docx

from qda.report.docx import RECORD_FROM, write_docx


def test_headings_cells_and_captions_come_back(every_kind, tmp_path):
    write_docx(tmp_path / "t.docx", [every_kind], title="My study")
    read = docx.Document(str(tmp_path / "t.docx"))
    assert read.paragraphs[0].text == "My study"
    assert "A test" in [one.text for one in read.paragraphs]
    cells = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
    assert cells[0] == ["Code", "Codings", "Share", "Lift", "P"]
    assert cells[2][:3] == ["=1+1", "0", "<1%"]
    assert any("N = 214" in one.text and "interviewer sentences (31)" in one.text for one in read.paragraphs)


def test_wide_tables_are_records_without_empty_fields(make_table, tmp_path):
    columns = [(f"c{i}", "text") for i in range(RECORD_FROM)]
    table = make_table([("a", *[""] * (RECORD_FROM - 2), "z"), tuple("abcdefghi")], *columns)
    write_docx(tmp_path / "t.docx", [table])
    records = docx.Document(str(tmp_path / "t.docx")).tables
    assert [[cell.text for cell in row.cells] for row in records[0].rows] == [["C0", "a"], ["C8", "z"]]
    assert len(records[1].rows) == RECORD_FROM


def test_characters_that_no_document_may_hold_are_shown(make_table, tmp_path):
    write_docx(tmp_path / "t.docx", [make_table([("a\x0bb\x1b",)], ("c", "text"))], title="x\x00")
    assert docx.Document(str(tmp_path / "t.docx")).tables[0].rows[1].cells[0].text == "a b\\x1b"
