"""What the columns of people's codebooks are called, and which row of a table is the one that says it."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

_SIGNS = re.compile(r"[^\w]+")
_SEARCHED = 30
"""Rows from the top among which the headings are looked for."""

HEADINGS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "code": frozenset(
            {"code", "codes", "code label", "label", "tag", "tags", "node", "code path", "path"}
        ),
        "name": frozenset({"name", "code name", "full name", "long name", "title"}),
        "theme": frozenset(
            {"theme", "themes", "category", "categories", "parent", "parent code", "family", "group"}
        ),
        "definition": frozenset(
            {
                "definition",
                "definitions",
                "description",
                "meaning",
                "memo",
                "code definition",
                "code description",
            }
            | {"what it means", "explanation", "brief definition", "full definition"}
        ),
        "include": frozenset(
            {
                "include",
                "includes",
                "inclusion",
                "inclusion criteria",
                "when to use",
                "when to apply",
                "use when",
            }
            | {"use for", "apply when", "when to use it"}
        ),
        "exclude": frozenset(
            {"exclude", "excludes", "exclusion", "exclusion criteria", "when not to use", "when not to apply"}
            | {"do not use when", "do not use for", "when not to use it"}
        ),
        "color": frozenset({"color", "colour", "code color", "code colour"}),
        "examples": frozenset(
            {
                "example",
                "examples",
                "example quote",
                "example quotes",
                "quote",
                "quotes",
                "quotation",
                "quotations",
            }
            | {"illustrative quote", "illustrative quotes", "sample quote", "example text"}
        ),
    }
)
"""Field of a code -> headings in small letters; more can be added."""


def folded(heading: str) -> str:
    """A heading in small letters without signs: `Inclusion criteria:` and `INCLUSION_CRITERIA` are one."""
    return " ".join(_SIGNS.sub(" ", heading.replace("(s)", "s").replace("_", " ")).casefold().split())


def fields_of(cells: Sequence[str]) -> dict[str, int]:
    """Field -> number of its column; the first of several. Names stand for codes where there are no codes."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        field = next((name for name, known in HEADINGS.items() if folded(cell) in known), None)
        if field is not None:
            found.setdefault(field, at)
    for stand_in in ("name", "theme"):
        if "code" not in found and stand_in in found:
            found["code"] = found.pop(stand_in)
    return found


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Which row has the headings: the one that has most of them, of a code and something else; None for none.

    A table of one column is one of codes alone.
    """
    best, most = None, 1
    for at, row in enumerate(rows[:_SEARCHED]):
        fields = fields_of(row)
        filled = sum(bool(cell.strip()) for cell in row)
        enough = len(fields) + (len(fields) == filled == 1 and all(len(one) <= 1 for one in rows))
        if "code" in fields and enough > most:
            best, most = at, enough
    return best
