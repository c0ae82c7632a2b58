"""Where names of the key, e-mail addresses and telephone numbers stand, before anything leaves a project."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from qda.errors import UsageError
from qda.model.span import line_of
from qda.model.table import Table
from qda.privacy.scan import Scanner
from qda.project.confidential.file_texts import read_in, written_in
from qda.project.confidential.key_place import names_of
from qda.project.workspace import Workspace

_SHOWN = 5
Where = Callable[[int], str]
"""Says where a character of a text is, for a person to go there."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """Something that tells who somebody is: where it stands, and what it is, without repeating it."""

    where: str
    what: str


@dataclass(slots=True)
class Doubtful:
    """A row of the key that stands with other capitals than those it has, maybe as an ordinary word.

    `what` says which row, `times` how often, and `places` where first.
    """

    what: str
    times: int = 0
    places: list[str] = field(default_factory=list)

    def add(self, where: Where, start: int) -> None:
        """Count one more; where it is, is asked only while few are known."""
        self.times += 1
        if self.times <= _SHOWN:
            self.places.append(where(start))


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What tells who somebody is, by place; and what may do so, by row of the key."""

    certain: tuple[Identifier, ...]
    doubtful: tuple[Doubtful, ...]


def scanner_of(workspace: Workspace, key: Path | None = None) -> Scanner:
    """What looks for identifiers in this project."""
    return Scanner(names_of(workspace, key).in_key())


def refuse_identifiers(workspace: Workspace, tables: Iterable[Table], *, allow: bool) -> str | None:
    """Raise UsageError when tables hold identifiers; with `allow` give a warning instead, if there is one."""
    texts = (value for table in tables for row in table.rows for value in row if isinstance(value, str))
    counts = scanner_of(workspace).counted(texts)
    if not counts:
        return None
    said = ", ".join(f"{count} x {what}" for what, count in counts.most_common(_SHOWN))
    more = len(counts) - _SHOWN
    found = f"identifiers would leave the project: {said}{f' and {more} more' if more > 0 else ''}"
    if allow:
        return found
    raise UsageError(
        found,
        remedy="See where: qda check --identifiers. Replace them: qda pseudonymise. "
        "To write them all the same: --allow-identifiers",
    )


def find_identifiers(workspace: Workspace, key: Path | None) -> Identifiers:
    """Look through texts, people's work and the files of the project."""
    scanner = scanner_of(workspace, key)
    certain: dict[Identifier, None] = {}
    doubtful: dict[str, Doubtful] = {}
    for where, text in chain(_texts(workspace), _in_files(workspace, written_in)):
        certain |= {Identifier(where(start), what): None for start, what in scanner.found(text)}
        for start, what in scanner.in_other_case(text):
            doubtful.setdefault(what, Doubtful(what)).add(where, start)
    for where, text in chain(_quotations(workspace), _in_files(workspace, read_in)):  # of the same texts
        certain |= {Identifier(where(start), what): None for start, what in scanner.found(text)}
    return Identifiers(tuple(certain), tuple(doubtful.values()))


def _texts(workspace: Workspace) -> Iterator[tuple[Where, str]]:
    """All texts of the database but quotations, each with what says where it is."""
    store = workspace.store
    for document in (*store.documents(), *store.removed_documents()):
        yield _line(f"document {document.name}", document.text), document.text
        known = (document.name, document.source, document.participant or "", *document.attributes.values())
        for text in (*known, *document.speakers.labels):
            yield _whole("what is known of a document"), text
        for text_hash in sorted({one.text_hash for one in store.versions(document.name)}):
            if text_hash != document.text_hash:
                yield _whole(f"an earlier version of document {document.name}"), store.text(text_hash)
    for memo in store.memos():
        yield _whole(f"a memo by {memo.coder} on {memo.about}"), memo.text
    for use in store.codebooks():
        kept = f"the codebook {use.title} as it was used from {use.at} on"
        yield _whole(kept), store.text(use.text_hash)
    for name, attributes in store.participants().items():
        for text in (name, *attributes.values()):
            yield _whole("participants"), text


def _quotations(workspace: Workspace) -> Iterator[tuple[Where, str]]:
    store = workspace.store
    for coding in (*store.codings(), *(one.coding for one in store.decisions())):
        place = coding.anchor
        for text in (place.quote, place.before, place.after):
            yield _whole(f"coding {coding.id}"), text


def _in_files(
    workspace: Workspace, texts_in: Callable[[Path], Iterator[tuple[str, str]]]
) -> Iterator[tuple[Where, str]]:
    settings = workspace.settings
    folders = (
        *(settings.transcripts, settings.codebooks, settings.findings, settings.results),
        workspace.show(workspace.kept),
    )
    files = [workspace.participants_file, workspace.references_file]
    for name in folders:
        files += sorted((workspace.folder / name).rglob("*"))
    for path in files:
        if path.is_file() and not path.is_symlink():
            where = workspace.show(path)
            yield _whole(where), where
            for member, text in texts_in(path):
                yield _whole(where) if member else _line(where, text), text


def _whole(where: str) -> Where:
    return lambda _: where


def _line(where: str, text: str) -> Where:
    return lambda start: f"{where}, line {line_of(text, start)}"
