"""Memos that a program writes into what they are on come in as memos on it."""

from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from qda.interchange.refi.remarks import Subject


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_notes_within_codings_codes_and_sources_are_memos_on_them(
    prefix: str, programs: Any, take: Any, workspace: Any
) -> None:
    own = programs.guid

    def note(number: int, words: str) -> str:
        return f'<Note guid="{own(number)}"><PlainTextContent>{words}</PlainTextContent></Note>'

    codes = f'<CodeBook><Codes><Code guid="{own(20)}" name="One" isCodable="true">{note(80, "of the code")}'
    coding = (
        f'<Coding guid="{own(61)}"><CodeRef targetGUID="{own(20)}"/><Description>described</Description>'
        f"<note><PlainTextContent>of the coding</PlainTextContent></note></Coding>"
    )
    xml = programs.project(
        f"{codes}</Code></Codes></CodeBook>"
        f'<Cases><Case guid="{own(40)}" name="Anna">{note(83, "of a case")}</Case></Cases>'
        f'<Sources><TextSource guid="{own(50)}" name="T">'
        "<PlainTextContent>One two</PlainTextContent>"
        f'<PlainTextSelection guid="{own(60)}" startPosition="4" endPosition="7">{coding}'
        "</PlainTextSelection>"
        f"<Notes>{note(82, 'of the source')}</Notes></TextSource></Sources>"
    )
    if prefix:
        xml = xml.replace("<Note", "<x:Note").replace("</Note", "</x:Note")
        xml = xml.replace("<Project ", '<Project xmlns:x="urn:QDA-XML:project:1.0" ', 1)
    done = take(xml)
    assert {(one.about, one.text) for one in workspace.store.memos()} == {
        *(("code", "of the code"), ("coding", "described"), ("coding", "of the coding")),
        *(("document", "of the source"), ("project", "of a case")),
    }
    counts = done.counts
    assert counts.file[Subject.MEMOS] == 4
    assert counts.project[Subject.MEMOS] == 5
    assert done.remarks.explained(Subject.MEMOS) == -1  # what is described is no note in the file
    assert take(xml).counts.new[Subject.MEMOS] == 0


def test_descriptions_of_passages_and_sources_are_memos_and_go_out_once(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    own = programs.guid
    codes = f'<Code guid="{own(20)}" name="One" isCodable="true"><Description>what it is</Description></Code>'
    xml = programs.project(
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>"
        f'<Sources><TextSource guid="{own(50)}" name="T"><Description>Of the source</Description>'
        "<PlainTextContent>One two</PlainTextContent>"
        f'<PlainTextSelection guid="{own(60)}" startPosition="4" endPosition="7">'
        f'<Description>Of the passage</Description><Coding guid="{own(61)}"><CodeRef targetGUID="{own(20)}"/>'
        "</Coding></PlainTextSelection></TextSource></Sources>"
    )
    done = take(xml)
    said = {(one.about, one.text) for one in workspace.store.memos()}
    assert said == {("document", "Of the source"), ("coding", "Of the passage")}
    assert done.counts.unexplained(done.remarks) == {}
    out = give()
    with ZipFile(out) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    assert [one.text for one in root.iter("{*}Description")] == [
        "what it is",
        "Of the source",
        "Of the passage",
    ]
    assert not list(root.iter("{*}Note"))
