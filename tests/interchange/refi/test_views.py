"""Quotations at a page or in a recording: coded on the way out as in their texts, and their comments at their place."""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from qda.model.coding import Coding, Status, anchor
from qda.model.decision import Decision, Verdict
from qda.model.identity import coding_id
from qda.model.span import Span
from qda.project.exchange.import_project import import_project
from tests.interchange.refi.conftest import opened

AT = "2026-02-03T04:05:06Z"


@pytest.fixture
def atlas(programs: Any) -> str:
    """As ATLAS.ti writes: 60 stands on the page and in the text, 61 on the page alone; 80 and 81 are comments."""
    g = programs.guid
    users = f'<Users><User guid="{g(1)}" name="Ada"/><User guid="{g(2)}" name="Bo"/></Users>'

    def coding(number: int, user: int) -> str:
        return f'<Coding guid="{g(number)}" creatingUser="{g(user)}"><CodeRef targetGUID="{g(20)}"/></Coding>'

    def page(number: int, inner: str) -> str:
        return f'<PDFSelection guid="{g(number)}" page="3" firstX="1" firstY="2" secondX="3" secondY="4">{inner}</PDFSelection>'

    def note(number: int) -> str:
        return f'<NoteRef targetGUID="{g(number)}"/>'

    def comment(number: int, text: str) -> str:
        return f'<Note guid="{g(number)}" creatingUser="{g(1)}"><PlainTextContent>{text}</PlainTextContent></Note>'

    return str(
        programs.project(
            f'{users}{programs.CODES}<Sources><PDFSource guid="{g(50)}" name="Paper">'
            f"{page(60, coding(71, 1) + coding(72, 2) + note(80))}{page(61, note(81))}"
            f'<Representation guid="{g(51)}"><PlainTextContent>One two three</PlainTextContent>'
            f'<PlainTextSelection guid="{g(60)}" startPosition="0" endPosition="3">{coding(73, 1)}</PlainTextSelection>'
            "</Representation></PDFSource></Sources>"
            f"<Notes>{comment(80, 'Odd.')}{comment(81, 'Only a picture.')}</Notes>",
            'name="P" origin="ATLAS.ti 23"',
        )
    )


def coders_by_place(path: Path) -> tuple[list[str], list[str]]:
    """Who coded at the first page selection, and who in the text; every GUID is one thing's."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    guids = [one.get("guid") for one in root.iter() if one.get("guid")]
    assert len(guids) == len(set(guids))
    names = {one.get("guid"): one.get("name") for one in root.iter("{*}User")}

    def coders(*selections: Any) -> list[str]:
        return sorted(
            names[one.get("creatingUser")] for place in selections for one in place.iter("{*}Coding")
        )

    return coders(next(root.iter("{*}PDFSelection"))), coders(*root.iter("{*}PlainTextSelection"))


def test_a_quotation_on_the_page_goes_out_with_the_codings_that_it_has_now(
    atlas: str, take: Any, give: Any, workspace: Any, tmp_path: Path
) -> None:
    take(atlas)
    assert coders_by_place(give("first.qdpx")) == (["Ada", "Bo"], ["Ada", "Bo"])
    bo = next(one for one in workspace.store.codings() if one.coder == "Bo")
    (paper,) = workspace.store.documents()
    place = anchor(paper.name, paper.text_hash, paper.text, Span(0, 3))
    new = coding_id(paper.name, paper.text_hash, "one", 0, 3, "Cy")
    with workspace.store.change("Cy") as change:
        change.decide(Decision(bo, Verdict.REJECT, "Cy", AT))
        change.add_coding(Coding(new, place, "one", "Cy", status=Status.ACCEPTED, at=AT))
    assert coders_by_place(give("second.qdpx")) == (["Ada", "Cy"], ["Ada", "Cy"])
    with opened(tmp_path / "other") as other:
        done = import_project(other, tmp_path / "second.qdpx", "Tester")
        assert done.counts.unexplained(done.remarks) == {}
        assert sorted((one.coder, one.anchor.quote) for one in other.store.codings()) == [
            ("Ada", "One"),
            ("Cy", "One"),
        ]
        assert {one.text for one in other.store.memos()} == {one.text for one in workspace.store.memos()}


def test_who_was_coded_nowhere_any_more_is_not_on_the_page_either(
    atlas: str, take: Any, give: Any, workspace: Any
) -> None:
    take(atlas)
    with workspace.store.change("Cy") as change:
        for one in workspace.store.codings():
            change.decide(Decision(one, Verdict.REJECT, "Cy", AT))
    assert coders_by_place(give()) == ([], [])


def test_comments_on_pages_are_on_the_quotation_of_the_text_or_say_their_page(
    atlas: str, take: Any, workspace: Any
) -> None:
    take(atlas)
    told = {(one.about, one.text, one.coding.coder if one.coding else "") for one in workspace.store.memos()}
    assert told == {
        ("coding", "Odd.", "Ada"),
        ("coding", "Odd.", "Bo"),
        ("document", "On page 3, as the file counts pages: Only a picture.", ""),
    }
    assert {one.target for one in workspace.store.memos(about="document")} == {"Paper"}


def test_comments_on_a_recording_say_their_time_and_one_on_what_is_not_here_is_told(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    g = programs.guid
    notes = "".join(
        f'<Note guid="{g(n)}"><PlainTextContent>{text}</PlainTextContent></Note>'
        for n, text in ((80, "Loud."), (81, "Why?"), (82, "Blurred."))
    )
    ref = '<NoteRef targetGUID="{}"/>'
    xml = programs.project(
        f'{programs.CODES}<Sources><AudioSource guid="{g(50)}" name="Tape"><Transcript guid="{g(51)}">'
        f'<PlainTextContent>One two</PlainTextContent></Transcript><AudioSelection guid="{g(60)}" begin="61000" end="3723400">'
        f'<Coding guid="{g(70)}"><CodeRef targetGUID="{g(20)}"/>{ref.format(g(81))}</Coding>{ref.format(g(80))}'
        f'</AudioSelection></AudioSource><PictureSource guid="{g(52)}" name="Photo">'
        f'<PictureSelection guid="{g(61)}" firstX="0" firstY="0" secondX="5" secondY="5">{ref.format(g(82))}'
        f"</PictureSelection></PictureSource></Sources><Notes>{notes}</Notes>"
    )
    done = take(xml)
    assert {(one.about, one.target, one.text) for one in workspace.store.memos()} == {
        ("document", "Tape", "On 0:01:01 to 1:02:03 of the recording: Loud."),
        ("document", "Tape", "On 0:01:01 to 1:02:03 of the recording: Why?"),
        ("project", "project", "Blurred."),
    }
    items = [one.item for one in done.remarks.all if "a memo on the study" in one.what]
    assert items == [f"{g(82)}: PictureSelection {g(61)}"]
    with zipfile.ZipFile(give()) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    places = {one.get("targetGUID"): one.getparent().get("guid") for one in root.iter("{*}NoteRef")}
    assert places == {g(80): g(60), g(81): g(70), g(82): g(61)}
