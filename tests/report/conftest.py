"""Tables made by hand."""

from collections.abc import Callable

import pytest

from qda.model.table import Column, ColumnKind, Table, Undefined


@pytest.fixture
def make_table() -> Callable[..., Table]:
    """A table from rows and (key, kind) pairs; further fields by name."""

    def make(rows: list[tuple], *columns: tuple[str, str], **more: object) -> Table:
        made = tuple(
            Column(key, key.capitalize(), ColumnKind(kind), f"what {key} means") for key, kind in columns
        )
        fields = {"name": "test", "title": "A test", "unit": "sentence", "n": 214, **more}
        return Table(columns=made, rows=tuple(rows), **fields)

    return make


@pytest.fixture
def every_kind(make_table: Callable[..., Table]) -> Table:
    """One column of each kind, with missing and undefined values."""
    return make_table(
        [
            ("durand_line", 12, 0.125, 0.04761904, 0.00001),
            ("=1+1", 0, 0.001, -0.00001, 0.05),
            ("none", None, Undefined("there is no sentence"), Undefined("a code never occurs"), None),
            ("some", 3, 1.0, 2.5, Undefined("a code never occurs")),
        ],
        ("code", "text"),
        ("codings", "count"),
        ("share", "share"),
        ("lift", "coefficient"),
        ("p", "p_value"),
        excluded={"interviewer sentences": 31, "negated codings": 4},
        parameters={"assertions": "affirmed", "unit": "sentence"},
        notes=("A note.",),
    )
