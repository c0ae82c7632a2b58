"""Is the project database whole, and is everything in it still what was put there?"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from qda.store.check_chain import check_chain
from qda.store.check_record import check_record
from qda.store.check_structure import (
    check_database,
    check_guards,
    check_migrations,
    check_references,
    check_tables,
)
from qda.store.check_texts import check_passages, check_texts, check_versions
from qda.store.database import Store
from qda.store.location import is_open_to_others
from qda.store.problem import Problem

Check = Callable[[Connection], Iterator[Problem]]


def check_store(store: Store) -> list[Problem]:
    """Verify a project database and name everything that is wrong with it; an empty list means all is well.

    Checked are the database file, its tables and the references between them, every text against its hash,
    every coding's and decision's quotation against its text, the chain of events, whether the tables hold
    what the events say, and whether others than the owner may read the files.
    """
    problems = list(check_modes(store.path))
    with store.reading() as connection:
        for what, check in CHECKS.items():
            problems += _run(what, check, connection)
    return problems


def check_modes(path: Path) -> Iterator[Problem]:
    """Files that others than their owner may read or change."""
    files = [
        path.parent,
        *sorted(path.parent.glob(f"{path.name}*")),
        *sorted(path.parent.glob("backups/**/*")),
    ]
    for file in files:
        if is_open_to_others(file):
            mode = "700" if file.is_dir() else "600"
            yield Problem("others may look into it", str(file), f"Close it: chmod {mode} {file}")


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "database file": check_database,
        "tables": check_tables,
        "guards": check_guards,
        "migrations": check_migrations,
        "references": check_references,
        "texts": check_texts,
        "versions": check_versions,
        "quotations": check_passages,
        "events": check_chain,
        "record": check_record,
    }
)
"""What is checked -> its check, in the order in which it is done."""


def _run(what: str, check: Check, connection: Connection) -> Iterator[Problem]:
    """A check that cannot be done must not hide what the others find."""
    try:
        yield from check(connection)
    except (DBAPIError, UnicodeDecodeError) as error:
        said = getattr(error, "orig", error)
        yield Problem(f"cannot be checked, because the database is damaged: {said}", what)
