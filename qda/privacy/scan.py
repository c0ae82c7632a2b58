"""Whether texts hold what tells who somebody is: a word of the key, an e-mail address, a telephone number."""

from collections import Counter
from collections.abc import Iterable, Iterator

from qda.privacy.patterns import EMAIL, PHONE, patterns
from qda.privacy.replace import Hit, Replacer

_BETWEEN = "\n|\n"
"""Stands between texts that are looked through together; no form of a key goes over it."""


class Scanner:
    """Looks for identifiers; without a key, for e-mail addresses and telephone numbers only."""

    def __init__(self, replacer: Replacer | None) -> None:
        self._replacer = replacer

    def found(self, text: str) -> Iterator[tuple[int, str]]:
        """Where in a text something stands, and what, in words that do not repeat it."""
        if self._replacer is not None and self._replacer.may_hold(text):
            for hit in self._replacer.hits(text):
                yield hit.start, _row_of(hit)
        for match in patterns(text):
            if match.kind in {EMAIL, PHONE}:
                yield match.start, {EMAIL: "e-mail address", PHONE: "telephone number"}[match.kind]

    def in_other_case(self, text: str) -> Iterator[tuple[int, str]]:
        """Where a word of the key stands with other capitals, and which row that is: it may be ordinary."""
        if self._replacer is not None and self._replacer.may_hold(text):
            for hit in self._replacer.hits_in_other_case(text):
                yield hit.start, _row_of(hit)

    def counted(self, texts: Iterable[str]) -> Counter[str]:
        """How often each kind of thing stands in some texts, each text counted once."""
        return Counter(what for _, what in self.found(_BETWEEN.join(dict.fromkeys(texts))))


def _row_of(hit: Hit) -> str:
    return f"{hit.entry.kind} of the key ({hit.entry.replacement})"
