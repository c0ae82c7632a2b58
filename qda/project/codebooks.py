"""The codebook of a project: all files of its folder as one."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from qda.coding.codebook.codebook_file import merged, read
from qda.errors import Faults, Place, ProjectError
from qda.files.text import read_text
from qda.ingest.notice import Notice
from qda.model.codebook import Codebook
from qda.project.workspace import Workspace
from qda.project.yaml_files import files_in, passed_over


def codebook_files(workspace: Workspace) -> list[Path]:
    """The codebook files of the project, by name."""
    return files_in(workspace.folder / workspace.settings.codebooks)


def load_codebook(workspace: Workspace) -> Codebook:
    """Read the codebook. Raises ProjectError when there is none, and Problems for several faults."""
    files = codebook_files(workspace)
    if not files:
        raise _no_codebook(workspace.folder / workspace.settings.codebooks)
    faults = Faults()
    books = [faults.read(partial(read, path, workspace.settings.language), None) for path in files]
    faults.tell()
    return merged([book for book in books if book is not None])


def _no_codebook(folder: Path) -> ProjectError:
    remedy = "Write one as a .yaml file in this folder; 'qda init DIR' makes one to begin with."
    if folder.is_file():
        remedy = "This is a file: 'codebooks' in qda.toml names the folder that the codebook lies in."
    elif others := passed_over(folder, tables=True):
        remedy = "\n  ".join(map(str, others))
    return ProjectError("the project has no codebook", place=Place(folder), remedy=remedy)


def told_of_passed_over(workspace: Workspace, *, tables: bool = False) -> list[Notice]:
    """Which files beside codebook and findings are not read as such, although they look so.

    `tables` are told only to who looks after the codebook: one may lie there to be read by people.
    """
    settings = workspace.settings
    beside = passed_over(workspace.folder / settings.codebooks, tables=tables)
    if settings.findings != settings.codebooks:
        beside += passed_over(workspace.folder / settings.findings)
    return beside


def codebook_text(workspace: Workspace) -> str:
    """The codebook as it was written, for the record."""
    return text_of(codebook_files(workspace))


def text_of(files: Iterable[Path]) -> str:
    """The files of a codebook as one text."""
    return "\n".join(map(read_text, files))
