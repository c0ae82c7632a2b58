"""QualCoder's projects (a folder NAME.qda with data.qda): files, codes, codings, cases, journals.

Places of passages come from the program's text window, which counts units of UTF-16 (an emoji is two), or
from its searches, which in some versions count code points. The words of each passage are kept beside them.
"""

from collections.abc import Mapping
from pathlib import Path

from qda.interchange.bases.code_tree import Key, Node, put_codes
from qda.interchange.bases.database import Database, Row
from qda.interchange.bases.draft import Draft, Drafted, draft
from qda.interchange.bases.qualcoder_cases import put_cases
from qda.interchange.bases.qualcoder_files import File, put_files
from qda.interchange.bases.qualcoder_passages import put_passages
from qda.interchange.refi.remarks import Subject

ORIGIN = "QualCoder"
TABLES = frozenset({"project", "source", "code_name", "code_cat", "code_text", "cases"})
_UNSAID: Mapping[str, str] = {
    "graph": "a graph of QualCoder",
    "stored_sql": "a stored query of QualCoder",
}


def read(database: Database, path: Path) -> Drafted:
    """The project of a database, called as its folder. Raises InputError for a damaged one."""
    projects = database.rows("project", "date", "memo", "about", "codername")
    project = projects[0] if projects else Row({})
    title = folder_name(path)
    at = project.text("date")
    made = draft(("qualcoder", at or title), title, project.text("about") or ORIGIN, path, at=at)
    made.note(made.guid("memo"), project.text("memo"), None, name="Project memo")
    codes = _codes(made, database)
    files = put_files(made, database)
    put_passages(made, database, files, codes)
    _parts(made, database, files, codes)
    put_cases(made, database, files)
    for row in database.rows("journal", "jid", "name", "jentry", "date", "owner"):
        own = made.guid("journal", row.number("jid"), row.text("date"))
        said = {"user": row.text("owner"), "at": row.text("date")}
        made.note(own, row.text("jentry"), None, name=row.text("name"), **said)
    for table, what in _UNSAID.items():
        for row in database.rows(table, "name", "title"):
            made.remarks.skipped(what, row.text("name") or row.text("title"))
    for one in dict.fromkeys(row.number("risid") for row in database.rows("ris", "risid")):
        made.remarks.skipped("a bibliographic reference of QualCoder", str(one))
    return made.done()


def folder_name(path: Path) -> str:
    """What a project is called: as its folder, also when its database alone is given."""
    inside = path.name.lower() == "data.qda" and path.absolute().parent.suffix.lower() == ".qda"
    return path.absolute().parent.stem if inside else path.stem


def _codes(made: Draft, database: Database) -> dict[int | None, str]:
    """GUID by code; categories are codes that nothing can be coded with."""
    nodes: dict[Key, Node] = {}
    for row in database.rows("code_cat", "catid", "name", "owner", "date", "memo", "supercatid"):
        above = row.number("supercatid")
        own = made.guid("category", row.number("catid"), row.text("date"))
        key = ("category", row.number("catid"))
        outer = ("category", above) if above is not None else None
        nodes[key] = Node(own, row.text("name"), outer, row.text("memo"), codable=False)
    columns = ("cid", "name", "memo", "catid", "owner", "date", "color", "supercid")
    found: dict[int | None, str] = {}
    for row in database.rows("code_name", *columns):
        own = made.guid("code", row.number("cid"), row.text("date"))
        outer = None
        for kind, column in (("category", "catid"), ("code", "supercid")):
            outer = (kind, number) if (number := row.number(column)) is not None else outer
        nodes["code", row.number("cid")] = Node(
            own, row.text("name"), outer, row.text("memo"), row.text("color")
        )
        found[row.number("cid")] = own
    made.counts[Subject.CODES] = len(nodes)
    put_codes(made, nodes)
    return found


def _parts(
    made: Draft, database: Database, files: Mapping[int | None, File], codes: Mapping[int | None, str]
) -> None:
    """Codings of areas of pictures and pages, and of stretches of recordings."""
    columns = ("imid", "id", "x1", "y1", "width", "height", "cid", "memo", "date", "owner", "pdf_page")
    for row in database.rows("code_image", *columns):
        x, y, wide, high = (row.number(one) or 0 for one in ("x1", "y1", "width", "height"))
        place = {"firstX": x, "firstY": y, "secondX": x + wide, "secondY": y + high}
        _part(made, row, "imid", ("PictureSource", "PDFSource"), place, files, codes)
    for row in database.rows("code_av", "avid", "id", "pos0", "pos1", "cid", "memo", "date", "owner"):
        place = {"begin": row.number("pos0") or 0, "end": row.number("pos1") or 0}
        _part(made, row, "avid", ("AudioSource", "VideoSource"), place, files, codes)


def _part(
    made: Draft,
    row: Row,
    key: str,
    kinds: tuple[str, ...],
    place: Mapping[str, int],
    files: Mapping[int | None, File],
    codes: Mapping[int | None, str],
) -> None:
    made.counts[Subject.CODINGS] += 1
    number = row.number(key)
    file = files.get(row.number("id"))
    said = {"user": row.text("owner"), "at": row.text("date")}
    own = made.guid(key, number, row.text("date"))
    if file is None or file.kind not in kinds:
        made.lose("a coding of a picture or recording that is not there", f"{key} {number}")
        made.note(made.guid("memo of", own), row.text("memo"), file.source if file else None, **said)
        return
    more = {"page": row.number("pdf_page") or 0} if file.kind == "PDFSource" else {}
    selection = made.add(file.source, file.kind.replace("Source", "Selection"), guid=own, **{**place, **more})
    code = codes.get(row.number("cid"), made.guid("no code", row.number("cid")))
    coding = made.coding(selection, made.guid("coding", key, number, row.text("date")), code, **said)
    made.note(made.guid("memo of", own), row.text("memo"), coding, **said)
