"""What a claim says about how many people: "most participants", "mehrere Befragte", "7 of 12", "60%".

A word of quantity counts only when it is about people who were asked: before a noun for them, or as the
subject of saying, thinking or feeling ("most described"). "All energy projects" says nothing of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from qda.audit.number_words import number_of
from qda.audit.prevalence_words import PREVALENCE_WORDS, PrevalenceWords

_ENGLISH = "en"
_ABOUT = (
    "(?:about|around|roughly|some|nearly|almost|etwa|rund|ungefähr|fast|knapp|environ|près de|presque|casi|"
    "cerca de|aproximadamente|unos)"
)
_IN_PARENTHESES = re.compile(r" ?\((?P<said>[^()]*\d[^()]*)\)")
_NOBODY = frozenset({"none", "hardly any"})


@dataclass(frozen=True, slots=True)
class _Forms:
    """What is looked for in the claims of a language."""

    words: PrevalenceWords
    of_n: re.Pattern[str]
    in_every: re.Pattern[str]
    all_but: tuple[re.Pattern[str], ...]
    bounds: Mapping[str, re.Pattern[str]]
    per_cent: re.Pattern[str]
    exact: re.Pattern[str]
    fractions: Mapping[float, re.Pattern[str]]
    kinds: Mapping[str, re.Pattern[str]]
    bare: Mapping[str, re.Pattern[str]]
    neutral: re.Pattern[str]
    groups: re.Pattern[str]
    restricted: re.Pattern[str]
    roles: Mapping[str, re.Pattern[str]]

    def role(self, found: re.Match[str]) -> str:
        """What the study calls those of its participants whom it is about, "nurse"; "" for anybody."""
        people = found.groupdict().get("people") or ""
        return next((role for role, form in self.roles.items() if form.fullmatch(people)), "")

    def of_some(self, found: re.Match[str]) -> bool:
        """Whether it is about some of those who were asked: "all women", "most participants from the
        north"."""
        said = found.groupdict()
        if not said.get("people"):
            return False
        return (
            self.groups.fullmatch(found["people"]) is not None
            or any(not self.neutral.fullmatch(word) for word in found["before"].split())
            or self.restricted.match(found.string, found.end()) is not None
        )

    def number(self, said: str) -> int:
        """The number that digits or a word say."""
        return 1 if re.fullmatch(self.words.one, said, re.I) else number_of(said, self.words.numbers)

    def bound(self, found: re.Match[str]) -> str:
        """What stands before a number: "at least", "more than", "at most", "fewer than", "about", or ""."""
        said = found["bound"]
        return next((kind for kind, form in self.bounds.items() if said and form.fullmatch(said)), "")


@cache
def _forms(language: str, called: frozenset[str] = frozenset()) -> _Forms:
    words = PREVALENCE_WORDS.get(language, PREVALENCE_WORDS[_ENGLISH])
    roles = {one: _of_many(one) for one in sorted(called, key=lambda one: (-len(one), one))}
    anybody = "|".join([*roles.values(), words.anybody])
    count, joining = rf"(?:\d{{1,5}}|{words.counted})", rf"(?: (?:{words.joining}))*"
    bounds = {**words.bounds, "about": _ABOUT}
    bound = rf"(?:\b(?P<bound>{'|'.join(bounds.values())}) )?"
    people = rf"(?P<before>(?: [\w-]+){{0,2}}) (?P<people>{anybody})"
    subject = rf"(?:{joining}{people}|{joining}(?: [\w-]+)? {words.verbs})"
    behind = rf"(?:{people}| {words.verbs})"
    of_n, in_every = (
        re.compile(rf"{bound}\b(?P<part>{count}){between}(?P<whole>{count})\b{behind}", re.I)
        for between in (words.out_of, words.in_every)
    )
    between, and_ = words.between.split(" … ")
    low = rf"(?:\b(?P<low>{count})(?: ?[-–] ?| (?:{words.up_to}) )|\b{between} (?P<least>{count}) {and_} )?"
    exact = (
        rf"{bound}{low}\b(?P<part>\d{{1,3}}|{words.counted}){joining}"
        rf"(?P<before>(?: [\w-]+)?) (?P<people>{anybody})"
    )
    return _Forms(
        words,
        of_n,
        in_every,
        tuple(re.compile(form, re.I) for form in _all_but(words, joining, people)),
        {kind: re.compile(form, re.I) for kind, form in bounds.items()},
        re.compile(rf"{bound}\b(?P<share>\d{{1,3}}(?:[.,]\d+)?) ?(?:%|{words.per_cent}){subject}", re.I),
        re.compile(exact, re.I),
        {
            part: re.compile(rf"{bound}\b(?:{word})(?!\w){subject}", re.I)
            for word, part in words.fractions.items()
        },
        {kind: re.compile(rf"\b(?P<word>{word})(?!\w){subject}", re.I) for kind, word in words.kinds.items()},
        {kind: _bare(kind, word, words) for kind, word in words.bare.items()},
        re.compile(rf"{words.neutral}|{words.joining}|\d+|{words.counted}", re.I),
        re.compile(words.groups, re.I),
        re.compile(rf"(?! (?:{words.of_the_study})\b) (?:{words.restricting})\b", re.I),
        {role: re.compile(form, re.I) for role, form in roles.items()},
    )


