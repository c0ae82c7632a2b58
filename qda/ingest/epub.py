"""Electronic books (.epub): the text of their chapters in reading order."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

from qda.errors import InputError, Place
from qda.ingest.archive import member, open_archive
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.word.blocks import Block, Contents, Paragraph, Row
from qda.ingest.word.compose import compose
from qda.ingest.word.found import Found
from qda.ingest.word.html_file import decode_page, parse_page
from qda.ingest.word.html_text import Page
from qda.ingest.word.signature import refuse_other_kinds
from qda.ingest.xml_file import Element, child, children, inside, parse_xml, value

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"})
_FONT_KEYS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#rc"})


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read a book; raises InputError when it is damaged, protected against copying or something else."""
    refuse_other_kinds(content, path, b"PK", "an electronic book (.epub)")
    with open_archive(content, path) as archive:
        _refuse_protected(archive, path)
        found = Found()
        blocks: list[Block] = []
        for number, (name, page) in enumerate(_pages(archive, path), start=1):
            text = decode_page(page, path, options.encoding)
            root = parse_page(text, path, name)
            if root is not None:
                blocks += _placed(Page(found).read(root).blocks, number)
        return [compose(Contents(blocks, notices=found.notices(path.name)), path, options)]


def _pages(archive: ZipFile, path: Path) -> Iterator[tuple[str, bytes]]:
    """The pages in reading order, without the table of contents: name and bytes."""
    container = member(archive, "META-INF/container.xml", path)
    root = parse_xml(container, path, "META-INF/container.xml") if container is not None else None
    rootfile = next(inside(root, "rootfile"), None) if root is not None else None
    name = value(rootfile, "full-path") or ""
    content = member(archive, name, path)
    if content is None:
        raise InputError(
            "this is a zip file, but no electronic book: it names no chapters",
            place=Place(path),
            remedy="Take the book's original file; a zip file of transcripts ends in .zip.",
        )
    package = parse_xml(content, path, name)
    items = {value(one, "id") or "": one for one in children(child(package, "manifest"), "item")}
    for reference in children(child(package, "spine"), "itemref"):
        item = items.get(value(reference, "idref") or "")
        if item is None or not _is_page(item):
            continue
        where = posixpath.normpath(
            posixpath.join(posixpath.dirname(name), unquote(value(item, "href") or ""))
        )
        page = member(archive, where, path)
        if page is None:
            raise InputError(
                f"the file is damaged: its chapter {where!r} is missing",
                place=Place(path),
                remedy="Take the book's original file.",
            )
        yield where, page


def _is_page(item: Element) -> bool:
    nav = "nav" in (value(item, "properties") or "").split()
    return not nav and (value(item, "media-type") or "").lower() in _PAGES


def _placed(blocks: Sequence[Block], number: int) -> Iterator[Block]:
    """A chapter's blocks with the chapter in their places: its first heading, or its number."""
    headings = (one.text for one in blocks if isinstance(one, Paragraph) and one.level)
    title = " ".join(next(headings, "").split())[:80] or f"chapter {number}"
    count = 0
    for block in blocks:
        if isinstance(block, Row):
            yield replace(block, place=f"{title}, table {block.table}, row {block.number}")
        else:
            count += 1
            yield replace(block, place=f"{title}, paragraph {count}")


def _refuse_protected(archive: ZipFile, path: Path) -> None:
    """Fonts may be encrypted in any book; chapters are only in one that is protected against copying."""
    content = member(archive, "META-INF/encryption.xml", path)
    if content is None:
        return
    for one in inside(parse_xml(content, path, "META-INF/encryption.xml"), "EncryptedData"):
        method = (value(child(one, "EncryptionMethod"), "Algorithm") or "").lower()
        if method not in _FONT_KEYS:
            raise InputError(
                "the book is protected against copying: its text is encrypted",
                place=Place(path),
                remedy="Get an unprotected copy of it, or type the excerpts that you need.",
            )
