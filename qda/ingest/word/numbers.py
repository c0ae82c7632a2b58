"""Numbers of lists, as a word processor shows them."""

from collections.abc import Sequence

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 100_000
BULLET = "•"


def shown(number: int, form: str) -> str:
    """A number in one of the forms decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, decimalZero."""
    if not 0 < number < _MOST:
        return str(number)
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and number < 4000:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        text += letters * count
    return text


def bullet(text: str) -> str:
    """A list's bullet; one that is only a symbol font's code is shown as the common one."""
    text = text.strip()
    private = any("\ue000" <= character <= "\uf8ff" for character in text)
    return BULLET if private or text in {"", "o", "§", "·", "\x00"} else text


class Counter:
    """Counts the items of one list, level by level; deeper levels begin anew below a higher item."""

    def __init__(self) -> None:
        self._at: dict[int, int] = {}

    def next(self, level: int, starts: Sequence[int]) -> dict[int, int]:
        """The numbers of an item's level and of those above it; `starts` has where each level begins."""
        for deeper in [one for one in self._at if one > level]:
            del self._at[deeper]
        for above in range(level):
            self._at.setdefault(above, starts[above])
        self._at[level] = self._at[level] + 1 if level in self._at else starts[level]
        return self._at

    def restart(self, level: int) -> None:
        """The next item of a level begins anew."""
        self._at.pop(level, None)
