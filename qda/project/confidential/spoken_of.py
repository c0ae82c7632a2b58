"""Where somebody who withdraws is still named or quoted, which only a person can change."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qda.ingest.document import file_of
from qda.model.decision import Memo
from qda.model.document import Document
from qda.model.edit import Edit
from qda.model.span import Span

_WORD = re.compile(r"[^\W_]+")
_LABEL = re.compile(r"^(?P<label>[^\n:]{1,80}):\s", re.MULTILINE)
_RUN = 4
"""Words in a row by which a quotation is known; fewer are said by anybody."""


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Knows the names and the words of somebody who withdraws."""

    names: re.Pattern[str]
    runs: frozenset[tuple[str, ...]]

    def is_named(self, text: str) -> bool:
        """Whether a text names them, as whole words."""
        return self.names.search(text) is not None

    def is_quoted(self, text: str) -> bool:
        """Whether a text has words of theirs, four in a row."""
        return not self.runs.isdisjoint(_runs(text))

    def memos(self, memos: Sequence[Memo], turns: Mapping[str, Sequence[Edit]]) -> Iterator[str]:
        """Memos that stay and name or quote them; `turns` has what goes of each shared document."""
        for memo in memos:
            place = memo.coding.anchor if memo.coding else None
            edits = turns.get(place.document, ()) if place else ()
            if place and any(place.span.overlaps(Span(edit.start, edit.end)) for edit in edits):
                continue
            if self.is_named(memo.text) or self.is_quoted(memo.text):
                what = " ".join(part for part in (memo.about, "" if memo.coding else memo.target) if part)
                yield (
                    f"a memo of {memo.coder} on the {what} names or quotes them and stays "
                    "(qda pseudonymise --apply --purge replaces names in memos)"
                )

    def labels(self, document: Document, edits: Sequence[Edit]) -> Iterator[str]:
        """Lines that stay and begin with their name: those of several people, and of whom nobody is found."""
        for found in _LABEL.finditer(document.text, document.body.start, document.body.end):
            label = found["label"].strip()
            if any(edit.start <= found.start() < edit.end for edit in edits) or not self.is_named(label):
                continue
            alone = self.names.fullmatch(label)
            what = "no speakers were found in it" if alone else "the words of several are nobody's alone"
            line = document.text.count("\n", 0, found.start()) + 1
            yield f"{file_of(document)}, line {line}: {label!r} stays, for {what}"


def spoken_of(names: frozenset[str], said: Sequence[str]) -> SpokenOf:
    """Who has these names and said this."""
    either = "|".join(re.escape(name) for name in sorted(names))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    return SpokenOf(pattern, frozenset(run for text in said for run in _runs(text)))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return zip(*(words[at:] for at in range(_RUN)), strict=False)
