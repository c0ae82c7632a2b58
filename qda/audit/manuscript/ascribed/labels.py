"""Labels of participants as authors write them: P7, P-07, Participant 32, interviewee no. 3, FG2, a name."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from qda.audit.manuscript.ascribed.titles import same_person
from qda.audit.number_words import NUMBER_WORDS, WORDS_PATTERN, number_of
from qda.model.label import key_of

_ROLE = (
    r"participants?|respondents?|interviewees?|informants?|subjects?|speakers?|students?|teachers?|patients?|"
    r"nurses?|mothers?|fathers?|parents?|women|woman|man|experts?|journalists?|managers?|carers?|workers?|"
    r"clients?|interviews?|case|part|partic|resp|int|ppt"
)
GROUP = r"focus[ _-]groups?(?: discussions?)?|FGDs?|FGs?|groups?"
"""Words for a focus group, as a part of a regular expression."""
_NUMBER = r"(?:no\.?|nr\.?|number|\#)?\s*[-–_.#]?\s*\d{1,3}[a-z]?"
_MEMBER = r"\s*[-,:/]\s*(?:[PRMF]\d{1,2}|(?i:participant)\s*\d{1,2})|[-/][A-Z][^\W\d_]+(?:[ ]?\d{1,2}(?!\w))?"
IDENTIFIER = (
    rf"(?:(?i:{_ROLE})\s*(?:[A-Z]{{1,3}}[-–]?\d{{1,3}}|{_NUMBER}|[A-Z]\b)"
    rf"|(?i:{GROUP})\s*[-–#]?\s*\d{{1,2}}(?:{_MEMBER})?"
    r"|(?<![\w.])[A-Z]{1,4}[-–_#]?\d{1,3}[a-z]?(?![\w%]))"
)
"""A participant's label in running text, as a part of a regular expression."""

_IN_WORDS = re.compile(rf"(?P<role>.*?[^\W\d_])\s+(?P<number>{WORDS_PATTERN})", re.I | re.DOTALL)
_SHAPE = re.compile(r"(?P<word>.*?)[\s#.\-–_]*(?P<number>\d+)(?P<rest>[a-z]?)", re.DOTALL)
_LETTERS_AND_NUMBER = re.compile(r"(?P<word>[^\W\d_]{1,20})[-–_]?(?P<number>\d{1,3})(?P<rest>[a-z]?)")
_IS_GROUP = re.compile(rf"(?:{GROUP})\b|FG", re.I)
_ANYBODY = frozenset((
    "p", "participant", "respondent", "interviewee", "informant", "r", "i", "interview", "int", "resp",
    "part", "partic", "ppt", "subject", "case", "speaker", "id",
))  # fmt: skip
_NUMBERED_GROUP = re.compile(rf"(?:{GROUP})[\s#._-]*0*(?P<number>\d{{1,2}})(?!\d)(?P<rest>.*)", re.I)
_OF_GROUP = re.compile(rf"(?:.*[\W_])?(?:{GROUP})[\s#._-]*0*(?P<number>\d{{1,2}})(?!\d)", re.I)
_COUNTS_NOTHING = re.compile(r"(?:no|nr|number)\.?$", re.I)


@dataclass(frozen=True, slots=True)
class _Key:
    """What a label comes to: a word in lower case, and a number without leading zeros."""

    word: str
    number: str


@lru_cache(maxsize=4096)
def _key(label: str) -> _Key | None:
    said = _IN_WORDS.fullmatch(label.strip())
    if said:
        label = f"{said['role']} {number_of(said['number'])}"
    found = _SHAPE.fullmatch(label.strip())
    if found is None:
        return None
    if label.lstrip().startswith("#"):
        return _Key("participant", found["number"].lstrip("0") or "0")
    if found["word"].endswith(","):
        return None  # "nurse, 34" tells an age
    word = _COUNTS_NOTHING.sub("", found["word"].strip().casefold()).strip()
    inner = _SHAPE.fullmatch(word.upper()) if any(c.isdigit() for c in word) else None
    if inner is None and " " in word:  # "Participant P7": the shorter of the two says it
        word = word.split()[-1] if len(word.split()[-1]) <= 3 else word
    return _Key(word.rstrip("s") if len(word) > 3 else word, found["number"].lstrip("0") or "0")


def counted(names: Iterable[str]) -> str:
    """Labels that count those who are named, as a part of a regular expression: "#1" and "Participant One"
    where there is a P1. Of others nothing tells them from an item and from "each participant one day"."""
    keys = [key for key in map(_key, names) if key and int(key.number) < 100]
    digits = "|".join(sorted({key.number for key in keys if key.word in _ANYBODY or not key.word}))
    said = {word for word, number in NUMBER_WORDS.items() if str(number) in {key.number for key in keys}}
    words = "|".join(sorted(said, key=lambda word: (-len(word), word))).replace("-", "[- ]")
    capitals = "|".join(word.title() for word in words.split("|"))
    forms = [
        rf"(?<![\w#])\#\s?0*(?:{digits})(?!\w)" if digits else "",
        rf"\b(?=[A-Z])(?i:{_ROLE})\s+(?i:{words})\b(?!-)" if words else "",
        rf"\b(?i:{_ROLE})\s+(?:(?:{capitals})\b(?!-)|(?i:{words})(?=\s*[,;)\]]))" if words else "",
    ]
    return "|".join(form for form in forms if form)


