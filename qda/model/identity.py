"""What two things must share to be the same thing: hashes of bytes, texts and plain data."""

import hashlib
import json
from collections.abc import Mapping, Sequence

Plain = None | bool | int | float | str | Sequence["Plain"] | Mapping[str, "Plain"]


def hash_bytes(content: bytes) -> str:
    """`sha256:` and 64 hexadecimal digits."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def hash_text(text: str) -> str:
    """The hash of a text's UTF-8 bytes. Lone surrogates cannot occur in a text that was decoded strictly."""
    return hash_bytes(text.encode("utf-8"))


def canonical_json(value: Plain) -> str:
    """The one way to write plain data: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def hash_plain(value: Plain) -> str:
    """The hash of plain data, through its canonical JSON."""
    return hash_text(canonical_json(value))


def first_digits(hashed: str, number: int) -> str:
    """The beginning of a hash, where a name of its whole length would be too long."""
    return hashed.removeprefix("sha256:")[:number]


def coding_id(
    document: str, text_hash: str, code: str, start: int, end: int, coder: str | None = None
) -> str:
    """Sixteen hexadecimal digits that name a passage under a code, and the person who put it there.

    The rules' codings have no `coder`: the same document, text, code and span give the same id in every run,
    so a person's decision about a machine coding finds it again.
    """
    named: list[Plain] = [document, text_hash, code, start, end, *([coder] if coder else [])]
    return first_digits(hash_plain(named), 16)
