"""Bytes to text: strictly, or with an error that says which encoding to name."""

import codecs
from pathlib import Path

from qda.errors import InputError, Place

_REMEDY = "Save it as UTF-8; a transcript can also be read as it is: qda import FILE --encoding cp1252"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_bytes(path: Path) -> bytes:
    """A file's bytes, or an error in words."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("there is no such file", place=Place(path)) from error
    except IsADirectoryError as error:
        raise InputError("this is a folder, not a file", place=Place(path)) from error
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", place=Place(path)) from error


def decode(content: bytes, path: Path, encoding: str | None = None) -> str:
    """Decode by byte order mark, else as `encoding`, else as UTF-8; line ends become LF."""
    mark, marked = next(((m, e) for m, e in _MARKS if content.startswith(m)), (b"", None))
    chosen = marked or encoding or "utf-8"
    try:
        text = content[len(mark) :].decode(chosen)
        text.encode("utf-8")  # some codecs let half characters through, which no file could hold
    except LookupError as error:
        raise InputError(
            f"there is no encoding called {chosen!r}",
            place=Place(path),
            remedy="Common ones are utf-8, cp1252 and utf-16.",
        ) from error
    except UnicodeDecodeError as error:
        good = content[len(mark) : len(mark) + error.start].decode(chosen, errors="ignore")
        raise InputError(
            f"byte 0x{error.object[error.start]:02x} is not {chosen} text",
            place=Place(path, _lines(good).count("\n") + 1),
            remedy=_REMEDY,
        ) from error
    except UnicodeError as error:
        raise InputError(
            f"this is not {chosen} text: {error}",
            place=Place(path),
            remedy=_REMEDY,
        ) from error
    return _lines(text)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path, encoding: str | None = None) -> str:
    """A file as text."""
    return decode(read_bytes(path), path, encoding)
