"""What in some texts may tell who somebody is: proposals, for a person to accept or not.

Names are found by what is said around them (titles, "my name is", labels of speakers), by words that are
written with a capital within sentences and hardly ever without, and by a trained model if there is one.
A language that writes all nouns with a capital gets many proposals that are none.
"""

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qda.language.characters.unseen import bare
from qda.model.label import key_of
from qda.privacy.forms import EXACT, plain_form
from qda.privacy.key import Entry
from qda.privacy.patterns import EMAIL, NUMBER, PHONE, WEB_OR_MAIL, patterns
from qda.privacy.reading import typed

NAME, PLACE, ORGANISATION = "name", "place", "organisation"
KINDS = (NAME, PLACE, ORGANISATION, EMAIL, PHONE, NUMBER)
Entities = Callable[[str], Iterable[tuple[str, int, int]]]
"""Kind, start and end of what a trained model finds in a text."""

_WORD = re.compile(r"[^\W\d_][\w'’\u0300-\u036f-]*")
_PARTICLES = frozenset(("de", "da", "del", "van", "von", "der", "den", "al", "bin", "el", "la"))
_BEFORE = re.compile(r"([\w.]+)[ \t]+$")
_OPENS = re.compile(r"(?:^|[.!?…:;\n\"“”»«(\[*-])[\s\"“”»«(\[*#>-]*$")
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "herr", "frau", "fru", "hr")
)
_WHERE = ("in", "at", "from", "near", "i", "på", "fra", "til", "ved", "nach", "aus", "bei", "en", "à")
_PREPOSITIONS = frozenset(_WHERE)
_BODIES = re.compile(
    r"\b(?:University|Hospital|School|College|Clinic|Ministry|Institute|Bank|Company|Inc|Ltd|GmbH|Agency|Party"
    r"|Association|Council|Church|Foundation|Universitet|Sygehus|Skole|Kommune|Krankenhaus|Schule|Verein)\b"
)
_SELF = re.compile(r"\b(?:[Mm]y name is|I am called|[Cc]all me|[Jj]eg hedder|[Ii]ch heiße)[ \t]+")
_NO_NAMES = ("I", "I'm", "I’m", "I'd", "I’d", "I've", "I’ve", "I'll", "I’ll", "OK", "God")
_COMMON = frozenset(
    word.casefold() for word in (*calendar.month_name, *calendar.day_name, *_NO_NAMES) if word
)
_HARDLY_EVER = 0.1
"""The share of places within sentences at which a name may lack its capital, as when somebody types fast."""
_AROUND = 40


@dataclass(slots=True)
class _Seen:
    """Where one form was found, and as what."""

    kinds: Counter[str] = field(default_factory=Counter)
    documents: dict[str, int] = field(default_factory=dict)
    example: str = ""

    def add(self, kind: str, document: str, text: str, start: int, end: int) -> None:
        self.kinds[kind] += 1
        self.documents[document] = self.documents.get(document, 0) + 1
        if not self.example:
            before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
            self.example = " ".join(f"... {before}{text[start:end]}{after} ...".split())


def propose(
    texts: Mapping[str, str],
    *,
    speakers: Collection[str] = (),
    ordinary: Collection[str] = (),
    entities: Entities | None = None,
    known: Sequence[Entry] = (),
) -> list[Entry]:
    """Proposals over all texts, by kind, the most frequent first; `texts` are by the names of documents.

    `speakers` are labels and participants that look like names, `ordinary` words in lower case that are none,
    whatever stands beside them. What a `known` key has is not proposed again,
    and numbers go on where it ends. A name that is part of exactly one longer name becomes a variant of it.
    """
    texts = {document: bare(text) for document, text in texts.items()}
    seen: dict[str, _Seen] = defaultdict(_Seen)
    words = _Words(texts.values(), ordinary, speakers)
    for document, text in texts.items():
        for kind, start, end in _found(text, words, entities):
            written = text[start:end] if kind in EXACT else typed(text[start:end])
            seen[" ".join(written.split())].add(kind, document, text, start, end)
    for name in words.certain:
        seen[name].kinds[NAME] += 1
    have = {plain_form(form) for one in known for form in one.forms}
    fresh = {form: one for form, one in seen.items() if plain_form(form) not in have}
    return _numbered(_grouped(fresh), words.certain, known)


