"""The text of a document that is kept as HTML, and which of its characters each character of the HTML is.

Programs that keep HTML count places in all of its text, as it is written. A person reads it with a line for
each paragraph and one blank where several are written; that is the text here.
"""

from array import array
from html.parser import HTMLParser

from qda.model.span import Span

_BLANKS = " \t\n\r\f"
_PARAGRAPHS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "div", "dl", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "main", "nav", "ol", "p",
    "pre", "section", "table", "ul",
})  # fmt: skip
_LINES = frozenset({"br", "dd", "dt", "li", "option", "tbody", "tfoot", "thead", "tr"})
_CELLS = frozenset({"td", "th"})
_AS_IT_IS = frozenset({"pre", "listing", "textarea"})
_NOWHERE = -1


class HtmlText(HTMLParser):
    """Reads HTML once. `raw` is all of its text as written, `text` what a person reads."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self._raw: list[str] = []
        self._out: list[str] = []
        self._places = array("q")
        self._length = 0
        self._gap = 0
        self._blank = _NOWHERE
        self._cell = False
        self._as_it_is = 0
        self._first_line_end = False
        self.feed(content.replace("\r\n", "\n").replace("\r", "\n"))
        self.close()
        self.raw, self.text = "".join(self._raw), "".join(self._out)

    def span(self, raw: Span) -> Span | None:
        """A passage of `raw` as one of `text`; None when there is nothing of it to be seen."""
        seen = [at for at in self._places[max(0, raw.start) : max(0, raw.end)] if at != _NOWHERE]
        return Span(seen[0], seen[-1] + 1) if seen else None

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a line or a cell."""
        self._break(tag)
        self._as_it_is += tag in _AS_IT_IS
        self._first_line_end = tag in _AS_IT_IS

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, a line or a cell."""
        if tag != "br":
            self._break(tag)
        self._as_it_is = max(0, self._as_it_is - (tag in _AS_IT_IS))
        self._first_line_end = False

    def handle_data(self, data: str) -> None:
        """Take characters; a line end directly after <pre> is none of the text."""
        if self._first_line_end:
            data = data.removeprefix("\n")
            self._first_line_end = False
        self._raw.append(data)
        for letter in data:
            self._places.append(_NOWHERE)
            if letter == "\n" and self._as_it_is:
                self._line()
            elif letter in _BLANKS and not self._as_it_is:
                if self._blank == _NOWHERE and self._length and not self._gap:
                    self._blank = len(self._places) - 1
            else:
                self._put(" " if letter in "\0\r" else letter)

    def _put(self, letter: str) -> None:
        if self._gap:
            self._write("\n" * self._gap)
        elif self._cell:
            self._write("\t")
        elif self._blank != _NOWHERE:
            self._places[self._blank] = self._length
            self._write(" ")
        self._gap, self._blank, self._cell = 0, _NOWHERE, False
        self._places[-1] = self._length
        self._write(letter)

    def _write(self, letters: str) -> None:
        self._out.append(letters)
        self._length += len(letters)

    def _break(self, tag: str) -> None:
        if tag == "br":
            self._line()
        elif tag in _PARAGRAPHS or tag in _LINES:
            self._gap = max(self._gap, 2 if tag in _PARAGRAPHS else 1) if self._length else 0
            self._blank = _NOWHERE
        elif tag in _CELLS:
            self._cell, self._blank = self._length > 0, _NOWHERE

    def _line(self) -> None:
        self._gap = min(2, self._gap + 1) if self._length else 0
        self._blank = _NOWHERE
