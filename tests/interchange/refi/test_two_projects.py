"""Two projects that have something in common: neither takes away what the other one said."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from qda.project.exchange.export_project import draft_project

TEXT = "Alpha beta gamma. Delta said so."


def named(programs: Any, first: int, inner: str, more: str = "", title: str = "P") -> str:
    """A project with a user, a code `Mood` and a source `T`, whose GUIDs begin at a number."""
    codes = f'<Codes><Code guid="{programs.guid(first + 1)}" name="Mood" isCodable="true"/></Codes>'
    source = programs.text_source(first + 2, TEXT, inner)
    return str(
        programs.project(
            f'<Users><User guid="{programs.guid(first)}" name="User {first}"/></Users>'
            f"<CodeBook>{codes}</CodeBook>{more.partition('|')[0]}<Sources>{source}</Sources>"
            f"{more.partition('|')[2]}",
            f"name='{title}'",
        )
    )


def coded(programs: Any, first: int, number: int, start: int, end: int, extra: str = "") -> str:
    return (
        f'<PlainTextSelection guid="{programs.guid(number)}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{programs.guid(number + 1)}" creatingUser="{programs.guid(first)}">'
        f'<CodeRef targetGUID="{programs.guid(first + 1)}"/></Coding>{extra}</PlainTextSelection>'
    )


def first(programs: Any) -> str:
    g = programs.guid
    note = f'<Note guid="{g(80)}" name="On it"><PlainTextContent>On beta</PlainTextContent></Note>'
    return named(
        programs,
        10,
        "<Description>First round</Description>"
        + coded(programs, 10, 20, 0, 5)
        + f'<PlainTextSelection guid="{g(30)}" startPosition="6" endPosition="10">'
        f'<NoteRef targetGUID="{g(80)}"/></PlainTextSelection>'
        + f'<VariableValue><VariableRef targetGUID="{g(70)}"/><TextValue>Bonn</TextValue></VariableValue>',
        f'<Variables><Variable guid="{g(70)}" name="Place" typeOfVariable="Text"/></Variables>'
        f'<Cases><Case guid="{g(60)}" name="Zoe"><SourceRef targetGUID="{g(12)}"/></Case></Cases>|'
        f"<Notes>{note}</Notes>"
        f'<Links><Link guid="{g(90)}" direction="OneWay" originGUID="{g(20)}" targetGUID="{g(30)}"/></Links>'
        f'<Sets><Set guid="{g(91)}" name="Round"><MemberSource targetGUID="{g(12)}"/></Set></Sets>',
    )


def second(programs: Any) -> str:
    inner = coded(programs, 110, 120, 0, 5) + coded(programs, 110, 122, 11, 16)
    return named(programs, 110, inner, title="Other")


def a_day_later(workspace: Any) -> None:
    workspace.store._clock = lambda: datetime(2026, 3, 2, 12, tzinfo=UTC)


def guids(path: Path, name: str) -> list[str]:
    """The first eight digits of the GUIDs of all elements of a name, as a number."""
    with ZipFile(path) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    return [str(int(one.get("guid")[:8], 16)) for one in root.iter(f"{{*}}{name}")]


def targets(path: Path, name: str, key: str = "targetGUID") -> list[int]:
    with ZipFile(path) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    return [int(one.get(key)[:8], 16) for one in root.iter(f"{{*}}{name}")]


def test_a_second_project_with_the_same_text_takes_nothing_away_from_what_the_first_one_said(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    take(first(programs))
    a_day_later(workspace)
    take(second(programs))
    out = give()
    assert guids(out, "Code") == ["11"]
    assert guids(out, "TextSource") == ["12"]
    assert guids(out, "PlainTextSelection") == ["20", "30", "122"]
    assert guids(out, "Coding") == ["21", "121", "123"]
    assert (targets(out, "SourceRef"), targets(out, "MemberSource")) == ([12], [12])
    assert (targets(out, "Link", "originGUID"), targets(out, "Link")) == ([20], [30])
    assert targets(out, "NoteRef") == [80]
    with ZipFile(out) as archive:
        content = archive.read("project.qde").decode()
    assert "First round" in content
    assert "<TextValue>Bonn</TextValue>" in content
    (document,) = workspace.store.documents()
    assert (document.participant, document.attributes["Place"]) == ("Zoe", "Bonn")


def test_a_newer_export_of_the_first_project_after_a_second_one_goes_out_as_the_first_one(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    take(first(programs))
    a_day_later(workspace)
    take(second(programs))
    workspace.store._clock = lambda: datetime(2026, 3, 3, 12, tzinfo=UTC)
    take(first(programs).replace("First round", "Second round"))
    out = give()
    assert (guids(out, "Code"), guids(out, "TextSource")) == (["11"], ["12"])
    assert guids(out, "Coding") == ["21", "121", "123"]
    with ZipFile(out) as archive:
        assert "Second round" in archive.read("project.qde").decode()


def test_what_another_project_says_otherwise_of_a_document_is_told(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    take(first(programs))
    a_day_later(workspace)
    case = f'<Cases><Case guid="{programs.guid(160)}" name="Ada">'
    case += f'<SourceRef targetGUID="{programs.guid(112)}"/></Case></Cases>|'
    done = take(named(programs, 110, "<Description>Otherwise</Description>", case, title="Other"))
    told = [(one.what, one.item) for one in done.remarks.all]
    assert ("a source that is of another participant here, which stands", "T: Ada, here Zoe") in told
    take(named(programs, 110, "<Description>Otherwise</Description>", case, title="Other"))
    assert workspace.store.documents()[0].participant == "Zoe"
    out = give()
    with ZipFile(out) as archive:
        root = etree.fromstring(archive.read("project.qde"))
        noted = [archive.read(one).decode() for one in archive.namelist() if one.endswith(".txt")]
    assert [one.text for one in root.iter("{*}Description")] == ["First round"]
    inline = [str(one.text) for one in root.iter("{*}PlainTextContent")]
    assert "Otherwise" in [*noted, *inline]  # a memo of the document too
    lost = [(str(one.fate), one.what, one.item) for one in draft_project(workspace).remarks.all]
    assert ("not written", "another description of what came with several projects", "T") in lost


def test_what_a_newer_export_does_not_say_of_a_document_any_more_stays_and_is_told(
    programs: Any, take: Any, workspace: Any
) -> None:
    take(first(programs))
    a_day_later(workspace)
    done = take(named(programs, 10, coded(programs, 10, 20, 0, 5)))
    gone = "of a source that came with this project before and is not in it any more; it stays"
    told = [(one.what, one.item) for one in done.remarks.all if gone in one.what]
    assert told == [(f"a value {gone}", "T: Place"), (f"a participant {gone}", "T: Zoe")]
    (document,) = workspace.store.documents()
    assert (document.participant, document.attributes["Place"]) == ("Zoe", "Bonn")


def test_a_newer_export_of_the_project_that_a_document_came_with_may_name_another_participant(
    programs: Any, take: Any, workspace: Any
) -> None:
    take(first(programs))
    a_day_later(workspace)
    other = (
        f'<Case guid="{programs.guid(61)}" name="Ada"><SourceRef targetGUID="{programs.guid(12)}"/></Case>'
    )
    take(named(programs, 10, "", f"<Cases>{other}</Cases>|"))
    assert workspace.store.documents()[0].participant == "Ada"


def test_a_second_project_changes_no_value_and_its_case_of_the_same_name_is_the_same_one(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    g = programs.guid
    take(first(programs))
    a_day_later(workspace)
    done = take(
        named(
            programs,
            110,
            f'<VariableValue><VariableRef targetGUID="{g(170)}"/><TextValue>Cologne</TextValue>'
            "</VariableValue>",
            f'<Variables><Variable guid="{g(170)}" name="Place" typeOfVariable="Text"/></Variables>'
            f'<Cases><Case guid="{g(160)}" name="Zoe"><SourceRef targetGUID="{g(112)}"/></Case></Cases>|',
            title="Other",
        )
    )
    assert "T, Place: 'Cologne', here 'Bonn'" in [one.item for one in done.remarks.all]
    (document,) = workspace.store.documents()
    assert (document.participant, document.attributes["Place"]) == ("Zoe", "Bonn")
    out = give()
    assert (guids(out, "Case"), targets(out, "SourceRef")) == (["60"], [12])
    assert (guids(out, "Variable"), targets(out, "VariableRef")) == (["70"], [70])


def test_a_project_that_comes_again_with_other_guids_goes_out_by_its_first_ones(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    g = programs.guid
    linked = f'<Links><Link guid="{g(92)}" originGUID="{g(12)}" targetGUID="{g(80)}"/>'
    xml = first(programs).replace("<Links>", linked)
    twice = coded(programs, 10, 20, 0, 5) + coded(programs, 10, 22, 0, 5)
    xml = xml.replace(coded(programs, 10, 20, 0, 5), twice)
    take(xml)
    a_day_later(workspace)
    others = xml.replace("-0a0b-4c0d-8e0f-112233445566", "-aaaa-4c0d-8e0f-112233445566")
    take(others.replace(g(10).replace("-0a0b-", "-aaaa-"), g(10)))  # the user is known
    out = give()
    with ZipFile(out) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    texts = [*root.iter("{*}TextSource"), *root.iter("{*}Note"), *root.iter("{*}Coding")]
    assert sorted(one.get("guid") for one in texts) == [g(12), g(21), g(23), g(80)]
    links = [(one.get("originGUID"), one.get("targetGUID")) for one in root.iter("{*}Link")]
    assert sorted(links) == [(g(12), g(80)), (g(12), g(80)), (g(20), g(30))]
