"""JSON (.json): parsed once, strictly, and handed to the reader that knows what it holds."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn, Protocol

from qda.errors import InputError, Place
from qda.ingest import speech_json
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.text_file import decode_text
from qda.ingest.works import csl, zotero_json


class Kind(Protocol):
    """A module that reads one kind of JSON; `READS` says in a message what that is."""

    READS: str

    def recognise(self, value: Any, /) -> bool:
        """Whether a file's content is of this kind."""

    def readings(self, value: Any, path: Path, options: Options, /) -> Sequence[Reading]:
        """The documents of a file of this kind."""


_LINES = 2
"""Lines that tell whether a text is JSON Lines."""

KINDS: tuple[Kind, ...] = (speech_json, csl, zotero_json)


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read a JSON file as the first kind that recognises it.

    InputError when it is no JSON, has a name twice in one object, numbers that JSON does not have or half
    characters, is nested too deeply, or is of no known kind.
    """
    text = decode_text(content, path, options.encoding)
    if not text.strip():
        return []
    return readings_of(parse_json(text, path), path, options)


def readings_of(value: Any, path: Path, options: Options) -> Sequence[Reading]:
    """The documents in a JSON value, as the first kind that recognises it; InputError when none does."""
    for kind in KINDS:
        if kind.recognise(value):
            return kind.readings(value, path, options)
    known = "; ".join(kind.READS for kind in KINDS)
    raise InputError(
        "this is JSON, but not of a kind that qda knows",
        place=Place(path),
        remedy=f"qda reads JSON of {known}. Export the text in another format.",
    )


def parse_lines(text: str, path: Path) -> list[Any] | None:
    """The objects of JSON Lines, one on each line; None when the first two lines with text are no objects.

    Raises InputError with the line that is not JSON.
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) < _LINES or not all(_is_object(line, path) for _, line in lines[:_LINES]):
        return None
    found: list[Any] = []
    for number, line in lines:
        try:
            found.append(parse_json(line, path))
        except InputError as error:
            raise InputError(str(error.problem), place=Place(path, number), remedy=error.remedy) from error
    return found


def _is_object(line: str, path: Path) -> bool:
    if not line.strip().startswith("{"):
        return False
    try:
        return isinstance(parse_json(line, path), dict)
    except InputError:
        return False


_PLAIN = {
    "Expecting value": "a value is lacking here, or what stands here is none",
    "Expecting ',' delimiter": "a comma or a closing bracket is lacking here",
    "Expecting ':' delimiter": "a colon is lacking here",
    "Expecting property name": "a name in double quotation marks is lacking here",
    "Illegal trailing comma": "here is a comma behind the last entry",
    "Unterminated string": "the text that begins here has no closing quotation mark",
    "Invalid control character": "a text has a line end or a tab in it, which has to be written \\n or \\t",
    "Invalid \\": "a backslash stands before what cannot stand behind one",
    "Extra data": "something stands behind the end of the JSON",
}
"""How the parser's messages begin, in plain words."""


def _plain(error: json.JSONDecodeError) -> str:
    if not error.doc[error.pos :].strip():
        return "it ends here, before everything that was opened is closed"
    found = (told for begin, told in _PLAIN.items() if error.msg.startswith(begin))
    return next(found, "something is miswritten here")


class _Refused(ValueError):
    """What the standard parser lets through."""


def parse_json(text: str, path: Path) -> Any:
    """A text as a JSON value; raises InputError for what the standard does not have and what is too deep."""
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise InputError(
            f"this is not JSON: {_plain(error)}",
            place=Place(path, error.lineno, error.colno),
            remedy="Export it again; a file that was cut off or edited by hand is often damaged.",
        ) from error
    except RecursionError as error:
        raise InputError("the JSON is nested too deeply to be read", place=Place(path)) from error
    except UnicodeEncodeError as error:
        raise InputError(
            "a text holds half a character (a lone surrogate), which no text file can hold",
            place=Place(path),
            remedy="Export it again with the program that made it.",
        ) from error
    except ValueError as error:  # also a number of thousands of digits
        problem = str(error) if isinstance(error, _Refused) else "a number is too long"
        raise InputError(f"the JSON cannot be read: {problem}", place=Place(path)) from error
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """One object; two values of one name could not both be right."""
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise _Refused(f"the name {twice[:60]!r} stands twice in one object")
    return found


def _constant(name: str) -> NoReturn:
    raise _Refused(f"{name} is no number of JSON")
