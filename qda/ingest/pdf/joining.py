"""Lines to text: what stands between two lines, and whether a hyphen at a line's end is one.

The file does not tell whether `inter-` and `view` were one word before the line ended. The other words of the
document do: if `interview` stands elsewhere the hyphen goes, if `inter-view` does it stays, and it stays if
both parts are words of the document. Where nothing tells, the hyphen goes, unless the other hyphens stay.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

_SOFT = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_BROKEN = re.compile(rf"(?P<head>[^\W\d_]+(?:[{_HYPHENS}'’][^\W\d_]+)*)[{_HYPHENS}]$")
_TAIL = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}'’][^\W\d_]+)*")
_WORD = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}'’][^\W\d_]+)*")
_SUSPENDED = frozenset(
    ("and", "or", "to", "und", "oder", "bis", "og", "eller", "och", "en", "of", "et", "ou", "y", "o", "e")
)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,}/)\S*[/._=&?#%-]$|\S/$")
_UNSPACED = ("W", "F")


class Joiner:
    """Joins the lines of a document, by the evidence of all its lines."""

    def __init__(self, paragraphs: Iterable[Sequence[str]]) -> None:
        self.words: Counter[str] = Counter()
        broken: list[tuple[str, str]] = []
        for lines in paragraphs:
            broken += self._gather(lines)
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
            broken = _BROKEN.search(line)
            following = _TAIL.match(lines[index + 1]) if broken and index + 1 < len(lines) else None
            end = broken.start() if broken else len(line)
            self.words.update(word.casefold() for word in _WORD.findall(line.replace(_SOFT, ""), skip, end))
            skip = following.end() if following else 0
            if broken and following:
                found.append((broken["head"], following[0]))
        return found

    def _joined(self, text: str, line: str) -> str:
        if text.endswith(_SOFT):
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
        if tail.casefold() in _SUSPENDED:
            return f"{text} {line}"
        if not tail[0].islower() and not (head.isupper() and tail.isupper() and self._told(head, tail)):
            return text + line
        told = self._told(head, tail)
        if self._joins if told is None else told:
            self.joined += 1
            return text[:-1] + line
        return text + line

    def _told(self, head: str, tail: str) -> bool | None:
        """Whether the document tells that a broken word has no hyphen; None when it does not tell."""
        head, tail = head.casefold(), tail.casefold()
        whole, hyphened = self.words[head + tail], self.words[f"{head}-{tail}"]
        if whole != hyphened:
            return whole > hyphened
        last = re.split(f"[{_HYPHENS}]", head)[-1]
        if self.words[last] and self.words[tail] and min(len(last), len(tail)) > 2:
            return False
        return None


def _is_unspaced(end: str, start: str) -> bool:
    """Whether two letters are of a script that puts no space between words, such as Chinese."""
    return bool(end and start) and all(unicodedata.east_asian_width(one) in _UNSPACED for one in (end, start))
