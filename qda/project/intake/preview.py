"""What an import would understand of files: who speaks, when, and how it begins. Stores nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from qda.errors import InputError, ProjectError, QdaError
from qda.ingest.bounded import Worker
from qda.ingest.document import read_source, table_of
from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Comment, Options
from qda.ingest.source import Found, sources_in
from qda.model.columns import count, share, text
from qda.model.document import NOTHING_KNOWN, Document, Speakers
from qda.model.settings import Settings
from qda.model.span import line_of
from qda.model.table import Table, Undefined, Value
from qda.model.unit import NOT_ANSWERING, Role, Turn
from qda.project.index.voices import (
    Heard,
    doubted_of,
    hear,
    legend_of,
    nobody_answers,
    only_one_side,
    written_without_blanks,
)
from qda.project.intake.guesses import set_apart
from qda.project.intake.preview_rows import FEW, tables_of_rows
from qda.project.intake.reading import NOT_LISTED, files_of, opened
from qda.project.intake.said_before import as_said, reading_said, speakers_said
from qda.project.settings_file import read_settings
from qda.project.workspace import project_folder
from qda.store.database import open_store
from qda.store.location import FOLDER
from qda.units.asking import Voice, doubt_of, words_in

_FIRST_TURNS = 5
_SHOWN = 60
"""Characters of a turn that are shown."""
_WHY = {
    "said": "interviewer (as you said)",
    "legend": "interviewer (by the legend)",
    "settings": "interviewer (a label of the settings)",
    "word": "interviewer (by its label)",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What each document would be, as tables, what to know of the files, and those that cannot be used."""

    tables: tuple[Table, ...]
    notices: tuple[Notice, ...]
    refused: tuple[QdaError, ...]


def preview(
    start: Path,
    paths: Sequence[Path],
    *,
    kind: str | None = None,
    language: str | None = None,
    options: Options = AS_IT_IS,
    speakers: Speakers = NOTHING_KNOWN,
    given: Mapping[str, bytes] = MappingProxyType({}),
) -> Preview:
    """Read files as an import into the project of the folder `start` would, or outside of any project."""
    notices: list[Notice] = []
    refused: list[QdaError] = []
    tables: list[Table] = []
    with _project(start) as (folder, settings, known), Worker() as worker:
        for one in _found(paths, given):
            if isinstance(one, Notice):
                notices += [] if one.what.startswith(NOT_LISTED) else [one]
                continue
            if isinstance(one, InputError):
                refused.append(one)
                continue
            try:
                how = reading_said(options, one.path, known, kind=kind, speakers=speakers)
                found = read_source(one, root=folder, options=how, kind=kind, reader=worker.read)
                heard: list[Heard] = []
                for document in found.documents:
                    before = known.get(document.name)
                    before = set_apart(before, settings) if before is not None else None
                    own, told = as_said(document, before, kind=kind, language=language)
                    own = replace(own, speakers=speakers_said(own, before, speakers))
                    heard.append(hear(own, settings))
                    notices += told
                tables += _tables_of(one.path, heard, found.comments)
            except InputError as error:
                refused.append(error)
                continue
            notices += found.notices
    return Preview(tuple(tables), tuple(notices), tuple(refused))


def _found(paths: Sequence[Path], given: Mapping[str, bytes]) -> Iterator[Found]:
    for name, content in given.items():
        yield from sources_in(content, name)
    for path in paths:
        for file in files_of(path):
            yield from opened(file)


@contextmanager
def _project(start: Path) -> Iterator[tuple[Path, Settings, Mapping[str, Document]]]:
    """The project's folder, settings and documents; defaults where there is no project."""
    try:
        folder = project_folder(start)
    except ProjectError:
        yield start, Settings(), {}
        return
    settings = read_settings(folder)
    if not (folder / FOLDER).exists():
        yield folder, settings, {}
        return
    with open_store(folder, create=False) as store:
        yield folder, settings, {one.name: one for one in store.documents()}


def _tables_of(
    path: Path, heard: Sequence[Heard], comments: Mapping[str, tuple[Comment, ...]]
) -> Iterator[Table]:
    """The tables of each document of a file; of a table with many rows those of all together."""
    if len(heard) > FEW and table_of(heard[0].document):
        yield from tables_of_rows(path, heard)
        return
    for one in heard:
        yield from _tables(path, one, comments.get(one.document.name, ()))


def _tables(path: Path, heard: Heard, comments: Sequence[Comment]) -> tuple[Table, ...]:
    return _facts(path, heard, comments), _speakers(heard), _beginning(heard)


