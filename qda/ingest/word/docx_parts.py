"""The parts of a .docx file, found by the file's own list of them."""

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.archive import member
from qda.ingest.xml_file import Element, children, parse_xml, value


@dataclass(frozen=True, slots=True)
class Package:
    """An opened .docx file: its main part and the names of those that belong to it, by kind."""

    archive: zipfile.ZipFile
    path: Path
    main: Element
    related: dict[str, list[str]]

    def part(self, kind: str) -> Element | None:
        """The first part of a kind ("styles", "comments", "footnotes"); None when there is none."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[Element]:
        """All parts of a kind ("header")."""
        found = [(name, member(self.archive, name, self.path)) for name in self.related.get(kind, ())]
        return [parse_xml(content, self.path, name) for name, content in found if content is not None]


def open_package(archive: zipfile.ZipFile, path: Path) -> Package:
    """Find the main part; raises InputError when the zip file is no Word document."""
    roots = _relations(archive, path, "")
    name = next(iter(roots.get("officeDocument", ())), "word/document.xml")
    content = member(archive, name, path)
    if content is None:
        raise InputError(
            "this is a zip file, but no Word document: it has no main text",
            place=Place(path),
            remedy="Save it as .docx in Word or LibreOffice; a zip file of transcripts ends in .zip.",
        )
    return Package(archive, path, parse_xml(content, path, name), _relations(archive, path, name))


def _relations(archive: zipfile.ZipFile, path: Path, name: str) -> dict[str, list[str]]:
    """The parts that a part names: kind -> names within the archive."""
    folder, base = posixpath.split(name)
    listed = posixpath.join(folder, "_rels", f"{base}.rels")
    content = member(archive, listed, path)
    related: dict[str, list[str]] = {}
    if content is None:
        return related
    for one in children(parse_xml(content, path, listed), "Relationship"):
        target, kind = value(one, "Target") or "", (value(one, "Type") or "").rpartition("/")[2]
        if value(one, "TargetMode") != "External":
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            related.setdefault(kind, []).append(posixpath.normpath(whole))
    return related
