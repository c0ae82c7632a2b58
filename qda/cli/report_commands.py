"""`qda report`: tables of the codings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qda.cli.command import StrictGroup
from qda.cli.later import Later
from qda.cli.loading import load
from qda.cli.options import allow_identifiers, filters, output, selection_of
from qda.cli.screen import note, progress, refuse, show
from qda.cli.target import Target
from qda.model.counted import many

if TYPE_CHECKING:
    from qda.analysis.frames.selection import Selection
    from qda.model.settings import Settings
    from qda.model.table import Table
    from qda.project.study import Study

_UNIT = "sentence, paragraph, turn or document."


_MORE = Later(
    agreement="agreement_commands",
    disagreements="agreement_commands",
    saturation="comparison_commands",
    compare="comparison_commands",
    words="word_commands",
    collocates="word_commands",
)


@click.group(cls=StrictGroup, commands=_MORE)
def report() -> None:
    """Count codes and list quotations.

    Counted are affirmed codings that nobody rejected, in the words of participants and authors; the filters
    change that. Every table says its unit, its N and what was left out.
    """


def loaded(project: str, /, selection: Selection) -> tuple[Study, Settings]:
    """The study, coded as far as a selection asks for, and its settings."""
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar, include_interviewer=selection.include_interviewer)
        return study, workspace.settings


def show_table(project: str, /, table: Table, form: str | None, path: Path | None, *, allow: bool) -> None:
    """Print a table; one that goes to a file must hold no identifiers, unless they are allowed."""
    if path is not None:
        from qda.project.workspace import open_workspace

        with open_workspace(Path(project)) as workspace:
            refuse(workspace, [table], allow=allow)
    show(table, form, path)


@report.command()
@filters
@click.option("--unit", metavar="UNIT", help=f"What to count: {_UNIT}")
@click.option("--by", metavar="ATTRIBUTE", help="One row for each value of an attribute, document, kind, ...")
@click.option("--level", type=click.Choice(["code", "theme"]), default="code", show_default=True)
@output
@click.pass_obj
def frequencies(
    project: str, /, unit: str | None, by: str | None, level: str, form: str | None, **options: Any
) -> None:
    """How often each code occurs, and with how many participants."""
    from qda.project.reports.tables import frequencies as make

    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    study, settings = loaded(project, selection)
    show_table(
        project, make(study, settings, selection, unit=unit, by=by, level=level), form, path, allow=allow
    )


@report.command()
@filters
@click.option("--unit", metavar="UNIT", help=f"Where they must meet: {_UNIT[:-1]}, overlap or window:N.")
@click.option("--level", type=click.Choice(["code", "theme"]), default="code", show_default=True)
@click.option(
    "--minimum",
    type=click.IntRange(0),
    metavar="N",
    default=1,
    show_default=True,
    help="Only pairs that meet so often.",
)
@output
@click.pass_obj
def cooccurrence(
    project: str, /, unit: str | None, level: str, minimum: int, form: str | None, **options: Any
) -> None:
    """Which codes occur together, how often and how strongly."""
    from qda.project.reports.tables import cooccurrences as make

    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    study, settings = loaded(project, selection)
    show_table(
        project,
        make(study, settings, selection, unit=unit, level=level, minimum=minimum),
        form,
        path,
        allow=allow,
    )


@report.command()
@click.argument("code")
@click.argument("attribute", nargs=-1)
@filters
@click.option("--by", metavar="ATTRIBUTE", help="The attribute, if it does not stand behind the code.")
@click.option("--unit", metavar="UNIT", help=f"voice (participants and works), {_UNIT}  [default: voice]")
@output
@click.pass_obj
def crosstab(
    project: str,
    /,
    code: str,
    attribute: tuple[str, ...],
    by: str | None,
    unit: str | None,
    form: str | None,
    **options: Any,
) -> None:
    """A code or theme against an attribute: qda report crosstab durand_line by kind."""
    from qda.project.reports.tables import code_by_attribute as make

    said = [*(attribute[1:] if attribute[:1] in {("by",), ("BY",)} else attribute), *([by] if by else [])]
    if len(said) != 1:
        raise click.UsageError("Say one attribute, as in: qda report crosstab durand_line by kind")
    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    study, _ = loaded(project, selection)
    show_table(project, make(study, selection, code, by=said[0], unit=unit), form, path, allow=allow)


@report.command()
@filters
@click.option("--unit", metavar="UNIT", help=f"What to count: {_UNIT}")
@output
@click.pass_obj
def themes(project: str, /, unit: str | None, form: str | None, **options: Any) -> None:
    """The themes with the codes below them, and how much stands under each."""
    from qda.project.reports.tables import theme_tree as make

    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    study, settings = loaded(project, selection)
    show_table(project, make(study, settings, selection, unit=unit), form, path, allow=allow)


@report.command()
@click.argument("code")
@filters
@output
@click.pass_obj
def quotes(project: str, /, code: str, form: str | None, **options: Any) -> None:
    """The quotations of a code or theme, each with its place and its coding's id."""
    from qda.project.reports.tables import quotations as make

    path, allow = options.pop("output"), options.pop("allow_identifiers")
    selection = selection_of(options)
    study, _ = loaded(project, selection)
    show_table(project, make(study, selection, code), form, path, allow=allow)


