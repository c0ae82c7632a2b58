"""The whole analysis in order: import, index, code, count, write the workbook, compare with the study."""

from dataclasses import dataclass, replace

from qda.analysis.frames.selection import Selection
from qda.audit.reproduction import Cell, Outcome
from qda.audit.tables import reproduction_table
from qda.model.progress import Progress, silent
from qda.model.table import Table
from qda.project.codebooks import codebook_text, load_codebook, told_of_passed_over
from qda.project.coding.machine import Machine
from qda.project.evidence.findings import left_out, load_findings, reproduction
from qda.project.index.corpora import tidy
from qda.project.index.other_speakers import told_of_other_speakers
from qda.project.index.words_on_disk import writing_words
from qda.project.intake.asked_now import told_of_asked
from qda.project.intake.import_files import Imported, keep, read_transcripts
from qda.project.last_run import kept_counts
from qda.project.left_by_drives import told_of_left_by_drives
from qda.project.recorded import recorded, recorded_of
from qda.project.reports.current_workbook import CurrentWorkbook, write_if_changed
from qda.project.reports.tables import cooccurrences, frequencies, theme_tree
from qda.project.study import Study, assemble, refuse_no_documents
from qda.project.workspace import Workspace
from qda.report.workbook.book import Book

WORKBOOK = "themes.xlsx"
_PAIRS = 15
_SHOWN = ("a", "b", "n1", "n2", "n12", "n", "jaccard", "lift", "npmi", "phi")


@dataclass(frozen=True, slots=True, eq=False)
class RunResult:
    """What a run did and found, and how its counts differ from those of the run before, in words."""

    imported: Imported
    machine: Machine
    study: Study
    tables: tuple[Table, ...]
    cells: tuple[Cell, ...]
    workbook: CurrentWorkbook
    since_last: tuple[str, ...]

    @property
    def reproduced(self) -> bool:
        """Whether every cell that the study names was found."""
        return not any(cell.outcome is Outcome.MISSING for cell in self.cells)


def run(workspace: Workspace, *, actor: str, progress: Progress = silent) -> RunResult:
    """Do all of it.

    Everything is read, coded and checked before the database is changed, and it is changed in one step: an
    error or an interruption before it leaves it as it was. Behind it only tables and the workbook are made,
    of the texts that were read and of people's work as it is then. Raises StoreError when somebody else
    changes documents meanwhile.
    """
    codebook = load_codebook(workspace)
    incoming = read_transcripts(workspace, progress=progress)
    before = recorded(workspace)
    documents = incoming.over(before.documents)
    refuse_no_documents(documents)
    prepared = assemble(workspace, codebook, replace(before, documents=documents), progress=progress)
    load_findings(workspace, prepared)
    with workspace.store.change(actor) as change:
        workspace.store.refuse_taken_out()
        change.refuse_changed(before.documents)
        imported = keep(change, incoming)
        change.use_codebook(title=codebook.title, source=codebook.source, text=codebook_text(workspace))
        study = replace(prepared, recorded=recorded_of(change, documents))
    imported = imported.telling(
        told_of_asked(imported.carried, before.documents, incoming.documents, workspace.settings)
    )
    imported = imported.telling(told_of_other_speakers(workspace, study.corpora))
    imported = imported.telling((*told_of_left_by_drives(workspace), *told_of_passed_over(workspace)))
    tidy(workspace, study.corpora)
    cells = reproduction(workspace, study)
    tables = _tables(study, workspace, cells)
    told = kept_counts(workspace, study, tables[0], actor=actor)

    def book() -> Book:
        from qda.project.reports.export_workbook import book_of  # its tables take a while to load and to make

        return book_of(workspace, study, Selection(), cells=cells)

    with writing_words(workspace):
        workbook = write_if_changed(workspace, study, workspace.results / WORKBOOK, book, progress=progress)
    return RunResult(imported, prepared.machine, study, tables, cells, workbook, told)


def _strongest(pairs: Table) -> Table:
    """The pairs that meet most often, with the measures that fit on a screen."""
    keys = [column.key for column in pairs.columns]
    together = keys.index("n12")
    rows = sorted(pairs.rows, key=lambda row: -int(str(row[together])))[:_PAIRS]
    more = len(pairs.rows) - len(rows)
    note = "All pairs and measures: qda report cooccurrence." + (f" Pairs not shown: {more}." if more else "")
    return replace(pairs, rows=tuple(rows)).with_columns(*_SHOWN, note=note)


def _tables(study: Study, workspace: Workspace, cells: tuple[Cell, ...]) -> tuple[Table, ...]:
    settings, everything = workspace.settings, Selection()
    made = [
        frequencies(study, settings, everything, unit=None, by=None, level="code"),
        _strongest(cooccurrences(study, settings, everything, unit=None, level="code", minimum=1)),
        theme_tree(study, settings, everything, unit=None),
    ]
    return (*made, reproduction_table(cells, excluded=left_out(study))) if cells else tuple(made)
