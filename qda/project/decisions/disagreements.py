"""The list of disagreements, for people and for spreadsheets, and decisions that come back from one."""

import csv
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from io import StringIO
from pathlib import Path

from qda.analysis import columns
from qda.analysis.agreement.asked import Asked
from qda.analysis.agreement.comparison import Comparison, not_compared
from qda.analysis.agreement.runs import Said
from qda.analysis.frames.selection import Selection
from qda.errors import InputError, Place, UsageError, did_you_mean
from qda.files.text import read_text
from qda.ingest.tables.delimited import delimiter_of
from qda.model.coding import Assertion
from qda.model.table import Table, Value
from qda.project.decisions.consensus import APPLIES, DOES_NOT, Passage, found_passages
from qda.project.decisions.find_coding import beginning_of
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
            columns.text("sentence", "In context", "the sentences in which they disagree"),
            columns.text("by", "By", "who decided"),
            columns.text("decision", "Decision", f"{APPLIES}, {DOES_NOT}, or nothing yet"),
        ),
        rows=tuple(_row(compared, one) for one in shown),
        unit="passage",
        n=len(shown),
        excluded={
            **compared.coded.excluded,
            **_counted("passages that the coders agree on", len(passages) - len(found)),
            **_counted("decided passages", len(found) - len(shown)),
        },
        parameters={**compared.coded.parameters, **asked.in_words()},
        notes=(
            f"Disagreements: {len(found)} of {len(passages)} passages that a coder gave a code.",
            *not_compared(compared),
        ),
    )


_TAKEN = ("id", "document", "locator", "code", "sentence", "by", "decision")


def _counted(what: str, many: int) -> dict[str, int]:
    return {what: many} if many else {}


def _row(compared: Comparison, one: Passage) -> tuple[Value, ...]:
    return (
        one.coding.id,
        one.run.document,
        one.locator,
        one.run.code,
        *(said_by(one, name) for name in compared.coders),
        one.sentences,
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
    beginning = beginning_of(id)
    found = [one for one in passages if not one.run.agreed and one.coding.id.startswith(beginning)]
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

    Rows without a decision are passed over. Raises InputError for a file without the columns or that breaks
    off, and with the line of a decision that means nothing, that is on no disagreement, or on one that is
    decided above.
    """
    text = read_text(path)
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    decided: dict[str, tuple[Passage, str]] = {}
    called = _by_id(passages)
    row: Mapping[str, str | None] = {}
    try:
        _check_columns(rows.fieldnames or (), path)
        for row in rows:
            if written := (row["decision"] or "").strip():
                place = Place(path, rows.line_num)
                passage, decision = _passage_in(row, called, passages, place), _meant(written, place)
                if passage.coding.id in decided:
                    raise InputError(f"{passage.coding.id} is decided twice", place=place, remedy=_ONCE)
                decided[passage.coding.id] = (passage, decision)
    except csv.Error as error:
        place = Place(path, rows.reader.line_num)
        raise InputError(f"this row cannot be read: {error}", place=place) from error
    if None in row.values() and not text.endswith("\n"):  # spreadsheets leave out empty cells, and end lines
        raise InputError("the file breaks off here", place=Place(path, rows.line_num), remedy=_WHOLE)
    return list(decided.values())


_ONCE = "Keep one row for each disagreement."
_WHOLE = "Save it again from where it was filled in; nothing was recorded."
_BEGIN = "Begin with: qda report disagreements ... --output FILE.csv, and fill in its last column."


def _check_columns(there: Collection[str], path: Path) -> None:
    for name in ("decision", "id"):
        if name not in there:
            raise InputError(f"the column {name!r} is missing", place=Place(path, 1), remedy=_BEGIN)


def _by_id(passages: Sequence[Passage]) -> Mapping[str, Sequence[Passage]]:
    """The passages of each whole id: a list may hold thousands of them."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for one in passages:
        found[one.coding.id].append(one)
    return found


def _passage_in(
    row: Mapping[str, str | None],
    called: Mapping[str, Sequence[Passage]],
    passages: Sequence[Passage],
    place: Place,
) -> Passage:
    id = (row["id"] or "").strip()
    try:
        return passage_called(id, called.get(id, passages))
    except UsageError as error:
        raise InputError(error.problem, place=place, remedy=error.remedy) from error


_WORDS = {APPLIES: APPLIES, "yes": APPLIES, "y": APPLIES, DOES_NOT: DOES_NOT, "no": DOES_NOT, "n": DOES_NOT}


def _meant(written: str, place: Place) -> str:
    said = " ".join(written.lower().split())
    if said not in _WORDS:
        raise InputError(f"{written!r} is no decision", place=place, remedy=did_you_mean(said, list(_WORDS)))
    return _WORDS[said]
