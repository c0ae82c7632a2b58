"""The theme workbook of a project: its tables, and everything that it takes to make it again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from qda import __version__
from qda.analysis.codebook_table import codebook_table
from qda.analysis.frames.selection import Selection, select
from qda.analysis.frequency import frequency
from qda.analysis.matrices import code_by_document, code_by_participant
from qda.analysis.meeting.coefficients import COEFFICIENTS
from qda.analysis.meeting.cooccurrence import cooccurrence, cooccurrence_matrices
from qda.analysis.segments import segments, stale_among
from qda.audit.reproduction import Cell
from qda.audit.tables import evidence_table
from qda.coding.policy import ENGINE, OVERLAP_POLICY
from qda.model.identity import hash_text
from qda.project.codebooks import codebook_text
from qda.project.coded import coded
from qda.project.evidence.audit_findings import Audited, audit_findings
from qda.project.evidence.findings import FINDINGS_UNFILTERED, left_out, reproduction
from qda.project.reports.methods import hash_of_texts
from qda.project.study import Study
from qda.project.workspace import Workspace
from qda.report.workbook.book import Book


def book_of(
    workspace: Workspace,
    study: Study,
    selection: Selection,
    *,
    cells: Sequence[Cell] | None = None,
    audited: Audited | None = None,
    created: datetime | None = None,
) -> Book:
    """The tables of a selection, for the workbook and for the page. The same project and `created` give the
    same tables. What has been made already, the cells of the findings and their audit, is taken over."""
    chosen = select(coded(study), selection)
    settings = workspace.settings
    unit = settings.cooccurrence_unit
    evidence = reproduction(workspace, study) if cells is None else tuple(cells)
    ledger = (audited or audit_findings(workspace, study)).tables if evidence else ()
    stamp = created or datetime.now(UTC).replace(microsecond=0)
    measures = ("n12", *(named.key for named in COEFFICIENTS))
    counts, *coefficients = cooccurrence_matrices(chosen, unit=unit, measures=measures)
    listed = segments(select(coded(study), replace(selection.listing(), every_coding=True)))
    return Book(
        title=settings.title or workspace.folder.name,
        created=stamp,
        overview=tuple(_overview(workspace, study, selection, stamp, stale_among(listed))),
        codebook=codebook_table(study.codebook),
        segments=listed,
        frequencies=frequency(chosen, unit=settings.unit),
        code_by_document=code_by_document(chosen),
        code_by_participant=code_by_participant(chosen),
        code_by_participant_01=code_by_participant(chosen, binary=True),
        cooccurrence_counts=counts,
        cooccurrence_coefficients=tuple(coefficients),
        cooccurrence_pairs=cooccurrence(chosen, unit=unit),
        findings=ledger[0] if ledger else None,
        evidence=(ledger[1], evidence_table(evidence, excluded=left_out(study))) if ledger else (),
    )


def _overview(
    workspace: Workspace, study: Study, selection: Selection, created: datetime, stale: int
) -> list[tuple[str, str]]:
    settings, codebook = workspace.settings, study.codebook
    kinds = [document.kind for document in study.documents]
    people = coded(study).units["participant"].dropna().nunique()
    return [
        ("Project", settings.title or workspace.folder.name),
        ("Made", f"{created:%Y-%m-%d %H:%M:%S} UTC by qda {__version__} (engine {ENGINE})"),
        ("Documents", ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))),
        ("Participants", str(people)),
        ("Codebook", f"{codebook.title} ({codebook.source}), {len(codebook.codes)} codes with themes"),
        ("Hash of the codebook", hash_text(codebook_text(workspace))),
        ("Hash of the texts", hash_of_texts(study)),
        (
            "Language",
            settings.language + (f", model {settings.language_model}" * bool(settings.language_model)),
        ),
        ("Unit of analysis", str(settings.unit)),
        ("Unit of co-occurrence", str(settings.cooccurrence_unit)),
        (
            "Overlapping passages",
            f"{OVERLAP_POLICY}: passages of one code that rules find and that share a word are one coding",
        ),
        ("Stale codings", _stale(study, stale)),
        *((f"Selection: {name}", value) for name, value in selection.in_words().items()),
        ("Findings", FINDINGS_UNFILTERED),
    ]


def _stale(study: Study, listed: int) -> str:
    """How many of the selection's codings wait for a person, and where they stand in the workbook."""
    if listed:
        return f"{listed}: on the sheet Segments, and in no count"
    return "none in the selection" if study.stale else "none"
