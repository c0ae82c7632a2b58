"""Projects of other programs, projects of this one, and both sides' work as plain values to compare."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from qda.model.settings import Settings
from qda.project.exchange.export_project import draft_project, export_project
from qda.project.exchange.import_project import ImportedProject, import_project
from qda.project.workspace import Workspace
from qda.store.database import open_store
from tests.interchange.refi import programs as writers


@pytest.fixture(scope="session")
def programs() -> Any:
    """The writers of other programs' files."""
    return writers


@contextmanager
def opened(folder: Path) -> Iterator[Workspace]:
    """A project without a codebook, whose clock stands still."""
    folder.mkdir(exist_ok=True, parents=True)
    with open_store(folder, create=True, clock=lambda: datetime(2026, 3, 1, 12, tzinfo=UTC)) as store:
        yield Workspace(folder, Settings(title="A study"), store)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty project."""
    with opened(tmp_path / "study") as one:
        yield one


@pytest.fixture
def take(workspace: Workspace, tmp_path: Path, programs: Any) -> Callable[..., ImportedProject]:
    """Import XML (with members of the archive) into the project; every item must be accounted for."""

    def taken(
        xml: str | bytes | Path, members: dict[str, bytes] | None = None, **how: str
    ) -> ImportedProject:
        path = xml if isinstance(xml, Path) else programs.pack(tmp_path / "in.qdpx", xml, members, **how)
        done = import_project(workspace, path, "Tester")
        assert done.counts.unexplained(done.remarks) == {}
        return done

    return taken


@pytest.fixture
def give(workspace: Workspace, tmp_path: Path) -> Callable[..., Path]:
    """Export the project; every item must be accounted for."""

    def given(name: str = "out.qdpx", **how: str) -> Path:
        done = export_project(draft_project(workspace), tmp_path / name, **how)
        assert done.counts.unexplained(done.remarks) == {}
        return tmp_path / name

    return given


def said(done: ImportedProject) -> list[str]:
    """Fate and reason of every remark."""
    return [f"{one.fate}: {one.what}" for one in done.remarks.all]


@pytest.fixture(scope="session")
def both_schemas() -> Callable[[str, bytes], None]:
    """Holds XML against the standard's schema by two validators, which differ in what they let through."""
    import xmlschema
    from lxml import etree

    folder = Path(__file__).parents[3] / "qda" / "interchange" / "refi" / "schemas"
    known: dict[str, Any] = {}

    def check(name: str, content: bytes) -> None:
        if name not in known:
            path = folder / f"{name}.xsd"
            known[name] = (etree.XMLSchema(etree.parse(str(path))), xmlschema.XMLSchema10(str(path)))
        first, second = known[name]
        first.assertValid(etree.fromstring(content))
        second.validate(content.decode("utf-8"))

    return check
