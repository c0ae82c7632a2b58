"""The text of rich text: what its control words show, in order."""

from dataclasses import replace

from qda.ingest.reader import Comment
from qda.ingest.word.blocks import Block, Note, Paragraph, Row, Stretch, folded, level_of_style
from qda.ingest.word.found import Change, Found
from qda.ingest.word.numbers import bullet
from qda.ingest.word.rtf_charsets import OF_THE_FILE, code_page
from qda.ingest.word.rtf_letters import Letters
from qda.ingest.word.rtf_state import LOOKS, Output, State
from qda.ingest.word.rtf_tokens import BYTES, CLOSE, CODE, OPEN, WORD, Token, tokens
from qda.ingest.word.rtf_tokens import SYMBOL as SYMBOL_TOKEN
from qda.ingest.word.rtf_words import CHARACTERS, ENDS, MARGINS, MARKS, SKIPPED, STARRED, SYMBOLS

_QUOTED = 80


_STAR = Token(SYMBOL_TOKEN, b"*")
_OUTPUTS = {
    b"fonttbl": "fonttbl", b"stylesheet": "stylesheet", b"revtbl": "revtbl", b"footnote": "footnote",
    b"annotation": "annotation", b"atnauthor": "author", b"atnid": "initials", b"atrfstart": "atrfstart",
    b"atrfend": "atrfend", b"shptxt": "box", b"dptxbxtext": "box",
}  # fmt: skip


