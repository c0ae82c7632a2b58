"""Files of indexed documents put together: one file is asked much sooner than ten that hold the same."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qda.errors import Place, ProjectError
from qda.files import columns
from qda.language.corpus.columns import from_columns
from qda.language.corpus.merged_columns import merged
from qda.model.document import Document
from qda.model.settings import Settings
from qda.project.index.cues_file import cues_of

TOGETHER = 26_000_000
"""Characters of text that come to lie in one file, at most."""


def characters(documents: Iterable[Document]) -> int:
    """Characters of the texts that are indexed."""
    return sum(len(range(*document.body)) for document in documents)


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents by their keys, to be indexed into a file; `settings` say in which languages."""

    path: Path
    documents: dict[str, Document]
    settings: Settings

    @property
    def size(self) -> int:
        """Characters of text."""
        return characters(self.documents.values())


@dataclass(frozen=True, slots=True)
class Group:
    """Batches that follow each other and come to lie in one file; where there is one only, it is that."""

    path: Path
    batches: tuple[Batch, ...]

    @property
    def documents(self) -> dict[str, Document]:
        """The documents by their keys, in the order in which the file has them."""
        return {key: one for batch in self.batches for key, one in batch.documents.items()}

    @property
    def settings(self) -> Settings:
        """In which languages the documents are."""
        return self.batches[0].settings

    @property
    def parts(self) -> tuple[Path, ...]:
        """The files of the batches."""
        return tuple(batch.path for batch in self.batches)


def grouped(batches: Sequence[Batch], path: Callable[[Sequence[str]], Path], workers: int) -> list[Group]:
    """Batches in few groups of about one size: as many for each worker as for another, unless that made
    them small. `path` tells where documents with some keys are to lie."""
    whole = sum(batch.size for batch in batches)
    even = -(-whole // (TOGETHER * workers)) * workers
    number = max(1, min(even, 2 * whole // TOGETHER))
    groups: dict[int, list[Batch]] = {}
    before = 0
    for batch in batches:
        groups.setdefault(before * number // max(whole, 1), []).append(batch)
        before += batch.size
    return [
        Group(path([key for batch in group for key in batch.documents]), tuple(group))
        for group in groups.values()
    ]


def put_together(path: Path, parts: Sequence[Path], settings: Settings) -> None:
    """Write the file that holds what the parts hold, with its cues, and remove the parts.

    Cues are looked for when all words are together: so many patterns take half as long in one large corpus as
    in ten small ones.
    """
    if list(parts) != [path]:
        _write_together(path, parts)
    kept = columns.read(path)
    if kept is None:
        problem = "what was just indexed could not be read again"
        remedy = "See that no other program writes there, and run the command again."
        raise ProjectError(problem, place=Place(path), remedy=remedy)
    cues_of(path, from_columns(*kept), settings.language, settings)


def _write_together(path: Path, parts: Sequence[Path]) -> None:
    """Write what the parts hold as one file and remove them, unless another command that indexes the same at
    the same time was first."""
    if _write_merged(path, parts):
        for part in parts:
            columns.remove(part)


def _write_merged(path: Path, parts: Sequence[Path]) -> bool:
    """Whether all parts are there still. Once this returns none of them is open any more."""
    read = [columns.read(part) for part in parts]
    whole = [one for one in read if one is not None]
    if len(whole) == len(parts):
        columns.write(path, *merged(whole))
    return len(whole) == len(parts)
