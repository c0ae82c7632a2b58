"""What is as it was need not be compiled again, and only that: the prints of codes as they are written."""

from dataclasses import replace

import pytest

from qda.coding.codebook.source_prints import source_prints
from qda.model.codebook import Code, Codebook, Rule, Scope


def book(parents: dict[str, str | None], patterns: dict[str, str], **lists: str) -> Codebook:
    """Codes with the code that each stands below, and their patterns."""
    codes = [
        Code(one, one, parent=parent, match=(Rule(f"{one}/1", patterns[one]),) if one in patterns else ())
        for one, parent in parents.items()
    ]
    terms = {name: (Rule(f"{name}/1", pattern),) for name, pattern in lists.items()}
    return Codebook("Book", "en", tuple(codes), terms=terms)


PARENTS = {"care": None, "doctor": "care", "money": "care", "state": None, "police": "state", "both": None}
PATTERNS = {"doctor": "doctor", "money": "money", "police": "police", "both": "#care NOT #state"}


def changed(before: Codebook, after: Codebook) -> set[str]:
    prints = source_prints(before), source_prints(after)
    return {code for code, print_ in prints[0].items() if prints[1][code] != print_}


def test_a_code_that_moves_to_another_theme_changes_those_that_speak_of_the_themes() -> None:
    assert changed(book(PARENTS, PATTERNS), book(PARENTS | {"money": "state"}, PATTERNS)) == {"both"}


def test_so_does_one_that_a_list_speaks_of() -> None:
    patterns = PATTERNS | {"both": "$held"}
    moved = PARENTS | {"money": "state"}
    lists = {"held": "#care NOT #state"}
    assert changed(book(PARENTS, patterns, **lists), book(moved, patterns, **lists)) == {"both"}


@pytest.mark.parametrize(
    ("pattern", "expected"), [("cash", {"money", "both"}), ("$money", {"money", "both"}), ("money", set())]
)
def test_a_pattern_changes_its_code_and_those_that_speak_of_it(pattern: str, expected: set[str]) -> None:
    before, after = (book(PARENTS, PATTERNS | {"money": one}, money="cash") for one in ("money", pattern))
    assert changed(before, after) == expected


@pytest.mark.parametrize("other", [{"scope": Scope.TURN}, {"unless": (Rule("money/unless/1", "time"),)}])
def test_the_scope_and_the_vetoes_of_a_code_change_it_too(other: dict[str, object]) -> None:
    before = book(PARENTS, PATTERNS)
    codes = tuple(replace(one, **other) if one.code == "money" else one for one in before)
    assert changed(before, replace(before, codes=codes)) == {"money", "both"}
