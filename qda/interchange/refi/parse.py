"""XML of unknown origin to a tree: nothing is fetched, no entity is put in, nothing nests without an end.

Texts of many megabytes are allowed, which the parser's own limits are not; so what those limits guard against
is refused here, before the parser sees it.
"""

import re
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from lxml import etree

from qda.errors import InputError, Place
from qda.ingest.limits import MEBIBYTE, refuse_size
from qda.interchange.refi.remarks import Remarks

Element = etree._Element

MOST_BYTES = 128 * MEBIBYTE
"""The largest XML file that is read; a tree in memory is some times as large."""
MOST_DEPTH = 200
"""How deep elements may stand within one another; codebooks of real studies have seven levels."""
_BYTES = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:x0*(?:[0-8bceBCE]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));"
)
_REMEDY = "Export the project again from the program that made it."


def parse(content: bytes, path: Path, remarks: Remarks) -> Element:
    """The root of an XML file. Raises InputError for what is none, declares entities or nests too deep."""
    refuse_size(len(content), MOST_BYTES, Place(path), "its XML")
    _refuse_entities(content, path)
    root = _tree(content, path, remarks)
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            what = f"its elements stand within one another more than {MOST_DEPTH} deep"
            raise InputError(what, place=Place(path, element.sourceline), remedy=_REMEDY)
    return root


def _tree(content: bytes, path: Path, remarks: Remarks) -> Element:
    try:
        return _parsed(content)
    except (etree.LxmlError, ValueError, LookupError) as error:
        mended = _BYTES.sub(b" ", content)
        if mended != content and b"\x00" not in content:
            try:
                root = _parsed(mended)
            except (etree.LxmlError, ValueError, LookupError):
                pass
            else:
                remarks.accepted("characters that no XML may hold, read as blanks", str(path.name))
                return root
        said = str(error).splitlines()[0][:160] if str(error) else type(error).__name__
        what = f"the file is damaged or not of this kind: {said}"
        raise InputError(what, place=Place(path), remedy=_REMEDY) from error


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(content, parser)


class _Begun(Exception):
    """The first element begins: nothing can be declared any more."""


def _refuse_entities(content: bytes, path: Path) -> None:
    """Raise InputError when entities are declared, which could fill the memory or fetch what is elsewhere."""

    def begun(*_: object) -> None:
        raise _Begun

    def declared(*_: object) -> NoReturn:
        raise InputError(
            "it declares entities, which no project or codebook does",
            place=Place(path),
            remedy="It is not read, because entities can fill the memory or hide what a text says.",
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    parser.EntityDeclHandler = declared
    parser.ExternalEntityRefHandler = declared
    try:
        parser.Parse(content, True)
    except (_Begun, expat.ExpatError, ValueError):  # the parser of the tree says what is wrong
        return
