"""Coefficients of co-occurrence: how strongly two codes go together.

Each takes four counts of units: `n1` units with the one code, `n2` with the other, `n12` with both, of `n`
in all (0 <= n12 <= n1, n2 <= n), and gives a number or Undefined with the reason. In the examples 100
units have the one code, 10 the other, 5 both, of 500.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import log2, sqrt

from qda.model.table import Undefined

Coefficient = Callable[[int, int, int, int], float | Undefined]

NO_UNITS = Undefined("there are no units")
NEVER = Undefined("a code never occurs")
NEITHER = Undefined("neither code occurs")
NEVER_TOGETHER = Undefined("the codes never occur together")
ALWAYS_TOGETHER = Undefined("both codes occur in every unit")
AS_MANY_PAIRS = Undefined("no fewer pairs overlap than there are passages")
NO_VARIATION = Undefined("a code occurs in no unit or in every unit")


def jaccard(n1: int, n2: int, n12: int, _n: int) -> float | Undefined:
    """Of the units with either code, the share with both: the c-coefficient of ATLAS.ti, on sets.

    0 (never together) to 1 (always together); undefined when neither code occurs. A rare code with a
    frequent one cannot come near 1, however close they are: read it beside `inclusion`.

    P. Jaccard (1912), The distribution of the flora in the alpine zone, New Phytologist 11(2), pp. 37-50;
    ATLAS.ti manual, Code Co-occurrence Analysis, "c-coefficient".

    >>> round(jaccard(100, 10, 5, 500), 4)
    0.0476
    """
    if n1 + n2 == 0:
        return NEITHER
    return n12 / (n1 + n2 - n12)


def c_of_pairs(n1: int, n2: int, n12: int) -> float | Undefined:
    """The c-coefficient of ATLAS.ti as that program counts: n1 and n2 passages of each code, n12 pairs of
    them that overlap.

    0 or more. It is no share: a passage may be in several pairs, and c exceeds 1 when there are more than
    half as many pairs as passages. Undefined when there are no passages, or no fewer pairs than passages.

    ATLAS.ti manual, Code Co-occurrence Analysis, "c-coefficient".

    >>> c_of_pairs(4, 6, 5), c_of_pairs(1, 2, 2)
    (1.0, 2.0)
    """
    if n1 + n2 == 0:
        return NEITHER
    if n12 >= n1 + n2:
        return AS_MANY_PAIRS
    return n12 / (n1 + n2 - n12)


def sorensen(n1: int, n2: int, n12: int, _n: int) -> float | Undefined:
    """Units with both codes against the mean of the units with each.

    0 to 1; always at least Jaccard's value J, with which it is 2J / (1 + J). Undefined when neither occurs.

    L. R. Dice (1945), Measures of the amount of ecologic association between species, Ecology 26(3), p. 298;
    T. Sørensen (1948), Biologiske Skrifter 5(4), pp. 1-34.

    >>> round(sorensen(100, 10, 5, 500), 4)
    0.0909
    """
    if n1 + n2 == 0:
        return NEITHER
    return 2 * n12 / (n1 + n2)


def ochiai(n1: int, n2: int, n12: int, _n: int) -> float | Undefined:
    """Units with both codes against the geometric mean of the units with each: the cosine of two codes.

    0 to 1; it is the geometric mean of P(A|B) and P(B|A). Undefined when a code never occurs.

    A. Ochiai (1957), Zoogeographical studies on the soleoid fishes found in Japan and its neighbouring
    regions, Bulletin of the Japanese Society of Scientific Fisheries 22(9), pp. 526-530.

    >>> round(ochiai(100, 10, 5, 500), 4)
    0.1581
    """
    if n1 == 0 or n2 == 0:
        return NEVER
    return n12 / sqrt(n1 * n2)


def inclusion(n1: int, n2: int, n12: int, _n: int) -> float | Undefined:
    """How far the rarer code lies within the other (the overlap coefficient).

    0 to 1, where 1 means that the rarer code never occurs without the other. Undefined when a code never
    occurs.

    G. G. Simpson (1943), Mammals and the nature of continents, American Journal of Science 241(1), pp. 1-31.

    >>> inclusion(100, 10, 5, 500)
    0.5
    """
    if n1 == 0 or n2 == 0:
        return NEVER
    return n12 / min(n1, n2)


def lift(n1: int, n2: int, n12: int, n: int) -> float | Undefined:
    """How many times more often the codes meet than if they were independent.

    0 or more, 1 means independent; it has no upper bound, and small counts make it large. Undefined when a
    code never occurs.

    S. Brin, R. Motwani, J. D. Ullman and S. Tsur (1997), Dynamic itemset counting and implication rules for
    market basket data, SIGMOD Record 26(2), pp. 255-264 (there called interest).

    >>> lift(100, 10, 5, 500)
    2.5
    """
    if n1 == 0 or n2 == 0:
        return NEVER
    return n12 * n / (n1 * n2)


def pmi(n1: int, n2: int, n12: int, n: int) -> float | Undefined:
    """Pointwise mutual information in bits: the logarithm of the lift.

    0 means independent, above 0 together more often than that; rare codes get high values, so read it
    with the counts. Undefined when the codes never meet (it falls without bound).

    K. W. Church and P. Hanks (1990), Word association norms, mutual information, and lexicography,
    Computational Linguistics 16(1), p. 23.

    >>> round(pmi(100, 10, 5, 500), 4)
    1.3219
    """
    if n1 == 0 or n2 == 0:
        return NEVER
    if n12 == 0:
        return NEVER_TOGETHER
    return log2(n12 * n / (n1 * n2))


def npmi(n1: int, n2: int, n12: int, n: int) -> float | Undefined:
    """Pointwise mutual information made comparable across frequencies.

    -1 (never together, by its limit) through 0 (independent) to 1 (only together). Undefined when a code
    never occurs, and when both occur in every unit (0 / 0).

    G. Bouma (2009), Normalized (pointwise) mutual information in collocation extraction, Proceedings of
    GSCL, pp. 31-40, section 3.

    >>> round(npmi(100, 10, 5, 500), 4)
    0.199
    """
    if n1 == 0 or n2 == 0:
        return NEVER
    if n12 == 0:
        return -1.0
    if n12 == n:
        return ALWAYS_TOGETHER
    return log2(n12 * n / (n1 * n2)) / -log2(n12 / n)


def phi(n1: int, n2: int, n12: int, n: int) -> float | Undefined:
    """The correlation of two codes over the units that have or lack them.

    -1 (the one exactly where the other is not) through 0 to 1 (always together). Unlike the others it
    counts units that have neither. Undefined when a code occurs in no unit or in every unit.

    G. U. Yule (1912), On the methods of measuring association between two attributes, Journal of the Royal
    Statistical Society 75(6), pp. 579-652.

    >>> round(phi(100, 10, 5, 500), 4)
    0.1071
    """
    if n1 in {0, n} or n2 in {0, n}:
        return NO_VARIATION
    return (n * n12 - n1 * n2) / sqrt(n1 * n2 * (n - n1) * (n - n2))


def p_first_given_second(_n1: int, n2: int, n12: int, _n: int) -> float | Undefined:
    """P(A|B): of the units with the second code, the share that also has the first.

    0 to 1; undefined when the second code never occurs.

    >>> p_first_given_second(100, 10, 5, 500)
    0.5
    """
    if n2 == 0:
        return Undefined("the code that is given never occurs")
    return n12 / n2


def p_second_given_first(n1: int, n2: int, n12: int, _n: int) -> float | Undefined:
    """P(B|A): of the units with the first code, the share that also has the second.

    0 to 1; undefined when the first code never occurs.

    >>> p_second_given_first(100, 10, 5, 500)
    0.05
    """
    return p_first_given_second(n2, n1, n12, _n)


@dataclass(frozen=True, slots=True)
class Named:
    """A coefficient as tables show it."""

    key: str
    heading: str
    meaning: str
    function: Coefficient


COEFFICIENTS: tuple[Named, ...] = (
    Named("jaccard", "Jaccard", "n12 / (n1 + n2 - n12), the c-coefficient; 0 to 1", jaccard),
    Named("sorensen", "Sørensen", "2 n12 / (n1 + n2); 0 to 1", sorensen),
    Named("ochiai", "Ochiai", "n12 / sqrt(n1 n2), the cosine; 0 to 1", ochiai),
    Named("inclusion", "Inclusion", "n12 / min(n1, n2), the overlap coefficient; 0 to 1", inclusion),
    Named("lift", "Lift", "n12 N / (n1 n2); 1 is independence", lift),
    Named("pmi", "PMI", "log2 of the lift, in bits; 0 is independence", pmi),
    Named("npmi", "NPMI", "PMI / -log2(n12 / N); -1 to 1, 0 is independence", npmi),
    Named("phi", "phi", "correlation over units that have or lack the codes; -1 to 1", phi),
    Named("p_a_given_b", "P(A|B)", "of the units with B, the share with A; 0 to 1", p_first_given_second),
    Named("p_b_given_a", "P(B|A)", "of the units with A, the share with B; 0 to 1", p_second_given_first),
)