def _of_many(role: str) -> str:
    """The name of many of whom one is called so: nurses, secretaries, Pflegerinnen."""
    name = re.escape(role)
    return rf"(?:{name}(?:e?s|e?n|e|er|nen)|{name.removesuffix('y')}ies)\b"


def _all_but(words: PrevalenceWords, joining: str, people: str) -> Iterator[str]:
    """Those who leave some out: "all but two participants", "all participants but two", "all except P3"."""
    everybody = "|".join(form for form in (words.kinds["all"], words.bare.get("all")) if form)
    left_out = rf"(?P<part>\d{{1,3}}|{words.counted}|{words.one})"
    yield rf"\b(?:{words.kinds['all']}) (?:{words.but}) {left_out}{joining}{people}"
    yield rf"\b(?:{everybody})(?:{joining}{people})?,? (?:{words.but}) (?:{left_out}\b|(?-i:[A-Z])[\w-]*)"


def _bare(kind: str, word: str, words: PrevalenceWords) -> re.Pattern[str]:
    """A word that needs nobody behind it; one that says nobody is the subject only where a clause begins."""
    begins = rf"(?:^|[.,;:!?] |\b(?:{words.openers}) )" if kind in _NOBODY else r"\b"
    return re.compile(rf"{begins}(?P<word>{word})\b", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a claim says, in its own `words`. Either a `kind` of those above ("most"), or `exact` people (or
    both: "all six"; of "all but two" those left out), of a `whole` when the claim says so, or a `share` (0
    to 1) with so many `decimals` of a per cent. `bound` is "at least" and the like, `low` the first number
    of "five to six". `of_some`: of some of those who were asked, as of all women, of whom it is not known
    how many there are. `role` is what the study calls those of them whom it is about."""

    words: str
    kind: str = ""
    exact: int | None = None
    whole: int | None = None
    share: float | None = None
    rounded: bool = False
    of_some: bool = False
    bound: str = ""
    low: int | None = None
    decimals: int = 0
    role: str = ""


def quantities(
    claim: str, language: str = _ENGLISH, roles: frozenset[str] = frozenset()
) -> tuple[Quantity, ...]:
    """All that a claim says about how many people, in its order; each word is read once.

    `language` is a two-letter code; a claim in one whose words are not known is read as an English one.
    `roles` are what the study calls some of its participants, each in the singular: "nurse". A bare number of
    these, "two nurses", is about those who were asked only where the claim begins with it.

    >>> [quantity.kind for quantity in quantities("Most participants and several experts agree.")]
    ['most', 'several']
    """
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, Quantity]] = []
    forms, claim = _forms(language, roles), " ".join(claim.split())
    aside, claim = [one["said"] for one in _IN_PARENTHESES.finditer(claim)], _IN_PARENTHESES.sub("", claim)
    for one, group, quantity in _every(claim, forms):
        start, end = one.span(group)
        if not any(start < last and first < end for first, last in taken):
            role = forms.role(one)
            if role and group == "part" and one.start():
                continue
            taken.append((start, end))
            found.append((start, end, replace(quantity, of_some=forms.of_some(one), role=role)))
    merged = _all_so_many(claim, sorted(found, key=lambda one: one[:2]), forms)
    of_some = any(one.of_some for one in merged)
    role = next((one.role for one in merged if one.role), "")
    own = (quantity for said in aside for quantity in _aside(said, forms)) if merged else ()
    return (*merged, *(replace(one, of_some=of_some, role=role) for one in own))


def _aside(said: str, forms: _Forms) -> Iterator[Quantity]:
    """The numbers that stand in parentheses in a claim about people: "(7 of 12; 58%)", "(n = 7)"."""
    for part in re.split(r"[;,] ", said):
        words = forms.words
        of_n = re.fullmatch(rf"(?:n ?= ?)?(?P<part>\d+)(?:{words.out_of})(?P<whole>\d+)", part, re.I)
        alone = re.fullmatch(r"n ?= ?(?P<part>\d+)", part, re.I)
        share = re.fullmatch(rf"(?P<share>\d{{1,3}}(?:[.,]\d+)?) ?(?:%|{words.per_cent})", part, re.I)
        if of_n:
            yield Quantity(f"({part})", exact=int(of_n["part"]), whole=int(of_n["whole"]))
        elif alone:
            yield Quantity(f"({part})", "n", exact=int(alone["part"]))
        elif share:
            yield _per_cent(share["share"], f"({part})")


def _per_cent(said: str, words: str, bound: str = "") -> Quantity:
    decimals = len(re.split("[.,]", said)[1]) if re.search("[.,]", said) else 0
    share = float(said.replace(",", ".")) / 100
    return Quantity(words, share=share, rounded=bound == "about", bound=bound, decimals=decimals)


def _all_so_many(
    claim: str, found: Sequence[tuple[int, int, Quantity]], forms: _Forms
) -> tuple[Quantity, ...]:
    """The quantities with "all" and the number behind it as one: "all six participants"."""
    between = re.compile(rf" (?:(?:{forms.words.joining}) )*", re.I)
    merged: list[Quantity] = []
    last = 0
    for start, end, quantity in found:
        follows = merged and merged[-1].kind == "all" and between.fullmatch(claim, last, start)
        if follows and quantity.exact is not None and quantity.whole is None:
            words = f"{merged[-1].words}{claim[last:start]}{quantity.words}"
            merged[-1] = replace(quantity, kind="all", words=words)
        else:
            merged.append(quantity)
        last = end
    return tuple(merged)


def _every(claim: str, forms: _Forms) -> Iterator[tuple[re.Match[str], str | int, Quantity]]:
    """The most telling first: numbers of a whole, shares, words, then numbers alone; each with where it was
    found, and the group of it that nothing else may read."""
    for form in forms.all_but:
        for found in form.finditer(claim):
            left_out = forms.number(found["part"]) if found["part"] else None
            yield found, 0, Quantity(found[0], "all but", exact=left_out)
    for found in forms.in_every.finditer(claim):
        of_all = forms.number(found["part"]) / max(1, forms.number(found["whole"]))
        yield found, 0, Quantity(found[0], share=of_all, rounded=True, bound=forms.bound(found))
    for found in forms.of_n.finditer(claim):
        part, whole = forms.number(found["part"]), forms.number(found["whole"])
        yield found, 0, Quantity(found[0], exact=part, whole=whole, bound=forms.bound(found))
    for found in forms.per_cent.finditer(claim):
        yield found, 0, _per_cent(found["share"], found[0], forms.bound(found))
    for fraction, pattern in forms.fractions.items():
        for found in pattern.finditer(claim):
            yield found, 0, Quantity(found[0], share=fraction, rounded=True, bound=forms.bound(found))
    for kind, pattern in (*forms.kinds.items(), *forms.bare.items()):
        for found in pattern.finditer(claim):
            yield found, "word", Quantity(claim[found.start("word") : found.end()], kind)
    for found in forms.exact.finditer(claim):
        low, part = found["low"] or found["least"], forms.number(found["part"])
        least = forms.number(low) if low else None
        yield found, "part", Quantity(found[0], exact=part, bound=forms.bound(found), low=least)
