"""The bytes of a text file to text; a file that is no text is refused and named for what it looks like."""

from pathlib import Path

from qda.errors import InputError, Place
from qda.files.encodings import wide_encoding
from qda.files.text import decode, marked_encoding
from qda.ingest.sniff import refuse_other_kind


def decode_text(content: bytes, path: Path, encoding: str | None = None, *, named: bool = True) -> str:
    """Decode a text file; raises InputError when its bytes are those of another kind of file.

    `named` says whether a person can name the encoding of such a file: errors advise it then.
    """
    refuse_other_kind(content, path)
    try:
        text = decode(content, path, encoding, named=named)
    except InputError as error:
        if b"\0" in content and encoding is None and marked_encoding(content) is None:
            raise _not_utf8(content, path, None, named=named) from error
        raise
    if "\0" in text:
        raise _not_utf8(content, path, text[: text.index("\0")].count("\n") + 1, named=named)
    return text


def _not_utf8(content: bytes, path: Path, line: int | None, *, named: bool) -> InputError:
    wide = wide_encoding(content)
    if wide is not None:
        return InputError(
            f"this looks like text saved as {wide.upper()}, without the mark that says so",
            place=Place(path),
            remedy=f"Say so: qda import FILE --encoding {wide}. Or save it as UTF-8."
            if named
            else "Save it as UTF-8.",
        )
    return InputError(
        "this looks like a binary file: it holds NUL bytes, which no text has",
        place=Place(path, line),
        remedy="If it is text saved as UTF-16, say so: --encoding utf-16. If not, save it as plain text."
        if named
        else "Save it as plain text, in UTF-8.",
    )
