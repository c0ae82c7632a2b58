"""Documents and codings to be exported, and what the file then holds, read without qda."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from qda.model.coding import Coding, Status, anchor
from qda.model.document import Document
from qda.model.identity import coding_id, hash_text
from qda.model.span import Span

NS = "{urn:QDA-XML:project:1.0}"
TEXT = 'ANNA: Smile 😀 and e\u0301tude & <more>.\nשלום 東京 "quoted".\n'


def tree(path: Path) -> Any:
    """The XML of a project."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("project.qde"))


def document(name: str = "P1", text: str = TEXT, **more: Any) -> Document:
    return Document(
        name, more.pop("kind", "interview"), text, Span(0, len(text)), f"{name}.txt", hash_text(text), **more
    )


def coding(one: Document, quote: str, code: str, coder: str = "Ada", **more: Any) -> Coding:
    """A coding of the first place where a quotation stands."""
    start = one.text.index(quote)
    span = Span(start, start + len(quote))
    return Coding(
        coding_id(one.name, one.text_hash, code, *span, coder),
        anchor(one.name, one.text_hash, one.text, span),
        code,
        coder,
        status=Status.ACCEPTED,
        at=more.pop("at", "2026-02-03T04:05:06Z"),
        **more,
    )


def texts_of(path: Path) -> dict[str, str]:
    """The plain texts of a project, by GUID."""
    with zipfile.ZipFile(path) as archive:
        return {
            name.removeprefix("sources/").removesuffix(".txt"): archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.endswith(".txt")
        }


def selected(path: Path, wide: bool = False) -> Iterator[tuple[str, str, str]]:
    """Document, passage and name of code of every coding, worked out from the file alone."""
    root, texts = tree(path), texts_of(path)
    codes = {one.get("guid"): one.get("name") for one in root.iter(f"{NS}Code")}
    for source in root.iter(f"{NS}TextSource"):
        text = texts[source.get("guid")]
        for one in source.findall(f"{NS}PlainTextSelection"):
            start, end = int(one.get("startPosition")), int(one.get("endPosition"))
            if wide:
                quote = text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
            else:
                assert 0 <= start < end <= len(text)
                quote = text[start:end]
            for coded in one.findall(f"{NS}Coding"):
                yield source.get("name"), quote, codes[coded.find(f"{NS}CodeRef").get("targetGUID")]


KEYS = (
    *("targetGUID", "originGUID", "representedGUID", "sourceVertex", "targetVertex"),
    *("creatingUser", "modifyingUser", "creatingUserGUID", "fromSyncPoint", "toSyncPoint"),
)


def references(root: Any) -> dict[str, set[str]]:
    """What the elements of a tree point to, by attribute."""
    return {key: {one.get(key) for one in root.iter() if one.get(key)} for key in KEYS}
