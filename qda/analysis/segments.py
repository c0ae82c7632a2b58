"""Every coding with everything that is known about it: one row each."""

from collections.abc import Callable
from types import MappingProxyType

import pandas as pd

from qda.analysis import columns
from qda.analysis.frames.attributes import attribute, speaking
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.order import in_order
from qda.model.coding import Status
from qda.model.table import Column, Table, Value

PATH = " > "
"""What stands between the codes of a path."""

_FIRST = (
    columns.text("id", "Coding", "the coding's id"),
    columns.text("document", "Document", "the document"),
    columns.text("kind", "Kind", "interview or literature"),
    columns.text("participant", "Participant", "who speaks; empty for works"),
    columns.text("speaker", "Speaker", "the speaker's label in the transcript"),
)
_CODE = (
    columns.text("theme", "Theme", "the theme that holds the code"),
    columns.text("code", "Code", "the code"),
    columns.text("path", "Code path", "the code with all above it"),
)
_REST = (
    columns.text("before", "Context before", "the characters before the quotation"),
    columns.text("quote", "Quotation", "the passage, exactly"),
    columns.text("after", "Context after", "the characters after the quotation"),
    columns.text("sentence", "Sentence", "the sentences that hold it"),
    columns.count("start", "Start", "first character, from 0, in code points of the document"),
    columns.count("end", "End", "the character behind the last"),
    columns.text("assertion", "Assertion", "affirmed, negated, hedged or reported"),
    columns.text("cue", "Cue", "the wording that decided the assertion"),
    columns.text("rule", "Rule", "the codebook's rules that found it; empty for a person's coding"),
    columns.count("score", "Score", "how many rules found it; empty for a person's coding"),
    columns.text("coder", "Coder", "who coded it"),
    columns.text("status", "Status", "proposed, accepted, rejected or stale"),
    columns.text("memo", "Memo", "what people noted about it"),
    columns.text("at", "Date", "when a person coded it (UTC)"),
    columns.text("locator", "Locator", "where it stands in the original, a page or section"),
)

_CONTEXT = ("before", "after")

COLUMNS = MappingProxyType({column.key: column for column in (*_FIRST, *_CODE, *_REST)})
"""What is known about a coding, by key; other lists of codings take theirs from here."""


def segments(coded: Coded, *, order: Callable[[Coded], pd.DataFrame] = in_order) -> Table:
    """One row per coding, in the order of the codebook, of the project's documents, and of the text, so
    that the codings of one code in one document are one block of rows; or in another `order`.

    Columns: id, document, kind, participant; one per attribute ("" when missing; an attribute with the name
    of another column is called "name (attribute)"); theme, path, and level_1, level_2 ... with the codes
    of the path (empty below the code); the passage with its context; what is known about it. Nothing is
    shortened, and no coding is left out; context that is white space alone, as behind the last line of a
    text, is empty. No codings give no rows.
    """
    codings = coded.told(order(coded))
    paths = {code: coded.path(code) for code in coded.codes}
    depth = max((len(path) for path in paths.values()), default=1)
    levels = [columns.text(f"level_{i + 1}", f"Level {i + 1}", "a code of the path") for i in range(depth)]
    spoken = speaking(coded, codings)
    held: list[list[Value]] = [_values(codings, column.key) for column in _FIRST]
    held += [attribute(coded, spoken, name).tolist() for name in coded.attribute_names]
    own = [paths[code] for code in codings["code"]]
    held += [[path[0] for path in own], columns.values(codings["code"]), [PATH.join(path) for path in own]]
    held += [[path[i] if i < len(path) else None for path in own] for i in range(depth)]
    held += [_values(codings, column.key) for column in _REST]
    taken = tuple(column.key for column in (*_FIRST, *_CODE, *levels, *_REST))
    return Table(
        name="segments",
        title="Segments",
        columns=(*_FIRST, *_attributes(coded, taken), *_CODE, *levels, *_REST),
        rows=tuple(zip(*held, strict=True)),
        unit="coding",
        n=len(codings),
        excluded=coded.excluded,
        parameters=coded.parameters,
    )


def _values(codings: pd.DataFrame, key: str) -> list[Value]:
    own = columns.values(codings[key])
    if key not in _CONTEXT:
        return own
    return ["" if isinstance(one, str) and one.isspace() else one for one in own]


def stale_among(table: Table) -> int:
    """How many rows of a table of segments are stale codings."""
    status = [column.key for column in table.columns].index("status")
    return sum(row[status] == Status.STALE for row in table.rows)


def _attributes(coded: Coded, taken: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(
        columns.text(
            columns.distinct(name, taken, "attribute"), name, "an attribute of the participant or work"
        )
        for name in coded.attribute_names
    )
