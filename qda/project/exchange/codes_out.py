"""The codebook of the project as codes of the standard."""

from collections.abc import Collection, Sequence
from copy import deepcopy
from importlib.resources import files

from qda.coding.codebook.codebook_file import from_text, merged, read
from qda.files.text import read_text
from qda.interchange.refi.guids import free_guid
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.tree import child, children, container, guid, new, put, words
from qda.model.codebook import Code, Codebook, Scope
from qda.project.codebooks import codebook_files
from qda.project.exchange.base import Base
from qda.project.exchange.code_words import described
from qda.project.workspace import Workspace

_TEMPLATE = "templates/codebooks/codebook.yaml"


def codebook_out(workspace: Workspace, used: Collection[str], remarks: Remarks) -> Codebook | None:
    """The codebook that is written; None when there is none.

    The codes of the template that `qda init` writes are left out as long as nobody has changed that file, if
    there are others, none of which is below one of them, and no person has used them.
    """
    paths = codebook_files(workspace)
    language = workspace.settings.language
    books = {path: read(path, language) for path in paths}
    whole = merged(list(books.values())) if books else None
    template = files("qda.project").joinpath(_TEMPLATE).read_text(encoding="utf-8")
    own = [book for path, book in books.items() if read_text(path) != template]
    example = from_text(template, "codebook.yaml")
    needed = {*used, *(code.parent for book in own for code in book)}
    if whole is None or not own or len(own) == len(paths) or any(code.code in needed for code in example):
        return whole
    remarks.lost("the example codes of the template, which nobody has changed", "codebook.yaml")
    return merged(own)


def put_codes(
    root: Element, book: Codebook | None, used: Collection[str], base: Base, remarks: Remarks
) -> dict[str, Element]:
    """Put the codes into a tree; gives code -> element. Codes of codings that no codebook has come last."""
    known = {code.code for code in book or ()}
    strangers = [Code(name, name.replace("_", " ")) for name in sorted(set(used) - known)]
    for one in strangers:
        remarks.accepted(
            "a code that no codebook has, written because codings have it", one.code, Subject.CODES
        )
    codes: Sequence[Code] = (*(book or ()), *strangers)
    made: dict[str, Element] = {}
    taken = {guid(base.codes[code.code]) for code in codes if code.code in base.codes}
    if not codes:
        return made
    top = put(container(root, "CodeBook"), new("Codes"))
    for code in codes:
        parent = made.get(code.parent) if code.parent else top
        made[code.code] = put(parent if parent is not None else top, _code(code, base, taken))
        _name_lost(code, remarks)
    if book is not None and book.terms:
        remarks.lost("the lists of words of the codebook", ", ".join(book.terms))
    return made


def _code(code: Code, base: Base, taken: Collection[str]) -> Element:
    before = base.codes.get(code.code)
    old = before if before is not None else new("Code", isCodable="true")
    made = new(
        "Code",
        guid=guid(old) or free_guid(taken, "code", code.code),
        name=_same(str(old.get("name") or ""), code.name),
        isCodable=str(old.get("isCodable") or "true"),
        color=_same_colour(old.get("color"), code.color),
    )
    text = _same(words(old), described(code))
    if text or child(old, "Description") is not None:
        put(made, new("Description", text))
    for note in children(old, "NoteRef"):
        put(made, deepcopy(note))
    return made


def _same(before: str, now: str) -> str:
    """What was said before, if now the same is said with other blanks; what had no name has none again."""
    unnamed = not before.strip() and now == "unnamed code"
    return before if unnamed or before.split() == now.split() else now


def _same_colour(before: object, now: str | None) -> str | None:
    said = str(before) if before else None
    return said if said is not None and now is not None and said.lower() == now.lower() else now


def _name_lost(code: Code, remarks: Remarks) -> None:
    if code.match or code.unless:
        remarks.lost("the rules of a code", code.code)
    if code.examples or code.counterexamples:
        remarks.lost("the examples and counterexamples of a code", code.code)
    if code.scope is not Scope.SENTENCE:
        remarks.lost("the scope of a code's rules", f"{code.code}: {code.scope}")
