"""Where somebody who withdraws is still named or quoted, which only a person can change."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qda.ingest.document import file_of
from qda.language.characters.unseen import bare
from qda.model.decision import Memo
from qda.model.document import Document
from qda.model.edit import Edit
from qda.model.label import folded
from qda.model.span import line_of
from qda.project.confidential.shared import Shared
from qda.units.people import WITHDRAWN

_WORD = re.compile(r"[^\W_]+")
_LABEL = re.compile(r"^(?P<label>[^\n:]{1,80}):\s", re.MULTILINE)
_RUN = 4
"""Words in a row by which a quotation is known; fewer are said by anybody."""
_AGAIN = ". To take it out too, delete it in the file, import that, and withdraw once more"


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """Knows the names and the words of somebody who withdraws."""

    names: re.Pattern[str]
    runs: frozenset[tuple[str, ...]]

    def is_named(self, text: str) -> bool:
        """Whether a text names them, as whole words."""
        return self.names.search(folded(bare(text))) is not None

    def is_quoted(self, text: str) -> bool:
        """Whether a text has words of theirs, four in a row."""
        return not self.runs.isdisjoint(_runs(text))

    def memos(self, memos: Sequence[Memo], shared: Mapping[str, Shared]) -> Iterator[str]:
        """Memos that stay and name or quote them; `shared` has what goes of each shared document."""
        for memo in memos:
            place = memo.coding.anchor if memo.coding else None
            if place and place.document in shared and shared[place.document].goes(place):
                continue
            if self.is_named(memo.text) or self.is_quoted(memo.text):
                what = " ".join(part for part in (memo.about, "" if memo.coding else memo.target) if part)
                on = f" with {memo.coding.code} in {place.document}" if memo.coding and place else ""
                yield (
                    f"a memo of {memo.coder} on the {what}{on} names or quotes them and stays "
                    f"(of {memo.at}). To take the words out, add a row with them to the key, and: "
                    "qda pseudonymise --apply --purge"
                )

    def lines(self, document: Document) -> Iterator[tuple[str, int]]:
        """Lines that begin with their name, alone or among others: the label, and where it stands."""
        for found in _LABEL.finditer(document.text, document.body.start, document.body.end):
            label = found["label"].strip()
            if self.is_named(label):
                yield label, found.start()

    def labels(self, document: Document, edits: Sequence[Edit]) -> Iterator[str]:
        """Lines that stay and begin with their name: those of several people, and of whom nobody is found."""
        for label, start in self.lines(document):
            if any(edit.start <= start < edit.end for edit in edits):
                continue
            alone = self.names.fullmatch(folded(bare(label)))
            what = "no speakers were found in it" if alone else "the words of several are nobody's alone"
            line = line_of(document.text, start)
            yield f"{file_of(document)}, line {line}: {label!r} stays, for {what}{_AGAIN}"

    def without_lines(self, text: str) -> str:
        """A codebook's text without the lines that name or quote them; a comment stands in their place."""
        lines = text.split("\n")
        return "\n".join(WITHDRAWN if self.is_named(one) or self.is_quoted(one) else one for one in lines)


def spoken_of(names: frozenset[str], said: Sequence[str]) -> SpokenOf:
    """Who has these names and said this."""
    either = "|".join(re.escape(folded(bare(name))) for name in sorted(names))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
    return SpokenOf(pattern, frozenset(run for text in said for run in _runs(text)))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(bare(text).casefold())
    return zip(*(words[at:] for at in range(_RUN)), strict=False)