@report.command()
@output
@click.pass_obj
def memos(project: str, /, form: str | None, output: Path | None, *, allow_identifiers: bool) -> None:
    """All memos: on codings, documents, codes and the study, and what became of their codings."""
    from qda.project.decisions.memo_table import memo_table
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar)
    show_table(project, memo_table(study), form, output, allow=allow_identifiers)


@report.command()
@click.option("--evidence", is_flag=True, help="One row for each finding and document, with a quotation.")
@output
@click.pass_obj
def findings(
    project: str, /, *, evidence: bool, form: str | None, output: Path | None, allow_identifiers: bool
) -> None:
    """Which documents carry the findings of the study, against those that it names."""
    from qda.audit.tables import evidence_table, reproduction_table
    from qda.errors import UsageError
    from qda.project.evidence.findings import left_out, reproduction
    from qda.project.workspace import open_workspace

    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar)
        cells = reproduction(workspace, study)
    if not cells:
        raise UsageError("the project has no findings", remedy="Write them into a .yaml file in findings/.")
    table = evidence_table if evidence else reproduction_table
    show_table(project, table(cells, excluded=left_out(study)), form, output, allow=allow_identifiers)


@report.command()
@click.argument("file", type=Target(dir_okay=False))
@filters
@allow_identifiers
@click.pass_obj
def html(project: str, /, file: Path, *, allow_identifiers: bool, **options: Any) -> None:
    """Write the whole report as one page that opens in a browser, without a network.

    Overview, methods, findings with their evidence, tables that sort, the codebook; numbers open their
    quotations with context and place.
    """
    from qda.report.page.write import write_page

    _write(project, file, write_page, allow=allow_identifiers, options=options)


@report.command()
@click.argument("file", type=Target(dir_okay=False))
@filters
@allow_identifiers
@click.pass_obj
def docx(project: str, /, file: Path, *, allow_identifiers: bool, **options: Any) -> None:
    """Write methods, tables, findings with their evidence, and the quotations as a Word document."""
    from qda.report.docx_report import write_docx_report

    _write(project, file, write_docx_report, allow=allow_identifiers, options=options)


def _write(
    project: str,
    /,
    file: Path,
    write: Callable[..., None],
    *,
    allow: bool,
    options: dict[str, Any],
) -> None:
    """Write the whole report of a selection to a file."""
    from qda.project.reports.export_page import page_of, texts_of_page
    from qda.project.workspace import open_workspace

    selection = selection_of(options)
    with open_workspace(Path(project)) as workspace, progress() as bar:
        study = load(workspace, bar, include_interviewer=selection.include_interviewer)
        page = page_of(workspace, study, selection, progress=bar)
        refuse(workspace, texts_of_page(page), allow=allow)
        write(file, page, progress=bar)
    for remark in page.notes:
        note(f"note: {remark}")
    note(f"written: {file}, {many(page.quotations.n, 'quotation')}")
