# ruff: noqa: E501  (lines of other formats are left whole)
"""Damaged word-processor files, web pages and books: a reader gives text or says in words what is wrong.

    nice python tests/fuzz/fuzz_word.py 10000          so many inputs for each reader
    nice python tests/fuzz/fuzz_word.py 10000 rtf      for one

Inputs are made from sound files by changing, moving, repeating and removing bytes, tags and control words;
in packed files within the parts, which are packed again. Counts, time and covered lines are printed.
"""

import copy
import dis
import io
import random
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from lxml import etree

from qda.errors import InputError
from qda.model.document import paragraph_count

SLOW = 10.0
"""Seconds after which an input counts as a failure."""
FILES = Path(__file__).parents[1] / "ingest" / "files"
PIECE = re.compile(rb"<[^<>]*>|\\[a-z]+-?\d*|\\'[0-9a-f]{2}|[{}]|[^<>\\{}]+")
ODD = (
    b"\0", b"\xff", b"\xed\xa0\x80", b"99999999999", b"-1", b"\\u-1 ", b"\\uc99 ", b"\\bin9", b"\\'", b"{", b"}",
    b"&x;", b"&#0;", b"<", b">", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<![CDATA[", b"\xf0\x9f\x98\x80", b"\\\n",
    b"\\'8", b"{\\*", b"\\cell ", b"\\row ", b"\\par ", b"\r", b"\xe2\x80\xa8", b"0:03", b"Anna   0:03", b"Anna: ",
)  # fmt: skip
TEXTS = (
    "",
    "Anna: so",
    "Anna   0:03\nx",
    "0:0:1.0 --> 0:0:2.0",
    "\n\n",
    "\u2028\n",
    "\ufdd0",
    "word " * 50,
    "1",
    "\u202e",
)
W = 'xmlns:w="w" xmlns:mc="mc"'
R = "<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>Why so?</w:t></w:r>"
BODY = (
    f'<w:p><w:pPr><w:pStyle w:val="A"/><w:outlineLvl w:val="1"/></w:pPr>{R}</w:p>'
    f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{R}<w:r><w:tab/><w:br/>'
    '<w:sym w:font="Wingdings" w:char="F0E0"/><w:t>So.</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{R}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>{R}</w:p></w:sdtContent></w:sdt>"
    f'<w:p><w:ins w:author="I">{R}</w:ins><w:del w:author="I"><w:r><w:delText>x</w:delText></w:r></w:del>'
    f'<w:commentRangeStart w:id="1"/>{R}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p>{R}</w:p></w:txbxContent>"
    f"</w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p><w:tbl>"
    + "".join(
        f"<w:tr><w:tc><w:p><w:r><w:t>{name}</w:t></w:r></w:p></w:tc><w:tc><w:p>{R}</w:p><w:p>{R}</w:p></w:tc></w:tr>"
        for name in ("Speaker", "Anna", "Ben", "Anna", "Ben")
    )
    + "</w:tbl>"
)
HTML = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>T</title></head><body><h1>A</h1><p>Gr&uuml;&szlig;e "
    "<b>Anna</b> so<br>it is</p><ol start=2><li>a<li value=5>b</ol><table><tr><th>Speaker<th>Text<tr><td>Anna"
    "<td>Hi<tr><td>Ben<td>Ho</table><pre> a\n b</pre><div hidden>x</div><q>y</q><ruby>a<rt>b</rt></ruby></body></html>"
)
XHTML = '<?xml version="1.0"?><html xmlns="x"><head/><body><h1>A</h1><p>b&nbsp;c</p></body></html>'
BOOK = {
    "META-INF/container.xml": '<c><rootfiles><rootfile full-path="a/b.opf"/></rootfiles></c>',
    "META-INF/encryption.xml": '<e><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
    "</EncryptedData></e>",
    "a/b.opf": '<package><manifest><item id="x" href="c.xhtml" media-type="application/xhtml+xml"/><item id="y" '
    'href="d.html" media-type="text/html"/></manifest><spine><itemref idref="x"/><itemref idref="y"/></spine></package>',
    "a/c.xhtml": XHTML,
    "a/d.html": HTML,
}
RICH = (
    r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset128 B;}{\f2\fcharset2 Symbol;}}"
    r"{\stylesheet{\s1 heading 1;}{\s2 Interviewer;}}{\*\revtbl{U;}{I;}}{\header h}\pard\s1 A\par\pard\s2 \b Why?\b0"
    r"\par \u8217?\u-10179?\u-8704?\'e9\f1\'8a\'bf\f2\'b7{\deleted\revauthdel1 x}{\revised y}{\v z}{\upr{a}{\*\ud b}}"
    r"{\footnote n}{\*\atrfstart 1}w{\*\atrfend 1}{\*\atnauthor O}{\*\annotation{\*\atnref 1}c}{\pict\bin3 {}}}"
    r"\trowd\pard\intbl a\cell b\cell\row\pard{\listtext 1.\tab}d{\shp{\*\shpinst{\shptxt s\par}}}\par}"
)


