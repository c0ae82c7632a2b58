from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import InputError
from qda.files.text import decode, read_bytes, read_text

FILE = Path("P1.txt")
MARKS = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\x00\x00",
    "utf-32-be": b"\x00\x00\xfe\xff",
}
LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufeff\x00"))


@given(LINES)
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), FILE) == text


@pytest.mark.parametrize("encoding", MARKS)
@given(text=LINES)
def test_a_byte_order_mark_names_the_encoding_and_is_no_text(encoding: str, text: str) -> None:
    assert decode(MARKS[encoding] + text.encode(encoding), FILE) == text


def test_a_byte_order_mark_is_believed_before_an_encoding_that_was_asked_for() -> None:
    assert decode(b"\xef\xbb\xbf\xc3\xbc", FILE, "cp1252") == "ü"


def test_an_encoding_that_was_asked_for_is_used() -> None:
    assert decode(b"\x93caf\xe9\x94", FILE, "cp1252") == "“café”"


def test_every_kind_of_line_end_becomes_lf_and_nothing_else_changes() -> None:
    assert (
        decode("a\r\nb\rc\nd\u2028e\x0bf\x0cg\t h \n".encode(), FILE) == "a\nb\nc\nd\u2028e\x0bf\x0cg\t h \n"
    )


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_an_undecodable_byte_is_named_with_its_line_and_the_remedy(line_end: bytes) -> None:
    with pytest.raises(InputError) as error:
        decode(b"one" + line_end + b"two" + line_end + b"caf\xe9", FILE)
    assert str(error.value).splitlines() == [
        "P1.txt, line 3: byte 0xe9 is not utf-8 text",
        "  Save it as UTF-8. It can also be read as it was saved; it reads so:",
        "    qda import FILE --encoding cp1252  café",
        "    qda import FILE --encoding cp1251  cafй",
        "    qda import FILE --encoding cp1253  cafι",
    ]


def test_the_line_of_an_undecodable_byte_is_right_in_utf16_too() -> None:
    looks_like_a_line_end = "\u0a0a"
    content = b"\xff\xfe" + f"{looks_like_a_line_end}\n".encode("utf-16-le") + b"\x00\xd8"
    with pytest.raises(InputError, match="line 2: byte 0x00 is not utf-16-le text"):
        decode(content, FILE)


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13"])
def test_an_unknown_encoding_is_named(encoding: str) -> None:
    with pytest.raises(InputError, match=f"there is no encoding called '{encoding}'"):
        decode(b"abc", FILE, encoding)


@pytest.mark.parametrize(("content", "encoding"), [(b"x", "undefined"), (b"\\ud800", "unicode_escape")])
def test_a_codec_that_fails_in_its_own_way_is_still_an_error_in_words(content: bytes, encoding: str) -> None:
    with pytest.raises(InputError, match=f"this is not {encoding} text"):
        decode(content, FILE, encoding)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_bytes(tmp_path / "none.txt")
    with pytest.raises(InputError, match="this is a folder, not a file"):
        read_bytes(tmp_path)


def test_a_file_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xc3\xbcber\r\n")
    assert read_text(tmp_path / "a.txt") == "über\n"


def test_a_file_that_is_utf8_is_read_as_that_whatever_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    assert decode("café Москва".encode(), path, "cp1252") == "café Москва"
    assert decode("café".encode("cp1252"), path, "cp1252") == "café"
    assert decode("hi é".encode("utf-16-le"), path, "utf-16-le") == "hi é"
    assert decode(b"+AOk-", path, "utf-7") == "é"
    with pytest.raises(InputError, match="there is no encoding called 'cp9999'"):
        decode("é".encode(), path, "cp9999")
