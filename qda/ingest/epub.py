"""Electronic books (.epub): the text of their chapters in reading order."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

from qda.errors import InputError, Place
from qda.ingest.archive import member, open_archive
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.word.blocks import Block, Contents, Paragraph, Row
from qda.ingest.word.compose import compose
from qda.ingest.word.found import Found
from qda.ingest.word.html_file import decode_page, parse_page, told_of_unclosed
from qda.ingest.word.html_text import Page
from qda.ingest.word.signature import refuse_other_kinds
from qda.ingest.xml_file import Element, child, children, inside, parse_xml, value
from qda.model.counted import some

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"})
_SUFFIXES = frozenset({".xhtml", ".html", ".htm"})
_FONT_KEYS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#rc"})


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read a book; raises InputError when it is damaged, protected against copying or something else."""
    refuse_other_kinds(content, path, b"PK", "an electronic book (.epub)")
    with open_archive(content, path) as archive:
        _refuse_protected(archive, path)
        found = Found()
        blocks: list[Block] = []
        aside: list[str] = []
        unclosed: list[Notice] = []
        for number, (name, page) in enumerate(_pages(archive, path, aside), start=1):
            text = decode_page(page, path, options.encoding)
            unclosed += told_of_unclosed(text, f"{path.name}/{name}")
            root = parse_page(text, path, name)
            if root is not None:
                blocks += _placed(Page(found).read(root).blocks, number)
        notices = [*found.notices(path.name), *_told(aside, path.name), *unclosed]
        return [compose(Contents(blocks, notices=notices), path, options)]


def _pages(archive: ZipFile, path: Path, aside: list[str]) -> Iterator[tuple[str, bytes]]:
    """The pages in reading order, without the table of contents: name and bytes. `aside` takes the parts of
    the book that are no pages, that its reading order does not name, or that are another version of it."""
    name, package = _package(archive, path, aside)
    items = {value(one, "id") or "": one for one in children(child(package, "manifest"), "item")}
    waiting = dict(items)
    for reference in children(child(package, "spine"), "itemref"):
        key = value(reference, "idref") or ""
        if key not in items:
            raise _lacking(key, path)
        item = waiting.pop(key, items[key])
        where = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(_href(item))))
        if _is_contents(item) or not _is_page(item):
            aside.append(where)
            continue
        page = member(archive, where, path)
        if page is None:
            raise _lacking(where, path)
        yield where, page
    aside += [_href(item) for item in waiting.values() if _is_page(item) and not _is_contents(item)]


def _package(archive: ZipFile, path: Path, aside: list[str]) -> tuple[str, Element]:
    """The part that names the others: its name and its root. A book may have several, for several versions
    of itself: the first is the one that is read everywhere."""
    container = member(archive, "META-INF/container.xml", path)
    root = parse_xml(container, path, "META-INF/container.xml") if container is not None else None
    named = [value(one, "full-path") or "" for one in inside(root, "rootfile")] if root is not None else []
    name = next(iter(named), "")
    aside += [one for one in named if one != name]
    content = member(archive, name, path)
    if content is None:
        raise InputError(
            "this is a zip file, but no electronic book: it names no chapters",
            place=Place(path),
            remedy="Take the book's original file; a zip file of transcripts ends in .zip.",
        )
    return name, parse_xml(content, path, name)


def _lacking(chapter: str, path: Path) -> InputError:
    return InputError(
        f"the file is damaged: its chapter {chapter!r} is missing",
        place=Place(path),
        remedy="Take the book's original file.",
    )


def _told(aside: Sequence[str], where: str) -> Iterator[Notice]:
    if aside:
        what = (
            "parts of the book that are its table of contents or no pages, "
            "or stand outside its reading order, are left out"
        )
        yield Notice(f"{what}: {some([repr(one) for one in aside])}", where)


def _href(item: Element) -> str:
    return value(item, "href") or ""


def _is_page(item: Element) -> bool:
    """Whether an item is a page by its kind, or by its name where the kind is misspelt."""
    named = posixpath.splitext(_href(item).lower())[1] in _SUFFIXES
    return named or (value(item, "media-type") or "").lower() in _PAGES


def _is_contents(item: Element) -> bool:
    return "nav" in (value(item, "properties") or "").split()


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
