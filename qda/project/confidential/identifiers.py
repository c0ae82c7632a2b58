"""Where names of the key, e-mail addresses and telephone numbers stand, before anything leaves a project."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qda.errors import UsageError
from qda.model.table import Table
from qda.privacy.scan import Scanner
from qda.project.confidential.key_place import names_of
from qda.project.workspace import Workspace

_LARGEST = 50_000_000
"""Bytes of a file that are looked through."""
_TAG = re.compile(r"<[^<>]*>")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Identifier:
    """Something that tells who somebody is: where it stands, and what it is, without repeating it."""

    where: str
    what: str


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


def find_identifiers(workspace: Workspace, key: Path | None = None) -> list[Identifier]:
    """Every identifier in texts, people's work and the files of the project, by place."""
    scanner = scanner_of(workspace, key)
    found = [*_in_the_store(workspace, scanner), *_in_files(workspace, scanner)]
    return list(dict.fromkeys(found))


def _in_the_store(workspace: Workspace, scanner: Scanner) -> Iterator[Identifier]:
    store = workspace.store
    documents = (*store.documents(), *store.removed_documents())
    for document in documents:
        for start, what in scanner.found(document.text):
            line = document.text.count("\n", 0, start) + 1
            yield Identifier(f"document {document.name}, line {line}", what)
        known = (document.name, document.source, document.participant or "", *document.attributes.values())
        yield from _within("what is known of a document", [*known, *document.speakers.labels], scanner)
        earlier = {one.text_hash for one in store.versions(document.name)} - {document.text_hash}
        for text_hash in sorted(earlier):
            for what in sorted({what for _, what in scanner.found(store.text(text_hash))}):
                yield Identifier(f"an earlier version of document {document.name}", what)
    for coding in (*store.codings(), *(one.coding for one in store.decisions())):
        place = coding.anchor
        yield from _within(f"coding {coding.id}", [place.quote, place.before, place.after], scanner)
    for memo in store.memos():
        yield from _within(f"a memo by {memo.coder} on {memo.about}", [memo.text], scanner)
    for use in store.codebooks():
        kept = f"the codebook {use.title} as it was used from {use.at} on"
        yield from _within(kept, [store.text(use.text_hash)], scanner)
    for name, attributes in store.participants().items():
        yield from _within("participants", [name, *attributes.values()], scanner)


def _within(where: str, texts: Sequence[str], scanner: Scanner) -> Iterator[Identifier]:
    for text in texts:
        for _, what in scanner.found(text):
            yield Identifier(where, what)


def _in_files(workspace: Workspace, scanner: Scanner) -> Iterator[Identifier]:
    settings = workspace.settings
    folders = (
        *(settings.transcripts, settings.codebooks, settings.findings, settings.results),
        workspace.show(workspace.kept),
    )
    files = [workspace.folder / settings.participants, workspace.folder / settings.references]
    for name in folders:
        files += sorted((workspace.folder / name).rglob("*"))
    for path in files:
        if path.is_file() and not path.is_symlink():
            yield from _in_file(workspace.show(path), path, scanner)


def _in_file(where: str, path: Path, scanner: Scanner) -> Iterator[Identifier]:
    yield from _within(where, [where], scanner)
    for member, text in _readable(path):
        for start, what in scanner.found(text):
            line = "" if member else f", line {text.count(chr(10), 0, start) + 1}"
            yield Identifier(f"{where}{line}", what)


def _readable(path: Path) -> Iterator[tuple[str, str]]:
    """The text of a file, or of the parts of a workbook or word file; others are read for what they are."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield "", file.read(_LARGEST).decode("utf-8", errors="ignore")
        return
    with zipfile.ZipFile(path) as parts:
        left = _LARGEST
        for part in parts.infolist():
            if part.filename.endswith((".xml", ".qde", ".txt", ".md", ".csv")) and left > 0:
                with parts.open(part) as file:
                    content = file.read(left)
                left -= len(content)
                yield part.filename, _TAG.sub(" ", content.decode("utf-8", errors="ignore"))
