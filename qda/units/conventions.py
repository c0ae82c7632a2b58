"""Labels without a colon: `Speaker 2  0:03`, `P1 - speech`, `[P1] speech`, a name on a line of its own.

Each convention is one shape of a line. A shape proves nothing: prose has lines such as `Kabul - the city`
too; `speakers` asks whether the document as a whole follows one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from qda.model.span import Span
from qda.units.labels import INCLUSIVE, Label, labelled
from qda.units.stamps import BIDI, BRACKETED, EARLY, STAMP, UNTIMED, times_of

_MARKS = rf"\s* [{BIDI}]* [*_]{{0,3}} \s*"
_HEADED = r"(?: \s{0,3} \#{1,6} [ ]+ )?"
_WORD = rf"[^\W\d_] [\w.'’&/-]{{0,24}} {INCLUSIVE}?"
_NAME = rf"(?P<name> {_WORD} (?: [ \u00a0] (?: {_WORD} | \#? \d{{1,3}} ) ){{0,3}}? \.? )"
_LONG_NAME = _NAME.replace("{0,3}?", "{0,7}?")
_BEFORE = rf"(?: (?P<early> {EARLY} ) \s* )?"
_INITIALS = r"(?P<name> [^\W\d_]{1,3} \d{0,2} )"
_PERSON = rf"(?P<name> [^\W\d_] [^:：\n|]{{0,58}}? {INCLUSIVE}? )"
_LONGEST = 100
"""Characters of the longest line that is a label alone."""
_REACH = 300
"""Characters within which any label ends."""
_OPENING = tuple("[(<{（【#")
"""What timestamps in brackets begin with."""


@dataclass(frozen=True, slots=True)
class Convention:
    """A way to write a label: the shape of the line, and the least share of paragraphs that begin so.

    Each shape has one of the `signs` near its beginning, and with `first` no letter before it; most lines are
    not so, and that look is cheap.
    `alone` says that the label has a line of its own, and speech follows on the next; `timed` that the line
    has a timestamp too; `marked` that lists mark their items so too, and only known labels prove a speaker;
    `bracketed` that the name stands between brackets, where any word with numbers, `[id1]`, can be people.
    `capitals` that minutes of parliaments name people so, in capitals: these need not recur as often.
    """

    name: str
    shapes: tuple[str, ...]
    share: float
    signs: tuple[str, ...] = ()
    first: bool = False
    alone: bool = False
    timed: bool = False
    marked: bool = False
    bracketed: bool = False
    capitals: bool = False

    def label_of(self, text: str, line: Span) -> Label | None:
        """The label of a line that has this shape."""
        if self.alone and line.end - line.start > _LONGEST:
            return None
        if self.signs and not self._has_sign(text, line):
            return None
        for shape in self.shapes:
            found = _compiled(shape).match(text, line.start, line.end)
            if found:
                parts = found.groupdict()
                stamp = parts.get("early") or parts.get("late")
                times = times_of(stamp) if stamp else UNTIMED
                until = times_of(parts["until"]).start if parts.get("until") else times.end
                own = labelled(line, found["name"], found.end(), times)._replace(until=until)
                return own._replace(note=parts["note"]) if parts.get("note") else own
        return None

    def _has_sign(self, text: str, line: Span) -> bool:
        start, end = line
        if self.first and text[start : start + 1].isalpha():
            return False
        near = min(end, start + _REACH)
        for sign in self.signs:  # noqa: SIM110  # any() takes twice as long, and this is asked very often
            if text.find(sign, start, near) >= 0:
                return True
        return False


class Sample:
    """Lines with text, and what tells of them at once that they have no label of a convention."""

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self.text, self.lines = text, lines

    @cached_property
    def short(self) -> list[Span]:
        """The lines that can be nothing but a label."""
        return [line for line in self.lines if line.end - line.start <= _LONGEST]

    @cached_property
    def _unlettered(self) -> list[Span]:
        return [line for line in self.lines if not self.text[line.start].isalpha()]

    @cached_property
    def _near(self) -> str:
        """The beginnings of all lines, within which labels end."""
        return "\n".join(self.text[start : min(end, start + _REACH)] for start, end in self.lines)

    def labels(self, convention: Convention) -> dict[int, Label]:
        """The labels of the lines that have the convention's shape, by the position of the line."""
        lines = self._lines(convention)
        return {line.start: one for line in lines if (one := convention.label_of(self.text, line))}

    def _lines(self, convention: Convention) -> Sequence[Span]:
        """The lines that can have such a label."""
        if convention.alone:
            return self.short
        if convention.signs and not any(sign in self._near for sign in convention.signs):
            return ()
        return self._unlettered if convention.first else self.lines


