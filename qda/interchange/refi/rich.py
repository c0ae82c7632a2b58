"""The text of a rich file as programs count in it: every paragraph, empty ones too, on a line of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from qda.ingest import docx, html, odt, rtf
from qda.ingest.reader import AS_IT_IS, Options
from qda.ingest.registry import Format
from qda.ingest.word.blocks import Contents, paragraphs_of

FORMAT = Format("refi.rich", "rich text of a project", package="qda.interchange")
END = "\r\n"
"""What stands for the end of a paragraph: programs count it as one character or as two."""
_CONTENTS: Mapping[str, Callable[..., Contents]] = MappingProxyType(
    {
        **dict.fromkeys((".docx", ".docm"), docx.contents_of),
        **dict.fromkeys((".html", ".htm", ".xhtml"), html.contents_of),
        ".odt": odt.contents_of,
        ".rtf": rtf.contents_of,
    }
)
KNOWN = frozenset(_CONTENTS)
"""Suffixes of the files whose paragraphs are read one by one."""


def read(content: bytes, path: Path, _: Options = AS_IT_IS) -> Sequence[str]:
    """The text of one file; notes, text boxes and the marks of lists are no part of it.

    Raises InputError for what is damaged or something else.
    """
    contents = _CONTENTS[path.suffix.lower()](content, path, empty=True)
    return [END.join(_lines(contents)).rstrip(END) + END]


def _lines(contents: Contents) -> Iterator[str]:
    for one in paragraphs_of(contents.blocks):
        if not one.place:
            yield one.text
