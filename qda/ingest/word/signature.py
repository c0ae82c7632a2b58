"""A file whose content is of another kind than its suffix says is refused, and named for what it is."""

from pathlib import Path

from qda.errors import InputError, Place

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_KINDS = (
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"%PDF-", "a PDF file (.pdf)"),
    (b"PK", "a Word, OpenDocument, EPUB or zip file"),
    (b"<", "a web page or an XML file"),
)


def refuse_other_kinds(content: bytes, path: Path, expected: bytes, kind: str) -> None:
    """Raise InputError when a file does not begin as its kind does."""
    if content.startswith(expected):
        return
    if not content:
        raise InputError(
            "the file is empty", place=Place(path), remedy="Write the text into it, or remove the file."
        )
    if content.startswith(_OLD):
        raise _old(content, path)
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    looks = next((name for signature, name in _KINDS if start.startswith(signature)), "")
    raise InputError(
        f"this is not {kind}, as its name says" + (f"; it looks like {looks}" if looks else ""),
        place=Place(path),
        remedy="Give it the suffix of what it is, or save it again with the program that made it.",
    )


def refuse_packed(content: bytes, path: Path, kind: str) -> None:
    """Raise InputError when a file that ought to be written in letters is a packed or a formatted one."""
    if content.startswith((_OLD, b"{\\rtf", b"%PDF-", b"PK\x03\x04")):
        refuse_other_kinds(content, path, b"\0", kind)


def _old(content: bytes, path: Path) -> InputError:
    if _ENCRYPTED in content:
        return InputError(
            "the file is encrypted",
            place=Place(path),
            remedy="Open it with its password and save it without one.",
        )
    return InputError(
        "this is an old Word file (.doc), or another file of an old Office program",
        place=Place(path),
        remedy="Open it in Word or LibreOffice and save it as .docx.",
    )
