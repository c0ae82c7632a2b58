"""The list of disagreements, for people and for spreadsheets, and decisions that come back from one."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from qda.analysis import columns
from qda.analysis.agreement.asked import Asked
from qda.analysis.agreement.comparison import Comparison
from qda.analysis.agreement.runs import Said
from qda.analysis.selection import Selection
from qda.errors import InputError, Place, UsageError, did_you_mean
from qda.files.text import decode, read_bytes
from qda.model.coding import Assertion
from qda.model.table import Table, Value
from qda.project.consensus import APPLIES, DOES_NOT, Passage, found_passages
from qda.project.study import Study

NOTHING = "(did not code it)"
NOT_ASKED = "(did not code this document)"


def disagreements_table(
    study: Study, selection: Selection, coders: Sequence[str], asked: Asked, *, still_open: bool
) -> Table:
    """Every passage that one coder gave a code and another did not, with the words of each.

    One row per passage, in the order of documents and of the text: the id that `qda adjudicate` takes, the
    code, where it stands, what each coder made of it (their quotation under the code, else all their
    quotations there, whatever the code and the assertion), the sentences, and what was decided. `still_open`
    leaves out what was decided.
    """
    compared, passages = found_passages(study, selection, coders, asked)
    found = [one for one in passages if not one.run.agreed]
    shown = [one for one in found if not (still_open and one.decision)]
    return Table(
        name="disagreements",
        title=f"Disagreements of {', '.join(compared.coders)}",
        columns=(
            columns.text("id", "Id", "what qda adjudicate takes"),
            columns.text("document", "Document", "the document"),
            columns.text("locator", "Locator", "where it stands in the original"),
            columns.text("code", "Code", "the code that one gave and another did not"),
            *(
                columns.text(columns.distinct(name, _TAKEN, "coder"), name, f"what {name} made of it")
                for name in compared.coders
            ),
            columns.text("sentence", "In context", "the sentences that hold it"),
            columns.text("by", "By", "who decided"),
            columns.text("decision", "Decision", f"{APPLIES}, {DOES_NOT}, or nothing yet"),
        ),
        rows=tuple(_row(compared, one) for one in shown),
        unit="passage",
        n=len(passages),
        excluded={
            **compared.coded.excluded,
            **_counted("passages that the coders agree on", len(passages) - len(found)),
            **_counted("decided passages", len(found) - len(shown)),
        },
        parameters={**compared.coded.parameters, **asked.in_words()},
    )


_TAKEN = ("id", "document", "locator", "code", "sentence", "by", "decision")


def _counted(what: str, many: int) -> dict[str, int]:
    return {what: many} if many else {}


def _row(compared: Comparison, one: Passage) -> tuple[Value, ...]:
    return (
        one.coding.id,
        one.run.document,
        one.basis.locator,
        one.run.code,
        *(said_by(one, name) for name in compared.coders),
        one.basis.sentence,
        one.by,
        one.decision,
    )


def said_by(one: Passage, coder: str) -> str:
    """What a coder made of a passage, with the assertion where it is not affirmed."""
    theirs = [said for said in one.told if said.coder == coder]
    if coder in one.run.gave:
        return " […] ".join(_quoted(said) for said in theirs if said.code == one.run.code)
    if coder not in one.run.did_not:
        return NOT_ASKED
    return "; ".join(f"{said.code}: {_quoted(said)}" for said in theirs) or NOTHING


def _quoted(said: Said) -> str:
    return said.quote + (f" ({said.assertion})" if said.assertion != Assertion.AFFIRMED else "")


def passage_called(id: str, passages: Sequence[Passage]) -> Passage:
    """The disagreement whose id begins so. Raises UsageError when none does, or more than one."""
    found = [one for one in passages if not one.run.agreed and one.coding.id.startswith(id.lower())]
    if not found:
        raise UsageError(
            f"no disagreement of these coders has an id that begins with {id!r}",
            remedy="List them: qda report disagreements, with the same coders, unit and filters",
        )
    if len(found) > 1:
        ids = ", ".join(one.coding.id for one in found[:8])
        raise UsageError(f"{len(found)} disagreements have an id that begins with {id!r}", remedy=ids)
    return found[0]


def read_decisions(path: Path, passages: Sequence[Passage]) -> list[tuple[Passage, str]]:
    """Decisions from the list of disagreements as CSV, in whose last column somebody wrote.

    Rows without a decision are passed over. Raises InputError with the line of a decision that means nothing
    and for a file without the columns.
    """
    rows = csv.DictReader(StringIO(decode(read_bytes(path), path), newline=""))
    missing = {"id", "decision"} - set(rows.fieldnames or ())
    if missing:
        raise InputError(
            f"the column {sorted(missing)[0]!r} is missing",
            place=Place(path, 1),
            remedy="Begin with: qda report disagreements ... --output FILE.csv, and fill in its last column.",
        )
    return [
        (passage_called(row["id"], passages), _meant(row, Place(path, rows.line_num)))
        for row in rows
        if (row["decision"] or "").strip()
    ]


_WORDS = {APPLIES: APPLIES, "yes": APPLIES, "y": APPLIES, DOES_NOT: DOES_NOT, "no": DOES_NOT, "n": DOES_NOT}


def _meant(row: Mapping[str, str], place: Place) -> str:
    said = " ".join(row["decision"].lower().split())
    if said not in _WORDS:
        raise InputError(
            f"{row['decision']!r} is no decision", place=place, remedy=did_you_mean(said, list(_WORDS))
        )
    return _WORDS[said]
