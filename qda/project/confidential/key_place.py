"""Where the key of a project lies: outside of it, and known to it by a path alone."""

from dataclasses import dataclass
from pathlib import Path

from qda.errors import Place, ProjectError, UsageError
from qda.files.atomic import write_text
from qda.privacy.key import Entry, read_key
from qda.privacy.replace import Replacer
from qda.project.workspace import Workspace
from qda.store.location import FOLDER
from qda.store.payloads import Pseudonymised

_FILE = "key-location"


def default_place(workspace: Workspace) -> Path:
    """Beside the project's folder, so that whoever gets the folder does not get the key."""
    folder = workspace.folder.resolve()
    return folder.parent / f"{folder.name}-key.csv"


def place_of(workspace: Workspace, said: Path | None) -> Path:
    """The path that somebody said, else the one that was used last, else the default.

    Raises UsageError for a path within the project.
    """
    known = _location(workspace)
    last = Path(known.read_text(encoding="utf-8").strip()) if known.is_file() else None
    path = (said or last or default_place(workspace)).absolute()
    if path.resolve().is_relative_to(workspace.folder.resolve()):
        raise UsageError(
            f"the key must not lie within the project: {path}",
            remedy=f"Who gets the folder would get the names. Better: --key {default_place(workspace)}",
        )
    return path


def remember(workspace: Workspace, path: Path) -> None:
    """Keep the path of the key, for the owner of the project only."""
    write_text(_location(workspace), f"{path}\n")


def _location(workspace: Workspace) -> Path:
    return workspace.folder / FOLDER / _FILE


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of the names that were replaced: whether any were, and the key if it is at hand."""

    pseudonymised: bool
    path: Path
    entries: tuple[Entry, ...] | None

    @property
    def lacking(self) -> bool:
        """Whether names were replaced and nothing here tells which: no key, or no applied row of it."""
        return self.pseudonymised and not any(one.applied for one in self.entries or ())

    def applied(self) -> Replacer | None:
        """The replacements that the project's texts have been through."""
        done = [one for one in self.entries or () if one.applied]
        return Replacer(done) if self.pseudonymised and done else None

    def in_key(self) -> Replacer | None:
        """All that a person said is a name, applied or not."""
        said = [one for one in self.entries or () if one.applied or one.accept]
        return Replacer(said) if said else None


def names_of(workspace: Workspace, key: Path | None = None) -> Names:
    """The names of a project. Raises ProjectError when a key was said that is not there."""
    path = place_of(workspace, key)
    if key is not None and not path.is_file():
        raise ProjectError("there is no key here", place=Place(path), remedy="Make one: qda pseudonymise")
    done = bool(workspace.store.events(type=Pseudonymised.__name__))
    return Names(done, path, read_key(path) if path.is_file() else None)
