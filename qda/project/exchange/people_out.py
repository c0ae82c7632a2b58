"""Participants as cases, attributes as variables, coders as users."""

from collections.abc import Collection, Mapping, Sequence

from qda.interchange.refi.clean import of_kind
from qda.interchange.refi.guids import free_guid
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.seen import note_unseen
from qda.interchange.refi.tree import (
    child,
    children,
    container,
    drop,
    guid,
    new,
    put,
    target,
    targets,
)
from qda.model.coding import RULES
from qda.model.document import INTERVIEW, Document
from qda.model.label import ByLabel, first_written
from qda.project.exchange.base import Base
from qda.project.exchange.people_in import KIND, value_of

People = Mapping[str, Mapping[str, str]]


def user_guid(base: Base, coder: str) -> str | None:
    """The GUID of a coder; None for the work of nobody who is named."""
    if coder in base.users:
        user = base.users[coder]
        return guid(user) if user is not None else None
    others = {guid(user) for user in base.users.values() if user is not None}
    return free_guid(others if coder != RULES else (), "coder", coder)


def put_users(root: Element, base: Base, coders: Sequence[str]) -> None:
    """Put all users into a tree, those who coded nothing too, and all coders of the project."""
    users = [user for user in base.users.values() if user is not None]
    for user in users:
        put(container(root, "Users"), user)
    named = set(map(guid, users))
    for coder in sorted(set(coders) - set(base.users)):
        own = user_guid(base, coder)
        if own not in named:
            put(container(root, "Users"), new("User", guid=own, name=coder))


class Variables:
    """The variables of an export: those that were kept, and new ones for what has none."""

    def __init__(self, root: Element, base: Base, remarks: Remarks) -> None:
        self._root, self._remarks = root, remarks
        self._known = dict(base.variables)
        for variable in self._known.values():
            put(container(root, "Variables"), variable)

    def on(self, element: Element) -> set[str]:
        """The names of the variables that an element has values of."""
        there = {target(child(one, "VariableRef")) for one in children(element, "VariableValue")}
        return {name for name, variable in self._known.items() if guid(variable) in there}

    def put(self, element: Element, said: Mapping[str, str]) -> None:
        """Give an element the values that a person or a document has now; those that are the same stay."""
        there = {target(child(one, "VariableRef")): one for one in children(element, "VariableValue")}
        wanted = {guid(self._variable(key)): (key, value) for key, value in said.items() if value}
        for key, one in there.items():
            now, before = wanted.pop(key, None), value_of(one)
            if now is None:
                if before:
                    drop(one)
            elif before != now[1]:
                drop(one)
                wanted[key] = now
        for name, text in wanted.values():
            put(element, self._value(name, text))

    def _variable(self, name: str) -> Element:
        if name not in self._known:
            own = free_guid([guid(one) for one in self._known.values()], "variable", name)
            made = new("Variable", guid=own, name=name, typeOfVariable="Text")
            self._known[name] = put(container(self._root, "Variables"), made)
        return self._known[name]

    def _value(self, name: str, value: str) -> Element:
        variable = self._variable(name)
        note_unseen(value, f"the value of {name}", self._remarks)
        made = new("VariableValue")
        put(made, new("VariableRef", targetGUID=guid(variable)))
        kind = f"{variable.get('typeOfVariable')}Value"
        fits = of_kind(kind, value) == value
        if not fits:
            what = f"that a variable is of type {variable.get('typeOfVariable')}; a value is written as text"
            self._remarks.lost(what, f"{name}: {value}")
        put(made, new(kind if fits else "TextValue", value))
        return made


def put_cases(
    root: Element, base: Base, people: People, documents: Sequence[Document], variables: Variables
) -> Mapping[str, Element]:
    """Put a case for each participant into a tree; gives case by participant, in any spelling."""
    cases: dict[str, Element] = {}
    taken = {guid(one) for one in base.cases.values()}
    for name in first_written([*people, *(one.participant for one in documents if one.participant)]):
        case = base.cases.get(name)
        if case is None:
            case = new("Case", guid=free_guid(taken, "participant", name), name=name)
        variables.put(case, people.get(name, {}))
        cases[name] = put(container(root, "Cases"), case)
    return ByLabel(cases.items())


def put_source_references(
    cases: Mapping[str, Element], homes: Mapping[str, Element], documents: Sequence[Document]
) -> None:
    """Point from participants to the sources that speak for them; `homes` is source by document."""
    for document in documents:
        case = cases.get(document.participant or "")
        source = guid(homes[document.name])
        if case is not None and source not in targets(case, "SourceRef"):
            put(case, new("SourceRef", targetGUID=source))


def attributes_out(document: Document, people: People, had: Collection[str]) -> dict[str, str]:
    """What is known of a document itself and not of its participant, and whatever it `had` a value of."""
    of_person = people.get(document.participant or "", {})
    own = {
        key: value for key, value in document.attributes.items() if key in had or of_person.get(key) != value
    }
    return own if document.kind == INTERVIEW else {**own, KIND: document.kind}
