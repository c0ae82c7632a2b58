"""Taguette's databases (.sqlite3): projects of documents in HTML, tags, and highlights with tags.

Places count the bytes, in UTF-8, of a document's text, as it stands between the HTML's tags; earlier versions
counted otherwise where there was more than ASCII. Beside each highlight its words are kept.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from qda.errors import InputError, Place, UsageError, did_you_mean
from qda.interchange.bases.database import Database, Row
from qda.interchange.bases.draft import Draft, Drafted, draft
from qda.interchange.bases.html_text import HtmlText
from qda.interchange.bases.quotes import Passage, Way, settle
from qda.interchange.bases.taguette_log import Log, log_of
from qda.interchange.refi.offsets import UTF16, Counter, Reading
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Subject
from qda.interchange.refi.texts import raw_text

ORIGIN = "Taguette"
TABLES = frozenset({"projects", "documents", "tags", "highlights", "highlight_tags"})
_SEPARATORS = "./\\:>"
"""What stands between a tag's path and what is below it: Taguette lists by beginnings, and asks for none."""


def read(database: Database, path: Path, wanted: str | None) -> Drafted:
    """The project of a database; `wanted` is its name or number where there are several.

    Raises InputError when there is none, or several and none is wanted; UsageError for one that is not there.
    """
    project = _chosen(database.rows("projects", "id", "name", "description", "created"), path, wanted)
    own, created = project.number("id"), project.text("created")
    made = draft(("taguette", created), project.text("name"), ORIGIN, path, at=created)
    made.since |= {
        row.text("login"): row.text("created") for row in database.rows("users", "login", "created")
    }
    log = log_of(database, own)
    for member in database.rows("project_members", "project_id", "user_login"):
        if member.number("project_id") == own:
            made.user(member.text("user_login"))
    made.note(made.guid("description"), project.text("description"), None, name="Description")
    tags = [one for one in database.rows("tags", "id", "project_id", "path", "description") if _of(one, own)]
    codes = _codes(made, tags)
    _documents(made, database, own, codes, log)
    return made.done()


def _chosen(projects: Sequence[Row], path: Path, wanted: str | None) -> Row:
    if not projects:
        raise InputError("there is no project in it", place=Place(path))
    names = [one.text("name") for one in projects]
    listed = "; ".join(f"{one.number('id')}: {one.text('name')}" for one in projects[:30])
    if wanted is None and len(projects) > 1:
        raise InputError(
            f"it holds {len(projects)} projects ({listed})",
            place=Place(path),
            remedy="Say which one by its name or number: --project-name NAME",
        )
    found = [
        one
        for one in projects
        if wanted is None
        or one.text("name").strip().casefold() == wanted.strip().casefold()
        or str(one.number("id")) == wanted.strip()
    ]
    exact = [one for one in found if str(one.number("id")) == wanted] or found
    if not exact:
        raise UsageError(
            f"there is no project {wanted!r} in {path.name}", remedy=did_you_mean(str(wanted), names)
        )
    if len(exact) > 1:
        raise UsageError(f"several projects are called {wanted!r}: {listed}", remedy="Say its number.")
    return exact[0]


def _of(row: Row, project: int | None) -> bool:
    return row.number("project_id") == project


def _codes(made: Draft, tags: Sequence[Row]) -> dict[int | None, str]:
    """GUID by tag; a tag stands below another one whose path it goes on with."""
    made.counts[Subject.CODES] = len(tags)
    there: dict[str, Element] = {}
    found: dict[int | None, str] = {}
    for tag in sorted(tags, key=lambda one: (len(one.text("path")), one.text("path"))):
        path = tag.text("path")
        above, name = next((one for one in _parted(path) if one[0] in there), (None, path))
        home = made.codes() if above is None else there[above]
        own = made.guid("tag", path)
        code = made.add(home, "Code", guid=own, name=name or path, isCodable="true")
        there.setdefault(path, made.described(code, tag.text("description")))
        found[tag.number("id")] = own
    return found


