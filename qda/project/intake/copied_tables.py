"""Tables whose rows stand in the study a second time: one that has another name now, or a copy beside it.

Rows without names of their own are called by their file, so that another name for it makes other documents.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from qda.ingest.document import table_of
from qda.ingest.notice import Notice
from qda.model.counted import many
from qda.model.document import Document

_NEARLY = 0.9
"""The share of the shorter table's rows that stand in the other one, from which on it is that table."""
_TEXTS = 5
"""Different texts that such rows have, at least: yes and no stand in the same rows of two surveys too."""


def told_of_copied_tables(
    documents: Iterable[Document], among: Collection[str] | None = None
) -> Iterator[Notice]:
    """What to say of two tables of which one holds the other, if a row of one is `among` these names."""
    tables: dict[str, dict[str, Document]] = defaultdict(dict)
    for one in documents:
        if table := table_of(one):
            tables[table][one.source.removeprefix(table)] = one
    for first, second in combinations(tables, 2):
        shorter, longer = sorted((tables[first], tables[second]), key=len)
        asked = among is None or any(row.name in among for row in (*shorter.values(), *longer.values()))
        if not asked:
            continue
        same = [row for place, row in shorter.items() if place in longer and _is_the_same(row, longer[place])]
        if len(same) >= _NEARLY * len(shorter) and len({row.text_hash for row in same}) >= _TEXTS:
            yield _told(second, first, len(same))


def _is_the_same(one: Document, other: Document) -> bool:
    """Whether two rows say the same, in their other columns too where both have them."""
    told = one.attributes.items()
    same = all(other.attributes.get(name, said) == said for name, said in told)
    return same and one.text_hash == other.text_hash


def _told(table: str, other: str, rows: int) -> Notice:
    what = f"{many(rows, 'row')} stand in the same places of {other} too, so that they are counted twice"
    return Notice(what, table, f"If the two are one table, take the rows of one out: qda remove '{other}'")
