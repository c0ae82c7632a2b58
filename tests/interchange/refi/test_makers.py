"""Who made a coding, and when, in files that tell it otherwise than by the standard."""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

from typing import Any

ORIGIN = 'name="P" origin="QualCoder 3.8.2"'


def coded_text(programs: Any, *made: str) -> str:
    g = programs.guid
    return "".join(
        f'<PlainTextSelection guid="{g(60 + n)}" startPosition="{4 * n}" endPosition="{4 * n + 3}" {one}>'
        f'<Coding guid="{g(70 + n)}"><CodeRef targetGUID="{g(20)}"/></Coding></PlainTextSelection>'
        for n, one in enumerate(made)
    )


def test_who_changed_a_coding_made_it_where_nobody_else_is_named(
    programs: Any, take: Any, workspace: Any
) -> None:
    g = programs.guid
    users = f'<Users><User guid="{g(1)}" name="Ada"/><User guid="{g(2)}" name="Ben"/></Users>'
    made = (
        f'modifyingUser="{g(1)}" modifiedDateTime="2025-07-14T18:42:34Z"',
        f'modifyingUser="{g(2)}" modifiedDateTime="2025-07-15T08:00:00Z"',
        f'creatingUser="{g(1)}" creationDateTime="2025-07-16T08:00:00Z" modifyingUser="{g(2)}" modifiedDateTime="2025-07-17T08:00:00Z"',
    )
    source = programs.text_source(50, "One two six", coded_text(programs, *made))
    take(programs.project(f"{users}{programs.CODES}<Sources>{source}</Sources>"))
    found = sorted((one.anchor.quote, one.coder, one.at[:10]) for one in workspace.store.codings())
    assert found == [("One", "Ada", "2025-07-14"), ("six", "Ada", "2025-07-16"), ("two", "Ben", "2025-07-15")]


def test_a_maker_of_the_project_who_is_nobody_is_no_coder_and_their_memo_comes_once(
    programs: Any, take: Any, workspace: Any
) -> None:
    g = programs.guid
    users = f'<Users><User guid="{g(1)}" name="Ada"/></Users>'
    source = programs.text_source(50, "One two", coded_text(programs, f'creatingUser="{g(1)}"'))
    inner = f"{users}{programs.CODES}<Sources>{source}</Sources><Description>Our memo</Description>"
    for maker in (98, 99):  # another one with every export
        take(programs.project(inner, f'{ORIGIN} creatingUserGUID="{g(maker)}"'))
    assert {one.coder for one in workspace.store.codings()} == {"Ada"}
    memos = [one for one in workspace.store.memos() if one.text == "Our memo"]
    assert len(memos) == 1
