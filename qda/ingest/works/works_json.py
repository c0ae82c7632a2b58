"""Works in JSON: CSL-JSON, or what Better BibTeX exports from Zotero."""

from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.json_file import parse_json
from qda.ingest.text_file import decode_text
from qda.ingest.works import csl, zotero_json
from qda.ingest.works.work import Library


def library(content: bytes, path: Path, encoding: str | None = None, *, named: bool = False) -> Library:
    """The works of a file, in whichever of the two forms it is; an empty one has none."""
    text = decode_text(content, path, encoding, named=named)
    value = parse_json(text, path) if text.strip() else []
    if value == []:
        return Library(())
    if csl.recognise(value):
        return csl.library(value, path)
    if zotero_json.recognise(value):
        return zotero_json.library(value, path)
    raise InputError(
        "this JSON holds no works",
        place=Place(path),
        remedy="Export the works as CSL-JSON, or as Better BibTeX JSON.",
    )
