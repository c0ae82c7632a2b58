"""An evidence profile of the findings in the columns of GRADE-CERQual, with judgements left to people.

Source: Lewin et al., "Applying GRADE-CERQual to qualitative evidence synthesis findings, paper 2: how to make
an overall CERQual assessment of confidence and create a Summary of Qualitative Findings table",
Implementation Science 13 (2018), suppl. 1, 10.
"""

from qda.audit.ledger import Account, Ledger, strongest
from qda.model.coding import CONSENSUS, RULES, Assertion
from qda.model.counted import many
from qda.model.finding import EvidenceRole
from qda.model.table import Column, ColumnKind, Table, Value

JUDGE = "To judge"
"""What begins a cell that people must fill."""
_CONCERNS = "no or very minor, minor, moderate or serious concerns"
_CONFIDENCE = "high, moderate, low or very low confidence"


def profile(ledger: Ledger) -> Table:
    """One row for each finding. Judgements are blank, each with what the project knows that bears on it."""
    text = ColumnKind.TEXT
    return Table(
        name="profile",
        title="Evidence profile (columns of GRADE-CERQual)",
        columns=(
            Column("finding", "No.", text),
            Column("claim", "Summarised review finding", text),
            Column("contributing", "Studies and participants contributing", text, "by their role"),
            Column("participants", "Participants", ColumnKind.COUNT, "who bear on the finding, in any role"),
            Column("works", "Works", ColumnKind.COUNT, "that bear on the finding, in any role"),
            Column("methodological_limitations", "Methodological limitations", text, _CONCERNS),
            Column("coherence", "Coherence", text, _CONCERNS),
            Column("adequacy", "Adequacy", text, _CONCERNS),
            Column("relevance", "Relevance", text, _CONCERNS),
            Column("confidence", "CERQual assessment of confidence", text, _CONFIDENCE),
            Column("explanation", "Explanation of the assessment", text),
        ),
        rows=tuple(_row(account, ledger) for account in ledger.accounts),
        unit="finding",
        n=len(ledger.accounts),
        parameters={
            "participants of the study": str(len(ledger.participants)),
            "documents of the study": str(len(ledger.sources)),
        },
        notes=(
            f"{JUDGE} means that qda gives no judgement: the four components are judged as {_CONCERNS}, and "
            f"the whole as {_CONFIDENCE}.",
            "GRADE-CERQual was made for syntheses of studies; for one study its columns are an aid only.",
        ),
    )


def _row(account: Account, ledger: Ledger) -> tuple[Value, ...]:
    return (
        account.finding.finding,
        account.finding.claim,
        _contributing(account),
        len(account.participants()),
        len(account.works()),
        f"{JUDGE}: how sampling, interviews and analysis were done. Known: {_coders(account, ledger)}.",
        f"{JUDGE}: how well the claim fits the evidence. Known: {_fit(account)}.",
        f"{JUDGE}: how rich the evidence is, and how much of it. Known: {_amount(account, ledger)}.",
        f"{JUDGE}: whether people and settings are those of the question. Known: sources are "
        f"{', '.join(account.kinds()) or 'none'}.",
        f"{JUDGE}: {_CONFIDENCE}.",
        "",
    )


def _contributing(account: Account) -> str:
    parts = []
    for role in EvidenceRole:
        names = ", ".join((*account.participants(role), *account.works(role)))
        if names:
            parts.append(f"{role}: {names}")
    denying = dict.fromkeys(voice.name for one in account.entries if one.denied for voice in one.voices)
    if denying:
        parts.append(f"named in support, but denied: {', '.join(denying)}")
    return "; ".join(parts)


def _coders(account: Account, ledger: Ledger) -> str:
    coders = {one.coder for entry in account.entries for one in (*entry.codings, *entry.others)}
    deciders = {name for code in account.codes for name in ledger.deciders.get(code, ())}
    persons = len((coders | deciders) - {RULES, CONSENSUS})
    rules = "the rules and " if RULES in coders else ""
    return f"its passages were coded or decided by {rules}{many(persons, 'person')}"


def _fit(account: Account) -> str:
    roles = [sum(entry.role is role for entry in account.entries if entry.bears) for role in EvidenceRole]
    weak = sum(
        bool(entry.codings) and strongest(entry.codings) is not Assertion.AFFIRMED
        for entry in account.entries
        if entry.role is EvidenceRole.SUPPORTS and entry.bears
    )
    searched = "recorded" if account.finding.searched_contrary else "not recorded"
    return (
        f"{many(roles[0], 'piece')} of evidence in support ({weak} of them not affirmed), {roles[1]} that "
        f"{'qualifies' if roles[1] == 1 else 'qualify'}, {roles[2]} that "
        f"{'contradicts' if roles[2] == 1 else 'contradict'}; a search for contrary evidence is {searched}"
    )


def _amount(account: Account, ledger: Ledger) -> str:
    standing = [entry for entry in account.quotations if entry.bears]
    words = sum(len((entry.evidence.quote or "").split()) for entry in standing)
    return (
        f"{len(account.participants())} of {many(len(ledger.participants), 'participant')}, "
        f"{many(len(account.works()), 'work')}; {many(len(standing), 'verified quotation')} "
        f"of {words} words; {many(len(account.unlisted), 'coded passage')} not listed"
    )
