"""The texts of a project: within the XML, in plain files or in rich ones."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from qda.errors import InputError
from qda.ingest.zip_file import Member
from qda.interchange.refi.container import Container, is_internal, key_of
from qda.interchange.refi.offsets import RawText
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.standard import TEXTS
from qda.interchange.refi.tree import called, child, every, guid, words

RichReader = Callable[[bytes, Path], str]
"""Gives the text of a rich document by its bytes and name, with CR and LF between paragraphs.

Raises InputError.
"""
PLAIN = frozenset({"txt", "text", "md", ""})
_BOM = "\ufeff"


def read_texts(
    root: Element, container: Container | None, rich: RichReader, remarks: Remarks
) -> dict[str, RawText]:
    """GUID -> text of every element that has one. What is missing or cannot be read is named."""
    holders = {guid(one): one for one in every(root, *TEXTS)}
    plain = _files(holders, "plainTextPath", container, remarks)
    found: dict[str, RawText] = {}
    for name, holder in holders.items():
        inline = child(holder, "PlainTextContent")
        if name in plain:
            found[name] = _decoded(plain[name], remarks, called(holder))
            if inline is not None and (inline.text or "").split() not in ([], found[name].text.split()):
                what = "a text within the XML that is another one than that of its file, which was read"
                remarks.skipped(what, called(holder))
        elif inline is not None and inline.text:
            found[name] = raw_text(inline.text, inline=True)
    missing = {name: one for name, one in holders.items() if name not in found}
    for name, member in _files(missing, "richTextPath", container, remarks).items():
        text = _rich(member, rich, remarks, called(holders[name]))
        if text is not None:
            found[name] = text
    for name in missing.keys() - found.keys():
        _say_missing(holders[name], remarks)
    return found


def raw_text(text: str, *, inline: bool = False) -> RawText:
    """A text with LF line ends, and where the others were; NUL, which no text may hold, becomes a blank.

    All byte order marks at its beginning go: a program that takes one for a letter writes another before it.
    """
    bare = text.lstrip(_BOM)
    marks = len(text) - len(bare)
    bare = bare.replace("\0", " ")
    breaks: list[int] = []
    pieces = bare.split("\r\n")
    at = 0
    for piece in pieces[:-1]:
        at += len(piece)
        breaks.append(at)
        at += 1
    return RawText("\n".join(pieces).replace("\r", "\n"), tuple(breaks), marks, inline)


def _files(
    holders: Mapping[str, Element], attribute: str, container: Container | None, remarks: Remarks
) -> dict[str, Member]:
    """GUID -> the member that its element names in an attribute."""
    wanted: dict[str, list[str]] = {}
    for name, holder in holders.items():
        path = str(holder.get(attribute) or "")
        if path.strip():
            wanted.setdefault(key_of(path), []).append(name)
            if not path.startswith("internal://") and is_internal(path):
                remarks.accepted("a path that does not begin with internal://", path)
    if container is None:
        return {}
    return {
        name: member for key, member in container.members(wanted, remarks) for name in wanted.get(key, ())
    }


def _decoded(member: Member, remarks: Remarks, name: str) -> RawText:
    """The text of a plain file: by its mark, else UTF-8, else as Windows writes Western languages."""
    content = _ends_once(member.content, remarks, name)
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            remarks.accepted("a text in UTF-16", name)
            return raw_text(content.decode(encoding, errors="replace"))
    if b"\0" in content:
        remarks.accepted("a text with NUL, which no text here may hold, read as blanks", name)
    try:
        return raw_text(content.decode("utf-8"))
    except UnicodeDecodeError:
        remarks.accepted("a text that is not UTF-8, read as Windows-1252", name)
        return raw_text(content.decode("cp1252", errors="replace"))


def _ends_once(content: bytes, remarks: Remarks, name: str) -> bytes:
    """A text with each line end once: Windows makes CR CR LF of a CR LF that is written as text."""
    twice = content.count(b"\r\r\n")
    if not twice or twice != content.count(b"\n"):
        return content
    remarks.accepted("a text whose line ends are CR, CR and LF, each read as one", name)
    return content.replace(b"\r\r\n", b"\r\n")


def _rich(member: Member, rich: RichReader, remarks: Remarks, name: str) -> RawText | None:
    """The text of a rich file; a plain one that was named as rich is read as it is."""
    ending = member.name.rpartition(".")[2].lower()
    if ending in PLAIN:
        remarks.accepted("a plain text that is named as a rich one", name)
        return _decoded(member, remarks, name)
    try:
        text = rich(member.content, Path(member.name))
    except InputError as error:
        remarks.skipped(f"a text that cannot be read: {error.problem}", name)
        return None
    remarks.accepted("only the rich text is there; places are counted in its paragraphs, line by line", name)
    return replace(raw_text(text), rich=True)


def _say_missing(holder: Element, remarks: Remarks) -> None:
    path = str(holder.get("plainTextPath") or holder.get("richTextPath") or "")
    if path and not is_internal(path):
        remarks.skipped("a text that lies outside of the file, which is not opened", called(holder))
    elif path:
        remarks.skipped("a text whose file is not in the project", f"{called(holder)} ({path})")
    elif not words(holder):
        remarks.skipped("an element without a text", called(holder))
