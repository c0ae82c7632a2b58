"""The XML of a project to a strict tree, as bytes, so that it can be done in a process of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from qda.errors import InputError, Place
from qda.ingest.limits import MEBIBYTE
from qda.ingest.reader import AS_IT_IS, Options
from qda.ingest.registry import Format
from qda.interchange.refi.clean import cleaned
from qda.interchange.refi.parse import Element, parse
from qda.interchange.refi.remarks import Remark, Remarks, Subject
from qda.interchange.refi.tree import name_of, new

FORMAT = Format("refi.strict", "REFI-QDA", package="qda.interchange")
SMALL_BYTES = MEBIBYTE
"""XML up to this size, without entities or depth, can do no harm: it needs no process of its own."""


@dataclass(frozen=True, slots=True)
class Strict:
    """A strict tree as XML, what was otherwise in the file, and how much of each subject the file holds."""

    xml: bytes
    remarks: tuple[Remark, ...]
    counts: dict[Subject, int]


@dataclass(frozen=True, slots=True)
class Choice(Options):
    """Whether the XML is that of a codebook."""

    codebook: bool = False


Cleaner = Callable[[bytes, Path], Strict]


def strict(content: bytes, path: Path) -> Strict:
    """Read the XML of a project. Raises InputError when it is none."""
    remarks = Remarks()
    raw = parse(content, path, remarks)
    if not _is_called(raw, "project"):
        raise _other_kind(path, "project", raw)
    counts = _counts(raw)
    root = cleaned(raw, remarks)
    return Strict(etree.tostring(root, encoding="utf-8"), tuple(remarks.all), counts)


def strict_codebook(content: bytes, path: Path) -> Strict:
    """Read the XML of a codebook, as a project that has nothing else. Raises InputError when it is none."""
    remarks = Remarks()
    raw = parse(content, path, remarks)
    if _is_called(raw, "codebook"):
        raw = _as_project(raw)
    elif _is_called(raw, "project"):
        remarks.accepted("a project where a codebook should stand; its codebook was read")
    else:
        raise _other_kind(path, "codebook", raw)
    root = cleaned(raw, remarks)
    for other in list(root):
        if name_of(other) not in {"CodeBook", "Sets"}:
            root.remove(other)
    return Strict(etree.tostring(root, encoding="utf-8"), tuple(remarks.all), {})


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Strict]:
    """The same, as a reader of files is called."""
    is_codebook = isinstance(options, Choice) and options.codebook
    return [(strict_codebook if is_codebook else strict)(content, path)]


def _as_project(book: Element) -> Element:
    """A codebook's sets stand within it, and their members say `guid`; a project's beside it, otherwise."""
    root = new("Project", name="", origin=str(book.get("origin") or ""))
    namespace = str(book.tag).rpartition("}")[0].removeprefix("{")
    if namespace not in {"urn:QDA-XML:codebook:1.0", "urn:QDA-XML:project:1.0"}:
        root.tag = f"{{{namespace}}}Project" if namespace else "Project"
    book.attrib.pop("origin", None)
    sets = [one for one in book if str(one.tag).rpartition("}")[2].lower() == "sets"]
    for member in (one for several in sets for one in several.iter() if _is_called(one, "membercode")):
        if "guid" in member.attrib and "targetGUID" not in member.attrib:
            member.set("targetGUID", str(member.attrib.pop("guid")))
    root.append(book)
    root.extend(sets)
    return root


def _is_called(root: Element, name: str) -> bool:
    """Whether an element has a name, in any namespace and case."""
    return isinstance(root.tag, str) and str(root.tag).rpartition("}")[2].lower() == name


def _other_kind(path: Path, what: str, root: Element) -> InputError:
    """The error for XML that is something else."""
    return InputError(
        f"this is no {what}: its XML begins with <{str(root.tag).rpartition('}')[2]}>",
        place=Place(path),
        remedy="Projects are .qdpx files, codebooks .qdc files; export it again as one of them.",
    )


def _counts(root: Element) -> dict[Subject, int]:
    """What the file itself holds, whatever of it can be used."""
    names = [(name.lower(), above.lower()) for name, above in _names(root)]
    return {
        Subject.SOURCES: sum(above == "sources" for _, above in names),
        Subject.CODES: sum(name == "code" for name, _ in names),
        Subject.CODINGS: sum(name == "coding" for name, _ in names),
        Subject.MEMOS: sum(
            name == "note" or (name, above) == ("textsource", "notes") for name, above in names
        ),
    }


def _names(root: Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        parent = element.getparent()
        if isinstance(element.tag, str):
            above = str(parent.tag) if parent is not None else ""
            yield element.tag.rpartition("}")[2], above.rpartition("}")[2]
