"""Control characters that programs leave in texts, and what they stand for; every place stays what it is.

Word leaves marks of cells, notes and pictures in text from its old files, and hyphens of its own; terminals
leave commands for colours, readers of PDF a mark where a hyphen ended a line. Where the code page of Windows
was taken for another, its quotation marks and dashes are control characters. The others stand for nothing and
part words, as white space does, which some of them are anyway.
"""

import re

from qda.language.characters.kinds import Signs

_SOFT_HYPHEN = "\u00ad"
_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x85"
_LOW = "".join(one for one in map(chr, (*range(32), 127)) if one not in _WHITE)
_HIGH = "".join(one for one in map(chr, range(128, 160)) if one not in _WHITE) + "\ufffe"
CONTROLS = _LOW + _HIGH
_SIGNS = Signs(CONTROLS)
_WITHIN = re.compile("(?<=[^\\W\\d_])[\x02\x1f\ufffe](?=[^\\W\\d_])")
"""Word's hyphen where a line may end, and those where one ended in a PDF; elsewhere they are other marks."""
_COMMAND = re.compile(r"\x1b(?:\[[\d;?]*[A-HJKSTfhlmnsu]|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)|[()][0-2AB])")
"""What tells a terminal to change the colour, the cursor or the title of its window."""


def printed(text: str) -> str:
    """A text of the same length with what its control characters stand for, or blanks."""
    if not _SIGNS.are_in(text):
        return text
    text = _COMMAND.sub(lambda found: " " * len(found[0]), text)
    return _WITHIN.sub(_SOFT_HYPHEN, text).translate(_PRINTED)


def _sign(control: str) -> str:
    """What a control character is in the code page of Windows, else a blank."""
    try:
        return bytes([ord(control)]).decode("cp1252") if control in _HIGH[:-1] else " "
    except UnicodeDecodeError:
        return " "


_PRINTED = str.maketrans({one: _sign(one) for one in CONTROLS})
