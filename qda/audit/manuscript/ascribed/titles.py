"""Names with titles: whom the transcripts call "Mrs Adler" a manuscript calls "Mrs. Adler" or "Adler"."""

import re

_MEN = "mr|herrn?|monsieur|m|señor|sr|signor|sig|senhor|meneer|dhr|hr"
_WOMEN = (
    "mrs|ms|miss|frau|fräulein|madame|mme|mademoiselle|mlle|señora|sra|señorita|srta|signora|senhora|"
    "mevrouw|mw|fru"
)
_TITLES = rf"(?:(?:{_MEN}|{_WOMEN}|mx|dr|prof|professor|doctor)\.?[ \u00a0]+)"
_TITLED = re.compile(rf"(?P<titles>{_TITLES}+)(?P<name>[^\W\d_].*)", re.I | re.DOTALL)
_OF_A_MAN = re.compile(rf"\b(?:{_MEN})\b", re.I)
_OF_A_WOMAN = re.compile(rf"\b(?:{_WOMEN})\b", re.I)
_ARTICLES = ("the", "der", "die", "das", "den", "dem", "ein", "eine", "einen", "einem", "einer", "le", "la")
_NO_ARTICLE = "".join(rf"(?<!\b(?i:{one})\s)" for one in _ARTICLES)
_NO_YEAR = r"(?!,?\s*\(?(?:1[89]|20)\d\d)"


def titled(name: str) -> str:
    """A name with a title as texts give it, also with another title or a full stop behind it, or bare, as a
    part of a regular expression; "" of a name without one.

    Bare it is nobody's behind an article, "der Bauer", and before a year, "Bauer (2003)".
    """
    found = _TITLED.fullmatch(name)
    if found is None:
        return ""
    bare = re.escape(found["name"])
    return rf"(?<!\w)(?:(?i:{_TITLES})+{bare}|{_NO_ARTICLE}{bare}(?!\w){_NO_YEAR})(?!\w)"


def same_person(first: str, second: str) -> bool:
    """Whether two names in small letters, one at least with a title, are one but for titles that may be one
    person's: "dr novak", "mr. novak" and "novak"; not "mr adler" and "mrs adler"."""
    one, two = _TITLED.fullmatch(first), _TITLED.fullmatch(second)
    if not (one or two):
        return False
    titles = " ".join(found["titles"] for found in (one, two) if found)
    names = {found["name"] if found else name for found, name in ((one, first), (two, second))}
    return len(names) == 1 and not (_OF_A_MAN.search(titles) and _OF_A_WOMAN.search(titles))