class RichText:
    """Reads a file's tokens; `blocks`, `notes`, `comments` and `found` then tell what was in it.

    The brace that closes the whole is no end: what stands behind it, as where one brace is too many or two
    files are joined, is read as if it stood before, and its words are in `behind`. `empty` says whether
    paragraphs without words are blocks too.
    """

    def __init__(self, *, empty: bool = False) -> None:
        self._empty = empty
        self.found = Found()
        self.notes: list[Note] = []
        self.comments: list[Comment] = []
        self.whole = False
        self.behind: list[str] = []
        self._closed = False
        self._main = Output("text")
        self._state = State(self._main)
        self._stack: list[State] = []
        self._letters = Letters(self._say)
        self._styles: dict[int, tuple[str, int]] = {}
        self._authors: list[str] = []
        self._change: list[Change] | None = None
        self._tables = self._boxes = 0
        self._atn_author = ""
        self._ranges: dict[str, list[str]] = {}
        self._quotes: dict[str, str] = {}

    @property
    def blocks(self) -> list[Block]:
        """The document's paragraphs and rows."""
        return self._main.blocks

    @property
    def unknown(self) -> int:
        """How many letters could not be told."""
        return self._letters.unknown

    def read(self, content: bytes) -> "RichText":
        """Read a whole file."""
        for token in tokens(content):
            self._take(token)
        self._letters.flush()
        self.whole = self._closed and len(self._stack) == 1
        while self._stack:
            self._leave()
        self._end(self._main)
        self._end_row(self._main)
        return self

    # Tokens

    def _take(self, token: Token) -> None:
        kind = token.kind
        if kind == OPEN:
            self._letters.end_of_group()
            self._stack.append(self._state)
            self._state = replace(self._state, starred=False, first=True)
            return
        if kind == CLOSE:
            self._letters.end_of_group()
            if len(self._stack) > 1:
                self._leave()
            else:
                self._closed = True
            return
        if self._letters.stands_in(token):
            return
        if kind == BYTES:
            self._add(self._letters.rest(token.content))
        elif kind == CODE:
            self._add(token.content)
        elif kind == WORD:
            self._letters.flush()
            self._word(token.content, token.number)
        else:
            self._symbol(token.content)
        if token != _STAR:
            self._state.first = False

    def _add(self, content: bytes) -> None:
        if not self._state.skipped:
            in_table = self._state.output.kind in {"fonttbl", "stylesheet", "revtbl"}
            self._letters.add(content, self._state.font, in_table=in_table)

    def _symbol(self, content: bytes) -> None:
        if content == b"*":
            self._letters.flush()
            self._state.starred = True
        elif content in {b"\n", b"\r"}:
            self._letters.flush()
            self._word(b"par", None)
        elif content in {b"\\", b"{", b"}"}:
            self._add(content)  # may be the second half of a letter
        elif content in SYMBOLS:
            self._letters.flush()
            self._say(SYMBOLS[content])

    # Control words

    def _word(self, word: bytes, number: int | None) -> None:
        state = self._state
        if state.first and self._destination(word):
            return
        if word == b"u" and number is not None:
            self._letters.number(number, state.font, state.fallback)
        elif state.skipped:
            return
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word in ENDS:
            self._end(state.output)
        elif word in {b"cell", b"row", b"nestrow"}:
            self._table_word(word, state.output)
        elif word in LOOKS:
            LOOKS[word](state, number)
        elif word in OF_THE_FILE:
            self._letters.page = OF_THE_FILE[word]
        elif word == b"ansicpg" and number:
            self._letters.page = code_page(number) or self._letters.page
        elif word == b"deff":
            self._letters.default = number
        elif word in {b"fcharset", b"cpg"} and state.output.kind == "fonttbl" and state.font is not None:
            fonts = self._letters.fonts
            (fonts.charsets if word == b"fcharset" else fonts.pages)[state.font] = number or 0
        elif word == b"rtf" and self._closed:
            self._end(state.output)  # another file that was joined to this one
        elif word == b"ftnalt":
            state.output.kind = "endnote"
        elif word == b"object":
            self.found.others["embedded object"] += 1

    def _destination(self, word: bytes) -> bool:
        """Whether a word that begins a group says where the group's text goes."""
        state, starred = self._state, self._state.starred
        if word == b"u" or (word in LOOKS and not starred):
            return False
        if word in SKIPPED or state.skipped:
            state.skipped = True
        elif word == b"pict":
            state.skipped = True
            self.found.others["picture"] += 1
        elif word in _OUTPUTS or word in MARGINS or word in MARKS:
            self._open_output(word)
        elif word == b"upr":
            state.output = Output("older twin")
        elif word == b"ud":
            state.output = self._outer("older twin")
        elif starred and word not in STARRED:
            state.skipped = True
        else:
            return False
        return True

    def _outer(self, kind: str) -> Output:
        """The output around the nearest one of a kind."""
        return next((one.output for one in reversed(self._stack) if one.output.kind != kind), self._main)

    def _open_output(self, word: bytes) -> None:
        outer = self._state.output
        before = "".join(one.text for one in outer.stretches)[-_QUOTED:].strip()
        output = Output(_OUTPUTS.get(word, "margin" if word in MARGINS else "mark"), quote=before)
        if word in {b"atrfstart", b"atrfend"}:
            output.kind = word.decode()
        self._state = replace(
            self._state, output=output, first=False, in_table=False, deleted=False, hidden=False
        )

    def _leave(self) -> None:
        """The end of a group; if its text went to a place of its own, it is kept there."""
        output = self._state.output
        self._state = self._stack.pop() if self._stack else State(self._main)
        if output is not self._state.output:
            self._keep(output)

    # Text

    def _say(self, text: str) -> None:
        state = self._state
        if state.skipped or not text:
            return
        if state.hidden:
            self.found.hidden.append(text)
            return
        if state.deleted:
            self._changed(self.found.deleted, state.deleter, text)
            return
        if state.inserted:
            self._changed(self.found.inserted, state.author, text)
        else:
            self._change = None
        output = state.output
        if output.kind == "fonttbl":
            self._named_font(text)
        elif output.kind == "stylesheet":
            self._named_style(text)
        else:
            output.stretches.append(Stretch(text, state.bold, state.italic))
            if self._closed and output is self._main:
                self.behind.append(text)
        if output is self._main or output.kind == "box":
            for words in self._ranges.values():
                words.append(text)

    def _changed(self, changes: list[Change], author: int | None, text: str) -> None:
        """Characters of one change come piece by piece."""
        name = self._authors[author] if author is not None and 0 <= author < len(self._authors) else ""
        if self._change is changes and changes[-1].author == name:
            text = changes.pop().text + text
        changes.append(Change(name, text))
        self._change = changes

    def _named_font(self, text: str) -> None:
        if self._state.font is not None:
            names = self._letters.fonts.names
            names[self._state.font] = (names.get(self._state.font, "") + text).rstrip(";")[:80]

    def _named_style(self, text: str) -> None:
        name, end, _ = text.partition(";")
        key = self._state.style or 0
        known, level = self._styles.get(key, ("", 0))
        if not known.endswith(";"):
            self._styles[key] = (known + name + end, self._state.level or level)

    def _end(self, output: Output) -> None:
        """The end of a paragraph."""
        self._letters.flush()
        for words in self._ranges.values():
            words.append("\n")
        stretches, output.stretches = folded(output.stretches), []
        mark, output.mark = output.mark, ""
        if not self._empty and not any(one.text.strip() for one in stretches):
            return
        name, level = self._styles.get(self._state.style or 0, ("", 0))
        name = name.rstrip(";").partition(",")[0].strip()
        level = self._state.level or level or level_of_style(name)
        paragraph = Paragraph(stretches, name, level, mark)
        if self._state.in_table:
            output.cell.append(paragraph)
        else:
            self._end_row(output)
            output.blocks.append(paragraph)

    def _table_word(self, word: bytes, output: Output) -> None:
        if word == b"cell":
            inside, self._state.in_table = self._state.in_table, True
            self._end(output)
            self._state.in_table = inside
            output.cells.append(tuple(output.cell))
            output.cell = []
        elif word == b"row":
            self._end_row(output)

    def _end_row(self, output: Output) -> None:
        if output.cell:
            output.cells.append(tuple(output.cell))
            output.cell = []
        if not output.cells:
            return
        cells, output.cells = tuple(output.cells), []
        last = output.blocks[-1] if output.blocks else None
        if isinstance(last, Row):
            output.blocks.append(Row(cells, last.table, last.number + 1))
        else:
            self._tables += 1
            output.blocks.append(Row(cells, self._tables, 1))

    def _keep(self, output: Output) -> None:
        """What is done with a text that stood in a place of its own."""
        here, kind = self._state.output, output.kind
        if kind == "mark":
            here.mark = bullet(output.text()) if output.text() else ""
        elif kind == "margin":
            self.found.margins.append(output.text())
        elif kind == "fonttbl":
            self._letters.fonts_are_known()
        elif kind == "revtbl":
            self._authors += output.text().replace("\n", "").split(";")
        elif kind in {"footnote", "endnote"}:
            self._end(output)
            number = sum(one.place.startswith(kind) for one in self.notes) + 1
            inner = tuple(one for one in output.blocks if isinstance(one, Paragraph))
            self.notes.append(Note(f"{kind} {number}", output.quote, inner))
        elif kind == "author":
            self._atn_author = output.text()
        elif kind == "atrfstart":
            self._ranges[output.text()] = []
        elif kind == "atrfend":
            self._quotes[""] = "".join(self._ranges.pop(output.text(), []))
        elif kind == "annotation":
            quote = self._quotes.pop("", "").strip()
            self.comments.append(Comment(self._atn_author, quote, output.text()))
        elif kind == "box":
            self._keep_box(output, here)

    def _keep_box(self, output: Output, here: Output) -> None:
        """A text box follows the paragraph in which it is fastened."""
        self._end(output)
        self._end_row(output)
        self._boxes += 1
        for block in output.blocks:
            if isinstance(block, Paragraph):
                block = replace(block, place=f"text box {self._boxes}")
            here.blocks.append(block)
