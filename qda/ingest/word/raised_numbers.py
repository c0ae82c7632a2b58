"""Which elements of a web page lead to a note: glued to a word, their numbers would hide it."""

import re

from qda.ingest.xml_file import Element, name_of, texts_of

ENOUGH_BEFORE = 12
"""Characters before a raised number by which it is judged."""
_MARK = re.compile(r"[\d*†‡§]{1,4}|[a-z]")
_NUMBERS = re.compile(r"\d{1,3}(?:[,;–-]\s?\d{1,3}){0,4}")
_MAY_HAVE_NOTE = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*+){3}$|[.,;:!?…\"'”’»›]$")
"""A raised number behind a shorter word is a power, as it is behind a number: `m`, `km`, `R`."""
_MAY_BE_SQUARED = re.compile(
    r"(?<![^\W\d_])(?:chi|eta|omega|sin|cos|tan|(?:kilo|centi|milli)?met(?:er|re)s?|feet|foot|inch(?:es)?|miles?"
    r"|yards?)$",
    re.IGNORECASE,
)
_POWERS = frozenset({"2", "3"})


def says_note(element: Element) -> bool:
    """Whether an element says of itself that it leads to a note, and is no more than a number or a sign."""
    kinds = {key.rpartition("}")[2].rpartition(":")[2]: said for key, said in element.attrib.items()}
    said = f"{kinds.get('type', '')} {kinds.get('role', '')}".split()
    return bool({"noteref", "doc-noteref"} & {*said}) and _MARK.fullmatch(_text(element)) is not None


def is_note_number(raised: Element, before: str) -> bool:
    """Whether a raised element is the number of a note, by its link or by what stands `before` it."""
    text, before = _text(raised), before[-ENOUGH_BEFORE:]
    if not _NUMBERS.fullmatch(text):
        return False
    squared = text in _POWERS and _MAY_BE_SQUARED.search(before)
    return _leads_within(raised) or (_MAY_HAVE_NOTE.search(before) is not None and not squared)


def _text(element: Element) -> str:
    return "".join(texts_of(element)).strip()


def _leads_within(element: Element) -> bool:
    """Whether an element holds a link to a place on a page, or lies within one."""
    near = (*element.iter("*"), *element.iterancestors())
    return any(name_of(one).lower() == "a" and "#" in str(one.get("href") or "") for one in near)
