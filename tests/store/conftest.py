"""A store with a clock of its own, and values to put into it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qda.model.coding import Anchor, Coding, Status
from qda.model.document import Document
from qda.model.identity import coding_id
from qda.model.span import Span
from qda.store.database import Store, open_store

TEXT = "INT: And then?\nP5: The border was never accepted. The border is open.\n"


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Noon on the first of March 2026, and a second later each time it is asked."""
    now = datetime(2026, 3, 1, 12, tzinfo=UTC) - timedelta(seconds=1)

    def tick() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    return tick


@pytest.fixture
def store(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Store]:
    """An empty store in the test's folder."""
    with open_store(tmp_path, create=True, clock=clock, wait=0.1) as opened:
        yield opened


@pytest.fixture
def document() -> Document:
    """An interview."""
    return Document(
        name="P5",
        kind="interview",
        text=TEXT,
        body=Span(0, len(TEXT)),
        source="transcripts/interviews/P5.txt",
        source_hash="sha256:1",
        participant="P5",
        attributes={"gender": "f", "age": "40-49"},
        locators=("p. 1",),
        language="en",
    )


@pytest.fixture
def make_coding(document: Document) -> Callable[..., Coding]:
    """A person's coding of a passage of a document: `make_coding("never accepted", code="durand_line")`."""

    def make(
        quote: str = "The border", *, code: str = "durand_line", coder: str = "Anna", of: Document = document
    ) -> Coding:
        start = of.text.index(quote)
        end = start + len(quote)
        before, after = of.text[max(0, start - 32) : start], of.text[end : end + 32]
        anchor = Anchor(of.name, of.text_hash, start, end, quote, before, after)
        identity = coding_id(of.name, of.text_hash, code, start, end)
        return Coding(identity, anchor, code, coder, status=Status.ACCEPTED, at="2026-03-01T12:00:00Z")

    return make


@pytest.fixture
def changed_text(document: Document) -> Document:
    """The interview with a sentence put in before the passages."""
    text = TEXT.replace("P5: ", "P5: It is long ago. ")
    return replace(document, text=text, body=Span(0, len(text)), source_hash="sha256:2")


@pytest.fixture
def tamper(store: Store) -> Callable[..., None]:
    """Edit the database behind the program's back, its own guards taken away for the time."""

    def run(*statements: str) -> None:
        with closing(sqlite3.connect(store.path)) as raw, raw:
            guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                raw.execute(f"DROP TRIGGER {name}")
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute("PRAGMA ignore_check_constraints = ON")
            for statement in statements:
                assert raw.execute(statement).rowcount != 0, f"{statement} hit nothing"
            for _, sql in guards:
                raw.execute(sql)

    return run


@pytest.fixture
def dump(store: Store) -> Callable[[], list[str]]:
    """Everything the database holds, as SQL."""

    def lines() -> list[str]:
        with closing(sqlite3.connect(store.path)) as raw:
            return list(raw.iterdump())

    return lines
