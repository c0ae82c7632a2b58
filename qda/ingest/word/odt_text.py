"""The text of an .odt file: what a reader of the accepted document sees, in order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qda.ingest.reader import Comment
from qda.ingest.word.blocks import Block, Note, Paragraph, Row, Stretch, level_of_style, paragraphs_of
from qda.ingest.word.found import Found
from qda.ingest.word.numbers import Counter
from qda.ingest.word.odt_styles import Look, Looks, mark
from qda.ingest.word.spaces import collapsible, shown, spaced
from qda.ingest.xml_file import Element, child, children, name_of, texts_of, value

_MOST_SPACES = 1_000
_QUOTED = 80
_SILENT = frozenset({
    "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms", "scripts",
    "event-listeners", "script", "note-citation", "ruby-text", "change", "change-start", "change-end",
    "bookmark", "bookmark-start", "bookmark-end", "desc", "title", "soft-page-break", "reference-mark",
    "alphabetical-index-mark", "toc-mark", "table-column", "table-columns", "table-of-content-source",
    "illustration-index-source", "table-index-source", "alphabetical-index-source",
    "bibliography-source", "user-index-source", "object-index-source", "meta", "settings",
})  # fmt: skip


@dataclass(slots=True)
class _List:
    name: str
    level: int
    counter: Counter
    fresh: bool = False


class OdtStory:
    """Walks through the text and gathers its blocks, notes and remarks.

    `empty` says whether paragraphs without words are blocks too.
    """

    def __init__(self, looks: Looks, found: Found, *, empty: bool = False) -> None:
        self.looks, self.found, self._empty = looks, found, empty
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.comments: list[Comment] = []
        self._out: list[Block] = self.blocks
        self._stretches: list[Stretch] = []
        self._boxes_here: list[Element] = []
        self._letters: tuple[bool, bool, bool] = (False, False, False)
        self._lists: list[_List] = []
        self._counters: dict[str, Counter] = {}
        self._quotes: dict[str, list[str]] = {}
        self._remarks: dict[str, int] = {}
        self._tables = self._depth = self._boxes = 0

    def read(self, root: Element) -> "OdtStory":
        """Walk through an office:text or another element with paragraphs."""
        self._walk(root)
        return self

    def _walk(self, element: Element) -> None:
        """The blocks within an element."""
        for one in element:
            name = name_of(one)
            if name in _BLOCKS:
                _BLOCKS[name](self, one)
            elif name and name not in _SILENT and value(one, "display") != "none":
                self._walk(one)
            elif value(one, "display") == "none":
                self.found.hidden.append("".join(texts_of(one)))

    # Blocks

    def _paragraph(self, element: Element) -> None:
        look = self.looks.look("paragraph", value(element, "style-name"))
        outer, self._stretches = self._stretches, []
        boxes, self._boxes_here = self._boxes_here, []
        letters, self._letters = self._letters, _inherited(look, (False, False, False))
        self._inline(element)
        self._letters = letters
        stretches, self._stretches = spaced(self._stretches), outer
        for words in self._quotes.values():
            words.append("\n")
        if any(one.text.strip() for one in stretches):
            level = _heading(element, look)
            number = self._mark(look) if not level else ""
            self._out.append(Paragraph(stretches, look.name, level, number))
        elif self._empty:
            self._out.append(Paragraph(stretches))
        mine, self._boxes_here = self._boxes_here, boxes
        for box in mine:
            self._box(box)

    def _mark(self, look: Look) -> str:
        """The mark of a list's item, at its first paragraph only."""
        if not self._lists or not self._lists[-1].fresh:
            return ""
        here = self._lists[-1]
        here.fresh = False
        levels = self.looks.list_levels(here.name or look.list_name)
        level = min(here.level, len(levels) - 1)
        return mark(levels, level, here.counter.next(level, [one.start for one in levels]))

    def _list(self, element: Element) -> None:
        """A list; one without a style of its own has that of the list around it."""
        outer = self._lists[-1] if self._lists else None
        name = value(element, "style-name") or (outer.name if outer else "")
        if outer is not None:
            here = _List(name, outer.level + 1, outer.counter)
        else:
            goes_on = value(element, "continue-numbering") == "true" or value(element, "continue-list")
            counter = self._counters.get(name) if goes_on else None
            here = _List(name, 0, counter or Counter())
            self._counters[name] = here.counter
        self._lists.append(here)
        for item in element:
            if name_of(item) in {"list-item", "list-header"}:
                here.fresh = name_of(item) == "list-item"
                self._walk(item)
        self._lists.pop()

    def _table(self, element: Element) -> None:
        self._depth += 1
        self._tables += self._depth == 1
        table, outer, lists = self._tables, self._out, self._lists
        self._lists = []
        rows = [one for one in element.iter() if name_of(one) == "table-row" and _owner(one) is element]
        for number, row in enumerate(rows, start=1):
            cells: list[tuple[Paragraph, ...]] = []
            spans: list[int] = []
            for cell in row:
                if name_of(cell) not in {"table-cell", "covered-table-cell"}:
                    continue
                spans.append(_span(cell, spans))
                self._out = []
                self._walk(cell)
                cells.append(tuple(paragraphs_of(self._out)))
            outer.append(Row(tuple(cells), table, number, spans=tuple(spans)))
        self._out, self._lists = outer, lists
        self._depth -= 1

    def _box(self, element: Element) -> None:
        """A text box follows the paragraph that it is fastened to."""
        self._boxes += 1
        place, outer, lists = f"text box {self._boxes}", self._out, self._lists
        self._out, self._lists = [], []
        self._walk(element)
        inner, self._out, self._lists = self._out, outer, lists
        for block in inner:
            if isinstance(block, Paragraph):
                block = Paragraph(block.stretches, block.style, block.level, block.mark, place)
            self._out.append(block)

    def _frame(self, element: Element) -> None:
        boxes = list(children(element, "text-box"))
        self._boxes_here += boxes
        if not boxes:
            kinds = {name_of(one) for one in element}
            self.found.others["embedded object" if kinds & {"object", "object-ole"} else "picture"] += 1

    def _loose_frame(self, element: Element) -> None:
        """A frame that stands between paragraphs."""
        self._frame(element)
        boxes, self._boxes_here = self._boxes_here, []
        for box in boxes:
            self._box(box)

    # Within a paragraph

    def _inline(self, element: Element) -> None:
        self._say(element.text)
        for one in element:
            name = name_of(one)
            if name in _INLINE:
                _INLINE[name](self, one)
            elif name and name not in _SILENT:
                self._inline(one)
            self._say(one.tail)

    def _say(self, text: str | None, *, as_it_is: bool = False) -> None:
        """Runs of white space are one space, except where the file says otherwise."""
        if not text:
            return
        bold, italic, hidden = self._letters
        said = text if as_it_is else collapsible(text)
        if hidden:
            self.found.hidden.append(text)
            return
        self._stretches.append(Stretch(said, bold, italic))
        for words in self._quotes.values():
            words.append(shown(said))

    def _span(self, element: Element) -> None:
        outer = self._letters
        self._letters = _inherited(self.looks.look("text", value(element, "style-name")), outer)
        self._inline(element)
        self._letters = outer

    def _space(self, element: Element) -> None:
        count = value(element, "c") or "1"
        self._say(
            " " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, _MOST_SPACES), as_it_is=True
        )

    def _hidden(self, element: Element) -> None:
        self.found.hidden.append(value(element, "string-value") or "".join(texts_of(element)))

    def _note(self, element: Element) -> None:
        body = child(element, "note-body")
        kind = "endnote" if value(element, "note-class") == "endnote" else "footnote"
        number = sum(one.place.startswith(kind) for one in self.notes) + 1
        before = shown("".join(one.text for one in self._stretches))[-_QUOTED:].strip()
        inner = OdtStory(self.looks, self.found).read(body) if body is not None else None
        paragraphs = tuple(paragraphs_of(inner.blocks)) if inner else ()
        self.notes.append(Note(f"{kind} {number}", before, paragraphs))

    def _annotation(self, element: Element) -> None:
        name = value(element, "name") or ""
        author = "".join(one.text or "" for one in children(element, "creator"))
        text = "\n".join(
            one.text for one in paragraphs_of(OdtStory(self.looks, Found()).read(element).blocks)
        )
        self._remarks[name] = len(self.comments)
        self.comments.append(Comment(author, "", text))
        if name:
            self._quotes[name] = []

    def _annotation_end(self, element: Element) -> None:
        name = value(element, "name") or ""
        if name in self._quotes and name in self._remarks:
            quote = "".join(self._quotes.pop(name)).strip()
            old = self.comments[self._remarks[name]]
            self.comments[self._remarks[name]] = Comment(old.author, quote, old.text)


