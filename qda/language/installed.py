"""Which versions of other programs' rules and tables are installed, told without importing any of them."""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

_VERSION = re.compile(r"^Version:\s*(.+?)\s*$", re.MULTILINE)
"""How a distribution's metadata say it. To have all of them parsed takes 6 ms for spaCy's, at every start."""

FileState = tuple[str, int, int]
"""A file's path within its folder, its bytes, and when it was last altered, in whole seconds, as archives
and copies keep it."""


def installed(distribution_name: str) -> str | None:
    """The version of an installed distribution; None where there is none of that name."""
    metadata = _metadata(distribution_name) or _metadata_by_python(distribution_name)
    told = _VERSION.search(metadata or "")
    return told[1] if told else None


def _metadata(name: str) -> str | None:
    """What an installer has put beside the packages, in a folder that is named by the distribution
    (https://packaging.python.org/en/latest/specifications/recording-installed-packages/).

    Python's own library finds it too, and takes 20 ms to be loaded, at every start.
    """
    beginning = f"{re.sub('[-_.]+', '_', name).lower()}-"
    for place in sys.path:
        with suppress(OSError):  # a path may name nothing, or an archive
            for folder in os.listdir(place or "."):
                if folder.lower().startswith(beginning) and folder.endswith(".dist-info"):
                    return Path(place, folder, "METADATA").read_text(encoding="utf-8")
    return None


def _metadata_by_python(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    return found.read_text("METADATA") or found.read_text("PKG-INFO")


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
