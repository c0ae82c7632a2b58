"""Which labels of a document are speakers. The evidence is the whole document, never one line.

A colon is common in speech ("the thing is: we left") and in prose ("Conclusion: ..."), so a label must

- be known: an interviewer's label, a role (Respondent, Participant 17), or an identifier (P7, R12);
- or recur, in a document that has other speakers, or of which labels open a fair share of the paragraphs;
- or stand once, beside other speakers, in capitals or in a transcript whose every paragraph has a label.
  (Where only those who ask were found, `lone` looks for whoever answers.)

A convention without a colon has to be followed by the document as a whole, by labels that recur.

A work of literature has turns only when it prints a conversation: an interviewer and somebody else, both
more than once.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from qda.model.label import key_of
from qda.units.conventions import Convention
from qda.units.known import LabelWords
from qda.units.labels import Label, count_labels
from qda.units.legend import is_said
from qda.units.roles import without_number

_FAIR_SHARE = 0.2
_MOST = 0.5
_NEARLY_ALL = 0.8
_EVERY = 0.9
_FEW = 0.1
_ENOUGH = 3
_SMALL_NAMES = 2
"""Words of a name in small letters."""
_TOP = 10
"""Paragraphs from the top, one of which is the first question."""
_OWNED = re.compile(r"[^\W\d_]+['’]s? .+")
_COUNTING = tuple("0123456789 ")
_PARTS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_DATE = re.compile(r"\D*\d{1,2}\D+(?:19|20)\d\d\D*")
"""A day, a word and a year, in any order of day and month, as Teams writes above a transcript."""
_ROMAN = re.compile("[IVX]+")


class Ground(NamedTuple):
    """Where turns can begin: where lines with text do, paragraphs do, and lines below a timestamp do."""

    filled: frozenset[int]
    openings: frozenset[int]
    timed: frozenset[int] = frozenset()

    def of(self, labels: Collection[Label]) -> frozenset[int]:
        """Where paragraphs begin, if they have such labels: after blank lines, or with each line."""
        opening = sum(label.line.start in self.openings for label in labels)
        return self.openings if 2 * opening > len(labels) and len(self.openings) > 1 else self.filled


def find_speakers(
    labels: Sequence[Label], ground: Ground, known: LabelWords, *, conversation: bool
) -> frozenset[str]:
    """The keys of the labels that are speakers.

    With `conversation`, an interviewer and another speaker must both recur, or nobody speaks.
    """
    labels = _unnumbered(labels)
    spellings = _spellings(labels)
    certain = {label.key for label in spellings.values() if known.is_known(label)}
    named = {kind for kind, one in spellings.items() if one.key in certain or known.is_name(one)}
    candidates = [label for label in labels if (label.name, label.spaced) in named]
    if not candidates:
        return frozenset() if conversation else _small(labels, ground, known)
    counts = count_labels(candidates)
    openings = ground.of(candidates)
    opening = [label for label in candidates if label.line.start in openings]
    share = len(opening) / max(1, len(openings))
    if not _holds(certain, counts, share) and not _begins(opening, openings, known):
        certain = set()
    recurring = {key for key, count in counts.items() if count > 1 and key not in certain}
    if conversation and not _is_conversation(counts, candidates, known):
        return frozenset()
    found = certain | (recurring if certain or _recur_enough(recurring, share) else set())
    small = frozenset() if found or conversation else _small(labels, ground, known)
    found |= small
    if not found:
        return frozenset()
    found |= (more := _again(labels, found, {one.key for one in opening}, known, openings))
    more |= small - {one.key for one in opening}
    opens = sum(one.key in more and one.line.start in openings for one in labels)
    share = (len(opening) + opens) / max(1, len(openings))
    listed = _listed(opening, counts, [one.name for one in candidates if one.key in found])
    once = [one for one in opening if counts[one.key] == 1 and one.key not in listed]
    heard = found | {one.key for one in once}
    once = [one for one in once if "," not in one.name or heard.issuperset(known.people_of(one.name))]
    if all(one.name.islower() for one in candidates if one.key in found):
        found |= _small(labels, ground, known)
    found |= {one.key for one in once if known.is_anybody(one.name)}
    found |= {one.key for one in once if share >= _lone_share(len(openings)) or _in_capitals(one.name)}
    return frozenset(found)


def initials_in(text: str, labels: Mapping[int, Label], known: LabelWords) -> frozenset[str]:
    """The keys of labels that head something in other texts, `PS:`, `H:`, and here are initials of people.

    They are short, in capitals, come again, mostly turn about with others, and something is said behind them.
    """
    names = {one.name for one in labels.values()}
    short = {key_of(one) for one in names if len(one) <= _ENOUGH and one.isupper() and one.isalpha()}
    some = {key for key in short if known.is_heading(key)}
    if not some:
        return frozenset()
    ordered = [labels[start] for start in sorted(labels)]
    times = count_labels(ordered)
    some = {key for key in some if times[key] >= _ENOUGH}
    again = Counter(one.key for one, other in pairwise(ordered) if one.key == other.key)
    some = {key for key in some if again[key] <= _FAIR_SHARE * times[key]}
    said = Counter(one.key for one in ordered if one.key in some and is_said(text[one.speech : one.line.end]))
    some = {key for key in some if said[key] >= _NEARLY_ALL * times[key]}
    others = {one.key for one in ordered if times[one.key] > 1 and not known.is_heading(one.name)}
    return frozenset(some) if len(some | others) > 1 else frozenset()


def spaced_alike(labels: Mapping[int, Label]) -> dict[int, Label]:
    """Labels, all of them as if a space followed the colon, where hardly any has one: `MOD:Why?`"""
    tight = [one for one in labels.values() if not one.spaced]
    times = Counter(one.key for one in tight)
    again = [key for key, count in times.items() if count > 1]
    if len(again) < 2 or sum(times[key] for key in again) < _NEARLY_ALL * len(labels):
        return dict(labels)
    return {start: one._replace(spaced=True) for start, one in labels.items()}


def behind_turns(labels: Mapping[int, Label]) -> dict[int, Label]:
    """Labels without those behind somebody's own in brackets: `[P1] Bread: no`, `[P1] Milk: yes`.

    What numbers the turns hardly ever comes again: `[T001] Moderator: Why?`, `[T002] P1: For the money.`
    """
    times = Counter(one.turn for one in labels.values() if one.turn)
    if len(times) >= _MOST * sum(times.values()):
        return dict(labels)
    return {start: one for start, one in labels.items() if not one.turn}


def _unnumbered(labels: Sequence[Label]) -> Sequence[Label]:
    """Labels without those that number parts of the text: `I:`, `II:`, `III:`, in this order, each once."""
    numbers = [one.name for one in labels if _ROMAN.fullmatch(one.name)]
    if len(numbers) < 2 or numbers != _PARTS[: len(numbers)]:
        return labels
    return [one for one in labels if one.name not in numbers]


def _spellings(labels: Iterable[Label]) -> dict[tuple[str, bool], Label]:
    """One label of each spelling: a transcript has few, over and over, and they are judged by it alone."""
    return {(one.name, one.spaced): one for one in labels}


def follows(
    convention: Convention, labels: Sequence[Label], ground: Ground, known: LabelWords, *, conversation: bool
) -> frozenset[str]:
    """The keys of the speakers, if the document follows a convention without a colon, else none."""
    series = convention.bracketed and _is_series(labels)
    named = [one for one in labels if series or _can_be(one, convention, known)]
    counts = count_labels(named)
    certain = {label.key for label in named if known.is_known(label)}
    timed = convention.timed or all(label.line.start in ground.timed for label in named)
    least = 2 if certain or timed or series else _ENOUGH
    capitals = {one.key for one in named if convention.capitals and is_official(one.name)}
    recurring = {key for key, count in counts.items() if count >= least or (count > 1 and key in capitals)}
    keys = recurring | (certain if recurring or len(certain) > 1 else set())
    official = len(keys) > 1 and keys <= capitals
    keys |= capitals if official else set()
    keys |= counts.keys() if keys and series else set()
    enough = _NEARLY_ALL if series and not certain else _FAIR_SHARE if official else convention.share
    own = [label for label in named if label.key in keys]
    openings = ground.of(own)
    share = sum(label.line.start in openings for label in own) / max(1, len(openings))
    if not keys or share < enough or (conversation and not _is_conversation(counts, own, known)):
        return frozenset()
    if convention.timed:
        return frozenset(key for key, count in counts.items() if count > 1 or not _DATE.fullmatch(key))
    if len(keys) < 2 and not (certain and counts.most_common(1)[0][1] > _ENOUGH and share > _NEARLY_ALL):
        return frozenset()
    if convention.marked and not certain:
        return frozenset()
    return frozenset(keys)


def paired(labels: Iterable[Label]) -> frozenset[str]:
    """The words of labels whose numbers count questions and answers, not people: Q1, A1, Q2, A2."""
    labels = tuple(labels)
    times = count_labels(labels)
    if sum(times[key] for key in times if key.endswith(_COUNTING)) < _NEARLY_ALL * len(labels):
        return frozenset()  # so it is in most transcripts, and a quick look tells
    keys = [one.key for one in labels]
    parts = [(key.rstrip("0123456789 "), key) for key in keys]
    numbers = [(word, int(digits)) for word, key in parts if (digits := key[len(word) :].strip()).isdecimal()]
    if len(numbers) < _ENOUGH * 2 or len(numbers) < _NEARLY_ALL * len(parts):
        return frozenset()
    pairs = [(one[0], two[0]) for one, two in pairwise(numbers) if one[1] == two[1] and one[0] != two[0]]
    words = {word for word, _ in numbers}
    distinct = len({number for _, number in numbers})
    counts = len(words) == 2 and len(set(pairs)) == 1 and len(pairs) * 2 >= _NEARLY_ALL * len(numbers)
    return (
        frozenset(words)
        if counts and distinct >= _ENOUGH and distinct >= _NEARLY_ALL * len(pairs)
        else frozenset()
    )


def _holds(certain: Collection[str], counts: Counter[str], share: float) -> bool:
    """Whether labels that look like speakers are more than a lone letter or number in a text of prose."""
    times = sum(counts[key] for key in certain)
    if share >= _FEW and (len(counts) > 1 or any(len(key) > 1 for key in certain)):
        return True
    return (times > len(certain) and share >= _FEW / 5) or any(counts[key] > _ENOUGH for key in certain)


def _begins(opening: Sequence[Label], openings: Collection[int], known: LabelWords) -> bool:
    """Whether a question and its answer stand near the top: a narrative may have no more labels below."""
    top = pairwise(sorted(openings)[:_TOP])
    if len(opening) < 2 or tuple(one.line.start for one in opening[:2]) not in set(top):
        return False
    return [known.roles.asks(one.name) for one in opening[:2]] == [True, False]


def _small(labels: Sequence[Label], ground: Ground, known: LabelWords) -> frozenset[str]:
    """Labels in small letters, `anna:`, `bo2:`, when they recur before nearly every paragraph.

    Beside them may be names with capitals, and then small letters of a first and a last name too.
    """
    spaced = [one for one in labels if one.spaced and not known.is_heading(one.name)]
    names = {one.key for one in spaced if known.is_name(one)}
    most = _SMALL_NAMES if names else 1
    words = [one for one in spaced if one.key in names or _is_small_name(one.name, most)]
    counts = count_labels(words)
    own = [label for label in words if counts[label.key] >= _ENOUGH]
    openings = ground.of(own)
    share = sum(label.line.start in openings for label in own) / max(1, len(openings))
    keys = frozenset(label.key for label in own)
    return keys if share >= _NEARLY_ALL and len(keys) > 1 else frozenset()


def _is_small_name(name: str, most: int) -> bool:
    parts = name.split()
    return len(parts) <= most and all(map(str.isalnum, parts))


def _again(
    labels: Sequence[Label],
    found: Collection[str],
    named: Collection[str],
    known: LabelWords,
    openings: Collection[int],
) -> frozenset[str]:
    """Labels that their shape does not tell, beside other speakers: `June:`, `Peter's wife:`, `Old man:`.

    Where then every paragraph has a label, those `named` by their shape among them, any that recurs is one:
    `ben:`, `the man`.
    """
    others = [one for one in labels if one.key not in found and one.spaced and one.line.start in openings]
    if not others:
        return frozenset()
    counts = count_labels(others)
    given = {one.key for one in others if one.key in known.roles.words.given and counts[one.key] >= _ENOUGH}
    described = {one.key for one in others if _describes(one, found, known)}
    repeated = {one.key for one in others if counts[one.key] > 1 and _may_be_one(one, found, known)}
    for more, least in ((given | described | repeated, _EVERY), (given | described, _NEARLY_ALL)):
        own = {one.line.start for one in labels if one.key in found or one.key in named or one.key in more}
        if len(own.intersection(openings)) >= least * len(openings):
            return frozenset(more)
    return frozenset(given)


def _may_be_one(label: Label, found: Collection[str], known: LabelWords) -> bool:
    """Whether a label that recurs may be a speaker: a word, `Ann's son`, beside one other any few words."""
    few = len(label.name.split()) <= _ENOUGH and not known.is_heading(label.name)
    return few and (len(found) < 2 or label.name.isalpha() or bool(_OWNED.fullmatch(label.name)))


def _describes(label: Label, found: Collection[str], known: LabelWords) -> bool:
    """Whether a label is a few words that are somebody beside a speaker, or some kind of person."""
    words = label.name.split()
    if len(words) < 2 or not words[0][0].isupper() or known.is_heading(label.name):
        return False
    if key_of(words[0]) in known.people or known.is_everybody(label.name):
        return True
    if len(words) > _ENOUGH:
        return False
    owners = {re.sub(r"'?s$", "", key_of(part)) for part in words[:-1]}
    people = known.people | known.roles.words.answering
    return key_of(words[-1]) in people or bool(owners & {key for key in found if len(key) > 1})


def _listed(opening: Sequence[Label], counts: Counter[str], names: Sequence[str]) -> frozenset[str]:
    """Labels that stand once, at least three in a row, and not in capitals as all others: a list in a turn.

    P3: Three things.
    Airway: is it open.
    Breathing: is the chest moving.
    Circulation: is there a pulse.
    """
    if 1 not in counts.values() or not all(map(str.isupper, names)):
        return frozenset()
    rows = (list(row) for lone, row in groupby(opening, lambda one: counts[one.key] == 1) if lone)
    return frozenset(one.key for row in rows if len(row) >= _ENOUGH for one in row if not one.name.isupper())


def _can_be(label: Label, convention: Convention, known: LabelWords) -> bool:
    if known.is_heading(label.name):
        return False
    if convention.timed:
        return len(label.name.split()) <= 6 and not label.name.endswith((".", "?", "!", ","))
    official = convention.capitals and is_official(label.name)
    return official or known.is_known(label) or known.is_name(label)


def _is_series(labels: Sequence[Label]) -> bool:
    """Whether the labels are one word with numbers: id1, id2, id1."""
    return len({without_number(one.name) for one in labels}) == 1 and all(
        one.name[-1:].isdecimal() for one in labels
    )


def _recur_enough(recurring: Collection[str], share: float) -> bool:
    return share >= (_FAIR_SHARE if len(recurring) > 1 else _MOST)


def _lone_share(paragraphs: int) -> float:
    """The share of labelled paragraphs from which on a label that stands once is a speaker too."""
    return _NEARLY_ALL if paragraphs < 10 else _EVERY


def _is_conversation(counts: Counter[str], candidates: Sequence[Label], known: LabelWords) -> bool:
    recurring = {label.name for label in candidates if counts[label.key] > 1}
    asking = {name for name in recurring if known.roles.asks(name)}
    return bool(asking) and bool(recurring - asking)


def _in_capitals(name: str) -> bool:
    return name.isupper() and sum(character.isalpha() for character in name) > 1


def is_official(name: str) -> bool:
    """Whether a label is a name in capitals with a title or the like: one word, NATO, may be anything."""
    return " " in name and _in_capitals(name)
