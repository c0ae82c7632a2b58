"""Works cited in running text: (Dogra, 2017), Lyall et al. (2013a), (Khan 2016; Fair 2014, 2015), [3,
5-7]."""

from collections.abc import Iterator

import regex as re

from qda.audit.manuscript.references.in_notes import is_imprint
from qda.audit.manuscript.references.works import Citation
from qda.model.span import Span

UNDATED = r"n\.\s?d\.(?:-?[a-z])?|in press|forthcoming"
"""What stands for the year of a work that has none, or none yet."""
YEAR = rf"(?:\d{{3,4}}\s?/\s?)?(?:1[5-9]\d\d|20\d\d)[a-z]?(?![\d–-])|{UNDATED}"
"""A year of publication; before it that of the first edition: 1905/2002."""
_PARTICLE = (
    r"(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|van der|van den|von der|de la)"
)
NAME = rf"(?:{_PARTICLE}\s+)*(?:d[’'])?(?:\p{{Lu}}[\w’'\-]*\w|\p{{Lu}}{{2,}})(?:-\p{{Lu}}[\w’']+)*"
_NAMES = rf"{NAME}(?:\s+(?:(?:of|for|on)\s+(?:the\s+)?)?{NAME}){{0,5}}"
"""A person's name of several words, or that of an organisation: Ministry of Public Health."""
JOINS = r"(?:and|&|und|et|y|e|og|och|en)"
"""What stands before the last of several authors."""
_AND = rf"(?:,?\s+{JOINS}\s+|,\s+|\s?/\s?)"
_OTHERS = (
    r",?\s+(?:et\s+al\b\.?|u\.\s?a\b\.?|m\.\s?fl\b\.?|(?:and|with) (?:(?:his|her|their) )?(?:colleagues|"
    r"others|co-?(?:authors|workers)|associates)|(?:und|mit) (?:Kolleg\w+|Mitarbeiter\w*|andere)|"
    r"et (?:coll\b\.?|collègues|collaborateurs)|y (?:otros|colegas|colaboradores|cols?\b\.?)|"
    r"e (?:outros|altri|colegas|colleghi|cols?\b\.?)|en (?:collega[’']?s|anderen))"
)
_GROUP = re.compile(
    r"[(\[]([^()\[\]]*?(?:1[5-9]|20)\d\d[^()\[\]]*|[^()\[\]]*\bn\.\s?d\.[^()\[\]]*"
    r"|\p{Lu}[^()\[\]]*(?<=[\w.,]\s)(?:in press|forthcoming)\s*(?:[,:;][^()\[\]]*)?)[)\]]"
)
_NARRATIVE = re.compile(
    rf"(?P<authors>{_NAMES}(?:{_AND}{_NAMES})*?)"
    rf"(?P<etal>{_OTHERS})?(?:['’]s?)?\s*"
    rf"\(\s*(?P<years>(?:{YEAR})(?:\s*[,;]\s*(?:{YEAR}|[a-z]\b))*)\s*(?P<rest>[,:;][^()]*)?\)"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Spring|Summer|Autumn|Fall|Winter)"
)
_YEARS_ONLY = re.compile(
    rf"\s*(?P<years>(?:{YEAR})(?:\s*[,&]\s*(?:{YEAR}|[a-z]\b))*)"
    r"(?:\s*[,:]\s*(?:(?:pp?|S)\.)?\s*[\d–, -]+)?\s*"
)
"""What follows a semicolon when the author is the one before: (Okonkwo 2016a; 2016b)."""
_PART = re.compile(
    r"^\s*(?:(?:see|See|e\.g\.|cf\.|cf|vgl\.|siehe|voir|véase|ver|jf\.|se|i\.e\.|also|auch|both|for example|"
    r"for instance|as in|in|compare|but see|and|adapted from|from)[\s,:]+)*"
    rf"(?P<authors>[^\d]+?)[,.:]?\s*"
    rf"(?:{_MONTH}\.?\s+\d{{1,2}},?\s*|\d{{1,2}}\s+{_MONTH},?\s*|{_MONTH},?\s*)?"
    rf"\(?(?P<years>(?:{YEAR})(?:\s*[,&]\s*(?:{YEAR}|[a-z]\b))*)\)?"
    rf"(?P<rest>\s*[,:].*|\s+(?:for|who|where|as|on|in|especially|emphasis|among|pp?\.|chs?\.|chapter|§).*)?\s*$",
    re.S,
)
_CITED_IN = (
    r"\b(?:(?:cited|quoted|qtd\.|referred\s+to|referenced)\s+(?:in|by)|zit(?:iert|\.)\s+(?:nach|in)|"
    r"citée?\s+(?:dans|par)|citad[oa]\s+(?:en|por)|apud)\s+"
)
_SECOND_HAND = re.compile(rf"^.*{_CITED_IN}", re.S)
"""What stands before the work that was read: (Smith, 2001, as cited in Jones, 2005)."""
_LED = re.compile(
    r"^\s*\p{Ll}[^;\d]*?\b(?:see|cf\.?|e\.g\.?|(?:reviewed|discussed|described|summari[sz]ed|shown) in)"
    r"[\s,:]+(?:also\s+)?(?=\p{Lu})"
)
"""Words that lead to a work: (for a review, see Smith, 2001)."""
_BETWEEN = re.compile(rf";|(?<=\d\d\d\d[a-z]?)\s*(?:,|,?\s{JOINS})\s+(?=(?:{_PARTICLE}\s)*\p{{Lu}})")
"""What stands between two works of one pair of parentheses."""
_YEARS = re.compile(YEAR)
_LETTER = re.compile(r"[,&]\s*([a-z])\b")
_NUMBERS = re.compile(r"\[(\d{1,3}(?:\]?\s*[,;–-]\s*\[?\d{1,3})*)(?:,\s*(?:pp?|S)\.\s*\d[\d–, -]*)?\]")
_NUMBERS_IN_PARENTHESES = re.compile(r"(?<=\w[.,”\"’']?\s?)\((\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\)")
OTHERS = re.compile(_OTHERS)
"""What stands for authors who are not named."""
_INITIALS = re.compile(r"(?:^|(?<=[\s,]))(?:\p{Lu}\.[\s-]?)+(?=[\s,&]|$)")
_PARTICIPANT = re.compile(
    r"^\s*(?:\p{Lu}{1,3}[-_ ]?\d{1,3}\b|(?i:participant|respondent|interviewee|informant|interview|"
    r"focus group|field ?notes?|fieldwork|personal communication|"
    r"authors?[’']? (?:interview|data|field|calculation))\b)"
)
"""What names a person or material of the study itself, and no work."""
_TOLD = re.compile(
    r"\b(?:personal (?:communication|correspondence|interview)|pers\. comm|persönliche Mitteilung|"
    r"communication personnelle|comunicación personal|unpublished data)\b",
    re.I,
)
"""What was told in person, and stands in no list: (M. Bauer, personal communication, May 3, 2019)."""


