"""The findings of a project and whether its codings reproduce them."""

from pathlib import Path

from qda.audit.findings_file import read_all
from qda.audit.reproduction import Cell, reproduce
from qda.model.finding import Finding
from qda.project.study import Study
from qda.project.workspace import Workspace


def findings_files(workspace: Workspace) -> list[Path]:
    """The findings files of the project, by name."""
    folder = workspace.folder / workspace.settings.findings
    return sorted(path for path in folder.glob("*.y*ml") if path.suffix in {".yaml", ".yml"})


def load_findings(workspace: Workspace, study: Study) -> tuple[Finding, ...]:
    """Read all findings; every code and document that they name must be there."""
    return read_all(
        findings_files(workspace),
        codes=[code.code for code in study.codebook],
        documents=[document.name for document in study.documents],
    )


def left_out(study: Study) -> dict[str, int]:
    """The codings that carry no finding although they were not rejected: the stale ones, if there are any."""
    return {"stale codings": len(study.stale)} if study.stale else {}


def reproduction(workspace: Workspace, study: Study) -> tuple[Cell, ...]:
    """Every cell of the study's findings with its outcome; empty when the project has no findings."""
    return reproduce(load_findings(workspace, study), study.codings, study.documents)
