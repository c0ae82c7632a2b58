"""How fast `qda corpus` is, and how much memory it takes: long documents, and very many short ones.

    python benchmarks/scale.py [--megabytes 20] [--short 20000] [--jobs 2] [--text FOLDER]

Long documents are those of `corpus.py` (100 to 500 KB), short ones have one or two of its sentences; both are
coded by the codebook of `codebook.py` with 1,000 patterns, in ten shards each. Start-up is in the
seconds. The work of all cores is what the system counts, which other programs at the same time change little.
"""

import argparse
import random
import resource
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow
import pyarrow.parquet
from codebook import patterns_of, sample, write_codebook
from corpus import SEED, prose, write_corpus
from measure import run
from source import sentences, text_folder

SHARDS, PATTERNS = 10, 1000
_AT_ONCE = 1000

Document = dict[str, str]


def write_shards(folder: Path, documents: Iterable[Document], each: int) -> int:
    """Shards of so many documents each; gives the bytes of the texts."""
    folder.mkdir(parents=True)
    source, size = iter(documents), 0
    for number in range(SHARDS):
        schema = pyarrow.schema([("id", pyarrow.string()), ("text", pyarrow.string())])
        with pyarrow.parquet.ParquetWriter(folder / f"shard{number}.parquet", schema) as writer:
            held = islice(source, each)
            while some := list(islice(held, _AT_ONCE)):
                size += sum(len(one["text"].encode()) for one in some)
                writer.write_table(pyarrow.Table.from_pylist(some, schema=schema))
    return size


def short(texts: list[str], many: int) -> Iterator[Document]:
    """Documents of one or two sentences."""
    source, rng = prose(texts), random.Random(SEED)
    for number in range(many):
        yield {"id": f"d{number}", "text": source.sentences(rng, 1, 2)}


def measured(name: str, folder: Path, size: int, documents: int, jobs: int) -> None:
    """Code the shards of a folder and tell how it went."""
    options = ("corpus", name, "--codebook", "codebook.yaml", "-o", f"{name}-coded", "--jobs", str(jobs))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run([sys.executable, "-m", "qda", *options], folder)
    if done.code:
        raise SystemExit(done.errors)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found = next(line for line in done.errors.splitlines() if line.startswith("coded:"))
    print(f"{name}: {documents:,} documents, {size / 1e6:.1f} MB, {jobs} processes: {done.seconds:.0f} s,")
    print(f"  {size / 1e6 / done.seconds:.2f} MB/s, {documents / done.seconds:.0f} documents/s,")
    print(f"  {busy:.0f} s of work of all cores, {size / 1e6 / busy:.2f} MB/s a core;")
    print(f"  {done.megabytes:.0f} MB of memory in all processes together; {found}", flush=True)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=20.0)
    parser.add_argument("--short", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--text", type=Path, help="a folder or file of English text")
    asked = parser.parse_args()
    texts = sentences(text_folder(asked.text))
    with tempfile.TemporaryDirectory(prefix="qda-scale-") as place:
        folder = Path(place)
        paths = write_corpus(folder / "files", max(asked.megabytes, 0.5), texts)
        patterns = patterns_of(sample(paths, SEED), PATTERNS, SEED)
        write_codebook(folder / "codebook.yaml", patterns)
        if asked.megabytes:
            long = [{"id": path.stem, "text": path.read_text(encoding="utf-8")} for path in paths]
            size = write_shards(folder / "long", long, -(-len(long) // SHARDS))
            long.clear()
            measured("long", folder, size, len(paths), asked.jobs)
        if asked.short:
            size = write_shards(folder / "short", short(texts, asked.short), -(-asked.short // SHARDS))
            measured("short", folder, size, asked.short, asked.jobs)


if __name__ == "__main__":
    main()
