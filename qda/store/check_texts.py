"""Is every text the one that was imported, and does every quotation stand in it?"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, LargeBinary, Row, bindparam, cast, select

from qda.model.identity import hash_bytes
from qda.store.problem import BACKUP, Problem
from qda.store.schema import codebooks, codings, decisions, documents, texts, versions

_AGAIN = f"Import the document again from its file. {BACKUP}"


def check_texts(connection: Connection) -> Iterator[Problem]:
    """Texts whose bytes do not have their hash, and texts that are missing."""
    used = _users(connection)
    for text_hash, content in connection.execute(select(texts.c.hash, _BYTES)):
        users = used.pop(text_hash, [f"text {text_hash}"])
        if hash_bytes(content) != text_hash:
            yield from (Problem("the stored text is not the one that was imported", user) for user in users)
    for users in used.values():
        yield from (Problem("the text is missing", user, _AGAIN) for user in users)


def check_versions(connection: Connection) -> Iterator[Problem]:
    """Documents whose versions are not numbered from 1 to the current one, or whose body leaves the text."""
    numbers: dict[str, dict[int, str]] = {}
    for row in connection.execute(select(versions).order_by(versions.c.document, versions.c.number)):
        numbers.setdefault(row.document, {})[row.number] = row.text_hash
    for row in connection.execute(select(documents).order_by(documents.c.name)):
        where = f"document {row.name}"
        known = numbers.get(row.name, {})
        for number in range(1, max([row.version, *known]) + 1):
            if number not in known:
                yield Problem(f"version {number} is missing", where)
            elif number > row.version:
                yield Problem(f"version {number} is newer than the current one, {row.version}", where)
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
        order = (table.c.document, table.c.text_hash, table.c.start)
        for row in connection.execute(select(table).order_by(*order)).all():
            text = text_of(row.text_hash)
            where = f"{what} {row.id} ({row.code}, by {_whose(row)}), document {row.document}"
            if text is None:
                yield Problem("the text that it is about is missing", where)
            elif text[row.start : row.end] != row.quote:
                yield Problem(f"the quotation does not stand at {row.start}-{row.end} of its text", where)
            elif (row.document, row.text_hash) not in had:
                yield Problem("its text was never that of its document", where)


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
