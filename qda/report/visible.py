"""Text for a screen: characters that would move the cursor or turn the line round are shown, not obeyed."""

import re

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # line breaks, direction overrides and isolates
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"  # invisible marks, lone surrogates, tags
)
_SPACES = re.compile("[\t\n\r\v\f\x85\u2028\u2029]+")


def visible(text: str) -> str:
    r"""The text on one line: line breaks and tabs as a space, unsafe characters as their escape.

    >>> print(visible("one\ntwo \x1b[31m \u202e"))
    one two \x1b[31m \u202e
    """
    return UNSAFE.sub(lambda found: _escape(ord(found[0])), _SPACES.sub(" ", text))


def _escape(point: int) -> str:
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
