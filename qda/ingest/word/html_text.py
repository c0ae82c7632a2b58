"""The text that a web page shows, in order. Nothing is executed, and nothing is fetched."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from qda.ingest.word.blocks import Block, Paragraph, Row, Stretch, paragraphs_of
from qda.ingest.word.found import Found
from qda.ingest.word.numbers import BULLET
from qda.ingest.word.raised_numbers import ENOUGH_BEFORE, is_note_number, says_note
from qda.ingest.word.spaces import collapsible, spaced
from qda.ingest.xml_file import Element, name_of

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu",
    "nav", "ol", "optgroup", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody",
    "tfoot", "thead", "tr", "ul", "xmp",
})  # fmt: skip
_UNSEEN = frozenset({"script", "style", "head", "template", "title", "rp"})
_SOURCES = frozenset({"annotation", "annotation-xml"})
"""How a formula is written in another way, which is not shown beside it."""
_FIELDS = "what stands in fields and buttons is left out"
_STAND_INS = "what a page shows only where scripts, players or frames are missing is left out"
_APART: dict[str, str] = {
    **dict.fromkeys(("textarea", "button", "select", "datalist"), _FIELDS),
    **dict.fromkeys(("rt", "rtc"), "readings beside their words (ruby) are left out"),
    **dict.fromkeys(("noscript", "noframes", "noembed", "object", "applet"), _STAND_INS),
    **dict.fromkeys(("audio", "video", "canvas", "iframe"), _STAND_INS),
    "svg": "words in pictures are left out",
}
"""Elements with words that are no part of the running text, and how these are told. What can hold no words
(`source`, `track`, `input`) is none of them: an old parser puts in them what stands behind them."""
_FILLED = frozenset({"", "text", "search", "email", "url", "tel", "number", "date", "submit", "button"})
"""Kinds of fields whose value a browser shows as words."""
_TEXTS = etree.XPath(".//text()[not(ancestor::*[local-name()='script' or local-name()='style'])]")
_FRAMES = frozenset({"iframe", "frame"})
_MARGINS = frozenset({"nav", "footer"})
"""They are the page's own, unless they stand in one of its parts."""
_PARTS = frozenset({"article", "section", "main", "blockquote", "figure", "aside"})
_LINES = frozenset({"p", "td", "th"})
"""What is a line of its own, though nothing stands in it."""
_PICTURES = frozenset({"img", "svg", "picture"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD, _ITALIC = frozenset({"b", "strong", "th"}), frozenset({"i", "em", "cite", "dfn", "address"})
_WEIGHT = re.compile(r"font-weight\s*:\s*(?P<weight>bold|[6-9]00|normal|400)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(?P<slant>italic|oblique|normal)", re.IGNORECASE)
_DIGITS = 3
_SOFT_HYPHEN = "\u00ad"
_HEADINGS = {f"h{number}": number for number in range(1, 7)}


@dataclass(slots=True)
class _Within:
    """What holds within an element."""

    bold: bool = False
    italic: bool = False
    as_it_is: bool = False
    level: int = 0
    note_mark: bool = False


@dataclass(slots=True)
class _Table:
    number: int
    outer: list[Block]
    rows: int = 0
    cells: list[tuple[Paragraph, ...]] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    reach: dict[int, int] = field(default_factory=dict)
    """How many rows cells reach down from above, by their columns."""
    begun: list[tuple[int, int]] = field(default_factory=list)
    """Column and span of cells that have not ended: in a damaged page one may stand within another."""

    def begin_cell(self, element: Element) -> None:
        """The place of a cell in its row."""
        column = self.columns[-1] + self.spans[-1] if self.columns else 0
        while self.reach.get(column, 0) > 0:
            column += 1
        span, down = (_number(element, name) for name in ("colspan", "rowspan"))
        self.begun.append((column, span))
        self.reach |= dict.fromkeys(range(column, column + span), down)

    def end_cell(self, paragraphs: Iterable[Paragraph]) -> None:
        """What stands in the cell that was begun last."""
        column, span = self.begun.pop()
        self.cells.append(tuple(paragraphs))
        self.columns.append(column)
        self.spans.append(span)

    def end_row(self) -> Row:
        """The row of the cells since the last one."""
        self.rows += 1
        row = Row(tuple(self.cells), self.number, self.rows, "", tuple(self.spans), tuple(self.columns))
        self.cells, self.spans, self.columns = [], [], []
        self.reach = {column: rows - 1 for column, rows in self.reach.items() if rows > 1}
        return row


def _number(element: Element, name: str) -> int:
    """Over how many rows or columns a cell goes."""
    said = str(element.get(name) or "1")
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < _DIGITS else 1


def _words_of(element: Element) -> str:
    """The words within an element, on one line, but those of scripts and styles in it."""
    return " ".join("".join(map(str, _TEXTS(element))).split())


class Page:
    """Walks through a page and gathers its blocks; `empty` ones are paragraphs and cells without words."""

    def __init__(self, found: Found, *, empty: bool = False) -> None:
        self.found, self._empty = found, empty
        self._said = True
        self.blocks: list[Block] = []
        self._out: list[Block] = self.blocks
        self._stretches: list[Stretch] = []
        self._stack = [_Within()]
        self._tables: list[_Table] = []
        self._count = 0
        self._mark = ""
        self._numbers: list[int | None] = []

    def read(self, root: Element) -> "Page":
        """Walk through a page, or a part of one."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = name_of(element).lower()
            if event == "start":
                if self._is_unseen(element, name):
                    walk.skip_subtree()
                    self._stack.append(self._stack[-1])
                    continue
                self._open(element, name)
                self._say(element.text)
            else:
                self._leave(name)
                if element is not root:
                    self._say(element.tail)
        self._end()
        return self

    def _is_unseen(self, element: Element, name: str) -> bool:
        if name in _PICTURES:
            self.found.others["picture"] += 1
        if name in _FRAMES and {"src", "srcdoc"} & set(element.attrib):
            self.found.others["page shown within this one"] += 1
        if name == "input" and str(element.get("type") or "").lower() in _FILLED:
            self.found.tell_apart(_FIELDS, str(element.get("value") or ""))
        if name in _UNSEEN or (name in _SOURCES and "math" in map(name_of, element.iterancestors())):
            return True
        if name in _APART:
            self.found.tell_apart(_APART[name], _words_of(element))
            return True
        if name in _MARGINS and all(name_of(one).lower() not in _PARTS for one in element.iterancestors()):
            self.found.margins.append(_words_of(element))
            return True
        hidden = "hidden" in element.attrib or _HIDDEN.search(str(element.get("style") or "")) is not None
        if hidden:
            self.found.hidden.append(_words_of(element))
        return hidden

    def _open(self, element: Element, name: str) -> None:
        outer = self._stack[-1]
        style = str(element.get("style") or "")
        weight, slant = _WEIGHT.search(style), _SLANT.search(style)
        here = _Within(
            weight["weight"].lower() not in {"normal", "400"} if weight else outer.bold or name in _BOLD,
            slant["slant"].lower() != "normal" if slant else outer.italic or name in _ITALIC,
            outer.as_it_is or name in {"pre", "listing", "xmp"},
            _HEADINGS.get(name, outer.level),
            self._marks_a_note(element, name),
        )
        if name in _BLOCKS or name in {"td", "th"}:
            self._end()
        self._stack.append(here)
        self._said = self._said and name not in _LINES
        if here.note_mark:
            self._put("[")
        if name == "br":
            self._put("\n")
        elif name == "q":
            self._put("“")
        elif name in {"ol", "ul", "menu", "dir"}:
            start = str(element.get("start") or "1")
            self._numbers.append(
                (int(start) if start.isdecimal() and len(start) < 6 else 1) if name == "ol" else None
            )
        elif name == "li":
            self._item(element)
        elif name == "table":
            self._count += not self._tables
            self._tables.append(_Table(self._count, self._out))
        elif name in {"td", "th"} and self._tables:
            self._tables[-1].begin_cell(element)
            self._out = []

    def _marks_a_note(self, element: Element, name: str) -> bool:
        before = self._stretches[-ENOUGH_BEFORE:] if name == "sup" else ()
        own = says_note(element) or (
            name == "sup" and is_note_number(element, "".join(one.text for one in before))
        )
        return own and not any(one.note_mark for one in self._stack)

    def _item(self, element: Element) -> None:
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            self._mark = BULLET
            return
        own = str(element.get("value") or "")
        number = int(own) if own.isdecimal() and len(own) < 6 else number
        self._mark = f"{number}."
        self._numbers[-1] = number + 1

    def _leave(self, name: str) -> None:
        if self._stack[-1] is self._stack[-2]:  # unseen, and never opened
            self._stack.pop()
            return
        if name in _BLOCKS or name in {"td", "th"}:
            self._end()
        if self._empty and name in _LINES and not self._said:
            self._out.append(Paragraph(()))
            self._said = True
        if self._stack[-1].note_mark:
            self._put("]")
        if name == "q":
            self._put("”")
        elif name in {"ol", "ul", "menu", "dir"}:
            self._numbers.pop()
        elif name == "li":
            self._mark = ""
        elif self._tables:
            self._leave_table(name)
        self._stack.pop()

    def _leave_table(self, name: str) -> None:
        table = self._tables[-1]
        if name in {"td", "th"}:
            table.end_cell(paragraphs_of(self._out))
            self._out = table.outer
        elif name in {"tr", "table"} and table.cells:
            table.outer.append(table.end_row())
        if name == "table":
            self._out = table.outer
            self._tables.pop()

    def _say(self, text: str | None) -> None:
        if text:
            text = text.replace(_SOFT_HYPHEN, "")  # where a line may break is nothing that is read
            self._put(text if self._stack[-1].as_it_is else collapsible(text))

    def _put(self, text: str) -> None:
        here = self._stack[-1]
        self._stretches.append(Stretch(text, here.bold, here.italic))

    def _end(self) -> None:
        """The end of a paragraph."""
        stretches, self._stretches = spaced(self._stretches), []
        if any(one.text.strip() for one in stretches):
            self._out.append(Paragraph(stretches, "", self._stack[-1].level, self._mark))
            self._said = True
            self._mark = ""
