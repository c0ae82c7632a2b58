"""A table as text, read as documents."""

from pathlib import Path

from qda.ingest import csv_table
from qda.ingest.reader import Options, Reading

LONG = "I think that the clinic is too far from where most of us live."


def read(text: str, name: str = "survey.csv", **said: object) -> list[Reading]:
    """The documents that a CSV file becomes."""
    return list(csv_table.read(text.encode(), Path(name), Options(**said)))  # type: ignore[arg-type]


def told(readings: list[Reading]) -> list[str]:
    """All that is told of them."""
    return [notice.what for reading in readings for notice in reading.notices]
