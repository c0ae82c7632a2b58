"""The text of a .docx file's parts: what a reader of the accepted document sees, in order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from qda.ingest.reader import Comment
from qda.ingest.word.blocks import Block, Note, Paragraph, Row, Stretch, folded, paragraphs_of
from qda.ingest.word.docx_numbering import Numbering
from qda.ingest.word.docx_styles import Style, Styles, indented, is_on, outline
from qda.ingest.word.found import Change, Found
from qda.ingest.word.symbols import symbol
from qda.ingest.xml_file import Element, child, inside, name_of, value

_CONTAINERS = frozenset({
    "body", "document", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent",
    "rubyBase", "oMath", "oMathPara",
})  # fmt: skip
_QUOTED = 80
"""Characters of the words before a note's sign that are kept with the note."""


@dataclass(slots=True)
class Parts:
    """What a walk needs of the other parts: styles, lists, notes by (kind, id), remarks by id."""

    styles: Styles
    numbering: Numbering
    notes: Mapping[tuple[str, str], Element]
    comments: Mapping[str, Element]


@dataclass(slots=True)
class _Open:
    """The paragraph that is being read."""

    stretches: list[Stretch] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    style: Style = field(default_factory=Style)


class Story:
    """Walks through a part and gathers its blocks, notes and remarks; `found` counts what is left out.

    `empty` says whether paragraphs without words are blocks too.
    """

    def __init__(self, parts: Parts, found: Found, *, empty: bool = False) -> None:
        self.parts, self.found, self._empty = parts, found, empty
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.comments: list[Comment] = []
        self._out: list[Block] = self.blocks
        self._here = _Open()
        self._looks = (False, False)
        self._quotes: dict[str, list[str]] = {}
        self._said: list[tuple[str, list[str]]] = []
        self._tables = self._boxes = 0
        self._depth = self._in_instruction = 0
        self._fields: list[bool] = []
        self._balanced = False
        self._inserting: list[Change] = []

    def read(self, root: Element) -> "Story":
        """Walk through a whole part."""
        kinds = [value(one, "fldCharType") for one in inside(root, "fldChar")]
        self._balanced = kinds.count("begin") == kinds.count("end")
        self._walk(root)
        self._close()
        self.comments += [self._comment(key, "".join(words)) for key, words in self._said]
        return self

    def _walk(self, element: Element) -> None:
        for one in element:
            name = name_of(one)
            if name in _CONTAINERS:
                self._walk(one)
            elif (handler := _HANDLERS.get(name)) is not None:
                handler(self, one)

    # Blocks

    def _paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        style = self.parts.styles.style(value(child(properties, "pStyle")))
        if not self._here.stretches:
            self._here.style = style
        self._walk(element)
        if child(properties, "rPr", "del") is not None:
            return  # its end was deleted: it goes on in the next paragraph
        if self._empty and not any(one.text.strip() for one in self._here.stretches):
            self._out.append(Paragraph(folded(self._here.stretches)))
        self._close(properties)

    def _close(self, properties: Element | None = None) -> None:
        here, self._here = self._here, _Open()
        for words in self._quotes.values():
            words.append("\n")
        style = here.style
        mark = ""
        if any(one.text.strip() for one in here.stretches):
            mark = self.parts.numbering.mark(child(properties, "numPr"), style.numbering)
            level = outline(properties) or style.level
            own = indented(properties)
            inwards = style.indented if own is None else own
            self._out.append(Paragraph(folded(here.stretches), style.name, level, mark, indented=inwards))
        for box in here.boxes:
            self._box(box)

    def _box(self, element: Element) -> None:
        """A text box follows the paragraph that it is fastened to."""
        self._boxes += 1
        place, outer = f"text box {self._boxes}", self._out
        self._out = []
        self._walk(element)
        inner, self._out = self._out, outer
        for block in inner:
            if isinstance(block, Paragraph):
                block = Paragraph(block.stretches, block.style, block.level, block.mark, place)
            self._out.append(block)

    def _table(self, element: Element) -> None:
        self._depth += 1
        self._tables += self._depth == 1
        table, number, outer, here = self._tables, 0, self._out, self._here
        self._here = _Open()
        for row in _rows(element):
            if child(row, "trPr", "del") is not None:
                self._deleted(row)
                continue
            number += 1
            cells: list[tuple[Paragraph, ...]] = []
            spans = tuple(_span(cell) for cell in _cells(row))
            joined = frozenset(at for at, cell in enumerate(_cells(row)) if _is_joined(cell))
            for cell in _cells(row):
                self._out = []
                self._walk(cell)
                self._close()
                cells.append(tuple(paragraphs_of(self._out)))
            outer.append(Row(tuple(cells), table, number, spans=spans, joined=joined))
        self._out, self._here = outer, here
        self._depth -= 1

    def _alternate(self, element: Element) -> None:
        """Two ways of one thing, of which a program shows one."""
        chosen = (
            child(element, "Choice") if child(element, "Choice") is not None else child(element, "Fallback")
        )
        if chosen is not None:
            self._walk(chosen)

    def _control(self, element: Element) -> None:
        """A content control; the prompt of one that nobody filled in is no text."""
        content = child(element, "sdtContent")
        if content is not None and not is_on(child(element, "sdtPr", "showingPlcHdr")):
            self._walk(content)

    def _ruby(self, element: Element) -> None:
        base = child(element, "rubyBase")
        if base is not None:
            self._walk(base)

    # Changes

    def _deleted(self, element: Element) -> None:
        words = "".join(one.text or "" for one in element.iter() if name_of(one) in {"delText", "t"})
        author = value(element, "author") or value(child(element, "trPr", "del"), "author") or ""
        self.found.deleted.append(Change(author, words))

    def _moved_away(self, element: Element) -> None:
        """Words that were moved stand where they were moved to."""

    def _inserted(self, element: Element) -> None:
        words = "".join(one.text or "" for one in inside(element, "t"))
        self.found.inserted.append(Change(value(element, "author") or "", words))
        self._walk(element)

    # Runs

    def _run(self, element: Element) -> None:
        properties = child(element, "rPr")
        styles = [self._here.style]
        if (named := value(child(properties, "rStyle"))) is not None:
            styles.insert(0, self.parts.styles.style(named))
        hidden = _look(is_on(child(properties, "vanish")), [one.hidden for one in styles])
        if hidden:
            self.found.hidden.append("".join(one.text or "" for one in inside(element, "t")))
            return
        outer = self._looks
        self._looks = (
            _look(is_on(child(properties, "b")), [one.bold for one in styles]),
            _look(is_on(child(properties, "i")), [one.italic for one in styles]),
        )
        self._walk(element)
        self._looks = outer

    def _say(self, text: str) -> None:
        if self._balanced and any(self._fields):
            return  # within a field's instruction
        self._here.stretches.append(Stretch(text, *self._looks))
        for words in self._quotes.values():
            words.append(text)

    def _text(self, element: Element) -> None:
        self._say((element.text or "").replace("\n", " "))

    def _symbol(self, element: Element) -> None:
        shown = symbol(value(element, "char"), value(element, "font"))
        if shown is None:
            self.found.others["symbol of a font that has no letters"] += 1
        else:
            self._say(shown)

    def _field(self, element: Element) -> None:
        """`begin` opens an instruction, `separate` its result, `end` closes both."""
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, element: Element) -> None:
        boxes = [one for one in inside(element, "txbxContent") if not _within(one, element, "txbxContent")]
        self._here.boxes += boxes
        if not boxes and any(name_of(one) in {"blip", "imagedata"} for one in element.iter()):
            self.found.others["picture"] += 1

    # Notes and remarks

    def _note(self, element: Element) -> None:
        kind = name_of(element).removesuffix("Reference")
        note = self.parts.notes.get((kind, value(element, "id") or ""))
        if note is None:
            return
        number = sum(one.place.startswith(kind) for one in self.notes) + 1
        before = "".join(one.text for one in self._here.stretches)[-_QUOTED:].strip()
        story = Story(self.parts, self.found).read(note)
        self.notes.append(Note(f"{kind} {number}", before, tuple(paragraphs_of(story.blocks))))

    def _comment_start(self, element: Element) -> None:
        self._quotes[value(element, "id") or ""] = []

    def _comment_end(self, element: Element) -> None:
        key = value(element, "id") or ""
        if key in self.parts.comments and key in self._quotes:
            self._said.append((key, self._quotes[key]))
        self._quotes.pop(key, None)

    def _comment_sign(self, element: Element) -> None:
        """A remark may stand at one place, on no words."""
        key = value(element, "id") or ""
        if key in self.parts.comments and key not in {known for known, _ in self._said}:
            self._said.append((key, self._quotes.pop(key, [])))

    def _comment(self, key: str, quote: str) -> Comment:
        remark = self.parts.comments[key]
        inner = Story(Parts(self.parts.styles, self.parts.numbering, {}, {}), Found()).read(remark)
        text = "\n".join(one.text for one in paragraphs_of(inner.blocks))
        return Comment(value(remark, "author") or value(remark, "initials") or "", quote.strip(), text)


