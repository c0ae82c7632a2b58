"""The bytes of a text file to text; a file that is no text is refused and named for what it looks like."""

from pathlib import Path

from qda.errors import InputError, Place
from qda.files.text import decode

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)"),
    (b"{\\rtf", "a rich text file (.rtf)"),
)


def decode_text(content: bytes, path: Path, encoding: str | None = None) -> str:
    """Decode a text file; raises InputError when its bytes are those of another kind of file."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise InputError(
                f"this looks like {kind}, not a text file",
                place=Place(path),
                remedy="Save it as plain text (UTF-8) with the program that made it.",
            )
    try:
        text = decode(content, path, encoding)
    except InputError as error:
        if b"\0" in content:
            raise _binary(path, None) from error
        raise
    if "\0" in text:
        raise _binary(path, text[: text.index("\0")].count("\n") + 1)
    return text


def _binary(path: Path, line: int | None) -> InputError:
    return InputError(
        "this looks like a binary file: it holds NUL bytes, which no text has",
        place=Place(path, line),
        remedy="If it is text saved as UTF-16, say so: --encoding utf-16. If not, save it as plain text.",
    )
