"""The record of a shard, beside its part: what was counted, and for which content and codebook it holds.

The part is written first and the record last: a part without a record that matches it is not trusted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from qda.analysis import counts as counting
from qda.analysis.counts import Counts
from qda.analysis.distinct import Hashes, Having
from qda.errors import Place, ShardError
from qda.files import columns
from qda.interchange.addresses import content_hash
from qda.project.corpus.job import FORMAT, Job, Sent
from qda.project.corpus.outcome import Done, Outcome


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """What is known of a shard that is done; `documents` are hashes of the documents' ids, ascending."""

    key: str
    done: Done
    counts: Counts
    having: Having
    documents: Hashes


def write(job: Job, record: Record) -> None:
    """Keep a record."""
    about, numbers = counting.to_columns(record.counts)
    numbers |= {"documents": record.documents, "who": record.having.who, "who code": record.having.code}
    whole: dict[str, Any] = {
        "format": FORMAT,
        "key": record.key,
        "done": asdict(record.done),
        "counts": about,
    }
    columns.write(job.record(record.done.address), whole, numbers)


def read(path: Path) -> Record | None:
    """A record, or None when there is none that is whole and of this format."""
    kept = columns.read(path)
    if kept is None or kept[0].get("format") != FORMAT:
        return None
    about, numbers = kept
    counts = counting.from_columns(about["counts"], numbers)
    having = Having(numbers["who"], numbers["who code"])
    return Record(about["key"], Done(**about["done"]), counts, having, numbers["documents"])


def every(job: Job, addresses: Iterable[str]) -> Iterator[Record]:
    """The record of each shard, one after the other: a mapped file stays open, and systems allow few.

    Raises ShardError for one that cannot be read, for what it has would be missing from the sums.
    """
    for address in addresses:
        record = read(job.record(address))
        if record is None:
            problem = f"{job.record(address)}: what was counted in this shard cannot be read"
            remedy = "See that nobody changes the output folder meanwhile, and that its disk can be read."
            raise ShardError(problem, place=Place(address), remedy=remedy)
        yield record


def matching(sent: Sent, address: str, shard_hash: str) -> Outcome | None:
    """What is kept of a shard, if content and codebook are the same and its part is as it was written."""
    record = read(sent.job.record(address))
    part = sent.job.part(address)
    if record is None or record.key != sent.key or record.done.hash != shard_hash or not part.is_file():
        return None
    if content_hash(str(part)) != record.done.part_hash:
        return None
    return Outcome(record.counts, (record.done,))


def drop(job: Job, address: str) -> None:
    """Take away what is kept of a shard, for another codebook or content. If the shard then fails, its old
    codings would stand among the new ones of the others."""
    for file in (job.record(address), job.part(address)):
        file.unlink(missing_ok=True)


def written_at(job: Job, addresses: Iterable[str]) -> Mapping[str, int]:
    """When the record of each shard that has one was written, in nanoseconds."""
    paths = ((address, job.record(address)) for address in addresses)
    return {address: path.stat().st_mtime_ns for address, path in paths if path.is_file()}
