"""Files that are not what their names say."""

import io
import sqlite3
import wave
import zipfile
from pathlib import Path

import openpyxl
import pytest

from qda.errors import InputError
from qda.ingest import registry, sniff
from qda.ingest.registry import Format
from qda.ingest.sniff import kind_of, refuse_other_kind


def office(*names: str, mimetype: str | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, "<x/>")
    return buffer.getvalue()


def workbook() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def sound() -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(bytes(800))
    return buffer.getvalue()


def database(tmp_path: Path) -> bytes:
    connection = sqlite3.connect(tmp_path / "x.db")
    connection.execute("create table a (b)")
    connection.commit()
    connection.close()
    return (tmp_path / "x.db").read_bytes()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
KINDS = {
    "Word": (office("[Content_Types].xml", "word/document.xml"), sniff.WORD),
    "Excel": (workbook(), sniff.EXCEL),
    "slides": (office("[Content_Types].xml", "ppt/presentation.xml"), sniff.SLIDES),
    "OpenDocument": (office(mimetype="application/vnd.oasis.opendocument.text"), sniff.ODT),
    "EPUB": (office("META-INF/container.xml", mimetype="application/epub+zip"), sniff.EPUB),
    "Pages": (office("Index/Document.iwa"), sniff.PAGES),
    "zip": (office("P1.txt"), sniff.ZIP),
    "empty zip": (office(), sniff.ZIP),
    "cut zip": (office("P1.txt")[:40], sniff.CUT_ZIP),
    "PDF": (b"%PDF-1.7\n", sniff.PDF),
    "PDF behind a mail header": (b"X: 1\n%PDF-1.4\n1 0 obj\nendobj", sniff.PDF),
    "RTF": (b"{\\rtf1\\ansi}", sniff.RTF),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), sniff.OLD_WORD),
    "old Excel": (OLE + "Workbook".encode("utf-16-le"), sniff.OLD_EXCEL),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), sniff.LOCKED),
    "web page": (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html>", sniff.PAGE),
    "XHTML": (b'<?xml version="1.0"?>\n<html xmlns="x">', sniff.PAGE),
    "wav": (sound(), sniff.RECORDING),
    "mp3": (b"ID3\x04\0\0\0\0\0\0", sniff.RECORDING),
    "mp3 without tag": (b"\xff\xfb\x90\x64" + bytes(400), sniff.RECORDING),
    "mp4": (b"\0\0\0\x18ftypmp42" + bytes(20), sniff.RECORDING),
    "m4a": (b"\0\0\0\x18ftypM4A " + bytes(20), sniff.RECORDING),
    "iPhone picture": (b"\0\0\0\x18ftypheic" + bytes(20), sniff.PICTURE),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", sniff.PICTURE),
    "gzip": (b"\x1f\x8b\x08\0", sniff.PACKED),
}


@pytest.mark.parametrize("case", KINDS)
def test_kinds_are_told_by_their_bytes(case: str) -> None:
    content, kind = KINDS[case]
    assert kind_of(content) is kind


def test_a_database_is_told(tmp_path: Path) -> None:
    assert kind_of(database(tmp_path)) is sniff.DATABASE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P1: Hello.",
        "MZ: I said so. BM: I did not.",
        "ID3,text\n1,hello",
        "We use %PDF- files all the time.",
        "<p>The thing is",
        "RIFF, she said",
        "PK: and then?",
        "GIF me that",
    ],
)
def test_texts_are_of_no_other_kind(text: str) -> None:
    assert kind_of(text.encode()) is None
    refuse_other_kind(text.encode(), Path("P1.txt"))


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp1252", "utf-16", "utf-16-le"])
def test_letters_of_other_encodings_are_no_recording(encoding: str) -> None:
    text = "яыы ЪБ ÿûa" if encoding.startswith("utf") else {"cp1252": "ÿûÿó"}.get(encoding, "яыяуят")
    assert kind_of(text.encode(encoding)) is None


@pytest.fixture
def word_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    more = {**registry.READERS, ".docx": Format("docx", "Word document")}
    monkeypatch.setattr(registry, "READERS", more)


@pytest.mark.usefixtures("word_is_read")
def test_a_wrong_suffix_is_said_with_the_right_name() -> None:
    with pytest.raises(InputError) as error:
        refuse_other_kind(KINDS["Word"][0], Path("a/P1.txt"))
    assert str(error.value) == (
        "a/P1.txt: this is a Word document (.docx), but its name ends in .txt\n  Rename it to P1.docx."
    )
    refuse_other_kind(KINDS["Word"][0], Path("P1.DOCX"))


def test_text_that_is_called_a_word_document_is_said_to_be_text() -> None:
    with pytest.raises(InputError) as error:
        refuse_other_kind("P1: Café.".encode(), Path("P1.docx"))
    assert "this is plain text, not a Word document, but its name ends in .docx" in str(error.value)
    assert "Rename it to P1.txt." in error.value.remedy


def test_rubbish_that_is_called_a_pdf_is_said_to_be_none() -> None:
    with pytest.raises(InputError, match=r"this is not a PDF file, but its name ends in \.pdf"):
        refuse_other_kind(b"\0\1\2\xff", Path("P1.pdf"))


@pytest.mark.parametrize(
    ("case", "name", "said"),
    [
        ("wav", "P1.txt", "Transcribe it first"),
        ("wav", "P1.wav", "this is a recording, not a transcript\n"),
        ("mp4", "P1", "this is a recording, not a transcript, but its name has no suffix"),
        ("jpeg", "P1.docx", "Recognise its text first"),
        ("old Word", "P1.doc2", "this is an old Word document (.doc)"),
        ("locked", "P1.docx", "locked with a password"),
        ("gzip", "P1.tar.gz", "Unpack it first"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(case: str, name: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        refuse_other_kind(KINDS[case][0], Path(name))
    assert said in str(error.value)


def test_a_damaged_office_file_is_left_to_its_own_reader() -> None:
    refuse_other_kind(KINDS["cut zip"][0], Path("P1.docx"))
    refuse_other_kind(KINDS["cut zip"][0], Path("P1.epub"))
    with pytest.raises(InputError, match="a Word, OpenDocument or zip file"):
        refuse_other_kind(KINDS["cut zip"][0], Path("P1.txt"))
