"""A document: one transcript or one work, as it was read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from qda.model.identity import hash_text
from qda.model.span import Span

_BLANK_LINE = re.compile(r"\n\s*\n")
INTERVIEW = "interview"
LITERATURE = "literature"


def paragraph_count(text: str) -> int:
    """How many paragraphs a text has, blank lines standing between them."""
    return sum(1 for paragraph in _BLANK_LINE.split(text) if paragraph.strip())


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text that lies somewhere under its hash, and is read when it is asked for."""

    hash: str
    read: Callable[[str], str]


class _Text:
    """The text of a document, which may be a kept one."""

    def __get__(self, document: object, owner: object = None) -> str:
        held = document.__dict__["_text"]
        return held.read(held.hash) if isinstance(held, KeptText) else str(held)

    def __set__(self, document: object, value: str | KeptText) -> None:
        document.__dict__["_text"] = value


@dataclass(frozen=True, slots=True)
class Speakers:
    """What is known of who speaks, beside the text; empty where only the text tells.

    `labels` are those that the file's own format names, so that nothing else in the text is a speaker.
    `pattern` is a person's: a regular expression whose group `speaker` is the label at the start of a line.
    `interviewers` are a person's too: the labels of those who ask in this document, beside those of the
    settings; with NOBODY_ELSE among them nobody else asks, whatever settings, legend or labels say.
    `taken` is the one whom only the text shows to ask, a guess that holds for this text under the settings of
    then; it is NOT_APART where an earlier version of the program may have kept it among `interviewers`.
    """

    labels: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    pattern: str | None = None
    taken: str | None = None

    @property
    def said(self) -> "Speakers":
        """The same without a guess."""
        return replace(self, taken=None)


NOTHING_KNOWN = Speakers()
NOBODY_ELSE = "none"
"""As an interviewer of a document: no label but those that are named here asks."""
NOT_APART = ""
"""In place of a label that was taken for the interviewer's: the last of `interviewers` may be such a one."""


@dataclass(frozen=True)
class Document:
    """What was read from one file.

    `text` is the whole text, front matter included, with line ends as LF; `body` is the part of it that
    is speech or prose. Every span of the program counts code points of `text`. `locators` says where the
    paragraphs of the body stand in the original (a page, a section); it is empty, or holds one entry for
    all paragraphs, or one for each. The text of a kept document is read from where it is kept each time
    that it is asked for. `participant` is the person or work the document speaks for, when there is exactly
    one; in a focus group each turn has its own. With `labels_apart`, which only settings say, a label is
    nobody who has the same one in another document; if it is False it is the same person.
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
    speakers: Speakers = NOTHING_KNOWN
    labels_apart: bool | None = None

    @cached_property
    def text_hash(self) -> str:
        """The hash that names this version of the text."""
        held = self.__dict__["_text"]
        return held.hash if isinstance(held, KeptText) else hash_text(held)

    @property
    def work(self) -> str:
        """The work that a document is an excerpt of, by its citation key; else the document's own name."""
        return (self.kind == LITERATURE and self.attributes.get("citation")) or self.name

    def changed(self, **values: Any) -> "Document":
        """The same with other values. A kept text stays where it is; `dataclasses.replace` would read it."""
        return replace(self, **({"text": self.__dict__["_text"]} | values))

    def locator(self, start: int) -> str:
        """Where the paragraph of a character stands in the original; "" when the document is silent."""
        if len(self.locators) <= 1:
            return "".join(self.locators)
        return self.locators[paragraph_count(self.text[self.body.start : start + 1]) - 1]


Document.text = _Text()  # type: ignore[assignment]  # set last, or it would be the field's default
