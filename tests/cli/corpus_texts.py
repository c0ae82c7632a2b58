"""Shards of small texts for the tests of `qda corpus`."""

import gzip
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow
import pyarrow.parquet

CODEBOOK = """\
title: Care
language: en
terms:
  money: [money, cost, price, fee, afford]
codes:
  - code: access
    codes:
      - code: cost_barrier
        match:
          - $money NEAR/8 (doctor | clinic | hospital | medicine)
          - (cannot | could not) [really] afford
      - code: distance
        match: [far NEAR/5 (clinic | hospital), long way]
        unless: [blue clinic]
  - code: shape
    match:
      - - {LOWER: painted}
        - {LOWER: {IN: [blue, green]}}
"""
SENTENCES = (
    "No, we could not afford the medicine, and the clinic was far away.",
    "Maybe the cost of the doctor will go down.",
    "They say the fee of the hospital is lower now.",
    "It is a long way to the hospital.",
    "I do not think that the cost of the clinic matters.",
    "The clinic was painted blue, and it is a long way.",
    "Far from the blue clinic there is nothing.",
    "Nothing of note happened at the market — “naïve” prices rose.",
)
ENDINGS = ("parquet", "jsonl", "jsonl.gz")

Document = dict[str, object]


def documents(many: int, *, first: int = 0, sentences: int = 6) -> list[Document]:
    """Documents of several paragraphs, the same for the same numbers."""
    made: list[Document] = []
    for number in range(first, first + many):
        rng = random.Random(number)
        drawn = [rng.choice(SENTENCES) for _ in range(rng.randint(1, sentences))]
        cut = rng.randint(0, len(drawn))
        text = "\n\n".join(part for part in (" ".join(drawn[:cut]), " ".join(drawn[cut:])) if part) + "\n"
        made.append({"id": f"d{number:05}", "text": text, "who": f"w{number % 7}"})
    return made


def write_shard(path: Path, held: Iterable[Document]) -> Path:
    """A shard in the form that its name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".parquet":
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(held)), path)
        return path
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in held).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


def codings(folder: Path, columns: Sequence[str] | None = None) -> list[Document]:
    """The rows of all parts, in the order of the parts' names."""
    parts = sorted((folder / "codings").glob("*.parquet"))
    return [row for part in parts for row in pyarrow.parquet.read_table(part, columns=columns).to_pylist()]


def results(folder: Path) -> dict[str, bytes]:
    """Every file of an output folder that must not depend on who did the work."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "counts" not in path.parts
    }


def write_shards(folder: Path) -> None:
    """A codebook and three shards, one of each form."""
    (folder / "book.yaml").write_text(CODEBOOK, encoding="utf-8")
    for number, ending in enumerate(ENDINGS):
        write_shard(folder / f"texts/s{number}.{ending}", documents(25, first=25 * number))


def code(run, folder: Path, *more: str, output: str = "coded"):
    return run(folder, "corpus", "texts", "--codebook", "book.yaml", "-o", output, "--jobs", "1", *more)
