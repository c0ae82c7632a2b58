from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.report.workbook.text import MAX_UNITS, escape, fits, parts, units

ANY = st.text(st.one_of(st.characters(), st.sampled_from("_x0041FfeX\x00\r\n ")))


@given(ANY)
def test_what_is_escaped_can_be_read_back(text):
    assert _decode(escape(text)[0]) == text


def _decode(text):
    """Read `_xHHHH_` from left to right, character by character."""
    out, at = [], 0
    while at < len(text):
        piece = text[at : at + 7]
        if len(piece) == 7 and piece[:2] == "_x" and piece[6] == "_" and _is_hex(piece[2:6]):
            out.append(chr(int(piece[2:6], 16)))
            at += 7
        else:
            out.append(text[at])
            at += 1
    return "".join(out)


def _is_hex(text):
    return all(one in "0123456789abcdefABCDEF" for one in text)


@given(ANY)
def test_what_is_escaped_is_xml(text):
    escaped, _ = escape(text)
    node = ElementTree.Element("t")
    node.text = escaped
    assert (ElementTree.fromstring(ElementTree.tostring(node, "utf-8")).text or "") == escaped


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain_x text", "plain_x text"),
        ("\x07", "_x0007_"),
        ("\r\n!", "_x000D_\n!"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"),
        ("_x0041\x00", "_x005F_x0041_x0000_"),
        ("\t \n", "_x0009__x0020__x000A_"),
        ("\tx", "\tx"),
        ("😂", "😂"),
        ("", ""),
    ],
)
def test_escapes_as_ecma_376_has_them(text, written):
    assert escape(text)[0] == written


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_units_are_those_of_utf_16(text):
    assert units(text) == len(text.encode("utf-16-le")) // 2


def test_a_cell_holds_32767_units_and_an_emoji_has_two():
    assert fits("x" * MAX_UNITS)
    assert not fits("x" * (MAX_UNITS + 1))
    assert fits("😂" * 16_383)
    assert not fits("😂" * 16_384)


@given(st.text(st.sampled_from("ab \n😂"), max_size=9_000))
def test_parts_joined_are_the_text(text):
    assert "".join(parts(text)) == text
    assert all(0 < len(part) <= 1_500 for part in parts(text))


def test_parts_end_after_a_space_where_there_is_one():
    assert all(part.endswith(" ") for part in parts("some words " * 1_000))
    assert [len(part) for part in parts("x" * 4_500)] == [1_500, 1_500, 1_500]
