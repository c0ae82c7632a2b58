"""One document and a compiled codebook to coded passages: find, veto, assert, merge.

Overlap policy `merge-same-code`: matches of one code that share a word become one passage, which holds every
match of it; matches of different codes stand side by side, nested or not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qda.coding.compile import CompiledCode, CompiledCodebook, CompiledRule
from qda.coding.patterns.pattern import TokenRule
from qda.coding.patterns.words import Words
from qda.coding.plain.assertion import Cues, assertion_of
from qda.coding.plain.evaluate import Evaluation
from qda.coding.plain.ground import ground
from qda.coding.plain.stretch import Match
from qda.coding.plain.token_patterns import token_matches
from qda.errors import PatternError
from qda.model.codebook import Scope
from qda.model.coding import Assertion
from qda.model.unit import NOT_ANSWERING, Role


@dataclass(frozen=True, slots=True)
class Hit:
    """A match with the rule that made it and how the speaker holds it."""

    match: Match
    rule: str
    assertion: Assertion
    cue: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Hits of one code that belong together: one coding, seen as words `[start, end)` of the document."""

    code: str
    start: int
    end: int
    hits: tuple[Hit, ...]


def find_passages(
    words: Words,
    compiled: CompiledCodebook,
    *,
    include_interviewer: bool = False,
    only: frozenset[str] | None = None,
) -> list[Passage]:
    """What the rules find, as stretches of words; with `only`, for these codes alone.

    Raises PatternError where a pattern matches in more ways than any text could hold.
    """
    found: dict[str, list[Match]] = {}
    codable = _codable(words, include_interviewer=include_interviewer)
    cues = Cues(words, compiled.language)
    grounds = {
        scope: ground(words, codable, scope)
        for scope in {Scope.SENTENCE, *(code.scope for code in compiled.codes)}
    }
    looks = {scope: Evaluation(words, found, one) for scope, one in grounds.items()}
    passages: list[Passage] = []
    for code in compiled.codes:
        found.update(_token_rules(code, words, compiled))
        merged = _merged(code.code, list(_hits(code, looks, cues)))
        found[code.code] = [_as_match(passage) for passage in merged]
        if only is None or code.code in only:
            passages.extend(merged)
    return passages


def _codable(words: Words, *, include_interviewer: bool) -> list[int]:
    """The sentences that may be coded: not nobody's, and the interviewer's only when asked for."""
    turns = words.index.turns
    left_out = {Role.NOBODY} if include_interviewer else NOT_ANSWERING
    return [
        number
        for number, sentence in enumerate(words.index.sentences)
        if turns[sentence.turn].role not in left_out
    ]


def _token_rules(code: CompiledCode, words: Words, compiled: CompiledCodebook) -> dict[str, list[Match]]:
    patterns = [rule.pattern for rule in (*code.match, *code.unless)]
    rules = [pattern for pattern in patterns if isinstance(pattern, TokenRule)]
    return token_matches(rules, words, compiled.language) if rules else {}


def _hits(code: CompiledCode, looks: Mapping[Scope, Evaluation], cues: Cues) -> Iterable[Hit]:
    """Every match of a code that no `unless` takes away in a sentence that it touches."""
    vetoes = [one for rule in code.unless for one in _found(rule, looks[Scope.SENTENCE])]
    vetoed = {number for one in vetoes for number in _touched(one, cues.words)}
    for rule in code.match:
        for match in _found(rule, looks[code.scope]):
            if vetoed.isdisjoint(_touched(match, cues.words)):
                assertion, cue = assertion_of(match, cues)
                yield Hit(match, rule.rule.name, assertion, cue)


def _touched(match: Match, words: Words) -> range:
    """The sentences that a match touches."""
    return range(words.sentence[match.start], words.sentence[match.end - 1] + 1)


def _found(rule: CompiledRule, evaluation: Evaluation) -> list[Match]:
    try:
        return evaluation.find(rule.pattern)
    except PatternError as error:
        problem = f"{rule.rule.name} in {evaluation.words.index.document}: {error.problem}"
        raise PatternError(problem, remedy=error.remedy) from error


def _merged(code: str, hits: list[Hit]) -> list[Passage]:
    """Hits that share a word, directly or through others, as one passage."""
    passages: list[Passage] = []
    group: list[Hit] = []
    reach = -1
    for hit in sorted(hits, key=lambda one: (one.match.start, one.match.end, one.rule)):
        if group and hit.match.start >= reach:
            passages.append(_passage(code, group))
            group = []
        group.append(hit)
        reach = max(reach, hit.match.end)
    return [*passages, _passage(code, group)] if group else passages


def _passage(code: str, hits: list[Hit]) -> Passage:
    return Passage(code, hits[0].match.start, max(hit.match.end for hit in hits), tuple(hits))


def _as_match(passage: Passage) -> Match:
    named = frozenset().union(*(hit.match.named for hit in passage.hits))
    return Match(passage.start, passage.end, named)
