"""Commands about several coders: how far they agree, and what is decided where they do not."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from qda.cli.command import StrictCommand
from qda.cli.loading import load
from qda.cli.options import coder_option, filters_but, output, selection_of
from qda.cli.patience import at_rest
from qda.cli.report_commands import loaded, show_table
from qda.cli.screen import note, progress
from qda.model.counted import many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qda.project.decisions.consensus import Passage

_DRAW = ("units", "documents")
_ANSWERS = ("y", "yes", "n", "no", "s", "skip", "q", "quit")
_AGREE = "Where they must agree: sentence, paragraph, turn, document or quotation."


def _compared(unit_help: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Which coders are compared, in which text and unit."""
    options = (
        click.argument("coders", nargs=-1, required=True, metavar="CODER CODER ..."),
        filters_but("coders"),
        click.option("--unit", metavar="UNIT", default="sentence", show_default=True, help=unit_help),
        click.option(
            "--overlap",
            type=click.FloatRange(0, 1, min_open=True),
            metavar="SHARE",
            default=0.5,
            show_default=True,
            help="With --unit quotation: two match from this share of their text in common.",
        ),
        click.option(
            "--all-documents",
            is_flag=True,
            help="Take a document without codings of a coder for one in which they found nothing.",
        ),
    )

    def applied(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return applied


def _refuse_idle(name: str, needed: str, *, given: bool) -> None:
    """An option that would do nothing is no option that was meant: what it needs is missing."""
    context = click.get_current_context()
    if not given and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
        raise click.UsageError(f"--{name} goes with {needed}.")


def _refuse_idle_overlap(unit: str) -> None:
    _refuse_idle("overlap", "--unit quotation", given=unit == "quotation")


@click.command(cls=StrictCommand)
@_compared("What is compared: sentence, paragraph, turn, document, characters or quotation.")
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="NAME",
    help="percent, holsti, kappa, pi, s, ac1, fleiss, alpha, alpha_jaccard, alpha_masi, alpha_ordinal, "
    "alpha_interval, alpha_ratio; for characters also "
    "u_alpha, binary_alpha, cu_alpha, nvivo.  [default: what suits unit and coders]",
)
@click.option("--level", type=click.Choice(["code", "theme"]), default="code", show_default=True)
@click.option("--pairs", is_flag=True, help="One row for each pair of coders, over all codes.")
@click.option("--ignore-uncoded", is_flag=True, help="Ignore text that none of the coders coded.")
@click.option("--intervals", is_flag=True, help="Add 95% bootstrap intervals.")
@click.option(
    "--draw",
    type=click.Choice(_DRAW),
    help="What the bootstrap draws.  [default: units; documents for characters]",
)
@click.option(
    "--resamples",
    type=click.IntRange(100, 100_000),
    metavar="N",
    default=1000,
    show_default=True,
    help="How many draws.",
)
@output
@click.pass_obj
def agreement(
    project: str,
    /,
    coders: tuple[str, ...],
    unit: str,
    measures: tuple[str, ...],
    level: str,
    overlap: float,
    draw: str | None,
    resamples: int,
    form: str | None,
    *,
    pairs: bool,
    ignore_uncoded: bool,
    all_documents: bool,
    intervals: bool,
    **options: Any,
) -> None:
    """How far coders agree, code by code: qda report agreement ann ben.

    The coders are people, or the codebook's rules, which are called rules. A document in which a coder has no
    coding is not compared for that coder.
    """
    from qda.analysis.agreement.asked import Asked
    from qda.project.reports.agreement import agreements as make

    _refuse_idle_overlap(unit)
    for name in ("draw", "resamples"):
        _refuse_idle(name, "--intervals", given=intervals)
    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    asked = Asked(
        unit=unit,
        level=level,
        measures=measures,
        overlap=overlap,
        ignore_uncoded=ignore_uncoded,
        everywhere=all_documents,
        intervals=intervals,
        draw=draw,
        resamples=resamples,
    )
    study, _ = loaded(project, selection)
    show_table(project, make(study, selection, coders, asked, pairs=pairs), form, path, allow=allow)


@click.command(cls=StrictCommand)
@_compared(_AGREE)
@click.option("--open", "still_open", is_flag=True, help="Only those that nobody has decided yet.")
@output
@click.pass_obj
def disagreements(
    project: str,
    /,
    coders: tuple[str, ...],
    unit: str,
    overlap: float,
    form: str | None,
    *,
    all_documents: bool,
    still_open: bool,
    **options: Any,
) -> None:
    """Where coders disagree, with the quotations of each: qda report disagreements ann ben."""
    from qda.analysis.agreement.asked import Asked
    from qda.project.decisions.disagreements import disagreements_table as make

    _refuse_idle_overlap(unit)
    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    asked = Asked(unit=unit, overlap=overlap, everywhere=all_documents)
    study, _ = loaded(project, selection)
    made = make(study, selection, coders, asked, still_open=still_open)
    show_table(project, made, form, path, allow=allow)


