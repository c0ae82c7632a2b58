"""The file itself: the same bytes for the same workbook, whenever it is written."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can name."""


class _Undated(ZipFile):
    """An archive whose entries carry no time of writing."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        """Add an entry from memory."""
        super().writestr(_undated(zinfo_or_arcname), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add an entry from a file."""
        with open(filename, "rb") as source, self.open(_undated(arcname), "w", force_zip64=True) as target:
            shutil.copyfileobj(source, target)


def _undated(name: str | ZipInfo) -> ZipInfo:
    entry = ZipInfo(name if isinstance(name, str) else name.filename, date_time=EPOCH)
    entry.compress_type = ZIP_DEFLATED
    return entry


@contextmanager
def saving(path: Path) -> Iterator[Workbook]:
    """A workbook to write sheets to, saved when the block ends well. Its properties keep their dates."""
    workbook = Workbook(write_only=True)
    try:
        yield workbook
        with _Undated(path, "w", ZIP_DEFLATED, allowZip64=True) as archive:
            ExcelWriter(workbook, archive).write_data()
    except BaseException as error:
        _abandon(workbook)
        if "ENOSPC" in str(error):  # the writer of XML says so of its drafts, and in no exception of its own
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), tempfile.gettempdir()) from error
        raise


def _abandon(workbook: Workbook) -> None:
    """Close the sheets that were begun and remove their drafts, which hold what participants said."""
    sheets: list[Any] = workbook.worksheets
    for sheet in sheets:
        with suppress(Exception):  # a full disk fails here again
            sheet.close()
        with suppress(Exception):
            sheet._writer.cleanup()
