"""Who writes the words of texts into files that are derived, and who takes texts out for good.

They keep out of each other's way: what is written while somebody is taken out would hold the words again, and
nobody would look for them there.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qda.errors import Place, ProjectError
from qda.files.alone import alone_in, beside_others_in
from qda.project.workspace import Workspace
from qda.store.database import WAIT


@contextmanager
def writing_words(workspace: Workspace) -> Iterator[None]:
    """Nobody takes texts out during the block.

    Raises StoreError when somebody has, since this command began: what it has read may be what went.
    UsageError: somebody does, and it takes long.
    """
    remedy = "It takes texts out for good. Run this again when it is done."
    with beside_others_in(workspace.store.path.parent, wait=WAIT, remedy=remedy):
        workspace.store.refuse_taken_out()
        yield


def take_away(*folders: Path) -> None:
    """Delete folders with all that is in them. Raises ProjectError for one that cannot be."""
    for folder in folders:
        try:
            if folder.exists():
                shutil.rmtree(folder)
        except OSError as error:
            raise ProjectError(
                f"what was taken out may still stand here, for it cannot be deleted: {error.strerror}",
                place=Place(folder),
                remedy="See that you may write to this folder and all that is in it, and repeat the command.",
            ) from error


@contextmanager
def taking_words_out(workspace: Workspace) -> Iterator[None]:
    """Nobody writes words of texts into files during the block: others are waited for.

    Raises UsageError when that takes long.
    """
    remedy = "It reads texts, and nothing was taken out yet. Wait until it is done, or end it, and try again."
    with alone_in(workspace.store.path.parent, wait=WAIT, remedy=remedy):
        yield
