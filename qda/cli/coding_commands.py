"""Commands that code: by the rules, or by a person."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from qda.cli.command import StrictCommand
from qda.cli.loading import load
from qda.cli.options import coder_option
from qda.cli.screen import note, progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from qda.coding.explain import Explanation
    from qda.model.document import Document
    from qda.model.span import Span
    from qda.project.workspace import Workspace

_SHOWN = 80
"""Characters of a quotation that are shown again when it is coded."""


@click.command(cls=StrictCommand)
@click.option("--explain", is_flag=True, help="Show each match: sentence, rule, matched words and cue.")
@click.option("--code", "codes", multiple=True, metavar="CODE", help="With --explain: only this code.")
@click.option(
    "--document", "documents", multiple=True, metavar="NAME", help="With --explain: only this document."
)
@click.option("--include-interviewer", is_flag=True, help="Code the interviewer's words too.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="How many processes read and code; as many as there are cores, if nothing is said.",
)
@click.pass_obj
def code(
    project: str,
    /,
    *,
    explain: bool,
    codes: tuple[str, ...],
    documents: tuple[str, ...],
    include_interviewer: bool,
    jobs: int | None,
) -> None:
    """Apply the codebook's rules to every document; only what has changed is coded again."""
    if (codes or documents) and not explain:
        raise click.UsageError(
            "--code and --document choose what --explain shows: qda code --explain --code CODE. "
            "Without it every code is applied to every document."
        )
    from qda.project.coding.code import summary_of, unheard
    from qda.project.index.corpora import tidy
    from qda.project.intake.unread import told_of_unread
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar, include_interviewer=include_interviewer, jobs=jobs)
        if study.corpora.made:
            tidy(workspace, study.corpora)
        if explain:
            from qda.project.coding.explain_codings import explain_all

            found = explain_all(
                workspace, study, codes, documents, include_interviewer=include_interviewer, progress=bar
            )
            sources = {document.name: document for document in study.documents}
        for line in (
            *summary_of(study, workspace.settings),
            *unheard(workspace, study),
            *told_of_unread(workspace, study.documents),
        ):
            note(line)
    if explain:
        for one in found:
            click.echo(_explained(one, sources[one.document]))


def _explained(one: Explanation, document: Document) -> str:
    """One match in lines: where, what, the passage with the matched words in brackets."""
    from qda.model.span import line_of
    from qda.report.visible import visible

    line = line_of(document.text, one.passage.start)
    cue = f", because of {one.cue!r}" if one.cue else ""
    passage = _marked(document.text, one.passage, one.words)
    return "\n".join(
        fill(visible(part), 100, subsequent_indent="    ", break_on_hyphens=False)
        for part in (
            f"{one.document}, line {line}: {one.code}, {one.assertion}{cue}",
            f"  rule {one.rule}: {one.pattern}",
            f"  {passage}",
            "",
        )
    )


def _marked(text: str, passage: Span, words: tuple[Span, ...]) -> str:
    parts, at = [], passage.start
    for word in words:
        parts += [text[at : word.start], "[", text[word.start : word.end], "]"]
        at = word.end
    return " ".join("".join([*parts, text[at : passage.end]]).split())


def _naming(command: Callable[..., None]) -> Callable[..., None]:
    """How a coding is named: by id, or by document and quotation."""
    command = click.option("--code", metavar="CODE", help="The code, if several codings hold the words.")(
        command
    )
    command = click.option("--quote", metavar="WORDS", help="Words of the passage.")(command)
    command = click.option("--document", metavar="NAME", help="The document, with --quote.")(command)
    return click.argument("coding_id", required=False, metavar="[ID]")(command)


@click.command(cls=StrictCommand)
@click.argument("document")
@click.argument("quote")
@click.argument("code")
@click.option(
    "--assertion",
    type=click.Choice(["affirmed", "negated", "hedged", "reported"]),
    help="How the speaker holds it, affirmed if nothing is said; corrects what you coded otherwise before.",
)
@click.option(
    "--occurrence", type=click.IntRange(1), metavar="N", help="Which one, if the words stand there often."
)
@coder_option
@click.pass_obj
def add(
    project: str,
    /,
    document: str,
    quote: str,
    code: str,
    assertion: str | None,
    occurrence: int | None,
    coder: str | None,
) -> None:
    """Code a passage by hand: qda add P7 "never be a friend of India" india_counterbalance.

    The words are those of the document, with any white space between them. Straight marks stand for curly
    ones, ... for its one character, any dash for another, and accents however they are encoded; the coding
    holds what stands in the document.
    """
    from qda.model.coding import Assertion
    from qda.project.decisions.decide import add_coding
    from qda.project.decisions.find_coding import document_called
    from qda.project.decisions.whose_words import told_of_words
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace:
        coding, outcome = add_coding(
            workspace,
            document=document,
            quote=quote,
            code=code,
            coder=_by(workspace, coder),
            assertion=Assertion(assertion) if assertion else None,
            occurrence=occurrence,
        )
        source = document_called(document, workspace.store.documents())
        for line in told_of_words(coding, source, workspace.settings):
            note(line)
    was = {"new": "coded", "changed": f"is {coding.assertion} now, corrected"}.get(
        outcome, f"was coded already, as {coding.assertion},"
    )
    click.echo(
        f"{coding.id}  {coding.code}: {_brief(coding.anchor.quote)} in {document} {was} by {coding.coder}"
    )


