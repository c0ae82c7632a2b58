"""Cases and variables whose names cannot be taken: they come in under others, told, and go out as before."""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

import zipfile
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from qda.project.exchange.export_project import draft_project
from qda.project.participants_file import read_people

NAMES = ("document", "Kind", "coder", "SPEAKER", "assertion", "participant", "code", "kind")


def items(done: Any, what: str) -> list[str]:
    return [one.item for one in done.remarks.all if one.what == what]


def test_variables_called_like_what_reports_know_come_in_under_names_that_the_participants_file_may_have(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    g = programs.guid
    variables = "".join(
        f'<Variable guid="{g(30 + n)}" name="{name}" typeOfVariable="Text"/>' for n, name in enumerate(NAMES)
    )
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{g(30 + n)}"/><TextValue>v{n}</TextValue></VariableValue>'
        for n in range(len(NAMES))
    )
    xml = programs.project(
        f'<Variables>{variables}</Variables><Cases><Case guid="{g(40)}" name="Anna">{values}'
        f'<SourceRef targetGUID="{g(50)}"/></Case></Cases>'
        f"<Sources>{programs.text_source(50, 'One', values)}</Sources>"
    )
    done = take(xml)
    wanted = {
        "document (attribute)": "v0",
        "Kind (attribute)": "v1",
        "coder (attribute)": "v2",
        "SPEAKER (attribute)": "v3",
        "assertion (attribute)": "v4",
        "participant (attribute)": "v5",
        "code": "v6",
        "kind (attribute)": "v7",
    }
    assert read_people(workspace.folder / "participants.csv") == {"Anna": wanted}
    assert items(done, "a variable that is called otherwise here") == [
        f"{name}: {name} (attribute)" for name in NAMES if name != "code"
    ]
    take(xml)
    assert read_people(workspace.folder / "participants.csv") == {"Anna": wanted}
    written = zipfile.ZipFile(give()).read("project.qde").decode()
    for n, name in enumerate(NAMES):
        assert f'<Variable guid="{g(30 + n)}" name="{name}"' in written
        assert written.count(f"<TextValue>v{n}</TextValue>") == 2  # of the case and of the source
    assert "(attribute)" not in written


def test_values_that_are_changed_here_go_out_in_the_kind_of_their_variable_or_are_told(
    programs: Any, take: Any, give: Any, workspace: Any, both_schemas: Any
) -> None:
    g = programs.guid
    kinds = ("Integer", "Integer", "Boolean", "Date", "Float")
    old = ("1", "2", "true", "2020-01-01", "1.5")
    new = {"v0": "34", "v1": "about 34", "v2": "false", "v3": "2021-02-03", "v4": "2.50"}
    variables = "".join(
        f'<Variable guid="{g(30 + n)}" name="v{n}" typeOfVariable="{kind}"/>' for n, kind in enumerate(kinds)
    )
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{g(30 + n)}"/><{kind}Value>{one}</{kind}Value></VariableValue>'
        for n, (kind, one) in enumerate(zip(kinds, old, strict=True))
    )
    take(
        programs.project(
            f'<Variables>{variables}</Variables><Cases><Case guid="{g(10)}" name="Anna">{values}</Case></Cases>'
            f"<Sources>{programs.text_source(50, 'Hello there.')}</Sources>"
        )
    )
    with workspace.store.change("Cy") as change:
        change.put_participants({"Anna": new})
    content = zipfile.ZipFile(give()).read("project.qde")
    both_schemas("Project", content)
    written = content.decode()
    for kind, value in (("Integer", "34"), ("Boolean", "false"), ("Date", "2021-02-03"), ("Float", "2.50")):
        assert f"<{kind}Value>{value}</{kind}Value>" in written
    assert "<TextValue>about 34</TextValue>" in written
    told = [
        one.item for one in draft_project(workspace).remarks.all if "that a variable is of type" in one.what
    ]
    assert told == ["v1: about 34"]


def test_cases_and_variables_of_one_name_and_those_without_one_are_told(
    programs: Any, take: Any, workspace: Any
) -> None:
    g = programs.guid
    variables = "".join(
        f'<Variable guid="{g(n)}" name="{name}" typeOfVariable="Text"/>'
        for n, name in ((30, "age"), (31, "age"))
    )
    cases = "".join(
        f'<Case guid="{g(n)}" name="{name}"/>'
        for n, name in ((40, "Anna"), (41, "Anna"), (42, ""), (43, " Bo "))
    )
    xml = programs.project(f"<Variables>{variables}</Variables><Cases>{cases}</Cases>{programs.CODES}")
    done = take(xml)
    assert list(read_people(workspace.folder / "participants.csv")) == [
        "Anna",
        "Anna (2)",
        "case 0000002a",
        "Bo",
    ]
    assert items(done, "a case that is called otherwise here") == [
        "Anna: Anna (2)",
        "without a name: case 0000002a",
    ]
    assert items(done, "a variable that is called otherwise here") == ["age: age (2)"]


def test_a_variable_that_was_renamed_over_there_is_the_one_of_before(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    g = programs.guid
    value = '<VariableValue><VariableRef targetGUID="{}"/><TextValue>{}</TextValue></VariableValue>'
    source = programs.text_source(50, "One two three", value.format(g(30), "rural"))
    xml = programs.project(
        f'<Variables><Variable guid="{g(30)}" name="Place" typeOfVariable="Text"/></Variables>'
        f'<Cases><Case guid="{g(40)}" name="Anna">{value.format(g(30), "Bonn")}<SourceRef targetGUID="{g(50)}"/>'
        f"</Case></Cases><Sources>{source}</Sources>"
    )
    take(xml)
    workspace.store._clock = lambda: datetime(2026, 3, 2, 12, tzinfo=UTC)
    done = take(xml.replace('"Place"', '"Place of living"'))
    assert items(done, "a variable that was renamed; its name here stands") == [
        "'Place of living', here 'Place'"
    ]
    assert read_people(workspace.folder / "participants.csv") == {"Anna": {"Place": "Bonn"}}
    assert dict(workspace.store.documents()[0].attributes) == {"Place": "rural"}
    root = etree.fromstring(zipfile.ZipFile(give()).read("project.qde"))
    assert [one.get("name") for one in root.iter("{*}Variable")] == ["Place"]
    assert [one.text for one in root.iter("{*}TextValue")] == ["Bonn", "rural"]
