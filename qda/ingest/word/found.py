"""What is met in a file beside its text, and how it is told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qda.ingest.notice import Notice

_SHOWN = 3
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: who made it, and the words."""

    author: str
    text: str


@dataclass(slots=True)
class Found:
    """What a walk through a file met and did not put into the text, or put in although it is in question."""

    deleted: list[Change] = field(default_factory=list)
    inserted: list[Change] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    """Texts of headers and footers."""
    others: Counter[str] = field(default_factory=Counter)
    """Things without text, by the word for one: picture, embedded object."""
    apart: dict[str, list[str]] = field(default_factory=dict)
    """Texts beside the running text, by what is said of them (`what stands in fields is left out`)."""

    def tell_apart(self, what: str, text: str) -> None:
        """Keep a text that is not put in with the others of which the same is said."""
        self.apart.setdefault(what, []).append(text)

    def notices(self, where: str) -> list[Notice]:
        """What a person should know."""
        told = [
            _changes(self.deleted, "deletion", "is not in the text", "are not in the text"),
            _changes(self.inserted, "insertion", "is in the text", "are in the text"),
            _texts(self.hidden, "hidden text is left out"),
            _texts(self.margins, "headers and footers are left out"),
            *(_texts(texts, what) for what, texts in self.apart.items()),
            *(
                f"{count} {thing}{'s' if count > 1 else ''} left out"
                for thing, count in sorted(self.others.items())
            ),
        ]
        return [Notice(what, where) for what in told if what]


def _changes(changes: Sequence[Change], what: str, one: str, many: str) -> str:
    changes = [change for change in changes if change.text.strip()]
    if not changes:
        return ""
    authors = ", ".join(sorted({change.author for change in changes if change.author}))
    count, by = len(changes), f" by {authors}" if authors else ""
    return (
        f"{count} tracked {what}{'s' if count > 1 else ''}{by} {many if count > 1 else one}: "
        f"{quoted(change.text for change in changes)}"
    )


def _texts(texts: Sequence[str], what: str) -> str:
    texts = list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
    return f"{what}: {quoted(texts)}" if texts else ""


def quoted(texts: Iterable[str]) -> str:
    """The first few texts, each cut where it is long."""
    every = [" ".join(text.split()) for text in texts]
    first = [repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…") for text in every[:_SHOWN]]
    more = len(every) - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")
