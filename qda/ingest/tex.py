"""LaTeX (.tex), with front matter if it begins with a line `---`; commands stay in the text."""

import re
from collections.abc import Sequence
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.front_matter import read_front_matter
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.text_file import decode_text
from qda.model.span import Span

_BEGIN, _END = r"\begin{document}", r"\end{document}"
_COMMENT = re.compile(r"(?<!\\)%")


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    r"""Read LaTeX as the text it is, so that spans count the characters of the file.

    The body is what stands between \begin{document} and \end{document}; where the first is missing (a chapter
    that another file includes) everything below the front matter is. Raises InputError when nothing stands
    between the two.
    """
    text = decode_text(content, path, options.encoding)
    reading = read_front_matter(text, path, within=_document)
    above = text[: reading.body.start]
    if above.endswith(_BEGIN) and not reading.body.of(text).strip():
        raise InputError(
            f"there is nothing between {_BEGIN} and {_END}",
            place=Place(path, above.count("\n") + 1),
            remedy="Import the file that holds the text; files that this one includes are not looked for.",
        )
    return [reading]


def _document(text: str, below: Span) -> Span:
    begun = _command(text, _BEGIN, below.start)
    if begun is None:
        return below
    start = begun + len(_BEGIN)
    ended = _command(text, _END, start)
    return Span(start, below.end if ended is None else ended)


def _command(text: str, command: str, start: int) -> int | None:
    """Where a command stands first that is in no comment."""
    found = text.find(command, start)
    while found >= 0:
        line = text.rfind("\n", 0, found) + 1
        if not _COMMENT.search(text, line, found):
            return found
        end = text.find("\n", found)
        found = text.find(command, end) if end >= 0 else -1
    return None
