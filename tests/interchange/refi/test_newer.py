"""Newer exports of a project that is here already: what they change is told, and goes out once."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from qda.project.exchange.import_project import import_project
from tests.interchange.refi.conftest import opened

TEXT = "Alpha beta gamma. Delta said so."
OTHER_GUIDS = "-aaaa-4c0d-8e0f-112233445566"


def project(programs: Any, *notes: tuple[int, str], inner: str = "", more: str = "") -> str:
    """A project whose source T has some notes, by number."""
    references = "".join(f'<NoteRef targetGUID="{programs.guid(number)}"/>' for number, _ in notes)
    texts = "".join(
        f'<Note guid="{programs.guid(number)}" name="Memo"><PlainTextContent>{text}</PlainTextContent></Note>'
        for number, text in notes
    )
    source = programs.text_source(50, TEXT, inner + references)
    return str(
        programs.project(
            f"{programs.CODES}<Sources>{source}</Sources><Notes>{texts}</Notes>{more}", "name='P'"
        )
    )


def a_day_later(workspace: Any) -> None:
    workspace.store._clock = lambda: datetime(2026, 3, 2, 12, tzinfo=UTC)


def told(done: Any) -> list[tuple[str, str]]:
    """What an import says of what was there before."""
    signs = ("any more", "since", "renamed")
    return [(one.what, one.item) for one in done.remarks.all if any(sign in one.what for sign in signs)]


def notes_in(path: Path) -> list[str]:
    """What the notes of a file say, read without the program."""
    with ZipFile(path) as archive:
        root = etree.fromstring(archive.read("project.qde"))
        return sorted(
            archive.read("sources/" + one.get("plainTextPath").removeprefix("internal://")).decode()
            if one.get("plainTextPath")
            else one.findtext("{*}PlainTextContent")
            for one in root.iter("{*}Note")
        )


def memos(workspace: Any) -> list[tuple[str, str, str]]:
    return sorted((one.about, one.target, one.text) for one in workspace.store.memos())


def test_a_project_exported_again_with_other_guids_goes_out_with_each_memo_once(
    programs: Any, take: Any, give: Any, workspace: Any, tmp_path: Path
) -> None:
    note = f'<NoteRef targetGUID="{programs.guid(82)}"/>'
    inner = programs.selection(60, 0, 5, 20, note)
    xml = project(programs, (82, "On the passage"), (83, "On the source"), inner=inner)
    take(xml)
    before = memos(workspace)
    again = take(xml.replace("-0a0b-4c0d-8e0f-112233445566", OTHER_GUIDS))
    assert set(again.counts.new.values()) == {0}
    out = give()
    assert notes_in(out) == ["On the passage", "On the source"]
    with opened(tmp_path / "elsewhere") as elsewhere:
        import_project(elsewhere, out, "Tester")
        assert memos(elsewhere) == before == memos(workspace)


def test_both_texts_of_a_memo_that_was_edited_go_out(
    programs: Any, take: Any, give: Any, workspace: Any, tmp_path: Path
) -> None:
    first, second = (project(programs, (80, text)) for text in ("First thought.", "Second thought."))
    take(first)
    a_day_later(workspace)
    changed = [("a memo that was changed or stands elsewhere since; both stand here", "Memo")]
    assert told(take(second)) == changed
    assert told(take(second)) == []
    assert told(take(first)) == changed
    out = give()
    assert notes_in(out) == ["Memo\n\nFirst thought.", "Second thought."]
    with opened(tmp_path / "elsewhere") as elsewhere:
        import_project(elsewhere, out, "Tester")
        assert memos(elsewhere) == memos(workspace)


def work(programs: Any, user: str, case: str, source: str, *codings: tuple[str, int]) -> str:
    """A project of one user and one case, whose GUIDs are always the same, as are those of the codings."""
    g = programs.guid
    inner = "".join(
        f'<PlainTextSelection guid="{g(60 + n)}" startPosition="{TEXT.index(quote)}" '
        f'endPosition="{TEXT.index(quote) + len(quote)}"><Coding guid="{g(70 + n)}" creatingUser="{g(1)}">'
        f'<CodeRef targetGUID="{g(code)}"/></Coding></PlainTextSelection>'
        for n, (quote, code) in enumerate(codings)
    )
    return str(
        programs.project(
            f'<Users><User guid="{g(1)}" name="{user}"/></Users>{programs.CODES}<Cases><Case guid="{g(40)}" '
            f'name="{case}"/></Cases><Sources>{programs.text_source(50, TEXT, inner, source)}</Sources>'
        )
    )


def test_codings_that_were_taken_back_or_changed_over_there_are_told(
    programs: Any, take: Any, workspace: Any
) -> None:
    take(work(programs, "Anna", "C", "T", ("Alpha", 20), ("beta", 20), ("gamma", 20)))
    a_day_later(workspace)
    newer = work(programs, "Anna", "C", "T", ("Alpha", 20), ("beta", 21))
    what = "a coding that came with this project before and is not in it any more; it stays here"
    lines = [(what, "T, one, by Anna: “beta”"), (what, "T, one, by Anna: “gamma”")]
    assert told(take(newer)) == lines
    assert told(take(newer)) == []
    assert len(workspace.store.codings()) == 4


def test_a_project_of_another_title_is_not_held_against_this_one(programs: Any, take: Any) -> None:
    take(work(programs, "Anna", "C", "T", ("Alpha", 20)))
    assert told(take(work(programs, "Anna", "C", "T").replace('name="P"', 'name="Other"'))) == []


def test_what_was_renamed_over_there_is_told_and_goes_out_under_its_name_here(
    programs: Any, take: Any, give: Any, workspace: Any, tmp_path: Path
) -> None:
    take(work(programs, "Anna Bell", "Brother", "Notes", ("Alpha", 20)))
    a_day_later(workspace)
    done = take(work(programs, "Anna Bell-Smith", "The brother", "Field notes", ("Alpha", 20)))
    assert [item for _, item in told(done)] == [
        "'Anna Bell-Smith', here 'Anna Bell'",
        "'The brother', here 'Brother'",
        "'Field notes', here 'Notes'",
    ]
    with opened(tmp_path / "elsewhere") as elsewhere:
        import_project(elsewhere, give(), "Tester")
        assert [one.name for one in elsewhere.store.documents()] == ["Notes"]
        assert list(elsewhere.store.participants()) == ["Brother"]
        assert [one.coder for one in elsewhere.store.codings()] == ["Anna Bell"]


def test_pictures_and_sets_of_a_project_exported_again_with_other_guids_go_out_once(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    g = programs.guid

    def area(number: int, second: int, code: int) -> str:
        coding = f'<Coding guid="{g(number + 1)}"><CodeRef targetGUID="{g(code)}"/></Coding>'
        place = f'firstX="1" firstY="2" secondX="{second}" secondY="4"'
        return f'<PictureSelection guid="{g(number)}" {place}>{coding}</PictureSelection>'

    def made(*areas: str) -> str:
        pictures = "".join(
            f'<PictureSource guid="{g(number)}" name="Wall" path="internal://{number}.png">{inner}</PictureSource>'
            for number, inner in ((60, "".join(areas)), (61, ""), (62, ""))
        )
        sets = f'<Sets><Set guid="{g(90)}" name="Walls"><MemberSource targetGUID="{g(60)}"/></Set></Sets>'
        return str(programs.project(f"{programs.CODES}<Sources>{pictures}</Sources>{sets}", "name='P'"))

    files = {f"sources/{number}.png": content for number, content in ((60, b"1"), (61, b"2"), (62, b"2"))}
    take(made(area(70, 3, 20)), files)
    a_day_later(workspace)
    own = programs.guid(0).partition("-")[2]
    take(made(area(70, 3, 20), area(72, 5, 21)).replace(f"-{own}", OTHER_GUIDS), files)
    with ZipFile(give()) as archive:
        root = etree.fromstring(archive.read("project.qde"))
        names = [name for name in archive.namelist() if name.endswith(".png")]
    assert [one.get("guid") for one in root.iter("{*}PictureSource")] == [g(60), g(61), g(62)]
    assert sorted(archive_name.partition("/")[2] for archive_name in names) == [
        f"{g(n)}.png" for n in (60, 61, 62)
    ]
    assert [(one.get("secondX"), len(one)) for one in root.iter("{*}PictureSelection")] == [
        ("3", 1),
        ("5", 1),
    ]
    assert [one.get("targetGUID") for one in root.iter("{*}CodeRef")] == [g(20), g(21)]
    assert [one.get("targetGUID") for one in root.iter("{*}MemberSource")] == [g(60)]
