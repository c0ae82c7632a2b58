"""The lines that reference managers put beside a reader's own words: Zotero's Extra, access dates, counts.

    Citation Key: smith2017
    PMID: 12345678
    tex.howpublished: online
    Read this again before chapter 2.

Only the last line is a note. The others are fields, and would be coded as if somebody had written them.
"""

import re

_FIELD = re.compile(r"\s*(?P<name>[A-Za-z_][A-Za-z0-9 ._-]{0,40}?)\s*[:=]\s*(?P<value>.*)")
_KEYS = frozenset({"citation-key", "citationkey", "citekey", "bibtex"})
_NAMES = frozenset(
    {"abstract-note", "access-date", "accessed", "archive", "archive-location", "arxiv", "arxiv-id"}
    | {"authority", "call-number", "chapter-number", "citation-number", "cited-by", "cited-by-in-scopus"}
    | {"cited-reference-count", "collection-title", "conference-name", "container-title", "corpus-id"}
    | {"doi", "edition", "eid", "eprint", "event-date", "event-place", "event-title", "export-date"}
    | {"genre", "ids", "isbn", "issn", "issue", "issued", "jurisdiction", "language", "last-checked"}
    | {"license", "mag-id", "num-pages", "number", "number-of-pages", "number-of-volumes", "openalex"}
    | {"original-author", "original-date", "original-publisher", "original-publisher-place"}
    | {"original-title", "page", "page-count", "pages", "pmcid", "pmid", "publisher", "publisher-place"}
    | {"reprint-title", "reviewed-author", "reviewed-title", "s2id", "section", "series", "submitted"}
    | {"tex-ids", "times-cited", "total-times-cited", "translator", "type", "url", "version", "volume"}
    | {"volume-title", "web-of-science-id", "wos", "zbmath", "zotero-id"}
)
_NO_NOTE = re.compile(
    r"\s*(?:\[?(?:online|internet)\b.{0,20}\baccessed\b.*"
    r"|\[?(?:last )?(?:accessed|retrieved|visited)\b.{0,60}"
    r"|https?://\S+|(?:doi:\s*)?10\.\d{4,9}/\S+|arxiv:\S+(?:\s*\[[^\]]*\])?"
    r"|\d+ citations? \([\w ]+\)(?: \[[^\]]*\])?|0{2,}\d*(?:\s+cites?:.*)?)\s*",
    re.IGNORECASE,
)
_LONGEST = 2000
"""A line that is longer was written by a person, whatever it begins with."""


def citation_key(text: str) -> str:
    """The key that a line `Citation Key: smith2017` gives; "" without such a line."""
    for line in text.splitlines():
        found = _FIELD.fullmatch(line) if len(line) < _LONGEST else None
        if found and _name(found["name"]) in _KEYS:
            return found["value"].strip()
    return ""


def without_fields(text: str) -> str:
    """The text without the lines that are fields of the work or traces of a search."""
    return "\n".join(line for line in text.split("\n") if not _is_field(line)).strip()


def _is_field(line: str) -> bool:
    if len(line) >= _LONGEST:
        return False
    if _NO_NOTE.fullmatch(line):
        return True
    found = _FIELD.fullmatch(line)
    if found is None:
        return False
    name = _name(found["name"])
    return name in _NAMES or name in _KEYS or name.startswith("tex.")


def _name(typed: str) -> str:
    return re.sub(r"[ _]+", "-", typed.strip().lower()).strip("-")
