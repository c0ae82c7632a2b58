"""Read changed PDF files: only an error in words may come of it, within seconds, and never a crash.

    python tests/fuzz/fuzz_pdf.py 10000 --seed 1

Valid files without compression are changed within their objects and streams, so that the changes reach the
content of pages, fonts and the page tree. Each batch runs in a process of its own, because a crash of the PDF
library would end it; the last input before a crash is written beside the working folder.
"""

import argparse
import random
import re
import subprocess
import sys
import time
from collections import Counter
from io import BytesIO
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from qda.errors import InputError
from qda.ingest.pdf.reading import read

BATCH = 250
SLOW = 5.0
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NAME = re.compile(rb"/[A-Za-z0-9]+")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_NUMBERS = (b"0", b"-1", b"1e9", b"99999999999", b"0.00001", b"-32768", b"65536", b"2147483647", b"nan")
_TOKENS = (
    b"[",
    b"]",
    b"<<",
    b">>",
    b"(",
    b")",
    b" Tj ",
    b" ET ",
    b"BT ",
    b"q ",
    b"Q ",
    b" cm ",
    b" Tm ",
    b"\0",
    b"%",
    b"R ",
)


def samples() -> list[bytes]:
    """Valid files: text in two columns with heads, labels, footnotes, turned text; one that is encrypted.

    The files of other programs are long and compressed, and are chosen less often.
    """
    own = [_sample(), _letters(), _sample(encrypt=StandardEncryption("", ownerPassword="x"))]
    return own[:2] * 8 + own[2:] * 2 + _committed()


def _sample(**settings: object) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=0, **settings)
    for page in range(3):
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(72, 810, "Running head")
        canvas.drawString(290, 30, str(page + 1))
        for row in range(12):
            canvas.drawString(72, 760 - 14 * row, f"P{row % 2}: we cook in the same kit-")
            canvas.drawString(310, 760 - 14 * row, "chen and nobody remembers who it was.")
        canvas.setFont("Times-Roman", 7)
        canvas.drawString(72, 60, "1 A footnote about the kitchen.")
        canvas.rotate(30)
        canvas.drawString(300, 100, "DRAFT")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _letters() -> bytes:
    """Letters that are told by a map from codes, in Latin, Hebrew and combining accents."""
    pairs = (
        b"<01> <05E9> <02> <05DC> <03> <FB01> <04> <0065> <05> <0301> <06> <D835DC9C> <07> <00AD> <08> <E000>"
    )
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
    )
    cmap += b"8 beginbfchar " + pairs + b" endbfchar endcmap end"
    content = b"BT /F 12 Tf 72 700 Td <0102010304050607> Tj 0 -14 Td <03040102> Tj "
    content += b"1 0 0.5 1 72 600 Tm [<04>-900<03>] TJ ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/r/St 4>>]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(cmap), cmap),
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def _committed() -> list[bytes]:
    folder = Path(__file__).parents[1] / "ingest" / "files"
    return [path.read_bytes() for path in sorted(folder.glob("*.pdf"))]


def mutate(content: bytes, draw: random.Random) -> bytes:
    """The file with one to six changes, most of them within its streams and objects."""
    changed = bytearray(content)
    for _ in range(draw.randint(1, 6)):
        start, end = _place(bytes(changed), draw)
        kind = draw.randrange(8)
        if kind == 0:
            changed[start] = draw.randrange(256)
        elif kind == 1:
            _replace(changed, _NUMBER, draw.choice(_NUMBERS), start, draw)
        elif kind == 2:
            names = _NAME.findall(bytes(changed))
            _replace(changed, _NAME, draw.choice(names) if names else b"/X", start, draw)
        elif kind == 3:
            changed[start:start] = draw.choice(_TOKENS)
        elif kind == 4:
            del changed[start : start + draw.randint(1, 40)]
        elif kind == 5:
            part = changed[start : min(end, start + draw.randint(1, 200))]
            changed[start:start] = part * draw.randint(1, 20)
        elif kind == 6:
            other = draw.randrange(len(changed))
            changed[start:start] = changed[other : other + draw.randint(1, 100)]
        else:
            del changed[max(200, start) :]
        if len(changed) < 20:
            break
    return bytes(changed)


def _place(content: bytes, draw: random.Random) -> tuple[int, int]:
    streams = [found.span(1) for found in _STREAM.finditer(content)] if draw.random() < 0.6 else []
    start, end = draw.choice(streams) if streams else (0, len(content))
    if end <= start:
        start, end = 0, len(content)
    return draw.randrange(start, end), end


def _replace(changed: bytearray, what: re.Pattern[bytes], by: bytes, start: int, draw: random.Random) -> None:
    found = what.search(changed, start, start + 400) or what.search(changed, draw.randrange(len(changed)))
    if found:
        changed[found.start() : found.end()] = by


def attempt(content: bytes) -> str:
    """What came of a file: "read" or "refused". Whatever else is raised is a failure of the reader."""
    try:
        (found,) = read(content, Path("fuzz.pdf"))
    except InputError:
        return "refused"
    assert found.text.strip()
    found.text.encode("utf-8")
    return "read"


def batch(seed: int, count: int, current: Path) -> None:
    """Read `count` inputs of a seed; each is written to a file before it is read."""
    files, outcomes, slowest = samples(), Counter[str](), 0.0
    for number in range(count):
        draw = random.Random(f"{seed} {number}")
        content = mutate(draw.choice(files), draw)
        current.write_bytes(content)
        begun = time.perf_counter()
        outcomes[attempt(content)] += 1
        slowest = max(slowest, time.perf_counter() - begun)
    print(outcomes["read"], outcomes["refused"], f"{slowest:.2f}")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.batch:
        batch(asked.seed, asked.count, asked.batch)
        return 0
    good = refused = failed = 0
    slowest, begun = 0.0, time.perf_counter()
    for number in range(0, asked.count, BATCH):
        seed, current = asked.seed * 1_000_003 + number, Path(f"fuzz-pdf-{number}.bin")
        size = min(BATCH, asked.count - number)
        command = [sys.executable, __file__, str(size), "--seed", str(seed), "--batch", str(current)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=BATCH * SLOW, check=False)
        if ended.returncode:
            failed += 1
            print(f"batch {number}: ended with {ended.returncode}; see {current}\n{ended.stderr[-2000:]}")
            continue
        current.unlink()
        one, two, three = ended.stdout.split()
        good, refused, slowest = good + int(one), refused + int(two), max(slowest, float(three))
    took = time.perf_counter() - begun
    print(f"{good} read, {refused} refused, {failed} batches failed; slowest {slowest:.2f}, all {took:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
