"""Write a file whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qda.errors import Place, ProjectError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to; the file takes its name only when the block ends well."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise ProjectError(f"cannot be written: {error.strerror}", place=Place(path)) from error
    draft = Path(name)
    try:
        yield draft
        os.replace(draft, path)
    except OSError as error:
        raise ProjectError(
            f"cannot be written: {error.strerror}",
            place=Place(path),
            remedy="Close the file if another program has it open, and see that the disk has room.",
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with LF line ends."""
    with replacing(path) as draft:
        draft.write_bytes(text.encode("utf-8"))
