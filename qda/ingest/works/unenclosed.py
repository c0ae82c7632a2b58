"""Values of BibTeX without braces or quotation marks that are no number and no @string of the file."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bibtexparser.model import Entry, Field

from qda.ingest.notice import Notice
from qda.ingest.works.joined_values import MONTHS

_NAME = re.compile(r"[^\W\d]\S*")
_SHOWN = 5


def unenclosed(entries: Iterable[Entry], path: Path) -> list[Notice]:
    """What to tell of fields without a value, and of names that no @string of the file stands for."""
    empty, unknown = list[str](), list[str]()
    for entry in entries:
        for field in _bare(entry):
            value, line = str(field.value).strip(), f"line {(field.start_line or 0) + 1}"
            if not value:
                empty.append(f"{line}: {field.key}")
            elif "#" in value or (_NAME.fullmatch(value) and value.lower() not in MONTHS):
                unknown.append(f"{line}: {field.key} = {value[:40]}")
    return [
        *_told(empty, "fields have no value, and are left empty", "Write the value in braces.", path),
        *_told(
            unknown,
            "values stand in no braces and are no @string of this file; they are taken as they stand",
            "Write the value in braces, or put its @string into the file.",
            path,
        ),
    ]


def _bare(entry: Entry) -> Iterator[Field]:
    """The fields whose values the parser found without braces and quotation marks."""
    removed = entry.parser_metadata.get("removed_enclosing", {})
    return (field for field in entry.fields if removed.get(field.key) == "no-enclosing")


def _told(found: list[str], what: str, remedy: str, path: Path) -> Iterator[Notice]:
    more = f"; {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    if found:
        yield Notice(f"{what} ({'; '.join(found[:_SHOWN])}{more})", str(path), remedy)