def _shape(*parts: str) -> str:
    return " ".join(parts)


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    """The shape, when a text asks for it: together they take longer to compile than a short text to read."""
    return re.compile(shape, re.VERBOSE)


_SPEECH = r"(?=\S)"
_OFFICE = r"(?: \s* \( (?P<note> [^()\n]{1,120} ) \) )?"
_NUMBER = r"(?: \d{1,4} [.)]? [ \t]+ )?"
_APART = r"(?: \s* [-–—|,•·] \s+ | \s+ )?"
_PARTICIPANT = r"(?: \t [^\W\d_] [^\t\n.,;:?!]{0,58} )? \t \s*"
"""ELAN's second column, often empty: whom a tier is about."""
_DURATION = rf"\t {STAMP} \t \s*"
"""ELAN's column behind the times at which something begins and ends."""
_SECONDS = r"\d+ (?: [.,] \d{1,3} )?"
_IN_SECONDS = rf"(?: \t {_SECONDS} (?= \t ) )"
_ALSO = rf"{_IN_SECONDS}{{1,2}} \t"
"""ELAN's columns that tell a time once more, in seconds or thousandths."""
CONVENTIONS = (
    Convention(
        "a name and a time on a line of their own",
        (
            _shape(_MARKS, _PERSON, r"[*_]{0,3}", _APART, rf"(?P<late> {STAMP} )", r"\s* [*_]{0,3} \s* $"),
            _shape(_MARKS, rf"(?P<early> {STAMP} )", _APART, _PERSON, r"\s* [*_]{0,3} \s* $"),
            _shape(_MARKS, r"[\[(] \s*", _PERSON, r"\s* [\])] \s*", rf"(?P<late> {STAMP} )", r"\s* $"),
        ),
        share=0.2,
        alone=True,
        timed=True,
    ),
    Convention(
        "a name on a line of its own",
        (
            _shape(
                _HEADED,
                _MARKS,
                r"[\[(<]?",
                _NAME,
                r"[\])>]?",
                r"(?: \s* \( [^()\n]{1,30} \) )? [*_]{0,3} \s* $",
            ),
        ),
        share=0.35,
        alone=True,
    ),
    Convention(
        "a name in angle brackets",
        (_shape(_MARKS, _BEFORE, "<", _NAME, r"> \s*", _SPEECH),),
        share=0.3,
        bracketed=True,
        signs=("<",),
        first=True,
    ),
    Convention(
        "a name in brackets",
        (
            _shape(_MARKS, _BEFORE, r"\[", _NAME, r"\] [*_]{0,3} \s+", _SPEECH),
            _shape(_MARKS, _BEFORE, r"\(", _NAME, r"\) [*_]{0,3} \s+", _SPEECH),
            _shape(_MARKS, _BEFORE, "[【［〔]", _NAME, r"[】］〕] \s*", _SPEECH),
        ),
        share=0.5,
        bracketed=True,
        signs=tuple("[(【［〔"),
        first=True,
    ),
    Convention(
        "a name and a time in brackets",
        (
            _shape(_MARKS, r"[\[(]", _NAME, r"[,;|]? \s*", rf"(?P<late> {STAMP} )", r"[\])] :? \s+", _SPEECH),
            _shape(
                _MARKS, r"[\[(]", rf"(?P<early> {STAMP} )", r"[,;|]? \s*", _NAME, r"[\])] :? \s+", _SPEECH
            ),
        ),
        share=0.3,
        signs=("[", "("),
        first=True,
    ),
    Convention(
        "a name and a time before the words",
        (
            _shape(_MARKS, _NAME, r"[*_]{0,3} \s*", rf"(?P<late> {BRACKETED} )", r"[*_]{0,3} \s+", _SPEECH),
            _shape(_MARKS, _NAME, _PARTICIPANT, rf"(?P<late> {STAMP} )", _DURATION, _SPEECH),
            _shape(
                _MARKS,
                _NAME,
                _PARTICIPANT,
                rf"(?P<late> {STAMP} ) {_ALSO} (?P<until> {STAMP} ) {_ALSO}",
                rf"(?: {STAMP} {_ALSO} )? \s*",
                _SPEECH,
            ),
            _shape(
                _MARKS,
                _NAME,
                r"(?: \t [^\W\d_] [^\t\n]{0,58} | \t )?",
                rf"{_IN_SECONDS}{{2,3}} \t \s*",
                _SPEECH,
            ),
            _shape(_MARKS, _NAME, r"\t \s*", rf"(?P<late> {STAMP} )", r"\t \s*", _SPEECH),
        ),
        share=0.5,
        signs=(*_OPENING, "\t"),
    ),
    Convention(
        "a time and initials before the words",
        (_shape(_MARKS, rf"(?P<early> {STAMP} )", r"\s+", _INITIALS, r"\s+", _SPEECH),),
        share=0.9,
        signs=(":",),
        first=True,
    ),
    Convention(
        "a bold name",
        (_shape(r"\s* (?: \*\* | __ ) \s*", _BEFORE, _NAME, r"\s* (?: \*\* | __ ) \s+", _SPEECH),),
        share=0.5,
        signs=("**", "__"),
        first=True,
    ),
    Convention(
        "a row of a table",
        (
            _shape(
                r"\s* \| \s* (?: \d{1,4} \s* \| \s* )?",
                rf"(?: (?P<early> {STAMP} ) \s* \| \s* )?",
                _NAME,
                r"[*_]{0,3} \s* \| \s*",
                _SPEECH,
            ),
        ),
        share=0.5,
        signs=("|",),
        first=True,
    ),
    Convention(
        "a name and a tab",
        (_shape(_MARKS, _NUMBER, _BEFORE, _NAME, r"[*_]{0,3} (?: [ ]* \t \s* | [ ]{3,} )", _SPEECH),),
        share=0.5,
        signs=("\t", "   "),
    ),
    Convention(
        "a name and a dash",
        (
            _shape(_MARKS, _BEFORE, _LONG_NAME, _OFFICE, r"(?<!\.) \. [*_]{0,3} [-–—] [ ]*", _SPEECH),
            _shape(
                _MARKS,
                _BEFORE,
                _LONG_NAME,
                _OFFICE,
                r"[*_]{0,3} (?: [ ]+ [-–—] | [–—] | [ ]+ [>→] (?=[ ]) | [ ]* = (?=[ ]) ) [ ]*",
                _SPEECH,
            ),
        ),
        share=0.5,
        signs=tuple("-–—>→="),
        capitals=True,
    ),
    Convention(
        "a name and a bracket",
        (_shape(_MARKS, _BEFORE, _NAME, r"\) \s+", _SPEECH),),
        share=0.5,
        signs=(")",),
        marked=True,
    ),
    Convention(
        "a letter and a slash",
        (_shape(_MARKS, _BEFORE, r"(?P<name> [^\W\d_]{1,3} \d{0,2} ) [ ]? / \s+", _SPEECH),),
        share=0.5,
        signs=("/",),
    ),
    Convention(
        "a name and a full stop",
        (_shape(_MARKS, _BEFORE, r"(?P<name> [^\W\d_]{1,12} [ ]? \d{0,3} ) [.;] [*_]{0,3} \s+", _SPEECH),),
        share=0.5,
        signs=(".", ";"),
        marked=True,
    ),
)
TIMED, *OTHERS = CONVENTIONS
DASHED = next(one for one in CONVENTIONS if one.name == "a name and a dash")
