"""How long 500 quotations take against transcripts of growing size: `python benchmarks/quotations.py
[--text DIR]`."""

import argparse
import random
import time
from pathlib import Path

from planted import Planter, is_plain, manuscript, plant, transcripts
from source import sentences, text_folder

from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.quoted.quotations import quotations
from qda.model.document import Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of

QUOTATIONS = 500
SIZES = (1.25, 2.5, 5.0, 10.0)
"""Millions of characters."""


def main() -> None:
    """Measure each size, the processor's time and the clock's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, help="a folder of English texts")
    chance = random.Random(20)
    plain = [one for one in sentences(text_folder(parser.parse_args().text)) if is_plain(one)]
    chance.shuffle(plain)
    spare, plain = plain[:2000], plain[2000:]
    interviews = transcripts(plain, 40, chance)
    planted = plant(Planter(interviews, spare, chance), 1 + QUOTATIONS // 23)[:QUOTATIONS]
    text = "\n\n".join(manuscript(planted, spare[:200], chance))
    found = quotations(text, Span(0, len(text)))
    print("| million characters | words | quotations | seconds of the processor | seconds |")
    print("|---:|---:|---:|---:|---:|")
    for size in SIZES:
        _measure(size, [one.text() for one in interviews], found)


def _measure(size: float, texts: list[str], found: tuple) -> None:  # type: ignore[type-arg]
    whole, number, documents = 0, 0, []
    while whole < size * 1e6:  # what is too little is repeated, with other words at the end of each line
        text = texts[number % len(texts)]
        if number >= len(texts):
            text = text.replace(" of ", f" of{number // len(texts)} ")
        documents.append(
            Document(f"P{number + 1}", "interview", text, Span(0, len(text)), "", "", f"P{number + 1}")
        )
        whole += len(text)
        number += 1
    clock, processor = time.perf_counter(), time.process_time()
    looked = look_up(found, transcripts_of(documents, Settings()))
    seconds, used = time.perf_counter() - clock, time.process_time() - processor
    words = sum(len(one.text.split()) for one in documents)
    print(f"| {whole / 1e6:.2f} | {words:,} | {len(looked)} | {used:.2f} | {seconds:.2f} |", flush=True)


if __name__ == "__main__":
    main()
