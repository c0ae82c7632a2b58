"""What an import would understand of a table whose rows are documents: one picture of them all."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from textwrap import shorten

from qda.model.columns import count, text
from qda.model.counted import many
from qda.model.table import Table, Value
from qda.project.index.voices import Heard
from qda.units.asking import words_in

FEW = 5
"""Rows that are shown, and up to which each is shown as any other document."""
_SHOWN = 60
_VALUES = 4


def tables_of_rows(path: Path, heard: Sequence[Heard]) -> tuple[Table, Table, Table]:
    """What all rows are together, what their other columns say, and how the first of them begin."""
    return _facts(path, heard), _attributes(path, heard), _first(path, heard)


def _facts(path: Path, heard: Sequence[Heard]) -> Table:
    people = {turn.participant for one in heard for turn in one.turns if turn.participant}
    facts: tuple[tuple[str, Value], ...] = (
        ("file", path.name),
        ("format", path.suffix.lower().lstrip(".")),
        ("kind", ", ".join(dict.fromkeys(one.document.kind for one in heard))),
        ("documents", len(heard)),
        ("participants", len(people)),
        ("words", sum(words_in(turn.span.of(one.spoken)) for one in heard for turn in one.turns)),
    )
    talks = sum(bool(one.voices) for one in heard)
    told = f"In {many(talks, 'row')} labels of speakers stand in the text." if talks else ""
    own = all(one.document.participant is None for one in heard)
    alone = "Each row is a participant of its own. If people have several: --participant-column NAME"
    return Table(
        "preview",
        f"{path.name}: what would be imported",
        (text("what", "Fact", "what is told"), text("value", "Value", "what it is")),
        facts,
        unit="fact",
        n=len(facts),
        notes=tuple(note for note in (told, alone if own else "") if note),
    )


def _attributes(path: Path, heard: Sequence[Heard]) -> Table:
    values: dict[str, Counter[str]] = {}
    for one in heard:
        for name, value in one.document.attributes.items():
            values.setdefault(name, Counter())[value] += 1
    return Table(
        "preview_attributes",
        f"{path.name}: what the other columns say",
        (
            text("attribute", "Attribute", "the column's name"),
            count("documents", "Documents", "rows with a value"),
            count("different", "Different values", "how many there are"),
            text("values", "Such as", "the most frequent values"),
        ),
        tuple((name, own.total(), len(own), _examples(own)) for name, own in values.items()),
        unit="document",
        n=len(heard),
    )


def _examples(values: Counter[str]) -> str:
    return "; ".join(
        shorten(value, _SHOWN // 2, placeholder=" …") for value, _ in values.most_common(_VALUES)
    )


def _first(path: Path, heard: Sequence[Heard]) -> Table:
    columns = (
        text("locator", "Where", "the row"),
        text("document", "Document", "what it would be called"),
        text("participant", "Participant", "who wrote it"),
        text("text", "Begins", "how the text begins"),
    )
    return Table(
        "preview_rows",
        f"{path.name}: the first rows",
        columns,
        tuple(_row(one) for one in heard[:FEW]),
        unit="document",
        n=len(heard),
    )


def _row(heard: Heard) -> tuple[Value, ...]:
    document = heard.document
    who = dict.fromkeys(turn.participant for turn in heard.turns if turn.participant)
    begins = shorten(document.body.of(document.text), _SHOWN, placeholder=" …")
    return document.locator(document.body.start), document.name, ", ".join(who), begins
