"""Where what is derived from a project lies: in the project, if that can be written to."""

import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from qda.store.location import may_be_written

DERIVED = ("index", "cache")
"""The folders of what can be made again."""
_NOTES = ".json"


def derived_home(home: Path) -> Path:
    """The folder whose folders `DERIVED` are read and written: `home`, that of the database.

    Of a project that can only be read, on a share or a medium, it is a passing folder that shows what the
    project has kept: what has to be made for a report is made there, and goes with the process, because
    reports read it to their end. Only its owner may look into it, for it holds words of texts.
    """
    if not home.exists() or may_be_written(home):
        return home
    return Path(_passing(home.absolute()).name)


@cache
def _passing(home: Path) -> "TemporaryDirectory[str]":
    folder = TemporaryDirectory(prefix="qda-")
    for name in DERIVED:
        _show(home / name, Path(folder.name, name))
    return folder


def _show(kept: Path, passing: Path) -> None:
    """Make folders like the kept ones, with links to their files: what replaces a link leaves the file.

    Of notes, which are written where a link leads to (`files/atomic.py`), there are copies.
    """
    for folder, _, files in os.walk(kept):
        beside = passing / Path(folder).relative_to(kept)
        beside.mkdir(parents=True, exist_ok=True)
        for name in files:
            if name.endswith(_NOTES):
                shutil.copyfile(Path(folder, name), beside / name)
            else:
                _link(Path(folder, name), beside / name)


def _link(file: Path, beside: Path) -> None:
    try:
        beside.symlink_to(file)
    except OSError:  # Windows lets not everybody make links
        shutil.copyfile(file, beside)
