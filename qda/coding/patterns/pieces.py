"""A pattern's text cut into its pieces, and what it speaks of: whoever reads patterns reads these."""

import re

_CURLY = str.maketrans(
    {**dict.fromkeys("“”„‟«»＂〝〞〟❝❞", '"'), **dict(zip("（）［］｜", "()[]|", strict=True))}
)
"""Quotation marks of word processors, and the signs of keyboards whose letters are of full width."""
_GERSHAYIM = re.compile('(?<=[א-ת])"(?=[א-ת])')
"""A sign within a Hebrew abbreviation, for which keyboards have a quotation mark: צה"ל."""
_PIECE = re.compile(r'="[^"]*"|"[^"]*"|[()\[\]|]|[^\s()\[\]|"]+|"')
"""A quotation, a sign, what stands between such and white space, or a quotation mark without its other."""
LIST, CODE = "$", "#"
"""What a piece that speaks of a list or of a code begins with; its name follows."""


def with_straight_marks(text: str) -> str:
    """The text with straight quotation marks for curly ones, and brackets and | of full width as plain ones;
    marks within a Hebrew word are none."""
    text = text.translate(_CURLY)
    return _GERSHAYIM.sub("״", text) if '"' in text else text


def pieces(text: str) -> list[str]:
    """The pieces of a text with straight marks, in order."""
    return _PIECE.findall(text)


def spoken_of(text: str) -> set[str]:
    """The lists and codes that a pattern speaks of, with their signs: {"$money", "#cost"}.

    The text is as it was written, and may have faults.
    """
    if LIST not in text and CODE not in text:
        return set()
    return {one for one in pieces(with_straight_marks(text)) if one[0] in LIST + CODE and len(one) > 1}
