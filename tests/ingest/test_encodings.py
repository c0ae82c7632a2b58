"""Texts as they were saved: read right, or refused with the likely encodings."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import InputError
from qda.files.encodings import candidates, wide_encoding
from qda.files.text import marked_encoding
from qda.ingest.document import read, read_source
from qda.ingest.source import Source
from qda.ingest.text_file import decode_text

FILE = Path("P1.txt")
SAID = {
    "Danish": ("Jeg følte mig ensom, og så måtte jeg gå hjem. Det var ærgerligt.", "cp1252"),
    "French on a Mac": ("J'étais très fatiguée, même à la maison. « Voilà »", "mac_roman"),
    "English with typographic quotes": ("I said “no” and that’s it – we didn’t go back.", "cp1252"),
    "Russian": ("Мне было очень одиноко, и я ушла домой рано.", "cp1251"),
    "Russian in KOI8": ("Мне было очень одиноко, и я ушла домой рано.", "koi8_r"),
    "Greek": ("Ήμουν πολύ κουρασμένη και γύρισα σπίτι.", "cp1253"),
    "Turkish": ("Çok yorgundum, erken döndüm. Şimdi iyiyim, ışık vardı.", "cp1254"),
    "Hebrew": ("הייתי מאוד עייפה וחזרתי הביתה.", "cp1255"),
    "Arabic": ("كنت متعبة جدا وعدت إلى البيت.", "cp1256"),
    "Polish": ("Byłam bardzo zmęczona, więc wróciłam. Żałuję.", "cp1250"),
    "Japanese": ("とても疲れて、家に帰りました。", "cp932"),
    "Chinese": ("我很累,就回家了。你呢?", "gb18030"),
    "Korean": ("너무 피곤해서 집에 갔어요.", "cp949"),
}


@pytest.mark.parametrize("case", SAID)
def test_the_likely_encodings_are_named_with_how_the_words_read_in_them(case: str) -> None:
    text, encoding = SAID[case]
    content = f"P1: Hello.\r\nP2: {text}\r\nP1: Yes.\r\n".encode(encoding)
    with pytest.raises(InputError) as error:
        decode_text(content, FILE)
    lines = [line for line in str(error.value).splitlines() if "--encoding" in line]
    assert "line 2" in str(error.value)
    assert 1 <= len(lines) <= 3
    right = [line for line in lines if text[:12] in line]
    assert right, lines
    assert decode_text(content, FILE, right[0].split()[4]).splitlines()[1] == f"P2: {text}"


def test_candidates_read_differently_and_on_one_line() -> None:
    content = "eins\nzwei drei\rCaf\xe9 \x07 vier\nf\xfcnf".encode("latin-1")
    found = candidates(content, content.index(b"\xe9"))
    assert found[0].reads == "Café · vier"
    assert len({one.reads for one in found}) == len(found)


def test_looking_for_candidates_in_ten_megabytes_on_one_line_takes_no_longer() -> None:
    content = "Så gik jeg. ".encode("cp1252") * 900_000
    assert "Så gik jeg. Så gik jeg. Så gik" in {one.reads for one in candidates(content, 1)}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text", ["I: How are you?\r\nP: Fine.", "Я: Как вы?\nОна ушла.", "我很累。\n你呢?\n"]
)
def test_utf16_and_utf32_without_mark_are_named(encoding: str, text: str) -> None:
    content = text.encode(encoding)
    assert wide_encoding(content) == encoding
    with pytest.raises(InputError) as error:
        decode_text(content, FILE)
    assert f"saved as {encoding.upper()}, without the mark" in str(error.value)
    assert f"--encoding {encoding}" in error.value.remedy
    assert decode_text(content, FILE, encoding) == text.replace("\r\n", "\n")


def test_a_long_text_in_utf16_is_named_wherever_the_sample_ends() -> None:
    assert wide_encoding(("x" + "ab 😀\n" * 20_000).encode("utf-16-le")) == "utf-16-le"


@given(st.binary(min_size=1, max_size=400))
def test_bytes_are_text_or_an_error_in_words(content: bytes) -> None:
    read, said = None, "P1.txt"
    try:
        read = decode_text(content, FILE)
    except InputError as error:
        said = str(error)
    assert said.startswith("P1.txt")
    if read is not None and marked_encoding(content) in {None, "utf-8"}:
        raw = content.removeprefix(b"\xef\xbb\xbf")
        assert read.encode() == raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"ab\xed\xa0\x80", "half a character (a surrogate)"),
        (b"ab\xed\xa0\xbd\xed\xb8\x80", "half a character (a surrogate)"),
        (b"ab\xc0\x80", "longer than it may be"),
        (b"ab\xe0\x80\xaf", "longer than it may be"),
        (b"ab\xf5\x80\x80\x80", "byte 0xf5"),
        (b"ab\xe2\x82", "byte 0xe2"),
    ],
)
def test_bytes_that_only_look_like_utf8_are_refused_and_named(content: bytes, said: str) -> None:
    with pytest.raises(InputError) as error:
        decode_text(b"one\n" + content, FILE)
    assert said in str(error.value)
    assert "line 2" in str(error.value)


def test_one_wrong_byte_in_a_long_utf8_text_is_to_be_mended_there() -> None:
    content = ("Så gik jeg hjem.\n" * 50).encode() + b"caf\xe9\n"
    with pytest.raises(InputError, match="line 51") as error:
        decode_text(content, FILE)
    assert "The rest of the file is UTF-8" in error.value.remedy


def test_a_broken_text_with_a_mark_gets_no_advice_that_would_not_help() -> None:
    with pytest.raises(InputError) as error:
        decode_text(b"\xff\xfea\0\n\0\0\xd8", FILE)
    assert "--encoding" not in str(error.value)


TWIN = "A: o\u0301ne\u2028two\x85three\x0cfour \u200fשלום\u200e\n\nB: \u0627\u0644 five\n"


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_offsets_are_those_of_the_lf_twin(tmp_path: Path, line_end: str, encoding: str) -> None:
    def body(content: bytes) -> tuple[str, str, tuple[int, int]]:
        (document,) = read_source(Source(tmp_path / "P1.txt", content), root=tmp_path).documents
        return document.text, document.text_hash, tuple(document.body)

    assert body(TWIN.replace("\n", line_end).encode(encoding)) == body(TWIN.encode())
    assert body(TWIN.encode())[0] == TWIN


def test_letters_that_are_turned_round_are_kept_and_said(tmp_path: Path) -> None:
    text = "A: fine\nB: user \u202etxt.exe\u202c done\n"
    path = tmp_path / "P1.txt"
    path.write_text(text, encoding="utf-8")
    found = read(path, root=tmp_path)
    assert found.documents[0].text == text
    (notice,) = found.notices
    assert "(1, the first in line 2)" in notice.what
    assert notice.where == str(path)


def test_marks_of_languages_that_run_from_right_to_left_are_nothing_to_say(tmp_path: Path) -> None:
    path = tmp_path / "P1.txt"
    path.write_text("A: \u202bשלום\u202c \u2067שלום\u2069\n", encoding="utf-8")
    assert read(path, root=tmp_path).notices == ()


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\n", b"\xff\xfe", b"\xef\xbb\xbf\r\n", "\u3000\u00a0\n".encode()]
)
def test_nothing_but_white_space_is_an_empty_file(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match="the file is empty"):
        read_source(Source(tmp_path / "P1.txt", content), root=tmp_path)


def test_anchors_and_aliases_in_front_matter_are_refused(tmp_path: Path) -> None:
    content = b"---\na: &x [1, 1]\nb: [*x, *x, *x]\n---\nHello.\n"
    with pytest.raises(InputError, match=r"line 2, column 4: the anchor &x is not allowed here"):
        read_source(Source(tmp_path / "P1.md", content), root=tmp_path)
