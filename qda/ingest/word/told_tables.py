"""The tables of a file that tell who speaks, and what stands around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from qda.ingest.notice import Notice
from qda.ingest.reader import Options
from qda.ingest.word.blocks import Row
from qda.ingest.word.entries import Entry, as_heading, opens_with, row_entries
from qda.ingest.word.found import quoted
from qda.ingest.word.labelled_cells import labelled_cells
from qda.ingest.word.questions_beside import questions_beside
from qda.ingest.word.side_by_side import side_by_side
from qda.ingest.word.tables import TableRead, continued, transcript
from qda.model.counted import many

_SHARE = 0.3
"""The share of a file's words in a table without a column of speakers, from which on it is the transcript."""


@dataclass(slots=True)
class ToldTables:
    """The paragraphs of a file. `told` says whether a table tells who speaks; then `apart` are the texts that
    stand beside its turns and are nobody's words. `beside` is (name of the column, words, text); `by_column`
    says whether a person can choose another column of words by its name."""

    entries: list[Entry] = field(default_factory=list)
    beside: list[tuple[str, str, str]] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    told: bool = False
    goes_on: bool = False
    put_in: bool = False
    by_column: bool = False

    def notices(self, path: Path) -> Iterator[Notice]:
        """What a person should know."""
        if self.beside:
            titles = ", ".join(repr(title) for title in dict.fromkeys(title for title, _, _ in self.beside))
            yield Notice(
                f"the table has words beside the speech ({titles}); they are kept as comments, "
                "not in the document's text",
                path.name,
                "If another column holds the speech, say which: --text-column NAME" if self.by_column else "",
            )
        if self.apart:
            some = len(self.apart) > 1
            yield Notice(
                f"{many(len(self.apart), 'paragraph')} beside the turns of a table "
                f"{'are' if some else 'is'} taken for nobody's words: {quoted(self.apart)}",
                path.name,
                "If somebody says it, put the speaker's name and a colon before.",
            )
        if self.goes_on:
            what = "rows of a table without a speaker are taken for the words of the speaker above"
            yield Notice(what, path.name)
        if self.put_in:
            what = (
                "the column of a table whose cells ask is taken for the interviewer's, the other for answers"
            )
            put_in = "the labels 'Interviewer:' and 'Participant:' are not in the file, they were put in"
            remedy = "If that is wrong, put a row above it that names the columns."
            yield Notice(f"{what}; {put_in}", path.name, remedy)


def read_tables(given: Sequence[Entry | Row], options: Options) -> ToldTables:
    """The paragraphs and the rows of a file, those of transcripts as turns."""
    groups = [
        list(group) for _, group in groupby(given, key=lambda one: one.table if isinstance(one, Row) else 0)
    ]
    read = _read(groups, options)
    found = ToldTables(told=any(one and one.told for one in read))
    labels = {label for one in read if one for label in one.labels}
    apart = not options.quotations and _is_mostly_turns(groups, read)
    begun = False
    for group, table in zip(groups, read, strict=True):
        if table:
            begun = True
            found.beside += table.beside
            found.goes_on |= table.goes_on
            found.put_in |= table.put_in
            found.by_column |= bool(table.beside and table.columns and table.head)
            found.apart += [one.text for one in table.entries if one.paragraph.level]
            found.entries += table.entries
        elif begun and apart:
            found.entries += _around(as_prose(group), labels, found.apart)
        else:
            found.entries += as_prose(group)
    return found


def _is_mostly_turns(groups: Sequence[Sequence[Entry | Row]], read: Sequence[TableRead | None]) -> bool:
    """Whether the tables say more than what stands between and below them: they are the transcript then."""
    first = next((at for at, table in enumerate(read) if table), len(read))
    turns = sum(_length(table.entries) for table in read if table)
    between = [group for group, table in list(zip(groups, read, strict=True))[first:] if not table]
    return turns > sum(_length(as_prose(group)) for group in between)


def _length(entries: Sequence[Entry]) -> int:
    return sum(len(one.text) for one in entries)


def _read(groups: Sequence[Sequence[Entry | Row]], options: Options) -> list[TableRead | None]:
    """What each table says; None for what is no transcript.

    In a manuscript, words in a column without a head of speakers are more likely quoted than spoken.
    """
    wanted = options.text_columns[0] if options.text_columns else ""
    tables = [[one for one in group if isinstance(one, Row)] for group in groups]
    read = [transcript(rows, wanted) if rows else None for rows in tables]
    above = next((one for one in read if one), None)
    if above:
        labels = {label for one in read if one for label in one.labels}
        return [
            one or (continued(rows, above, labels) if rows else None)
            for one, rows in zip(read, tables, strict=True)
        ]
    if options.quotations:
        return read
    for kind in (side_by_side, labelled_cells, questions_beside):
        read = [kind(rows) if rows else None for rows in tables]
        said = sum(_length(one.entries) for one in read if one)
        if said > _SHARE * sum(_length(as_prose(group)) for group in groups):
            return read
    return [None] * len(groups)


def as_prose(group: Sequence[Entry | Row]) -> list[Entry]:
    """Paragraphs and rows as they stand, which are nobody's turns."""
    return [entry for one in group for entry in (row_entries(one) if isinstance(one, Row) else (one,))]


def _around(entries: Sequence[Entry], labels: set[str], apart: list[str]) -> Iterator[Entry]:
    """Paragraphs after a table of turns: nobody's, but for those with a speaker's label and what follows."""
    said = False
    for entry in entries:
        said = said or opens_with(entry, labels)
        if said or entry.paragraph.level:
            yield entry
        else:
            apart.append(entry.text)
            yield as_heading(entry)
