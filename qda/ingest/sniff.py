"""What a file is, by its bytes, when that is something else than its name says."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from qda.errors import InputError, Place
from qda.ingest.registry import is_known

_SAVE = "Save it as plain text (UTF-8), or in another format that qda reads, with the program that made it."
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what it is called, the suffixes that it goes by, and what to do when none is read.

    The first suffix is the usual one, unless the kind is one of several that look alike from outside.
    """

    name: str
    suffixes: tuple[str, ...] = ()
    remedy: str = _SAVE
    several: bool = False


PDF = Kind("a PDF file", (".pdf",))
RTF = Kind("rich text", (".rtf",))
WORD = Kind("a Word document", (".docx", ".docm", ".dotx", ".dotm"))
EXCEL = Kind("an Excel workbook", (".xlsx", ".xlsm", ".xltx", ".xltm"))
SLIDES = Kind("a PowerPoint presentation", (".pptx",))
ODT = Kind("an OpenDocument text", (".odt", ".ott"))
SHEET = Kind("an OpenDocument spreadsheet", (".ods", ".ots"))
EPUB = Kind("an EPUB book", (".epub",))
PAGES = Kind(
    "a Pages, Numbers or Keynote file", (".pages", ".numbers", ".key"), "Export it as .docx or .txt."
)
ZIP = Kind("a zip archive", (".zip",))
CUT_ZIP = Kind(
    "a Word, OpenDocument or zip file",
    tuple(s for kind in (WORD, EXCEL, SLIDES, ODT, SHEET, EPUB, PAGES, ZIP) for s in kind.suffixes),
    several=True,
)
"""A zip file whose table of contents cannot be read; its own reader says what is wrong with it."""
OLD_WORD = Kind("an old Word document", (".doc", ".dot"), "Save it as .docx with Word or LibreOffice.")
OLD_EXCEL = Kind("an old Excel workbook", (".xls",), "Save it as .xlsx with Excel or LibreOffice.")
LOCKED = Kind(
    "an Office file that is locked with a password", (), "Open it, save it without a password, import that."
)
MAIL = Kind("an Outlook message", (".msg",), "Save it as plain text.")
OLD_OFFICE = Kind("an old Office file (.doc, .xls, .ppt)", (), "Save it as .docx with Word or LibreOffice.")
PAGE = Kind("a web page", (".html", ".htm", ".xhtml", ".md"))
RECORDING = Kind("a recording, not a transcript", (), "Transcribe it first, then import the transcript.")
PICTURE = Kind("a picture, not text", (), "Recognise its text first (OCR), then import that.")
PACKED = Kind("an archive that qda does not open", (), "Unpack it first, then import the folder.")
DATABASE = Kind("a database (SQLite)", (), "Export the transcripts from the program that made it.")

_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b\x08", PACKED),
    (b"7z\xbc\xaf\x27\x1c", PACKED),
    (b"Rar!\x1a\x07", PACKED),
    (b"\xfd7zXZ\0", PACKED),
    (b"BZh91AY&SY", PACKED),
    (b"SQLite format 3\0", DATABASE),
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF87a", PICTURE),
    (b"GIF89a", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"OggS\0", RECORDING),
    (b"fLaC\0", RECORDING),
    (b"ID3\x02", RECORDING),
    (b"ID3\x03", RECORDING),
    (b"ID3\x04", RECORDING),
    (b"#!AMR\n", RECORDING),
    (b"\x1aE\xdf\xa3", RECORDING),
    (b"0&\xb2u\x8ef\xcf\x11", RECORDING),
    (b"\x02dss", RECORDING),
    (b"\x03ds2", RECORDING),
    (b"\x06dss", RECORDING),
)
_FRAME = re.compile(rb"\xff[\xe2\xe3\xf1-\xf3\xf9-\xfb]")
"""The beginning of a frame of MP3 or AAC; in a text without NUL bytes it may be two letters."""
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html\b|html[\s>])", re.IGNORECASE)
_PICTURES_IN_BOXES = (b"heic", b"heix", b"mif1", b"avif")
_PARTS = (("word/", WORD), ("xl/", EXCEL), ("ppt/", SLIDES))
_TYPES = (
    (b"application/epub+zip", EPUB),
    (b"application/vnd.oasis.opendocument.text", ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", SHEET),
)
_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", OLD_WORD),
    ("Workbook", OLD_EXCEL),
    ("__substg1.0_", MAIL),
)
_SIGNED: Mapping[str, Kind] = MappingProxyType(
    {suffix: kind for kind in (PDF, RTF, WORD, EXCEL, ODT, SHEET, EPUB, ZIP) for suffix in kind.suffixes}
)
"""Suffixes of the files that cannot be what they are called without being recognised here."""


