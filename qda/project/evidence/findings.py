"""The findings of a project and whether its codings reproduce them."""

from collections.abc import Collection
from pathlib import Path

from qda.analysis.frames.placed import Placed
from qda.audit.findings_file import read_all
from qda.audit.look_up import Found, look_up
from qda.audit.reproduction import Cell, reproduce
from qda.errors import QdaError
from qda.language.corpus.corpus import ROLES
from qda.model.coding import Coding
from qda.model.finding import Finding
from qda.model.unit import NOT_ANSWERING
from qda.project.codebooks import load_codebook
from qda.project.coded import places
from qda.project.evidence.claims import denials
from qda.project.evidence.sources import sources
from qda.project.study import Study
from qda.project.workspace import Workspace
from qda.project.yaml_files import files_in

FINDINGS_UNFILTERED = (
    "whatever the selection, findings are looked for in all documents and codings that count"
)


def findings_files(workspace: Workspace) -> list[Path]:
    """The findings files of the project, by name."""
    return files_in(workspace.folder / workspace.settings.findings)


def load_findings(workspace: Workspace, study: Study) -> tuple[Finding, ...]:
    """Read all findings; every code and document that they name must be there."""
    return read_all(
        findings_files(workspace),
        codes=[code.code for code in study.codebook],
        documents=[document.name for document in study.documents],
        removed=workspace.store.removed(),
    )


def findings_naming(workspace: Workspace, named: Collection[str]) -> tuple[str, ...]:
    """The findings whose evidence names one of these documents; none where codebook or findings cannot be
    read, which a run tells."""
    try:
        found = read_all(
            findings_files(workspace),
            codes=[code.code for code in load_codebook(workspace)],
            documents=[one.name for one in workspace.store.documents()],
        )
    except QdaError:
        return ()
    return tuple(one.finding for one in found if any(each.document in named for each in one.evidence))


def left_out(study: Study) -> dict[str, int]:
    """The codings that carry no finding: stale ones, rejected ones, and those of interviewers' words."""
    counts = {
        "stale codings": len(study.stale),
        "rejected codings": len(study.rejected),
        "codings of interviewers' words": len(_of_interviewers(study)),
    }
    return {what: count for what, count in counts.items() if count}


def reproduction(workspace: Workspace, study: Study) -> tuple[Cell, ...]:
    """Every cell of the study's findings with its outcome; empty when the project has no findings."""
    asked = {one.id for one in _of_interviewers(study)}
    codings = (one for one in study.codings if one.id not in asked)
    findings = load_findings(workspace, study)
    claims = denials(workspace, study, findings)
    quoted = {one.document for finding in findings for one in finding.evidence if one.quote is not None}
    texts = sources(study, workspace.settings, quoted)

    def look(document: str, quote: str) -> Found:
        return look_up(quote, texts[document])

    return reproduce(findings, codings, study.documents, study.codebook, look, claims)


def _of_interviewers(study: Study) -> list[Coding]:
    """People's codings of nothing but interviewers' words; the rules make none."""
    codings = study.people.codings
    where = places(study) if codings else {}
    placed = {one.name: Placed(one, *where[one.name]) for one in study.documents if one.name in where}
    return [one for one in codings if _is_asked(placed.get(one.anchor.document), one)]


def _is_asked(placed: Placed | None, coding: Coding) -> bool:
    """Whether every sentence that a coding touches is an interviewer's."""
    where = placed.where(coding.anchor.start, coding.anchor.end) if placed else None
    if placed is None or where is None or placed.document.text_hash != coding.anchor.text_hash:
        return False
    first = placed.sentences[0]
    turns = placed.corpus.sentence_turn[first + where.first : first + where.last + 1]
    return all(ROLES[role] in NOT_ANSWERING for role in placed.corpus.turn_role[turns].tolist())