def spelled(names: Iterable[str]) -> str:
    """Labels of voices with a space or noughts that the names lack, as a part of a regular expression: "P 3",
    "P-03" where there is a P3; "" without any such voice."""
    found = (_LETTERS_AND_NUMBER.fullmatch(one) for one in sorted(set(names)))
    forms = {
        rf"{one['word']}[-–_ \u00a0]?0*{one['number'].lstrip('0') or '0'}{one['rest']}"
        for one in found
        if one
    }
    return rf"(?<![\w.])(?:{'|'.join(sorted(forms))})(?![\w%])" if forms else ""


def alike(label: str, other: str) -> bool:
    """Whether two labels are of one kind: P3 and P6, Anna and Bilal; not P3 and Interview 2."""
    shapes = [re.sub(r"[\W\d_]+", "", one).casefold() for one in (label, other)]
    numbered = [any(c.isdigit() for c in one) for one in (label, other)]
    return shapes[0] == shapes[1] if all(numbered) else not any(numbered)


def group_number(label: str) -> str:
    """The number of the focus group that a label or a document's name tells: 2 of "Kista_FG2"; "" without."""
    found = _OF_GROUP.match(label)
    return found["number"] if found else ""


def group_and_member(label: str) -> tuple[str, str] | None:
    """The number of a group and the label of one of its members, for "FG2-P4"; None for others."""
    found = _NUMBERED_GROUP.match(label)
    member = found["rest"].strip(" -–,:/.") if found else ""
    return (found["number"], member) if found and member else None


def parts_of(name: str) -> tuple[str, ...]:
    """The words and numbers of a document's name: "kista", "fg2" of "Kista_FG2"."""
    return tuple(re.findall(r"[^\W_]+", key_of(name)))


def is_group(label: str) -> bool:
    """Whether a label is a focus group's."""
    return _IS_GROUP.match(label) is not None


_OF_A_ROUND = re.compile(
    r"(?P<label>[^\W\d_]+[-–_ ]?\d{1,3})(?:(?:[A-Z]|[\s._–-]+[^\W\d_]*[\s._–-]*)\d{1,2}|[\s._–-]+[^\W\d_]+)"
)


def without_round(name: str) -> str:
    """A document's name without the round of talks that it ends in: P2 of "P2R3", "P2_2", "P2-interview2"."""
    found = _OF_A_ROUND.fullmatch(name.strip())
    return found["label"] if found and not is_group(name) else name


@lru_cache(maxsize=100_000)
def same_voice(label: str, known: str) -> bool:
    """Whether two labels may name one voice: P7, p07, Participant 7 and interviewee no. 7 do, T7 and S7 do
    not; a document's name P7R2 is P7's, and nobody's whom its end may call."""
    first, second = key_of(label), key_of(known)
    if first.lstrip("# ") == second.lstrip("# ") or same_person(first, second):
        return True
    of, its = group_and_member(label), group_and_member(known)
    if of and its:
        return of[0] == its[0] and same_voice(of[1], its[1])
    if (of or its) and is_group(label) and is_group(known):
        return False  # one of a group is not all of it
    one, two = _key(label), _key(without_round(known))
    if one is None or two is None:
        return False
    if one.number != two.number:
        return False
    if one.word == two.word or {one.word, two.word} <= _ANYBODY:
        return True
    if is_group(label) and is_group(known):
        return True
    return _shortens(one.word, two.word)


def _shortens(word: str, other: str) -> bool:
    """Whether one of two words is no more than the first letter of the other: "n" of "nurse"."""
    longer, shorter = sorted((word, other), key=len, reverse=True)
    alone = len(shorter) == 1 and not any(c.isdigit() for c in longer)
    return alone and longer[:1] == shorter and not _IS_GROUP.match(longer)


def taken_from(names: Sequence[Collection[str]]) -> list[tuple[str, ...]]:
    """For each voice, by its names, the names of others that shorten or complete these: P1 beside Pilot1,
    which "P1" would mean too if nobody were called so. Those of anybody, P1 and Participant 1, are one."""
    by_letter = defaultdict[tuple[str, str], set[str]](set)
    for name in chain.from_iterable(names):
        key = _key(without_round(name))
        if key and key.word:
            by_letter[key.word[0], key.number].add(name)
    return [
        tuple(sorted(set(chain.from_iterable(_rivals(name, by_letter) for name in own)))) for own in names
    ]


def _rivals(name: str, by_letter: Mapping[tuple[str, str], Collection[str]]) -> Iterator[str]:
    key = _key(without_round(name))
    for other in by_letter.get((key.word[:1], key.number), ()) if key else ():
        its = _key(without_round(other))
        words = {key.word, its.word} if key and its else set()
        if len(words) > 1 and _shortens(*words) and not words <= _ANYBODY:
            yield other


def is_called(label: str, known: str) -> bool:
    """Whether two labels are one but for how they are written: P1 and p-01, not Pilot 1."""
    one, two = _key(label), _key(without_round(known))
    return key_of(label) == key_of(known) or (one is not None and one == two)


def one_of_a_row(label: str, known: str) -> bool:
    """Whether a label counts voices as that of a known one does, whatever its number: P12 and Participant 12
    beside P4."""
    first, second = (re.sub(r"\d+", "0", one.casefold().replace(" ", "")) for one in (label, known))
    number = _SHAPE.fullmatch(without_round(known).strip())
    return first == second or (
        number is not None and same_voice(re.sub(r"\d+", number["number"], label), known)
    )
