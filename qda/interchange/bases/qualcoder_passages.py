"""QualCoder's codings of texts, and its annotations, where the evidence says that they stand."""

from collections.abc import Mapping, Sequence

from qda.interchange.bases.database import Database, Row
from qda.interchange.bases.draft import Draft
from qda.interchange.bases.qualcoder_files import File
from qda.interchange.bases.quotes import Passage, Way, settle
from qda.interchange.refi.offsets import CODE_POINTS, UTF16, Counter, RawText, Reading
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Subject
from qda.model.span import Span

_TEXTS = frozenset({"TextSource", "PDFSource"})


def put_passages(
    made: Draft, database: Database, files: Mapping[int | None, File], codes: Mapping[int | None, str]
) -> None:
    """Put the codings and annotations of all texts into their sources."""
    columns = ("ctid", "cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo", "important")
    coded = _by_file(database.rows("code_text", *columns))
    noted = _by_file(database.rows("annotation", "anid", "fid", "pos0", "pos1", "memo", "owner", "date"))
    made.counts[Subject.CODINGS] += sum(map(len, coded.values()))
    for number in dict.fromkeys([*coded, *noted]):
        file = files.get(number)
        if file is None or file.kind not in _TEXTS:
            on = file.source if file else None
            for row in coded.get(number, ()):
                name = f"coding {row.number('ctid')}"
                made.lose("a passage of a text that is not there", name)
                _keep_memo(made, row, name, on)
            for row in noted.get(number, ()):
                _annotation_of_nothing(made, row, on)
            continue
        way = _codings(made, file, coded.get(number, ()), codes)
        for row in noted.get(number, ()):
            _annotation(made, file, row, way)


def ways_of(raw: RawText) -> list[Way]:
    """The ways of counting that differ in a text, as they are believed: what the text window does first."""
    units = (UTF16, CODE_POINTS) if any(letter > "\uffff" for letter in raw.text) else (CODE_POINTS,)
    readings = [
        Reading(unit, crlf, bom)
        for unit in units
        for crlf in ((1, 2) if raw.breaks else (1,))
        for bom in ((True, False) if raw.marks else (False,))
    ]
    return [_way(raw, one) for one in readings]


def _way(raw: RawText, reading: Reading) -> Way:
    counter = Counter(raw, reading)
    return Way(reading.in_words(), lambda place: counter.ours(place)[0])


def _by_file(rows: Sequence[Row]) -> dict[int | None, list[Row]]:
    found: dict[int | None, list[Row]] = {}
    for row in rows:
        found.setdefault(row.number("fid"), []).append(row)
    return found


def _codings(made: Draft, file: File, rows: Sequence[Row], codes: Mapping[int | None, str]) -> Way:
    """Put the codings of one text into it; gives the way in which its places are counted."""
    passages = [
        Passage(
            row.number("pos0") or 0,
            row.number("pos1") or 0,
            row.text("seltext"),
            f"coding {row.number('ctid')}",
        )
        for row in rows
    ]
    ways = ways_of(file.raw)
    remarks = made.remarks
    spans, told, way = settle(
        file.raw.text,
        passages,
        ways,
        file.name,
        remarks,
        lambda span: _within(span, file) is not None,
        search=True,
    )
    if rows:
        made.told[str(file.holder.get("guid"))] = told
    for row, passage, span in zip(rows, passages, spans, strict=True):
        within = _within(span, file)
        if within is None:
            made.lose("a passage of nothing, or outside of its text", passage.told(file.name))
            _keep_memo(made, row, f"{passage.name} in {file.name}", file.source)
            continue
        said = {"user": row.text("owner"), "at": row.text("date")}
        own = _own(made, row)
        code = codes.get(row.number("cid"), made.guid("no code", row.number("cid")))
        selection = made.selection(file.holder, own, within, **said)
        coding = made.coding(
            selection, made.guid("coding", row.number("ctid"), row.text("date")), code, **said
        )
        made.note(made.guid("memo of", own), row.text("memo"), coding, **said)
        if row.number("important"):
            remarks.skipped("the mark of a passage as important", f"{passage.name} in {file.name}")
    return way


def _own(made: Draft, row: Row) -> str:
    """The GUID of a coding's passage."""
    return made.guid("passage", row.number("ctid"), row.text("date"))


def _keep_memo(made: Draft, row: Row, name: str, on: Element | None) -> None:
    """Keep what was noted on a coding that does not come in: on its source, or else on the project."""
    memo = row.text("memo")
    if memo.strip():
        made.remarks.accepted("the memo of a coding that did not come in: on the whole source or study", name)
    made.note(made.guid("memo of", _own(made, row)), memo, on, user=row.text("owner"), at=row.text("date"))


def _annotation_of_nothing(made: Draft, row: Row, on: Element | None) -> None:
    """Keep what was noted on a text that is not there."""
    made.remarks.accepted(
        "an annotation of a text that is not there: on the study", f"annotation {row.number('anid')}"
    )
    own = made.guid("annotation", row.number("anid"), row.text("date"))
    made.note(own, row.text("memo"), on, user=row.text("owner"), at=row.text("date"))


def _annotation(made: Draft, file: File, row: Row, way: Way) -> None:
    name = f"annotation {row.number('anid')}"
    span = _within(way.span(Passage(row.number("pos0") or 0, row.number("pos1") or 0, "", name)), file)
    own = made.guid("annotation", row.number("anid"), row.text("date"))
    said = {"user": row.text("owner"), "at": row.text("date")}
    if span is None:
        made.remarks.accepted("an annotation of nothing, or outside of its text: on the whole text", name)
    on = made.selection(file.holder, made.guid("at", own), span, **said) if span else file.source
    made.note(own, row.text("memo"), on, **said)


def _within(span: Span, file: File) -> Span | None:
    """A span as far as it is within its text."""
    start, end = max(0, span.start), min(len(file.raw.text), span.end)
    return Span(start, end) if start < end and span.start >= 0 else None
