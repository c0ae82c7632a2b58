"""The audit of a project's findings: the ledger, its problems, and both as tables."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qda.audit.checks import check_ledger
from qda.audit.ledger import Ledger, keep_ledger
from qda.audit.ledger_tables import accounts_table, entries_table, problems_table, unlisted_table
from qda.audit.problem import Problem
from qda.errors import UsageError
from qda.model.codebook import Codebook
from qda.model.table import Table
from qda.project.codebooks import codebook_files
from qda.project.evidence.claims import stances
from qda.project.evidence.findings import load_findings
from qda.project.evidence.sources import sources
from qda.project.study import Study
from qda.project.workspace import Workspace

_A_ROLE = re.compile(r"[^\W\d_]{3,}(?:[ -][^\W\d_]+)?")


@dataclass(frozen=True, slots=True, eq=False)
class Audited:
    """A ledger, what is wrong with it, and its tables: findings, evidence, unlisted, problems."""

    ledger: Ledger
    problems: tuple[Problem, ...]
    tables: tuple[Table, ...]


def audit_findings(workspace: Workspace, study: Study) -> Audited:
    """Hold the findings of a project against its texts and codings. Without findings a UsageError."""
    ledger = filled_ledger(workspace, study)
    limits = workspace.settings.audit
    problems = check_ledger(ledger, limits)
    tables = (
        accounts_table(ledger, problems),
        entries_table(ledger),
        unlisted_table(ledger, limits.unlisted),
        problems_table(ledger, problems, limits.skip),
    )
    return Audited(ledger, problems, tables)


def filled_ledger(workspace: Workspace, study: Study) -> Ledger:
    """The ledger of a project that has findings; without any a UsageError."""
    ledger = ledger_of(workspace, study)
    if not ledger.accounts:
        raise UsageError("the project has no findings", remedy="Write them into a .yaml file in findings/.")
    return ledger


def ledger_of(workspace: Workspace, study: Study) -> Ledger:
    """The ledger of a project; it has no accounts when there are no findings."""
    findings = load_findings(workspace, study)
    deciders: dict[str, set[str]] = defaultdict(set)
    for decision in study.people.decisions:
        deciders[decision.coding.code].add(decision.coder)
    return keep_ledger(
        [replace(one, file=workspace.show(Path(one.file))) for one in findings],
        sources(study, workspace.settings),
        study.codings,
        _placed(workspace, study.codebook),
        deciders={code: frozenset(names) for code, names in deciders.items()},
        stances=stances(workspace, study, findings),
        language=workspace.settings.language,
        roles=_roles(workspace.store.participants()),
    )


def _roles(participants: Mapping[str, Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """What participants are by the words among their attributes, each with those who are."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, attributes in participants.items():
        for value in attributes.values():
            if _A_ROLE.fullmatch(value):
                found[value.casefold()].add(name)
    return {role: frozenset(names) for role, names in found.items()}


def _placed(workspace: Workspace, codebook: Codebook) -> Codebook:
    """The codebook with the path of its file, as a person would open it."""
    files = codebook_files(workspace)
    return replace(codebook, source=", ".join(workspace.show(path) for path in files))
