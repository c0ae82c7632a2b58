# ruff: noqa: E501  (lines of other formats are left whole)
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest.reader import Comment, Options

FONTS = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS Gothic;}{\f3\fcharset2 Symbol;}}"


@pytest.fixture
def text(read):
    return lambda body, head=r"\ansi\ansicpg1252": (
        read(b"{\\rtf1" + f"{head} {body}}}".encode("latin-1"), "a.rtf").text
    )


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r"Gr\'fc\'dfe \'96 \'93so\'94 \'80", "Grüße – “so” €"),
        (r"a\u8217?b", "a’b"),
        (r"a\u8217 b", "a’"),
        (r"{\uc0 a\u8217 b}", "a’b"),
        (r"{\uc2 a\u28450\'8a\'bfb}", "a漢b"),
        (r"\u-3913?", "\uf0b7"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u55357 ?\u56832 ?", "😀"),
        (r"\uc1\u233\'e9t\u233\'e9", "été"),
        (r"{\u8220{x}\u8221?}", "“x”"),
        (r"a\lquote b\rquote  c\emdash d\endash e\~f\_g\-h\bullet", "a‘b’ c—d–e\u00a0f\u2011gh•"),
        (r"a\tab b\line c", "a\tb\nc"),
        (r"\{a\}\\b", "{a}\\b"),
        ("one\\\ntwo\\\n\\\nthree", "one\n\ntwo\n\nthree"),
        ("one\r\n two", "one two"),
        (r"a{\v secret}b{\*\unknown word}c{\pict\wmetafile8 0102}d", "abcd"),
        (r'{\field{\*\fldinst{HYPERLINK "x"}}{\fldrslt{\ul shown}}}', "shown"),
        (r"{\upr{plain}{\*\ud{\u8220 ?so}}}", "“so"),
        (r"{\b bold}\b\i  both\b0\i0  none\plain", "bold both none"),
    ],
)
def test_control_words(text, body: str, shown: str) -> None:
    assert text(body) == f"{shown}\n"


def test_code_pages_of_fonts(text) -> None:
    body = FONTS + r"\f1 \'cf\'f0\'e8\'e2\'e5\'f2\f0  \'e9 \f2 \'8a\'bf\'8e\'9a\'83A \f3 \'b7\'61"
    assert text(body) == "Привет é 漢字ア •α\n"


@pytest.mark.parametrize(
    ("head", "body", "shown"),
    [
        (r"\mac", r"caf\'8e \'d2so\'d3 \'a5", "café “so” •"),
        (
            r"\ansi\ansicpg10000\cocoartf1671{\fonttbl\f0\fswiss\fcharset77 Helvetica;}\f0",
            r"na\'95ve",
            "naïve",
        ),
        (r"\pc", r"\'81", "ü"),
        (r"\pca", r"\'9b", "ø"),
        (r"\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}}\f0", r"\'cf\'f0", "Пр"),
        (r"\ansi\ansicpg1250", r"\'9a\'e8", "šč"),
        (r"\ansi\ansicpg65001", "\xc3\xa9", "é"),
        (r"\ansi\ansicpg1252", "\xe9", "é"),
    ],
)
def test_code_pages_of_files(text, head: str, body: str, shown: str) -> None:
    assert text(body, head) == f"{shown}\n"


def test_western_letters_beside_those_of_another_font(text) -> None:
    assert text(FONTS + r"\f1 \'cf\f0  \'e9", r"\ansi\ansicpg1251") == "П é\n"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r"a\u-10179?b", "a\ufffdb"),
        (r"a\u-8704?b", "a\ufffdb"),
        (r"a\u-10179?\u233?b", "a\ufffdéb"),
        (r"a\u-10179?", "a\ufffd"),
    ],
)
def test_half_a_letter_alone_is_said(read, body: str, shown: str) -> None:
    reading = read(f"{{\\rtf1 {body}}}".encode(), "a.rtf")
    assert reading.text == f"{shown}\n"
    assert "1 characters could not be told" in reading.notices[0].what


