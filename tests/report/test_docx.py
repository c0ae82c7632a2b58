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


def test_lines_and_spaces_stand_as_python_docx_writes_them(make_table, tmp_path):
    text = " one & two\n\nthree "
    write_docx(tmp_path / "t.docx", [make_table([(text,)], ("c", "text"))])
    plain = docx.Document().add_table(rows=1, cols=1).rows[0].cells[0]
    plain.text = text
    written = docx.Document(str(tmp_path / "t.docx")).tables[0].rows[1].cells[0]
    assert written.paragraphs[0]._p.xml == plain.paragraphs[0]._p.xml


def test_more_columns_than_a_page_holds_stand_in_parts(make_table, tmp_path):
    """70 participants in a matrix: Word reads no table of more than 63 columns."""
    columns = [("code", "text"), *((f"p{number:02}", "count") for number in range(70))]
    table = make_table([("fence", *range(70)), ("line", *range(100, 170))], *columns)
    write_docx(tmp_path / "t.docx", [table])
    read = docx.Document(str(tmp_path / "t.docx"))
    grids = [[[cell.text for cell in row.cells] for row in one.rows] for one in read.tables]
    assert max(len(grid[0]) for grid in grids) <= 63
    assert {grid[0][0] for grid in grids} == {"Code"}
    for row, begin in enumerate(("Code", "fence", "line")):
        assert {grid[row][0] for grid in grids} == {begin}
    beside = [[text for grid in grids for text in grid[row][1:]] for row in range(3)]
    assert beside[0] == [f"P{number:02}" for number in range(70)]
    assert beside[1:] == [[str(n) for n in range(70)], [str(n) for n in range(100, 170)]]
    told = [one.text for one in read.paragraphs if one.text.startswith("Part ")]
    assert told[0] == f"Part 1 of {len(grids)}, because the columns do not fit side by side"
    assert len(told) == len(grids) > 1


def test_characters_that_no_document_may_hold_are_shown(make_table, tmp_path):
    write_docx(tmp_path / "t.docx", [make_table([("a\x0bb\x1b",)], ("c", "text"))], title="x\x00")
    assert docx.Document(str(tmp_path / "t.docx")).tables[0].rows[1].cells[0].text == "a b\\x1b"


def test_columns_are_so_wide_that_no_heading_is_broken_and_the_last_part_is_no_rest(make_table, tmp_path):
    """In type of 9 points a bold letter has some 1.7 mm, and a cell 3.8 mm of margins."""
    columns = [("code", "text"), *((f"person_{number:02}", "count") for number in range(30))]
    write_docx(tmp_path / "t.docx", [make_table([("alpha_code", *range(30))], *columns)])
    grids = docx.Document(str(tmp_path / "t.docx")).tables
    for grid in grids:
        for cell in grid.rows[0].cells:
            assert cell.width.mm >= 3.8 + 1.7 * len(cell.text), cell.text
    sizes = [len(grid.columns) for grid in grids]
    assert max(sizes) - min(sizes) <= len(sizes)
