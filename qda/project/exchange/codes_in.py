"""Codes of another program as codes of this project: known ones are found, others make a new file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from unicodedata import normalize

from qda.coding.codebook.codebook_file import from_text
from qda.interchange.codebook_yaml import codebook_yaml
from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.tree import child, children, every, guid, words
from qda.model.codebook import Code, Codebook
from qda.project.arriving import Arriving
from qda.project.codebooks import codebook_files, load_codebook
from qda.project.exchange.code_differences import name_differences, name_other_place
from qda.project.exchange.code_words import as_described
from qda.project.exchange.names import Names, code_name, free, tidy_name
from qda.project.workspace import Workspace

_DEEPEST = 20
"""Levels of codes that a codebook file can hold."""
_NONE: Mapping[str, Code] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Codes:
    """`names` is code by GUID; `new` are those that the project lacks; `file` is where they go, if any.

    `ruled` are codes that the rules of the project's codebook look for.
    """

    names: dict[str, str]
    new: tuple[Code, ...]
    file: Path | None
    text: str
    ruled: frozenset[str] = frozenset()


def codes_in(
    workspace: Workspace,
    root: Element,
    title: str,
    known: Sequence[Names],
    remarks: Remarks,
    given: Mapping[str, Code] = _NONE,
    *,
    say: Callable[[str], str] = str,
) -> Codes:
    """Find the codes of a tree in the project, by GUID or by their path of names, and make up the others.

    `given` has, by GUID, codes of which more is known than a tree can say; they may be without a short name,
    and then their name may be the short name of a code of the project. `say` replaces names that must not
    come in.
    """
    book = load_codebook(workspace) if codebook_files(workspace) else None
    found = _Found(book, known, remarks, {own: _renamed(code, say) for own, code in given.items()}, say)
    outer = child(root, "CodeBook")
    codes = child(outer, "Codes") if outer is not None else None
    if codes is not None:
        found.claim(codes)
        found.claim_paths(codes, ())
        found.walk(codes, None, (), 1)
    ruled = frozenset(code.code for code in (book or ()) if code.match)
    if not found.new:
        return Codes(found.names, (), None, "", ruled)
    language = book.language if book else workspace.settings.language
    origin = f"Codes that came with {title!r}. Yours from now on: write rules and examples into it."
    folder = workspace.folder / workspace.settings.codebooks
    taken = {path.stem for path in folder.glob("*")} if folder.is_dir() else set()
    path = folder / f"{free(code_name(title), taken, '{}-{}')}.yaml"
    text = codebook_yaml(title, language, found.new, origin=origin)
    return Codes(found.names, tuple(found.new), path, text, ruled)


def write_codes(codes: Codes, files: Arriving) -> None:
    """Write the new codes into their file; no file that is there is touched."""
    if codes.file is not None:
        from_text(codes.text, codes.file)  # what could not be read again would stop the project
        files.write(codes.file, codes.text)


class _Found:
    """Codes that were found or made up, as a tree of codes is walked."""

    def __init__(
        self,
        book: Codebook | None,
        known: Sequence[Names],
        remarks: Remarks,
        given: Mapping[str, Code],
        say: Callable[[str], str],
    ) -> None:
        codes = book.codes if book else ()
        self._book = {code.code: code for code in codes}
        self._remarks, self._given, self._say = remarks, given, say
        self._taken = {code.code for code in codes}
        self._by_guid = {guid_of("code", code.code): code.code for code in codes}
        self._before = {own: code for names in reversed(known) for own, code in names.codes.items()}
        for names in reversed(known):
            self._by_guid.update({key: code for key, code in names.codes.items() if code in self._taken})
        self._paths = {code.code: _path(book, code) for code in codes} if book else {}
        self._by_path: dict[tuple[str, ...], list[str]] = {}
        for own, path in self._paths.items():
            self._by_path.setdefault(path, []).append(own)
        self._claimed: set[str] = set()
        self._pathed: set[str] = set()
        self._tells_themes = False
        self._old = {code.code: tidy_name(code.name, code.code) for code in codes}
        self._used: set[str] = set()
        self.names: dict[str, str] = {}
        self.new: list[Code] = []

    def claim(self, codes: Element) -> None:
        """Codes that a GUID names are nobody else's, whatever others are called."""
        named = (self._by_guid.get(guid(one)) for one in every(codes, "Code"))
        self._claimed = {code for code in named if code is not None}

    def claim_paths(self, element: Element, path: tuple[str, ...]) -> None:
        """Codes that a path of names leads to are nobody else's by their short name."""
        for one in children(element, "Code"):
            own = (*path, self._name(one).casefold())
            self._pathed.update(self._by_path.get(own, ()))
            self._tells_themes |= bool(children(one, "Code"))
            self.claim_paths(one, own)

    def walk(self, element: Element, parent: str | None, path: tuple[str, ...], depth: int) -> None:
        """Take the codes directly below an element, and those below them."""
        for one in children(element, "Code"):
            name = self._name(one)
            if not tidy_name(str(one.get("name") or ""), ""):
                self._remarks.accepted("a code without a name, called otherwise here", f"{guid(one)}: {name}")
            own = (*path, name.casefold())
            code = self._by_guid.get(guid(one)) or self._called(own)
            if code is None and (code := self._short(one, name, parent)) is not None:
                own = self._paths[code]
            if code is None or code in self._used:
                code = self._make(one, name, parent)
            elif code in self._book:
                self._name_differences(one, self._book[code], parent)
            self.names[guid(one)] = code
            self._used.add(code)
            self._name_renamed(guid(one), name, code)
            below = code if depth < _DEEPEST else parent
            if below != code and children(one, "Code"):
                self._remarks.accepted(
                    f"codes more than {_DEEPEST} deep, put beside the ones above them", name
                )
            self.walk(one, below, own, min(depth + 1, _DEEPEST))

    def _name(self, one: Element) -> str:
        return self._say(tidy_name(str(one.get("name") or ""), "unnamed code"))

    def _name_renamed(self, own: str, name: str, code: str) -> None:
        """Say where a code has another name here, or its short name was changed since an earlier import."""
        if self._old.get(code, name) != name:
            what = "a code that is called otherwise in the file; its name here stands"
            if name.casefold() == code.casefold():
                what = "a code whose short name stands in the file; its name here stands"
            self._remarks.accepted(what, f"{name!r}, here {self._old[code]!r}")
        before = self._before.get(own, code)
        if before != code and before not in self._taken:
            what = "a code that has another short name since; its codings of before stay under the old one"
            self._remarks.accepted(what, f"{before}, now {code}")

    def _called(self, path: tuple[str, ...]) -> str | None:
        """The first code of a path that nothing of the file is yet; several codes may share one."""
        codes = self._by_path.get(path, ())
        return next((code for code in codes if code not in self._used | self._claimed), None)

    def _short(self, one: Element, name: str, parent: str | None) -> str | None:
        """The code that has the word of a table for its short name: below the same code, or anywhere when the
        table says of none that it is below another."""
        given = self._given.get(guid(one))
        if given is None or given.code:
            return None
        return next(
            (
                code.code
                for code in self._book.values()
                if code.code.casefold() == name.casefold()
                and (parent is None or code.parent == parent)
                and code.code not in self._used | self._claimed | self._pathed
            ),
            None,
        )

    def _name_differences(self, one: Element, here: Code, parent: str | None) -> None:
        """Say what the file says otherwise of a code that the project has; what is here stands."""
        given = self._given.get(guid(one))
        there = given or as_described(here, self._say(words(one)), one.get("color"))
        if self._tells_themes:
            name_other_place(here, parent, self._remarks)
        name_differences(here, there, self._remarks)

    def _make(self, one: Element, name: str, parent: str | None) -> str:
        given = self._given.get(guid(one))
        short = given.code if given and given.code else code_name(name)
        if short in self._taken and parent is not None:
            short = f"{parent}.{short}"
        code = free(short, self._taken, "{}_{}")
        self._taken.add(code)
        if not (given and given.code == code) and code != "_".join(normalize("NFC", name).lower().split()):
            self._remarks.accepted(
                "a short name that is not the name in small letters; to have another, write it into the file "
                "of the new codes before anything is coded",
                f"{name}: {code}",
            )
        if given is not None:
            self.new.append(replace(given, code=code, parent=parent))
            return code
        bare = Code(code=code, name=name, parent=parent)
        self.new.append(as_described(bare, self._say(words(one)), one.get("color")))
        return code


def _path(book: Codebook, code: Code) -> tuple[str, ...]:
    return tuple(tidy_name(book[one].name, one).casefold() for one in book.path(code.code))


def _renamed(code: Code, say: Callable[[str], str]) -> Code:
    """The code with replaced names; its short name is made of its name then."""
    return replace(
        code,
        code=code.code if say(code.code) == code.code else "",
        name=say(code.name),
        definition=say(code.definition),
        include=say(code.include),
        exclude=say(code.exclude),
        examples=tuple(replace(one, text=say(one.text)) for one in code.examples),
    )
