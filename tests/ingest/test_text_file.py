import io
import zipfile
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest.text_file import decode_text

FILE = Path("P1.txt")


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (zipped(), r"a zip archive \(\.zip\)"),
        (b"PK\x03\x04 cut off", "a Word, OpenDocument or zip file"),
        (b"%PDF-1.7\nhello", r"a PDF file \(\.pdf\)"),
        (b"{\\rtf1 hello}", r"rich text \(\.rtf\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"an old Office file \(\.doc, \.xls, \.ppt\)"),
    ],
)
def test_a_file_of_another_kind_is_named_for_what_it_looks_like(content: bytes, what: str) -> None:
    with pytest.raises(InputError, match=f"this is {what}, but its name ends in .txt"):
        decode_text(content, FILE)


def test_nul_bytes_are_no_text_and_the_line_is_named() -> None:
    with pytest.raises(InputError, match=r"P1\.txt, line 2: this looks like a binary file"):
        decode_text(b"one\ntwo\0three", FILE)


def test_undecodable_bytes_with_nul_among_them_are_binary_not_a_wrong_encoding() -> None:
    with pytest.raises(InputError, match="looks like a binary file") as error:
        decode_text("grüße".encode("utf-16-le"), FILE)
    assert "--encoding utf-16" in error.value.remedy


def test_undecodable_bytes_without_nul_are_a_wrong_encoding() -> None:
    with pytest.raises(InputError, match="byte 0xfc is not utf-8 text"):
        decode_text(b"gr\xfc\xdfe", FILE)


def test_utf16_is_text_when_it_says_so_itself_or_somebody_does() -> None:
    assert decode_text("a\nü".encode("utf-16"), FILE) == "a\nü"
    assert decode_text("a\nü".encode("utf-16-le"), FILE, "utf-16-le") == "a\nü"
