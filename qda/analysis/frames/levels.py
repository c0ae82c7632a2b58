"""Codings under their own code, under their theme, or under everything above them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qda.analysis.frames.coded import Coded
from qda.errors import UsageError, did_you_mean
from qda.language.ranges import ranges

CODE, THEME, TREE = "code", "theme", "tree"


@dataclass(frozen=True, slots=True, eq=False)
class RolledUp:
    """Names of nodes, and one row for each coding and node that holds it.

    frame: `coding`, a position in the codings, in their order, and `node`, a position in `names`.
    """

    names: tuple[str, ...]
    frame: pd.DataFrame

    def of(self, touched: pd.DataFrame) -> pd.DataFrame:
        """Rows of a frame with a `coding`, once for each node that holds the coding, with the `node`."""
        coding = touched["coding"].to_numpy()
        held = np.bincount(self.frame["coding"], minlength=int(coding.max(initial=-1)) + 1)
        many = held[coding]
        node = self.frame["node"].to_numpy()[ranges((np.cumsum(held) - held)[coding], many)]
        each = touched if (many == 1).all() else touched.iloc[np.arange(len(coding)).repeat(many)]
        return each.assign(node=node)


def roll_up(coded: Coded, level: str) -> RolledUp:
    """Codings by `code` (each under its own code only), by `theme` (the theme holds all codes below it),
    or as a `tree` (each code holds itself and all codes below it), in the order of the codebook.

    By `code`, a heading (a code without rules and without codings, with codes below it) is no node.
    """
    holders = {
        CODE: lambda path: path[-1:],
        THEME: lambda path: path[:1],
        TREE: lambda path: path,
    }
    if level not in holders:
        raise UsageError(f"there is no level {level!r}", remedy=did_you_mean(level, list(holders)))
    left_out = headings(coded) if level == CODE else frozenset()
    codes = [code for code in coded.codes if code not in left_out]
    held = [(code, holder) for code in codes for holder in holders[level](coded.path(code))]
    names = _in_order(coded, {holder for _, holder in held})
    position = {name: number for number, name in enumerate(names)}
    numbers, used = pd.factorize(coded.codings["code"])
    holders_of = [[position[holder] for code, holder in held if code == one] for one in used]
    many = np.array([*map(len, holders_of), 0], dtype=np.int64)
    nodes = np.array([node for own in holders_of for node in own], dtype=np.int64)
    coding = np.arange(len(numbers)).repeat(many[numbers])
    place = ranges((np.cumsum(many) - many)[numbers], many[numbers])
    return RolledUp(names, pd.DataFrame({"coding": coding, "node": nodes[place]}))


def told_of(coded: Coded, code: str) -> dict[str, str]:
    """The parameters of a table on one code or theme: all codes that it holds, told once."""
    held = ", ".join(coded.within(code))
    others = {name: said for name, said in coded.parameters.items() if (name, said) != ("codes", held)}
    return {**others, "code": held}


def one_node(coded: Coded, code: str) -> RolledUp:
    """A single node: a code or theme with all codes below it. An unknown code is a UsageError."""
    known = (*(one.code for one in coded.codebook), *coded.strangers)
    if code not in known:
        raise UsageError(f"there is no code {code!r}", remedy=did_you_mean(code, known))
    inside = coded.codings["code"].isin(coded.within(code)).to_numpy()
    return RolledUp((code,), pd.DataFrame({"coding": np.flatnonzero(inside), "node": 0}, dtype=np.int64))


def headings(coded: Coded) -> frozenset[str]:
    """Codes that only hold other codes together, unless somebody used or asked for one.

    A code that is used outside of a selection is none: tables of all selections have the same rows.
    """
    used = {*coded.used, *coded.codings["code"].unique(), *coded.chosen}
    parents = {code.parent for code in coded.codebook}
    return frozenset(one.code for one in coded.codebook if one.code in parents - used and not one.match)


def _in_order(coded: Coded, wanted: set[str]) -> tuple[str, ...]:
    every = (*(code.code for code in coded.codebook), *coded.strangers)
    return tuple(code for code in every if code in wanted)
