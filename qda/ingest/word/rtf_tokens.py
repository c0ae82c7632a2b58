"""The tokens of rich text: groups, control words, characters by their code, and plain bytes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"""(?P<open>\{) | (?P<close>\})
    | \\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?
    | \\'(?P<code>[0-9A-Fa-f]{2})
    | \\(?P<symbol>[^A-Za-z])
    | (?P<bytes>[^\\{}\r\n\0]+)
    | [\\\r\n\0]""",
    re.VERBOSE | re.DOTALL,
)
OPEN, CLOSE, WORD, CODE, SYMBOL, BYTES = "open", "close", "word", "code", "symbol", "bytes"


class Token(NamedTuple):
    """A token: its kind, what it says, and the number behind a control word."""

    kind: str
    content: bytes = b""
    number: int | None = None


def tokens(content: bytes) -> Iterator[Token]:
    """The tokens of a rich text file in order; raw data (`\\bin`) is passed over."""
    at, match = 0, _TOKEN.match
    while found := match(content, at):
        at = found.end()
        kind = found.lastgroup
        if found["word"] is not None:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == b"bin":
                at += max(number or 0, 0)
            else:
                yield Token(WORD, found["word"], number)
        elif kind == CODE:
            yield Token(CODE, bytes([int(found["code"], 16)]))
        elif kind is not None:
            yield Token(kind, found[kind])
