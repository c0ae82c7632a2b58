"""Lines that begin like a turn: a name, perhaps a timestamp, a colon.

Only the shape is judged here; whether a label is a speaker is for `speakers` to decide. Labels without a
colon are in `conventions`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from qda.language.data import FALLBACK
from qda.language.speakers import speaker_words_of
from qda.model.label import composed, key_of
from qda.model.span import Span
from qda.units.stamps import BIDI, BRACKETED, EARLY, STAMP, UNTIMED, Times, has_colon, times_of

_ENDINGS = "|".join(sorted(speaker_words_of(FALLBACK).endings, key=len, reverse=True))
INCLUSIVE = rf"(?: (?<=[^\W\d_]{{3}}) [*:] (?i:{_ENDINGS}) (?! [^\W\d_] ) (?: [ ]? \w{{1,3}} )? )"
"""The end of a word for people of any gender, `Lehrer*in`, `Lehrer:in 3`, whose mark is in no other name."""
_ENDING = re.compile(rf"(?<=[^\W\d_])(?:[*:·•]|/-?)(?:{_ENDINGS})(?![^\W\d_])", re.IGNORECASE)
_NAME = rf"[^\W\d_] [^:：\[\](){{}}<>【】*?!;\"“”«»|=\\\n]{{0,47}}? {INCLUSIVE}?"
TELEPHONE = r"\+ \d [\d\s().-]{5,18} \d"
"""How a chat names who is not among the contacts; `~` stands before a name that they gave themselves."""
_TURN = r"[^\W\d_]{1,3} -? \d{1,4}"
_LABEL = re.compile(
    rf"""\s* [{BIDI}]*
    (?: [-–—•>] \s+ | >{{2,3}} \s* | (?: [(\[] (?: \d{{1,4}} | (?P<turn> {_TURN} ) ) [)\]]
        | \#? \d{{1,4}} [.)]? ) [ \t]+ )? [*_]{{0,3}} \s*
    (?: (?P<early> {EARLY} ) \s* [*_]{{0,3}} \s* (?: [{BIDI}]* ~ \s* )? )?
    (?: [\[(<【［"“„«] \s* (?P<held> {_NAME} \?? ) \s* [\])>】］"”“»] | (?P<name> {_NAME} \?? )
        | (?(early) [{BIDI}]* (?P<number> {TELEPHONE} ) [{BIDI}]* | (?!) ) )
    \s* (?: [*_]{{1,3}} \s* (?=[\[(]) )?
    (?: (?: , \s* )? (?P<late> {STAMP} ) \s* | [\[(] (?P<note> [^\[\]()\n]{{1,40}} ) [\])] \s* ){{0,2}}
    (?P<to> to \s [^:：\n]{{1,60}} )?
    [*_]{{0,3}} \s* [{BIDI}]* (?P<colon> [:：] ) [*_]{{0,3}}
    (?P<space> \s* )
    (?: (?P<after> {BRACKETED} | (?<=\t) {STAMP} (?=[ ]*\t) ) \s* )?""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"[^\W\d_][^:：\n\[({<（【#]{0,63}: (?=[^\W\d_])")
"""How most labels begin: a letter, no brackets, the first colon, a space and a letter. What comes then tells
nothing more of the label, so that each such beginning has to be judged only once."""
_OFFICE = re.compile(
    r"""\s* (?P<name> [^\W\d_] [^:\[\](){}<>*?!;"“”«»|=\\\n]{1,110}? )
    (?: \s* \( (?P<note> [^()\n]{1,60} ) \) )? \s* : (?: \s+ | $ )""",
    re.VERBOSE,
)
"""The label of who holds a long office: `The Secretary of State for Health and Social Care (Anna Lind):`"""
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
_FULL_NAME = re.compile(rf"{_CAPITAL}(?: {_CAPITAL}){{1,4}}")
_SENT = re.compile(r"From\s+(.+?)(?:\s+to\s+.+)?", re.IGNORECASE)
"""How a chat beside a call names who wrote a line."""
_MARKED = re.compile(r"[\d\[\](){}<>#\t]|  ")
_MOST_WORDS = 8
_REACH = 240
"""Characters within which a label ends."""
_DENSE = re.compile(r"[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]")
"""A letter or a mark of Chinese or Japanese."""
_DENSE_NAME = 6
_MAY_FOLLOW = "\"'“”„«»‘’([…–—-.¿¡#*"


class Label(NamedTuple):
    """A line's label: the name as written, in NFC with its white space folded, and where the speech begins.

    `timestamp` and `until` are the beginning and the end where they are told. `spaced` says whether white
    space or the line's end follows the colon, as in most transcripts; `note` is what stands in brackets
    behind the name, `turn` letters and a number in brackets before it: `[T001] Moderator`.
    """

    line: Span
    name: str
    speech: int
    timestamp: str | None
    spaced: bool
    until: str | None = None
    note: str = ""
    turn: str = ""

    @property
    def key(self) -> str:
        """What two spellings of one label share."""
        return key_of(self.name)

    @property
    def is_office(self) -> bool:
        """Whether it names an office and who holds it: `Anna Lind, Minister of Finance`, `The Minister for
        Health (Anna Lind)`."""
        person, comma, office = self.name.partition(", ")
        if not (comma or self.note):
            return False
        holders = (self.note, person if office[:1].isupper() else "")
        return self.name[0].isupper() and any(map(_FULL_NAME.fullmatch, holders))


@lru_cache(maxsize=8192)
def without_ending(name: str) -> str:
    """A label without what makes a word one for any gender: `Lehrer` of `Lehrer*in` and `Lehrer/-in`."""
    return _ENDING.sub("", name)


def count_labels(labels: Iterable[Label]) -> Counter[str]:
    """How often each label occurs, by its key: there are many labels and few names."""
    times: Counter[str] = Counter()
    for name, count in Counter(label.name for label in labels).items():
        times[key_of(name)] += count
    return times


def label_of(text: str, line: Span) -> Label | None:
    """The label that a line begins with, if it begins like one; `http://` and `At 10:30` do not."""
    start, end = line
    if not has_colon(text, Span(start, min(end, start + _REACH)), ":："):
        return None
    plain = _PLAIN.match(text, start, end)
    if plain is None:
        return _label_of(text, line)
    name = _plain_name(plain[0])
    return Label(line, name, plain.end(), None, True) if name else None


def _label_of(text: str, line: Span) -> Label | None:
    if _is_sentence(text, line):
        return None
    found = _LABEL.match(text, line.start, line.end)
    if found is None:
        return _office_of(text, line)
    wide = found["colon"] == "："
    spaced = bool(found["space"]) or found.end() == line.end or wide or _is_dense(text, found)
    if not (spaced or found["after"] or text[found.end()].isalpha() or text[found.end()] in _MAY_FOLLOW):
        return None
    name = _name_in(found)
    if found["to"] and not (found["early"] and _SENT.fullmatch(name)):
        return None
    sent = _SENT.fullmatch(name) if found["early"] else None
    own = labelled(line, sent[1] if sent else name, found.end(), _times(found), spaced)
    return own._replace(note=found["note"] or "", turn=found["turn"] or "")


def _office_of(text: str, line: Span) -> Label | None:
    """The label of somebody with an office that is longer than names are."""
    colon = text.find(":", line.start, min(line.end, line.start + _REACH))
    before = text[line.start : colon].strip() if colon >= 0 else ""
    if not before[:1].isupper() or not (before.endswith(")") or ", " in before):  # so it is in most
        return None
    found = _OFFICE.match(text, line.start, line.end)
    if found is None:
        return None
    own = labelled(line, found["name"], found.end(), UNTIMED)._replace(note=found["note"] or "")
    return own if own.is_office else None


@lru_cache(maxsize=8192)
def _plain_name(beginning: str) -> str | None:
    """The name in a beginning of a line that is `_PLAIN`, if it is a label, with whatever comes behind it."""
    label = _label_of(f"{beginning}x", Span(0, len(beginning) + 1))
    return label.name if label else None


def _name_in(found: re.Match[str]) -> str:
    return found["name"] or found["held"] or found["number"]


def _is_dense(text: str, found: re.Match[str]) -> bool:
    """Whether a short label and the speech are of a script that writes no spaces: `田中：はい`."""
    name = _name_in(found)
    return len(name) <= _DENSE_NAME and bool(_DENSE.match(name[-1])) and bool(_DENSE.match(text[found.end()]))


def _is_sentence(text: str, line: Span) -> bool:
    """Whether so many words stand before the first colon, and nothing else, that they are no label."""
    colon = text.find(":", line.start, line.end)
    before = text[line.start : colon if colon >= 0 else line.start]
    return before.count(" ") > _MOST_WORDS and not _MARKED.search(before)


def labelled(line: Span, name: str, speech: int, times: Times, spaced: bool = True) -> Label:
    """A label whose parts are known."""
    return Label(line, _tidy(name), speech, times.start, spaced, times.end)


@lru_cache(maxsize=8192)
def _tidy(name: str) -> str:
    return composed(" ".join(name.split()).strip("_* ,-–" + BIDI))


def _times(found: re.Match[str]) -> Times:
    return times_of(found["early"] or found["late"] or found["after"] or "")