def _says(text: str) -> Callable[[Story, Element], None]:
    return lambda story, _: story._say(text)


def _counts(thing: str) -> Callable[[Story, Element], None]:
    def count(story: Story, _: Element) -> None:
        story.found.others[thing] += 1

    return count


_HANDLERS: Mapping[str, Callable[[Story, Element], None]] = {
    "p": Story._paragraph,
    "tbl": Story._table,
    "AlternateContent": Story._alternate,
    "sdt": Story._control,
    "ruby": Story._ruby,
    "ins": Story._inserted,
    "moveTo": Story._walk,
    "del": Story._deleted,
    "moveFrom": Story._moved_away,
    "r": Story._run,
    "t": Story._text,
    "tab": _says("\t"),
    "ptab": _says("\t"),
    "br": _says("\n"),
    "cr": _says("\n"),
    "noBreakHyphen": _says("\u2011"),
    "sym": Story._symbol,
    "fldChar": Story._field,
    "drawing": Story._drawing,
    "pict": Story._drawing,
    "object": _counts("embedded object"),
    "altChunk": _counts("embedded document"),
    "footnoteReference": Story._note,
    "endnoteReference": Story._note,
    "commentRangeStart": Story._comment_start,
    "commentRangeEnd": Story._comment_end,
    "commentReference": Story._comment_sign,
}
"""What is done with an element; of others, such as instructions of fields, nothing is text."""
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


