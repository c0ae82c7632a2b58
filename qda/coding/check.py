"""What is wrong with a codebook beyond its form: examples that fail, rules that do nothing, twins."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from qda.coding.compile import CompiledCodebook
from qda.coding.match import Passage, find_passages
from qda.coding.words import words_of
from qda.language.index import Index
from qda.model.codebook import Code, Example
from qda.model.coding import Assertion, Coding

_ENOUGH_FOR_TWINS = 5


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a codebook's author should know; `serious` ones make the check fail."""

    line: int
    code: str
    problem: str
    remedy: str
    serious: bool


@dataclass(frozen=True, slots=True)
class ExamplesRun:
    """How many examples and counterexamples were tried, and what failed."""

    tried: int
    remarks: tuple[Remark, ...]


def run_examples(compiled: CompiledCodebook, index_of: Callable[[str], Index]) -> ExamplesRun:
    """Code each example by itself: an example must carry its code, a counterexample must not.

    A passage counts as carrying a code unless it is negated, for a negated statement says the contrary.
    """
    remarks: list[Remark] = []
    tried = 0
    for code in compiled.codebook:
        for example in code.examples:
            tried += 1
            if not _carries(code, example, compiled, index_of):
                problem = f"an example of {code.code} is not coded: {example.text!r}"
                remarks.append(Remark(example.line, code.code, problem, "Widen a rule, or correct it.", True))
        for example in code.counterexamples:
            tried += 1
            hits = _carries(code, example, compiled, index_of)
            if hits:
                rules = ", ".join(sorted({hit.rule for passage in hits for hit in passage.hits}))
                problem = f"a counterexample of {code.code} is coded by {rules}: {example.text!r}"
                remarks.append(
                    Remark(example.line, code.code, problem, "Narrow the rule or add 'unless'.", True)
                )
    return ExamplesRun(tried, tuple(remarks))


def _carries(
    code: Code, example: Example, compiled: CompiledCodebook, index_of: Callable[[str], Index]
) -> list[Passage]:
    words = words_of(example.text, index_of(example.text))
    passages = find_passages(words, compiled, only=frozenset((code.code,)))
    return [one for one in passages if one.decisive.assertion is not Assertion.NEGATED]


def vetoed_rules(compiled: CompiledCodebook) -> tuple[Remark, ...]:
    """Rules that stand under `unless` of the same code too, so that nothing they find can stay."""
    remarks = []
    for code in compiled.codes:
        vetoes = {repr(rule.pattern) for rule in code.unless}
        for rule in code.match:
            if repr(rule.pattern) in vetoes:
                problem = f"the pattern of {rule.rule.name} stands under 'unless' too, so it can never match"
                remarks.append(
                    Remark(rule.rule.line, code.code, problem, "Remove it from one of the two.", True)
                )
    return tuple(remarks)


def idle_rules(compiled: CompiledCodebook, codings: Iterable[Coding]) -> tuple[Remark, ...]:
    """Rules that found nothing in any document."""
    used = {rule for coding in codings if coding.rule for rule in coding.rule.split("; ")}
    return tuple(
        Remark(
            rule.rule.line,
            code.code,
            f"{rule.rule.name} matches nothing in the documents: {rule.rule.pattern}",
            "Keep it for texts to come, or remove it.",
            False,
        )
        for code in compiled.codes
        for rule in code.match
        if rule.rule.name not in used
    )


def twins(compiled: CompiledCodebook, units: Iterable[tuple[str, str]]) -> tuple[Remark, ...]:
    """Pairs of codes that stand in exactly the same units; `units` are pairs of a code and a unit's name."""
    places: dict[str, set[str]] = defaultdict(set)
    for code, unit in units:
        places[code].add(unit)
    book = compiled.codebook
    return tuple(
        Remark(
            book[one].line,
            one,
            f"{one} and {other} always fall together, in {len(places[one])} units",
            "Tell them apart in their definitions, or merge them.",
            False,
        )
        for one, other in combinations([code.code for code in book if code.code in places], 2)
        if places[one] == places[other] and len(places[one]) >= _ENOUGH_FOR_TWINS
    )
