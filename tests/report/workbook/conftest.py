"""A small study made of tables alone: three codes, four documents, three participants, awkward quotations."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import combinations

import pytest

from qda.model.table import Column, ColumnKind, Table, Undefined, Value
from qda.report.workbook import Book

CODES = ("durand_line", "drones", "=exile")
VOICES = {"P1": "Amina", "P2": "Amina", "+P3": "@Bashir", "dogra2017": ""}
PASSAGES = (
    ("durand_line", "P1", "The line was drawn by a stranger."),
    ("durand_line", "P1", "=1+1"),
    ("durand_line", "+P3", "+cmd|' /C calc'!A0"),
    ("drones", "P1", "-2+3"),
    ("drones", "P2", "@SUM(A1)"),
    ("drones", "+P3", "\t=1+1"),
    ("drones", "P1 (2)", "plain"),
    ("=exile", "P1", '=HYPERLINK("http://x.example","y")'),
    ("=exile", "P2", "＝1+1"),
)


def text(key: str, meaning: str = "") -> Column:
    return Column(key, key.replace("_", " ").capitalize(), ColumnKind.TEXT, meaning)


def count(key: str, meaning: str = "") -> Column:
    return Column(key, key, ColumnKind.COUNT, meaning)


def table(name: str, columns: tuple[Column, ...], rows: object, **rest: object) -> Table:
    return Table(name, name.capitalize(), columns, tuple(map(tuple, rows)), "codings", 9, **rest)  # type: ignore


def segments(passages: tuple[tuple[str, str, str], ...]) -> Table:
    columns = (
        text("id"),
        text("document"),
        text("participant"),
        text("code", "the code of the codebook"),
        text("quote", "the coded passage"),
        count("start"),
        count("end"),
    )
    rows = [
        (f"{number:016d}", document, VOICES.get(document, "Amina"), code, quote, number, number + len(quote))
        for number, (code, document, quote) in enumerate(passages)
    ]
    return table("segments", columns, rows, excluded={"rejected codings": 2}, parameters={"assertion": "affirmed"})


def matrix(name: str, keys: tuple[str, ...], value: Callable[[str, str], Value], kind: ColumnKind) -> Table:
    columns = (text("code"), *(Column(key, key, kind) for key in keys))
    return table(name, columns, [(code, *(value(code, key) for key in keys)) for code in CODES])


def build(passages: tuple[tuple[str, str, str], ...] = PASSAGES) -> Book:
    in_document = Counter((code, document) for code, document, _ in passages)
    by_voice = Counter((code, VOICES.get(document, "Amina")) for code, document, _ in passages)
    coefficients: dict[frozenset[str], Value] = {
        frozenset({"durand_line", "drones"}): 0.25,
        frozenset({"durand_line", "=exile"}): -0.5,
        frozenset({"drones", "=exile"}): Undefined("no variation"),
    }
    documents, voices = tuple(VOICES), ("Amina", "@Bashir")
    return Book(
        title="A study",
        created=datetime(2024, 5, 6, 7, 8, 9),
        overview=(("Codebook", "sha256:0123"), ("Selection", "=all")),
        codebook=table(
            "codebook",
            (text("code"), text("definition"), text("color")),
            [("durand_line", "=A1", "#b5651d"), ("drones", "What flies.", None), ("=exile", "Away.", "blue")],
        ),
        segments=segments(passages),
        frequencies=table(
            "frequencies",
            (text("code"), count("codings"), Column("share", "Share", ColumnKind.SHARE)),
            [(code, sum(one == code for one, *_ in passages), 1 / 3) for code in CODES],
        ),
        code_by_document=matrix("documents", documents, lambda a, b: in_document[a, b], ColumnKind.COUNT),
        code_by_participant=matrix("participants", voices, lambda a, b: by_voice[a, b], ColumnKind.COUNT),
        code_by_participant_01=matrix(
            "presence", voices, lambda a, b: int(by_voice[a, b] > 0), ColumnKind.COUNT
        ),
        cooccurrence_counts=matrix("counts", CODES, lambda a, b: 4 if a == b else 1, ColumnKind.COUNT),
        cooccurrence_coefficients=(
            matrix(
                "phi", CODES, lambda a, b: coefficients.get(frozenset({a, b}), 1.0), ColumnKind.COEFFICIENT
            ),
        ),
        cooccurrence_pairs=table(
            "pairs",
            (text("code_a"), text("code_b"), count("n12"), Column("phi", "phi", ColumnKind.COEFFICIENT)),
            [(a, b, 1, coefficients[frozenset({a, b})]) for a, b in combinations(CODES, 2)],
        ),
        findings=table(
            "findings",
            (text("finding"), text("codes"), text("document"), text("found")),
            [("F01", "drones, durand_line", "+P3", "yes"), ("F02", "=exile", "dogra2017", "no")],
        ),
    )


@pytest.fixture
def book() -> Book:
    return build()


@pytest.fixture
def book_of() -> Callable[[str], Book]:
    """A book with one coding, which has the given quotation."""
    return lambda quote: replace(build(), segments=segments((("drones", "P1", quote),)))