def _parted(path: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each separator of a path, the longest beginning first."""
    for at in range(len(path) - 1, 0, -1):
        below = path[at + 1 :].strip()
        if path[at] in _SEPARATORS and below:
            yield path[:at], below
            yield path[:at].rstrip(), below


def _documents(
    made: Draft, database: Database, project: int | None, codes: dict[int | None, str], log: Log
) -> None:
    columns = ("id", "project_id", "name", "description", "filename", "created")
    rows = [one for one in database.rows("documents", *columns, "contents") if _of(one, project)]
    made.counts[Subject.SOURCES] = len(rows)
    there = {one.number("id") for one in rows}
    highlights: dict[int | None, list[Row]] = {}
    for one in database.rows("highlights", "id", "document_id", "start_offset", "end_offset", "snippet"):
        if one.number("document_id") in there:
            highlights.setdefault(one.number("document_id"), []).append(one)
    tagged: dict[int | None, list[int | None]] = {}
    ours = {one.number("id") for several in highlights.values() for one in several}
    for one in database.rows("highlight_tags", "highlight_id", "tag_id"):
        if one.number("highlight_id") in ours:
            made.counts[Subject.CODINGS] += 1
            tagged.setdefault(one.number("highlight_id"), []).append(one.number("tag_id"))
    same: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.text("created"), row.text("filename"))
        same[key] = same.get(key, 0) + 1
        own = made.guid("document", *key, same[key])
        _document(made, row, own, highlights.get(row.number("id"), []), tagged, codes, log)


def _document(
    made: Draft,
    row: Row,
    own: str,
    highlights: Sequence[Row],
    tagged: dict[int | None, list[int | None]],
    codes: dict[int | None, str],
    log: Log,
) -> None:
    page = HtmlText(row.text("contents"))
    user = log.documents.get(row.number("id"), "")
    source = made.add(
        made.container("Sources"), "TextSource", guid=own, name=row.text("name"), creatingUser=made.user(user)
    )
    made.texts[own] = page.text
    note = made.guid("description of", own)
    made.note(note, row.text("description"), source, user=user, at=row.text("created"))
    passages = [_passage(one) for one in highlights]
    name = row.text("name")
    spans, told, _ = settle(
        page.raw, passages, _ways(page.raw), name, made.remarks, lambda span: page.span(span) is not None
    )
    if passages:
        made.told[own] = told
    seen: dict[tuple[int, int], int] = {}
    for highlight, passage, raw in zip(highlights, passages, spans, strict=True):
        tags = tagged.get(highlight.number("id"), [])
        span = page.span(raw)
        if span is None:
            made.lose("a highlight of nothing that can be seen", passage.told(name), len(tags))
            continue
        place = (passage.start, passage.end)
        seen[place] = seen.get(place, 0) + 1
        selection = made.selection(source, made.guid("highlight", own, *place, seen[place]), span)
        for tag in tags:
            said = log.tagging(highlight.number("id"), tag)
            code = codes.get(tag, made.guid("no tag", tag))
            coding = made.guid("coding", selection.get("guid"), code)
            made.coding(selection, coding, code, user=said.user, at=said.at)


def _passage(one: Row) -> Passage:
    start, end = one.number("start_offset"), one.number("end_offset")
    name = f"highlight {one.number('id')} ({start}-{end})"
    return Passage(start or 0, end or 0, HtmlText(one.text("snippet")).raw, name)


def _ways(raw: str) -> list[Way]:
    """The ways of counting, as they are believed: bytes, as Taguette does, and what programs do else."""
    ends = list(accumulate(map(_width, raw), initial=0))
    wide = Counter(raw_text(raw), Reading(UTF16, 1, False))
    return [
        Way("bytes of UTF-8", lambda place: bisect_left(ends, place)),
        Way("code points", lambda place: place),
        Way("UTF-16 units", lambda place: wide.ours(place)[0]),
    ]


def _width(letter: str) -> int:
    """The bytes of a character in UTF-8."""
    code = ord(letter)
    return 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)
