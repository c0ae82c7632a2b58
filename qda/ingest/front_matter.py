"""The metadata at the top of a text file: YAML between a first line `---` and a line `---` or `...`.

    ---
    document: P5
    participant: P5
    age: 40-49
    ---
    INTERVIEWER: How did it begin?

`document`, `kind`, `participant`, `language` and `locators` have a meaning of their own; every other key is
an attribute, and its value stays the text that was typed. A list of texts (authors, tags) is one text, with
semicolons between.
"""

import re
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from qda.errors import InputError, Place
from qda.files.front_matter import front_matter_in
from qda.files.marked_yaml import Marked, parse
from qda.ingest.names import is_name, tidy
from qda.ingest.reader import Metadata, Reading
from qda.model.document import paragraph_count
from qda.model.span import Span

_OWN_KEYS = ("document", "kind", "participant", "language", "locators")
_FORGOTTEN = re.compile(rf"---[ \t]*\n(?:{'|'.join(_OWN_KEYS)}|citation|provenance):(?:\s|\Z)")


def _all(_text: str, below: Span) -> Span:
    return below


def read_front_matter(text: str, path: Path, *, within: Callable[[str, Span], Span] = _all) -> Reading:
    """Split a text into front matter and body; a text without front matter is all body.

    `within` takes the text and the part below the front matter, and gives the part of that which is the body.
    """
    found = front_matter_in(text)
    if found is None:
        _refuse_unclosed(text, path)
        return Reading(text, within(text, Span(0, len(text))), Metadata())
    body = within(text, Span(found.below, len(text)))
    marked = parse(text[found.start : found.end], path, first_line=2)
    return Reading(text, body, _metadata(marked, body.of(text)))


def _refuse_unclosed(text: str, path: Path) -> None:
    """Front matter that nobody closed would be coded as if it were speech."""
    if _FORGOTTEN.match(text):
        raise InputError(
            "the front matter has no end",
            place=Place(path, 1),
            remedy="Put a line with nothing but --- below the last 'key: value' line.",
        )


def _metadata(marked: Marked, body: str) -> Metadata:
    fields = marked.fields("the front matter")
    return Metadata(
        document=_name(fields, "document"),
        kind=_name(fields, "kind"),
        participant=_name(fields, "participant"),
        language=_name(fields, "language"),
        locators=_locators(fields.get("locators"), body),
        attributes=MappingProxyType(
            {tidy(key): _attribute(key, value) for key, value in fields.items() if key not in _OWN_KEYS}
        ),
    )


def _name(fields: dict[str, Marked], key: str) -> str | None:
    field = fields.get(key)
    if field is None or field.value is None:
        return None
    name = tidy(field.text(key))
    if not is_name(name):
        raise field.fail(f"{key} must be a name on one line", "Letters, digits, spaces and - _ . are safe.")
    return name


def _attribute(key: str, value: Marked) -> str:
    if value.value is None:
        return ""
    texts = value.value if isinstance(value.value, list) else [value]
    told = [tidy(one.value) for one in texts if isinstance(one.value, str)]
    if len(told) < len(texts):
        raise value.fail(
            f"the attribute {key!r} must be one text or a list of texts, not nested values",
            "Write it on one line, or as several keys, each with its own text.",
        )
    return "; ".join(told)


def _locators(value: Marked | None, body: str) -> tuple[str, ...]:
    if value is None or value.value is None:
        return ()
    if isinstance(value.value, str):
        return (tidy(value.value),)
    locators = tuple(tidy(locator) for locator in value.texts("locators"))
    paragraphs = paragraph_count(body)
    if len(locators) != paragraphs:
        raise value.fail(
            f"there are {len(locators)} locators for {paragraphs} paragraphs",
            "Give one locator for each paragraph (blank lines stand between them), or one text for all.",
        )
    return locators
