"""Which encodings a text may have been saved in, for a person to choose from; nothing is decided here."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

_COMMON = (
    "cp1252",
    "mac_roman",
    "cp1250",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
    "cp850",
)
"""Encodings of word processors and recorders, the most frequent first."""
_FALLBACK = ("cp1252", "cp1251", "mac_roman")
"""What is shown of a text that is too short or too odd to judge."""
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_SAMPLE = 32 * 1024
"""Bytes each side that are looked at."""
_SHOWN = 30
"""Characters each side of the one in question that are shown."""
_SEEN = {"\t", "\n", "\r", "\f"}
_NO_TEXT = {"Cc", "Cn", "Co", "Cs"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An encoding, and how the words in question read in it."""

    encoding: str
    reads: str


def candidates(content: bytes, position: int, *, most: int = 3) -> tuple[Candidate, ...]:
    """Encodings that the bytes may be in, the likeliest first, each of which reads differently.

    `position` is that of the first byte that is not UTF-8. The order is charset-normalizer's: least noise,
    then the letters that languages use.
    """
    from charset_normalizer import from_bytes  # few texts need it

    start = max(0, position - _SAMPLE)
    sample = content[start : position + _SAMPLE]
    likely = from_bytes(sample, cp_isolation=list(_COMMON), enable_fallback=False)
    ranked = sorted(likely, key=_rank)
    names = [
        name for match in ranked for name in _by_frequency([match.encoding, *match.could_be_from_charset])
    ]
    found: dict[str, Candidate] = {}
    for name in names or _FALLBACK:
        reads = _around(sample, position - start, name)
        if reads:
            found.setdefault(reads, Candidate(name, reads))
    return tuple(found.values())[:most]


def wide_encoding(content: bytes) -> str | None:
    """The UTF-16 or UTF-32 that bytes without a byte order mark are in, when they are; they hold NUL then."""
    sample = content[: _SAMPLE - _SAMPLE % 4]
    if b"\0" not in sample:
        return None
    for name in _WIDE:
        try:
            text = sample.decode(name, errors="strict")
        except UnicodeDecodeError as error:
            if error.end < len(sample):
                continue
            text = sample[: error.start].decode(name)
        if _is_plausible(text):
            return name
    return None


def _rank(match: CharsetMatch) -> tuple[float, float, bool]:
    """The least noise first, then most like a language; the most frequent encoding before its equals."""
    return match.chaos, -match.coherence, _COMMON[0] not in match.could_be_from_charset


def _by_frequency(names: list[str]) -> list[str]:
    return sorted((name for name in dict.fromkeys(names) if name in _COMMON), key=_COMMON.index)


def _around(sample: bytes, position: int, encoding: str) -> str:
    """The words around a byte, on one line; empty when they cannot be read so."""
    try:
        before = sample[:position].decode(encoding, errors="ignore")
        after = sample[position:].decode(encoding, errors="ignore")
    except LookupError:
        return ""
    left = before.replace("\r", "\n").rpartition("\n")[2][-_SHOWN:]
    right = after.replace("\r", "\n").partition("\n")[0][:_SHOWN]
    return "".join(c if c.isprintable() else "·" for c in (left + right).strip())


def _is_plausible(text: str) -> bool:
    """Whether a text is made of characters that people write, words apart."""
    return any(space in text for space in " \n") and all(
        character in _SEEN or unicodedata.category(character) not in _NO_TEXT for character in set(text)
    )
