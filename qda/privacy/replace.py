"""Find the words of a key in a text, and put what stands for them in their place.

The longest form counts, and only whole words do: Ann is not found in Anna, but in _Ann_ and Ann_1; in scripts
that are written without blanks a form is found wherever its signs stand. A form is
also found in capitals, with an `s` behind it, over a line break, however its accents are encoded, whatever
signs stand for its apostrophes, hyphens and blanks (`forms`), and whatever characters that nobody sees stand
within it; an e-mail address in any case. In other case (`anna`) a name may be an ordinary word: that is told,
and not replaced.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from qda.errors import InputError
from qda.language.characters.unseen import bare
from qda.model.edit import Edit
from qda.privacy.forms import EXACT, Forms, ways_of, within_signs, words_of
from qda.privacy.key import Entry
from qda.privacy.patterns import EMAIL
from qda.privacy.reading import Found, found_as_read, texts_read


class Hit(NamedTuple):
    """`text[start:end]` is a form of an entry of the key."""

    start: int
    end: int
    entry: Entry


class Replacer:
    """The accepted entries of a key, ready to be found.

    Raises InputError when a replacement holds a word that is itself to be replaced, or when one form is to be
    replaced by two different things: then the same text replaced twice would not be the same.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._forms = Forms()
        self._entries = tuple(entries)
        known: dict[str, Entry] = {}
        for entry in entries:
            for form in set().union(*(ways_of(one, entry.kind) for one in entry.forms)):
                other = known.setdefault(form, entry)
                if other.replacement != entry.replacement:
                    raise InputError(f"{form!r} is to become {other.replacement!r} and {entry.replacement!r}")
                self._forms.add(form, entry, any_case=entry.kind == EMAIL)
        self._refuse_circles()

    def __bool__(self) -> bool:
        return bool(self._forms)

    def may_hold(self, text: str) -> bool:
        """Whether any form can stand in a text: fast, and sometimes wrongly yes."""
        return any(map(self._forms.may_begin_in, texts_read(text)))

    def hits(self, text: str) -> Iterator[Hit]:
        """Every place of a form, in order; none overlaps another."""
        return (Hit(*found) for found in found_as_read(text, self._forms.found))

    def hits_in_other_case(self, text: str) -> Iterator[Hit]:
        """Where a form stands with other capitals than those that are replaced: `anna`, which may be Anna."""
        return (Hit(*found) for found in found_as_read(text, self._in_other_case))

    def edits(self, text: str) -> tuple[Edit, ...]:
        """The edits that replace every form."""
        return tuple(Edit(hit.start, hit.end, hit.entry.replacement) for hit in self.hits(text))

    def replaced(self, text: str) -> str:
        """The text with every form replaced."""
        parts, at = [], 0
        for hit in self.hits(text):
            parts += [text[at : hit.start], hit.entry.replacement]
            at = hit.end
        return "".join([*parts, text[at:]])

    @cached_property
    def _any_case(self) -> Forms:
        """Names, places and the like, found whatever capitals they have."""
        forms = Forms()
        for entry in self._entries:
            for form in (way for one in entry.forms for way in ways_of(one, entry.kind)):
                if entry.kind not in EXACT:
                    forms.add(form, entry, any_case=True)
        return forms

    def _in_other_case(self, text: str) -> Iterator[Found[Entry]]:
        """All that stands in any case, but for what lies within a place that is replaced."""
        known = {at for start, end, _ in self._forms.found(text) for at in range(start, end)}
        for start, end, entry in self._any_case.found(text):
            if not known.issuperset(range(start, end)):
                yield start, end, entry

    def _refuse_circles(self) -> None:
        forms = [form for one in self._entries for form in one.forms]
        words = set().union(*(words_of(bare(form)) for form in forms))
        for one in self._entries:
            inside = next(self.hits(one.replacement), None) is not None
            own = words_of(bare(one.replacement)) if not one.replacement.startswith("[") else set()
            part = any(within_signs(one.replacement, form) for form in forms)
            if inside or part or not own.isdisjoint(words):
                raise InputError(
                    f"the replacement {one.replacement!r} holds a word that is itself to be replaced",
                    remedy="Choose another replacement for this row of the key.",
                )