def test_tables_lists_notes_and_boxes_have_their_places(read) -> None:
    row = r"\trowd\cellx100\cellx200\pard\intbl %s\cell %s\cell\row"
    body = (
        r"one{\footnote\pard\plain {\chftn} Below.} two\par "
        + row % ("a", "b")
        + row % ("c", r"d\par e")
        + r"\pard {\listtext\tab 1.\tab}dig\par {\pntext\f3\'b7\tab}sow\par"
        + r"{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv 1}}{\shptxt boxed\par}}}end"
    )
    reading = read(f"{{\\rtf1\\ansi{FONTS} {body}}}".encode(), "a.rtf")
    assert reading.text == "one two\n\na\tb\n\nc\n\nd\n\ne\n\n1. dig\n\n• sow\n\nboxed\n\nend\n\nBelow.\n"
    assert reading.metadata.locators == (
        "paragraph 1", "table 1, row 1", "table 1, row 2", "table 1, row 2", "table 1, row 2",
        "paragraph 2", "paragraph 3", "text box 1", "paragraph 4", "footnote 1",
    )  # fmt: skip


def test_changes_and_remarks(read) -> None:
    body = (
        r"{\*\revtbl{Unknown;}{Ines;}}It {\deleted\revauthdel1 ra\'74her }{\revised\revauth1 was }cold"
        r" {\*\atrfstart 1}there{\*\atrfend 1}{\*\atnid O}{\*\atnauthor Omar}\chatn{\*\annotation{\*\atnref 1}Why?}."
    )
    reading = read(f"{{\\rtf1 {body}}}".encode(), "a.rtf")
    assert reading.text == "It was cold there.\n"
    assert reading.comments == (Comment("Omar", "there", "Why?"),)
    assert [notice.what for notice in reading.notices] == [
        "1 tracked deletion by Ines is not in the text: 'rather'",
        "1 tracked insertion by Ines is in the text: 'was'",
    ]


def test_raw_data_is_passed_over(read) -> None:
    reading = read(
        b"{\\rtf1 a{\\pict\\wmetafile8\\bin6 }}{{\\x}b{\\object{\\*\\objdata 0102}{\\result c}}}", "a.rtf"
    )
    assert reading.text == "abc\n"
    assert [notice.what for notice in reading.notices] == ["1 embedded object left out", "1 picture left out"]


def test_styles_can_be_headings_and_speakers(read) -> None:
    sheet = r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Interviewer;}{\s3 Respondent;}{\*\cs4 Strong;}}"
    body = r"\pard\s1 Talk\par" + r"\pard\s2 Why?\par\pard\s3 So.\par" * 2
    reading = read(f"{{\\rtf1{sheet} {body}}}".encode(), "a.rtf")
    assert reading.text == (
        "# Talk\n\nInterviewer: Why?\n\nRespondent: So.\n\nInterviewer: Why?\n\nRespondent: So.\n"
    )


def test_a_file_that_ends_early_is_read_and_said(read) -> None:
    reading = read(b"{\\rtf1 one\\par two", "a.rtf")
    assert reading.text == "one\n\ntwo\n"
    assert "ends before it is complete" in reading.notices[0].what


def test_bytes_that_are_no_letters_are_said(read) -> None:
    reading = read(rb"{\rtf1\ansi\ansicpg1252 a\'81b}", "a.rtf")
    assert reading.text == "a\ufffdb\n"
    assert "1 characters could not be told" in reading.notices[0].what


def test_groups_thousands_deep_are_read(read) -> None:
    assert read(b"{\\rtf1 " + b"{" * 50_000 + b"x" + b"}" * 50_001, "a.rtf").text == "x\n"


