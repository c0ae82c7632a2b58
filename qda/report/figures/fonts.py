"""Fonts that have the characters of a figure: the one of matplotlib, and others of the machine."""

from functools import cache

from matplotlib.font_manager import FontEntry, fontManager, get_font

BASE = "DejaVu Sans"
"""Latin, Greek, Cyrillic, Arabic and more; the same on every machine."""


def families(text: str) -> list[str]:
    """The base font, and as few others as it takes for every character that some font of the machine has."""
    chosen, lacking = [BASE], _lacking(text)
    while lacking:
        best = max(_others(), key=lambda entry: len(lacking & _characters(entry.fname)), default=None)
        if best is None or not lacking & _characters(best.fname):
            break
        chosen.append(best.name)
        lacking -= _characters(best.fname)
    return chosen


def without_a_font(text: str) -> str:
    """The characters of a text that no font of this machine has."""
    lacking = _lacking(text)
    for entry in _others() if lacking else ():
        lacking -= _characters(entry.fname)
    return "".join(sorted(map(chr, lacking)))


def _lacking(text: str) -> set[int]:
    """The visible characters that the base font does not have."""
    [base] = [entry for entry in fontManager.ttflist if entry.name == BASE and _is_plain(entry)][:1]
    return {ord(one) for one in text if one.isprintable() and not one.isspace()} - _characters(base.fname)


def _others() -> list[FontEntry]:
    """The upright fonts of the machine, by name and place, so that the same one is always taken."""
    plain = [entry for entry in fontManager.ttflist if _is_plain(entry) and entry.name != BASE]
    return sorted(plain, key=lambda entry: ("LastResort" in entry.name, entry.name, entry.fname))


def _is_plain(entry: FontEntry) -> bool:
    return entry.style == "normal" and entry.weight in (400, "normal", "regular", "book")


@cache
def _characters(file: str) -> frozenset[int]:
    if "LastResort" in file:  # it has a box for everything
        return frozenset()
    try:
        return frozenset(get_font(file).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
