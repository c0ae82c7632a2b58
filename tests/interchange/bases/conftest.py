"""A project of this program, databases of others, and a way in between them without a process of its own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from qda.ingest.registry import Format, load
from qda.interchange.bases.read import read_base
from qda.interchange.refi.remarks import Remarks
from qda.model.settings import Settings
from qda.project.exchange.import_project import ImportedProject, import_package
from qda.project.intake.admission import admission
from qda.project.workspace import Workspace
from qda.store.database import open_store
from tests.interchange.bases import databases


@pytest.fixture(scope="session")
def bases() -> Any:
    """The writers of databases."""
    return databases


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty project, whose clock stands still."""
    folder = tmp_path / "study"
    folder.mkdir()
    with open_store(folder, create=True, clock=lambda: datetime(2026, 3, 1, 12, tzinfo=UTC)) as store:
        yield Workspace(folder, Settings(title="A study"), store)


def here(form: Format, content: bytes, path: Path, options: Any) -> Any:
    """Read in this process, as a `Worker` does in its own."""
    return load(form)(content, path, options)


@pytest.fixture
def ask() -> Any:
    """The same as a fixture."""
    return here


@pytest.fixture
def take(workspace: Workspace) -> Callable[..., ImportedProject]:
    """Import a database into the project; every item must be accounted for, and again nothing changes."""

    def once(path: Path, project: str | None) -> ImportedProject:
        remarks = Remarks()
        package = read_base(path, here, remarks, project=project)
        done = import_package(workspace, package, path, "Tester", admission(workspace), remarks)
        assert done.counts.unexplained(done.remarks) == {}
        return done

    def taken(path: Path, project: str | None = None) -> ImportedProject:
        done = once(path, project)
        before = (workspace.store.documents(), workspace.store.codings(), workspace.store.memos())
        assert set(once(path, project).counts.new.values()) == {0}
        assert (workspace.store.documents(), workspace.store.codings(), workspace.store.memos()) == before
        return done

    return taken
