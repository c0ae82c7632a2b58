"""Write a table of codes for people: as text, for Excel, for Word."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from qda.files.atomic import write_text
from qda.model.table import Table
from qda.report import csv
from qda.report.docx import write_docx
from qda.report.one_sheet import write_one_sheet

WRITERS: Mapping[str, Callable[[Table, Path], None]] = MappingProxyType(
    {
        ".csv": lambda table, path: write_text(path, csv.render(table)),
        ".xlsx": lambda table, path: write_one_sheet(path, table, "Codebook"),
        ".docx": lambda table, path: write_docx(path, [table]),
    }
)
"""Suffix -> what writes a table so."""


def write_table(table: Table, path: Path) -> None:
    """Write a table by the suffix of its file, whole or not at all."""
    WRITERS[path.suffix.lower()](table, path)
