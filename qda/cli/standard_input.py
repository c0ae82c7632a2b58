"""Standard input as a file: `-` among the paths of a command, and the name that it is given."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from qda.cli.screen import note
from qda.errors import UsageError
from qda.ingest import limits
from qda.ingest.names import is_name, tidy
from qda.ingest.registry import is_known, known_suffixes

_DASH = Path("-")


def given_input(paths: Sequence[Path], name: str | None) -> tuple[tuple[Path, ...], Mapping[str, bytes]]:
    """The paths without `-`, and the bytes of standard input by its name, if `-` was among them.

    A name without a suffix is that of a plain text. Raises UsageError when one of `-` and the name is
    missing, or the name is none for a file.
    """
    dashes, files = paths.count(_DASH), tuple(path for path in paths if path != _DASH)
    if not dashes:
        if name is not None:
            raise UsageError(
                "--name is for standard input only", remedy="Write - for the file: qda import - --name P7.txt"
            )
        return files, {}
    if dashes > 1:
        raise UsageError("standard input can be read only once", remedy="Write - once.")
    return files, {_file_name(name): _read()}


def _file_name(name: str | None) -> str:
    if name is None:
        raise UsageError(
            "what comes by standard input has no name",
            remedy="Give it one, with the suffix of its format: qda import - --name P7.vtt",
        )
    path = Path(tidy(name))
    if not is_name(tidy(name)) or path.name != tidy(name) or "\\" in name or path.name.startswith("."):
        raise UsageError(f"{name!r} is no name for a file", remedy="P7, P7.txt and P7.vtt are.")
    if path.suffix and not is_known(path):
        raise UsageError(
            f"the suffix {path.suffix!r} of {name!r} is not known",
            remedy=f"qda reads {known_suffixes()}; a name that has a dot in it needs one of these.",
        )
    return path.name if path.suffix else f"{path.name}.txt"


def _read() -> bytes:
    """All of standard input, or one byte more than a file may have."""
    if sys.stdin.isatty():
        note("Reading what you type, until Ctrl-D (Ctrl-Z and Return on Windows) ...")
    return sys.stdin.buffer.read(limits.FILE_BYTES + 1)
