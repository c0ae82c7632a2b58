"""The named lists of a codebook, each written out in full: a list may use other lists."""

from collections.abc import Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from qda.coding.parse import names, parse
from qda.coding.pattern import Either, Pattern, Terms, depth, rebuilt, walk
from qda.errors import CodebookError, PatternError, Place, Problems, QdaError, did_you_mean
from qda.model.codebook import Codebook, Rule

_MOST_PARTS = 50_000
_DEEPEST = 120


class Lists(dict[str, Pattern]):
    """Lists by their names, each written out; how large each is gets counted once."""

    def __init__(self) -> None:
        super().__init__()
        self._sizes: dict[str, int] = {}
        self._depths: dict[str, int] = {}

    def size(self, name: str) -> int:
        """How many parts a list has, those of its parts among them."""
        if name not in self._sizes:
            self._sizes[name] = len(walk(self[name]))
        return self._sizes[name]

    def depth(self, name: str) -> int:
        """How many patterns stand within each other in a list."""
        if name not in self._depths:
            self._depths[name] = depth(self[name])
        return self._depths[name]


def written_out(codebook: Codebook, source: str) -> tuple[Lists, list[QdaError]]:
    """Every list by its name, without `$` in it, and what is wrong with the entries.

    Raises Problems when lists contain each other in a circle.
    """
    problems: list[QdaError] = []
    parsed = {name: _options(rules, codebook, source, problems) for name, rules in codebook.terms.items()}
    try:
        order = tuple(TopologicalSorter({name: names(one)[0] for name, one in parsed.items()}).static_order())
    except CycleError as error:
        circle = error.args[1]
        problem = f"lists that contain each other: {' > '.join(f'${name}' for name in circle)}"
        place = Place(source, codebook.terms[circle[0]][0].line)
        problems.append(CodebookError(problem, place=place, remedy="Take one of the $names out."))
        raise Problems(problems) from error
    lists = Lists()
    for name in order:
        first = codebook.terms[name][0]
        try:
            lists[name] = with_lists(parsed[name], lists, Place(source, first.line, first.column))
        except PatternError as error:
            problems.append(error)
            lists[name] = Either(())
    return lists, problems


def with_lists(pattern: Pattern, lists: Lists, place: Place) -> Pattern:
    """The pattern with each `$name` replaced by its list; raises PatternError as `check_lists` does."""
    check_lists(pattern, lists, place)
    return rebuilt(pattern, lambda leaf: lists[leaf.name] if isinstance(leaf, Terms) else leaf)


def check_lists(pattern: Pattern, lists: Lists, place: Place) -> None:
    """Raise PatternError for an unknown list, or when the whole would be too large or deep to be matched."""
    used = [part.name for part in walk(pattern) if isinstance(part, Terms)]
    for name in used:
        if name not in lists:
            raise unknown_list(name, lists, place)
    size = sum(lists.size(name) for name in used)
    deepest = depth(pattern) + max((lists.depth(name) for name in used), default=0)
    if size > _MOST_PARTS or deepest > _DEEPEST:
        problem = f"written out, the lists in this have {size:,} parts, {deepest} deep"
        remedy = (
            f"At most {_MOST_PARTS:,} parts, {_DEEPEST} deep, can be matched. Use fewer lists within lists."
        )
        raise PatternError(problem, place=place, remedy=remedy)


def unknown_list(name: str, lists: Mapping[str, object], place: Place) -> PatternError:
    """The error for a list that the codebook lacks."""
    remedy = did_you_mean(name, lists.keys()) or "Define it under 'terms'."
    return PatternError(f"the codebook has no list ${name}", place=place, remedy=remedy)


@lru_cache(maxsize=65_536)
def parse_at(text: str, place: Place) -> Pattern:
    """`parse`, remembered."""
    return parse(text, place=place)


def _options(rules: tuple[Rule, ...], codebook: Codebook, source: str, problems: list[QdaError]) -> Pattern:
    """The entries of a list that can be read and that speak only of known lists."""
    options: list[Pattern] = []
    for rule in rules:
        place = Place(source, rule.line, rule.column)
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
