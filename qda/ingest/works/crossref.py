"""What a chapter or an article takes over from the book or the issue that its `crossref` names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qda.ingest.works.fields import with_year
from qda.ingest.works.work import Work

_TAKEN_OVER = (
    "date", "year", "month", "editor", "publisher", "institution", "location", "address",
    "series", "volume", "number", "edition", "isbn", "issn", "booktitle", "journal",
)  # fmt: skip
"""What is said of the whole and holds for its parts. A note on the whole is none on a part."""
_APPEARED_IN = dict.fromkeys(
    ("inbook", "incollection", "inproceedings", "conference", "inreference", "suppbook", "suppcollection"),
    "booktitle",
) | {"article": "journal"}
"""For parts, the field that the title of the whole becomes."""
_ITS_AUTHORS = frozenset({"inbook", "suppbook"})
"""Parts of a book by one hand; those of a collection have authors of their own."""


def inherited(works: Sequence[Work]) -> tuple[tuple[Work, ...], list[Work]]:
    """The works with what they take over, and those whose `crossref` names no other work of the file.

    As BibTeX and BibLaTeX do it (BibLaTeX manual, appendix B): what a work says itself stands, and the title
    of the whole is where a part appeared.
    """
    by_key = {one.key: one for one in works}
    lost = [one for one in works if one.fields.get("crossref") and _whole_of(one, by_key) is None]
    return tuple(_completed(one, by_key) for one in works), lost


def _completed(work: Work, by_key: Mapping[str, Work]) -> Work:
    fields = dict(work.fields)
    for whole in _wholes(work, by_key):
        kind, there = fields["type"], whole.fields
        taken = {name: there[name] for name in _TAKEN_OVER if name in there}
        if any(name in fields for name in ("date", "year")):
            taken = {name: text for name, text in taken.items() if name not in {"date", "year", "month"}}
        if kind in _APPEARED_IN and "title" in there:
            taken[_APPEARED_IN[kind]] = there["title"]
        if kind in _ITS_AUTHORS and "author" in there:
            taken["author"] = there["author"]
        fields = taken | fields
    return replace(work, fields=with_year({"type": fields.pop("type"), **fields}))


def _wholes(work: Work, by_key: Mapping[str, Work]) -> Iterator[Work]:
    """What a work is part of, and what that is part of."""
    met = {work.key}
    whole = _whole_of(work, by_key)
    while whole is not None and whole.key not in met:
        yield whole
        met.add(whole.key)
        whole = _whole_of(whole, by_key)


def _whole_of(work: Work, by_key: Mapping[str, Work]) -> Work | None:
    return by_key.get(work.fields.get("crossref", ""))
