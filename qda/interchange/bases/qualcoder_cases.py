"""QualCoder's cases and attributes as cases with variables."""

from collections.abc import Mapping

from qda.interchange.bases.database import Database, Row
from qda.interchange.bases.draft import Draft
from qda.interchange.bases.qualcoder_files import File
from qda.interchange.bases.qualcoder_passages import ways_of
from qda.interchange.refi.parse import Element
from qda.model.span import Span


def put_cases(made: Draft, database: Database, files: Mapping[int | None, File]) -> None:
    """Put cases, the files and passages that belong to them, and the attributes of cases and files."""
    cases: dict[int | None, Element] = {}
    for row in database.rows("cases", "caseid", "name", "memo", "owner", "date"):
        own = made.guid("case", row.number("caseid"), row.text("date"))
        case = made.add(made.container("Cases"), "Case", guid=own, name=row.text("name"))
        cases[row.number("caseid")] = made.described(case, row.text("memo"))
    for row in database.rows("case_text", "id", "caseid", "fid", "pos0", "pos1", "owner", "date"):
        _belongs(made, row, cases.get(row.number("caseid")), files.get(row.number("fid")))
    _attributes(made, database, cases, files)


def _belongs(made: Draft, row: Row, case: Element | None, file: File | None) -> None:
    """A whole file of a case, or a passage of it; files without a text are linked as 0 to 0."""
    number = row.number("id")
    if case is None or file is None:
        made.remarks.skipped("a file of a case, of which one is not there", f"case_text {number}")
        return
    start, end = row.number("pos0") or 0, row.number("pos1") or 0
    if start == 0 and (end == 0 or _is_to_the_end(file, end)):
        made.add(case, "SourceRef", targetGUID=file.source.get("guid"))
        return
    way = ways_of(file.raw)[0]
    span = Span(max(0, way.place(start)), min(len(file.raw.text), way.place(end)))
    if span.start >= span.end:
        made.remarks.skipped(
            "a passage of a case that is nothing, or outside of its text", f"case_text {number}"
        )
        return
    own = made.guid("passage of a case", number, row.text("date"))
    made.selection(file.holder, own, span, user=row.text("owner"), at=row.text("date"))
    made.add(case, "SelectionRef", targetGUID=own)


def _is_to_the_end(file: File, end: int) -> bool:
    """Whether a passage goes to the end of its file, however that was counted.

    Who gives a case a file gets the number of its code points, by older versions of QualCoder one less; who
    selects all of it gets what the text window counts.
    """
    return any(way.place(end + 1) >= len(file.raw.text) for way in ways_of(file.raw))


def _attributes(
    made: Draft, database: Database, cases: Mapping[int | None, Element], files: Mapping[int | None, File]
) -> None:
    kinds: dict[str, str] = {}
    for row in database.rows("attribute_type", "name", "memo", "valuetype"):
        name = row.text("name")
        kinds[name] = "Float" if row.text("valuetype") == "numeric" else "Text"
        variable = made.add(
            made.container("Variables"),
            "Variable",
            guid=made.guid("variable", name),
            name=name,
            typeOfVariable=kinds[name],
        )
        made.described(variable, row.text("memo"))
    for row in database.rows("attribute", "name", "attr_type", "value", "id"):
        _value(made, row, kinds, cases, files)


def _value(
    made: Draft,
    row: Row,
    kinds: Mapping[str, str],
    cases: Mapping[int | None, Element],
    files: Mapping[int | None, File],
) -> None:
    name, said = row.text("name"), row.text("value")
    number, about = row.number("id"), row.text("attr_type")
    file = files.get(number)
    on = cases.get(number) if about == "case" else file.source if about == "file" and file else None
    if not said.strip():
        return
    if on is None or name not in kinds:
        made.remarks.skipped("a value of an attribute of what is not there", f"{name} of {about} {number}")
        return
    value = made.add(on, "VariableValue")
    made.add(value, "VariableRef", targetGUID=made.guid("variable", name))
    made.add(value, f"{kinds[name]}Value", said)
