"""The ledger as tables: findings, evidence, passages that are not listed, problems."""

from collections import Counter
from collections.abc import Sequence

from qda.audit.check_names import CHECKS
from qda.audit.ledger import Account, Entry, Ledger, Passage
from qda.audit.look_up import Found, Match
from qda.audit.prevalence_words import PREVALENCE_WORDS
from qda.audit.problem import GRADES, Problem
from qda.model.columns import count, text
from qda.model.finding import EvidenceRole
from qda.model.table import Table, Value

_COUNTED = (
    "Who supports, qualifies or contradicts: participants by what they say, works by their names. A "
    "quotation counts when it stands in its document; evidence without one, when a passage of the document "
    "stands under the finding's codes. A theme among these means all codes below it, any other code itself "
    "alone. In support, what is negated there counts only when the claim denies the same."
)
_ORDER = (
    "Strongest first: affirmed, hedged, reported, negated; then with more of the finding's codes; then made "
    "or accepted by a person; then found by more rules. Negated passages may be contrary evidence."
)


def accounts_table(ledger: Ledger, problems: Sequence[Problem]) -> Table:
    """One row for each finding: who supports, qualifies and contradicts it, and how much is not listed."""
    return Table(
        name="findings",
        title="Findings and who bears on them",
        columns=(
            text("finding", "Finding"),
            text("claim", "Claim"),
            text("codes", "Codes"),
            *(text(str(role), str(role).capitalize(), "participants; works") for role in EvidenceRole),
            text("kinds", "Kinds in support", "kinds of source that support it"),
            count("participants", "Participants in support"),
            count("works", "Works in support"),
            count("quotations", "Quotations", "quotations of the finding"),
            count("verified", "Verified", "quotations that stand in their documents word for word"),
            count("unlisted", "Not listed", "coded passages that the evidence does not name"),
            text("searched_contrary", "Search for contrary evidence"),
            count("problems", "Problems"),
        ),
        rows=tuple(_account_row(account, problems) for account in ledger.accounts),
        unit="finding",
        n=len(ledger.accounts),
        excluded={"codings of interviewers' words": ledger.asked} if ledger.asked else {},
        parameters={"participants of the study": str(len(ledger.participants))},
        notes=(_COUNTED, *_denied(ledger)),
    )


def _denied(ledger: Ledger) -> tuple[str, ...]:
    """A note on the evidence that is not counted, because it is negated."""
    named = dict.fromkeys(
        f"{entry.finding.finding} {voice.name}"
        for entry in ledger.entries
        if entry.denied
        for voice in entry.voices
    )
    return (f"Named in support, but negated and not counted: {', '.join(named)}.",) if named else ()


def _account_row(account: Account, problems: Sequence[Problem]) -> tuple[Value, ...]:
    supports = EvidenceRole.SUPPORTS
    return (
        account.finding.finding,
        account.finding.claim,
        ", ".join(account.finding.codes),
        *(_who(account, role) for role in EvidenceRole),
        ", ".join(account.kinds(supports)),
        len(account.participants(supports)),
        len(account.works(supports)),
        len(account.quotations),
        sum(entry.stands for entry in account.quotations),
        len(account.unlisted),
        account.finding.searched_contrary,
        sum(problem.finding == account.finding.finding for problem in problems),
    )


def _who(account: Account, role: EvidenceRole) -> str:
    both = (", ".join(account.participants(role)), ", ".join(account.works(role)))
    return "; ".join(part for part in both if part)


def entries_table(ledger: Ledger) -> Table:
    """One row for each piece of evidence, with where its quotation stands."""
    entries = ledger.entries
    verified = Counter(str(entry.found.match) for entry in entries if entry.found)
    quotations = sum(verified.values())
    said = ", ".join(f"{match} {verified[match]}" for match in map(str, Match) if verified[match])
    return Table(
        name="evidence",
        title="Evidence, each quotation with its place",
        columns=(
            text("finding", "Finding"),
            text("role", "Role"),
            text("document", "Document"),
            text("source", "Kind of source"),
            text("voice", "Voice", "the participant or work whose words they are"),
            text("quotation", "Quotation"),
            text("match", "Verified", "whether it stands there word for word"),
            text("place", "Place", "as the document says (page, section), time, turn, line"),
            text("speaker", "Speaker", "the speaker's label in the transcript"),
            text("codes", "Finding's codes there"),
            text("assertions", "Assertions", "of the passages under these codes"),
            text("others", "Other codes there"),
            text("nearest", "Nearest passage", "when the quotation is not there"),
            text("note", "Note"),
            text("written", "Written in", "the findings file and its line"),
        ),
        rows=tuple(_entry_row(entry) for entry in entries),
        unit="piece of evidence",
        n=len(entries),
        notes=(f"Quotations: {quotations}" + (f" ({said})." if said else "."),),
    )


