"""Texts that were read and are in no database yet: in memory while they are few, else in a nameless file.

An import reads everything before it changes anything, and may read more than memory holds.
"""

from os import SEEK_END
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from qda.model.document import Document, KeptText

_MOST = 64_000_000
"""Bytes that stay in memory."""


class Spool:
    """Holds texts as long as documents may ask for them. The file lies in the project, for its owner only."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(_MOST, "w+b", dir=str(folder))  # noqa: SIM115
        self._places: dict[str, tuple[int, int]] = {}

    def holding(self, document: Document) -> Document:
        """The document with its text in here."""
        if document.text_hash not in self._places:
            content = document.text.encode()
            self._places[document.text_hash] = (self._file.seek(0, SEEK_END), len(content))
            self._file.write(content)
        return document.changed(text=KeptText(document.text_hash, self._text))

    def __del__(self) -> None:
        """Close the file: nobody can ask for a text any more."""
        self._file.close()

    def _text(self, text_hash: str) -> str:
        start, size = self._places[text_hash]
        self._file.seek(start)
        return self._file.read(size).decode()
