"""The texts of a project's files, to be looked through: as they are written, and markup also as it reads."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

_LARGEST = 50_000_000
"""Bytes of a file that are looked through."""
_MARKUP = (".xml", ".rels", ".qde", ".qdc", ".html", ".htm", ".xhtml", ".opf", ".svg", ".fodt", ".rdf")
_PLAIN = (".txt", ".md", ".csv", ".json")
_PARTING = (
    "address|article|aside|blockquote|body|br|button|caption|c|cell|comment|cr|dd|details|div|dl|dt|f|figcaption"
    "|figure|footer|form|h|h[1-6]|header|hr|is|label|li|line-break|list-item|main|nav|ol|option|p|pre|row|script"
    "|section|select|si|style|summary|tab|table|table-cell|table-row|tbl|tbody|tc|td|text|textarea|tfoot|th|thead"
    "|title|tr|tspan|ul|v"
)
"""Elements of pages, Word files, OpenDocument and workbooks at which a word ends."""
_ENDING = re.compile(rf"</?(?:[\w-]+:)?(?:{_PARTING})(?=[\s/>])[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_OVER_LINES = re.compile(r"<[^<>\n]*\n[^<>]*>")
_GAP = "\t"
"""Stands for tags that part words: numbers of cells side by side are no telephone number."""
_NAMES = "name|title|alt|descr|label|aria-label|author|content|value|href|src|Target|data-[a-z-]+"
"""Attributes in which people's words stand; others are numbers of drawings, ids and the like."""
_SAYING = re.compile(rf"""[\s:](?:{_NAMES})\s*=\s*("[^"<>]*"|'[^'<>]*')""")
_WITH_WORDS = re.compile(rf"<(?:!|[^<>]*[\s:](?:{_NAMES})\s*=)[^<>]*>")


def written_in(path: Path) -> Iterator[tuple[str, str]]:
    """The name of each part, "" for a whole file, and its text; in markup a tag is a gap, or what it says."""
    for part, text in _parts(path):
        if _is_markup(path, part):
            told = _OVER_LINES.sub(_lines, _WITH_WORDS.sub(_said, text))
            text = unescape(_TAG.sub(_GAP, told))
        yield part, text


def read_in(path: Path) -> Iterator[tuple[str, str]]:
    """The parts that are markup as a reader sees them: what stands within a word parts nothing.

    Lines are those of `written_in`. What stands side by side without a tag that is known to end a word is one
    word here.
    """
    for part, text in _parts(path):
        if _is_markup(path, part):
            told = _ENDING.sub(_GAP, _OVER_LINES.sub(_lines, text))
            yield part, unescape(_TAG.sub("", told))


def _said(tag: re.Match[str]) -> str:
    """The words of a tag's attributes, and all of a comment."""
    if tag[0].startswith("<!"):
        return tag[0][2:-1]
    return f"{_GAP}{' '.join(_SAYING.findall(tag[0]))}{_lines(tag)}{_GAP}"


def _lines(tag: re.Match[str]) -> str:
    return "\n" * tag[0].count("\n")


def _is_markup(path: Path, part: str) -> bool:
    return (part or path.name).lower().endswith(_MARKUP)


def _parts(path: Path) -> Iterator[tuple[str, str]]:
    """The text of a file, or of the parts of a packed one; others are read for what they are."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield "", file.read(_LARGEST).decode("utf-8", errors="ignore")
        return
    with zipfile.ZipFile(path) as parts:
        left = _LARGEST
        for part in parts.infolist():
            if part.filename.lower().endswith(_MARKUP + _PLAIN) and left > 0:
                with parts.open(part) as file:
                    content = file.read(left)
                left -= len(content)
                yield part.filename, content.decode("utf-8", errors="ignore")
