"""Citations in running text and entries of a reference list, as far as a program can read them."""

import re
import unicodedata
from dataclasses import dataclass

from qda.model.span import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One work as the text cites it. `authors` are family names as written, the first ones only; `year`
    keeps its
    letter ("2013a"). A numbered citation has a `number` and nothing else. A `doubtful` one may be a place,
    a time or a law: it cites something only where the list has an entry."""

    authors: tuple[str, ...]
    year: str
    span: Span
    text: str
    et_al: bool = False
    number: int | None = None
    doubtful: bool = False

    @property
    def first(self) -> str:
        """The first author's family name, for comparing."""
        return plain(self.authors[0]) if self.authors else ""

    @property
    def letter(self) -> str:
        """The letter behind the year; "in press" has none."""
        return self.year[4:] if self.year[:4].isdigit() else ""

    @property
    def told(self) -> tuple[tuple[str, ...], str, bool]:
        """What the citation says of its work; the same again is told once."""
        return self.authors, self.year, self.et_al


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the reference list. `authors` are family names; an entry without any begins with its
    title."""

    authors: tuple[str, ...]
    year: str
    title: str
    span: Span
    text: str
    number: int | None = None
    key: str = ""

    @property
    def called(self) -> str:
        """The first author as written, or the title of an entry that has none."""
        return self.authors[0] if self.authors else self.title

    @property
    def first(self) -> str:
        """The first author's family name, or what the entry begins with, for comparing."""
        return plain(self.authors[0]) if self.authors else plain(self.title)

    @property
    def letter(self) -> str:
        """The letter behind the year; "in press" has none."""
        return self.year[4:] if self.year[:4].isdigit() else ""

    @property
    def later_years(self) -> list[str]:
        """The years of later editions, joined to the year by a stroke: 1905/2002."""
        return re.findall(rf"\b{re.escape(self.year)}\s?/\s?(\d{{4}}[a-z]?)", self.text) if self.year else []

    @property
    def in_text(self) -> bool:
        """Whether it stands in the manuscript; the entries of a bibliography file do not."""
        return self.span.start < self.span.end


def plain(name: str) -> str:
    """A name without accents, case, hyphens and marks."""
    bare = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    kept = "".join(c for c in bare if not unicodedata.combining(c) and (c.isalnum() or c.isspace()))
    return " ".join(kept.casefold().split())


def family_names(people: str) -> list[str]:
    """The family names of a work's authors, as a bibliography joins these: "Fox, Ann and Ben Day"."""
    return [one.split(",")[0] if "," in one else one.split()[-1] for one in _people(people)]


def is_called(name: str, people: str) -> bool:
    """Whether a name, as `plain` writes it, is one of those that a bibliography joins: a family name, with
    its particle or without ("da Silva", "Silva"), or the whole of an organisation's, which has no comma
    ("World Bank"), or its beginning ("Transparency Watch" of "Transparency Watch e.V.")."""
    said = _bare(name)
    families = {_bare(plain(one)) for one in family_names(people)}
    wholes = [_bare(plain(one)) for one in _people(people) if "," not in one]
    return bool(said) and (said in families or any(f"{one} ".startswith(f"{said} ") for one in wholes))


def year_in(said: str) -> str:
    """The year that a bibliography's field holds: 1998 of "[1998]", 2012 of "2012/2013", 2013a; else the
    field as it is, "forthcoming"."""
    found = _YEAR.search(said)
    return found[0] if found else said


def _people(people: str) -> list[str]:
    several = (one.strip() for one in people.split(" and "))
    return [one for one in several if one and one != "others"]


def _bare(name: str) -> str:
    """A name without the particles and articles before it; one that has nothing else stays."""
    return _PARTICLES.sub("", name) or name


_YEAR = re.compile(r"(?<!\d)\d{4}[a-z]?(?!\w)")
_PARTICLES = re.compile(r"^(?:(?:van|von|der|den|de|del|della|di|da|dos|das|du|la|le|el|al|ten|ter|the)\s+)+")


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "æ": "ae", "Æ": "AE"})
