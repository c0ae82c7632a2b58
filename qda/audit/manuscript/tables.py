"""The audit of a manuscript as a table: one row for each item."""

from collections import Counter
from collections.abc import Callable, Sequence

from qda.audit.manuscript.fault import Item
from qda.audit.problem import GRADES, Severity
from qda.model.table import Column, ColumnKind, Table

_COLUMNS = (
    Column("id", "Id", ColumnKind.TEXT, "stays the same while check, words and verdict do"),
    Column("severity", "Severity", ColumnKind.TEXT, "high, medium, low; none where nothing is at fault"),
    Column("check", "Check", ColumnKind.TEXT, "what was looked for"),
    Column("verdict", "Verdict", ColumnKind.TEXT, "what came of it"),
    Column("place", "Place", ColumnKind.TEXT, "in the manuscript"),
    Column("words", "Words", ColumnKind.TEXT, "as the manuscript has them"),
    Column("kind", "Kind", ColumnKind.TEXT, "of a quotation: whose words it gives"),
    Column("attribution", "Ascribed to", ColumnKind.TEXT, "whom the manuscript names"),
    Column(
        "compared",
        "Compared with",
        ColumnKind.TEXT,
        "the transcript's place and words, [-its words-] {+ours+}",
    ),
    Column("remedy", "Remedy", ColumnKind.TEXT, "what to do"),
    Column("ignored", "Ignored because", ColumnKind.TEXT, "the reason in qda.toml"),
)


def audit_table(
    name: str,
    items: Sequence[Item],
    place: Callable[[int], str],
    notes: Sequence[str],
    *,
    everything: bool,
) -> Table:
    """The faults, gravest first; with `everything` also what is as it should be and what is ignored."""
    chosen = [one for one in items if everything or (one.severity is not Severity.NONE and not one.ignored)]
    ordered = sorted(chosen, key=lambda one: (-one.severity.rank, one.start))
    fine = sum(one.severity is Severity.NONE for one in items)
    ignored = sum(bool(one.ignored) for one in items)
    left_out = {} if everything else {"without fault": fine, "ignored": ignored}
    return Table(
        name="manuscript",
        title=f"Audit of {name}",
        columns=_COLUMNS,
        rows=tuple(_row(one, place) for one in ordered),
        unit="item",
        n=len(items),
        excluded={what: count for what, count in left_out.items() if count},
        notes=(*_summary(items), *notes),
    )


def _row(one: Item, place: Callable[[int], str]) -> tuple[str, ...]:
    return (
        one.id,
        str(one.severity),
        one.check,
        one.verdict,
        place(one.start),
        one.words,
        one.kind,
        one.attribution,
        one.compared,
        one.remedy,
        one.ignored,
    )


def _summary(items: Sequence[Item]) -> list[str]:
    quoted = Counter(one.verdict for one in items if one.check == "quotation")
    verdicts = ", ".join(f"{verdict} {count}" for verdict, count in quoted.most_common())
    faults = Counter(one.severity for one in items if not one.ignored)
    grades = ", ".join(f"{faults[one]} {one}" for one in GRADES)
    counted = f"{quoted.total()} ({verdicts})" if quoted else "none"
    return [f"Quotations: {counted}.", f"Faults: {grades}."]