def _facts(path: Path, heard: Heard, comments: Sequence[Comment]) -> Table:
    document = heard.document
    facts: list[tuple[str, Value]] = [
        ("file", path.name),
        ("format", path.suffix.lower().lstrip(".")),
        ("kind", document.kind),
        *([("language", document.language)] if document.language else []),
        ("participant", document.participant or _participants(heard.turns)),
        ("words", sum(words_in(turn.span.of(heard.spoken)) for turn in heard.turns)),
        ("turns", len(heard.turns)),
        ("timestamps", _timestamps(heard.turns)),
        ("comments", len(comments)),
    ]
    return Table(
        "preview",
        f"{document.name}: what would be imported",
        (text("what", "Fact", "what is told"), text("value", "Value", "what it is")),
        tuple((what, value) for what, value in facts),
        unit="fact",
        n=len(facts),
        notes=tuple(f"It is {one.what}." for one in written_without_blanks(document)),
    )


def _participants(turns: Iterable[Turn]) -> str:
    found = dict.fromkeys(turn.participant for turn in turns if turn.participant)
    return ", ".join(found) or "nobody"


def _timestamps(turns: Sequence[Turn]) -> str:
    times = [turn.timestamp for turn in turns if turn.timestamp]
    ends = [turn.until for turn in turns if turn.until]
    if not times:
        return "none"
    last = ends[-1] if ends and turns[-1].until else times[-1]
    return f"{len(times)} of {len(turns)} turns, from {times[0]} to {last}"


def _speakers(heard: Heard) -> Table:
    rows = tuple((one.label, one.turns, one.words, one.asking, _role(one, heard)) for one in heard.voices)
    unnamed = sum(turn.speaker is None for turn in heard.turns)
    columns = (
        text("speaker", "Speaker", "the label as the transcript writes it"),
        count("turns", "Turns", "turns of this speaker"),
        count("words", "Words", "words in these turns"),
        share("asking", "Asking", "share of the turns with a question mark"),
        text("role", "Role", "who it is taken for, and why"),
    )
    return Table(
        "preview_speakers",
        f"{heard.document.name}: who speaks",
        columns,
        rows,
        unit="turn",
        n=len(heard.turns),
        excluded={"without a speaker": unnamed} if rows and unnamed else {},
        notes=tuple(_notes(heard)),
    )


def _role(voice: Voice, heard: Heard) -> str:
    if heard.taken.label == voice.label:
        return f"taken for the interviewer: {heard.taken.why}"
    if voice.role is Role.INTERVIEWER:
        return _WHY.get(heard.roles.why(voice.label), "interviewers")
    named = any(turn.participant for turn in heard.turns if turn.speaker == voice.label)
    return "participant" if named else "several people, or somebody unknown"


def _notes(heard: Heard) -> Iterable[str]:
    if not heard.voices:
        one_side = only_one_side(heard)
        yield f"No speakers were found: {one_side or 'the whole text is one voice'}."
        yield "If there are some: --speakers REGEX, with the label as its group: '(?P<speaker>[A-Z]+) - '"
        return
    if heard.legend:
        yield f"Above the turns, {legend_of(heard)}. See --speakers if somebody says it."
    if heard.doubted:
        yield f"{doubted_of(heard)}. See --speakers if somebody else speaks there."
    doubt = doubt_of(heard.voices, heard.roles)
    if doubt:
        yield f"{doubt}: --interviewer none --interviewer LABEL says who asks."
    if nobody_answers(heard):
        yield nobody_answers(heard)
    if only_one_side(heard):
        yield only_one_side(heard)
    elif heard.taken.label is None and heard.taken.why:
        yield f"{heard.taken.why}; say --interviewer LABEL."
    if heard.turns[0].speaker is None:
        coded = heard.turns[0].role not in NOT_ANSWERING
        counted = "is counted, as nobody's in particular" if coded else "is nobody's turn, and not coded"
        yield f"What stands before the first speaker {counted}: see the first turn below."
    yield "If it is wrong: --interviewer LABEL (or none), --speakers REGEX."


def _beginning(heard: Heard) -> Table:
    placed = list(islice(heard.turns, _FIRST_TURNS))
    rows = tuple((_locator(turn, heard.document), turn.speaker, _short(turn, heard)) for turn in placed)
    columns = (
        text("locator", "Where", "the place in the original, the time, or the line"),
        text("speaker", "Speaker", "the label"),
        text("text", "Begins", "how the turn begins"),
    )
    return Table(
        "preview_turns",
        f"{heard.document.name}: the first turns",
        columns,
        rows,
        unit="turn",
        n=len(heard.turns),
    )


def _locator(turn: Turn, document: Document) -> str:
    start = turn.span.start
    time = "-".join(part for part in (turn.timestamp, turn.until) if part)
    line = f"line {line_of(document.text, start)}"
    return "; ".join(part for part in (document.locator(start), time) if part) or line


def _short(turn: Turn, heard: Heard) -> Value:
    words = " ".join(turn.span.of(heard.document.text).split())
    if not words:
        return Undefined("no words")
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
