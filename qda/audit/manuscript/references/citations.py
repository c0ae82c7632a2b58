"""Works cited in running text: (Dogra, 2017), Lyall et al. (2013a), (Khan 2016; Fair 2014, 2015), [3,
5-7]."""

import re
from collections.abc import Iterator

from qda.audit.manuscript.references.works import Citation
from qda.model.span import Span

YEAR = r"(?:1[5-9]\d\d|20\d\d)[a-z]?(?![\d-])|n\.\s?d\.(?:-?[a-z])?|in press|forthcoming"
_PARTICLE = (
    r"(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|van der|van den|von der|de la)"
)
NAME = rf"(?:{_PARTICLE}\s+)*(?:[A-ZÀ-ÞŠŽČĆŁŞİØ][\w’'\-]*\w|[A-Z]{{2,}})(?:-[A-Z][\w’']+)*"
_NAMES = rf"{NAME}(?:\s+{NAME})?"
_AND = r"(?:,?\s+(?:and|&|und|et|y)\s+|,\s+)"
_GROUP = re.compile(r"[(\[]([^()\[\]]*?(?:1[5-9]|20)\d\d[^()\[\]]*|[^()\[\]]*\bn\.\s?d\.[^()\[\]]*)[)\]]")
_NARRATIVE = re.compile(
    rf"(?P<authors>{_NAMES}(?:{_AND}{_NAMES})*?)"
    rf"(?P<etal>,?\s+et\s+al\.?|,?\s+and (?:colleagues|others))?(?:['’]s?)?\s*"
    rf"\(\s*(?P<years>(?:{YEAR})(?:\s*[,;]\s*(?:{YEAR}|[a-z]\b))*)(?P<rest>[,:;][^()]*)?\)"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Spring|Summer|Autumn|Fall|Winter)"
)
_PART = re.compile(
    rf"^\s*(?:(?:see|See|e\.g\.|cf\.|cf|i\.e\.|also|for example|for instance|as in|as cited in|"
    rf"cited in|in|quoted in|compare|"
    rf"but see|and|adapted from|from)[\s,:]+)*"
    rf"(?P<authors>[^\d]+?)[,.:]?\s*(?:{_MONTH}\.?\s+\d{{1,2}},?\s*|\d{{1,2}}\s+{_MONTH},?\s*|{_MONTH},?\s*)?\(?(?P<years>(?:{YEAR})(?:\s*[,&]\s*(?:{YEAR}|[a-z]\b))*)\)?(?P<rest>\s*[,:].*)?\s*$",
    re.S,
)
_YEARS = re.compile(YEAR)
_LETTER = re.compile(r"[,&]\s*([a-z])\b")
_NUMBERS = re.compile(r"\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]")
_ETAL = re.compile(r",?\s+et\s+al\.?|,?\s+and (?:colleagues|others)")
_INITIALS = re.compile(r"(?:^|(?<=[\s,]))(?:[A-Z]\.[\s-]?)+(?=[\s,&]|$)")
_PARTICIPANT = re.compile(
    r"^\s*(?:[A-Z]{1,3}[-_ ]?\d{1,3}\b|(?i:participant|respondent|interviewee|informant)\b)"
)


def citations(text: str, prose: Span) -> list[Citation]:
    """Every work cited by author and year, in the order of the text."""
    found: dict[int, Citation] = {}
    for one in _NARRATIVE.finditer(text, *prose):
        for number, citation in enumerate(_narrative(one)):
            found[one.start() + number] = citation
    for group in _GROUP.finditer(text, *prose):
        if any(one.span.end == group.end() for one in found.values() if one.span.start < group.start()):
            continue
        for number, citation in enumerate(_parts(group)):
            found[group.start() + number] = citation
    return [found[at] for at in sorted(found)]


_KEYED = re.compile(r"\\[A-Za-z]*cite[A-Za-z]*\*?(?:\s*\[[^\[\]]*\])*\s*\{([^{}]*)\}", re.I)
_KEY = re.compile(r"[^,\s]+")


def keyed(text: str, prose: Span) -> list[tuple[str, Span]]:
    r"""Every key of LaTeX's \cite commands with its place, in the order of the text."""
    return [
        (key[0], Span(key.start(), key.end()))
        for command in _KEYED.finditer(text, *prose)
        for key in _KEY.finditer(text, command.start(1), command.end(1))
    ]


def numbered(text: str, prose: Span) -> list[Citation]:
    """Every work cited by a number in square brackets."""
    found = []
    for one in _NUMBERS.finditer(text, *prose):
        for part in re.split(r"[,;]", one[1]):
            ends = [int(end) for end in re.split(r"[–-]", part)]
            found += [
                Citation((), "", Span(*one.span()), one[0], number=number)
                for number in range(ends[0], min(ends[-1], ends[0] + 50) + 1)
            ]
    return found


def _narrative(one: re.Match[str]) -> Iterator[Citation]:
    authors = _author_names(one["authors"])
    while authors and authors[0] in _LEADING:
        authors = authors[1:]
    if not authors or _PARTICIPANT.match(one["authors"]):
        return
    for year in _all_years(one["years"]):
        yield Citation(authors, year, Span(*one.span()), one[0].strip(), bool(one["etal"]))


def _parts(group: re.Match[str]) -> Iterator[Citation]:
    """The works of one pair of parentheses, between semicolons."""
    for part in group[1].split(";"):
        found = _PART.match(part)
        if found is None or _PARTICIPANT.match(part):
            continue
        said = found["authors"].strip(' ,.*_“"')
        if not re.search(r"[^\W\d_]{2}", said) or not _is_author(said) or len(said.split()) > 25:
            continue
        et_al = _ETAL.search(said) is not None
        authors = _author_names(_ETAL.sub("", said))
        for year in _all_years(found["years"]):
            if authors:
                yield Citation(authors, year, Span(*group.span()), part.strip(), et_al)


def _is_author(said: str) -> bool:
    """Whether words before a year are an author's: a capital first and no sentence."""
    first = said.split()[0]
    particle = re.fullmatch(_PARTICLE, first) is not None
    return (first[0].isupper() or particle) and not _DATE.search(said)


_DATE = re.compile(rf"^{_MONTH}\b|\b(?:since|until|between|before|after|during|from|in)$|^(?:N|n) ?=")
_LEADING = frozenset(
    [
        "In",
        "As",
        "See",
        "The",
        "But",
        "And",
        "While",
        "For",
        "By",
        "With",
        "Following",
        "According",
        "Although",
        "Like",
        "Both",
        "However",
        "Similarly",
        "When",
        "Since",
        "Unlike",
        "From",
        "To",
        "Here",
        "This",
        "These",
        "Drawing",
        "Using",
    ]
)


def _author_names(said: str) -> tuple[str, ...]:
    """Family names: initials go, and so do words that only lead to the names."""
    bare = _INITIALS.sub(" ", said)
    names = [one.strip(" ,.*_") for one in re.split(r"\s*(?:,|&|\band\b|\bund\b)\s*", bare)]
    return tuple(
        re.sub(r"['’]s$", "", " ".join(one.split())) for one in names if re.search(r"[^\W\d_]{2}", one)
    )


def _all_years(said: str) -> list[str]:
    """Years with their letters: "2013a, b" are two."""
    years = [one.replace(" ", "") if one[0].isdigit() else one for one in _YEARS.findall(said)]
    if years and len(years) == 1 and years[0][4:]:
        years += [years[0][:4] + letter for letter in _LETTER.findall(said)]
    return years
