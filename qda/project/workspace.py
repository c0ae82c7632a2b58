"""An open project: its folder, its settings and its database."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from qda.errors import Place, ProjectError, QdaError
from qda.model.counted import many
from qda.model.settings import Settings
from qda.project.arriving import settle_left
from qda.project.derived_home import derived_home
from qda.project.settings_file import NAME, read_settings
from qda.store.copies import remove_left_copies
from qda.store.database import Store, open_store
from qda.store.location import FOLDER, database_path


@dataclass(frozen=True, slots=True)
class Workspace:
    """What every use case needs. Paths of the settings are relative to `folder`."""

    folder: Path
    settings: Settings
    store: Store
    derived: Path | None = None
    """Where index and cache lie; None for the folder of the database."""

    @property
    def cache(self) -> Path:
        """What can be recomputed at any time lies here."""
        return self._derived / "cache"

    @property
    def indexes(self) -> Path:
        """The indexed documents lie here."""
        return self._derived / "index"

    @property
    def _derived(self) -> Path:
        return self.derived or self.folder / FOLDER

    @property
    def kept(self) -> Path:
        """What imported projects of other programs hold beyond this one's model lies here."""
        return self.folder / FOLDER / "kept"

    @property
    def results(self) -> Path:
        """Where results go when no other place is named."""
        return self.folder / self.settings.results

    @property
    def participants_file(self) -> Path:
        """Where the participants and their attributes are listed, if they are."""
        return self.folder / self.settings.participants

    @property
    def references_file(self) -> Path:
        """Where the works that are cited are listed, if they are."""
        return self.folder / self.settings.references

    def show(self, path: Path) -> str:
        """A path as the user of this project would write it."""
        return str(path.relative_to(self.folder) if path.is_relative_to(self.folder) else path)


def project_folder(start: Path) -> Path:
    """The folder that holds `qda.toml`: `start` or the nearest one above it."""
    if not start.is_dir():
        raise ProjectError("there is no such folder", place=Place(start))
    for folder in (start, *start.resolve().parents):
        if (folder / NAME).is_file():
            return folder
        if database_path(folder).is_file():
            raise _unset(folder)
    raise ProjectError(
        f"this folder is no qda project: neither it nor a folder above it has a {NAME}",
        place=Place(start),
        remedy="Go into the project's folder, name it with --project, or make a project with: qda init DIR",
    )


def _unset(folder: Path) -> ProjectError:
    """What is wrong with a project that has lost its settings."""
    return ProjectError(
        f"the project's settings are gone: there is a database in {FOLDER}, and no {NAME} beside it",
        place=Place(folder),
        remedy=f"Put {NAME} back from a copy: documents, codings and decisions are still there. If there is "
        'none, write it anew, with the language, interviewers and paths of the study: language = "en"',
    )


@contextmanager
def open_workspace(start: Path) -> Iterator[Workspace]:
    """Open the project that a folder belongs to, and close it after the block.

    What goes wrong in the block, an interruption too, carries a note of what is kept in the database by then.
    """
    folder = project_folder(start)
    settings = read_settings(folder)
    store = open_store(folder, create=not (folder / FOLDER).exists())
    try:
        with store:
            workspace = Workspace(folder, settings, store, derived_home(folder / FOLDER))
            settle_left(store, workspace.kept)
            remove_left_copies(folder)
            yield workspace
    except BaseException as error:  # one in closing too: then everything is kept
        with suppress(QdaError), store:
            _tell_kept(error, store.recorded())
        raise


def _tell_kept(error: BaseException, events: int) -> None:
    if events:
        kept = f"what was done until then is kept in the database ({many(events, 'event')}, see: qda history)"
        error.add_note(kept)
