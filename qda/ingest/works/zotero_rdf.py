"""Zotero RDF (.rdf): works, and notes that they point to.

Zotero writes a plain subset of RDF/XML: one element for each work, journal and note, named by `rdf:about`. It
is read as that XML, because a graph library (rdflib) would be large, and would need the same walk afterwards.
Entities are not expanded, and nothing is loaded from anywhere.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from qda.errors import InputError, Place
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.text_file import decode_text
from qda.ingest.works.documents import readings_of
from qda.ingest.works.extra import citation_key, without_fields
from qda.ingest.works.fields import container, in_order, one_line, people, person, with_year
from qda.ingest.works.keys import refuse_too_many, with_keys
from qda.ingest.works.sniff import refuse_other_format
from qda.ingest.works.types import ZOTERO, bibtex_type
from qda.ingest.works.work import ABSTRACT, Library, Note, Work
from qda.ingest.works.zotero_json import alone

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "link": "http://purl.org/rss/1.0/modules/link/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
}
_ENCODING = re.compile(r"(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def _name(short: str) -> str:
    space, _, local = short.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


_ABOUT, _RESOURCE, _VALUE, _LI = map(_name, ("rdf:about", "rdf:resource", "rdf:value", "rdf:li"))
_ITEM_TYPE, _PART_OF, _MEMO = _name("z:itemType"), _name("dcterms:isPartOf"), _name("bib:Memo")
_REFERENCED = _name("dcterms:isReferencedBy")
_PLAIN = {
    "title": "dc:title",
    "date": "dc:date",
    "abstract": "dcterms:abstract",
    "language": "z:language",
    "shorttitle": "z:shortTitle",
    "pages": "bib:pages",
    "edition": "prism:edition",
    "rights": "dc:rights",
    "note": "dc:description",
}
_OF_CONTAINER = {"volume": "prism:volume", "number": "prism:number"}
_NO_WORKS = frozenset({"attachment", "note", "annotation"})
_IDENTIFIERS = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn"}


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read the notes and abstracts of a Zotero RDF file as documents, one for each work that has some."""
    return readings_of(lambda: library(content, path, options.encoding, named=True), path)


def library(content: bytes, path: Path, encoding: str | None = None, *, named: bool = False) -> Library:
    """The works of a Zotero RDF file; raises InputError for what is no XML or no RDF of Zotero's."""
    root = _root(content, path, encoding, named=named)
    if root is None:
        return Library(())
    nodes = {about: node for node in root if (about := node.get(_ABOUT)) and isinstance(node.tag, str)}
    items = [node for node in root if _is_work(node)]
    if not items and not any(node.tag == _MEMO for node in root):
        raise InputError(
            "this RDF holds no works as Zotero writes them",
            place=Place(path),
            remedy="Export the library from Zotero as Zotero RDF, with notes; or as RIS or BibTeX.",
        )
    refuse_too_many(len(items), path)
    works = [_work(node, number, nodes) for number, node in enumerate(items, 1)]
    used = {name for node in items for name in _pointed(node, _REFERENCED)}
    memos = [node for node in root if node.tag == _MEMO and node.get(_ABOUT) not in used]
    return with_keys(works, path, alone(len(memos), path))


