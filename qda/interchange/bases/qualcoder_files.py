"""QualCoder's files as sources: texts, PDFs with their text, pictures and recordings."""

from collections.abc import Mapping
from dataclasses import dataclass

from qda.interchange.bases.database import Database, Row
from qda.interchange.bases.draft import Draft, moment
from qda.interchange.refi.offsets import RawText
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Subject
from qda.interchange.refi.texts import raw_text

_KINDS: Mapping[str, str] = {"images": "PictureSource", "audio": "AudioSource", "video": "VideoSource"}


@dataclass(frozen=True, slots=True)
class File:
    """A file: its source, the element that holds its text (the source itself, or that of a PDF), the text."""

    kind: str
    source: Element
    holder: Element
    name: str
    raw: RawText


def put_files(made: Draft, database: Database) -> dict[int | None, File]:
    """Put all files into the project, with their memos; gives them by their numbers."""
    columns = ("id", "name", "fulltext", "mediapath", "memo", "owner", "date", "av_text_id")
    rows = database.rows("source", *columns)
    made.counts[Subject.SOURCES] = len(rows)
    found = {row.number("id"): _put(made, row) for row in rows}
    for row in rows:
        text = found.get(row.number("av_text_id"))
        if text is not None:
            _link(made, found[row.number("id")], text)
    return found


def _put(made: Draft, row: Row) -> File:
    own, kind = made.guid("source", row.number("id"), row.text("date")), _kind(row)
    said = {"creatingUser": made.user(row.text("owner")), "creationDateTime": moment(row.text("date"))}
    source = made.add(made.container("Sources"), kind, guid=own, name=row.text("name"), **said)
    raw = raw_text(row.text("fulltext"))
    holder = source
    if kind == "PDFSource":
        holder = made.add(source, "Representation", guid=made.guid("text of", own), name=row.text("name"))
    if kind in {"PDFSource", "TextSource"}:
        made.texts[str(holder.get("guid"))] = raw.text
    if row.text("mediapath").strip() and kind != "TextSource":
        made.remarks.skipped("a picture, PDF or recording: its file stays where it is", row.text("name"))
    memo = {"user": row.text("owner"), "at": row.text("date")}
    made.note(made.guid("memo of", own), row.text("memo"), source, **memo)
    return File(kind, source, holder, row.text("name"), raw)


def _kind(row: Row) -> str:
    """What a file is by where it lies: `/images/x.png` in the project's folder, `images:` elsewhere."""
    path = row.text("mediapath").strip().lower()
    folder = path.lstrip("/").replace(":", "/").partition("/")[0]
    if folder in _KINDS:
        return _KINDS[folder]
    return "PDFSource" if path.endswith(".pdf") else "TextSource"


def _link(made: Draft, recording: File, text: File) -> None:
    ends = [str(one.source.get("guid")) for one in (recording, text)]
    made.add(
        made.container("Links"),
        "Link",
        guid=made.guid("transcript", *ends),
        name="transcript",
        direction="OneWay",
        originGUID=ends[0],
        targetGUID=ends[1],
    )
