"""English words for numbers of people, from one to ninety-nine, and what words for numbers come to."""

from collections.abc import Mapping

_SMALL = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_SMALL, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{
        f"{tens}-{ones}": 10 * number + one
        for number, tens in enumerate(_TENS, 2)
        for one, ones in enumerate(_SMALL[:9], 1)
    },
}
"""Word -> number; in a text a space can stand for the hyphen."""
_LONGEST_FIRST = "|".join(sorted(_SMALL, key=len, reverse=True))
WORDS_PATTERN = rf"(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_SMALL[:9])})\b)?|{_LONGEST_FIRST}"
"""An alternation of the words, the longest first, to be used without regard to case."""


def number_of(said: str, words: Mapping[str, int] = NUMBER_WORDS) -> int:
    """The number that digits or a word say; `words` are those of its language."""
    return int(said) if said.isdecimal() else words["-".join(said.casefold().replace("-", " ").split())]