def _by(workspace: Workspace, given: str | None) -> str:
    """The coder's name; it is told when nearly the same name is somebody else's."""
    from qda.project.decisions.decide import coder_name
    from qda.project.decisions.like_coders import told_of_new_coder

    name = coder_name(given)
    for line in told_of_new_coder(workspace.store, name):
        note(line)
    return name


def _brief(quote: str) -> str:
    """A quotation on one line, in its first words when it is long."""
    return repr(quote if len(quote) <= _SHOWN else f"{quote[:_SHOWN]}…")


@click.command(cls=StrictCommand)
@_naming
@coder_option
@click.pass_obj
def accept(project: str, /, coding_id: str | None, coder: str | None, **words: str | None) -> None:
    """Accept a coding, by its id or by --document and --quote. It stays, whatever the rules do later."""
    _decide(project, "accept", coding_id, coder, words)


@click.command(cls=StrictCommand)
@_naming
@coder_option
@click.pass_obj
def reject(project: str, /, coding_id: str | None, coder: str | None, **words: str | None) -> None:
    """Reject a coding, by its id or by --document and --quote. Reports leave it out from now on."""
    _decide(project, "reject", coding_id, coder, words)


def _decide(
    project: str, /, verdict: str, coding_id: str | None, coder: str | None, words: dict[str, str | None]
) -> None:
    from qda.model.decision import Verdict
    from qda.project.decisions.decide import decide
    from qda.project.decisions.find_coding import Wanted
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar)
        wanted = Wanted(id=coding_id, **words)
        coding = decide(workspace, study, wanted, Verdict(verdict), _by(workspace, coder))
    place = coding.anchor
    click.echo(f"{coding.id}  {verdict}ed: {coding.code}: {_brief(place.quote)} in {place.document}")


@click.command(cls=StrictCommand)
@click.argument("text")
@click.option("--coding", "coding_id", metavar="ID", help="On this coding.")
@click.option("--document", metavar="NAME", help="On this document; with --quote, on a coding in it.")
@click.option("--quote", metavar="WORDS", help="Words of the coding's passage.")
@click.option("--code", metavar="CODE", help="On this code; with --quote, on its coding.")
@coder_option
@click.pass_obj
def memo(
    project: str,
    /,
    text: str,
    coding_id: str | None,
    document: str | None,
    quote: str | None,
    code: str | None,
    coder: str | None,
) -> None:
    """Write a memo on a coding, a document or a code: qda memo "Ask again in round two" --coding 3fa9c2."""
    from qda.project.decisions.decide import write_memo
    from qda.project.decisions.find_coding import Wanted
    from qda.project.workspace import open_workspace

    about = _memo_on(coding_id, document, quote, code)
    with open_workspace(Path(project)) as workspace, progress() as bar:
        wanted = Wanted(id=coding_id, document=document, quote=quote, code=code)
        study = load(workspace, bar)
        written = write_memo(workspace, study, wanted, text, _by(workspace, coder), about=about)
    click.echo(f"memo on {written.about} {written.target} by {written.coder}")


def _memo_on(coding_id: str | None, document: str | None, quote: str | None, code: str | None) -> str:
    """What a memo is on. Raises UsageError when the options name nothing, or more than one thing."""
    alone = [one for one in (coding_id, document, code) if one is not None]
    if quote is None and len(alone) == 1:
        return "coding" if coding_id is not None else "document" if document is not None else "code"
    if quote is not None and document is not None and coding_id is None:
        return "coding"
    raise click.UsageError(
        "Say what the memo is on, and one thing only: --coding ID, --document NAME or --code CODE; or a "
        "coding by its words, --document NAME --quote WORDS, with --code CODE if several codings hold them."
    )
