"""What a project is made of, which no report may be written over."""

from contextlib import suppress
from pathlib import Path

from qda.errors import Place, ProjectError, UsageError
from qda.model.settings import Settings
from qda.project.settings_file import NAME, read_settings
from qda.project.workspace import project_folder
from qda.store.location import FOLDER


def refuse_own(start: Path, path: Path) -> None:
    """Raise UsageError for a file that may not be written: one in the folder of the database, or one that is
    there and that people wrote or imported. `start` is the project's folder or one within it."""
    folder = None
    with suppress(ProjectError):
        folder = project_folder(start).resolve()
    if folder is None:
        return
    there = path.resolve()
    if there.is_relative_to(folder / FOLDER):
        raise UsageError(
            f"{FOLDER} holds the project's database, and nothing else is written into it",
            place=Place(path),
            remedy="Name a file elsewhere, for example in the folder of results.",
        )
    if there.is_file() and _is_own(there, folder, read_settings(folder)):
        raise UsageError(
            "this file is a part of the project; it is not written over",
            place=Place(path),
            remedy="Name another file, for example in the folder of results.",
        )


def _is_own(path: Path, folder: Path, settings: Settings) -> bool:
    results = (folder / settings.results).resolve()
    if results != folder and path.is_relative_to(results):
        return False
    files = (NAME, settings.participants, settings.references)
    folders = (settings.transcripts, settings.codebooks, settings.findings)
    return path in [(folder / one).resolve() for one in files] or any(
        path.is_relative_to((folder / one).resolve()) for one in folders
    )