def citations(text: str, prose: Span) -> list[Citation]:
    """Every work cited by author and year, in the order of the text."""
    found: dict[int, Citation] = {}
    for one in _NARRATIVE.finditer(text, *prose):
        if is_imprint(text, Span(one.end("authors"), one.end()), one["years"]):
            continue
        for number, citation in enumerate(_narrative(one)):
            found[one.start() + number] = citation
    for group in _GROUP.finditer(text, *prose):
        if any(one.span.end == group.end() for one in found.values() if one.span.start < group.start()):
            continue
        if is_imprint(text, Span(*group.span()), group[1]):
            continue
        for number, citation in enumerate(_parts(group[1], Span(*group.span()))):
            found[group.start() + number] = citation
    return [found[at] for at in sorted(found)]


def read_in_another(said: str) -> str:
    """What a citation says of the work whose words were read in another: "Smith, 2001" of "Smith, 2001, as
    cited in Jones, 2005"; "" where it says nothing of one."""
    behind = _SECOND_HAND.match(said)
    return re.split(_CITED_IN, said)[0].rstrip(" ,;(") if behind else ""


_EDITIONS = re.compile(r"\b\d{4}\s?\[\d{4}\]|\[\d{4}\]\s?\d{4}\b")
_KEYED = re.compile(r"\\[A-Za-z]*cite[A-Za-z]*\*?(?:\s*\[[^\[\]]*\])*\s*\{([^{}]*)\}", re.I)
_KEY = re.compile(r"[^,\s]+")


