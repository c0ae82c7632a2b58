import gc
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from qda.errors import ProjectError
from qda.report.workbook import package, sheet, table, write
from qda.report.workbook.write import write_workbook


def test_the_same_book_gives_the_same_bytes_at_another_time(book, tmp_path, monkeypatch):
    write_workbook(tmp_path / "a.xlsx", book)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    write_workbook(tmp_path / "b.xlsx", book)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_no_entry_carries_the_time_of_writing(book, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book)
    with ZipFile(tmp_path / "w.xlsx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {package.EPOCH}
        assert archive.testzip() is None


def test_another_stamp_changes_the_properties_alone(book, tmp_path):
    write_workbook(tmp_path / "a.xlsx", book)
    write_workbook(tmp_path / "b.xlsx", replace(book, created=datetime(2025, 1, 1)))
    with ZipFile(tmp_path / "a.xlsx") as a, ZipFile(tmp_path / "b.xlsx") as b:
        assert [name for name in a.namelist() if a.read(name) != b.read(name)] == ["docProps/core.xml"]


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=5))])
def test_a_stamp_with_a_zone_is_written_as_utc(zone, book, tmp_path):
    moment = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC).astimezone(zone)
    write_workbook(tmp_path / "w.xlsx", replace(book, created=moment))
    assert openpyxl.load_workbook(tmp_path / "w.xlsx").properties.created == datetime(2024, 5, 6, 7, 8, 9)


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """The folder in which openpyxl keeps its drafts."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.mark.parametrize("place", ["write_table", "write_about", "ExcelWriter"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_nothing_else(place, error, book, scratch, tmp_path, monkeypatch):
    def fail(*_, **__):
        raise error

    module = {"write_table": write, "write_about": table, "ExcelWriter": package}[place]
    monkeypatch.setattr(module, place, fail)
    path = tmp_path / "w.xlsx"
    path.write_bytes(b"old")
    with pytest.raises((ProjectError, KeyboardInterrupt)):
        write_workbook(path, book)
    gc.collect()
    assert path.read_bytes() == b"old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["scratch", "w.xlsx"]
    assert not list(scratch.iterdir())


def test_no_drafts_are_left_after_success(book, scratch, tmp_path):
    write_workbook(tmp_path / "w.xlsx", book)
    assert not list(scratch.iterdir())


ODD = "a <b> & 'c' \"é\" \N{SLIGHTLY SMILING FACE}\tü \n]]> \x0b"


class _Plain(WriteOnlyWorksheet):
    """A sheet whose rows openpyxl writes by itself."""

    def _values_to_row(self, values, row_idx):
        for one in values:
            if one is not None:
                column = openpyxl.utils.cell.coordinate_from_string(one.coordinate)[0]
                number = openpyxl.utils.column_index_from_string(column)
                style = self.parent._cell_styles[int(one.style)]
                cell = openpyxl.cell.Cell(self, row_idx, number, style_array=style)
                cell._value, cell.data_type = one.value, "s" if one.kind == "inlineStr" else "n"
                cell.hyperlink, cell.comment = one.hyperlink, one.comment
                yield cell


def test_rows_are_the_bytes_that_openpyxl_writes_by_itself(book, tmp_path, monkeypatch):
    rows = tuple((code, ODD, color) for code, _, color in book.codebook.rows)
    book = replace(book, codebook=replace(book.codebook, rows=rows))
    write_workbook(tmp_path / "own.xlsx", book)
    monkeypatch.setattr(sheet, "Rows", _Plain)
    write_workbook(tmp_path / "plain.xlsx", book)
    assert (tmp_path / "own.xlsx").read_bytes() == (tmp_path / "plain.xlsx").read_bytes()


def test_a_full_disk_for_drafts_is_told_as_one(book, tmp_path, monkeypatch):
    def full(*_, **__):
        raise RuntimeError("IO_ENOSPC")  # as the writer of XML says it

    monkeypatch.setattr(package, "ExcelWriter", full)
    with pytest.raises(ProjectError, match="No space left on device"):
        write_workbook(tmp_path / "w.xlsx", book)
