"""Memos that a program writes into what they are on come in as memos on it."""

from typing import Any

import pytest

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
