"""A package imports only from rows below it, and each outside library has its owners."""

import ast
from functools import cache
from pathlib import Path

import pytest

import qda

PACKAGE = Path(qda.__file__).parent
ROWS = (
    {"cli"},
    {"project"},
    {"store", "interchange", "report"},
    {"ingest", "units", "coding", "analysis", "audit", "privacy"},
    {"language", "files"},
    {"model"},
    {"errors"},
)
LEVEL = {package: number for number, row in enumerate(ROWS) for package in row}
OWNERS = {
    "click": {"cli"},
    "sqlalchemy": {"store"},
    "sqlite3": {"store", "interchange"},
    "spacy": {"language"},
    "simplemma": {"language"},
    "rich": {"cli", "report"},
    "openpyxl": {"ingest", "interchange", "report"},
    "pandas": {"analysis", "interchange", "report"},
    "pyarrow": {"interchange"},
    "fsspec": {"interchange"},
    "dask": {"project"},
    "distributed": {"project"},
    "bibtexparser": {"ingest"},
    "lxml": {"ingest", "interchange"},
    "pypdfium2": {"ingest"},
    "yaml": {"files"},
    "charset_normalizer": {"files"},
    "zipfile": {"ingest", "interchange", "report", "project"},
    "subprocess": {"ingest"},
    "lark": {"coding"},
    "regex": {"units", "audit"},
    "rapidfuzz": {"coding", "audit"},
    "numpy": {"files", "language", "units", "coding", "analysis", "audit"},
    "platformdirs": {"project"},
    "docx": {"report"},
    "jinja2": {"report"},
    "matplotlib": {"report"},
}
STANDARD_ONLY = {"model", "errors"}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "example" not in path.parts)


def package_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> list[tuple[str, bool]]:
    """Every imported module, and whether it is imported only for the type checker."""
    tree = _tree(path)
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in typing_only) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.append((node.module or "", id(node) in typing_only))
    return found


def test_the_rows_name_every_package() -> None:
    found = {entry.name.removesuffix(".py") for entry in PACKAGE.iterdir() if not entry.name.startswith("__")}
    assert found - {"py.typed", "example"} == set(LEVEL)


def in_rows() -> list[Path]:
    """All modules but the package's own, which open the door to the rows above."""
    return [path for path in modules() if not package_of(path).startswith("__")]


@pytest.mark.parametrize("path", in_rows(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_rows_below_and_from_its_own_package(path: Path) -> None:
    own = package_of(path)
    for module, _ in imports(path):
        if module.startswith("qda."):
            other = module.split(".")[1]
            assert other == own or LEVEL[other] > LEVEL[own], f"{path.name} imports {module}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_library_is_imported_only_by_its_owners(path: Path) -> None:
    own = package_of(path)
    for module, typing_only in imports(path):
        library = module.split(".")[0]
        if library in OWNERS and not typing_only:
            assert own in OWNERS[library], f"{path.name} imports {library}"
        if own in STANDARD_ONLY:
            assert library not in OWNERS, f"{path.name} imports {library}"


def test_dask_is_imported_in_one_place_and_only_when_it_is_used() -> None:
    """Whoever codes on one machine by one process needs no Dask."""
    users = [
        path
        for path in modules()
        if any(name.split(".")[0] in ("dask", "distributed") for name, _ in imports(path))
    ]
    assert [path.relative_to(PACKAGE).as_posix() for path in users] == ["project/corpus/cluster.py"]
    for path in users:
        at_the_top = [node for node in _tree(path).body if isinstance(node, ast.Import)]
        assert not any(name.name in ("dask", "distributed") for node in at_the_top for name in node.names)
