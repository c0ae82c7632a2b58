"""Names as people typed them: two spellings of the same letters are one name."""

import unicodedata


def tidy(name: str) -> str:
    """The name without white space around it, its accents composed (NFC), as macOS file names are not."""
    return unicodedata.normalize("NFC", name).strip()
