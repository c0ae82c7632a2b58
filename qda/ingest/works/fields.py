"""Fields of works under BibTeX's names, whatever a format calls them."""

import re
from collections.abc import Iterable, Mapping

from qda.ingest.names import tidy
from qda.ingest.works.types import PART_OF_BOOK

_TITLES = frozenset({"title", "booktitle", "journal", "shorttitle"})
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def one_line(text: str) -> str:
    """A value on one line, accents composed."""
    return tidy(" ".join(text.replace("\0", " ").split()))


def with_year(fields: dict[str, str]) -> dict[str, str]:
    """The fields, with the year of their date if they give none."""
    year = _YEAR.search(fields.get("date", ""))
    if year and not fields.get("year"):
        fields["year"] = year.group()
    return fields


def person(family: str, given: str = "") -> str:
    """A name as BibTeX has it; an institution has only the first part."""
    return ", ".join(part for part in (one_line(family), one_line(given)) if part)


def people(names: Iterable[str]) -> str:
    """Several names as BibTeX has them."""
    return " and ".join(name for name in names if name)


def container(kind: str) -> str:
    """The field that names what a work of a kind appeared in."""
    return "booktitle" if kind in PART_OF_BOOK else "journal"


def in_order(kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Type first, then what has a value; values on one line, titles without HTML."""
    tidied = {
        name: one_line(_MARKUP.sub("", value) if name in _TITLES else value) for name, value in fields.items()
    }
    return {"type": kind, **{name: value for name, value in tidied.items() if value and name != "type"}}
