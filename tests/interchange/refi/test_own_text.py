"""Passages of another program in a document whose text came from a file of its own."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from qda.project.decisions.anchors import choose_words, stale_codings, waiting
from qda.project.intake.import_files import keep, read_files

OURS = "P1: We walked home late and the bus was full.\n\nIt was cold.\n\nP1: Nobody spoke at all. We slept."
THEIRS = "P1: We walked home late and the bus was full.\nIt was cold.\nP1: Nobody spoke at all. We slept."


def from_file(workspace: Any, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with workspace.store.change("Tester") as change:
        keep(change, read_files(workspace, [path]))


def project(programs: Any, *quotes: str, extra: str = "", more: str = "") -> str:
    """Their project, with a coding of each of some quotations."""
    passages = "".join(
        programs.selection(60 + n, THEIRS.index(quote), THEIRS.index(quote) + len(quote), 20, extra)
        for n, quote in enumerate(quotes)
    )
    text = programs.text_source(50, THEIRS, passages)
    return str(programs.project(f"{programs.CODES}<Sources>{text}</Sources>{more}"))


def quotes(workspace: Any) -> list[str]:
    return sorted(one.anchor.quote for one in workspace.store.codings())


def written(path: Path) -> list[tuple[int, str]]:
    """Number of each coding's GUID, and its words, read without the program."""
    with ZipFile(path) as archive:
        root = etree.fromstring(archive.read("project.qde"))
        source = root.find(".//{*}TextSource")
        text = archive.read("sources/" + source.get("plainTextPath").removeprefix("internal://")).decode()
    return [
        (int(one.get("guid")[:8], 16), text[int(place.get("startPosition")) : int(place.get("endPosition"))])
        for place in root.iter("{*}PlainTextSelection")
        for one in place.iter("{*}Coding")
    ]


def test_passages_over_paragraphs_come_in_where_other_white_space_stands(
    programs: Any, take: Any, give: Any, workspace: Any, tmp_path: Path
) -> None:
    from_file(workspace, tmp_path / "T.txt", OURS)
    xml = project(programs, "full.\nIt was cold.", "We slept.")
    take(xml)
    assert quotes(workspace) == ["We slept.", "full.\n\nIt was cold."]
    assert written(give()) == [(5060, "full.\n\nIt was cold."), (5061, "We slept.")]
    assert set(take(xml).counts.new.values()) == {0}


def test_a_passage_whose_words_stand_otherwise_is_stale_with_its_memo_until_somebody_places_it(
    programs: Any, take: Any, give: Any, workspace: Any, tmp_path: Path
) -> None:
    ours = OURS.replace("the bus was full", "the tram came empty")
    from_file(workspace, tmp_path / "T.txt", ours)
    note = f'<Note guid="{programs.guid(80)}" name="N"><PlainTextContent>Why?</PlainTextContent></Note>'
    xml = project(
        programs,
        "the bus was full.\nIt",
        extra=f'<NoteRef targetGUID="{programs.guid(80)}"/>',
        more=f"<Notes>{note}</Notes>",
    )
    done = take(xml)
    what = "a coding whose words stand otherwise in the document here, where it is stale; see: qda anchors"
    assert (what, "T, one, by unknown: “the bus was full. It”") in [
        (one.what, one.item) for one in done.remarks.all
    ]
    (one,) = stale_codings(workspace)
    assert one.coding.anchor.quote == "the bus was full.\nIt"
    assert [memo.text for memo in one.memos] == ["N\n\nWhy?"]
    (document,) = workspace.store.documents()
    assert (document.text, document.source) == (ours, "T.txt")
    assert written(give()) == []
    assert set(take(xml).counts.new.values()) == {0}
    choose_words(workspace, waiting(workspace)[0], "the tram came empty.", "Tester")
    assert set(take(xml).counts.new.values()) == {0}
    assert quotes(workspace) == ["the tram came empty."]
    assert written(give("again.qdpx")) == [(5060, "the tram came empty.")]
