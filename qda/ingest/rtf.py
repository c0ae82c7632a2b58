"""Rich text (.rtf): the text that its control words show, whatever program and code page it is from."""

from collections.abc import Sequence
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.word.blocks import Contents
from qda.ingest.word.compose import compose
from qda.ingest.word.rtf_text import RichText
from qda.ingest.word.signature import refuse_other_kinds

_QUOTED = 60
_FILLING = b"\0\x1a \t\r\n"
"""What old programs and disks leave behind a file's end."""


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read rich text; raises InputError when the file is something else or holds no text."""
    return [compose(contents_of(content, path), path, options)]


def contents_of(content: bytes, path: Path, *, empty: bool = False) -> Contents:
    """Paragraphs, rows of tables, notes and remarks of rich text; raises InputError as `read` does.

    `empty` says whether paragraphs without words are there too.
    """
    content = content.lstrip(b"\xef\xbb\xbf \t\r\n\0") if b"{\\rtf" in content[:64] else content
    refuse_other_kinds(content, path, b"{\\rtf", "rich text (.rtf)")
    rich = RichText(empty=empty).read(content.rstrip(_FILLING))
    notices = rich.found.notices(path.name)
    if not rich.whole:
        notices.append(Notice("the file ends before it is complete; what is there was read", path.name))
    behind = " ".join("".join(rich.behind).split())
    if behind:
        what = "the brace that ends the file is not at its end; what stands behind it is read too"
        remedy = "See whether a brace is too many, or two files are joined."
        notices.append(Notice(f"{what} ({behind[:_QUOTED]!r})", path.name, remedy))
    if rich.unknown:
        what = f"{rich.unknown} characters could not be told and stand as \ufffd"
        notices.append(Notice(what, path.name, "Save the file again, as .docx."))
    return Contents(rich.blocks, rich.notes, rich.comments, notices)
