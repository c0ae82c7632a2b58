"""The indexed texts of a project: read where they are there and still true, made where they are not.

Documents are indexed in batches, and what was indexed together stays in one file. A file is never altered: a
changed text goes into a new one, and the old words of it lie idle until more than half of a file is idle.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from shutil import rmtree

from qda.errors import Place, ProjectError
from qda.files import columns
from qda.files.held import Held
from qda.language.corpus.columns import LAYOUT, from_columns
from qda.language.corpus.corpus import Corpus
from qda.model.document import NOTHING_KNOWN, Document, Speakers
from qda.model.identity import first_digits, hash_plain
from qda.model.progress import Count, Progress, silent
from qda.model.span import Span
from qda.project.index.languages import code_of, language_version
from qda.project.index.speakers_told import as_settings_say
from qda.project.index.words_on_disk import writing_words
from qda.project.workspace import Workspace

_LARGE = 500_000
"""Words from which on a file is large enough to stay as it is."""
_MOST_SMALL = 8
_OLD = 24 * 60 * 60
"""Seconds after which nobody writes to a draft any more."""
_KEYS = 10_000
"""Keys of documents that stay at hand for the next command of the same process."""
_held: Held[Corpus | None] = Held(18_000_000, lambda corpus: len(corpus.words_by_type) if corpus else 0)
"""What was read last, by its words: all of a study of ordinary size, and not all of a gigabyte."""


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Documents that were indexed together, in a file: `documents` are those in use, by number."""

    path: Path
    documents: dict[int, Document]

    @property
    def corpus(self) -> Corpus:
        """What the file holds; of many files only some are in memory at a time."""
        corpus = _corpus(self.path)
        if corpus is None:
            raise ProjectError(
                "what was indexed could not be read again",
                place=Place(self.path),
                remedy="Another command may have tidied up meanwhile. Run the command again.",
            )
        return corpus

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def keys(self) -> list[str]:
        """The keys of the documents in use."""
        keys = self.corpus.keys
        return [keys[number] for number in self.documents]


@dataclass(frozen=True, slots=True, eq=False)
class Corpora:
    """All documents of a project, indexed."""

    shelves: tuple[Shelf, ...]
    made: int

    def place(self) -> dict[str, tuple[Shelf, int]]:
        """Where each document is, by its name: the shelf, and the number in its corpus."""
        return {
            document.name: (shelf, number)
            for shelf in self.shelves
            for number, document in shelf.documents.items()
        }


def index_key(document: Document, workspace: Workspace) -> str:
    """Everything that an index depends on, as one hash."""
    settings = workspace.settings
    document = as_settings_say(document, settings)
    return _key(
        document.name,
        document.kind,
        document.participant,
        document.text_hash,
        document.body,
        language_version(code_of(document, settings), settings),
        settings.interviewers,
        document.speakers,
        document.labels_apart,
    )


@lru_cache(maxsize=_KEYS)
def _key(
    name: str,
    kind: str,
    participant: str | None,
    text_hash: str,
    body: Span,
    language: str,
    interviewers: tuple[str, ...],
    speakers: Speakers,
    labels_apart: bool | None,
) -> str:
    told = [hash_plain(asdict(speakers))] if speakers != NOTHING_KNOWN else []
    told += [f"labels apart: {labels_apart}"] if labels_apart is not None else []
    return hash_plain([name, kind, participant, text_hash, list(body), language, list(interviewers), *told])


def corpora(
    workspace: Workspace,
    documents: Sequence[Document],
    *,
    jobs: int | None = None,
    progress: Progress = silent,
) -> Corpora:
    """The documents indexed; only new or changed ones are read, by up to `jobs` processes."""
    keys = {index_key(document, workspace): document for document in documents}
    shelves = _in_use(workspace, keys)
    known = {key for shelf in shelves for key in shelf.keys}
    missing = {key: document for key, document in keys.items() if key not in known}
    made = _index(workspace, missing, jobs, progress) if missing else []
    return Corpora((*shelves, *made), len(missing))


def tidy(workspace: Workspace, indexed: Corpora) -> None:
    """Remove what was kept of texts that are not in use any more, and drafts of commands that were killed."""
    names = {shelf.name for shelf in indexed.shelves}
    for path in (*workspace.indexes.glob("[!.]*.corpus"), *workspace.indexes.glob("[!.]*.cues")):
        if path.stem not in names:
            columns.remove(path)
    for folder in (workspace.cache / "codings").glob("*/"):
        if folder.name not in names:
            rmtree(folder, ignore_errors=True)
    for home in (workspace.indexes, workspace.cache, *(workspace.cache / "codings").glob("**/")):
        _remove_old_drafts(home)


def _remove_old_drafts(folder: Path) -> None:
    """Remove drafts, whose names begin with a dot; a young one may be another command's."""
    with suppress(OSError):
        for path in folder.glob(".*"):
            if path.is_file() and path.stat().st_mtime < time.time() - _OLD:
                path.unlink(missing_ok=True)


def _in_use(workspace: Workspace, keys: dict[str, Document]) -> list[Shelf]:
    """The files that hold documents of the project, the one with most first, each document once.

    Of many small files, and of those that are mostly idle, nothing is used: their documents are indexed anew,
    together.
    """
    found = [shelf for path in workspace.indexes.glob("*.corpus") if (shelf := _read(path, keys)) is not None]
    sizes = {shelf.path: len(shelf.corpus.words_by_type) for shelf in found}
    found.sort(key=lambda shelf: (-sizes[shelf.path], shelf.name))
    small = [shelf for shelf in found if sizes[shelf.path] < _LARGE]
    usable = found if len(small) <= _MOST_SMALL else found[: -len(small)]
    taken: set[str] = set()
    shelves = []
    for shelf in usable:
        own = {n: one for n, one in shelf.documents.items() if one.name not in taken}
        words = shelf.corpus.document_word
        used = sum(int(words[number + 1] - words[number]) for number in own)
        if own and 2 * used >= sizes[shelf.path]:
            taken |= {one.name for one in own.values()}
            shelves.append(Shelf(shelf.path, own))
    return shelves


def _read(path: Path, keys: dict[str, Document]) -> Shelf | None:
    corpus = _corpus(path)
    if corpus is None:
        return None
    documents = {number: keys[key] for number, key in enumerate(corpus.keys) if key in keys}
    return Shelf(path, documents) if documents else None


def _corpus(path: Path) -> Corpus | None:
    """The corpus in a file, read once while nobody touches that, or None when it is not what was written."""
    state = columns.state_of(path)
    return _held.of((path, state), lambda: _read_corpus(path)) if state else None


def _read_corpus(path: Path) -> Corpus | None:
    kept = columns.read(path)
    return from_columns(*kept) if kept is not None and kept.about.get("layout") == LAYOUT else None


def _index(
    workspace: Workspace, missing: dict[str, Document], jobs: int | None, progress: Progress
) -> list[Shelf]:
    from qda.project.index.batches import index_all, processes, shared_out
    from qda.project.index.together import Batch, characters, grouped

    def path(keys: Sequence[str]) -> Path:
        return workspace.indexes / f"{first_digits(hash_plain(list(keys)), 32)}.corpus"

    workers = processes(jobs, characters(missing.values()))
    batches = [Batch(path(list(some)), some, workspace.settings) for some in shared_out(missing, workers)]
    groups = grouped(batches, path, workers)
    counted = Count("Reading documents", len(missing), progress)
    with writing_words(workspace):
        index_all(groups, workers, counted.more)
    return [Shelf(group.path, dict(enumerate(group.documents.values()))) for group in groups]
