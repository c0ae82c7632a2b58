"""Stretches of a text as messages show them: cut between words, with … on the side that is cut."""


def around(text: str, start: int, end: int, room: int) -> str:
    """A stretch and about so many characters to either side of it, in one line."""
    low, high = max(0, start - room), min(len(text), end + room)
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    while end < high < len(text) and not text[high].isspace():
        high -= 1
    shown = " ".join(text[low:high].split())
    before = "… " if text[:low].strip() else ""
    return f"{before}{shown}{' …' if text[high:].strip() else ''}"


def beginning(text: str, most: int) -> str:
    """The first words of a text."""
    text = text.strip()
    return around(text, 0, 0, most)


def ending(text: str, most: int) -> str:
    """Its last words."""
    text = text.strip()
    return around(text, len(text), len(text), most)
