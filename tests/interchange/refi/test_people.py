"""Cases and variables whose names cannot be taken: they come in under others, told, and go out as before."""

import zipfile
from typing import Any

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
