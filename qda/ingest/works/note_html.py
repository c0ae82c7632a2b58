"""Zotero's notes are HTML: to paragraphs of text, with the marks of highlights and citations in them.

Read with the parser of libxml2, event by event: it is linear in the length of whatever it is given, and has
no depth at which it stops.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

_TAG = re.compile(
    r"</?(?:jats:\w+|p|div|h[1-6]|span|b|i|u|em|strong|ul|ol|li|br|blockquote|a|table|tr|td|sub|sup|img|pre|hr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "tr",
        "pre",
        "hr",
    }
    | {"section", "article", "body", "html", "dl", "dt", "dd"}
    | {"jats:p", "jats:title", "jats:sec", "jats:list", "jats:list-item"}
)
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
_HIGHLIGHTS = frozenset({"highlight", "underline"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PAGE_KEYS = ("pageLabel", "locator")


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a note; `highlight` are the work's words in it and `rest` all others but the citation.

    `page` is what the marks of the highlight or the citation tell. Without such marks `text` is everything.
    """

    text: str = ""
    highlight: str = ""
    rest: str = ""
    page: str = ""


def is_html(text: str) -> bool:
    """Whether a note is HTML, and not a text in which p < 0.05."""
    return "<" in text and _TAG.search(text) is not None


def paragraphs_of(html: str) -> tuple[list[Paragraph], int]:
    """The paragraphs of a note that have text, and how many pictures it has."""
    target = _Target()
    parser = etree.HTMLParser(target=target, huge_tree=True)  # type: ignore[call-overload]  # wants start_ns
    etree.fromstring("<div>" + html.replace("\0", ""), parser)
    return target.found, target.pictures


@dataclass(slots=True)
class _Target:
    """Gathers text between the tags that begin or end a block."""

    found: list[Paragraph] = field(default_factory=list)
    pictures: int = 0
    spans: list[str] = field(default_factory=list)
    unseen: int = 0
    page: str = ""
    parts: list[tuple[str, str]] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag in _BLOCKS:
            self.end_block()
        elif tag in _CELLS:
            self.data(" ")
        elif tag == "br":
            self.parts.append(("", "\n"))
        elif tag == "img":
            self.pictures += 1
        elif tag == "span":
            self.spans.append(self.mark_of(attributes))

    def end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in _BLOCKS:
            self.end_block()
        elif tag == "span" and self.spans:
            self.spans.pop()

    def data(self, text: str) -> None:
        if not self.unseen:
            self.parts.append((self.spans[-1] if self.spans else "", _SPACE.sub(" ", text)))

    def comment(self, text: str) -> None:
        """Comments of HTML are nobody's words."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Nor are instructions to programs."""

    def close(self) -> None:
        self.end_block()

    def mark_of(self, attributes: Mapping[str, str]) -> str:
        """What a span within is: a highlight, a citation, or what the span around it is."""
        classes = (attributes.get("class") or "").split()
        mark = next(("highlight" for name in classes if name in _HIGHLIGHTS), "")
        if "citation" in classes:
            mark = "citation"
        told = attributes.get("data-annotation") or attributes.get("data-citation")
        if mark and told:
            self.page = self.page or _page(told)
        return mark or (self.spans[-1] if self.spans else "")

    def end_block(self) -> None:
        parts, page = self.parts, self.page
        self.parts, self.page = [], ""
        text = _joined(part for _, part in parts)
        if text:
            highlight = _joined(part for mark, part in parts if mark == "highlight")
            rest = _joined(part for mark, part in parts if not mark)
            self.found.append(Paragraph(text, highlight, rest, page))


def _joined(parts: Iterable[str]) -> str:
    lines = "".join(parts).split("\n")
    return "\n".join(" ".join(line.split(" ")).strip() for line in lines).strip()


def _page(told: str) -> str:
    """The page in the JSON that Zotero keeps in a mark; "" when it tells none."""
    try:
        value = json.loads(unquote(told))
    except (ValueError, RecursionError):
        return ""
    for level in (value, *_items(value)):
        for key in _PAGE_KEYS:
            page = level.get(key) if isinstance(level, dict) else None
            if isinstance(page, str) and page.strip():
                return " ".join(page.split())
    return ""


def _items(value: object) -> list[object]:
    found: list[object] = []
    if isinstance(value, dict):
        items = value.get("citationItems")
        found += items if isinstance(items, list) else []
        found.append(value.get("citationItem"))
    return found
