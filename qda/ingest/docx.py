"""Word documents (.docx): the text that a reader of the accepted document sees.

The parts are read as XML. A library that offers paragraphs alone would not show what a transcript may
hold beside them: tracked changes, remarks, notes, text boxes, content controls and list numbers.
"""

from collections.abc import Sequence
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.archive import open_archive
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.word.blocks import Contents
from qda.ingest.word.compose import compose
from qda.ingest.word.docx_numbering import Numbering
from qda.ingest.word.docx_parts import Package, open_package
from qda.ingest.word.docx_styles import Styles
from qda.ingest.word.docx_text import Parts, Story
from qda.ingest.word.found import Found
from qda.ingest.word.signature import refuse_other_kinds
from qda.ingest.xml_file import Element, children, inside, value


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read a Word document; raises InputError when it is damaged, encrypted or something else."""
    return [compose(contents_of(content, path), path, options)]


def contents_of(content: bytes, path: Path, *, empty: bool = False) -> Contents:
    """Paragraphs, rows of tables, notes and remarks of a Word document; raises InputError as `read` does.

    `empty` says whether paragraphs without words are there too.
    """
    refuse_other_kinds(content, path, b"PK", "a Word document (.docx)")
    try:
        with open_archive(content, path) as archive:
            return _contents(open_package(archive, path), path, empty=empty)
    except RecursionError as error:
        raise InputError(
            "its parts stand within one another more deeply than in any document",
            place=Place(path),
            remedy="Copy its text into a new document.",
        ) from error


def _contents(package: Package, path: Path, *, empty: bool) -> Contents:
    styles = Styles(package.part("styles"))
    notes = {
        (kind, value(one, "id") or ""): one
        for kind in ("footnote", "endnote")
        for one in children(package.part(f"{kind}s"), kind)
        if value(one, "type") in {None, "normal"}
    }
    remarks = {value(one, "id") or "": one for one in children(package.part("comments"), "comment")}
    found = Found(margins=_margins(package))
    story = Story(
        Parts(styles, Numbering(package.part("numbering"), styles), notes, remarks), found, empty=empty
    )
    story.read(package.main)
    return Contents(story.blocks, story.notes, story.comments, found.notices(path.name))


def _margins(package: Package) -> list[str]:
    parts: list[Element] = [*package.parts("header"), *package.parts("footer")]
    lines = [["".join(one.text or "" for one in inside(p, "t")) for p in inside(part, "p")] for part in parts]
    return [" ".join(line for line in part if line.strip()) for part in lines]