def with_edition_years(text: str) -> str:
    """The text with blanks for the year of the first edition beside that of a later one, as long as it was:
    (1976 [1867]), ([1900] 1953)."""
    return _EDITIONS.sub(_edition, text)


def _edition(one: re.Match[str]) -> str:
    first, second = sorted(re.finditer(r"\d{4}", one[0]), key=lambda year: int(year[0]))
    return f"{second[0]:>{second.end()}}".ljust(len(one[0])) if first[0] != second[0] else one[0]


def keyed(text: str, prose: Span) -> list[tuple[str, Span]]:
    r"""Every key of LaTeX's \cite commands with its place, in the order of the text."""
    return [
        (key[0], Span(key.start(), key.end()))
        for command in _KEYED.finditer(text, *prose)
        for key in _KEY.finditer(text, command.start(1), command.end(1))
    ]


def numbered(text: str, prose: Span) -> list[Citation]:
    """Every work cited by a number in square brackets; where there are none, by one in parentheses."""
    return _numbers(_NUMBERS, text, prose) or _numbers(_NUMBERS_IN_PARENTHESES, text, prose)


def _numbers(pattern: re.Pattern[str], text: str, prose: Span) -> list[Citation]:
    """The numbers of a pattern; an interval with a nought, as [0, 1], cites nothing."""
    found = []
    for one in pattern.finditer(text, *prose):
        bare = one[1].replace("[", "").replace("]", "")
        said = [[int(end) for end in re.split(r"[–-]", part)] for part in re.split(r"[,;]", bare)]
        if all(ends[0] > 0 for ends in said):
            found += [
                Citation((), "", Span(*one.span()), one[0], number=number)
                for ends in said
                for number in range(ends[0], min(ends[-1], ends[0] + 50) + 1)
            ]
    return found


def _narrative(one: re.Match[str]) -> Iterator[Citation]:
    """The works of an author whom the sentence names; those read at second hand are left to `_parts`."""
    if _SECOND_HAND.search(one["rest"] or "") or _IN_TIME.fullmatch(one["authors"]):
        return
    authors = _author_names(one["authors"])
    while authors and authors[0] in _LEADING:
        authors = authors[1:]
    if not authors or _PARTICIPANT.match(one["authors"]) or _OWN_PART.match(authors[0]):
        return
    alone = len(authors) == 1 and not one["etal"]
    doubtful = alone and (_led_by_in(one) or _NO_AUTHOR.fullmatch(one["authors"]) is not None)
    for year in _all_years(one["years"]):
        span = Span(*one.span())
        yield Citation(authors, year, span, one[0].strip(), bool(one["etal"]), doubtful=doubtful)
    _, behind, others = (one["rest"] or "").partition(";")
    if behind:
        yield from _parts(others, Span(*one.span()), authors, bool(one["etal"]))


def _led_by_in(one: re.Match[str]) -> bool:
    """Whether "in" or the like leads to a name, which may be that of a place or a time: in Peru (2016)."""
    before = one.string[max(0, one.start() - 30) : one.start()]
    return _IN.match(one["authors"]) is not None or (
        _BEHIND_IN.search(before) is not None and _WRITTEN_IN.search(before) is None
    )


