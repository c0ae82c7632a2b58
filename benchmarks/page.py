"""How long the page of 10,000 quotations takes to open in Chromium: python benchmarks/page.py

The other tool of the run is pandas, whose `to_html` writes the same quotations as one plain table. Both are
opened by the same browser, in turns, from a file; taken is the median of the time until everything is there
(the `load` event), and for the page also until the quotations of the commonest code stand on the screen.
"""

import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser, sync_playwright

from qda.model.table import Column, ColumnKind, Table, Value
from qda.report.page.page import Page
from qda.report.page.write import write_page
from qda.report.workbook.book import Book

QUOTATIONS, CODES, DOCUMENTS, ROUNDS = 10_000, 60, 100, 3
TEXTS = ("id", "document", "participant", "speaker", "code", "quote", "locator", "assertion", "cue", "rule")
TEXTS += ("coder", "status", "memo", "before", "after")
CODEBOOK = ("code", "name", "path", "color", "definition", "include", "exclude", "scope", "match", "unless")
CODEBOOK += ("examples", "counterexamples")
NUMBERS = ("counted", "first", "last")


def main() -> None:
    """Write both, open both, and print what it took."""
    chromium = shutil.which("chromium") or sys.exit("needs Chromium")
    drawn = random.Random(1)
    page = _page(drawn)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours, plain = Path(folder) / "page.html", Path(folder) / "plain.html"
        begun = time.perf_counter()
        write_page(ours, page)
        print(f"written in {time.perf_counter() - begun:.2f} s: {ours.stat().st_size / 1e6:.1f} MB")
        frame = pd.DataFrame(page.quotations.rows, columns=[*TEXTS, *NUMBERS])
        plain.write_text(frame.to_html(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        times: dict[str, list[float]] = {"page": [], "first quotations": [], "pandas": []}
        for _ in range(ROUNDS):
            loaded, shown = _open(browser, ours, lambda tab: tab.click("tbody .open"))
            times["page"].append(loaded)
            times["first quotations"].append(shown)
            times["pandas"].append(_open(browser, plain, lambda _tab: None)[0])
        browser.close()
    median = {name: statistics.median(taken) for name, taken in times.items()}
    for name, taken in median.items():
        print(f"{name:18} {taken:6.2f} s  ({taken / median['pandas']:.2f} times pandas' table)")


def _open(browser: Browser, path: Path, then: Callable[..., None]) -> tuple[float, float]:
    tab = browser.new_page()
    begun = time.perf_counter()
    tab.goto(path.as_uri(), timeout=0)
    loaded = time.perf_counter() - begun
    then(tab)
    shown = time.perf_counter() - begun
    tab.close()
    return loaded, shown


def _page(drawn: random.Random) -> Page:
    words = [f"{a}{b}" for a in "bdfgklmnprst" for b in ("ane", "ovit", "el", "umar", "i")]
    codes, documents = [f"code_{i}" for i in range(CODES)], [f"P{i}" for i in range(DOCUMENTS)]

    def said(length: int) -> str:
        return " ".join(drawn.choices(words, k=length))

    rows = []
    for number in range(QUOTATIONS):
        where, code = drawn.choice(documents), drawn.choice(codes)
        texts = (f"{number:016x}", where, where, where, code, said(8), f"line {number}", "affirmed", "", code)
        rows.append((*texts, "rules", "proposed", "", said(45), said(45), 1, number // 3, number // 3))
    quotations = _table("quotations", TEXTS, NUMBERS, rows)
    counts = [[sum(row[4] == code and row[1] == one for row in rows) for one in documents] for code in codes]
    matrix = _table(
        "code_by_document", ("code",), documents, [(c, *n) for c, n in zip(codes, counts, strict=True)]
    )
    pairs = [[drawn.randrange(20) for _ in codes] for _ in codes]
    together = _table("cooccurrence", ("code",), codes, [(c, *n) for c, n in zip(codes, pairs, strict=True)])
    listed = [(a, b, pairs[i][j]) for i, a in enumerate(codes) for j, b in enumerate(codes[:i])]
    codebook = _table(
        "codebook",
        CODEBOOK,
        (),
        [(code, code, code, "#aa3311", said(20), *[""] * 7) for code in codes],
    )
    frequencies = _table(
        "frequencies", ("code",), ("codings",), [(c, sum(n)) for c, n in zip(codes, counts, strict=True)]
    )
    empty = _table("empty", ("code",), (), [])
    book = Book(
        title="Benchmark",
        created=datetime(2026, 1, 1, tzinfo=UTC),
        overview=(),
        codebook=codebook,
        segments=empty,
        frequencies=frequencies,
        code_by_document=matrix,
        code_by_participant=matrix,
        code_by_participant_01=matrix,
        cooccurrence_counts=together,
        cooccurrence_coefficients=(),
        cooccurrence_pairs=_table("pairs", ("a", "b"), ("n12",), listed),
    )
    return Page(book, quotations, "sentence", {code: (code,) for code in codes}, (), frequencies)


def _table(
    name: str, texts: tuple[str, ...], numbers: "tuple[str, ...] | list[str]", rows: list[tuple[Value, ...]]
) -> Table:
    columns = [Column(key, key, ColumnKind.TEXT) for key in texts]
    columns += [Column(key, key, ColumnKind.COUNT) for key in numbers]
    return Table(name, name, tuple(columns), tuple(rows), "coding", len(rows))


if __name__ == "__main__":
    main()
