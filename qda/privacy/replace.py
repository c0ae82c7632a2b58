"""Find the words of a key in a text, and put what stands for them in their place.

The longest form counts, and only whole words do: Ann is not found in Anna. A form is also found in capitals,
with an `s` behind it, over a line break, however its accents are encoded and whatever characters that nobody
sees stand within it; an e-mail address in any case. In other case (`anna`) a name may be an ordinary word:
that is told, and not replaced.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from qda.errors import InputError
from qda.language.characters.unseen import bare
from qda.model.edit import Edit
from qda.model.label import capitals_of
from qda.privacy.key import Entry
from qda.privacy.patterns import EMAIL, NUMBER, PHONE
from qda.privacy.reading import Found, found_as_read, texts_read

_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[\w{_MARKS}]+")
_EXACT = {EMAIL, NUMBER, PHONE}


class Hit(NamedTuple):
    """`text[start:end]` is a form of an entry of the key."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Form:
    """A form with what stands before its first word, as a pattern."""

    lead: int
    pattern: "re.Pattern[str]"
    entry: Entry
    length: int


class _Forms:
    """Forms by their first words."""

    def __init__(self) -> None:
        self._forms: dict[str, list[_Form]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._forms)

    def add(self, form: str, entry: Entry, *, any_case: bool = False) -> None:
        """Add a form; raises InputError for one without a word."""
        first = _WORD.search(form)
        if first is None:
            raise InputError(f"{form!r} holds no word that could be looked for")
        parts = [re.escape(part) for part in form.split()]
        exact = entry.kind in _EXACT
        tail = rf"(?![\w{_MARKS}])" if exact else rf"(?=[sS]?(?![\w{_MARKS}]))"
        pattern = re.compile(r"\s+".join(parts) + tail, re.IGNORECASE if any_case else 0)
        forms = self._forms[_key(first[0])]
        forms.append(_Form(first.start(), pattern, entry, len(form)))
        forms.sort(key=lambda one: -one.length)

    def may_begin_with(self, word: str) -> bool:
        """Whether any form begins with a word, however its letters are written."""
        return word in self._forms or word.removesuffix("s") in self._forms

    def found(self, text: str) -> Iterator[Found[Entry]]:
        """Every place of a form, in order; none overlaps another."""
        at = 0
        for word in _WORD.finditer(text):
            if word.start() < at:
                continue
            for form in self._beginning_with(word[0]):
                found = form.pattern.match(text, max(at, word.start() - form.lead))
                if found and found.start() == word.start() - form.lead:
                    yield *found.span(), form.entry
                    at = found.end()
                    break

    def _beginning_with(self, word: str) -> Sequence[_Form]:
        key = _key(word)
        forms = self._forms.get(key, [])
        shorter = self._forms.get(key[:-1], []) if key.endswith("s") else []
        return sorted([*forms, *shorter], key=lambda one: -one.length) if shorter else forms


class Replacer:
    """The accepted entries of a key, ready to be found.

    Raises InputError when a replacement holds a word that is itself to be replaced, or when one form is to be
    replaced by two different things: then the same text replaced twice would not be the same.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._forms = _Forms()
        self._entries = tuple(entries)
        known: dict[str, Entry] = {}
        for entry in entries:
            for form in set().union(*(_written(one, entry.kind) for one in entry.forms)):
                other = known.setdefault(form, entry)
                if other.replacement != entry.replacement:
                    raise InputError(f"{form!r} is to become {other.replacement!r} and {entry.replacement!r}")
                self._forms.add(form, entry, any_case=entry.kind == EMAIL)
        self._refuse_circles()

    def __bool__(self) -> bool:
        return bool(self._forms)

    def may_hold(self, text: str) -> bool:
        """Whether any form can stand in a text: fast, and sometimes wrongly yes."""
        words = {_key(word) for read in texts_read(text) for word in set(_WORD.findall(read))}
        return any(map(self._forms.may_begin_with, words))

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
    def _any_case(self) -> _Forms:
        """Names, places and the like, found whatever capitals they have."""
        forms = _Forms()
        for entry in self._entries:
            for form in (form for one in entry.forms for form in _written(one, entry.kind)):
                if entry.kind not in _EXACT:
                    forms.add(form, entry, any_case=True)
        return forms

    def _in_other_case(self, text: str) -> Iterator[Found[Entry]]:
        """All that stands in any case, but for what lies within a place that is replaced."""
        known = {at for start, end, _ in self._forms.found(text) for at in range(start, end)}
        for start, end, entry in self._any_case.found(text):
            if not known.issuperset(range(start, end)):
                yield start, end, entry

    def _refuse_circles(self) -> None:
        forms = [bare(form) for one in self._entries for form in one.forms]
        words = {_key(word) for form in forms for word in _WORD.findall(form)}
        for one in self._entries:
            inside = next(self.hits(one.replacement), None) is not None
            own = _WORD.findall(bare(one.replacement)) if not one.replacement.startswith("[") else ()
            if inside or any(_key(word) in words for word in own):
                raise InputError(
                    f"the replacement {one.replacement!r} holds a word that is itself to be replaced",
                    remedy="Choose another replacement for this row of the key.",
                )


def _key(word: str) -> str:
    return word.casefold() if word.isascii() else normalize("NFC", word).casefold()


def _written(form: str, kind: str) -> set[str]:
    """A form in the ways in which it may be written."""
    plain = " ".join(bare(form).split())
    cases = {plain} if kind in _EXACT else {plain, *capitals_of(plain)}
    return {normalize(way, one) for one in cases for way in ("NFC", "NFD")}
