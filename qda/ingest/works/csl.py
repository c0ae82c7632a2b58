"""CSL-JSON (.json), as Zotero, Better BibTeX, Mendeley and pandoc write it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qda.errors import InputError, Place
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.works.documents import readings_of
from qda.ingest.works.extra import citation_key, without_fields
from qda.ingest.works.fields import container, in_order, people, person, with_year
from qda.ingest.works.keys import refuse_too_many, with_keys
from qda.ingest.works.types import CSL, bibtex_type
from qda.ingest.works.work import ABSTRACT, Library, Note, Work

READS = "works in CSL-JSON"
_FIELDS = {
    "publisher-place": "address",
    "issue": "number",
    "page": "pages",
    "keyword": "keywords",
    "title-short": "shorttitle",
    "collection-title": "series",
}
_NAMES = {
    "author",
    "editor",
    "translator",
    "collection-editor",
    "container-author",
    "director",
    "interviewer",
}
_OWN = {"id", "citation-key", "type", "issued", "container-title", *_NAMES}
_ZOTERO_ADDRESS = "zotero.org/"


def recognise(value: object) -> bool:
    """Whether a JSON value is CSL: a list of works, one of them of a kind that CSL has; or one such work."""
    works = value if isinstance(value, list) else [value]
    return any(isinstance(one, dict) and _is_work(one) for one in works)


def readings(value: object, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:  # noqa: ARG001
    """The notes and abstracts of the works as documents, one for each work that has some."""
    return readings_of(lambda: library(value, path), path)


def library(value: object, path: Path) -> Library:
    """The works of a CSL value; raises InputError where one is no work or a field is not what CSL says."""
    works = value if isinstance(value, list) else [value]
    refuse_too_many(len(works), path)
    return with_keys([_work(one, number, path) for number, one in enumerate(works, 1)], path)


def _is_work(one: Mapping[str, Any]) -> bool:
    return isinstance(one.get("type"), str) and one["type"] in CSL and ("title" in one or "id" in one)


def _work(one: object, number: int, path: Path) -> Work:
    if not isinstance(one, dict):
        raise InputError(
            f"work {number} is not a work but {one!r:.40}",
            place=Place(path),
            remedy="CSL-JSON is a list of works, each between { and }. Export the library again.",
        )
    extra = _text(one.get("note"))
    notes = [Note(text) for text in (without_fields(extra), _text(one.get("annote"))) if text.strip()]
    abstract = _text(one.get("abstract"))
    if abstract.strip():
        notes.insert(0, Note(abstract, ABSTRACT))
    return Work(key=_key(one, extra), fields=_fields(one), position=number, notes=tuple(notes))


def _key(one: Mapping[str, Any], extra: str) -> str:
    key = _text(one.get("citation-key")) or citation_key(extra)
    if key:
        return " ".join(key.split())
    name = " ".join(_text(one.get("id")).split())
    return name.rpartition("/")[2] if _ZOTERO_ADDRESS in name else name


def _fields(one: Mapping[str, Any]) -> dict[str, str]:
    kind = bibtex_type(_text(one.get("type")), CSL)
    fields = {name: people(map(_person, _list(one.get(name)))) for name in sorted(_NAMES) if name in one}
    fields[container(kind)] = _text(one.get("container-title"))
    fields |= _date(one.get("issued"))
    others = {name: _text(value) for name, value in one.items() if name not in _OWN}
    fields |= {_FIELDS.get(name.lower(), name.lower()): value for name, value in others.items()}
    return in_order(kind, with_year(fields))


def _person(name: object) -> str:
    if not isinstance(name, dict):
        return person(_text(name))
    if _text(name.get("literal")):
        return person(_text(name["literal"]))
    parts = (name.get("non-dropping-particle"), name.get("family"))
    given = (name.get("given"), name.get("dropping-particle"))
    family = " ".join(filter(None, map(_text, parts)))
    suffix = _text(name.get("suffix"))
    last = f"{family}, {suffix}" if family and suffix else family
    return person(last, " ".join(filter(None, map(_text, given))))


def _date(issued: object) -> dict[str, str]:
    """Year and date of `issued`: date-parts as numbers or texts, or a raw or literal text."""
    if not isinstance(issued, dict):
        return {"date": _text(issued)}
    parts = _list(issued.get("date-parts"))
    first = [_text(part) for part in _list(parts[0] if parts else None)]
    if first and first[0]:
        return {"year": first[0], "date": "-".join(part.zfill(2) for part in first[:3] if part)}
    told = _text(issued.get("raw")) or _text(issued.get("literal"))
    return {"date": told} if any(map(str.isdigit, told)) else {"year": told}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    """A text or a number as text; of a list (Crossref gives some) the first. Anything else is no value."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)
