"""Files that come in with a change of the database: all of it or nothing, whenever the process ends.

They are made within the change, in a folder of their own, and take their places when it is kept. Where the
process ends in between, the next command tells by the record what became of the change, and does the rest.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qda.errors import Place, ProjectError, QdaError, UsageError
from qda.files.alone import alone_in
from qda.files.atomic import replacing, write_text
from qda.model.identity import hash_bytes
from qda.store.database import Store
from qda.store.failures import changed_meanwhile
from qda.store.location import may_be_written, private_folder

_FOLDER = ".arriving"
_LIST = "list.json"
_WAIT = 30.0
"""Seconds to wait for another command that brings files in."""


class Arriving:
    """Files on their way. `ready` is the last that is done with them within the change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """Also for drafts of them: it goes with all that is in it."""
        self._targets: list[tuple[Path, str | None]] = []

    @contextmanager
    def making(self, target: Path) -> Iterator[Path]:
        """A path to write what is to lie at a target to."""
        before = _hash(target)
        with replacing(self.folder / str(len(self._targets))) as draft:
            yield draft
        self._targets.append((target, before))

    def write(self, target: Path, text: str) -> None:
        """Write a text, as UTF-8, that is to lie at a target."""
        with self.making(target) as draft:
            draft.write_bytes(text.encode("utf-8"))

    def ready(self, head: str) -> None:
        """Everything is made; it belongs to the change whose last event has this hash.

        Raises ProjectError where a file cannot take its place, StoreError when somebody else has changed it.
        """
        for target, before in self._targets:
            _refuse_unwritable(target)
            if _hash(target) != before:
                raise changed_meanwhile(target)
        rows = [[str(target), before] for target, before in self._targets]
        write_text(self.folder / _LIST, json.dumps({"head": head, "targets": rows}))


@contextmanager
def arriving(store: Store, kept: Path) -> Iterator[Arriving]:
    """Files that come in with the change that is made during the block; they are in place behind it.

    Until then they lie within `kept`, which goes when somebody withdraws whose words may stand in them.
    Raises UsageError when another command brings files in for long.
    """
    private_folder(kept)
    with alone_in(kept, wait=_WAIT):
        settle(store, kept)
        folder = kept / _FOLDER
        private_folder(folder)
        try:
            yield Arriving(folder)
        except BaseException:
            with suppress(QdaError, OSError):  # the next command does it else; the error is what counts here
                settle(store, kept)
            raise
        settle(store, kept)


def settle_left(store: Store, kept: Path) -> None:
    """Do the rest of what a command has left that was ended; nothing while it still runs.

    Raises ProjectError when a file cannot take its place.
    """
    if not (kept / _FOLDER).is_dir() or not may_be_written(kept):
        return
    with suppress(UsageError), alone_in(kept):
        settle(store, kept)


def settle(store: Store, kept: Path) -> None:
    """Put files in place whose change is in the record, and forget others."""
    folder = kept / _FOLDER
    if not folder.is_dir():
        return
    for number, target, before in _listed(folder, store):
        draft = folder / str(number)
        if draft.is_file() and _hash(target) == before:  # what somebody has written since stays
            _put(draft, target)
    (folder / _LIST).unlink(missing_ok=True)  # first: what is left without it is forgotten
    shutil.rmtree(folder)


def _listed(folder: Path, store: Store) -> list[tuple[int, Path, str | None]]:
    """What is to take its place: number, target, and the hash of what stood there."""
    try:
        told = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    if told["head"] and not store.has_event(told["head"]):
        return []
    return [(number, Path(target), before) for number, (target, before) in enumerate(told["targets"])]


def _put(draft: Path, target: Path) -> None:
    place = target.resolve()  # what a link leads to is replaced, not the link
    try:
        os.replace(draft, place)
    except OSError:  # on another disk, or why it cannot be said in words
        with replacing(place) as copy:
            shutil.copyfile(draft, copy)


def _hash(path: Path) -> str | None:
    return hash_bytes(path.read_bytes()) if path.is_file() else None


def _refuse_unwritable(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectError(f"cannot be written: {error.strerror}", place=Place(target)) from error
    if not may_be_written(target.parent):
        raise ProjectError("cannot be written: the folder may only be read", place=Place(target))