def _inherited(look: Look, outer: tuple[bool, bool, bool]) -> tuple[bool, bool, bool]:
    return (
        outer[0] if look.bold is None else look.bold,
        outer[1] if look.italic is None else look.italic,
        outer[2] if look.hidden is None else look.hidden,
    )


def _heading(element: Element, look: Look) -> int:
    """The level of a heading, from 1; 0 for any other paragraph."""
    if name_of(element) == "h":
        level = value(element, "outline-level") or ""
        return min(int(level), 9) if level.isdecimal() and len(level) < 3 and int(level) else 1
    return level_of_style(look.name)


def _span(cell: Element, before: Sequence[int]) -> int:
    """Over how many columns a cell goes; 0 for one that the cell before it covers."""
    open_cell = next((number for number in range(len(before) - 1, -1, -1) if before[number]), -1)
    covered = open_cell >= 0 and before[open_cell] > len(before) - open_cell
    if covered and name_of(cell) == "covered-table-cell":
        return 0
    said = value(cell, "number-columns-spanned") or "1"
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 3 else 1


def _owner(row: Element) -> Element | None:
    """The table that a row is of."""
    above = row.getparent()
    while above is not None and name_of(above) != "table":
        above = above.getparent()
    return above


_BLOCKS: Mapping[str, Callable[[OdtStory, Element], None]] = {
    "p": OdtStory._paragraph,
    "h": OdtStory._paragraph,
    "list": OdtStory._list,
    "table": OdtStory._table,
    "frame": OdtStory._loose_frame,
}
_INLINE: Mapping[str, Callable[[OdtStory, Element], None]] = {
    "span": OdtStory._span,
    "s": OdtStory._space,
    "tab": lambda story, _: story._say("\t", as_it_is=True),
    "line-break": lambda story, _: story._say("\n", as_it_is=True),
    "note": OdtStory._note,
    "annotation": OdtStory._annotation,
    "annotation-end": OdtStory._annotation_end,
    "frame": OdtStory._frame,
    "hidden-text": OdtStory._hidden,
    "hidden-paragraph": OdtStory._hidden,
}
