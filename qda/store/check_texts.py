"""Is every text the one that was imported, and does every quotation stand in it?"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, LargeBinary, Row, Table, bindparam, cast, func, select

from qda.model.identity import hash_bytes
from qda.store.problem import BACKUP, Problem
from qda.store.reading_rows import is_whole
from qda.store.schema import codebooks, codings, decisions, documents, texts, versions

_AGAIN = f"Import the document again from its file. {BACKUP}"


def check_texts(connection: Connection) -> Iterator[Problem]:
    """Texts whose bytes do not have their hash, and texts that are missing."""
    used = _users(connection)
    for text_hash, kind, content in connection.execute(
        select(texts.c.hash, func.typeof(texts.c.text), _BYTES)
    ):
        users = used.pop(text_hash, [f"text {text_hash}"])
        if kind != "text" or hash_bytes(content) != text_hash:
            yield from (Problem("the stored text is not the one that was imported", user) for user in users)
    for users in used.values():
        yield from (Problem("the text is missing", user, _AGAIN) for user in users)


def check_versions(connection: Connection) -> Iterator[Problem]:
    """Documents whose versions are not numbered from 1 to the current one, or whose body leaves the text."""
    numbers: dict[str, dict[int, str]] = {}
    for row in _whole(connection, versions):
        numbers.setdefault(row.document, {})[row.number] = row.text_hash
    for row in _whole(connection, documents):
        where = f"document {row.name}"
        known = numbers.get(row.name, {})
        before = 0
        for number in sorted({*known, row.version}):
            if number > before + 1:
                yield Problem(f"{_versions(before + 1, number - 1)} missing", where)
            if number not in known:
                yield Problem(f"version {number} is missing", where)
            elif number > row.version:
                yield Problem(f"version {number} is newer than the current one, {row.version}", where)
            before = number
        if known.get(row.version, row.text_hash) != row.text_hash:
            yield Problem("the current text is not that of the current version", where)
        text = _text(connection, row.text_hash)
        if text is not None and row.body_end > len(text):
            yield Problem("the body ends after the end of the text", where, _AGAIN)


def check_passages(connection: Connection) -> Iterator[Problem]:
    """Codings and decisions whose quotation does not stand where it should."""
    had = {(row.document, row.text_hash) for row in connection.execute(select(versions))}
    text_of = lru_cache(maxsize=8)(lambda text_hash: _text(connection, text_hash))
    for table, what in ((codings, "coding"), (decisions, "decision on coding")):
        for row in _whole(connection, table, "document", "text_hash", "start"):
            text = text_of(row.text_hash)
            where = f"{what} {row.id} ({row.code}, by {_whose(row)}), document {row.document}"
            if text is None:
                yield Problem("the text that it is about is missing", where)
            elif row.end > len(text) or text[row.start : row.end] != row.quote:
                yield Problem(f"the quotation does not stand at {row.start}-{row.end} of its text", where)
            elif (row.document, row.text_hash) not in had:
                yield Problem("its text was never that of its document", where)


def _versions(first: int, last: int) -> str:
    return f"version {first} is" if first == last else f"versions {first}-{last} are"


def _whole(connection: Connection, table: Table, *order: str) -> list[Row[Any]]:
    """The rows of a table, without those that cannot be read: these are named as no event tells of them."""
    columns = [table.c[name] for name in order] or table.primary_key.columns
    found = connection.execute(select(table).order_by(*columns)).all()
    return [row for row in found if is_whole(table.name, row)]


_BYTES = cast(texts.c.text, LargeBinary)  # a text that is not UTF-8 any more must be named, not fail
_ONE = select(_BYTES).where(texts.c.hash == bindparam("hash"))


def _text(connection: Connection, text_hash: str) -> str | None:
    content = connection.scalar(_ONE, {"hash": text_hash})
    return None if content is None else content.decode("utf-8", errors="replace")


def _users(connection: Connection) -> dict[str, list[str]]:
    """Text hash -> what has this text, in words."""
    used: dict[str, list[str]] = {}
    for row in connection.execute(select(versions).order_by(versions.c.document, versions.c.number)):
        used.setdefault(row.text_hash, []).append(f"document {row.document}, version {row.number}")
    for row in connection.execute(select(documents).order_by(documents.c.name)):
        if not any(user.startswith(f"document {row.name},") for user in used.get(row.text_hash, [])):
            used.setdefault(row.text_hash, []).append(f"document {row.name}")
    for row in connection.execute(select(codebooks).order_by(codebooks.c.number)):
        used.setdefault(row.text_hash, []).append(f"codebook {row.title}, used from {row.at}")
    return used


def _whose(row: Row[Any]) -> str:
    return str(getattr(row, "decided_by", row.coder))