def _root(content: bytes, path: Path, encoding: str | None, *, named: bool) -> "etree._Element | None":
    text = decode_text(content, path, encoding or _told_encoding(content), named=named)
    if not text.strip():
        return None
    refuse_other_format(text, path, "Zotero RDF")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_ENCODING.sub(r"\1", text.lstrip()).encode(), parser)
    except etree.XMLSyntaxError as error:
        if "<!DOCTYPE" in text:
            raise _own_type(path) from error
        raise InputError(
            "the file is broken off or miswritten here: it is no XML",
            place=Place(path, error.lineno or None),
            remedy="Export the library from Zotero again; a file that was cut off is often damaged.",
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _own_type(path)
    return root


def _own_type(path: Path) -> InputError:
    return InputError(
        "the file has a document type of its own (<!DOCTYPE), which Zotero never writes",
        place=Place(path),
        remedy="Export the library from Zotero again.",
    )


def _told_encoding(content: bytes) -> str | None:
    found = re.match(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']", content[:300])
    return found[1].decode("ascii") if found else None


def _is_work(node: "etree._Element") -> bool:
    """Zotero says of every work which kind it is; journals, notes and collections stand beside them."""
    kind = _text(node, _ITEM_TYPE)
    return bool(kind) and kind not in _NO_WORKS and node.tag != _MEMO


def _work(node: "etree._Element", number: int, nodes: Mapping[str, "etree._Element"]) -> Work:
    extra = _text(node, _name("dc:description"))
    memos = [nodes[name] for name in _pointed(node, _REFERENCED) if name in nodes]
    memos += [memo for holder in node.iterchildren(_REFERENCED) for memo in holder.iterchildren(_MEMO)]
    abstract = _text(node, _name("dcterms:abstract"))
    notes = [Note(abstract, ABSTRACT)] if abstract.strip() else []
    texts = (without_fields(extra), *(_text(memo, _VALUE) for memo in memos))
    notes += [Note(text) for text in texts if text.strip()]
    return Work(
        key=" ".join((_text(node, _name("z:citationKey")) or citation_key(extra)).split()),
        fields=_fields(node, nodes),
        position=number,
        line=node.sourceline,
        notes=tuple(notes),
    )


def _fields(node: "etree._Element", nodes: Mapping[str, "etree._Element"]) -> dict[str, str]:
    kind = bibtex_type(_text(node, _ITEM_TYPE), ZOTERO)
    fields = {"author": _people(node, "bib:authors"), "editor": _people(node, "bib:editors")}
    fields |= {name: _text(node, _name(short)) for name, short in _PLAIN.items()}
    for holder in (node, *_containers(node, nodes)):
        for name, short in _OF_CONTAINER.items():
            fields[name] = fields.get(name) or _text(holder, _name(short))
        for name, value in _identifiers(holder):
            fields.setdefault(name, value)
        if holder is not node:
            fields.setdefault(container(kind), _text(holder, _name("dc:title")))
    publisher = next(node.iterchildren(_name("dc:publisher")), None)
    if publisher is not None:
        fields["publisher"] = next(_texts(publisher, _name("foaf:name")), "")
        fields["address"] = next(_texts(publisher, _name("vcard:locality")), "")
    subjects = (_whole(one) for one in node.iterchildren(_name("dc:subject")))
    fields["keywords"] = ", ".join(filter(None, subjects))
    return in_order(kind, with_year(fields))


def _containers(node: "etree._Element", nodes: Mapping[str, "etree._Element"]) -> Iterator["etree._Element"]:
    """The journals, books and series that a work is part of, beside it or within it."""
    yield from (nodes[name] for name in _pointed(node, _PART_OF) if name in nodes)
    for holder in node.iterchildren(_PART_OF):
        yield from holder.iterchildren("*")


def _identifiers(node: "etree._Element") -> Iterator[tuple[str, str]]:
    for one in node.iterchildren(_name("dc:identifier")):
        told = _whole(one)
        name, _, value = told.partition(" ")
        if name in _IDENTIFIERS:
            yield _IDENTIFIERS[name], value
        elif told.startswith(("http://", "https://")):
            yield "url", told


def _people(node: "etree._Element", role: str) -> str:
    names = (one for holder in node.iterchildren(_name(role)) for one in holder.iter(_LI))
    return people(
        person(
            next(_texts(one, _name("foaf:surname")), "") or next(_texts(one, _name("foaf:name")), ""),
            next(_texts(one, _name("foaf:givenName"), _name("foaf:givenname")), ""),
        )
        for one in names
    )


def _pointed(node: "etree._Element", relation: str) -> list[str]:
    """What a work points to by a relation, in the file's order."""
    return [name for one in node.iterchildren(relation) if (name := one.get(_RESOURCE))]


def _text(node: "etree._Element", name: str) -> str:
    child = next(node.iterchildren(name), None)
    return "" if child is None else _inner(child)


def _texts(node: "etree._Element", *names: str) -> Iterator[str]:
    return (_inner(one) for one in node.iter(*names))


def _inner(node: "etree._Element") -> str:
    return "".join(part for part in node.itertext(etree.Element, with_tail=True))


def _whole(node: "etree._Element") -> str:
    return one_line(_inner(node))
