"""Tables that a sheet does not hold as they stand. A sheet of Excel has 16,384 columns and 1,048,576 rows."""

from dataclasses import replace

import openpyxl
import pytest

from qda.model.table import Column, ColumnKind
from qda.report.workbook.fit import fit
from qda.report.workbook.write import write_workbook

MANY = 16_400
NAMES = ("P1", "P2", "+P3", "dogra2017", *(f"D{number}" for number in range(MANY - 4)))


def widened(table, first):
    """The table with MANY columns of numbers: its own, then some without codings; 3 in the last one."""
    old = len(table.columns) - 1
    rows = tuple((*row, *[0] * (MANY - old - 1), 3) for row in table.rows)
    names = (*first, *NAMES[-(MANY - old) :])
    columns = (table.columns[0], *(Column(name, name, ColumnKind.COUNT, "codings") for name in names))
    return replace(table, columns=columns, rows=rows)


def test_more_documents_than_a_sheet_has_columns_stand_in_rows(book, tmp_path):
    wide = replace(book, code_by_document=widened(book.code_by_document, NAMES[:4]))
    summary = write_workbook(tmp_path / "w.xlsx", wide)
    sheets = openpyxl.load_workbook(tmp_path / "w.xlsx")
    sheet = sheets["Code x document"]
    # of the passages of the book, P1 has two with durand_line and one with each of the others
    assert [cell.value for cell in sheet[1]] == ["Document", "durand_line", "drones", "=exile"]
    assert [cell.value for cell in sheet[2]] == ["P1", 2, 1, 1]
    assert [cell.value for cell in sheet[MANY + 1]] == [NAMES[-1], 3, 3, 3]
    assert dict(summary.sheets)["Code x document"] == MANY
    _, area = sheet["B2"].hyperlink.location.split("!")
    assert [row[4].value for row in sheets["Segments"][area]] == ["The line was drawn by a stranger.", "=1+1"]
    assert (sheet["A4"].value, sheet["D4"].value, sheet["D4"].hyperlink) == ("+P3", 0, None)
    (said,) = summary.notes
    assert said.startswith("Code x document has a row for each document and a column for each code")
    assert "16,384 columns, and there are 16,400 documents" in said
    assert said in [row[0] for row in sheets["Overview"].iter_rows(values_only=True)]
    assert said in [row[1] for row in sheet.iter_rows(min_row=MANY, max_col=2, values_only=True)]


def test_so_do_participants_and_it_is_said_once(book):
    people = ("Amina", "@Bashir")
    wide = replace(
        book,
        code_by_participant=widened(book.code_by_participant, people),
        code_by_participant_01=widened(book.code_by_participant_01, people),
    )
    fitted, (said,) = fit(wide)
    assert fitted.code_by_participant.rows[:2] == (("Amina", 2, 3, 2), ("@Bashir", 1, 1, 0))
    assert fitted.code_by_participant_01.rows[:2] == (("Amina", 1, 1, 1), ("@Bashir", 1, 1, 0))
    assert "16,400 participants" in said
    assert fitted.code_by_document is book.code_by_document


def test_a_code_that_is_called_code_is_no_column_of_codes(book):
    wide = widened(book.code_by_document, NAMES[:4])
    renamed = replace(wide, rows=(("code", *wide.rows[0][1:]), *wide.rows[1:]))
    fitted, _ = fit(replace(book, code_by_document=renamed))
    assert "code" not in [column.key for column in fitted.code_by_document.columns]


@pytest.mark.parametrize("name", ["segments", "cooccurrence_pairs"])
def test_of_more_rows_than_a_sheet_holds_the_first_are_kept_and_it_is_said(name, book):
    table = getattr(book, name)
    fitted, (said,) = fit(replace(book, **{name: replace(table, rows=(table.rows[0],) * 1_048_577)}))
    kept = getattr(fitted, name)
    assert 1_000_000 < len(kept.rows) < 1_048_576
    assert f"the first {len(kept.rows):,} of 1,048,577 rows" in said
    assert said in kept.notes


def test_what_fits_is_as_it_was(book):
    assert fit(book) == (book, ())
