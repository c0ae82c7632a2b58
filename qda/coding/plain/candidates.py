"""Which sentences a pattern could match in at all: those where each word that it cannot do without occurs.

This leaves sentences out, it never decides: whatever it keeps is evaluated in full. A pattern has at least
one word that it cannot do without; the parser sees to it.
"""

from collections.abc import Iterable

from qda.coding.patterns.lexeme import positions
from qda.coding.patterns.pattern import (
    Both,
    Either,
    Lexeme,
    Maybe,
    Near,
    Pattern,
    Sequence,
    Tailed,
    Without,
    may_be_empty,
)
from qda.coding.patterns.words import Words


def candidates(pattern: Pattern, words: Words) -> set[int]:
    """The sentences that a pattern of words could match in, if it looks at nothing but one sentence."""
    match pattern:
        case Lexeme():
            return {words.sentence[at] for at in positions(pattern, words)}
        case Either(options):
            return set().union(*(candidates(option, words) for option in options))
        case Maybe(part) | Tailed(part) | Without(part, _):
            return candidates(part, words)
        case Sequence(parts):
            return _in_all((part for part in parts if not may_be_empty(part)), words)
        case Near(left, right) | Both(left, right):
            return _in_all([left, right], words)
        case _:
            raise TypeError(f"{pattern} is not of words alone")


def _in_all(parts: Iterable[Pattern], words: Words) -> set[int]:
    """The sentences that every part could match in; once there is none, no other part is looked at."""
    rest = iter(parts)
    sentences = candidates(next(rest), words)
    while sentences and (part := next(rest, None)) is not None:
        sentences = sentences & candidates(part, words)
    return sentences
