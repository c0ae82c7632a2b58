"""Projects of other programs as the standard has them: one reader for each kind of file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from qda.errors import UsageError
from qda.ingest.bounded import Worker
from qda.ingest.reader import AS_IT_IS
from qda.interchange.bases.read import is_base, read_base
from qda.interchange.refi import rich
from qda.interchange.refi.parse import Element
from qda.interchange.refi.read import Package, read_codebook, read_project
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.strict import FORMAT, SMALL_BYTES, Choice, Cleaner, Strict, read


def read_package(path: Path, remarks: Remarks, *, project: str | None) -> Package:
    """Read a file of the standard (.qdpx, .qde) or a database of another program.

    `project` names one of several, which only a database can hold. Raises InputError when it cannot be used.
    """
    with Worker() as worker:
        if is_base(path):
            return read_base(path, worker.ask, remarks, project=project)
        if project is not None:
            raise UsageError(
                f"{path.name} holds one project only",
                remedy="Leave --project-name away: it is for databases.",
            )
        return read_project(path, _rich_reader(worker), remarks, clean=_cleaner(worker))


def read_codebook_file(path: Path, remarks: Remarks) -> Element:
    """The tree of a codebook file (.qdc). Raises InputError when it cannot be used."""
    with Worker() as worker:
        return read_codebook(path, remarks, clean=_cleaner(worker, codebook=True))


def _cleaner(worker: Worker, *, codebook: bool = False) -> Cleaner:
    """What makes a strict tree: in a process of its own where much could do harm."""

    def clean(content: bytes, path: Path) -> Strict:
        choice = Choice(codebook=codebook)
        if len(content) <= SMALL_BYTES:
            return read(content, path, choice)[0]
        found: Sequence[Strict] = worker.ask(FORMAT, content, path, choice)
        return found[0]

    return clean


def _rich_reader(worker: Worker) -> Callable[[bytes, Path], str]:
    def read(content: bytes, path: Path) -> str:
        if path.suffix.lower() in rich.KNOWN:
            text: str = worker.ask(rich.FORMAT, content, path, AS_IT_IS)[0]
            return text
        return rich.END.join("\n".join(one.text for one in worker.read(content, path)).split("\n\n"))

    return read
