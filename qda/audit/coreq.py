"""The items of COREQ that a project can answer, from what it holds.

Source: Tong, Sainsbury and Craig, "Consolidated criteria for reporting qualitative research (COREQ): a
32-item checklist for interviews and focus groups", International Journal for Quality in Health Care 19
(2007) 349-357.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from qda.audit.ledger import Ledger
from qda.audit.problem import Problem, Severity
from qda.audit.reproduction import counts
from qda.model.coding import CONSENSUS, RULES
from qda.model.counted import many
from qda.model.finding import EvidenceRole
from qda.model.table import Column, ColumnKind, Table

AUTHOR = "for the author"
DATA = "from the project"
PARTLY = "in part; the author completes it"
_FEW_VALUES = 8
"""Values of an attribute that are counted one by one."""

Item = tuple[int, str, str, str, str]


def coreq(
    ledger: Ledger,
    problems: Sequence[Problem],
    attributes: Mapping[str, Mapping[str, str]],
    *,
    software: str,
) -> Table:
    """One row for each item. `attributes` are those of participants by name; `software` has its version."""
    text = ColumnKind.TEXT
    rows = [
        *_sample(ledger, attributes),
        *_analysis(ledger, software),
        *_reporting(ledger, problems),
        *_themes(ledger),
    ]
    return Table(
        name="coreq",
        title="COREQ items that the project can answer",
        columns=(
            Column("item", "Item", ColumnKind.COUNT, "its number in COREQ"),
            Column("topic", "Topic", text),
            Column("question", "Question", text),
            Column("answered", "Answered", text),
            Column("answer", "Answer", text),
        ),
        rows=tuple(rows),
        unit="item",
        n=len(rows),
        excluded={
            "items about the team, the design and the interviews, which only authors know": 32 - len(rows)
        },
    )


def _sample(ledger: Ledger, attributes: Mapping[str, Mapping[str, str]]) -> Iterator[Item]:
    kinds = Counter(source.document.kind for source in ledger.sources.values())
    texts = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
    answer = f"{many(len(ledger.participants), 'participant')}; documents: {texts}."
    yield 12, "Sample size", "How many participants were in the study?", DATA, answer
    known = list(_described(ledger, attributes))
    answer = (
        "; ".join(known) + "." if known else "No attributes of participants are known (participants.csv)."
    )
    asked = "What are the important characteristics of the sample?"
    yield 16, "Description of sample", asked, PARTLY if known else AUTHOR, answer
    hint = "Not known to the project: say whether saturation was sought, and how it was told."
    yield 22, "Data saturation", "Was data saturation discussed?", AUTHOR, hint


def _described(ledger: Ledger, attributes: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    names = dict.fromkeys(name for who in ledger.participants for name in attributes.get(who, {}))
    for name in names:
        values = [attributes.get(who, {}).get(name, "") for who in ledger.participants]
        given = [value for value in values if value]
        if given:
            missing = len(values) - len(given)
            yield f"{name}: {_spread(given)}" + (f" (not given: {missing})" if missing else "")


def _spread(values: Sequence[str]) -> str:
    """Range and median of numbers, each value with its number of participants, or only how many values.

    Numbers of which each is given twice and more on average stand for groups, such as sites or waves.
    """
    counted = Counter(values)
    few = len(counted) <= _FEW_VALUES
    numbers = [float(value) for value in values if value.replace(".", "", 1).isdecimal()]
    if len(numbers) == len(values) > 1 and not (few and 2 * len(counted) <= len(values)):
        return f"{min(numbers):g} to {max(numbers):g}, median {median(numbers):g}"
    if few:
        return ", ".join(f"{value} ({number})" for value, number in counted.most_common())
    return f"{len(counted)} different values"


def _analysis(ledger: Ledger, software: str) -> Iterator[Item]:
    coders = Counter(coding.coder for coding in ledger.codings if counts(coding))
    deciders = {name for names in ledger.deciders.values() for name in names}
    persons = {*coders, *deciders} - {RULES, CONSENSUS}
    by_people = sum(coders.values()) - coders[RULES] - coders[CONSENSUS]
    out = sum(not counts(coding) for coding in ledger.codings)
    made = f"{many(by_people, 'coding')} by people"
    agreed = f"; {coders[CONSENSUS]:,} of their consensus" if coders[CONSENSUS] else ""
    rules = f"; the rules of the codebook made {many(coders[RULES], 'coding')}" if coders[RULES] else ""
    left = f"; {out} rejected or stale ones left out" if out else ""
    answer = f"{many(len(persons), 'person')} coded or decided on codings ({made}{agreed}{rules}{left})."
    yield 24, "Number of data coders", "How many data coders coded the data?", DATA, answer
    book = ledger.codebook
    themes = book.children(None)
    defined = sum(bool(code.definition) for code in book)
    tree = (
        f"{many(len(themes), 'theme')}, {many(len(book.codes), 'code')} with themes, {defined} with a "
        f"definition: {', '.join(code.code for code in themes)}. The whole tree: qda codebook show."
    )
    asked = "Did authors provide a description of the coding tree?"
    yield 25, "Description of the coding tree", asked, DATA, tree
    hint = "Say whether the codes were set in advance or came from the data; the project does not know."
    asked = "Were themes identified in advance or derived from the data?"
    yield 26, "Derivation of themes", asked, AUTHOR, hint
    asked = "What software, if applicable, was used to manage the data?"
    yield 27, "Software", asked, DATA, f"{software}."


def _reporting(ledger: Ledger, problems: Sequence[Problem]) -> Iterator[Item]:
    quotations = [entry for entry in ledger.entries if entry.found]
    standing = [entry for entry in quotations if entry.stands]
    spoken = Counter(v.name for entry in standing for v in entry.voices if v.is_participant)
    works = {voice.name for entry in standing for voice in entry.voices if voice.is_work}
    by = ", ".join(f"{who} {number}" for who, number in spoken.items()) or "none"
    silent = [who for who in ledger.participants if who not in spoken]
    answer = (
        f"The findings have {many(len(quotations), 'quotation')}, {len(standing)} of them word for word in "
        f"their documents; by participant: {by}; from {many(len(works), 'work')}. "
        + (f"Never quoted: {', '.join(silent)}." if silent else "Every participant is quoted.")
    )
    asked = "Were participant quotations presented to illustrate the findings? Was each identified?"
    yield 29, "Quotations presented", asked, DATA, answer
    grave = Counter(problem.severity for problem in problems)
    empty = sum(not account.voices(EvidenceRole.SUPPORTS) for account in ledger.accounts)
    answer = (
        f"{len(ledger.accounts) - empty} of {many(len(ledger.accounts), 'finding')} have support that "
        "stands; "
        f"qda audit findings sees {grave[Severity.HIGH]} grave, {grave[Severity.MEDIUM]} middling and "
        f"{grave[Severity.LOW]} light problems."
    )
    asked = "Was there consistency between the data presented and the findings?"
    yield 30, "Data and findings consistent", asked, PARTLY, answer


def _themes(ledger: Ledger) -> Iterator[Item]:
    book = ledger.codebook
    findings: dict[str, list[str]] = {code.code: [] for code in book.children(None)}
    for account in ledger.accounts:
        for theme in dict.fromkeys(book.theme(code) for code in account.codes):
            findings[theme].append(account.finding.finding)
    major = "; ".join(f"{theme} ({', '.join(names)})" for theme, names in findings.items() if names)
    asked = "Were major themes clearly presented in the findings?"
    answer = f"Themes with the findings that rest on them: {major}."
    yield 31, "Clarity of major themes", asked, PARTLY, answer
    roles = Counter(entry.role for entry in ledger.entries if entry.bears)
    minor = ", ".join(theme for theme, names in findings.items() if not names) or "none"
    answer = (
        f"{many(roles[EvidenceRole.CONTRADICTS], 'piece')} of evidence contradict and "
        f"{roles[EvidenceRole.QUALIFIES]} qualify a finding; themes that no finding rests on: {minor}."
    )
    asked = "Is there a description of diverse cases or discussion of minor themes?"
    yield 32, "Clarity of minor themes", asked, PARTLY, answer