class _Words:
    """How words are written in all texts: without a capital, and with one within sentences."""

    def __init__(self, texts: Collection[str], ordinary: Collection[str], speakers: Collection[str]) -> None:
        self.certain = frozenset(" ".join(typed(bare(one)).split()) for one in speakers)
        self.ordinary = frozenset(ordinary) | _COMMON
        self.lower: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        told: set[str] = set()
        parts: set[str] = set()
        for text in map(_without_addresses, texts):
            self.lower.update(word.casefold() for word in _WORD.findall(text) if word[0].islower())
            introduced = _introduced(text)
            for start, end in _runs(text):
                run, opens = list(map(_stem, text[start:end].split())), _opens(text, start)
                self.inside.update(() if opens else run[:1])
                self.capital.update(word.casefold() for word in run[opens:])
                told.update(run if start in introduced else ())
                whole = run[opens:]
                if len(whole) > 1 and _kind(" ".join(whole), _previous(text, start)) == NAME:
                    parts.update(whole)
        self.told = frozenset(one for one in told if not self._is_usual(one))
        """Parts of the names that people give as theirs: names wherever they stand."""
        self.parts = frozenset(one for one in parts if not self._is_usual(one))
        """Parts of longer names: names where one opens a sentence alone, too."""

    def only_opens(self, first: str, rest: str, before: str) -> bool:
        """Whether the first word of a sentence or line has its capital from standing there. `before` is the
        word on the line before: a name that began there has its form already."""
        if _stem(first) in self.told and before not in self.told:
            return False
        if not rest and _stem(first) in self.parts and before not in self.parts:
            return False
        if self._is_usual(first):
            return True
        return not rest or (not self.inside[first] and self.inside[_stem(rest.split()[0])] > 0)

    def is_ordinary(self, word: str) -> bool:
        """Whether a single word is written without a capital too, or is an abbreviation of a few capitals."""
        short = word.isupper() and len(word) <= 3
        return self._is_usual(word) or short or any(one.isdigit() for one in word)

    def _is_usual(self, word: str) -> bool:
        """Whether a word is known to be none, or stands in lower case more than hardly ever."""
        plain = word.casefold()
        lower = self.lower[plain]
        return plain in self.ordinary or lower > _HARDLY_EVER * (lower + self.capital[plain])


def _without_addresses(text: str) -> str:
    """A text in which no e-mail or web address is a word: they are in lower case whatever they hold."""
    return typed(WEB_OR_MAIL.sub(" ", text))


def _stem(words: str) -> str:
    """Words without a possessive ending."""
    return re.sub(r"['’][sS]$", "", words)


def _opens(text: str, start: int) -> bool:
    return _OPENS.search(text[max(0, start - 60) : start]) is not None


def _found(text: str, words: _Words, entities: Entities | None) -> Iterator[tuple[str, int, int]]:
    yield from patterns(text)
    text = typed(text)
    taken: set[int] = set()
    if entities is not None:
        for kind, start, end in entities(text):
            taken.update(range(start, end))
            yield kind, start, end
    introduced = _introduced(text)
    for start, end in _runs(text):
        if start not in taken and end - 1 not in taken:
            yield from _judged(text, start, text[start:end], words, introduced)


