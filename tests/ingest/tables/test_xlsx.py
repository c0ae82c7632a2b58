"""Workbooks as openpyxl, XlsxWriter (which writes as Excel does) and LibreOffice write them."""

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from qda.errors import InputError
from qda.ingest import xlsx_table
from qda.ingest.reader import Options, Reading


def read(content: bytes, **said: object) -> list[Reading]:
    return list(xlsx_table.read(content, Path("survey.xlsx"), Options(**said)))  # type: ignore[arg-type]


def saved(book: openpyxl.Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def repacked(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The workbook with something else in one of its parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(held, "w") as after:
        for info in before.infolist():
            part = before.read(info)
            assert info.filename != name or old in part
            after.writestr(info, part.replace(old, new) if info.filename == name else part)
    return held.getvalue()


@pytest.fixture
def excel() -> bytes:
    """A workbook with all that cells can hold, written as Excel writes it."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    sheet = book.add_worksheet("Data")
    day, bold = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"bold": True})
    clock = book.add_format({"num_format": "hh:mm:ss"})
    sheet.write_row(0, 0, ["ID", "When", "Begun", "Share", "Number", "Good", "Sum", "Comment"])
    sheet.write_row(1, 0, ["R1", None, None, 2.5, 7, True])
    sheet.write_datetime(1, 1, datetime.datetime(2024, 3, 1), day)
    sheet.write_datetime(1, 2, datetime.time(9, 5), clock)
    sheet.write_formula(1, 6, "=1+1", None, 2)
    sheet.write_rich_string(1, 7, "It was ", bold, "far", "\nand late.")
    sheet.write_row(2, 0, ["R2", None, None, 1e20, 3.0, False, None, " x_x000D_y "])
    sheet.write_datetime(2, 1, datetime.datetime(2024, 3, 1, 10, 30), day)
    sheet.set_row(2, None, None, {"hidden": True})
    book.add_worksheet("Notes").write_row(0, 0, ["a", "b"])
    book.get_worksheet_by_name("Notes").write_row(1, 0, ["c", "d"])
    book.close()
    return held.getvalue()


def test_values_are_as_a_person_would_write_them(excel: bytes) -> None:
    first, second = read(excel)
    assert (first.text, first.metadata.document, first.member) == ("It was far\nand late.", "R1", "row 2")
    assert dict(first.metadata.attributes) == {
        "When": "2024-03-01",
        "Begun": "09:05:00",
        "Share": "2.5",
        "Number": "7",
        "Good": "TRUE",
        "Sum": "2",
    }
    assert second.metadata.attributes["When"] == "2024-03-01T10:30:00"
    assert second.metadata.attributes["Number"] == "3"
    assert second.text.split() == ["x", "y"]


def test_sheets_that_are_not_read_and_hidden_rows_are_told(excel: bytes) -> None:
    told = [notice.what for notice in read(excel)[0].notices]
    assert told == ["the sheet 'Data' is read; not read: 'Notes'", "1 hidden rows are read like the others"]


def test_the_sheet_with_the_asked_column_is_read(excel: bytes) -> None:
    (reading,) = read(excel, text_columns=("b",))
    assert (reading.text, dict(reading.metadata.attributes)) == ("d", {"a": "c"})


def test_formulas_without_value_merged_cells_and_a_title_are_told() -> None:
    book = openpyxl.Workbook()
    for row in (["Survey 2024"], [], ["ID", "Sum", "Comment"], ["1", "=1+1", "Near."], ["2", None, "Far."]):
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    first, second = read(saved(book))
    assert (first.text, first.member, dict(first.metadata.attributes)) == ("Near.", "row 4", {})
    assert second.member == "row 5"
    told = " ".join(notice.what for notice in first.notices)
    assert "B4" in told
    assert "A1:C1" in told
    assert "title" in told


LIBRE = {
    "[Content_Types].xml": """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"
 ContentType="application/xml"/><Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override
 PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override
 PartName="/xl/sharedStrings.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""",
    "_rels/.rels": """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
 Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><fileVersion
 appName="Calc"/>
<sheets><sheet name="Sheet1" sheetId="1" state="visible" r:id="rId2"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId2"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
 Target="worksheets/sheet1.xml"/><Relationship Id="rId4"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
 Target="sharedStrings.xml"/></Relationships>""",
    "xl/sharedStrings.xml": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4" uniqueCount="4"><si><t
 xml:space="preserve">id</t></si><si><t xml:space="preserve">text</t></si>
<si><t xml:space="preserve">R1</t></si><si><t
 xml:space="preserve">It was far
and late.</t></si></sst>""",
    "xl/worksheets/sheet1.xml": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<dimension ref="A1:C2"/><sheetData>
<row
 r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0"
 collapsed="false"><c r="A1"
 s="0" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>1</v></c><c r="C1" t="str"><v>sum</v></c></row><row r="2"
 hidden="false"><c r="A2" s="0" t="s"><v>2</v></c><c r="B2" s="0" t="s"><v>3</v></c><c r="C2" t="n"><f
 aca="false">1+1</f><v>2</v></c></row></sheetData></worksheet>""",
}


def test_a_workbook_as_libreoffice_writes_it() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, part in LIBRE.items():
            archive.writestr(name, part)
    (reading,) = read(held.getvalue())
    assert (reading.text, dict(reading.metadata.attributes)) == ("It was far\nand late.", {"sum": "2"})
    assert reading.notices == ()


def _simple() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["id", "text"])
    book.active.append(["1", "Far."])
    return saved(book)


SHEET = "xl/worksheets/sheet1.xml"
BAD = {
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "encrypted"),
    "no workbook": (b"id,text\n1,a\n", "no Excel workbook"),
    "cut off": (_simple()[:400], "damaged"),
    "another zip": (b"PK\x05\x06" + bytes(18), "damaged"),
    "entities": (
        repacked(_simple(), SHEET, b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet'),
        "entities",
    ),
    "a broken part": (repacked(_simple(), SHEET, b"</sheetData>", b""), r"sheet1.xml' is broken off"),
    "no row": (saved(openpyxl.Workbook()), "no sheet"),
    "a bomb": (repacked(_simple(), SHEET, b"<sheetData>", b"<sheetData>" + b" " * 3_000_000), "unpack"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_told_in_words(case: str) -> None:
    content, told = BAD[case]
    if case == "a bomb":
        held = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(content)) as before,
            zipfile.ZipFile(held, "w", 8, compresslevel=9) as after,
        ):
            for name in before.namelist():
                after.writestr(name, before.read(name).replace(b" " * 3_000_000, b" " * 30_000_000))
        content = held.getvalue()
    with pytest.raises(InputError, match=told) as error:
        read(content)
    assert "survey.xlsx" in str(error.value)


def test_a_row_that_claims_to_be_far_down_takes_no_time_or_memory() -> None:
    content = repacked(_simple(), SHEET, b'r="2"', b'r="99999999999"')
    (reading,) = read(repacked(content, SHEET, b'r="A2"', b""))
    assert reading.text == "Far."
