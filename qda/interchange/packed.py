"""Packed files, unpacked to their end: what is cut off or damaged is an error, never taken for the end.

Python's own readers pass over what stands behind a stream of bzip2 or xz and is none. In a file of many
streams, as programs that pack on several cores write it, a damaged one would take all others along.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from gzip import GzipFile
from importlib import import_module
from typing import Any

PACKED = (".gz", ".bz2", ".xz", ".zst")
_STREAMS = {".bz2": ("bz2", "BZ2Decompressor"), ".xz": ("lzma", "LZMADecompressor")}
"""What unpacks a stream; some builds of Python lack it."""
_BLOCK = 1 << 20


@contextmanager
def unpacked(file: Any, name: str) -> Iterator[Any]:
    """The bytes of an open file, by lines, unpacked if its name says so.

    Raises OSError, EOFError or lzma.LZMAError where it is packed otherwise, cut off or damaged, ImportError
    where what unpacks it is missing.
    """
    ending = next((one for one in PACKED if name.lower().endswith(one)), "")
    if not ending:
        yield file
    elif ending == ".gz":
        with GzipFile(fileobj=file) as whole:
            yield whole
    else:
        raw = _zstd(file) if ending == ".zst" else _Streams(file, *_STREAMS[ending])
        with io.BufferedReader(raw, _BLOCK) as whole:
            yield whole


class _Streams(io.RawIOBase):
    """What packed streams hold that follow one another in a file, also with zeros between them."""

    def __init__(self, file: Any, module: str, unpacker: str) -> None:
        self._file, self._begin = file, getattr(import_module(module), unpacker)
        self._stream, self._packed = self._begin(), b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer, and say with how many bytes: 0 at the end."""
        while not self._stream.eof or self._another():
            if self._stream.needs_input and not self._packed:
                self._packed = self._file.read(_BLOCK)
                if not self._packed:
                    raise EOFError("it is packed, and ends before it is whole")
            data = self._stream.decompress(self._packed, len(buffer))
            self._packed = b""
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0

    def _another(self) -> bool:
        """Begin the next stream, if anything follows."""
        left = self._stream.unused_data.lstrip(b"\0")
        while not left:
            block = self._file.read(_BLOCK)
            if not block:
                return False
            left = block.lstrip(b"\0")
        self._stream, self._packed = self._begin(), left
        return True


def _zstd(file: Any) -> Any:
    import pyarrow

    return pyarrow.CompressedInputStream(pyarrow.PythonFile(file, "r"), "zstd")
