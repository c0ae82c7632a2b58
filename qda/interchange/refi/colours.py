"""Colours as the standard wants them: #rrggbb."""

import re

_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB = re.compile(r"(?:rgba?)?\(?\s*(\d{1,3})[,;\s]+(\d{1,3})[,;\s]+(\d{1,3})(?:[,;\s]+[\d.]+)?\s*\)?")
_NAMED = {
    "black": "#000000",
    "white": "#ffffff",
    "red": "#ff0000",
    "green": "#008000",
    "blue": "#0000ff",
    "yellow": "#ffff00",
    "orange": "#ffa500",
    "purple": "#800080",
    "gray": "#808080",
    "grey": "#808080",
}


def colour(raw: str) -> str | None:
    """A colour as #rrggbb: from #rgb, #rrggbb, #aarrggbb, rgb(r, g, b) or a common name; None for others.

    >>> colour("#8AF"), colour("#FF336699"), colour("rgb(51, 102, 153)"), colour("mauve-ish")
    ('#88aaff', '#336699', '#336699', None)
    """
    said = raw.strip().lower()
    found = _HEX.fullmatch(said)
    if found:
        digits = found[1]
        return f"#{''.join(2 * digit for digit in digits) if len(digits) == 3 else digits[-6:]}"
    parts = _RGB.fullmatch(said)
    if parts and all(int(part) < 256 for part in parts.groups()):
        return "#" + "".join(f"{int(part):02x}" for part in parts.groups())
    return _NAMED.get(said)
