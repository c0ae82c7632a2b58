"""The codebook of a project: all files of its folder as one."""

from collections.abc import Iterable
from pathlib import Path

from qda.coding.codebook.codebook_file import merged, read
from qda.errors import Place, ProjectError
from qda.files.atomic import is_draft
from qda.files.text import read_text
from qda.model.codebook import Codebook
from qda.project.workspace import Workspace


def codebook_files(workspace: Workspace) -> list[Path]:
    """The codebook files of the project, by name."""
    return files_in(workspace.folder / workspace.settings.codebooks)


def files_in(folder: Path) -> list[Path]:
    """The files of a folder of codebooks or findings, by name."""
    found = (path for path in folder.glob("*.y*ml") if path.suffix in {".yaml", ".yml"})
    return sorted(path for path in found if not is_draft(path))


def load_codebook(workspace: Workspace) -> Codebook:
    """Read the codebook. Raises ProjectError when there is none."""
    files = codebook_files(workspace)
    if not files:
        raise ProjectError(
            "the project has no codebook",
            place=Place(workspace.folder / workspace.settings.codebooks),
            remedy="Write one as a .yaml file in this folder; 'qda init DIR' makes one to begin with.",
        )
    return merged([read(path, workspace.settings.language) for path in files])


def codebook_text(workspace: Workspace) -> str:
    """The codebook as it was written, for the record."""
    return text_of(codebook_files(workspace))


def text_of(files: Iterable[Path]) -> str:
    """The files of a codebook as one text."""
    return "\n".join(map(read_text, files))
