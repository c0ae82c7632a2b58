"""Everything that was kept of imported projects, as one: each thing once."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.standard import ELEMENTS, SOURCES
from qda.interchange.refi.tree import child, children, content_of, every, guid, name_of
from qda.interchange.refi.write import Bytes
from qda.project.exchange.came_again import same_media, without_repeated
from qda.project.exchange.documents_in import holders_of, sources_of
from qda.project.exchange.joined import Joined
from qda.project.exchange.kept import Kept, media_in
from qda.project.exchange.memos_in import notes_of
from qda.project.exchange.names import NOBODY
from qda.project.exchange.people_in import variables_of
from qda.project.exchange.same_things import KINDS, first_guids


@dataclass(slots=True)
class Base:
    """What an export begins with, by what things are called in the project; elements are copies.

    `coders` are by GUID of the user. `sources` holds every source that is there; `homes` is the GUID of the
    text that a document was, `owners` the source of a text. `texts` are by GUID, `media` by path.
    `lost` is what found no place beside what another project says of the same thing, and of what it is.
    """

    codes: dict[str, Element] = field(default_factory=dict)
    users: dict[str, Element | None] = field(default_factory=dict)
    coders: dict[str, str] = field(default_factory=lambda: {NOBODY: NOBODY})
    variables: dict[str, Element] = field(default_factory=dict)
    cases: dict[str, Element] = field(default_factory=dict)
    sources: dict[str, Element] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    owners: dict[str, Element] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    notes: list[Element] = field(default_factory=list)
    others: dict[str, list[Element]] = field(default_factory=dict)
    description: Element | None = None
    references: list[Element] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    media: dict[str, Bytes] = field(default_factory=dict)
    lost: list[tuple[str, str]] = field(default_factory=list)

    def holder(self, document: str) -> Element | None:
        """The element that holds the text of a document."""
        home = self.homes.get(document)
        return self.holder_of_text(home) if home is not None else None

    def holder_of_text(self, own: str) -> Element:
        """The element of a text that is there."""
        return next(one for one in holders_of(self.owners[own]) if guid(one) == own)


def base_of(kept: list[Kept]) -> Base:
    """Join what is kept, the newest first; each thing has the GUID that it came with first."""
    base, joined = Base(), Joined()
    first = first_guids(kept)
    roots = [deepcopy(one.package.root) for one in kept]
    seen: set[str] = set()
    for one in reversed(kept):
        base.coders |= one.names.coders
    for one, root in zip(kept, roots, strict=True):
        _point_to(root, first)
        _take_sources(base, root, one, seen)
        base.texts = {**one.package.texts, **base.texts}
        base.media = {**media_in(one.package), **base.media}
    _join_sources(base, kept, joined)
    _join_media(base, roots, joined)
    told: dict[str, set[str]] = {name: set() for name in ("Links", "Sets", "Graphs")}
    for one, root in zip(kept, roots, strict=True):
        _point_to(root, joined.same)
        _take_codes(base, root, one, joined)
        _take_people(base, root, one, joined)
        base.notes += _fresh(notes_of(root), seen)
        for name, there in told.items():
            outer = child(root, name)
            fresh = list(_fresh(list(outer) if outer is not None else [], seen))
            base.others.setdefault(name, []).extend(without_repeated(fresh, there))
            there.update(map(content_of, fresh))
        base.description = base.description if base.description is not None else child(root, "Description")
        base.references += children(root, "NoteRef")
    for root in roots:
        for element in every(root, *KINDS):
            element.set("guid", first.get(guid(element), guid(element)))
    base.lost = joined.lost
    _name_as_here(base, kept, {**first, **joined.same})
    return base


def _name_as_here(base: Base, kept: list[Kept], same: Mapping[str, str]) -> None:
    """Users, cases, variables and sources go out as they were called when they came first, as here.

    Those that came back with the GUID that they left with are called as they are here.
    """
    first: dict[str, str] = {}
    for one in reversed(kept):
        for element in every(one.package.root, "User", "Case", "Variable", *SOURCES):
            if element.get("name"):
                first.setdefault(same.get(guid(element), guid(element)), str(element.get("name")))
    users = (one for one in base.users.values() if one is not None)
    for element in (*users, *base.cases.values(), *base.variables.values(), *base.sources.values()):
        if guid(element) in first:
            element.set("name", first[guid(element)])
    owned = [("coder", one, name) for name, one in base.users.items() if one is not None]
    owned += [("participant", one, name) for name, one in base.cases.items()]
    owned += [("variable", one, name) for name, one in base.variables.items()]
    owned += [
        ("document", base.sources[own], name) for own, name in base.called.items() if own in base.sources
    ]
    for kind, element, name in owned:
        if guid(element) == guid_of(kind, name):
            element.set("name", name)


def _take_codes(base: Base, root: Element, one: Kept, joined: Joined) -> None:
    """A code that has another short name since is what the newest import calls it, and nothing else."""
    taken = {guid(code): name for name, code in base.codes.items()}
    for code in every(root, "Code"):
        name = one.names.codes.get(guid(code))
        if name is not None and taken.get(guid(code), name) == name:
            _take(base.codes, name, code, joined, without=frozenset({"Description"}))  # the codebook has it


def _take_people(base: Base, root: Element, one: Kept, joined: Joined) -> None:
    users = {guid(user): user for user in every(root, "User")}
    for own, coder in one.names.coders.items():
        if own == NOBODY:
            base.users.setdefault(coder, None)
        elif own in users and base.users.get(coder) is None:
            base.users[coder] = users[own]
    for own, name in variables_of(root, one.names.variables).items():
        variable = next(found for found in every(root, "Variable") if guid(found) == own)
        _take(base.variables, name, variable, joined)
    for case in every(root, "Case"):
        name = one.names.participants.get(guid(case), "")
        if name:
            _take(base.cases, name, case, joined)


def _take_sources(base: Base, root: Element, one: Kept, seen: set[str]) -> None:
    for source in _fresh(sources_of(root), seen):
        base.sources[guid(source)] = source
        for holder in holders_of(source):
            base.owners[guid(holder)] = source
            name = one.names.documents.get(guid(holder))
            if name is not None:
                base.called[guid(holder)] = name


def _take(
    found: dict[str, Element],
    name: str,
    element: Element,
    joined: Joined,
    *,
    without: frozenset[str] = frozenset(),
) -> None:
    """The newest element of a name stands for all of it, with what those of other projects have beyond it."""
    if name not in found:
        found[name] = element
    elif guid(found[name]) != guid(element):
        joined.things(found[name], element, without=without)


def _join_sources(base: Base, kept: list[Kept], joined: Joined) -> None:
    """The first source of a document is its home, one that has more than a text before others."""
    in_time = dict.fromkeys(own for one in reversed(kept) for own in one.names.documents)
    several: dict[str, list[Element]] = {}
    for own in (own for own in in_time if own in base.called):
        several.setdefault(base.called[own], []).append(base.holder_of_text(own))
    for name, holders in several.items():
        home, *others = sorted(holders, key=lambda one: name_of(one) == "TextSource")
        base.homes[name] = guid(home)
        for other in others:
            ours, theirs = base.owners[guid(home)], base.owners[guid(other)]
            joined.texts(home, other, base.texts)
            joined.sources(ours, theirs)


def _join_media(base: Base, roots: list[Element], joined: Joined) -> None:
    """A picture or recording without a text that came with several projects goes out once."""
    texts = {guid(base.owners[own]) for own in base.called}
    others = {own: source for own, source in base.sources.items() if own not in texts}
    for home, other in list(same_media(roots, others, base.media)) if len(roots) > 1 else ():
        joined.sources(home, other)
        del base.sources[guid(other)]


def _fresh(elements: list[Element], seen: set[str]) -> Iterator[Element]:
    for element in elements:
        if guid(element) not in seen:
            seen.add(guid(element))
            yield element


def _point_to(root: Element, same: dict[str, str]) -> None:
    """Let references go to what stands for their target."""
    for element in root.iter() if same else ():
        for key, kind in ELEMENTS[name_of(element)].attributes.items():
            if kind.rstrip("!") in {"reference", "user"} and str(element.get(key, "")) in same:
                element.set(key, same[str(element.get(key))])
