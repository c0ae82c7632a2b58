"""Bytes to text: strictly, or with an error that says which encoding to name."""

import codecs
from collections.abc import Sequence
from pathlib import Path

from qda.errors import InputError, Place
from qda.files.conflicts import refuse_conflict
from qda.files.encodings import Candidate, candidates, wide_encoding

_REMEDY = "Save it as UTF-8; it can also be read as it is: qda import FILE --encoding NAME"
_SAVE = "Save it as UTF-8."
_MENDED = "Save it as UTF-8 anew with the program that made it; as it is, it cannot be read."
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
    except OSError as error:
        raise unreadable(error, path) from error


def unreadable(error: OSError, path: Path) -> InputError:
    """Why a file cannot be read, in words."""
    if isinstance(error, FileNotFoundError):
        return InputError("there is no such file", place=Place(path))
    if isinstance(error, IsADirectoryError):
        return InputError("this is a folder, not a file", place=Place(path))
    return InputError(f"the file cannot be read: {error.strerror}", place=Place(path))


def marked_encoding(content: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning names, if there is one."""
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)


def decode(content: bytes, path: Path, encoding: str | None = None, *, named: bool = True) -> str:
    """Decode by byte order mark, else as UTF-8 where it is UTF-8, else as `encoding`; line ends become LF.

    Of the files of one call some may be UTF-8, which no other encoding would refuse and all would garble.
    `named` says whether a person can name the encoding of such a file: errors advise it then. Raises
    InputError too for a text in which git has left two versions.
    """
    mark, marked = next(((m, e) for m, e in _MARKS if content.startswith(m)), (b"", None))
    chosen = marked or ("utf-8" if encoding is None or _is_utf8(content) else encoding)
    try:
        codecs.lookup(encoding or chosen)
        text = content[len(mark) :].decode(chosen)
        text.encode("utf-8")  # some codecs let half characters through, which no file could hold
    except LookupError as error:
        raise InputError(
            f"there is no encoding called {encoding or chosen!r}",
            place=Place(path),
            remedy="Common ones are utf-8, cp1252 and utf-16.",
        ) from error
    except UnicodeDecodeError as error:
        raise _undecodable(
            error, content[len(mark) :], path, chosen, marked=marked is not None, named=named
        ) from error
    except UnicodeError as error:
        raise InputError(
            f"this is not {chosen} text: {error}",
            place=Place(path),
            remedy=_REMEDY if named else _SAVE,
        ) from error
    text = _lines(text)
    refuse_conflict(text, path)
    return text


def _is_utf8(content: bytes) -> bool:
    """Whether bytes beyond ASCII are all UTF-8; text in ASCII, or with NUL bytes, may be anything."""
    if content.isascii() or b"\0" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _undecodable(
    error: UnicodeDecodeError, content: bytes, path: Path, encoding: str, *, marked: bool, named: bool
) -> InputError:
    """What is wrong with the bytes, in which line, and how the words around them read in other encodings."""
    good = content[: error.start].decode(encoding, errors="ignore")
    what, remedy = f"byte 0x{content[error.start]:02x} is not {encoding} text", _MENDED
    broken = _broken_character(content[error.start : error.start + 3]) if encoding == "utf-8" else ""
    if broken:
        what = f"{what}: {broken}"
    elif encoding == "utf-8" and _mostly_utf8(content):
        remedy = "The rest of the file is UTF-8: write this place anew, and save the file."
    elif not marked:
        found = candidates(content, error.start)
        remedy = _choice(found) if named else _likely(found)
    return InputError(what, place=Place(path, _lines(good).count("\n") + 1), remedy=remedy)


def _broken_character(found: bytes) -> str:
    """What the bytes are that look like UTF-8 and are forbidden in it; empty for others."""
    first, second = found[0], found[1] if len(found) > 1 else 0
    if first == 0xED and 0xA0 <= second <= 0xBF:
        return "it begins half a character (a surrogate)"
    overlong = (first in {0xC0, 0xC1} and 0x80 <= second <= 0xBF) or (
        first == 0xE0 and 0x80 <= second <= 0x9F
    )
    return "it begins a character written longer than it may be" if overlong and len(found) > 1 else ""


def _mostly_utf8(content: bytes) -> bool:
    """Whether nearly all characters beyond ASCII are UTF-8, as in a file put together from two."""
    text = content.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    return sum(not character.isascii() for character in text) - wrong > 10 * wrong


def _choice(found: Sequence[Candidate]) -> str:
    if not found:
        return _REMEDY
    width = max(len(one.encoding) for one in found)
    lines = (f"    qda import FILE --encoding {one.encoding:<{width}}  {one.reads}" for one in found)
    return "\n".join(("Save it as UTF-8. It can also be read as it was saved; it reads so:", *lines))


def _likely(found: Sequence[Candidate]) -> str:
    """What to do with a file that is always UTF-8, and how it was probably saved."""
    return (
        f"{_SAVE} It seems to be {found[0].encoding}, in which it reads: {found[0].reads}" if found else _SAVE
    )


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path) -> str:
    """A file of the project as text: a codebook, settings, findings. It is UTF-8, or an error says so."""
    content = read_bytes(path)
    wide = None if marked_encoding(content) else wide_encoding(content)
    if wide is not None:
        problem = f"this looks like text saved as {wide.upper()}, without the mark that says so"
        raise InputError(problem, place=Place(path), remedy=_SAVE)
    return decode(content, path, named=False)