@pytest.mark.parametrize(
    "content", [b"", b"words", b"PK\x03\x04", b"{\\rtf1 }", rb"{\rtf1{\info{\title x}}}"]
)
def test_what_is_no_rich_text_or_has_no_words_is_refused(read, content: bytes) -> None:
    with pytest.raises(InputError):
        read(content, "a.rtf")


def test_three_programs_formats_say_the_same(read) -> None:
    """One text with everything in it, written by LibreOffice in three formats."""
    folder = Path(__file__).parents[1] / "files"
    expected = (
        "# The garden\n\nGrüße – “quoted”,\ta tab\nand a second   line with bold words.\n\n"
        "It was cold and wet in spring.\n\nShe planted beans and peas there.\n\n1. dig\n\n2. sow\n\n"
        "Month\tWork\n\nMay\tweeding\n\nThe fence fell down.\n\n"
        "See the plan 😀 and Ελλάδα, Привет, 漢字.\n\nIt was built in 1961.\n"
    )
    for suffix in ("docx", "odt", "rtf"):
        reading = read((folder / f"garden.{suffix}").read_bytes(), f"garden.{suffix}")
        assert reading.text == expected
        assert reading.metadata.locators == (
            *(f"paragraph {number}" for number in range(1, 7)),
            "table 1, row 1", "table 1, row 2", "paragraph 7", "paragraph 8", "footnote 1",
        )  # fmt: skip
        assert reading.comments == (Comment("Omar", "beans and peas", "Ask which kinds."),)
        assert [notice.what for notice in reading.notices] == [
            "1 tracked deletion by Ines is not in the text: 'rather'",
            "1 tracked insertion by Ines is in the text: 'and wet'",
            "hidden text is left out: 'secret'",
            "headers and footers are left out: 'Confidential, copy 3'",
        ]


BEHIND = {
    "a brace too many": (
        rb"{\rtf1\ansi{\b INTERVIEWER:} How?\par {\b P1:} Good.\par {\b INTERVIEWER:} And then?}\par {\b P1:} She fell ill.\par }",
        "INTERVIEWER: How?\n\nP1: Good.\n\nINTERVIEWER: And then?\n\nP1: She fell ill.\n",
    ),
    "two files": (
        rb"{\rtf1\ansi\ansicpg1252 P1: Good.}" + b"\n" + rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 P1: She fell ill.\par}",
        "P1: Good.\n\nP1: She fell ill.\n",
    ),
    "within a word": (rb"{\rtf1\ansi\uc0 P1: She fe}ll \u252 ill.\par}", "P1: She fell üill.\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", BEHIND)
def test_what_stands_behind_the_closing_brace_is_read_and_told(read, case: str) -> None:
    content, shown = BEHIND[case]
    reading = read(content, "a.rtf")
    assert reading.text == shown
    (told,) = [one.what for one in reading.notices if "brace that ends the file" in one.what]
    assert "ll" in told


@pytest.mark.parametrize("end", [b"\0\0\n", b"\r\n\x1a", rb"\par", b"}", b" "])
def test_a_file_that_ends_with_its_brace_is_whole(read, end: bytes) -> None:
    reading = read(rb"{\rtf1\ansi P1: Good.\par}" + end, "a.rtf")
    assert reading.text == "P1: Good.\n"
    assert not reading.notices


def test_of_two_joined_files_the_second_may_end_too_early(read) -> None:
    reading = read(rb"{\rtf1\ansi P1: Good.}{\rtf1\ansi P1: She fell", "a.rtf")
    assert reading.text == "P1: Good.\n\nP1: She fell\n"
    assert "ends before it is complete" in reading.notices[0].what


def test_a_manuscript_marks_what_a_style_sets_apart(read) -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1 Quote;}}"
    said = (
        rf"{{\rtf1\ansi{styles}\pard\s0 As one said:\par\pard\s1 we could not afford it (P1)\par}}".encode()
    )
    reading = read(said, "a.rtf", Options(quotations=True))
    assert reading.text == "As one said:\n\n> we could not afford it (P1)\n"