def _look(own: bool | None, inherited: list[bool | None]) -> bool:
    return next((one for one in (own, *inherited) if one is not None), False)


def _rows(table: Element) -> list[Element]:
    return _wrapped(table, "tr")


def _cells(row: Element) -> list[Element]:
    """The cells of a row; one whose deletion is tracked is none."""
    return [one for one in _wrapped(row, "tc") if child(one, "tcPr", "cellDel") is None]


def _span(cell: Element) -> int:
    """Over how many columns a cell goes."""
    said = value(child(cell, "tcPr", "gridSpan")) or "1"
    return min(63, int(said)) if said.isascii() and said.isdigit() and len(said) < 4 else 1


def _is_joined(cell: Element) -> bool:
    """Whether a cell is one with the cell above it."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and (value(merge) or "continue") == "continue"


def _wrapped(element: Element, name: str) -> list[Element]:
    """The children of one name, also those within content controls."""
    found: list[Element] = []
    for one in element:
        if name_of(one) == name:
            found.append(one)
        elif name_of(one) in _WRAPPERS:
            found += _wrapped(one, name)
    return found


def _within(element: Element, top: Element, name: str) -> bool:
    """Whether an element stands within another of a name, below `top`."""
    above = element.getparent()
    while above is not None and above is not top:
        if name_of(above) == name:
            return True
        above = above.getparent()
    return False
