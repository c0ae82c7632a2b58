"""A codebook to rules that can be matched: lists written out, words cut and lemmatised, codes in order."""

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from qda.coding.codebook.circles import circle_of_codes
from qda.coding.codebook.terms import Lists, in_order, parse_at
from qda.coding.patterns.abbreviations import with_glued
from qda.coding.patterns.lexeme import lexical
from qda.coding.patterns.pattern import (
    CodeReference,
    Either,
    Near,
    Pattern,
    Terms,
    TokenRule,
    parts,
    rebuilt,
)
from qda.coding.patterns.united import United
from qda.coding.policy import ENGINE
from qda.errors import PatternError, Place, Problems, QdaError, did_you_mean
from qda.language.language import Language
from qda.model.codebook import Code, Codebook, Rule, Scope
from qda.model.identity import hash_plain, hash_text


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its pattern ready to match."""

    rule: Rule
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class CompiledCode:
    """A code's rules, and the codes that they speak of.

    `fingerprint` changes when, and only when, they could find something else.
    """

    code: str
    scope: Scope
    match: tuple[CompiledRule, ...]
    unless: tuple[CompiledRule, ...]
    fingerprint: str
    speaks_of: frozenset[str]


@dataclass(frozen=True, slots=True)
class CompiledCodebook:
    """Codes in the order in which they can be matched: each after the codes that its patterns speak of."""

    codebook: Codebook
    language: Language
    codes: tuple[CompiledCode, ...]


def compile_codebook(
    codebook: Codebook, language: Language, *, only: frozenset[str] | None = None
) -> CompiledCodebook:
    """Compile every rule; with `only`, those of these codes, among which must be all that they speak of.

    Raises one Problems error with every fault that it found.
    """
    terms, problems = in_order(codebook)
    lists: dict[str, _List] = {}
    united = United()
    compiled: dict[str, tuple[tuple[CompiledRule, ...], tuple[CompiledRule, ...]]] = {}
    mentions: dict[str, set[str]] = {}
    for code in codebook:
        if only is not None and code.code not in only:
            continue
        compiler = _Compiler(codebook, language, terms, lists, united, problems)
        compiled[code.code] = (compiler.rules(code.match), compiler.rules(code.unless))
        mentions[code.code] = compiler.codes
    order = _order(codebook, mentions, terms, problems)
    if problems:
        raise Problems(problems)
    prints: dict[str, str] = {}
    told = _Told()
    codes: dict[str, CompiledCode] = {}
    for name in order:
        match, unless = compiled[name]
        code = codebook[name]
        mentioned = [prints[one] for one in sorted(mentions[name])]
        prints[name] = _fingerprint(code, match, unless, mentioned, told)
        codes[name] = CompiledCode(name, code.scope, match, unless, prints[name], frozenset(mentions[name]))
    return CompiledCodebook(codebook, language, tuple(codes.values()))


class _List(NamedTuple):
    """A list ready to match, and the codes that it speaks of."""

    pattern: Pattern
    codes: set[str]


class _Compiler:
    """Compiles the rules of one code and gathers the codes that they speak of."""

    def __init__(
        self,
        codebook: Codebook,
        language: Language,
        terms: Lists,
        lists: dict[str, "_List"],
        united: United,
        problems: list[QdaError],
    ) -> None:
        self.codebook, self.language, self.terms, self.lists = codebook, language, terms, lists
        self.united, self.problems = united, problems
        self.codes: set[str] = set()

    def rules(self, rules: tuple[Rule, ...]) -> tuple[CompiledRule, ...]:
        """The rules that compile; the faults of the others go to the problems."""
        return tuple(compiled for rule in rules if (compiled := self._rule(rule)) is not None)

    def _rule(self, rule: Rule) -> CompiledRule | None:
        place = rule.place
        try:
            if not isinstance(rule.pattern, str):
                self._check_tokens(rule, place)
                return CompiledRule(rule, TokenRule(rule.name, rule.pattern))
            pattern = parse_at(rule.pattern, place)
            self.terms.check(pattern, place)
            return CompiledRule(rule, self.united.of(self._rebuilt(pattern, place)))
        except QdaError as error:
            self.problems.append(error)
            return None

    def _check_tokens(self, rule: Rule, place: Place) -> None:
        try:
            self.language.tokenizer.matcher({rule.name: rule.pattern})  # type: ignore[dict-item]
        except PatternError as error:
            raise PatternError(error.problem, place=place, remedy=error.remedy) from error

    def _rebuilt(self, pattern: Pattern, place: Place) -> Pattern:
        return rebuilt(with_glued(pattern), lambda leaf: self._leaf(leaf, place))

    def _leaf(self, leaf: Pattern, place: Place) -> Pattern:
        match leaf:
            case Terms(name):
                return self._list(name, place)
            case CodeReference(code):
                return self._reference(code, place)
            case _:
                return self._words(leaf, place)

    def _list(self, name: str, place: Place) -> Pattern:
        """A list, compiled once for the whole codebook."""
        if name not in self.lists:
            outside, self.codes = self.codes, set()
            try:
                pattern = self._rebuilt(self.terms[name], place)
                self.lists[name] = _List(pattern, self.codes)
            finally:
                self.codes = outside
        self.codes.update(self.lists[name].codes)
        return self.lists[name].pattern

    def _words(self, leaf: Pattern, place: Place) -> Pattern:
        try:
            return lexical(leaf, self.language)
        except PatternError as error:
            raise PatternError(error.problem, place=place, remedy=error.remedy) from error

    def _reference(self, code: str, place: Place) -> Pattern:
        if code not in self.codebook:
            remedy = did_you_mean(code, [one.code for one in self.codebook])
            raise PatternError(f"the codebook has no code #{code}", place=place, remedy=remedy)
        within = self.codebook.within(code)
        self.codes.update(within)
        references: tuple[Pattern, ...] = tuple(CodeReference(one) for one in within)
        return references[0] if len(references) == 1 else Either(references)


def _order(
    codebook: Codebook, mentions: dict[str, set[str]], terms: Lists, problems: list[QdaError]
) -> tuple[str, ...]:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for code in mentions:
        sorter.add(code, *sorted(mentions[code]))
    try:
        return tuple(sorter.static_order())
    except CycleError as error:
        problems.append(circle_of_codes(error.args[1], codebook, terms))
        return ()


_LONG = 1000
"""Characters from which on what is told of a pattern is shortened: a list stands in many patterns."""


def _fingerprint(
    code: Code,
    match: tuple[CompiledRule, ...],
    unless: tuple[CompiledRule, ...],
    mentioned: list[str],
    told: "_Told",
) -> str:
    finds = [[one.rule.name, told.of(one.pattern)] for one in match]
    vetoes = [told.of(one.pattern) for one in unless]
    return hash_plain([ENGINE, code.code, code.scope, finds, vetoes, mentioned])


class _Told:
    """Patterns in words that differ when the patterns do; what several share is told once, by its hash if it
    is long."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, pattern: Pattern) -> str:
        """A pattern in words; it must not be let go of while others are asked for."""
        known = self._known
        if id(pattern) not in known:
            inside = ", ".join([known.get(id(part)) or self.of(part) for part in parts(pattern)])
            near = f"{pattern.distance} {pattern.order}" if isinstance(pattern, Near) else ""
            told = f"{type(pattern).__name__}{near}({inside})" if inside else repr(pattern)
            known[id(pattern)] = told if len(told) <= _LONG else hash_text(told)
        return known[id(pattern)]
