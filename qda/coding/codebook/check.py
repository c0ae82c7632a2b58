"""What is wrong with a codebook beyond its form: examples that fail, rules that do nothing, twins."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from qda.coding.codebook.habits import small_operator
from qda.coding.codebook.remark import Remark, about_code, about_rule
from qda.coding.compile import CompiledCodebook
from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import Word, walk
from qda.files.marked_yaml import typed
from qda.model.codebook import Code, Codebook, Example, Rule
from qda.model.coding import Assertion, Coding
from qda.model.counted import many

_ENOUGH_FOR_TWINS = 5
_FEW = 5
"""Rules of a code that are remarked on one by one."""
_KEEP = "Keep what is for texts to come, or remove it."


@dataclass(frozen=True, slots=True)
class ExamplesRun:
    """How many examples and counterexamples were tried, and what failed."""

    tried: int
    remarks: tuple[Remark, ...]


def run_examples(
    compiled: CompiledCodebook, code: Callable[[Sequence[str]], Iterable[Iterable[Coding]]]
) -> ExamplesRun:
    """Code each example by itself: an example must carry its code, a counterexample must not.

    A passage counts as carrying a code unless it is negated, for a negated statement says the contrary.
    `code` gives the rules' codings of each of some texts.
    """
    tried = [
        _Tried(one, example, wanted)
        for one in compiled.codebook
        for wanted, examples in ((True, one.examples), (False, one.counterexamples))
        for example in examples
    ]
    coded = code([one.example.text for one in tried])
    remarks = [_remark(one, codings) for one, codings in zip(tried, coded, strict=True)]
    return ExamplesRun(len(tried), tuple(remark for remark in remarks if remark is not None))


class _Tried(NamedTuple):
    """An example or a counterexample of a code."""

    code: Code
    example: Example
    wanted: bool

    def remark(self, problem: str, remedy: str, *, serious: bool = True) -> Remark:
        """A remark on the line of the example."""
        return about_code(self.code, problem, remedy, serious=serious, line=self.example.line)


def _remark(tried: _Tried, codings: Iterable[Coding]) -> Remark | None:
    """What there is to say of an example that does not do what it should."""
    code, text = tried.code.code, tried.example.text
    own = [one for one in codings if one.code == code]
    held = [one for one in own if one.assertion is not Assertion.NEGATED]
    if tried.wanted and held:
        return _left_out(tried, held)
    if bool(held) == tried.wanted:
        return None
    if tried.wanted and own:
        problem = f"an example of {code} is found, but negated by {own[0].cue!r}: {text!r}"
        remedy = (
            "Where the code is about what is not there, let a rule name the negation: (no | not) NEAR/3 ..."
        )
        return tried.remark(problem, remedy)
    if tried.wanted:
        return tried.remark(f"an example of {code} is not coded: {text!r}", "Widen a rule, or correct it.")
    rules = ", ".join(sorted({rule for one in held if one.rule for rule in one.rule.split("; ")}))
    problem = f"a counterexample of {code} is coded by {rules}: {text!r}"
    return tried.remark(problem, "Narrow the rule or add 'unless'.")


def _left_out(tried: _Tried, held: Sequence[Coding]) -> Remark | None:
    """An example of which reports show nothing, because they count what is affirmed."""
    if any(one.assertion is Assertion.AFFIRMED for one in held):
        return None
    first = held[0]
    problem = (
        f"an example of {tried.code.code} is found, but {first.assertion} by {first.cue!r}, "
        f"so reports leave it out: {tried.example.text!r}"
    )
    remedy = "Reports count it with --assertion all. If that is not meant, let the rule name the cue."
    return tried.remark(problem, remedy, serious=False)


def signless_names(codebook: Codebook) -> tuple[Remark, ...]:
    """Names of lists and codes that stand in patterns as words, because their sign was forgotten.

    Only names with `_` are looked for: no word of a text looks like them, while `border` may be a list and is
    a word too.
    """
    meant = {name: f"${name}" for name in codebook.terms} | {one.code: f"#{one.code}" for one in codebook}
    rules = [("", rule) for entries in codebook.terms.values() for rule in entries]
    rules += [(one.code, rule) for one in codebook for rule in (*one.match, *one.unless)]
    return tuple(
        about_rule(
            rule,
            code,
            f"{name} stands in {rule.name} as a word, though {meant[name]} is defined",
            f"Write {meant[name]} if that is meant.",
        )
        for code, rule in rules
        for name in _words_with_underscore(rule)
        if name in meant
    )


def _words_with_underscore(rule: Rule) -> list[str]:
    if not isinstance(rule.pattern, str) or "_" not in rule.pattern:
        return []
    words = (part.text for part in walk(parse(rule.pattern)) if isinstance(part, Word))
    return [word for word in dict.fromkeys(words) if "_" in word]


def idle_rules(compiled: CompiledCodebook, codings: Iterable[Coding]) -> tuple[Remark, ...]:
    """Rules that found nothing in any document."""
    used = {rule for coding in codings if coding.rule for rule in coding.rule.split("; ")}
    found: list[Remark] = []
    for code in compiled.codes:
        idle = [one.rule for one in code.match if one.rule.name not in used]
        if len(idle) > _FEW:
            problem = f"{len(idle)} of {len(code.match)} rules match nothing in the documents"
            found.append(_together(code.code, idle, problem))
            continue
        for rule in idle:
            problem = f"{rule.name} matches nothing in the documents: {typed(rule.pattern)}"
            found.append(about_rule(rule, code.code, problem, small_operator(rule) + _KEEP))
    return tuple(found)


def idle_vetoes(codebook: Codebook, found: Collection[str]) -> tuple[Remark, ...]:
    """Rules under `unless` that found nothing in any document; `found` are the names of those that did."""
    all_idle = ((code, [one for one in code.unless if one.name not in found]) for code in codebook)
    return tuple(
        _together(
            code.code,
            idle,
            f"of its {many(len(code.unless), 'rule')} under unless, these match nothing in the documents",
        )
        for code, idle in all_idle
        if idle
    )


def _together(code: str, rules: Sequence[Rule], problem: str) -> Remark:
    """One remark on several rules of a code, which are told by their numbers."""
    numbers = ", ".join(rule.name.rpartition("/")[2] for rule in rules)
    return about_rule(rules[0], code, f"{code}: {problem}: {numbers}", _KEEP)


def twins(compiled: CompiledCodebook, units: Iterable[tuple[str, str]]) -> tuple[Remark, ...]:
    """Pairs of codes that stand in exactly the same units; `units` are pairs of a code and a unit's name."""
    places: dict[str, set[str]] = defaultdict(set)
    for code, unit in units:
        places[code].add(unit)
    book = compiled.codebook
    return tuple(
        about_code(
            book[one],
            f"{one} and {other} always fall together, in {len(places[one])} units",
            "Tell them apart in their definitions, or merge them.",
        )
        for one, other in combinations([code.code for code in book if code.code in places], 2)
        if places[one] == places[other] and len(places[one]) >= _ENOUGH_FOR_TWINS
    )
