"""How strongly a word keeps company with a pattern."""

from math import log, log2

from qda.model.table import Undefined


def log_likelihood(n1: int, n2: int, n12: int, n: int) -> float | Undefined:
    """G2, the log-likelihood ratio of two events that could be independent.

    n1, n2 times each event, n12 times both, of n in all (0 <= n12 <= n1, n2 <= n). Gives 0 (as
    independent as can be) or more, without an upper bound; it grows with the counts, so it says how sure an
    association is rather than how strong. Were the words of a text independent, 10.83 would be passed by
    chance once in a thousand times. It does not tell whether the events attract or avoid each other.
    Undefined when an event happens never or always.

    T. Dunning (1993), Accurate methods for the statistics of surprise and coincidence, Computational
    Linguistics 19(1), p. 68 (-2 log lambda).

    >>> round(log_likelihood(42, 152, 29, 31777), 2)
    263.9
    """
    if n1 in {0, n} or n2 in {0, n}:
        return Undefined("a word occurs never or everywhere")
    cells = (
        (n12, n1, n2),
        (n1 - n12, n1, n - n2),
        (n2 - n12, n - n1, n2),
        (n - n1 - n2 + n12, n - n1, n - n2),
    )
    return 2 * sum(k * log(k * n / (row * column)) for k, row, column in cells if k)


def log_dice(n1: int, n2: int, n12: int) -> float | Undefined:
    """logDice: 14 plus the binary logarithm of the Dice coefficient.

    n1, n2 occurrences of each word, n12 of both together. At most 14 when n12 <= n1, n2; 1 more means
    twice as close, 0 less than once in 16,000 occurrences. It does not depend on the size of the texts.
    Undefined when the words never meet.

    P. Rychlý (2008), A lexicographer-friendly association score, Proceedings of RASLAN, pp. 6-9.

    >>> log_dice(8, 8, 4)
    13.0
    """
    if n12 == 0:
        return Undefined("the words never occur together")
    return 14 + log2(2 * n12 / (n1 + n2))
