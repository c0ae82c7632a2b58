"""Lines to text: what stands between two lines, and whether a hyphen at a line's end is one.

The file does not tell whether `inter-` and `view` were one word before the line ended. The other words of the
document do: if `interview` stands elsewhere the hyphen goes, if `inter-view` does it stays, and it stays if
both parts are words of the document. Where nothing tells, the hyphen goes, unless the other hyphens stay.

A hyphen before `and` may stand for the rest of a word (`pre- and postnatal`). In which languages a word joins
others so is known by the document's frequent words: `en` does in Dutch, and ends `wom-en` and `Frau-en`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

_SOFT = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_BROKEN = re.compile(rf"(?P<head>[^\W\d_]+(?:[{_HYPHENS}'’][^\W\d_]+)*)[{_HYPHENS}]$")
_SOFTLY_BROKEN = re.compile(rf"[^\W\d_]+{_SOFT}$")
_TAIL = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}'’][^\W\d_]+)*")
_WORD = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}'’][^\W\d_]+)*")
_SUSPENDING = (
    (("the", "that", "was"), ("and", "or", "to")),
    (("die", "und", "ist"), ("und", "oder", "bis")),
    (("het", "een", "van"), ("en", "of")),
    (("det", "og", "och"), ("og", "eller", "och")),
    (("les", "est", "des"), ("et", "ou")),
    (("los", "y", "el"), ("y", "o", "e")),
    (("che", "di", "il"), ("e", "o")),
    (("não", "uma", "os"), ("e", "ou")),
)
"""Frequent words of a language, and those before which a hyphen there stands for the rest of a word."""
_RANGE = re.compile(rf"to\s+[^\W\d_]+[{_HYPHENS}]", re.IGNORECASE)
"""What follows `two-` in `two- to three-year`; else `to` ends a word, as in `pota-to`."""
_IN_LAW = ("law", "laws")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,}/)\S*[/._=&?#%-]$|\S/$")
_UNSPACED = ("W", "F")


class Joiner:
    """Joins the lines of a document, by the evidence of all its lines."""

    def __init__(self, paragraphs: Iterable[Sequence[str]]) -> None:
        self.words: Counter[str] = Counter()
        broken: list[tuple[str, str]] = []
        for lines in paragraphs:
            broken += self._gather(lines)
        self._suspending = _suspending(self.words)
        told = [verdict for head, tail in broken if (verdict := self._told(head, tail)) is not None]
        self._joins = 2 * sum(told) >= len(told)
        self.joined = 0

    def text(self, lines: Sequence[str]) -> str:
        """The lines of a paragraph as running text."""
        text = lines[0]
        for line in lines[1:]:
            text = self._joined(text, line)
        return text.replace(_SOFT, "")

    def _gather(self, lines: Sequence[str]) -> list[tuple[str, str]]:
        """Count the whole words of a paragraph, and give the parts of those that lines break."""
        found, skip = [], 0
        for index, line in enumerate(lines):
            broken = _BROKEN.search(line) or _SOFTLY_BROKEN.search(line)
            following = _TAIL.match(lines[index + 1]) if broken and index + 1 < len(lines) else None
            end = broken.start() if broken else len(line)
            self.words.update(word.casefold() for word in _WORD.findall(line.replace(_SOFT, ""), skip, end))
            skip = following.end() if following else 0
            if broken and following and not line.endswith(_SOFT):
                found.append((broken["head"], following[0]))
        return found

    def _joined(self, text: str, line: str) -> str:
        if text.endswith(_SOFT):
            self.joined += 1
            return text.rstrip(_SOFT) + line
        broken, tail = _BROKEN.search(text[-80:]), _TAIL.match(line)
        if broken and tail:
            return self._hyphenated(text, line, broken["head"], tail[0])
        if text[-1:] in _HYPHENS and text[-2:-1].isalnum() and line[:1].isalnum():
            return text + line
        if text[-1:] in "–—" and text[-2:-1].isdigit() and line[:1].isdigit():
            return text + line
        if text[-1:] == "—" and text[-2:-1].isalnum():
            return text + line
        if _ADDRESS.search(text[-120:]) or _is_unspaced(text[-1:], line[:1]):
            return text + line
        return f"{text} {line}"

    def _hyphenated(self, text: str, line: str, head: str, tail: str) -> str:
        if self._is_suspended(line, head, tail):
            return f"{text} {line}"
        if not tail[0].islower() and not (head.isupper() and tail.isupper() and self._told(head, tail)):
            return text + line
        told = self._told(head, tail)
        if self._joins if told is None else told:
            self.joined += 1
            return text[:-1] + line
        return text + line

    def _is_suspended(self, line: str, head: str, tail: str) -> bool:
        """Whether a hyphen stands for the rest of a word, which comes after `and`."""
        if tail.casefold() not in self._suspending or self.words[(head + tail).casefold()]:
            return False
        return tail.casefold() != "to" or head.casefold() == "mid" or _RANGE.match(line) is not None

    def _told(self, head: str, tail: str) -> bool | None:
        """Whether the document tells that a broken word has no hyphen; None when it does not tell."""
        head, tail = head.casefold(), tail.casefold()
        whole, hyphened = self.words[head + tail], self.words[f"{head}-{tail}"]
        if whole != hyphened:
            return whole > hyphened
        last = re.split(f"[{_HYPHENS}]", head)[-1]
        if last != head and (self.words[last + tail] or (last == "in" and tail in _IN_LAW)):
            return bool(self.words[last + tail])
        if self.words[last] and self.words[tail] and (last != head or min(len(last), len(tail)) > 2):
            return False
        return None


def _suspending(words: Counter[str]) -> frozenset[str]:
    """The words before which a hyphen can stand for the rest of a word, in a document with these words."""
    counts = [sum(words[word] for word in frequent) for frequent, _ in _SUSPENDING]
    return frozenset(
        one
        for count, (_, joining) in zip(counts, _SUSPENDING, strict=True)
        if count == max(counts)
        for one in joining
    )


def _is_unspaced(end: str, start: str) -> bool:
    """Whether two letters are of a script that puts no space between words, such as Chinese."""
    return bool(end and start) and all(unicodedata.east_asian_width(one) in _UNSPACED for one in (end, start))
