"""Web pages (.html, .htm, .xhtml): the text that a browser shows."""

from collections.abc import Sequence
from pathlib import Path

from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.word.blocks import Contents
from qda.ingest.word.compose import compose
from qda.ingest.word.found import Found
from qda.ingest.word.html_file import decode_page, parse_page, told_of_unclosed
from qda.ingest.word.html_text import Page
from qda.ingest.word.signature import refuse_packed


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read a web page; raises InputError when its bytes are no text or there are no words in it."""
    return [compose(contents_of(content, path, options), path, options)]


def contents_of(content: bytes, path: Path, options: Options = AS_IT_IS, *, empty: bool = False) -> Contents:
    """Paragraphs and rows of tables of a web page; raises InputError when its bytes are no text.

    `empty` says whether paragraphs without words are there too.
    """
    refuse_packed(content, path, "a web page")
    text = decode_page(content, path, options.encoding)
    root = parse_page(text, path)
    page = Page(Found(), empty=empty)
    if root is not None:
        page.read(root)
    notices = [*page.found.notices(path.name), *told_of_unclosed(text, path.name)]
    return Contents(page.blocks, notices=notices)
