"""The bytes of a PDF file to an open one, or an error in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError, raw

from qda.errors import InputError, Place

_HEADER_WITHIN = 1024
"""Bytes in which the header must begin; some programs write something before it."""


@contextmanager
def opened(content: bytes, path: Path) -> Iterator[PdfDocument]:
    """Open a PDF file; one that is protected against changes alone opens with the empty password.

    Raises InputError when it is no PDF, needs a password, is damaged or has no pages.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise InputError(
            "the file is empty", place=Place(path), remedy="Export the PDF again, or remove the file."
        )
    if b"%PDF-" not in content[:_HEADER_WITHIN]:
        raise InputError(
            "this is not a PDF file, although its name says so",
            place=Place(path),
            remedy="Rename it with the suffix of what it is, or export the PDF again.",
        )
    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        raise _cannot_open(error, content, path) from error
    with document:
        yield document


def _cannot_open(error: PdfiumError, content: bytes, path: Path) -> InputError:
    place = Place(path)
    code = error.err_code if b"/Encrypt" in content else None  # PDFium can tell the error of a file before
    if code == raw.FPDF_ERR_PASSWORD:
        return InputError(
            "the PDF can only be opened with a password",
            place=place,
            remedy="Open it with its password, print or export it as a PDF without one, and import that.",
        )
    if code == raw.FPDF_ERR_SECURITY:
        return InputError(
            "the PDF is protected in a way that qda cannot read",
            place=place,
            remedy="Print it to a new PDF from a program that opens it, and import that.",
        )
    what = "is cut off" if b"%%EOF" not in content[-2048:] else "is damaged or has no pages"
    return InputError(
        f"the PDF {what}, and cannot be opened",
        place=place,
        remedy="Copy or download it again; if a PDF viewer can open it, print it to a new PDF.",
    )
