"""Damaged subtitles, JSON and tables: a reader gives documents or says in words what is wrong.

    nice python tests/fuzz/fuzz_timed.py 10000          so many inputs for each reader
    nice python tests/fuzz/fuzz_timed.py 10000 xlsx     for one

Inputs are made from sound files by changing, moving and removing bytes, pieces of syntax and JSON values; in
workbooks within the parts, which are packed again. Counts, time and covered lines are printed.
"""

import io
import json
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import openpyxl

from qda.errors import InputError
from qda.ingest.reader import Reading
from qda.model.document import paragraph_count

SLOW = 5.0
"""Seconds after which an input counts as a failure."""
VTT = """WEBVTT - x

STYLE
::cue { color: red }

NOTE Confidence: 0.9

7f2e/1-0
00:00:03.000 --> 00:00:05.000 align:start
<v Anna Smith>Hello &amp; good
morning.</v> <v Ben>Hi.</v>

00:05.500 --> 00:06.000
so<00:00:05.600><c> we</c> went

00:06.000 --> 00:06.010
so we went
to town

1 "Cleo" (12)
00:00:07.000 --> 00:00:08.000
>> Ben: - no
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
Anna: Hello

still the same cue

2
00:00:03.000 --> 00:00:02.000
{\\an8}<i>- One.</i>
- Two.

3
00:00:05,000 -> 00:00:06,000
Anna: And &#x41;&nbsp;three?
"""
SBV = "0:00:01.000,0:00:03.000\nSo we went\nto town\n\n0:00:03.500,0:00:05.000\n>> Anna: and back.\n"
JSON = [
    {"text": "a b", "language": "en", "segments": [
        {"start": 0.0, "end": 2.5, "text": " Hello.", "speaker": "SPEAKER_00"},
        {"start": 2.5, "end": 4, "text": " Hi.", "words": [
            {"word": " Hi", "start": 2.5, "end": 3, "speaker": "A"}, {"word": ".", "speaker": 1}]}]},
    {"transcription": [{"timestamps": {"from": "00:00:00,000", "to": "00:00:01,000"},
                        "offsets": {"from": 0, "to": 1000}, "text": " A b", "speaker_turn_next": True}]},
    {"chunks": [{"timestamp": [0.0, None], "text": "x"}],
     "speakers": [{"speaker": "S", "text": "x", "timestamp": [0, 1]}]},
    {"utterances": [{"speaker": "A", "text": "Hi there", "start": 100, "end": 2000}],
     "words": [{"text": "Hi", "start": 1, "end": 2}], "text": "Hi"},
    {"results": {"utterances": [{"speaker": 0, "transcript": "x", "start": 1, "end": 2}], "channels": [
        {"alternatives": [{"transcript": "hi", "words": [
            {"word": "hi", "start": 0.1, "end": 1, "speaker": 0}]}]}]}},
    {"results": {"speaker_labels": {"segments": [{"speaker_label": "s", "items": [
        {"start_time": "0.1", "speaker_label": "spk_0"}]}]}, "items": [
        {"start_time": "0.1", "end_time": "1.0", "type": "pronunciation",
         "alternatives": [{"content": "Hi"}]},
        {"type": "punctuation", "alternatives": [{"content": ","}]}]}},
    {"speakers": [{"id": 0, "name": "Anna"}], "monologues": [{"speaker": 0, "elements": [
        {"type": "text", "value": "Hi", "ts": 0.5, "end_ts": 1}, {"type": "punct", "value": ", "}]}]},
]  # fmt: skip
CSV = [
    'sep=;\nid;age;answer\nR1;3,5;"Long, ""quoted""\nline"\n\nR2;4,0;\n',
    "Speaker,Timespan,Text\nAnna,0:01 - 0:02,Hi.\nAnna,,There.\nBen,0:04-,Yes.\n",
    'a,b,a\nq1,q2,q3\n"{""ImportId"":""x""}",y,z\nyes I do say so much of it all here,2,3\n',
    "document\tstart\tend\tquote\tcode\tcoder\nP1\t0\t3\tabc\tc\tAnna\n",
]
PIECES = [
    b"-->", b"\n\n", b"00:00:01.000", b"<v ", b"</v>", b"&#", b"&lt;", b":", b'"', b",", b";", b"\t", b"\0",
    b"\xff", b"\xed\xa0\x80", b"99:99:99.999", b"-1", b"1e999", b"NaN", b"[", b"{", b"null", b"\\ud800",
    b"\r", b"NOTE\n",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"r=\"A99999999\"", b"t=\"s\"", b"t=\"d\"", b"<f>1+1</f>", b"</c>",
    b"999999",
]  # fmt: skip
VALUES: list[Any] = [
    None,
    True,
    -1,
    1e308,
    10**400,
    "",
    "x",
    "1:2",
    [],
    {},
    [1],
    [[]],
    {"text": 1},
    "\u2028",
    "a\n\nb",
]


