"""Read a project or a codebook of any program: strict tree, texts, and where the other files of it lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from qda.errors import InputError, Place
from qda.ingest.source import read_at_most
from qda.interchange.refi.container import Container, is_internal, key_of, open_container
from qda.interchange.refi.guids import is_plain
from qda.interchange.refi.parse import MOST_BYTES, Element, parse
from qda.interchange.refi.places import settle
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.standard import SOURCES
from qda.interchange.refi.strict import Cleaner, strict, strict_codebook
from qda.interchange.refi.texts import PLAIN, RichReader, read_texts
from qda.interchange.refi.tree import called, every, guid

_FILES = ("path", "richTextPath")
_WITH_FILES = ("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource", "Representation")
_MORE_FILES = ("TextDescription", "Transcript", "Note")


class Decided(Protocol):
    """How the places of a text were counted."""

    def in_words(self) -> str:
        """The decision for a person."""
        ...


@dataclass(frozen=True, slots=True)
class Package:
    """A project as the standard has it.

    `root` is strict, its places count code points of `texts` (GUID -> text with LF). `media` tells for a path
    of the tree (`internal://GUID.pdf`) by which key its bytes lie in the container that it was read from.
    """

    root: Element
    texts: Mapping[str, str]
    media: Mapping[str, str]
    container: Container | None
    decisions: Mapping[str, Decided]
    counts: Mapping[Subject, int]

    @property
    def origin(self) -> str:
        """The program that wrote it, as it calls itself."""
        return str(self.root.get("origin") or "")


def read_project(
    path: Path, rich: RichReader, remarks: Remarks, *, ours: bool = False, clean: Cleaner = strict
) -> Package:
    """Read a project file (.qdpx), or its XML alone (.qde).

    `rich` reads texts that are there as word-processor files only. With `ours` places are counted as this
    program writes them. `clean` makes the strict tree of its XML. Raises InputError when it cannot be used;
    single items that cannot are in `remarks`.
    """
    bare = path.suffix.lower() == ".qde"
    container = None if bare else open_container(path, remarks)
    found = clean(_xml(path) if container is None else container.qde, path)
    remarks.all += found.remarks
    root = parse(found.xml, path, Remarks())
    _name_sources(root, remarks)
    texts = read_texts(root, container, rich, remarks)
    _name_loose_files(root, container, remarks)
    decisions = settle(root, texts, str(root.get("origin") or ""), remarks, ours=ours)
    media = _settle_paths(root, frozenset(texts), container, remarks)
    plain = {name: one.text for name, one in texts.items()}
    return Package(root, plain, media, container, decisions, found.counts)


def read_codebook(path: Path, remarks: Remarks, *, clean: Cleaner = strict_codebook) -> Element:
    """The strict tree of a codebook file (.qdc), as a project that has nothing else.

    Raises InputError for what is none, and for one without a code.
    """
    found = clean(_xml(path), path)
    remarks.all += found.remarks
    root = parse(found.xml, path, Remarks())
    if next(every(root, "Code"), None) is None:
        raise InputError(
            "there is no code in it",
            place=Place(path),
            remedy="Export the codebook again from the program that made it.",
        )
    return root


def _xml(path: Path) -> bytes:
    return read_at_most(path, MOST_BYTES, "its XML")


def _name_sources(root: Element, remarks: Remarks) -> None:
    """A source without a name is called as its file is, unless that is a GUID."""
    for source in every(root, *SOURCES):
        paths = (source.get("plainTextPath"), source.get("richTextPath"), source.get("path"))
        file = next((str(path) for path in paths if path), "").replace("\\", "/").rpartition("/")[2]
        name = file.rpartition(".")[0]
        if name and not is_plain(name) and not str(source.get("name") or "").strip():
            source.set("name", name)
            remarks.accepted("a source without a name, called as its file is", f"{guid(source)}: {name}")


def _name_loose_files(root: Element, container: Container | None, remarks: Remarks) -> None:
    """Name the files of a container that nothing in its XML refers to: they are not kept."""
    paths = (str(one.get(key)) for one in root.iter() for key in ("plainTextPath", *_FILES) if one.get(key))
    named = set(map(key_of, paths))
    for name in container.others if container else ():
        if named.isdisjoint({key_of(name), key_of(PurePosixPath(name).name)}):
            remarks.skipped("a file of the archive that nothing in the project refers to", name)


def _settle_paths(
    root: Element, texts: frozenset[str], container: Container | None, remarks: Remarks
) -> dict[str, str]:
    """Give every file of the tree the name that the standard wants; gives path -> key in the container."""
    there = _there(root, container, remarks)
    media: dict[str, str] = {}
    for attribute in ("currentPath", "basePath"):
        for element in root.iter():
            element.attrib.pop(attribute, None)
    for element in every(root, *_WITH_FILES, *_MORE_FILES):
        element.attrib.pop("plainTextPath", None)
        for attribute in _FILES:
            said = str(element.attrib.pop(attribute, ""))
            ending = said.rpartition(".")[2].lower()
            if not said.strip() or (
                attribute == "richTextPath" and (ending in PLAIN or guid(element) not in texts)
            ):
                continue
            if key_of(said) in there:
                path = f"internal://{guid(element)}.{ending}"
                element.set(attribute, path)
                media[path] = key_of(said)
            elif not is_internal(said) and attribute == "path":
                element.set(attribute, f"relative:///{said.replace(chr(92), '/').rpartition('/')[2]}")
                remarks.kept("a recording or picture that lies outside of the file", called(element))
            else:
                remarks.skipped("a file that is named and not in the project", f"{called(element)} ({said})")
    return media


def _there(root: Element, container: Container | None, remarks: Remarks) -> set[str]:
    if container is None:
        return set()
    wanted = {
        key_of(str(one.get(attribute))) for one in root.iter() for attribute in _FILES if one.get(attribute)
    }
    return {key for key, _ in container.members(wanted, remarks)}
