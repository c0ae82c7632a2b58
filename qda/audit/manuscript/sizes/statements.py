"""What a manuscript says of the size of its own study: how many took part, how many were interviewed.

A statement of the whole ("we interviewed 12 nurses", "the sample consisted of 12 nurses") must agree
with every other. A number of people who are known already ("the 12 nurses"), or of some in a place or a
round, may be that of a part: it can be smaller, never larger. A number of those who were recruited can
be larger, never smaller. Counts of what some of them did, of other studies and of people who were only
invited state no size.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex as re

from qda.audit.manuscript.sizes.reader import GENERIC, Extent, Reader, Statement, counting
from qda.audit.manuscript.sizes.words import SIZE_WORDS
from qda.model.span import Span

_SEVERAL_STUDIES = re.compile(r"\b(?i:study|experiment|studie|étude|estudio) (?:2|II|B)\b")


@dataclass(frozen=True, slots=True)
class Size:
    """How large the study is, in people or in interviews: `total` is 0 where it cannot be told. `most` is the
    largest number that a label may have: of those who were recruited or invited too. `largest` is that of a
    part, which those who were only asked do not make larger. `elsewhere` are numbers of those who did not
    all take part, or came later."""

    total: int
    most: int
    largest: int
    statements: tuple[Statement, ...]
    elsewhere: frozenset[int]

    def added(self, number: int) -> bool:
        """Whether a number is the total and those who were heard otherwise: 32 of "20 interviewed and two
        groups with 12"."""
        others = {more for one in self.statements if one.number == self.total for more in one.beside}
        return number - self.total in (others - {self.total}) | self.elsewhere

    def first(self) -> Statement:
        """The first statement of the total."""
        return next(one for one in self.statements if one.number == self.total)


@dataclass(frozen=True, slots=True)
class Sizes:
    """The size of the study in people and in interviews. `roles` are what it calls its participants, `beyond`
    the parts that are larger than their wholes: the place, the part and the whole."""

    people: Size
    interviews: Size
    roles: frozenset[str]
    beyond: tuple[tuple[Span, int, int], ...]


def sizes(text: str, prose: Span, apart: Sequence[Span], cited: Sequence[Span]) -> Sizes:
    """How many took part, and how many interviews were held, as the text says in any language that is known.

    `apart` are its quotations, in which nobody states a size, and `cited` its citations.
    """
    several = _SEVERAL_STUDIES.search(text, prose.start, prose.end) is not None
    roles: set[str] = set()
    people: list[Statement] = []
    sessions: list[Statement] = []
    bound: list[int] = []
    later: list[int] = []
    beyond: list[tuple[Span, int, int]] = []
    for language in SIZE_WORDS:
        reader = Reader(text, prose, apart, cited, language, counting(text, prose, language))
        stated = list(reader.people())
        roles |= {one.noun for one in stated} - {GENERIC}
        own = _of_one_role(stated)
        people += [*own, *reader.definite({one.noun for one in own} - {GENERIC})]
        sessions += [*_of_one_role(list(reader.sessions())), *reader.definite_sessions()]
        bound += reader.earlier()
        later += reader.later()
        beyond += reader.more_than_all()
    if several:
        people, sessions = [], []
    # a few interviews beside the study's own may be all that are stated: parts of them are bound loosely
    return Sizes(_size(people, bound, later), _size(sessions, bound, bound), frozenset(roles), tuple(beyond))


def _of_one_role(found: Sequence[Statement]) -> list[Statement]:
    """Statements without those of several kinds of people, who are parts: 12 nurses, and two doctors."""
    roles = {one.noun.rstrip("n") for one in found} - {GENERIC}
    return [one for one in found if len(roles) < 2 or one.noun == GENERIC]


def _size(found: Sequence[Statement], bound: Sequence[int], later: Sequence[int]) -> Size:
    statements = sorted({one.span.start: one for one in reversed(found)}.values(), key=lambda one: one.span)
    whole = [one for one in statements if one.extent is Extent.WHOLE]
    known = Counter(one.number for one in statements if one.definite)
    told = Counter(one.number for one in whole if not one.sums or one.divided)
    if not told:
        others = [one for one in statements if not one.definite]
        told = Counter({others[0].number: 1}) if len(others) == 1 and not others[0].sums else told
    total = max(told, key=lambda number: (told[number], known[number]), default=0)
    largest = max([total, *(total + more for more in later), *(one.number + sum(one.sums) for one in whole)])
    most = max([largest, *(total + number for number in bound)])
    return Size(total, most, largest, tuple(statements), frozenset(bound))