def packed(members: dict[str, str | bytes]) -> bytes:
    """A zip file of its members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word() -> bytes:
    """A Word document with what the committed one lacks."""
    links = "".join(
        f'<R:Relationship Type="x/{k}" Target="{k}.xml"/>'
        for k in ("styles", "numbering", "comments", "footnotes")
    )
    return packed({
        "word/document.xml": f"<w:document {W}><w:body>{BODY}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<R:Relationships xmlns:R="r">{links}</R:Relationships>',
        "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style></w:styles>',
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/></w:lvlOverride></w:num>'
        "</w:numbering>",
        "word/comments.xml": f'<w:comments {W}><w:comment w:id="1" w:author="O"><w:p>{R}</w:p></w:comment></w:comments>',
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="1"><w:p>{R}</w:p></w:footnote></w:footnotes>',
    })  # fmt: skip


def committed(suffix: str) -> bytes:
    """The committed file of a format."""
    return (FILES / f"garden.{suffix}").read_bytes()


INPUTS: dict[str, Callable[[], list[bytes]]] = {
    "docx": lambda: [committed("docx"), word(), word()],
    "odt": lambda: [committed("odt")],
    "rtf": lambda: [committed("rtf"), RICH.encode("latin-1"), RICH.encode("latin-1")],
    "html": lambda: [HTML.encode(), XHTML.encode()],
    "epub": lambda: [packed(dict(BOOK))],
}


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A file with one to six things done to it, within a part of it when it is packed."""
    if not content.startswith(b"PK") or chance.random() < 0.1:
        return mutated(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members: dict[str, str | bytes] = {one.filename: archive.read(one) for one in archive.infolist()}
    texts = [name for name in members if name.endswith((".xml", ".rels", ".html", ".xhtml", ".opf"))]
    for name in chance.sample(texts, min(len(texts), chance.choice((1, 1, 2, 3)))):
        if chance.random() < 0.02:
            del members[name]
        else:
            change = grown if chance.random() < 0.75 else mutated
            members[name] = change(bytes(members[name]), chance)  # type: ignore[arg-type]
    return packed(members)


def grown(content: bytes, chance: random.Random) -> bytes:
    """A part that is still well-formed, with elements removed, moved, repeated or renamed, and values changed."""
    try:
        root = etree.fromstring(content)
    except etree.LxmlError:
        return mutated(content, chance)
    for _ in range(chance.randint(1, 8)):
        every = [one for one in root.iter() if isinstance(one.tag, str)]
        one, other = chance.choice(every), chance.choice(every)
        what, parent = chance.randrange(6), one.getparent()
        if what == 0 and parent is not None:
            parent.remove(one)
        elif what == 1:
            other.insert(
                chance.randrange(len(other) + 1),
                copy.deepcopy(one) if len(every) < 5000 else etree.Element("p"),
            )
        elif what == 2 and one.attrib:
            key = chance.choice(list(one.attrib))
            one.set(
                key, chance.choice(("", "-1", "99999999999", "x", "1", "0", "nav", *other.attrib.values()))
            )
        elif what == 3:
            one.tag = other.tag
        elif what == 4:
            one.text, other.tail = chance.choice(TEXTS), one.text
        elif parent is not None:
            parent.append(one)
    return etree.tostring(root)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Bytes or pieces of syntax changed, removed, repeated, moved or put in."""
    if chance.random() < 0.25:
        data = bytearray(content)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(data[: chance.randrange(len(data))] if chance.random() < 0.1 else data)
    pieces = PIECE.findall(content)
    for _ in range(chance.randint(1, 6)):
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        what = chance.randrange(7)
        if what == 0:
            del pieces[at]
        elif what == 1:
            pieces.insert(at, pieces[other])
        elif what == 2:
            pieces[at], pieces[other] = pieces[other], pieces[at]
        elif what == 3:
            pieces.insert(at, chance.choice(ODD))
        elif what == 4:
            pieces[at] = re.sub(rb"\d+", lambda _: chance.choice((*ODD[3:5], b"0", b"8", b"256")), pieces[at])
        elif what == 5:
            pieces[at:at] = pieces[other : other + chance.randint(1, 30)]
        else:
            pieces[at : at + chance.randint(1, 30)] = []
        if not pieces:
            return b""
    return b"".join(pieces)


def fuzz(kind: str, count: int, *, seed: int) -> Counter[str]:
    """Read so many damaged files of a kind; gives how many were read and how many refused in words.

    Raises AssertionError with the input's number when a reader fails in any other way, or is slow.
    """
    read, path = import_module(f"qda.ingest.{kind}").read, Path(f"a.{kind}")
    sound = INPUTS[kind]()
    outcomes: Counter[str] = Counter()
    for number in range(count):
        chance = random.Random(f"{kind} {seed} {number}")
        content = damaged(chance.choice(sound), chance)
        began = time.monotonic()
        try:
            for reading in read(content, path):
                assert len(reading.metadata.locators) == paragraph_count(reading.text)
                reading.text.encode("utf-8")
            outcomes["read"] += 1
        except InputError:
            outcomes["refused"] += 1
        except Exception as error:
            raise AssertionError(f"{kind}, seed {seed}, input {number}: {error!r}") from error
        assert time.monotonic() - began < SLOW, f"{kind}, seed {seed}, input {number} is slow"
    return outcomes


@contextmanager
def covering(reached: set[tuple[str, int]]) -> Iterator[None]:
    """Note every line of the readers that is reached."""

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if "/qda/ingest/" not in frame.f_code.co_filename:
            return None
        if event == "line":
            reached.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(None)


def lines_of(path: Path) -> set[int]:
    """The lines within functions of a file that can be reached."""

    def walk(code: CodeType, inner: bool) -> Iterator[int]:
        if inner:
            yield from (line for _, line in dis.findlinestarts(code) if line and line != code.co_firstlineno)
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                yield from walk(constant, inner or not constant.co_name[0].isupper())

    return set(walk(compile(path.read_text(encoding="utf-8"), str(path), "exec"), False))


def main() -> None:
    """Fuzz the readers named on the command line, or all."""
    count = int(sys.argv[1])
    kinds = [one for one in sys.argv[2:] if one in INPUTS] or list(INPUTS)
    reached: set[tuple[str, int]] = set()
    for kind in kinds:
        began = time.monotonic()
        outcomes = fuzz(kind, count, seed=1)
        print(f"{kind}: {count} inputs, {dict(outcomes)}, {time.monotonic() - began:.0f} s", flush=True)
        with covering(reached):
            fuzz(kind, min(count, 400), seed=2)
    files = {Path(name) for name, _ in reached}
    lines = {(str(path), line) for path in files for line in lines_of(path)}
    print(f"lines of the readers covered (in 400 inputs each): {len(lines & reached)} of {len(lines)}")
    if "--missed" in sys.argv:
        print(sorted((Path(name).name, line) for name, line in lines - reached))


if __name__ == "__main__":
    main()
