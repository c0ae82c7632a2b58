"""A shard to its part: read and coded some documents at a time, or found as it was kept."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from threading import Lock
from typing import NamedTuple

from qda.analysis.counts import Counts
from qda.analysis.distinct import Having, Seen, joined
from qda.errors import QdaError, ShardError
from qda.interchange.addresses import content_hash, said_by
from qda.interchange.parts import Part, part
from qda.interchange.shards import Row, rows
from qda.model.table import Table
from qda.privacy.scan import Scanner
from qda.project.corpus.batch import Coder
from qda.project.corpus.ids import refuse_twice_in
from qda.project.corpus.job import Job, Sent
from qda.project.corpus.kept import Record, drop, matching, write
from qda.project.corpus.outcome import Done, Failed, Outcome
from qda.project.corpus.worker import refuse_mismatch

CHARACTERS = 4_000_000
"""Characters that are coded together, about."""
EMPTY = "documents without text"
_ONE_AT_A_TIME = Lock()
"""A language is not for several threads; a worker that has them codes one shard after the other."""


def code_shard(sent: Sent, address: str) -> Outcome:
    """Code a shard and write its part, unless it is there already. The outcome says what is wrong with it.

    Raises ClusterError when it is this process that cannot do the work.
    """
    with _ONE_AT_A_TIME:
        refuse_mismatch(sent)
        try:
            shard_hash = content_hash(address)
            return matching(sent, address, shard_hash) or _coded(sent, address, shard_hash)
        except QdaError as error:
            return Outcome(failed=(Failed(address, error),))
        except MemoryError:
            remedy = "Say a smaller --batch, or give each process more memory."
            return Outcome(failed=(Failed(address, ShardError("memory did not suffice", remedy=remedy)),))
        except OSError as error:  # of the output: what goes wrong with the shard itself is told by its reader
            problem = f"{error.filename or sent.job.output}: {said_by(error)}"
            remedy = "See that the output folder can be read and written, and that its disk has room."
            return Outcome(failed=(Failed(address, ShardError(problem, remedy=remedy)),))


@lru_cache(maxsize=1)
def _coder(job: Job) -> Coder:
    return Coder(job)


class _Made(NamedTuple):
    """What came of a shard's documents."""

    counts: Counts
    having: Having
    documents: Seen
    empty: int
    identifiers: int
    unlabelled: int
    asked: int


def _coded(sent: Sent, address: str, shard_hash: str) -> Outcome:
    job, path = sent.job, sent.job.part(address)
    drop(job, address)
    with part(path) as written:
        made = _all(_coder(job), address, written)
    done = Done(
        address=address,
        part=path.name,
        hash=shard_hash,
        part_hash=content_hash(str(path)),
        documents=len(made.documents.hashes),
        empty=made.empty,
        codings=written.rows,
        identifiers=made.identifiers,
        unlabelled=made.unlabelled,
        asked=made.asked,
    )
    write(job, Record(sent.key, done, made.counts, made.having, made.documents.hashes))
    return Outcome(made.counts, (done,))


def _all(coder: Coder, address: str, written: Part) -> _Made:
    """Code every batch of a shard into its part; a shard without documents has a part without rows."""
    written.add(coder.nothing.codings)
    counts, having, seen, empty, identifiers = coder.nothing.counts, coder.nothing.having, Seen(), 0, 0
    unlabelled = asked = 0
    for batch in _batches(rows(address, coder.job.columns), coder.job.batch):
        suspects = seen.add([row.id for row in batch])
        refuse_twice_in(address, coder.job.columns, suspects, batch[-1].number)
        told = [row for row in batch if row.text.strip()]
        empty += len(batch) - len(told)
        one = coder.code(address, told)
        written.add(one.codings)
        identifiers += _identifiers(one.codings)
        unlabelled, asked = unlabelled + one.unlabelled, asked + one.asked
        counts, having = counts + one.counts, joined([having, one.having])
    if empty:
        counts = replace(counts, excluded={EMPTY: empty, **counts.excluded})
    return _Made(counts, having, seen, empty, identifiers, unlabelled, asked)


def _identifiers(codings: Table) -> int:
    """How many codings hold an e-mail address or a telephone number; no key says what names there are."""
    scanner = Scanner(None)

    @cache  # most of what stands in a row stands in others too
    def holds(text: str) -> bool:
        return any(scanner.found(text))

    return sum(any(isinstance(one, str) and holds(one) for one in row) for row in codings.rows)


def _batches(documents: Iterable[Row], most: int) -> Iterator[list[Row]]:
    """Documents that are coded together: at most so many, and about so many characters."""
    held: list[Row] = []
    size = 0
    for row in documents:
        held.append(row)
        size += len(row.text)
        if len(held) >= most or size >= CHARACTERS:
            yield held
            held, size = [], 0
    if held:
        yield held
