"""Tables as text (.csv, .tsv): responses, excerpts, or a transcript."""

from collections.abc import Sequence
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.tables.delimited import rows_of
from qda.ingest.tables.documents import documents_of
from qda.ingest.tables.head_row import below_preamble
from qda.ingest.tables.sheet import Sheet, sheet_of
from qda.ingest.text_file import decode_text


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read a table. InputError when it is none, or when nothing tells which column holds the text."""
    notices: list[Notice] = []
    return documents_of(sheet_in(content, path, options, notices), options, path, notices)


def sheet_in(content: bytes, path: Path, options: Options, notices: list[Notice]) -> Sheet:
    """The table of a file."""
    text = decode_text(content, path, options.encoding)
    delimiter = "\t" if path.suffix.lower() == ".tsv" else None
    rows = list(rows_of(text, path, delimiter=delimiter))
    return sheet_of(below_preamble(rows, path, notices), path, notices)
