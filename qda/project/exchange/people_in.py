"""Cases with their variables as participants with attributes, in the participants file of the project."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qda.files.text import read_text
from qda.ingest.attributes import People, by_name
from qda.ingest.participants import KNOWN_ANYWAY, delimiter_of
from qda.interchange.refi.guids import guid_of, unnamed
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.standard import VALUES, is_ours
from qda.interchange.refi.tree import called, child, children, every, guid, target, targets, words
from qda.model.label import first_written
from qda.project.arriving import Arriving
from qda.project.exchange.names import RENAMED, Names, free, tidy_name
from qda.project.intake.admission import Admission
from qda.project.participants_file import read_people
from qda.project.workspace import Workspace

KIND = "kind"
"""The variable in which this program writes what kind of document a source is."""
_OWN = "participant"


@dataclass(frozen=True, slots=True)
class Cases:
    """`names` is participant by GUID of the case, `people` everybody, `sources` participant by GUID.

    `gone` are GUIDs: the cases of participants who withdrew, and the sources that are wholly theirs.
    """

    names: dict[str, str]
    people: People
    sources: Mapping[str, str]
    variables: dict[str, str]
    changed: bool
    gone: frozenset[str]


def cases_in(
    workspace: Workspace, root: Element, known: Sequence[Names], admitted: Admission, remarks: Remarks
) -> Cases:
    """Take the cases of a tree as participants. What the participants file says stands."""
    path = workspace.participants_file
    read = read_people(path)
    people = {name: dict(own) for name, own in read.items()}
    before = {name: dict(own) for name, own in people.items()}
    there = {key: name for one in reversed(known) for key, name in one.variables.items()}
    ours = {guid_of("variable", name): name for own in read.values() for name in own}
    variables = variables_of(root, {**ours, **there})
    for one in every(root, "Variable"):
        _name_variable(one, variables[guid(one)], remarks)
    names: dict[str, str] = {}
    mine = {guid_of("participant", name): name for name in read}
    mine |= {key: name for one in reversed(known) for key, name in one.participants.items()}
    for case in every(root, "Case"):
        raw = tidy_name(str(case.get("name") or ""), unnamed("case", guid(case)))
        name = mine.get(guid(case)) or (raw if guid(case) == guid_of("participant", raw) else None)
        if name is None:
            name = free(raw, first_written(names.values()))
            _name_renamed(case.get("name"), name, "case", remarks)
        elif guid(case) == guid_of("participant", name) and raw != name:
            remarks.accepted(RENAMED, f"{raw!r}, here {name!r}")
        name = names[guid(case)] = read.spelling(name)
        said = admitted.people(by_name({name: values_of(case, variables)}))
        for admissible, values in said.items():
            _join(admissible, people.setdefault(admissible, {}), values, remarks)
    whole, sources = _whole(people), _speaks_for(root, names, remarks)
    gone = {one for owned in (names, sources) for one, name in owned.items() if admitted.is_gone(name)}
    for own in gone & names.keys():
        remarks.skipped("a case of a participant who withdrew", names[own])
    return Cases(names, whole, sources, variables, whole != _whole(before), frozenset(gone))


def write_people(workspace: Workspace, cases: Cases, files: Arriving) -> None:
    """Write the participants file with the new rows and columns; its cells stay what they were."""
    if not cases.changed:
        return
    path = workspace.participants_file
    text = read_text(path) if path.is_file() else ""
    columns = list(dict.fromkeys(key for own in cases.people.values() for key in own))
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter_of(text), lineterminator="\n")
    writer.writerow([_OWN, *columns])
    writer.writerows([name, *(own.get(key, "") for key in columns)] for name, own in cases.people.items())
    files.write(path, written.getvalue())


def values_of(element: Element, variables: Mapping[str, str]) -> dict[str, str]:
    """Variable by name -> value, of a case or a source."""
    found: dict[str, str] = {}
    for one in children(element, "VariableValue"):
        name = variables.get(target(child(one, "VariableRef")))
        if name is not None:
            found[name] = value_of(one)
    return found


def value_of(element: Element) -> str:
    """What the value of a variable says, on one line; "" where it says nothing."""
    value = next(iter(children(element, *VALUES)), None)
    return tidy_name((value.text or "") if value is not None else "", "")


def variables_of(root: Element, known: Mapping[str, str]) -> dict[str, str]:
    """Variables by GUID, each with a name that no other one has; those that are `known` have theirs."""
    names: dict[str, str] = {}
    for one in every(root, "Variable"):
        name = known.get(guid(one))
        if name is not None and name not in names.values():
            names[guid(one)] = name
    for one in every(root, "Variable"):
        if guid(one) not in names:
            names[guid(one)] = free(_as_attribute(one), set(names.values()))
    return names


def _name_variable(one: Element, name: str, remarks: Remarks) -> None:
    """Say where a variable is called otherwise here, or was renamed since an earlier import."""
    if name in {_as_attribute(one), _raw_name(one)} or name.startswith(f"{_raw_name(one)} ("):
        _name_renamed(one.get("name"), name, "variable", remarks)
    else:
        what = "a variable that was renamed; its name here stands"
        remarks.accepted(what, f"{_raw_name(one)!r}, here {name!r}")


def _raw_name(variable: Element) -> str:
    return tidy_name(str(variable.get("name") or ""), unnamed("variable", guid(variable)))


def _as_attribute(variable: Element) -> str:
    """What a variable is called as an attribute: otherwise than what reports know of everybody."""
    name = _raw_name(variable)
    if guid(variable) == guid_of("variable", KIND) and is_ours(_origin(variable)):
        return KIND
    return f"{name} (attribute)" if name.lower() in {_OWN, *KNOWN_ANYWAY} else name


def _origin(element: Element) -> str:
    return str(element.getroottree().getroot().get("origin") or "")


def _name_renamed(raw: object, name: str, what: str, remarks: Remarks) -> None:
    """Say what is called otherwise here; white space is no difference."""
    said = tidy_name(str(raw or ""), "without a name")
    if said != name:
        remarks.accepted(f"a {what} that is called otherwise here", f"{said}: {name}")


def _whole(people: Mapping[str, Mapping[str, str]]) -> People:
    columns = list(dict.fromkeys(key for own in people.values() for key in own))
    return by_name({name: {key: own.get(key, "") for key in columns} for name, own in people.items()})


def _join(name: str, own: dict[str, str], said: Mapping[str, str], remarks: Remarks) -> None:
    for key, value in said.items():
        if own.get(key) and value and own[key] != value:
            remarks.accepted(f"{key} is another one in the participants file, which stands", name)
        elif value or key not in own:
            own[key] = own.get(key) or value


def _speaks_for(root: Element, names: Mapping[str, str], remarks: Remarks) -> dict[str, str]:
    """Source -> participant, where exactly one case has the whole source."""
    owners: dict[str, list[str]] = {}
    for case in every(root, "Case"):
        for source in dict.fromkeys(targets(case, "SourceRef")):
            owners.setdefault(source, []).append(names[guid(case)])
        for what in ("CodeRef", "SelectionRef"):
            if children(case, what):
                remarks.kept(
                    f"what a case says of {'codes' if what == 'CodeRef' else 'passages'}", called(case)
                )
        if words(case):
            remarks.kept("the description of a case", called(case))
    for source, several in owners.items():
        if len(several) > 1:
            remarks.kept(
                "a source of several cases speaks for none of them", f"{source}: {', '.join(several)}"
            )
    return {source: found[0] for source, found in owners.items() if len(found) == 1}
