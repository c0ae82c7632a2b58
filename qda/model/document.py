"""A document: one transcript or one work, as it was read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from qda.model.identity import hash_text
from qda.model.span import Span

_BLANK_LINE = re.compile(r"\n\s*\n")
INTERVIEW = "interview"
LITERATURE = "literature"


def paragraph_count(text: str) -> int:
    """How many paragraphs a text has, blank lines standing between them."""
    return sum(1 for paragraph in _BLANK_LINE.split(text) if paragraph.strip())


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from one file.

    `text` is the whole text, front matter included, with line ends as LF; `body` is the part of it that
    is speech or prose. Every span of the program counts code points of `text`. `locators` says where the
    paragraphs of the body stand in the original (a page, a section); it is empty, or holds one entry for
    all paragraphs, or one for each. `participant` is the person or work the document speaks for, when
    there is exactly one; in a focus group each turn has its own.
    """

    name: str
    kind: str
    text: str
    body: Span
    source: str
    source_hash: str
    participant: str | None = None
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    locators: tuple[str, ...] = ()
    language: str | None = None

    @property
    def text_hash(self) -> str:
        """The hash that names this version of the text."""
        return hash_text(self.text)

    def locator(self, start: int) -> str:
        """Where the paragraph of a character stands in the original; "" when the document is silent."""
        if len(self.locators) <= 1:
            return "".join(self.locators)
        return self.locators[paragraph_count(self.text[self.body.start : start + 1]) - 1]
