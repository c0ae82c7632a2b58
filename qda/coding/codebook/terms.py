"""The named lists of a codebook, in the order in which they can be made: a list may use other lists."""

from collections.abc import Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from qda.coding.codebook.circles import circle_of_lists
from qda.coding.patterns.parse import parse
from qda.coding.patterns.pattern import Either, Pattern, Terms, names, parts
from qda.errors import CodebookError, PatternError, Place, Problems, QdaError, did_you_mean
from qda.model.codebook import Codebook, Rule

_MOST_PARTS = 50_000
_DEEPEST = 120


class Lists(dict[str, Pattern]):
    """Lists by their names, each after those that it uses, and how large each is when it is written out."""

    def __init__(self) -> None:
        super().__init__()
        self._sizes: dict[str, tuple[int, int]] = {}

    def add(self, name: str, pattern: Pattern, place: Place) -> None:
        """One more list; raises PatternError as `check` does."""
        self.check(pattern, place)
        self[name], self._sizes[name] = pattern, self._measured(pattern)

    def check(self, pattern: Pattern, place: Place) -> None:
        """Raise PatternError for an unknown list, or when a pattern is too large or deep to be matched."""
        size, deepest = self._measured(pattern, place)
        if size > _MOST_PARTS or deepest > _DEEPEST:
            problem = f"written out, the lists in this have {size:,} parts, {deepest} deep"
            remedy = (
                f"At most {_MOST_PARTS:,} parts, {_DEEPEST} deep, can be matched. "
                "Use fewer lists within lists."
            )
            raise PatternError(problem, place=place, remedy=remedy)

    def _measured(self, pattern: Pattern, place: Place | None = None) -> tuple[int, int]:
        """How many parts a pattern has with its lists written out, and how many stand within each other."""
        size, deepest, depth, level = 0, 0, 0, [pattern]
        while level:
            depth += 1
            deepest = max(deepest, depth)
            for one in level:
                if isinstance(one, Terms):
                    own_size, own_depth = self._size(one.name, place)
                    size, deepest = size + own_size, max(deepest, depth - 1 + own_depth)
                else:
                    size += 1
            level = [part for one in level for part in parts(one)]
        return size, deepest

    def _size(self, name: str, place: Place | None) -> tuple[int, int]:
        if name not in self:
            raise unknown_list(name, self, place)
        return self._sizes[name]


def in_order(codebook: Codebook) -> tuple[Lists, list[QdaError]]:
    """Every list of a codebook, and what is wrong with the entries.

    Raises Problems when lists contain each other in a circle.
    """
    problems: list[QdaError] = []
    parsed = {name: _options(rules, codebook, problems) for name, rules in codebook.terms.items()}
    try:
        order = tuple(TopologicalSorter({name: names(one)[0] for name, one in parsed.items()}).static_order())
    except CycleError as error:
        problems.append(circle_of_lists(error.args[1], codebook))
        raise Problems(problems) from error
    lists = Lists()
    for name in order:
        place = codebook.terms[name][0].place
        try:
            lists.add(name, parsed[name], place)
        except PatternError as error:
            problems.append(error)
            lists.add(name, Either(()), place)
    return lists, problems


def unknown_list(name: str, lists: Mapping[str, object], place: Place | None) -> PatternError:
    """The error for a list that the codebook lacks."""
    remedy = did_you_mean(name, lists.keys())
    if not remedy.startswith("Did you mean"):
        remedy = f"Define it under 'terms'. {remedy}".strip()
        remedy += f' $ names a list; within double quotation marks it is text: "${name}"'
    return PatternError(f"the codebook has no list ${name}", place=place, remedy=remedy)


@lru_cache(maxsize=65_536)
def parse_at(text: str, place: Place) -> Pattern:
    """`parse`, remembered."""
    return parse(text, place=place)


def _options(rules: tuple[Rule, ...], codebook: Codebook, problems: list[QdaError]) -> Pattern:
    """The entries of a list that can be read and that speak only of known lists."""
    options: list[Pattern] = []
    for rule in rules:
        place = rule.place
        try:
            option = _option(rule, place)
            used = names(option)[0] if "$" in rule.pattern else set()
            for name in sorted(used - codebook.terms.keys()):
                raise unknown_list(name, codebook.terms, place)
            options.append(option)
        except QdaError as error:
            problems.append(error)
    return Either(tuple(options))


def _option(rule: Rule, place: Place) -> Pattern:
    if not isinstance(rule.pattern, str):
        raise CodebookError(
            "a list holds words, not token patterns",
            place=place,
            remedy="Put the token pattern under 'match' of a code, and use #code.",
        )
    return parse_at(rule.pattern, place)