def _introduced(text: str) -> frozenset[int]:
    """Where a name stands that somebody gives as theirs."""
    return frozenset(found.end() for found in _SELF.finditer(text))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Words with capitals that follow one another on a line, small particles of names between them."""
    start = end = bridge = -1
    for word in _WORD.finditer(text):
        joined = start >= 0 and text[bridge : word.start()].strip(" \t") == ""
        if word[0][0].isupper():
            if not joined and start >= 0:
                yield start, end
            start, end = (start if joined else word.start()), word.end()
            bridge = end
        elif joined and word[0] in _PARTICLES:
            bridge = word.end()
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _judged(
    text: str, start: int, run: str, words: _Words, introduced: Collection[int]
) -> Iterator[tuple[str, int, int]]:
    """A run of words with capitals as a proposal, without what only opens a sentence and without a title."""
    end = start + len(run)
    certain = run in words.certain or start in introduced or _previous(text, start) in _TITLES
    first, _, rest = run.partition(" ")
    titled = first.casefold() in _TITLES
    before = "".join(text[max(0, start - _AROUND) : start].split()[-1:])
    if titled or (not certain and _opens(text, start) and words.only_opens(first, rest.strip(), before)):
        run = rest.strip()
        start = end - len(run)
    stem = _stem(run)
    parts = [part for part in stem.split() if part.casefold() not in words.ordinary]
    if not parts or len(stem) < 2 or stem.casefold() in _TITLES:
        return
    if len(parts) == 1 and words.is_ordinary(parts[0]) and not certain and not titled:
        return
    kind = NAME if certain or titled or stem in words.told else _kind(stem, _previous(text, start))
    yield kind, start, start + len(stem)


def _previous(text: str, start: int) -> str:
    """The word before a place on the same line, in lower case and without a full stop."""
    found = _BEFORE.search(text[max(0, start - 60) : start])
    return found[1].casefold().rstrip(".") if found else ""


def _kind(words: str, previous: str) -> str:
    if _BODIES.search(words):
        return ORGANISATION
    return PLACE if previous in _PREPOSITIONS else NAME


def _grouped(seen: Mapping[str, _Seen]) -> list[tuple[str, str, list[str], _Seen]]:
    """Kind, form, variants and what was seen of each; part of a longer name goes with that name, and so does
    the same name written otherwise."""
    longer: dict[str, set[str]] = defaultdict(set)
    named = [form for form, one in seen.items() if one.kinds.most_common(1)[0][0] == NAME]
    for form in named:
        for part in form.split() if " " in form else ():
            longer[part].add(form)
    owner = {form: next(iter(longer[form])) for form in named if len(longer[form]) == 1}
    first: dict[str, str] = {}
    for form in sorted(named, key=str.isupper):
        same = first.setdefault(key_of(form), form)
        if same != form:
            owner[form] = owner.get(same, same)
    groups: dict[str, list[str]] = {form: [] for form in seen if form not in owner}
    for form, whole in owner.items():
        groups.setdefault(whole, []).append(form)
    made = []
    for form, variants in groups.items():
        own = [seen[one] for one in (form, *variants)]
        documents: Counter[str] = Counter()
        for one in own:
            documents.update(one.documents)
        joined = _Seen(own[0].kinds, dict(documents), next((one.example for one in own if one.example), ""))
        made.append((own[0].kinds.most_common(1)[0][0], form, sorted(variants), joined))
    return made


def _numbered(
    groups: list[tuple[str, str, list[str], _Seen]], certain: Collection[str], known: Sequence[Entry]
) -> list[Entry]:
    """The proposals with what is to stand for each: `[Name 1]`, or `Name 1` where it is a speaker's label."""
    taken = {one.replacement.strip("[]") for one in known}
    numbers: Counter[str] = Counter()
    order = {kind: at for at, kind in enumerate(KINDS)}
    groups.sort(key=lambda one: (order.get(one[0], 9), -sum(one[3].documents.values()), one[1]))
    made = []
    for kind, form, variants, seen in groups:
        numbers[kind] += 1
        while f"{kind.capitalize()} {numbers[kind]}" in taken:
            numbers[kind] += 1
        label = f"{kind.capitalize()} {numbers[kind]}"
        bare = any(one in certain for one in (form, *variants))
        made.append(
            Entry(
                kind,
                form,
                label if bare else f"[{label}]",
                tuple(variants),
                count=sum(seen.documents.values()),
                documents=tuple(seen.documents),
                example=seen.example,
            )
        )
    return made
