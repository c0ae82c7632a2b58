"""The reproduction of a study as tables: one row for each finding, or one for each cell."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from qda.audit.reproduction import Cell, Outcome
from qda.model.document import LITERATURE
from qda.model.table import Column, ColumnKind, Table, Value

NOTHING: Mapping[str, int] = MappingProxyType({})
_RULE = (
    "A document carries a finding when a passage of it stands under one of the finding's codes; a supporting "
    "passage may not be negated, unless the claim denies the same. A theme among the codes means all codes "
    "below it, any other code itself alone. Contradicting: named as qualifying or contradicting, and found "
    "by a passage or by its quotation. Additional: not named by the study, and carries all codes of the "
    "finding."
)


def reproduction_table(cells: Sequence[Cell], *, excluded: Mapping[str, int] = NOTHING) -> Table:
    """One row for each finding: the documents that it rests on, by what became of them.

    `excluded` says which codings carried nothing, and how many they are.
    """
    findings = list(dict.fromkeys(cell.finding for cell in cells))
    rows: list[tuple[Value, ...]] = []
    for finding in findings:
        own = [cell for cell in cells if cell.finding is finding]
        rows.append((
            finding.finding,
            sum(cell.expected for cell in own),
            *(_names(own, outcome) for outcome in Outcome),
        ))  # fmt: skip
    totals = Counter(cell.outcome for cell in cells)
    expected = sum(cell.expected for cell in cells)
    rows.append(("Total", expected, *(str(totals[outcome]) for outcome in Outcome)))
    return Table(
        name="reproduction",
        title="Reproduction of the study's findings",
        columns=(
            Column("finding", "Finding", ColumnKind.TEXT),
            Column(
                "expected", "Expected", ColumnKind.COUNT, "documents that the study names, once in each role"
            ),
            Column("reproduced", "Reproduced", ColumnKind.TEXT, "named in support, and carries a code"),
            Column("contradicting", "Contradicting", ColumnKind.TEXT, "named as qualifying or contradicting"),
            Column("missing", "Missing", ColumnKind.TEXT, "named, and carries no code of the finding"),
            Column("additional", "Additional", ColumnKind.TEXT, "not named, and carries all its codes"),
        ),
        rows=tuple(rows),
        unit="finding x document in a role",
        n=expected,
        excluded=excluded,
        notes=(_RULE, _summary(cells, totals, expected), *_asked(cells)),
    )


def evidence_table(cells: Sequence[Cell], *, excluded: Mapping[str, int] = NOTHING) -> Table:
    """One row for each finding and document, with the passages that carry it; `excluded` as above."""
    return Table(
        name="evidence",
        title="Findings and their evidence",
        columns=(
            Column("finding", "Finding", ColumnKind.TEXT),
            Column("claim", "Claim", ColumnKind.TEXT),
            Column("codes", "Codes", ColumnKind.TEXT),
            Column("document", "Document", ColumnKind.TEXT),
            Column("source", "Source", ColumnKind.TEXT, "participant or work"),
            Column("role", "Role in the study", ColumnKind.TEXT),
            Column("outcome", "Outcome", ColumnKind.TEXT),
            Column("codings", "Codings", ColumnKind.COUNT),
            Column("assertions", "Assertions", ColumnKind.TEXT),
            Column("quotation", "Strongest quotation", ColumnKind.TEXT, "the one that most rules found"),
            Column("reason", "Remark", ColumnKind.TEXT),
        ),
        rows=tuple(_evidence_row(cell) for cell in cells),
        unit="finding x document in a role",
        n=len(cells),
        excluded=excluded,
        notes=(_RULE,),
    )


def _evidence_row(cell: Cell) -> tuple[str | int, ...]:
    assertions = Counter(str(coding.assertion) for coding in cell.codings)
    best = max(cell.codings, key=lambda coding: coding.score or 0, default=None)
    return (
        cell.finding.finding,
        cell.finding.claim,
        ", ".join(cell.finding.codes),
        cell.document,
        "work" if cell.kind == LITERATURE else "participant",
        str(cell.role or "not named"),
        str(cell.outcome),
        len(cell.codings),
        ", ".join(f"{name} {count}" for name, count in assertions.items()),
        best.anchor.quote if best else "",
        cell.reason,
    )


def _names(cells: Sequence[Cell], outcome: Outcome) -> str:
    return ", ".join(dict.fromkeys(cell.document for cell in cells if cell.outcome is outcome))


def _asked(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Where findings quote an interviewer."""
    quoted = [f"{cell.document} ({cell.finding.finding})" for cell in cells if cell.asked]
    if not quoted:
        return ()
    says = f"Quotations of the interviewer's words are no evidence: {', '.join(quoted)}."
    return (f"{says} Quote the answer, or take them out of the findings.",)


def _summary(cells: Sequence[Cell], totals: Counter[Outcome], expected: int) -> str:
    found = totals[Outcome.REPRODUCED] + totals[Outcome.CONTRADICTING]
    quoted = sum(cell.outcome is Outcome.CONTRADICTING and not cell.codings for cell in cells)
    return (
        f"Of {expected} expected cells {found} are reproduced ({totals[Outcome.REPRODUCED]} in support, "
        f"{totals[Outcome.CONTRADICTING]} qualifying or contradicting, {quoted} of these by their quotation "
        f"alone), {totals[Outcome.MISSING]} are missing; {totals[Outcome.ADDITIONAL]} are additional."
    )
