"""Texts that are there as rich text only: programs count a paragraph's end as one character, or as two."""

import io
import re
from typing import Any
from zipfile import ZipFile

import docx
import pytest

PARAGRAPHS = (
    *("I: How was it?", "", "Anna: It was a hard week, truly.", "I: Why?"),
    *("Anna: Nobody helped me with the children.", "", "", "Anna: I lay awake at night."),
)
PASSAGES = ("hard week", "Nobody helped", "the children", "lay awake", "at night")


def in_word(*paragraphs: str) -> tuple[str, bytes]:
    document, written = docx.Document(), io.BytesIO()
    for one in paragraphs:
        document.add_paragraph(one)
    document.save(written)
    return "docx", written.getvalue()


def in_rtf(*paragraphs: str) -> tuple[str, bytes]:
    return "rtf", ("{\\rtf1\\ansi " + "".join(f"{one}\\par\n" for one in paragraphs) + "}").encode("ascii")


def in_odt(*paragraphs: str) -> tuple[str, bytes]:
    written = io.BytesIO()
    names = "urn:oasis:names:tc:opendocument:xmlns"
    text = "".join(f"<text:p>{one}</text:p>" for one in paragraphs)
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0">'
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    with ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return "odt", written.getvalue()


def in_html(*paragraphs: str) -> tuple[str, bytes]:
    text = "".join(f"<p>{one or '<br/>'}</p>\n" for one in paragraphs)
    page = f"<!DOCTYPE html><html><head><title>T</title></head><body>{text}</body></html>"
    return "html", page.encode("utf-8")


def selected(programs: Any, text: str, *, named: bool = True) -> str:
    """Selections of the passages in a text as the program shows it."""
    xml = ""
    for number, quote in enumerate(PASSAGES):
        at = text.index(quote)
        one = programs.selection(60 + 2 * number, at, at + len(quote), 20)
        xml += re.sub("<PlainTextSelection ", f'<PlainTextSelection name="{quote}" ', one) if named else one
    return xml


def project(programs: Any, selections: str, suffix: str) -> str:
    source = f'<TextSource guid="{programs.guid(50)}" name="T" richTextPath="internal://a.{suffix}">'
    return str(programs.project(f"{programs.CODES}<Sources>{source}{selections}</TextSource></Sources>"))


def doubts(done: Any) -> list[str]:
    return [one.item for one in done.remarks.all if "look at" in one.what]


@pytest.mark.parametrize("write", [in_word, in_rtf, in_odt, in_html])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("named", [True, False])
def test_passages_of_a_rich_text_are_the_words_that_people_coded(
    write: Any, end: str, named: bool, programs: Any, take: Any, workspace: Any
) -> None:
    suffix, content = write(*PARAGRAPHS)
    xml = project(programs, selected(programs, end.join(PARAGRAPHS), named=named), suffix)
    done = take(xml, {f"sources/a.{suffix}": content})
    assert {one.anchor.quote for one in workspace.store.codings()} == set(PASSAGES)
    assert doubts(done) == []


def test_a_rich_text_that_nothing_tells_the_places_of_is_named(programs: Any, take: Any) -> None:
    suffix, content = in_word(*PARAGRAPHS)
    at = "\n".join(PARAGRAPHS).index("hard week")
    done = take(
        project(programs, programs.selection(60, at, at + 9, 20), suffix), {"sources/a.docx": content}
    )
    assert doubts(done) == ["T, 1 in all"]


def test_a_passage_of_a_rich_text_that_is_called_otherwise_is_named(programs: Any, take: Any) -> None:
    suffix, content = in_word(*PARAGRAPHS)
    selections = selected(programs, "\n".join(PARAGRAPHS)).replace('name="at night"', 'name="by day"')
    done = take(project(programs, selections, suffix), {"sources/a.docx": content})
    assert doubts(done) == ["T: “at night” is called “by day”"]


def test_cells_of_a_rich_text_are_lines(programs: Any, take: Any, workspace: Any) -> None:
    document, written = docx.Document(), io.BytesIO()
    document.add_paragraph("Before")
    cells = document.add_table(1, 3).rows[0].cells
    cells[0].text, cells[2].text = "Anna", "It was hard"
    document.add_paragraph("hard week")
    document.save(written)
    at = len("Before\nAnna\n\nIt was hard\n")
    xml = project(programs, programs.selection(60, at, at + 9, 20), "docx")
    take(xml, {"sources/a.docx": written.getvalue()})
    assert [one.anchor.quote for one in workspace.store.codings()] == ["hard week"]
