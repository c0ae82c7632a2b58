"""Which sentences a pattern could match in at all: those where each word that it cannot do without occurs.

This leaves sentences out, it never decides: whatever it keeps is evaluated in full. A pattern has at least
one word that it cannot do without; the parser sees to it.
"""

from collections.abc import Mapping

from qda.coding.evaluate import Evaluation
from qda.coding.lexeme import positions
from qda.coding.pattern import (
    Both,
    CodeReference,
    Either,
    Lexeme,
    Maybe,
    Near,
    Pattern,
    Sequence,
    TokenRule,
    Without,
    may_be_empty,
)

Memo = dict[int, set[int]]
"""The regions of parts met before, by identity: words and lists of a codebook come up again and again."""


def candidates(
    pattern: Pattern, evaluation: Evaluation, region_of: Mapping[int, int], memo: Memo | None = None
) -> set[int]:
    """The regions that a pattern could match in; `region_of` knows the sentences that may be coded.

    A `memo` holds for one evaluation and one `region_of`, as long as the patterns live.
    """
    if memo is None:
        memo = {}
    if id(pattern) not in memo:
        memo[id(pattern)] = _candidates(pattern, evaluation, region_of, memo)
    return memo[id(pattern)]


def _candidates(
    pattern: Pattern, evaluation: Evaluation, region_of: Mapping[int, int], memo: Memo
) -> set[int]:
    sentence = evaluation.words.sentence
    match pattern:
        case Lexeme():
            spots = {sentence[at] for at in positions(pattern, evaluation.words)}
            return {region_of[spot] for spot in spots if spot in region_of}
        case CodeReference(name) | TokenRule(name):
            found = evaluation.found.get(name, ())
            spots = {at for one in found for at in range(sentence[one.start], sentence[one.end - 1] + 1)}
            return {region_of[spot] for spot in spots if spot in region_of}
        case Either(options):
            return set().union(*(candidates(option, evaluation, region_of, memo) for option in options))
        case Maybe(part) | Without(part, _):
            return candidates(part, evaluation, region_of, memo)
        case Sequence(parts):
            needed = [part for part in parts if not may_be_empty(part)]
            return _in_all(needed, evaluation, region_of, memo)
        case Near(left, right) | Both(left, right):
            return _in_all([left, right], evaluation, region_of, memo)
        case _:
            raise TypeError(f"{pattern} was not compiled")


def _in_all(
    parts: list[Pattern], evaluation: Evaluation, region_of: Mapping[int, int], memo: Memo
) -> set[int]:
    """The regions that every part could match in, the quickest to fail first."""
    regions = candidates(parts[0], evaluation, region_of, memo)
    for part in parts[1:]:
        if not regions:
            break
        regions = regions & candidates(part, evaluation, region_of, memo)
    return regions
