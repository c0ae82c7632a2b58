"""Which document of the project a text of another program is, and what of it stands."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

from qda.ingest.document import WITHIN
from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.remarks import Remarks
from qda.model.document import Document
from qda.model.identity import hash_text
from qda.model.span import Span
from qda.project.exchange.names import free
from qda.project.exchange.people_in import Cases
from qda.project.intake.same_text import is_corrected, words_in, words_of

_SUFFIX = re.compile(r"\.[A-Za-z]\w{1,4}$")


class KnownDocuments:
    """Finds documents for texts, each for one text. `taken` are those that have one.

    Those of `before` that were `removed` from the study are found too, and do not count twice.
    """

    def __init__(
        self,
        before: Mapping[str, Document],
        comes_in: Callable[[Document], Document | None],
        claimed: Iterable[str],
        removed: Collection[str],
    ) -> None:
        self.taken: set[str] = set()
        self._removed = removed
        self._before, self._comes_in, self._claimed = before, comes_in, set(claimed)
        self._named: set[str] = set()
        self._in_file: dict[str, str] = {}
        self._alike: dict[str, list[str]] = {}
        for name in before:
            self._alike.setdefault(_bare(name), []).append(name)

    def keep_for_their_names(self, names: Iterable[str]) -> None:
        """Documents of these very names are for nobody whose name is only alike."""
        self._named.update(names)

    def take(self, name: str, text: str) -> None:
        """Say that a document has its text."""
        self.taken.add(name)
        self._in_file.setdefault(_words(words_in(text)), name)

    def name_for(self, raw: str, text: str, own: str, remarks: Remarks) -> str:
        """The name of the document that a text called so is, or a new one; what is alike is told.

        `own` is the GUID of the text.
        """
        ours: list[str] = [self._by_guid[own]] if own in self._by_guid else []
        there: list[str] = [*ours, *self._alike.get(_bare(raw), ())]
        free_ones = [one for one in there if one not in self.taken | self._claimed]
        alike = [raw] * (raw in free_ones) + [one for one in free_ones if one not in {raw, *self._named}]
        for name in alike:
            if self._is_the_same(text, self._before[name]):
                if name != raw:
                    what = "a source that is called otherwise than the document with its words, which it is"
                    remarks.accepted(what, f"{raw}: {name}")
                return name
        name = free(raw, {*self._before, *self.taken})
        words = words_in(text)
        same = self._by_words.get(_words(words)) or self._in_file.get(_words(words))
        if words and same is not None:
            what = "a source with the very words of a document of another name, beside it: they count twice"
            remarks.accepted(what, f"{name}, with the words of {same}")
        elif raw in self._before:
            what = "a source called like a document with another text, beside it"
            remarks.accepted(what, f"{raw}: {name}")
        elif alike:
            what = "a source called nearly like a document with another text, beside it"
            remarks.accepted(what, f"{name}, beside {alike[0]}")
        return name

    @cached_property
    def _by_words(self) -> dict[str, str]:
        here = [one for one in self._before.values() if one.name not in self._removed]
        return {_words(words_of(one)): one.name for one in reversed(here)}

    @cached_property
    def _by_guid(self) -> dict[str, str]:
        """Documents by the GUIDs that they go out with when they came from no other program."""
        return {guid_of("document", name): name for name in self._before}

    def _is_the_same(self, text: str, same: Document) -> bool:
        if hash_text(text) == same.text_hash:
            return True
        found = self._comes_in(replace(same, text=text, body=Span(0, len(text)), locators=()))
        if found is None:
            return False
        words = words_of(found)
        if found.text_hash == same.text_hash or (words and words == words_of(same)):
            return True
        return WITHIN not in same.source and is_corrected(found, same)


def _words(words: Iterable[str]) -> str:
    return hash_text(" ".join(words))


def _bare(name: str) -> str:
    """A name without its folder, suffix and capitals: some programs call a source as its file is called."""
    last = re.split(r"[/\\]", name)[-1].strip() or name
    return (_SUFFIX.sub("", last) or last).casefold()


def as_known(made: Document, before: Document, cases: Cases, remarks: Remarks, *, again: bool) -> Document:
    """What a file makes of a document, with the participant and attributes of `before` that it lacks.

    A project that comes `again` may change both, and what it lacks is told; another project may not, and what
    it says otherwise is told.
    """
    of_person = cases.people.get(before.participant or "", {})
    own = {key: value for key, value in before.attributes.items() if key not in of_person}
    if again:
        _name_lacking(made, own, before.participant, remarks)
        attributes = {**own, **made.attributes}
        participant = made.participant or before.participant
    else:
        attributes = {**made.attributes, **own}
        participant = before.participant or made.participant
        for key in sorted(made.attributes.keys() & own.keys()):
            if made.attributes[key] not in {"", own[key]}:
                what = "a value of a source that is another one here, which stands"
                remarks.accepted(what, f"{made.name}, {key}: {made.attributes[key]!r}, here {own[key]!r}")
        if made.participant not in {None, participant}:
            what = "a source that is of another participant here, which stands"
            remarks.accepted(what, f"{made.name}: {made.participant}, here {participant}")
    return replace(made, participant=participant, attributes=MappingProxyType(attributes))


def _name_lacking(made: Document, own: Iterable[str], participant: str | None, remarks: Remarks) -> None:
    gone = "of a source that came with this project before and is not in it any more; it stays"
    for key in own:
        if key not in made.attributes:
            remarks.accepted(f"a value {gone}", f"{made.name}: {key}")
    if made.participant is None and participant:
        remarks.accepted(f"a participant {gone}", f"{made.name}: {participant}")