def kind_of(content: bytes) -> Kind | None:
    """What the bytes of a file are; None when they may be text, or are nothing that is known here."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((k for name, k in _STREAMS if name.encode("utf-16-le") in content), OLD_OFFICE)
    if b"%PDF-" in content[:1024]:
        return PDF if content.startswith(b"%PDF-") or b"\0" in content or b"endobj" in content else None
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:5] == b"{\\rtf":
        return RTF
    if _PAGE.match(content[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
        return PAGE
    return next((kind for start, kind in _STARTS if content.startswith(start)), None) or _in_boxes(content)


def refuse_other_kind(content: bytes, path: Path) -> None:
    """Raise InputError when a file is of a kind that its name does not say; names that kind."""
    kind, suffix = kind_of(content), path.suffix.lower()
    if kind is not None and suffix not in kind.suffixes:
        raise _misnamed(kind, path)
    if kind is None and suffix in _SIGNED and content.strip():
        raise _not_signed(_SIGNED[suffix], content, path)


def refuse_document(archive: zipfile.ZipFile, path: Path) -> None:
    """Raise InputError when an archive of files is a single document, such as Word's, under another name."""
    kind = _of_archive(archive)
    if kind not in (ZIP, CUT_ZIP):
        raise _misnamed(kind, path)


def _zipped(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _of_archive(archive)
    except Exception:  # what a damaged archive raises is not documented; its own reader tells what is wrong
        return CUT_ZIP


def _of_archive(archive: zipfile.ZipFile) -> Kind:
    names = archive.namelist()
    try:
        kind = _typed(archive) if "mimetype" in names else None
    except Exception:  # as above
        return CUT_ZIP
    if kind is None and "[Content_Types].xml" in names:
        kind = next((k for part, k in _PARTS if any(name.startswith(part) for name in names)), None)
    if kind is None and any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        return PAGES
    return kind or ZIP


def _typed(archive: zipfile.ZipFile) -> Kind | None:
    with archive.open("mimetype") as member:
        told = member.read(100)
    return next((kind for name, kind in _TYPES if told.startswith(name)), None)


def _in_boxes(content: bytes) -> Kind | None:
    """Sound, film and pictures whose signature is not at their very beginning."""
    if content[4:8] == b"ftyp":
        return PICTURE if content[8:12] in _PICTURES_IN_BOXES else RECORDING
    if content.startswith((b"RIFF", b"FORM")) and content[8:12] in {b"WAVE", b"AVI ", b"AIFF", b"AIFC"}:
        return RECORDING
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return PICTURE
    return RECORDING if _FRAME.match(content) and b"\0" in content[:_HEAD] else None


def _misnamed(kind: Kind, path: Path) -> InputError:
    usual = kind.suffixes[:1] if not kind.several else ()
    told, right = "".join(f" ({one})" for one in usual), "".join(s for s in usual if is_known(Path(f"x{s}")))
    name = f"ends in {path.suffix}" if path.suffix else "has no suffix"
    surprising = right or not path.suffix or is_known(path)  # a recording that ends in .mp3 is what it says
    return InputError(
        f"this is {kind.name}{told}" + (f", but its name {name}" if surprising else ""),
        place=Place(path),
        remedy=f"Rename it to {path.stem}{right}." if right else kind.remedy,
    )


def _not_signed(said: Kind, content: bytes, path: Path) -> InputError:
    if _is_text(content):
        what, remedy = f"this is plain text, not {said.name}", f"Rename it to {path.stem}.txt."
    else:
        what = f"this is not {said.name}"
        remedy = "It may be damaged: open it in the program that made it, and save it anew."
    return InputError(f"{what}, but its name ends in {path.suffix}", place=Place(path), remedy=remedy)


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False
