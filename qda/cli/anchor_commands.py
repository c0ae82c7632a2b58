"""`qda anchors`: what people did to passages that a changed document no longer holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qda.cli.command import StrictCommand
from qda.cli.options import coder_option, output
from qda.cli.screen import note, refuse, show
from qda.model.counted import many

if TYPE_CHECKING:
    from qda.model.coding import Anchor
    from qda.project.decisions.anchors import Waiting
    from qda.project.workspace import Workspace

_WIDTH = 300


@click.command(cls=StrictCommand)
@click.argument("coding_id", required=False, metavar="[ID]")
@click.option("--at", "number", type=click.IntRange(1), metavar="N", help="It stands at candidate N.")
@click.option("--quote", metavar="WORDS", help="It stands in these words of the document now.")
@click.option(
    "--occurrence", type=click.IntRange(1), metavar="N", help="Which one, if the words stand there often."
)
@click.option(
    "--reject", is_flag=True, help="It stands nowhere any more; it stays in the record as rejected."
)
@click.option(
    "--same-words",
    is_flag=True,
    help="Place all whose words stand in one place with other spaces, marks or capitals only. Lists them.",
)
@click.option("--document", metavar="NAME", help="Only codings of this document.")
@coder_option
@output
@click.pass_obj
def anchors(
    project: str,
    /,
    coding_id: str | None,
    number: int | None,
    quote: str | None,
    occurrence: int | None,
    document: str | None,
    coder: str | None,
    form: str | None,
    output: Path | None,
    *,
    reject: bool,
    same_words: bool,
    allow_identifiers: bool,
) -> None:
    """List codings whose passage a changed document no longer holds, and decide where each stands now.

    A coding stays stale until somebody decides: qda anchors 3fa9c2 --at 1, or --quote "the new words", or
    --reject. Nothing is deleted, and every decision is an event with your name.
    """
    from qda.project.decisions.anchors import anchors_table, waiting
    from qda.project.workspace import open_workspace

    asked = [number is not None, quote is not None, reject]
    if sum(asked) > 1 or (any(asked) and coding_id is None):
        raise click.UsageError("Say one coding and one decision: qda anchors ID --at N, --quote or --reject.")
    if same_words and (coding_id or any(asked)):
        raise click.UsageError("--same-words is about all stale codings; leave the id and the others out.")
    if coder and not (any(asked) or same_words):
        raise click.UsageError(
            "--coder says who decides, and a list decides nothing: leave it out. The list names each coder."
        )
    with open_workspace(Path(project)) as workspace:
        found = waiting(workspace, id=coding_id, document=document)
        if any(asked):
            click.echo(_decided(workspace, found[0], number, quote, occurrence, coder))
            return
        if same_words:
            _place_same_words(workspace, found, document, coder)
            return
        table = anchors_table(found) if form or output else None
        if output and table:
            refuse(workspace, [table], allow=allow_identifiers)
    if table:
        show(table, form, output)
        return
    for one in found:
        click.echo(_told(one))
    click.echo(f"{many(len(found), 'stale coding')} to decide on" if found else "no coding is stale")


def _decided(
    workspace: Workspace,
    one: Waiting,
    number: int | None,
    quote: str | None,
    occurrence: int | None,
    coder: str | None,
) -> str:
    from qda.project.decisions.anchors import choose, choose_words, retire
    from qda.project.decisions.decide import coder_name

    who, coding = coder_name(coder), one.coding
    if number is not None:
        place = choose(workspace, one, number, who)
    elif quote is not None:
        place = choose_words(workspace, one, quote, who, occurrence=occurrence)
    else:
        retire(workspace, one, who)
        return f"{coding.id}  rejected: {coding.code}: {coding.anchor.quote!r} in {coding.anchor.document}"
    _tell_decided(workspace, one, place)
    return _now_at(one, place)


def _tell_decided(workspace: Workspace, one: Waiting, place: Anchor) -> None:
    """Say where somebody had decided otherwise, since only one of the two decisions counts."""
    from qda.project.decisions.anchors import decided_otherwise

    found = decided_otherwise(workspace, one, place)
    if found is not None:
        other, counting = found
        note(
            f"note: {other.coder} has {other.verdict}ed what the rules find there on {other.at[:10]}; the "
            f"decision made last counts, that of {counting.coder}: {counting.verdict}ed. To settle it: "
            f"qda accept {counting.coding.id} or qda reject {counting.coding.id}"
        )


def _now_at(one: Waiting, place: Anchor) -> str:
    return f"{one.coding.id}  {one.coding.code} now stands at {place.quote!r} in {place.document}"


def _place_same_words(
    workspace: Workspace, found: list[Waiting], document: str | None, coder: str | None
) -> None:
    from qda.project.decisions.anchors import choose_same_words
    from qda.project.decisions.decide import coder_name

    placed = choose_same_words(workspace, found, coder_name(coder))
    for one, place in placed:
        click.echo(f"{_now_at(one, place.anchor)}, line {place.line}")
        _tell_decided(workspace, one, place.anchor)
    left = len(found) - len(placed)
    click.echo(f"{many(len(placed), 'coding')} placed where the same words stand; {left} still stale")
    if left:
        note("To see them: qda anchors" + (f" --document {document}" if document else ""))


def _told(one: Waiting) -> str:
    """A stale coding in lines: which, its old quotation in context, and the candidates."""
    from qda.report.visible import visible

    coding, old = one.coding, one.coding.anchor
    said = f", {one.stale.verdict}ed" if one.stale.verdict else ""
    lines = [
        f"{coding.id}  {one.fate}: {old.document}, {coding.code}, coded by {coding.coder}{said}",
        f"  was: {_in_context(old.before, old.quote, old.after)}",
        *(f"  memo: {_short(memo.text)} ({memo.coder})" for memo in one.stale.memos),
    ]
    for each in one.candidates:
        place = each.anchor
        passage = _in_context(place.before, place.quote, place.after)
        where = "" if each.known else ", in other surroundings"
        lines.append(f"  --at {each.number}  line {each.line}, {each.likeness:.0f}% alike{where}: {passage}")
    if one.coded_anew:
        remedy = f"this one is not needed: qda anchors {coding.id} --reject"
        lines.append(f"  {coding.coder} has put these words under {coding.code} there anew; {remedy}")
    if not one.candidates:
        lines.append("  nothing like it stands in the text now")
    return "\n".join(visible(line) for line in [*lines, ""])


def _in_context(before: str, quote: str, after: str) -> str:
    return f"... {' '.join(before.split())} [{_short(quote)}] {' '.join(after.split())} ..."


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH // 2]} [...] {words[-_WIDTH // 2 :]}"
