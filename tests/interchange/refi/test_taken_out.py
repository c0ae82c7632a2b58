"""A project of another program that has a document which was taken out of the study here."""

from typing import Any

NOTHING_OF_IT = "Rain, and rain again, and then the snow."
TEXT = "Alpha beta gamma. Delta said so."


def a_project(programs: Any, first: int, text: str, title: str = "P") -> str:
    g = programs.guid
    inner = (
        f'<PlainTextSelection guid="{g(first + 3)}" startPosition="0" endPosition="5">'
        f'<Coding guid="{g(first + 4)}" creatingUser="{g(first)}">'
        f'<CodeRef targetGUID="{g(first + 1)}"/></Coding></PlainTextSelection>'
    )
    return str(
        programs.project(
            f'<Users><User guid="{g(first)}" name="User {first}"/></Users><CodeBook><Codes>'
            f'<Code guid="{g(first + 1)}" name="Mood" isCodable="true"/></Codes></CodeBook>'
            f"<Sources>{programs.text_source(first + 2, text, inner)}</Sources>",
            f"name='{title}'",
        )
    )


def taken_out(workspace: Any) -> str:
    (document,) = workspace.store.documents()
    with workspace.store.change("Ann") as change:
        change.remove_document(document.name)
    return str(document.name)


def told_back(done: Any) -> list[str]:
    return [one.item for one in done.remarks.all if "taken out of the study" in one.what]


def standing(workspace: Any) -> dict[str, list[str]]:
    """The words of the codings that stand in the text of now of each document."""
    texts = {one.name: one.text for one in workspace.store.documents()}
    anchors = [one.anchor for one in workspace.store.codings()]
    return {
        name: [
            one.quote for one in anchors if one.document == name and text[one.start : one.end] == one.quote
        ]
        for name, text in texts.items()
    }


def test_it_comes_back_with_its_codings_and_that_is_told(programs: Any, take: Any, workspace: Any) -> None:
    assert told_back(take(a_project(programs, 10, TEXT))) == []
    name = taken_out(workspace)
    assert told_back(take(a_project(programs, 10, TEXT))) == [name]
    assert standing(workspace) == {name: ["Alpha"]}


def test_it_comes_back_from_another_project_that_has_its_text(
    programs: Any, take: Any, workspace: Any
) -> None:
    take(a_project(programs, 10, TEXT))
    name = taken_out(workspace)
    assert told_back(take(a_project(programs, 110, TEXT, "Other"))) == [name]
    assert standing(workspace) == {name: ["Alpha", "Alpha"]}


def test_another_text_of_its_name_stands_beside_it_and_it_stays_out(
    programs: Any, take: Any, workspace: Any
) -> None:
    take(a_project(programs, 10, TEXT))
    name = taken_out(workspace)
    done = take(a_project(programs, 110, NOTHING_OF_IT, "Other"))
    assert told_back(done) == []
    assert [one.what for one in done.remarks.all if "another text" in one.what]
    assert workspace.store.removed() == (name,)
    assert standing(workspace) == {f"{name} (2)": ["Rain,"]}
    assert len(workspace.store.versions(name)) == 1


def test_a_text_that_came_in_newer_meanwhile_is_looked_through(
    programs: Any, take: Any, workspace: Any
) -> None:
    take(a_project(programs, 10, TEXT))
    name = taken_out(workspace)
    done = take(a_project(programs, 10, f"{TEXT} And more."))
    assert told_back(done) == [name]
    assert standing(workspace) == {name: ["Alpha"]}
