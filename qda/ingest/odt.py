"""OpenDocument texts (.odt): the text that a reader of the accepted document sees."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

from qda.errors import InputError, Place
from qda.ingest.archive import member, open_archive
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.word.blocks import Contents
from qda.ingest.word.compose import compose
from qda.ingest.word.found import Found
from qda.ingest.word.odt_changes import changes_of
from qda.ingest.word.odt_styles import Looks
from qda.ingest.word.odt_text import OdtStory
from qda.ingest.word.signature import refuse_other_kinds
from qda.ingest.xml_file import Element, child, inside, parse_xml, texts_of

_MARGINS = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read an OpenDocument text; raises InputError when it is damaged, encrypted or something else."""
    return [compose(contents_of(content, path), path, options)]


def contents_of(content: bytes, path: Path, *, empty: bool = False) -> Contents:
    """Paragraphs, rows of tables, notes and remarks of an OpenDocument text; InputError as `read` raises it.

    `empty` says whether paragraphs without words are there too.
    """
    refuse_other_kinds(content, path, b"PK", "an OpenDocument text (.odt)")
    try:
        with open_archive(content, path) as archive:
            return _contents(archive, path, empty=empty)
    except RecursionError as error:
        raise InputError(
            "its parts stand within one another more deeply than in any document",
            place=Place(path),
            remedy="Copy its text into a new document.",
        ) from error


def _contents(archive: ZipFile, path: Path, *, empty: bool) -> Contents:
    _refuse_encrypted(archive, path)
    root = _part(archive, "content.xml", path)
    text = child(root, "body", "text") if root is not None else None
    if root is None or text is None:
        raise InputError(
            "this is a zip file, but no OpenDocument text: it has no main text",
            place=Place(path),
            remedy="Open it in LibreOffice or Word and save it as .odt or .docx.",
        )
    styles = _part(archive, "styles.xml", path)
    found = Found(margins=_margins(styles))
    changes_of(text, found)
    looks = Looks([one for one in (styles, root) if one is not None])
    story = OdtStory(looks, found, empty=empty).read(text)
    return Contents(story.blocks, story.notes, story.comments, found.notices(path.name))


def _part(archive: ZipFile, name: str, path: Path) -> Element | None:
    content = member(archive, name, path)
    return None if content is None else parse_xml(content, path, name)


def _refuse_encrypted(archive: ZipFile, path: Path) -> None:
    manifest = _part(archive, "META-INF/manifest.xml", path)
    if manifest is not None and next(inside(manifest, "encryption-data"), None) is not None:
        raise InputError(
            "the file is encrypted",
            place=Place(path),
            remedy="Open it with its password and save it without one.",
        )


def _margins(styles: Element | None) -> list[str]:
    if styles is None:
        return []
    return [" ".join(texts_of(one)) for name in _MARGINS for one in inside(styles, name)]
