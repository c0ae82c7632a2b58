"""Chats: each message begins with a day and a time, or a time between tabs or before angle brackets, and with
who wrote it.

The program that kept the messages wrote these, so they are believed, whatever characters a name holds and
however seldom it comes; and nothing within a message is a label.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qda.model.span import Span
from qda.units.labels import Label, labelled
from qda.units.stamps import BIDI, times_of

_DAY = r"\d{1,4} [./-] \d{1,2} [./-] \d{1,4}"
_CLOCK = r"\d{1,2} [:.] \d{2} (?: [:.] \d{2} )? (?: [ \u00a0\u202f]? [AaPp] \.? [ ]? [Mm] \.? )?"
_WHEN = rf"(?: {_DAY} ,? [ \u00a0] {_CLOCK} | {_CLOCK} , [ ] {_DAY} )"
_MESSAGE = re.compile(
    rf"""[{BIDI}]* (?: \[ (?P<held> {_WHEN} ) \] [ ] | (?P<bare> {_WHEN} ) [ ] [-–—] [ ]
        | (?P<tabbed> \d{{2}} : \d{{2}} : \d{{2}} ) \t (?= [^:\t\n]+ : \t ) )
    [{BIDI}]* (?: ~ [\s{BIDI}]* )?
    (?: (?P<name> [^:\n]{{1,80}}? ) [{BIDI}]* : (?: [ \t] | $ ) (?P<note> \u200e )? )?""",
    re.VERBOSE,
)
_ANGLED = re.compile(
    rf"""(?P<timed> \[ (?: {_DAY} ,? [ ] )? {_CLOCK} \] | (?: {_DAY} ,? [ ] )? {_CLOCK} ) [ \t]+
    (?: < [ @+%~&]? (?P<name> [^<>\n]{{1,40}} ) > [ \t]+ | (?: \*{{1,3}} | -!- | --> | <-- ) [ \t] )""",
    re.VERBOSE,
)
"""A message on a line of its own, as IRC has it, or what its program wrote: `[10:05] *** ann has joined`."""
_NEARLY_ALL = 0.8
"""The share of lines that begin so in a chat with angle brackets, in which a transcript has `<laughs>`."""
_SHARE = 0.25
"""The share of lines that begin a message, from which on a text that begins otherwise is a chat too."""
_FEWEST = 3
_TIMES = ("held", "bare", "tabbed", "timed")
_QUOTED = re.compile(r"[\"“”„«»]")


class Chat(NamedTuple):
    """The labels of messages, by the position of their line, and where lines begin that the program wrote."""

    labels: dict[int, Label]
    notes: frozenset[int]


def chat_in(text: str, lines: Sequence[Span]) -> Chat | None:
    """The messages of a text; None when it is no chat. `lines` are those with text."""
    return _by(_MESSAGE, text, lines) or _by(_ANGLED, text, lines)


def _by(shape: re.Pattern[str], text: str, lines: Sequence[Span]) -> Chat | None:
    """The messages that begin in one way, if enough of the lines do."""
    if not any(shape.match(text, *line) for line in lines[: int(1 / _SHARE) * _FEWEST]):
        return None
    found = [(line, one) for line in lines if (one := shape.match(text, *line))]
    if shape is _ANGLED and len(found) < _NEARLY_ALL * len(lines):
        return None
    if found[0][0] != lines[0] and len(found) < _SHARE * len(lines):
        return None
    labels = dict(_written(found))
    if len(labels) < _FEWEST:
        return None
    return Chat(labels, frozenset(line.start for line, _ in found if line.start not in labels))


def _written(found: Sequence[tuple[Span, "re.Match[str]"]]) -> Iterator[tuple[int, Label]]:
    """The labels of messages that people wrote: `Ann created the group "Flat: rent"` is the program's."""
    for line, one in found:
        told = one.groupdict()
        name = told["name"]
        if name is None or told.get("note") or _QUOTED.search(name):
            continue
        stamp = next(filter(None, map(told.get, _TIMES)))
        own = labelled(line, name, one.end(), times_of(stamp))
        yield line.start, own if own.key else own._replace(name=f"({name.strip()})")
