"""Codings as a Parquet file that is written piece by piece, so that they need not be in memory together."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qda.errors import UsageError, how_to_install
from qda.files.atomic import replacing
from qda.interchange.codings import arrow_table, check, ordered
from qda.model.table import Table


class Part:
    """A file of codings that takes one table after the other, all with the same columns."""

    def __init__(self, draft: Path) -> None:
        self._draft, self._arrow = draft, _pyarrow()
        self._writer: Any = None
        self.rows = 0

    def add(self, codings: Table) -> None:
        """Write codings, as one row group; a table without codings only tells the columns.

        Raises InputError for a text that no file can hold.
        """
        table = ordered(codings)
        check(table)
        rows = arrow_table(self._arrow, table)
        if self._writer is None:
            self._writer = self._arrow.parquet.ParquetWriter(self._draft, rows.schema, compression="zstd")
        if codings.rows:
            self._writer.write_table(rows)
            self.rows += len(codings.rows)

    def close(self) -> None:
        """Write the end of the file."""
        if self._writer is not None:
            self._writer.close()


@contextmanager
def part(path: Path) -> Iterator[Part]:
    """A file of codings that takes its name only when the block ends well."""
    with replacing(path) as draft:
        made = Part(draft)
        try:
            yield made
        finally:
            made.close()


def write_table(path: Path, table: Table) -> None:
    """Any table as a Parquet file; what is undefined is missing there."""
    arrow = _pyarrow()
    with replacing(path) as draft:
        arrow.parquet.write_table(arrow_table(arrow, table), draft)


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        problem = "writing Parquet files needs the library pyarrow"
        raise UsageError(problem, remedy=how_to_install("corpus")) from error
    return pyarrow
