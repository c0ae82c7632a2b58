"""The evidence profile of a project, and its COREQ items."""

from qda import __version__
from qda.analysis.frames.attributes import of_participants
from qda.audit.checks import check_ledger
from qda.audit.coreq import coreq
from qda.audit.profile import profile
from qda.model.table import Table
from qda.project.coded import coded
from qda.project.evidence.audit_findings import filled_ledger
from qda.project.study import Study
from qda.project.workspace import Workspace


def audit_profile(workspace: Workspace, study: Study) -> tuple[Table, Table]:
    """The profile and the items. Without findings a UsageError."""
    ledger = filled_ledger(workspace, study)
    problems = check_ledger(ledger, workspace.settings.audit)
    known = of_participants(coded(study))
    return profile(ledger), coreq(ledger, problems, known, software=f"qda {__version__}")
