"""Read changed archives and changed text encodings: only members, notices and errors in words may come of it.

    python tests/fuzz/fuzz_containers.py 10000 --seed 1

Archives are changed in headers, in the table of contents and within their packed bytes; texts by bytes of
other encodings, marks, NUL, surrogates and overlong forms. Counts, the slowest input and the lines of the
modules under test that were run are told at the end.
"""

import argparse
import io
import random
import re
import struct
import sys
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType

from qda.errors import InputError
from qda.files import encodings, text
from qda.ingest import document, member_name, sniff, source, text_file, zip_file
from qda.ingest.document import read_source
from qda.ingest.source import Source, sources_in

MODULES = (zip_file, member_name, source, sniff, text_file, document, encodings, text)
_WORDS = "P1: Jeg følte mig ensom – “så” gik jeg.\r\nI: Мне было 我很累。\n\nP1: e\u0301 \u202e x\n"
_CODECS = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-8-sig",
    "cp1252",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "gb18030",
)
_PIECES = (
    b"\0",
    b"\xed\xa0\x80",
    b"\xc0\x80",
    b"\xe0\x80\xaf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xe9",
    b"\r",
    b"---\n",
    b"PK\x03\x04",
    b"%PDF-",
    b"{\\rtf",
    b"<html>",
    b"\xf4\x90\x80\x80",
)
_NAMES = (
    "a/P1.txt",
    "P2.md",
    "../P3.txt",
    "C:/x.txt",
    ".x.txt",
    "b/Zoë.txt",
    "in.zip",
    "x.bin",
    "d/",
    "\\x.txt",
)
_SIGNATURES = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")
_FIELDS = {b"PK\x03\x04": 30, b"PK\x01\x02": 46, b"PK\x05\x06": 22}
_VALUES = (0, 1, 8, 99, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


def made_archive(draw: random.Random) -> bytes:
    """An archive as a program writes it."""
    buffer = io.BytesIO()
    method = draw.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
    with zipfile.ZipFile(buffer, "w", method) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(draw.randint(1, 5)):
            content = made_text(draw) if draw.random() < 0.8 else bytes(draw.randrange(2_000_000))
            made.writestr(draw.choice(_NAMES), content)
    return buffer.getvalue()


def made_text(draw: random.Random) -> bytes:
    """A text in one of the usual encodings."""
    return (_WORDS * draw.randint(1, 4)).encode(draw.choice(_CODECS), errors="ignore")


def change_archive(content: bytes, draw: random.Random) -> bytes:
    """Change fields of headers, packed bytes, or the order and length of the parts."""
    changed = bytearray(content)
    for _ in range(draw.randint(1, 3)):
        how = draw.random()
        if how < 0.5:
            _change_field(changed, draw)
        elif how < 0.8:
            changed[draw.randrange(len(changed))] = draw.randrange(256)
        elif how < 0.9:
            del changed[draw.randrange(len(changed)) :]
            changed += content[draw.randrange(len(content)) :]
        else:
            place = draw.randrange(len(changed))
            changed[place:place] = changed[draw.randrange(len(changed)) :][: draw.randrange(200)]
        if not changed:
            changed = bytearray(content[:1])
    return bytes(changed)


def _change_field(changed: bytearray, draw: random.Random) -> None:
    signature = draw.choice(_SIGNATURES)
    places = [found.start() for found in re.finditer(re.escape(signature), bytes(changed))]
    if not places:
        return
    place = draw.choice(places) + draw.randrange(4, _FIELDS[signature])
    size, form = draw.choice([(1, "<B"), (2, "<H"), (4, "<L")])
    value = draw.choice([*_VALUES, draw.randrange(300)]) & (256**size - 1)
    changed[place : place + size] = struct.pack(form, value)[: len(changed) - place]


def change_text(content: bytes, draw: random.Random) -> bytes:
    """Put in pieces that text must not have, or take bytes away."""
    changed = bytearray(content)
    for _ in range(draw.randint(0, 2)):
        place = draw.choice([0, draw.randrange(len(changed) + 1)])
        if draw.random() < 0.7:
            changed[place:place] = draw.choice(_PIECES)
        elif draw.random() < 0.5:
            del changed[place : place + draw.randint(1, 3)]
        else:
            changed[place : place + 1] = bytes([draw.randrange(256)])
    return bytes(changed)


def attempt(draw: random.Random) -> str:
    """What comes of one input: read, refused or left aside; anything but InputError is raised."""
    if draw.random() < 0.5:
        found = sources_in(change_archive(made_archive(draw), draw), "all.zip")
        outcomes = {_outcome(one) for one in found}
        return "archive: " + (" and ".join(sorted(outcomes)) or "empty")
    if draw.random() < 0.1:
        return "misnamed: " + _outcome(Source(Path("P1.docx"), change_archive(made_archive(draw), draw)))
    name = draw.choice(["P1.txt", "P1.txt", "P1.txt", "P1.md", "P1.md", "P1", "P1.docx"])
    content = change_text(made_text(draw), draw)
    return "text: " + _outcome(Source(Path(name), content))


def _outcome(found: object) -> str:
    if isinstance(found, InputError):
        str(found).encode()
        return "refused"
    if not isinstance(found, Source):
        return "left aside"
    try:
        read = read_source(found, root=Path("/nowhere"))
    except InputError as error:
        str(error).encode()
        return "refused"
    for one in read.documents:
        one.text.encode()
        assert "\0" not in one.text
        assert "\r" not in one.text
    return "read"


class Lines:
    """Which lines of the modules under test were run."""

    def __init__(self) -> None:
        self._files = {str(module.__file__): module for module in MODULES}
        self.run: dict[str, set[int]] = {name: set() for name in self._files}

    def __enter__(self) -> "Lines":
        sys.settrace(self._enter)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _enter(self, frame: FrameType, _event: str, _argument: object) -> Callable[..., object] | None:
        seen = self.run.get(frame.f_code.co_filename)
        if seen is None:
            return None

        def line(inner: FrameType, _event: str, _argument: object) -> Callable[..., object]:
            seen.add(inner.f_lineno)
            return line

        return line

    def shares(self) -> dict[str, str]:
        """For each module, the lines in functions that were run, of how many."""
        return {
            Path(name).name: f"{len(run & _lines(name))} of {len(_lines(name))}"
            for name, run in self.run.items()
        }


def _lines(name: str) -> set[int]:
    """The lines of all functions of a file."""
    whole = compile(Path(name).read_text(encoding="utf-8"), name, "exec")
    functions = [one for one in _codes(whole) if one.co_name not in {"<module>"} and one.co_flags & 0x2]
    return {line for one in functions for _, _, line in one.co_lines() if line and line != one.co_firstlineno}


def _codes(code: CodeType) -> list[CodeType]:
    inner = [one for one in code.co_consts if isinstance(one, CodeType)]
    return [code, *(deeper for one in inner for deeper in _codes(one))]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    outcomes: Counter[str] = Counter()
    slowest, began = (0.0, 0), time.monotonic()
    with Lines() as lines:
        for number in range(asked.count):
            start = time.monotonic()
            try:
                outcomes[attempt(random.Random(asked.seed * 1_000_003 + number))] += 1
            except Exception:
                print(f"input {number} of seed {asked.seed}:", file=sys.stderr)
                raise
            slowest = max(slowest, (time.monotonic() - start, number))
    print(
        f"{asked.count} inputs in {time.monotonic() - began:.0f} s; slowest {slowest[0]:.2f} s ({slowest[1]})"
    )
    for outcome, count in outcomes.most_common():
        print(f"{count:>8} {outcome}")
    for module, share in lines.shares().items():
        print(f"{module:>20} {share} lines")


if __name__ == "__main__":
    main()
