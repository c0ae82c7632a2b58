"""Tables to draw, with names that are hard to draw."""

import random
from collections.abc import Callable, Sequence

import pytest

from qda.model.table import Column, ColumnKind, Table, Undefined

PLAIN = ["border", "trade", "ideology", "history", "security"]
LONG = [
    "perceived_lack_of_trust_in_local_institutions_and_their_staff",
    "perceived_lack_of_trust_in_local_institutions_and_their_rules",
    "the costs of travel, medicine and time that people cannot afford in winter",
    "Bundesausbildungsförderungsgesetz",
    "x",
]
SCRIPTS = ["الحدود المغلقة", "אמון במוסדות", "$cost & <fees> \\alpha_1", "доверие к власти", "Übergröße"]
CJK = ["信任", "当地机构的信任与规则", "신뢰", "しんらい", "border"]
MANY = [f"code_number_{number}" for number in range(24)]
SETS = {"plain": PLAIN, "long": LONG, "scripts": SCRIPTS, "many": MANY, "one": ["border"], "none": []}


def text(key: str, heading: str = "") -> Column:
    return Column(key, heading or key, ColumnKind.TEXT)


def count(key: str, heading: str = "") -> Column:
    return Column(key, heading or key.capitalize(), ColumnKind.COUNT, f"{key} with the code")


@pytest.fixture
def frequency_table() -> Callable[..., Table]:
    """Counts from 0 on for each name, and for each value of `by`."""

    def make(names: Sequence[str], values: Sequence[str] = (), by: str = "year") -> Table:
        draw = random.Random(1)
        keys = ("codings", "units", "documents", "participants", "words")
        rows = [
            (name, *((value,) if values else ()), *(draw.randint(0, 120) for _ in keys))
            for name in names
            for value in (values or [""])
        ]
        columns = (text("code"), *((text("value", by),) if values else ()), *map(count, keys))
        return Table("frequencies", "Code frequencies", columns, tuple(rows), "sentence", 500)

    return make


@pytest.fixture
def matrix_table() -> Callable[..., Table]:
    """A symmetric matrix of counts, or of a coefficient."""

    def make(names: Sequence[str], kind: ColumnKind = ColumnKind.COUNT, largest: int = 30) -> Table:
        draw = random.Random(2)
        cells = [[0.0] * len(names) for _ in names]
        for a in range(len(names)):
            for b in range(a + 1):
                cells[a][b] = cells[b][a] = draw.randint(0, largest) * (2 if a == b else draw.random() < 0.5)
        if kind is ColumnKind.COUNT:
            rows = [(name, *map(int, row)) for name, row in zip(names, cells, strict=True)]
        else:
            rows = [
                (name, *(None if a == b else value / 30 for b, value in enumerate(cells[a])))
                for a, name in enumerate(names)
            ]
        title = "Code co-occurrence: n12" if kind is ColumnKind.COUNT else "Code co-occurrence: Jaccard"
        columns = (text("code"), *(Column(name, name, kind, "what it is") for name in names))
        return Table("cooccurrence_n12", title, columns, tuple(rows), "sentence", 500)

    return make


@pytest.fixture
def portrait_table() -> Callable[..., Table]:
    """Passages of each name somewhere in 900 words, in all assertions."""

    def make(names: Sequence[str]) -> Table:
        draw = random.Random(3)
        rows = []
        for name in names:
            for assertion in ("affirmed", "affirmed", "negated", "hedged", "reported"):
                first = draw.randint(1, 850)
                rows.append((name, first, first + draw.randint(0, 45), "P1", assertion))
        columns = (text("code"), count("from"), count("to"), text("speaker"), text("assertion"))
        return Table("portrait", "Codes in the course of P1", columns, tuple(rows), "word", 900)

    return make


@pytest.fixture
def agreement_table() -> Callable[..., Table]:
    """A coefficient with its interval for each name; the last is undefined."""

    def make(names: Sequence[str]) -> Table:
        draw = random.Random(4)
        none = Undefined("none of the coders used it")
        rows = []
        for number, name in enumerate(names):
            value = draw.uniform(-0.2, 0.95)
            triple = (value, value - 0.15, min(1.0, value + 0.1))
            rows.append((name, *((none,) * 3 if number == len(names) - 1 else triple)))
        keys = ("alpha", "alpha_low", "alpha_high")
        columns = (text("code"), *(Column(key, "alpha", ColumnKind.COEFFICIENT) for key in keys))
        return Table("agreement", "Agreement of ann, ben", columns, tuple(rows), "sentence", 80)

    return make
