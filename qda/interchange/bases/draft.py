"""A project in the making: what a database has, in the standard's elements, to be cleaned like a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from qda.interchange.bases.quotes import Told
from qda.interchange.refi.clean import cleaned
from qda.interchange.refi.dates import utc
from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remark, Remarks, Subject
from qda.interchange.refi.seen import seen
from qda.interchange.refi.standard import PROJECT
from qda.model.span import Span


@dataclass(frozen=True, slots=True)
class Drafted:
    """A strict tree as XML, its texts by GUID, how their places were read, and what a person should know."""

    xml: bytes
    texts: Mapping[str, str]
    told: Mapping[str, Told]
    remarks: Sequence[Remark]
    counts: Mapping[Subject, int]


@dataclass(slots=True)
class Draft:
    """What is being put together. `identity` names the project among all of its program, which comes first.

    `since` tells of users whom several projects share since when they are known.
    """

    identity: tuple[str, ...]
    root: Element
    texts: dict[str, str] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    remarks: Remarks = field(default_factory=Remarks)
    counts: dict[Subject, int] = field(default_factory=lambda: dict.fromkeys(Subject, 0))
    since: dict[str, str] = field(default_factory=dict)
    _users: dict[str, str] = field(default_factory=dict)

    def guid(self, *names: object) -> str:
        """The GUID of a thing of this project, the same every time."""
        return guid_of(*self.identity, *map(str, names))

    def add(self, parent: Element, kind: str, said: str | None = None, /, **attributes: object) -> Element:
        """A new element within another one; attributes that are None or "" are left out."""
        made = etree.SubElement(parent, f"{{{PROJECT}}}{kind}")
        for key, value in attributes.items():
            if value is not None and value != "":
                made.set(key, seen(str(value)))
        if said is not None:
            made.text = seen(said)
        return made

    def container(self, name: str) -> Element:
        """The container of a name, made when it is not there."""
        found = self.root.find(f"{{{PROJECT}}}{name}")
        return found if found is not None else self.add(self.root, name)

    def codes(self) -> Element:
        """The element that holds the codes."""
        book = self.container("CodeBook")
        found = book.find(f"{{{PROJECT}}}Codes")
        return found if found is not None else self.add(book, "Codes")

    def user(self, name: str) -> str | None:
        """The GUID of somebody who worked on the project; None for nobody."""
        if name and name not in self._users:
            since = self.since.get(name)
            own = guid_of(self.identity[0], "user", name, since) if since else self.guid("user", name)
            self._users[name] = own
            self.add(self.container("Users"), "User", guid=self._users[name], name=name)
        return self._users.get(name)

    def described(self, element: Element, words: str) -> Element:
        """The element, with words about it if there are any."""
        if words.strip():
            self.add(element, "Description", words)
        return element

    def note(
        self, own: str, text: str, on: Element | None, *, name: str = "", user: str = "", at: str = ""
    ) -> None:
        """A note on an element, or on the project; without words there is none."""
        if not text.strip():
            return
        self.counts[Subject.MEMOS] += 1
        self.add(
            self.container("Notes"),
            "Note",
            guid=own,
            name=name,
            creatingUser=self.user(user),
            creationDateTime=moment(at),
        )
        self.texts[own] = text
        if on is not None:
            self.add(on, "NoteRef", targetGUID=own)

    def selection(self, holder: Element, own: str, span: Span, *, user: str = "", at: str = "") -> Element:
        """A passage of a text."""
        return self.add(
            holder,
            "PlainTextSelection",
            guid=own,
            startPosition=span.start,
            endPosition=span.end,
            creatingUser=self.user(user),
            creationDateTime=moment(at),
        )

    def coding(self, parent: Element, own: str, code: str, *, user: str = "", at: str = "") -> Element:
        """A code on a passage or on another part of a source."""
        made = self.add(parent, "Coding", guid=own, creatingUser=self.user(user), creationDateTime=moment(at))
        self.add(made, "CodeRef", targetGUID=code)
        return made

    def lose(self, why: str, item: str, codings: int = 1) -> None:
        """Name a passage that cannot come in, and count its codings."""
        self.remarks.skipped(why, item)
        for _ in range(codings):
            self.remarks.skipped("a coding of a passage that did not come in", item, Subject.CODINGS)

    def done(self) -> Drafted:
        """What came of it, as a file of the standard would give it."""
        root = cleaned(self.root, self.remarks)
        xml = etree.tostring(root, encoding="utf-8")
        return Drafted(xml, self.texts, self.told, tuple(self.remarks.all), self.counts)


def draft(identity: tuple[str, ...], title: str, origin: str, path: Path, *, at: str = "") -> Draft:
    """An empty project; `at` is when it was begun. Without a title it is called as its file."""
    root = etree.Element(f"{{{PROJECT}}}Project", nsmap={None: PROJECT})
    made = Draft(identity, root)
    for key, value in (("name", title or path.stem), ("origin", origin), ("creationDateTime", moment(at))):
        if value:
            root.set(key, seen(value))
    return made


def moment(raw: str) -> str | None:
    """A time of a database as the standard has it; None for what is none."""
    found = utc(raw.replace("_", " "))
    return found[0] if found else None