@click.command(cls=StrictCommand)
@_compared(_AGREE)
@click.option("--id", "id_", metavar="ID", help="Decide on this disagreement, with --applies or --not.")
@click.option("--applies/--not", "applies", default=None, help="With --id: the code applies, or does not.")
@click.option("--because", metavar="TEXT", default="", help="With --id: the reason, kept as a memo.")
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Decisions from the list of disagreements, as CSV with its column decision filled in.",
)
@click.option("--agreed", is_flag=True, help="Take what the coders agree on into the consensus.")
@coder_option
@click.pass_obj
def adjudicate(
    project: str,
    /,
    coders: tuple[str, ...],
    unit: str,
    overlap: float,
    id_: str | None,
    applies: bool | None,
    because: str,
    file: Path | None,
    coder: str | None,
    *,
    agreed: bool,
    all_documents: bool,
    **options: Any,
) -> None:
    """Decide where coders disagree: qda adjudicate ann ben.

    Without --id, --from or --agreed you are shown one disagreement after the other. What is decided is the
    coder 'consensus', for reports and for agreement; what the coders did stays as it is.
    """
    from qda.analysis.agreement.asked import Asked
    from qda.project.decisions.consensus import APPLIES, DOES_NOT, found_passages
    from qda.project.decisions.consensus import adjudicate as record
    from qda.project.decisions.decide import coder_name
    from qda.project.decisions.disagreements import passage_called, read_decisions
    from qda.project.workspace import open_workspace

    _refuse_idle_overlap(unit)
    if sum((id_ is not None, file is not None, agreed)) > 1:
        raise click.UsageError("Say one of --id, --from and --agreed.")
    if (id_ is None) != (applies is None) or (because and id_ is None):
        raise click.UsageError("--id goes with --applies or --not, and --because with them.")
    selection = selection_of(options)
    asked = Asked(unit=unit, overlap=overlap, everywhere=all_documents)
    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar, include_interviewer=selection.include_interviewer)
        compared, passages = found_passages(study, selection, coders, asked)
        still = [one for one in passages if not one.run.agreed and not one.decision]
        if id_ is not None:
            decided = [(passage_called(id_, passages), APPLIES if applies else DOES_NOT)]
        elif file is not None:
            decided = read_decisions(file, passages)
        elif agreed:
            decided = [(one, APPLIES) for one in passages if one.run.agreed and not one.decision]
        else:
            for one, decision in _asked(list(still), compared.coders):
                record(workspace, [(one, decision)], coder_name(coder))
                still.remove(one)
            click.echo(f"{many(len(still), 'disagreement')} to decide on")
            return
        done = record(workspace, decided, coder_name(coder), because=because)
    click.echo(f"{many(done, 'decision')} recorded; see: qda report quotes CODE --coder consensus")


def _asked(passages: list[Passage], coders: tuple[str, ...]) -> Iterator[tuple[Passage, str]]:
    """What a person decides, one passage after the other, until they have enough."""
    from qda.project.decisions.consensus import APPLIES, DOES_NOT

    for number, one in enumerate(passages, 1):
        click.echo(_told(one, coders, f"{number} of {len(passages)}"))
        try:
            with at_rest():
                said = click.prompt(
                    "Does the code apply? y yes, n no, s skip, q quit",
                    type=click.Choice(_ANSWERS, case_sensitive=False),
                    show_choices=False,
                    err=True,
                )
        except click.Abort:  # the end of the input, or Ctrl-C: what was decided before is kept
            note("")
            return
        if said[0] == "q":
            return
        if said[0] != "s":
            yield one, APPLIES if said[0] == "y" else DOES_NOT


def _told(one: Passage, coders: tuple[str, ...], number: str) -> str:
    """A disagreement in lines: where, which code, and what each coder made of it."""
    from qda.project.decisions.disagreements import said_by
    from qda.report.visible import visible

    lines = [
        f"{number}  {one.coding.id}  {one.run.document}, {one.locator}: {one.run.code}",
        f"  in context: {one.sentences}",
        *(f"  {name}: {said_by(one, name)}" for name in coders),
    ]
    return "\n".join(
        fill(visible(" ".join(line.split())), 100, initial_indent=line[: len(line) - len(line.lstrip())],
             subsequent_indent="      ", break_on_hyphens=False)
        for line in lines
    )  # fmt: skip
