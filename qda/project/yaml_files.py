"""The files of a folder of codebooks or findings: which are read, and which only look as if they were."""

import re
from collections.abc import Iterator
from pathlib import Path

from qda.files.atomic import is_draft
from qda.ingest.notice import Notice

_READ = frozenset({".yaml", ".yml"})
_PLAIN = frozenset({"", ".txt", ".text", ".md", ".json"})
"""What editors of plain text put behind the name that somebody gave; some systems do not show it."""
_TABLES = frozenset({".csv", ".xlsx", ".docx"})
_NAMED = ("not read, because its name does not end in .yaml", "Rename it, or move it elsewhere.")
_WITHIN = ("not read, because it is a folder within a folder", "Move its files up, or it elsewhere.")
_TABLE = (
    "not read, because it is a table",
    "If it holds codes: qda codebook import FILE. Else move it elsewhere.",
)
_OF_PROGRAMS = ("._", ".#", "~$")
"""How files begin that a system or an editor keeps beside one that is open or copied."""
_HEADED = re.compile(rb"^(?:codes|findings)[ \t]*:", re.MULTILINE | re.IGNORECASE)
_HEAD = 64 * 1024


def files_in(folder: Path) -> list[Path]:
    """The files of a folder of codebooks or findings, by name. The ending may be in capitals."""
    return sorted(path for path in _own(folder) if path.suffix.lower() in _READ and not path.is_dir())


def passed_over(folder: Path, *, tables: bool = False) -> list[Notice]:
    """What to say of files that look like a codebook or findings and are not read, or are `tables`."""
    read = files_in(folder)
    stems = {path.stem for path in read}  # an import gives the codes of a table to a file of its name

    def told(path: Path) -> tuple[str, str] | None:
        suffix = path.suffix.lower()
        if path.is_dir():
            return _WITHIN if files_in(path) else None
        if suffix in _PLAIN and _is_headed(path):
            return _NAMED
        return _TABLE if tables and suffix in _TABLES and path.stem not in stems else None

    others = ((path, told(path)) for path in sorted(_own(folder)) if path not in read)
    return [Notice(said[0], f"{folder.name}/{path.name}", said[1]) for path, said in others if said]


def _own(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return iter(())
    return (path for path in folder.iterdir() if not (path.name.startswith(_OF_PROGRAMS) or is_draft(path)))


def _is_headed(path: Path) -> bool:
    """Whether a file has the list of codes or findings with which those begin."""
    try:
        with path.open("rb") as file:
            return _HEADED.search(file.read(_HEAD)) is not None
    except OSError:
        return False
