"""Zotero's own JSON (.json): Better BibTeX JSON, and what Zotero's interface for programs gives.

{"items": [{"itemType": "book", "citationKey": ..., "notes": [...], "attachments": [{"annotations": ...}]}]}
[{"key": "AB12CD34", "data": {"itemType": "book"}}, {"data": {"itemType": "note", "parentItem": ...}}]
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.works.documents import readings_of
from qda.ingest.works.extra import citation_key, without_fields
from qda.ingest.works.fields import in_order, people, person, with_year
from qda.ingest.works.keys import refuse_too_many, with_keys
from qda.ingest.works.types import ZOTERO, bibtex_type
from qda.ingest.works.work import ABSTRACT, Annotation, Library, Note, Work

READS = "works, as Zotero and Better BibTeX write them"
_FIELDS = {
    "publicationTitle": "journal",
    "blogTitle": "journal",
    "websiteTitle": "journal",
    "bookTitle": "booktitle",
    "proceedingsTitle": "booktitle",
    "encyclopediaTitle": "booktitle",
    "dictionaryTitle": "booktitle",
    "abstractNote": "abstract",
    "place": "address",
    "issue": "number",
    "university": "school",
    "extra": "note",
}
_NOT_OF_THE_WORK = frozenset(
    {"itemType", "key", "itemKey", "itemID", "version", "citationKey", "citekey", "citation-key", "uri"}
    | {"select", "libraryID", "libraryCatalog", "dateAdded", "dateModified", "parentItem"}
)
_PARTS = frozenset({"note", "annotation", "attachment"})
_AUTHORS = ("author", "presenter", "interviewee", "artist", "director", "podcaster", "programmer", "inventor")
_EDITORS = ("editor", "seriesEditor", "bookAuthor")


@dataclass(slots=True)
class _Parts:
    """The notes, annotations and attachments of a list of items, by the key of what they belong to."""

    of: defaultdict[str, list[Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    alone: int = 0


def recognise(value: object) -> bool:
    """Whether a JSON value is Zotero's: items that name an itemType."""
    return bool(_items(value))


def readings(value: object, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:  # noqa: ARG001
    """The notes, annotations and abstracts of the works as documents, one for each work that has some."""
    return readings_of(lambda: library(value, path), path)


def library(value: object, path: Path) -> Library:
    """The works of a Zotero value. Notes that belong to no work are left out, with a notice."""
    works: list[Mapping[str, Any]] = []
    parts = _Parts()
    for item in _items(value):
        if item.get("itemType") not in _PARTS:
            works.append(item)
        elif _text(item, "parentItem"):
            parts.of[_text(item, "parentItem")].append(item)
        else:
            parts.alone += item.get("itemType") == "note"
    refuse_too_many(len(works), path)
    found = [_work(item, number, parts) for number, item in enumerate(works, 1)]
    return with_keys(found, path, alone(parts.alone, path))


def alone(count: int, path: Path) -> list[Notice]:
    """The notice about notes that belong to no work."""
    if not count:
        return []
    what = "1 note belongs to no work and is" if count == 1 else f"{count} notes belong to no work and are"
    return [Notice(f"{what} left out", path.name, "Put each below its work, or save it as a Markdown file.")]


def _items(value: object) -> list[Mapping[str, Any]]:
    """The items of either form, flat; what stands in `data` is put beside the key."""
    items = value.get("items") if isinstance(value, dict) else value
    found: list[Mapping[str, Any]] = []
    for item in _dicts(items) or _dicts([value]):
        data = item.get("data")
        found.append({"key": item.get("key"), **data} if isinstance(data, dict) else item)
    return [item for item in found if isinstance(item.get("itemType"), str)]


def _work(item: Mapping[str, Any], number: int, parts: _Parts) -> Work:
    extra = _text(item, "extra")
    within = [*_list(item.get("notes")), *(c for c in _children(item, parts) if c.get("itemType") == "note")]
    texts = [note if isinstance(note, str) else _text(note, "note") for note in within]
    abstract = _text(item, "abstractNote")
    notes = [Note(abstract, ABSTRACT)] if abstract.strip() else []
    notes += [Note(text) for text in (without_fields(extra), *texts) if text.strip()]
    annotations = sorted(_annotations(item, parts), key=lambda one: _text(one, "annotationSortIndex"))
    return Work(
        key=_key(item, extra),
        fields=_fields(item),
        position=number,
        notes=tuple(notes),
        annotations=tuple(map(_annotation, annotations)),
    )


def _key(item: Mapping[str, Any], extra: str) -> str:
    told = [_text(item, name) for name in ("citationKey", "citekey", "citation-key")]
    names = (*told, citation_key(extra), _text(item, "itemKey"), _text(item, "key"))
    return " ".join(next((name for name in names if name), "").split())


def _children(item: Mapping[str, Any], parts: _Parts) -> list[Mapping[str, Any]]:
    return parts.of.get(_text(item, "key"), [])


def _annotations(item: Mapping[str, Any], parts: _Parts) -> Iterator[Mapping[str, Any]]:
    """The annotations in the attachments of a work, within it or beside it."""
    beside = [one for one in _children(item, parts) if one.get("itemType") == "attachment"]
    yield from _dicts(item.get("annotations"))
    yield from (one for one in _children(item, parts) if one.get("itemType") == "annotation")
    for attachment in _dicts(item.get("attachments")) + beside:
        yield from _dicts(attachment.get("annotations"))
        yield from _children(attachment, parts)


def _annotation(one: Mapping[str, Any]) -> Annotation:
    return Annotation(
        quote=_text(one, "annotationText"),
        comment=_text(one, "annotationComment"),
        page=" ".join(_text(one, "annotationPageLabel").split()),
        author=_text(one, "annotationAuthorName"),
    )


def _fields(item: Mapping[str, Any]) -> dict[str, str]:
    kind = bibtex_type(_text(item, "itemType"), ZOTERO)
    fields = {"author": _creators(item, _AUTHORS), "editor": _creators(item, _EDITORS)}
    for name in item:
        if name not in _NOT_OF_THE_WORK:
            fields.setdefault(_FIELDS.get(name, name.lower()), _text(item, name))
    tags = (tag if isinstance(tag, str) else _text(tag, "tag") for tag in _list(item.get("tags")) if tag)
    return in_order(kind, with_year({**fields, "keywords": ", ".join(filter(None, tags))}))


def _creators(item: Mapping[str, Any], roles: Sequence[str]) -> str:
    return people(
        person(_text(one, "lastName") or _text(one, "name"), _text(one, "firstName"))
        for one in _dicts(item.get("creators"))
        if one.get("creatorType") in roles
    )


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: object) -> list[Mapping[str, Any]]:
    return [one for one in _list(value) if isinstance(one, dict)]


def _text(item: object, name: str) -> str:
    value = item.get(name) if isinstance(item, dict) else None
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
