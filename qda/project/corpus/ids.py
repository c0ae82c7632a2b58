"""Ids that stand twice, of which each document would be counted twice.

Ids are known by numbers of 64 bits, and in a very large corpus two may share one by chance. So where a
number comes again the shards are read for the ids themselves.
"""

from collections.abc import Callable, Collection, Iterable

from qda.analysis.distinct import hashed, twice
from qda.errors import ShardError
from qda.interchange.shards import ShardColumns, error_at, rows
from qda.model.counted import many
from qda.project.corpus.kept import Record


def refuse_twice_in(address: str, columns: ShardColumns, suspects: Collection[str], last: int) -> None:
    """Raise ShardError when one of some ids stands twice in a shard, up to its row or line `last`."""
    met: set[str] = set()
    for row in rows(address, columns) if suspects else ():
        if row.number > last:
            return
        if row.id in met:
            remedy = "Give every document an id of its own, or name another column with --id-column."
            raise error_at(address, row.number, f"the id {row.id!r} stands in this shard twice", remedy)
        if row.id in suspects:
            met.add(row.id)


def refuse_twice_over(columns: ShardColumns, records: Callable[[], Iterable[Record]]) -> None:
    """Raise ShardError when an id stands in two shards. `records` gives all anew whenever it is called."""
    found = twice(lambda: (record.documents for record in records()))
    for number in found:
        places: dict[str, str] = {}
        for record in records():
            if number not in record.documents:
                continue
            for row in rows(record.done.address, columns):
                if int(hashed([row.id])[0]) != number:
                    continue
                first = places.setdefault(row.id, record.done.address)
                if first != record.done.address:
                    more = sum(1 for _ in found)
                    others = f"\n  As many as {many(more, 'other id')} may stand in several shards too."
                    raise ShardError(
                        f"the id {row.id!r} stands in 2 shards: {first}, {record.done.address}",
                        remedy="Every document needs an id of its own, or it would be counted twice."
                        + (others if more else ""),
                    )
