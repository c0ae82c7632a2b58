"""Names as people typed them: two spellings of the same letters are one name."""

import unicodedata

_NOT_IN_NAMES = {
    "Cc",
    "Zl",
    "Zp",
}  # control characters and line ends; a joiner within a Persian name is neither


def tidy(name: str) -> str:
    """The name without white space around it, its accents composed (NFC), as macOS file names are not."""
    return unicodedata.normalize("NFC", name).strip()


def is_name(text: str) -> bool:
    """Whether a text can be a name: tidy, on one line, not empty."""
    return bool(text) and text == tidy(text) and _NOT_IN_NAMES.isdisjoint(map(unicodedata.category, text))
