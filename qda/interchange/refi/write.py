"""The strict half of writing: what is written validates, and is the same bytes each time."""

import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from lxml import etree

from qda.errors import InputError, Place
from qda.files.atomic import replacing
from qda.interchange.refi.clean import prune
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.seen import note_unseen, seen
from qda.interchange.refi.standard import CODEBOOK, PROJECT, TEXTS, WORDS
from qda.interchange.refi.tree import child, children, drop, every, guid, name_of, new, put, target

Bytes = Callable[[], Iterable[bytes]]
"""Gives the bytes of a file in pieces."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every member, so that the same project gives the same bytes."""


def write_project(
    path: Path, root: Element, texts: Mapping[str, str], media: Mapping[str, Bytes], remarks: Remarks
) -> None:
    """Write a project, whole or not at all: `project.qde` and `sources/`. The tree is altered.

    `texts` are by the GUIDs of their elements, `media` by the paths of the tree. Raises InputError when the
    tree cannot be said in the standard.
    """
    plain = _settle_texts(root, texts, remarks)
    content = xml_of(root, "Project", path, remarks)
    used = {str(one.get(key)) for one in root.iter() for key in ("path", "richTextPath") if one.get(key)}
    members: dict[str, Bytes] = {f"sources/{name}.txt": _pieces(text) for name, text in plain.items()}
    for internal in used & media.keys():
        members[f"sources/{internal.removeprefix('internal://')}"] = media[internal]
    with replacing(path) as draft, zipfile.ZipFile(draft, "w") as archive:
        _add(archive, "project.qde", lambda: (content,))
        for name in sorted(members):
            _add(archive, name, members[name])


def write_codebook(path: Path, root: Element, remarks: Remarks) -> None:
    """Write the codebook of a project as a codebook file. Raises InputError when there is no code in it."""
    book = child(root, "CodeBook")
    if book is None or child(book, "Codes") is None:
        raise InputError(
            "there is no code to write, and a codebook file cannot be without one",
            place=Place(path),
            remedy="Write codes into a .yaml file of the codebooks folder first.",
        )
    origin = root.get("origin")
    if origin:
        book.set("origin", str(origin))
    sets = child(root, "Sets")
    root.remove(book)
    if sets is not None and _only_codes(sets, remarks):
        book.append(sets)
    for reference in list(every(book, "NoteRef")):
        drop(reference)
    content = xml_of(book, "Codebook", path, remarks)
    with replacing(path) as draft:
        draft.write_bytes(content)


def xml_of(root: Element, schema: str, path: Path, remarks: Remarks) -> bytes:
    """The XML of a strict tree, validated. Raises InputError when it does not validate."""
    _strip(root, remarks)
    prune(root)
    namespace = CODEBOOK if schema == "Codebook" else PROJECT
    again = _renamed(root, namespace) if namespace != PROJECT else root
    etree.cleanup_namespaces(again, top_nsmap={None: namespace})
    etree.indent(again)
    content: bytes = etree.tostring(again, xml_declaration=True, encoding="utf-8") + b"\n"
    checker = _schema(schema)
    if not checker.validate(etree.fromstring(content, etree.XMLParser(huge_tree=True))):
        said = str(checker.error_log.last_error or "")
        raise InputError(
            f"it cannot be written as the standard wants it: {said[:300]}",
            place=Place(path),
            remedy="This is a fault of qda; nothing was written.",
        )
    return content


@lru_cache(maxsize=2)
def _schema(name: str) -> etree.XMLSchema:
    content = files("qda.interchange.refi").joinpath("schemas", f"{name}.xsd").read_bytes()
    return etree.XMLSchema(etree.fromstring(content))


def _renamed(root: Element, namespace: str) -> Element:
    """The same tree in the namespace of codebooks, where members of sets say `guid`."""
    made = etree.Element(f"{{{namespace}}}{name_of(root)}", nsmap={None: namespace})
    made.text = root.text
    for key, value in root.attrib.items():
        made.set("guid" if name_of(root) == "MemberCode" else str(key), str(value))
    made.extend(_renamed(one, namespace) for one in root)
    return made


def _settle_texts(root: Element, texts: Mapping[str, str], remarks: Remarks) -> dict[str, str]:
    """Put each text where it belongs; gives those that become files, by GUID.

    A note on something stands within the XML. One on the study has a file, as programs write their memos:
    QualCoder reads journals from files only.
    """
    plain: dict[str, str] = {}
    within = {target(one) for one in every(root, "NoteRef") if one.getparent() is not root}
    for holder in every(root, *TEXTS):
        for old in children(holder, "PlainTextContent"):
            drop(old)
        text = texts.get(guid(holder))
        if text is None:
            continue
        is_note = name_of(holder) == "Note"
        if is_note:
            note_unseen(text, f"note {guid(holder)}", remarks)
            text = seen(text)
        if is_note and (guid(holder) in within or not text.strip()):
            put(holder, new("PlainTextContent", text))
        else:
            plain[guid(holder)] = text
            holder.set("plainTextPath", f"internal://{guid(holder)}.txt")
    return plain


def _strip(root: Element, remarks: Remarks) -> None:
    """Characters that no XML may hold, or that cannot be seen, do not leave."""
    for element in root.iter():
        if name_of(element) in WORDS and element.text:
            element.text = _said(element.text, element, remarks)
        for key, value in element.attrib.items():
            element.set(key, _said(str(value), element, remarks))


def _said(text: str, element: Element, remarks: Remarks) -> str:
    note_unseen(text, name_of(element), remarks)
    return seen(text)


def _only_codes(sets: Element, remarks: Remarks) -> bool:
    """Leave of sets what a codebook file can say; whether anything is left."""
    for one in list(sets):
        for other in children(one, "MemberSource", "MemberNote"):
            remarks.lost("a member of a set that is no code, which a codebook file cannot say", target(other))
            drop(other)
        if not children(one, "MemberCode"):
            drop(one)
    return len(sets) > 0


def _pieces(text: str) -> Bytes:
    return lambda: (text.encode("utf-8"),)


def _add(archive: zipfile.ZipFile, name: str, content: Bytes) -> None:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    info.create_system = 3
    with archive.open(info, "w", force_zip64=False) as member:
        for piece in content():
            member.write(piece)
