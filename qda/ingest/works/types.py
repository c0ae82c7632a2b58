"""What the formats call a kind of work, in BibTeX's words, so that `type` means the same in every format."""

from collections.abc import Mapping
from types import MappingProxyType

CSL: Mapping[str, str] = MappingProxyType(
    {
        "article": "article",
        "article-journal": "article",
        "article-magazine": "article",
        "article-newspaper": "article",
        "bill": "misc",
        "book": "book",
        "broadcast": "misc",
        "chapter": "incollection",
        "classic": "book",
        "collection": "collection",
        "dataset": "dataset",
        "document": "misc",
        "entry": "incollection",
        "entry-dictionary": "incollection",
        "entry-encyclopedia": "incollection",
        "event": "misc",
        "figure": "misc",
        "graphic": "misc",
        "hearing": "misc",
        "interview": "misc",
        "legal_case": "misc",
        "legislation": "misc",
        "manuscript": "unpublished",
        "map": "misc",
        "motion_picture": "misc",
        "musical_score": "misc",
        "pamphlet": "booklet",
        "paper-conference": "inproceedings",
        "patent": "patent",
        "performance": "misc",
        "periodical": "periodical",
        "personal_communication": "misc",
        "post": "online",
        "post-weblog": "online",
        "regulation": "misc",
        "report": "report",
        "review": "article",
        "review-book": "article",
        "software": "software",
        "song": "misc",
        "speech": "misc",
        "standard": "misc",
        "thesis": "thesis",
        "treaty": "misc",
        "webpage": "online",
    }
)

RIS: Mapping[str, str] = MappingProxyType(
    {
        "ABST": "article",
        "BLOG": "online",
        "BOOK": "book",
        "CHAP": "incollection",
        "COMP": "software",
        "CONF": "inproceedings",
        "CPAPER": "inproceedings",
        "DATA": "dataset",
        "DICT": "incollection",
        "EBOOK": "book",
        "ECHAP": "incollection",
        "EDBOOK": "collection",
        "EJOUR": "article",
        "ELEC": "online",
        "ENCYC": "incollection",
        "GEN": "misc",
        "ICOMM": "misc",
        "INPR": "article",
        "JFULL": "periodical",
        "JOUR": "article",
        "MANSCPT": "unpublished",
        "MGZN": "article",
        "NEWS": "article",
        "PAMP": "booklet",
        "PAT": "patent",
        "RPRT": "report",
        "THES": "thesis",
        "UNPB": "unpublished",
        "UNPD": "unpublished",
        "WEB": "online",
    }
)

ZOTERO: Mapping[str, str] = MappingProxyType(
    {
        "blogPost": "online",
        "book": "book",
        "bookSection": "incollection",
        "computerProgram": "software",
        "conferencePaper": "inproceedings",
        "dataset": "dataset",
        "dictionaryEntry": "incollection",
        "encyclopediaArticle": "incollection",
        "forumPost": "online",
        "journalArticle": "article",
        "magazineArticle": "article",
        "manuscript": "unpublished",
        "newspaperArticle": "article",
        "patent": "patent",
        "preprint": "article",
        "report": "report",
        "thesis": "thesis",
        "webpage": "online",
    }
)


def bibtex_type(word: str, known: Mapping[str, str]) -> str:
    """BibTeX's word for a format's; "misc" for one that has no counterpart."""
    return known.get(word, "misc")


PART_OF_BOOK = frozenset({"incollection", "inproceedings"})
"""Types whose container is a book, not a journal."""