def workbook() -> bytes:
    """A sound workbook with dates, formulas, merged cells and a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["ID", "Score", "Comment"])
    for number in range(4):
        sheet.append([number, number / 3, f"What person {number} says of the place at some length here"])
    sheet["B3"] = "=1+1"
    sheet.merge_cells("A4:B4")
    sheet.row_dimensions[5].hidden = True
    book.create_sheet("More").append(["x", "y"])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def bytes_changed(content: bytes, chance: random.Random) -> bytes:
    """One to eight small changes anywhere."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(changed) + 1), chance.choice((1, 1, 2, 8, 40))
        kind = chance.randrange(5)
        if kind == 0 and changed:
            changed[at % len(changed)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del changed[at : at + size]
        elif kind == 2:
            changed[at:at] = chance.choice(PIECES)
        elif kind == 3:
            changed[at:at] = changed[max(0, at - size) : at]
        else:
            other = chance.randrange(len(changed) + 1)
            changed[at:at] = changed[other : other + size]
    return bytes(changed)


def value_changed(value: Any, chance: random.Random) -> Any:
    """A JSON value with one part replaced, removed or doubled."""
    if isinstance(value, (dict, list)) and value and chance.random() < 0.85:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        key = chance.choice(list(keys))
        copy = dict(value) if isinstance(value, dict) else list(value)
        if chance.random() < 0.1:
            del copy[key]
        elif isinstance(copy, list) and chance.random() < 0.1:
            copy.append(copy[key])
        else:
            copy[key] = value_changed(value[key], chance)
        return copy
    return chance.choice(VALUES)


def json_input(chance: random.Random) -> bytes:
    value = chance.choice(JSON)
    for _ in range(chance.randint(1, 3)):
        value = value_changed(value, chance)
    content = json.dumps(value).encode()
    return bytes_changed(content, chance) if chance.random() < 0.3 else content


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip file of parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return held.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = _parts(workbook())


def xlsx_input(chance: random.Random) -> bytes:
    if chance.random() < 0.05:
        return bytes_changed(packed(PARTS), chance)
    parts = dict(PARTS)
    for _ in range(chance.randint(1, 2)):
        name = chance.choice(
            [*parts, "xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]
        )
        if name in parts and chance.random() < 0.05:
            del parts[name]
        elif name in parts:
            parts[name] = bytes_changed(parts[name], chance)
    return packed(parts)


INPUTS: dict[str, tuple[str, Callable[[random.Random], bytes]]] = {
    "vtt": ("vtt", lambda chance: bytes_changed(VTT.encode(), chance)),
    "srt": ("srt", lambda chance: bytes_changed(SRT.encode(), chance)),
    "sbv": ("sbv", lambda chance: bytes_changed(SBV.encode(), chance)),
    "json": ("json_file", json_input),
    "csv": ("csv_table", lambda chance: bytes_changed(chance.choice(CSV).encode(), chance)),
    "xlsx": ("xlsx_table", xlsx_input),
}


def check(reading: Reading) -> None:
    """What every document promises, whatever it was read from."""
    reading.text.encode("utf-8")
    assert "\r" not in reading.text
    assert "\0" not in reading.text
    locators, paragraphs = len(reading.metadata.locators), paragraph_count(reading.text)
    assert locators <= 1 or locators == paragraphs, (locators, paragraphs)
    labels = reading.metadata.speakers.labels
    assert len(set(labels)) == len(labels)
    assert all(label == " ".join(label.split()) and label for label in labels)


def fuzz(kind: str, count: int, seed: int = 0) -> Counter[str]:
    """Read so many inputs. Raises what a reader should not have raised, with the input's number."""
    module, make = INPUTS[kind]
    read = import_module(f"qda.ingest.{module}").read
    outcomes: Counter[str] = Counter()
    for number in range(count):
        content = make(random.Random(f"{seed} {number} {kind}"))
        began = time.perf_counter()
        try:
            for reading in read(content, Path(f"input.{kind}")):
                check(reading)
            outcomes["read"] += 1
        except InputError as error:
            outcomes["refused" if str(error) else "refused without words"] += 1
        except BaseException as error:
            raise AssertionError(f"{kind}, input {number}: {error!r}\n{content[:2000]!r}") from error
        assert time.perf_counter() - began < SLOW, f"{kind}, input {number} took too long"
    return outcomes


def _covering(lines: set[tuple[str, int]]) -> Callable[[FrameType, str, Any], Any]:
    """A trace that notes the lines of the readers."""

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if "/ingest/" not in frame.f_code.co_filename:
            return None
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    return trace


def main() -> None:
    count = int(sys.argv[1])
    for kind in sys.argv[2:] or INPUTS:
        began = time.perf_counter()
        outcomes = fuzz(kind, count)
        seconds = time.perf_counter() - began
        lines: set[tuple[str, int]] = set()
        sys.settrace(_covering(lines))
        fuzz(kind, min(count, 500), seed=1)
        sys.settrace(None)
        files = len({name for name, _ in lines})
        print(
            f"{kind}: {dict(outcomes)} in {seconds:.0f} s; {len(lines)} lines of {files} files covered",
            flush=True,
        )


if __name__ == "__main__":
    main()
