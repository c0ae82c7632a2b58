"""Files of word processors, made by the tests: their parts in XML, packed as the programs pack them."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.registry import reader_for
from qda.language.load import load
from qda.model.document import INTERVIEW, Document, paragraph_count
from qda.model.settings import INTERVIEWER_LABELS
from qda.units.segment import segment

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)


def pack(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relations(targets: dict[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{KIND}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


@pytest.fixture(scope="session")
def packed() -> Callable[[dict[str, str | bytes]], bytes]:
    return pack


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    """A Word document: `docx(body, styles=..., comments=...)` with the inner XML of its parts."""
    roots = {"styles": "styles", "numbering": "numbering", "comments": "comments", "footnotes": "footnotes",
             "endnotes": "endnotes", "header": "hdr", "footer": "ftr"}  # fmt: skip

    def make(body: str, **parts: str) -> bytes:
        members: dict[str, str | bytes] = {
            "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations({f"{kind}.xml": kind for kind in parts}),
        }
        for kind, inner in parts.items():
            members[f"word/{kind}.xml"] = f"<w:{roots[kind]} {NAMES}>{inner}</w:{roots[kind]}>"
        return pack(members)

    return make


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Read the bytes of a file as its name says; every paragraph has its locator."""

    def make(content: bytes, name: str, options: Options = AS_IT_IS) -> Reading:
        path = Path(name)
        (reading,) = reader_for(path)(content, path, options)
        assert len(reading.metadata.locators) == paragraph_count(reading.text)
        assert reading.body.of(reading.text) == reading.text
        return reading

    return make


@pytest.fixture(scope="session")
def turns() -> Callable[[Reading], list[tuple[str | None, str]]]:
    """The turns of a reading as the rest of the program finds them: speaker, and the words."""

    def make(reading: Reading) -> list[tuple[str | None, str]]:
        document = Document(
            "d", INTERVIEW, reading.text, reading.body, "d", "sha256:0", speakers=reading.metadata.speakers
        )
        index = segment(document, load("en"), interviewers=INTERVIEWER_LABELS)
        return [
            (
                turn.speaker,
                " / ".join(one.span.of(reading.text) for one in index.paragraphs if one.turn == number),
            )
            for number, turn in enumerate(index.turns)
        ]

    return make


@pytest.fixture
def saved(read):
    """Read what the library's document holds after it was saved."""

    def make(document, options=AS_IT_IS):
        buffer = io.BytesIO()
        document.save(buffer)
        return read(buffer.getvalue(), "a.docx", options)

    return make