def _entry_row(entry: Entry) -> tuple[Value, ...]:
    found, spot = entry.found, entry.spot
    places = f" (and at {len(found.spots) - 1} more)" if found and len(found.spots) > 1 else ""
    if found is None:
        match = "any passage" if entry.codings else "no passage"
    else:
        match = str(found.match) + (f"; stands in {', '.join(found.elsewhere)}" if found.elsewhere else "")
    codes = dict.fromkeys(coding.code for coding in entry.codings)
    assertions = Counter(str(coding.assertion) for coding in entry.codings)
    return (
        entry.finding.finding,
        str(entry.role),
        entry.evidence.document,
        entry.source.document.kind,
        ", ".join(voice.name for voice in entry.voices),
        entry.evidence.quote or "",
        match,
        f"{spot}{places}" if spot else _passages(entry),
        ", ".join(dict.fromkeys(part.speaker for part in found.parts if part.speaker)) if found else "",
        ", ".join(codes),
        ", ".join(f"{name} {number}" for name, number in assertions.items()),
        ", ".join(dict.fromkeys(coding.code for coding in entry.others)),
        _nearest(found) if found else "",
        entry.evidence.note,
        f"{entry.finding.file}, line {entry.evidence.line}",
    )


def _nearest(found: Found) -> str:
    """The passage that is most like an absent quotation, or what stands where it cuts a word or a number."""
    if found.cut:
        return f"{found.cut} (a word or a number is cut)"
    near = found.nearest
    return f"{near.text} ({near.likeness:.0f} per cent alike; {near.spot})" if near else ""


def _passages(entry: Entry) -> str:
    number = len(entry.codings)
    return f"{number} coded passage{'' if number == 1 else 's'}" if entry.found is None else ""


def unlisted_table(ledger: Ledger, most: int) -> Table:
    """The coded passages that a finding's evidence does not name: the strongest `most` of each finding."""
    shown = [passage for account in ledger.accounts for passage in account.unlisted[:most]]
    every = sum(len(account.unlisted) for account in ledger.accounts)
    excluded = {"weaker passages": every - len(shown)} if every > len(shown) else {}
    return Table(
        name="unlisted",
        title="Coded passages that the findings do not list",
        columns=(
            text("finding", "Finding"),
            text("document", "Document"),
            text("voice", "Voice"),
            text("place", "Place"),
            text("codes", "Codes"),
            text("assertion", "Assertion", "the strongest of the passage"),
            count("rules", "Rules", "how many rules found it"),
            text("people", "By a person", "made or accepted by a person"),
            text("passage", "Passage", "the sentences that hold it"),
        ),
        rows=tuple(_passage_row(passage) for passage in shown),
        unit="passage",
        n=every,
        excluded=excluded,
        parameters={"passages of each finding": f"at most {most}"},
        notes=(_ORDER,),
    )


def _passage_row(passage: Passage) -> tuple[Value, ...]:
    return (
        passage.finding.finding,
        passage.spot.document,
        passage.spot.voice.name,
        str(passage.spot),
        ", ".join(passage.codes),
        str(passage.assertion),
        passage.rules,
        "yes" if passage.by_person else "",
        passage.text,
    )


def problems_table(ledger: Ledger, problems: Sequence[Problem], skipped: Sequence[str]) -> Table:
    """One row for each problem, the worst first."""
    counts = Counter(problem.severity for problem in problems)
    said = ", ".join(f"{counts[severity]} {severity}" for severity in GRADES)
    notes = [f"Problems: {len(problems)} ({said}). Checks made: {len(CHECKS) - len(set(skipped))}."]
    if skipped:
        notes.append(f"Not checked, as qda.toml asks: {', '.join(skipped)}.")
    if len(ledger.kinds) == 1 or not ledger.participants:
        notes.append(
            "The study has one kind of source or no participants; what needs more of them was not checked."
        )
    if ledger.language not in PREVALENCE_WORDS:
        notes.append(
            "Words such as 'most participants' are known in English, German, French and Spanish only; "
            "other claims are not read."
        )
    return Table(
        name="problems",
        title="Problems of the findings",
        columns=(
            text("id", "Problem"),
            text("severity", "Severity"),
            text("place", "Place"),
            text("said", "What was compared"),
            text("remedy", "Remedy"),
            text("finding", "Finding"),
            text("check", "Check"),
        ),
        rows=tuple(
            (one.id, str(one.severity), str(one.place), one.said, one.remedy, one.finding, one.check)
            for one in problems
        ),
        unit="problem",
        n=len(problems),
        notes=tuple(notes),
    )
