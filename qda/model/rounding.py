"""Numbers as people round them: an exact half goes up, as on calculators and in spreadsheets."""

from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite

_ROOM = Context(prec=400)
"""Digits for the largest number that a float can hold."""


def rounded(value: float, places: int) -> str:
    """A number with so many decimals; of a negative half the size goes up. Nothing is never written as -0.

    What is rounded are the decimals that the number is written with: 0.145 is held as a little less.

    >>> rounded(0.00125, 4), rounded(-0.00004, 4)
    ('0.0013', '0.0000')
    """
    if not isfinite(value):
        return str(value)
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _ROOM)
    return f"{exact:zf}"


def per_cent(share: float) -> str:
    """A share in whole per cent.

    >>> per_cent(5 / 8), per_cent(29 / 200)
    ('63%', '15%')
    """
    return rounded(float(Decimal(repr(float(share))).scaleb(2)), 0) + "%"
