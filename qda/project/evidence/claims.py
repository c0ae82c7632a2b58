"""What the claims of a project's findings say of the findings' own codes."""

from collections.abc import Iterator, Mapping, Sequence

from qda.audit.reproduction import meant
from qda.audit.stance import NOTHING_KNOWN, Stance, may_deny, stance
from qda.coding.codebook.source_prints import needed_for
from qda.model.coding import Assertion
from qda.model.finding import EvidenceRole, Finding
from qda.project.study import Study
from qda.project.workspace import Workspace


def stances(workspace: Workspace, study: Study, findings: Sequence[Finding]) -> Mapping[str, Stance]:
    """By finding, where it can matter: some passage of what it names in support is negated.

    Only then are the claims coded, for that takes the language and the rules.
    """
    asked = {one.finding: (one.claim, codes) for one, codes in _with_negated(study, findings)}
    if not asked:
        return NOTHING_KNOWN
    from qda.project.coding.code_texts import code_each
    from qda.project.coding.coder import compiled_codebook

    needed = needed_for(study.codebook, {code for _, codes in asked.values() for code in codes})
    compiled = compiled_codebook(workspace, study.codebook, only=needed)
    found = code_each([claim for claim, _ in asked.values()], compiled, workspace.settings)
    language = workspace.settings.language
    return {
        name: stance(claim, codes, codings, language)
        for (name, (claim, codes)), codings in zip(asked.items(), found, strict=True)
    }


def denials(workspace: Workspace, study: Study, findings: Sequence[Finding]) -> Mapping[str, Stance]:
    """The same of those claims only that hold a word that may deny."""
    language = workspace.settings.language
    return stances(workspace, study, [one for one in findings if may_deny(one.claim, language)])


def _with_negated(study: Study, findings: Sequence[Finding]) -> Iterator[tuple[Finding, frozenset[str]]]:
    """The findings that name in support a document with negated passages under their codes; these codes."""
    negated = {(one.anchor.document, one.code) for one in study.codings if one.assertion is Assertion.NEGATED}
    for finding in findings:
        codes = frozenset(code for own in meant(finding, study.codebook).values() for code in own)
        named = (one.document for one in finding.evidence if one.role is EvidenceRole.SUPPORTS)
        if any((document, code) in negated for document in named for code in codes):
            yield finding, codes
