from dataclasses import replace

import pytest

from qda.errors import UsageError
from qda.model.table import Column, ColumnKind
from qda.report.workbook.write import write_workbook


def test_more_codes_than_a_sheet_holds_are_refused_with_a_remedy(book, tmp_path):
    columns = (Column("code", "Code", ColumnKind.TEXT),) * 16_385
    wide = replace(book.cooccurrence_counts, columns=columns, rows=())
    with pytest.raises(UsageError, match="'Co-occurrence' would need 16,385 columns") as raised:
        write_workbook(tmp_path / "w.xlsx", replace(book, cooccurrence_counts=wide))
    assert "export the codings" in raised.value.remedy
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("value", [float("nan"), float("inf"), b"bytes", ["list"]])
def test_a_value_that_no_table_may_hold_is_refused_with_its_place(value, book, tmp_path):
    rows = (("durand_line", value, 0.5), *book.frequencies.rows[1:])
    wrong = replace(book, frequencies=replace(book.frequencies, rows=rows))
    with pytest.raises(ValueError, match="frequencies, row 0, codings"):
        write_workbook(tmp_path / "w.xlsx", wrong)
    assert not list(tmp_path.iterdir())


def test_a_row_of_another_length_is_refused(book, tmp_path):
    wrong = replace(book, frequencies=replace(book.frequencies, rows=(("durand_line", 1),)))
    with pytest.raises(ValueError, match="2 values for 3 columns"):
        write_workbook(tmp_path / "w.xlsx", wrong)