def _parts(said: str, span: Span, authors: tuple[str, ...] = (), et_al: bool = False) -> Iterator[Citation]:
    """The works of one pair of parentheses; `authors` are those of years that stand there first."""
    for part in _BETWEEN.split(said):
        years = _YEARS_ONLY.fullmatch(part)
        found = years or _PART.match(_LED.sub("", _SECOND_HAND.sub("", part)))
        if found is None or _PARTICIPANT.match(part) or _TOLD.search(part):
            authors = ()
            continue
        if found is not years:
            authors, et_al = _authors_of(found["authors"])
        for year in _all_years(found["years"]) if authors else ():
            yield Citation(authors, year, span, part.strip(), et_al)


def _authors_of(words: str) -> tuple[tuple[str, ...], bool]:
    """The authors that words before a year name, none if they are no names; and whether others are meant."""
    said = words.strip(' ,.*_“"')
    if not re.search(r"[^\W\d_]{2}", said) or not _is_author(said) or len(said.split()) > 25:
        return (), False
    return _author_names(OTHERS.sub("", said)), OTHERS.search(said) is not None


def _is_author(said: str) -> bool:
    """Whether words before a year are an author's: a capital first and no sentence."""
    first = said.split()[0]
    particle = re.fullmatch(_PARTICLE, first) is not None
    named = first[0].isupper() or particle
    return named and not _DATE.search(said) and not _OWN_PART.match(said)


_DATE = re.compile(rf"^{_MONTH}\b|\b(?:since|until|between|before|after|during|from|in)$|^(?:N|n) ?=")
_IN_TIME = re.compile(rf"(?:In|By|Since|From|Until|During|Before|After)\s+{_MONTH}")
"""In May (2020); without the first word somebody may be called so."""
_IN = re.compile(r"(?:In|At|During|Since|From|Until|Before|After|Across)\s")
_BEHIND_IN = re.compile(r"\b(?:in|at|during|since|from|until|before|after|across)\s+$", re.I)
_WRITTEN_IN = re.compile(r"(?:\w(?:ed|wn|en)|found|set out|put|as|see|also|out)\s+(?:in|at|from)\s+$", re.I)
"""Words of something written that lead to a work: shown in, reported in, adapted from."""
_NO_AUTHOR = re.compile(
    r"(?:\w+\s+){0,6}(?:Act|Bill|Directive|Regulation|Census|Constitution|Convention|Treaty|War|Pandemic)"
)
_OWN_PART = re.compile(
    r"(?:Appendi(?:x|ces)|Annex|Tables?|Figures?|Fig\.|Supplement\w*|Section|Chapter)(?![\w-])"
)
"""A part of the manuscript, and no author."""
_LEADING = frozenset((
    "In", "As", "See", "The", "But", "And", "While", "For", "By", "With", "Following", "According",
    "Although", "Like", "Both", "However", "Similarly", "When", "Since", "Unlike", "From", "To", "Here",
    "This", "These", "Drawing", "Using",
))  # fmt: skip


def _author_names(said: str) -> tuple[str, ...]:
    """Family names: initials go, and so do words that only lead to the names."""
    bare = _INITIALS.sub(" ", said)
    names = [one.strip(" ,.*_") for one in re.split(rf"\s*(?:,|&|/|(?<=\s){JOINS}(?=\s))\s*", bare)]
    return tuple(
        re.sub(r"['’]s$", "", " ".join(one.split())) for one in names if re.search(r"[^\W\d_]{2}", one)
    )


def _all_years(said: str) -> list[str]:
    """Years with their letters: "2013a, b" are two; of "1905/2002" the edition's."""
    found = [one.rpartition("/")[2] for one in _YEARS.findall(said)]
    years = [one.replace(" ", "") if one[0].isdigit() else one for one in (each.strip() for each in found)]
    if years and len(years) == 1 and years[0][4:]:
        years += [years[0][:4] + letter for letter in _LETTER.findall(said)]
    return years
