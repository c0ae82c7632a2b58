"""A small study made of tables alone: three codes, four documents, three participants, awkward quotations."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from qda.model.table import Column, ColumnKind, Table, Undefined, Value
from qda.report.workbook.book import Book

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
    return table(
        "segments", columns, rows, excluded={"rejected codings": 2}, parameters={"assertion": "affirmed"}
    )


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
            (text("a"), text("b"), count("n12"), Column("phi", "phi", ColumnKind.COEFFICIENT)),
            [(a, b, 1, coefficients[frozenset({a, b})]) for a, b in combinations(CODES, 2)],
        ),
        findings=table(
            "findings",
            (text("finding"), text("codes"), text("document"), text("found")),
            [("F01", "drones, durand_line", "+P3", "yes"), ("F02", "=exile", "dogra2017", "no")],
        ),
        evidence=(
            table(
                "evidence",
                (text("finding"), text("document"), text("quotation"), text("place"), text("codes")),
                [
                    ("F01", "P2", "Drones.", "page 2", "drones"),
                    ("F02", "dogra2017", "none", "line 4", "=exile"),
                ],
            ),
        ),
    )


@pytest.fixture
def book() -> Book:
    return build()


@pytest.fixture
def book_of() -> Callable[[str], Book]:
    """A book with one coding, which has the given quotation."""
    return lambda quote: replace(build(), segments=segments((("drones", "P1", quote),)))


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class Raw:
    """A cell as it stands in the file. `quoted` says whether its style carries Excel's text mark."""

    kind: str
    text: str
    quoted: bool
    formula: bool


def unescape(text: str) -> str:
    """What ECMA-376 says that a reader does with `_xHHHH_`."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def raw_sheets(path: Path) -> dict[str, dict[str, Raw]]:
    """Every cell of every sheet, read from the XML without openpyxl."""
    with ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        related = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {one.get("Id"): (one.get("Target") or "").lstrip("/") for one in related}
        formats = ElementTree.fromstring(archive.read("xl/styles.xml")).find(f"{MAIN}cellXfs")
        quoted = [one.get("quotePrefix") == "1" for one in formats]
        sheets = {one.get("name"): targets[one.get(RELATION)] for one in book.iter(f"{MAIN}sheet")}
        return {name: raw_cells(archive.read(target), quoted) for name, target in sheets.items()}


def raw_cells(content: bytes, quoted: list[bool]) -> dict[str, Raw]:
    cells = {}
    for cell in ElementTree.fromstring(content).iter(f"{MAIN}c"):
        text = unescape("".join(one.text or "" for one in cell.iter(f"{MAIN}t")))
        number = cell.find(f"{MAIN}v")
        if number is not None:
            text = number.text or ""
        style = int(cell.get("s", "0"))
        formula = cell.find(f"{MAIN}f") is not None
        cells[cell.get("r")] = Raw(cell.get("t", "n"), text, quoted[style], formula)
    return cells


@pytest.fixture
def read_raw() -> Callable[[Path], dict[str, dict[str, Raw]]]:
    return raw_sheets
