"""Which versions of other programs' rules and tables are installed, told without importing any of them."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

_VERSION = re.compile(r"^Version:\s*(.+?)\s*$", re.MULTILINE)
"""How a distribution's metadata say it. To have all of them parsed takes 6 ms for spaCy's, at every start."""

FileState = tuple[str, int, int]
"""A file's path within its folder, its bytes, and when it was last altered, in whole seconds, as archives
and copies keep it."""


def installed(distribution_name: str) -> str | None:
    """The version of an installed distribution; None where there is none of that name."""
    try:
        found = distribution(distribution_name)
    except PackageNotFoundError:
        return None
    told = _VERSION.search(found.read_text("METADATA") or found.read_text("PKG-INFO") or "")
    return told[1] if told else None


def model_state(model: str) -> str | tuple[FileState, ...] | None:
    """What tells one state of a trained model from another: the version of a package, or the files of a
    folder. None where there is neither, which is told when the model is loaded.

    A package comes before a folder of the same name, as for spaCy.
    """
    return installed(model) or _files_in(Path(model))


def _files_in(folder: Path) -> tuple[FileState, ...] | None:
    if not (folder / "meta.json").is_file():  # every pipeline has one; another folder may hold very much
        return None
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    states = ((path.relative_to(folder).as_posix(), path.stat()) for path in files)
    return tuple((name, state.st_size, int(state.st_mtime)) for name, state in states)
