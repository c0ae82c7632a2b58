"""Write a file whole or not at all."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qda.errors import Place, ProjectError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to; the file takes its name only when the block ends well.

    What a link leads to is replaced, not the link; into a device or a pipe the content is written as it is.
    """
    path = path.resolve() if path.is_symlink() else path
    if path.exists() and not (path.is_file() or path.is_dir()):
        with _poured_into(path) as draft:
            yield draft
        return
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


@contextmanager
def _poured_into(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="qda-") as folder:
        draft = Path(folder) / "content"
        yield draft
        try:
            path.write_bytes(draft.read_bytes())
        except OSError as error:
            raise ProjectError(f"cannot be written: {error.strerror}", place=Place(path)) from error


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with LF line ends."""
    with replacing(path) as draft:
        draft.write_bytes(text.encode("utf-8"))


@contextmanager
def restoring(files: Iterable[Path], folder: Path) -> Iterator[None]:
    """Files as they were, and no new ones in a folder, when the block does not end well."""
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    there = _within(folder)
    try:
        yield
    except BaseException:
        for path in {*before, *(_within(folder) - there)}:
            _restore(path, before.get(path))
        raise


def _within(folder: Path) -> set[Path]:
    return {path for path in folder.iterdir() if path.is_file()} if folder.is_dir() else set()


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif not path.is_file() or path.read_bytes() != content:
        with replacing(path) as draft:
            draft.write_bytes(content)
