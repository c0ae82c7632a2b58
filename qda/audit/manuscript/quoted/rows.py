r"""Rows of tables in a manuscript: Markdown's with pipes or aligned by spaces below a ruled line, those of
Word and its like (cells with tabs between), LaTeX's.

What a row says of a quotation holds for it and for no other row; what the head of a column says, for that
column.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from qda.audit.manuscript.ascribed.in_group import group_pattern
from qda.audit.manuscript.ascribed.labels import one_of_a_row, same_voice
from qda.audit.manuscript.ascribed.named import anybody
from qda.audit.manuscript.ascribed.speech_words import TOGETHER
from qda.audit.manuscript.quoted.quotation import Marked
from qda.model.span import Span

_PIPED = re.compile(r"(?:^[^\n|]*\|[^\n]*(?:\n|\Z))+", re.M)
_RULED = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$", re.M)
_ALIGNED = re.compile(
    r"(?:^[^\n]*\S[^\n]*\n)?(?P<rule>^[ \t]*-{3,}(?:[ \t]+-{3,})+[ \t]*$)\n(?:^[^\n]*\S[^\n]*(?:\n|\Z))+",
    re.M,
)
_TABBED = re.compile(r"^[^\S\n]*[^\t\n]+\t[^\n]*$", re.M)
_TABULAR = re.compile(
    r"\\begin\{(?P<kind>(?:\w*tabular|longtable|tabu|longtabu|tblr)[xy*]?)\}(?:\[[^\[\]]*\])?"
    r"(?:\{(?:[^{}]|\{[^{}]*\})*\})*(?P<rows>.*?)\\end\{(?P=kind)\}",
    re.S,
)
_LATEX_BREAK = re.compile(r"\\\\(?:\*?\[[^\]]*\])?")
_RULES = re.compile(r"(?:\s*\\(?:\w*rule|\w*line)\b(?:\[[^\]]*\]|\([^)]*\)|\{[^{}]*\})*)*\s*")
_INTERVIEW = re.compile(r"int", re.I)
_QUOTING_HEADINGS = (
    r"quotations?|quotes?|verbatims?|zitate?|ankerbeispiele?|ankerzitate?|beispielzitate?|citas?|"
    r"citazion[ei]|citat(?:er|en)?|citaten?|citações|citação|excerpts?|(?:data |interview )?extracts?|"
    r"interview excerpts?|raw data|supporting data|illustrative data|textstellen?|auszug|auszüge|"
    r"originalt(?:on|öne)|extraits?(?: d[eu] (?:verbatim|entretien)s?| d['’]entretiens?)?|extractos?|"
    r"fragmentos?"
)
"""Headings of a table's column that holds quoted words."""
_QUOTING = re.compile(rf"[\s*_]*(?:\\\w+\{{)?(?:\w+\s+)?(?:{_QUOTING_HEADINGS})[\s*_}}]*", re.I)
_ANY_MARK = re.compile(r"``|''|[\"“”„«»「『]|\\(?:\w*quote|say|\w+qq)\b|(?<!\w)['‘‚`]")
_FEWEST_WORDS = 4
"""Words of a cell from which it is more than "none" or "see text"."""
_BETWEEN = {"|": re.compile(r"(?<!\\)\|"), "\t": re.compile(r"\t"), "&": re.compile(r"(?<!\\)&")}
_CLOSED = r"[\s*_)\]}}:.]*"
_DRESSED = (
    rf"(?:[\s*_(\[{{{{]|\\(?:text\w+|emph)\{{{{)*(?:{{group}}[\s,:/–-]+)?(?P<label>{{who}}){_CLOSED}"
    rf"(?:(?:[,;/(&–—-]|(?:{TOGETHER})\s+{{who}})[^\n]{{{{0,60}}}}|(?:in|of|from)\s+(?:the\s+)?{{group}}{_CLOSED})?"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and its cells from left to right; `heads` are as many of the table's first row, which
    has none itself."""

    span: Span
    cells: tuple[Span, ...]
    heads: tuple[Span, ...] = ()

    def cell_of(self, at: int) -> Span:
        """The cell that a place of the row belongs to."""
        return next((one for one in self.cells if one.start <= at <= one.end), self.span)

    def head_of(self, at: int) -> Span | None:
        """The head of the column that a place of the row belongs to."""
        columns = zip(self.cells, self.heads, strict=False)
        return next((head for one, head in columns if one.start <= at <= one.end), None)


def rows(text: str, body: Span) -> list[Row]:
    """Every row of every table, in the order of the text."""
    found = sorted(
        [*_piped(text, body), *_aligned(text, body), *_tabbed(text, body), *_tabular(text, body)],
        key=lambda one: one.span,
    )
    first: Row | None = None
    last, headed = 0, []
    for row in found:
        gap = text[last : row.span.start]
        apart = gap.strip(" \t\n\\") or ("\n\n" in gap and "|" in row.span.of(text))
        if first is None or apart or len(row.cells) != len(first.cells):
            first = row
        headed.append(row if row is first else replace(row, heads=first.cells))
        last = row.span.end
    return headed


def row_of(found: Sequence[Row], at: int) -> Row | None:
    """The row in which a place lies."""
    return next((one for one in found if one.span.start <= at < one.span.end), None)


def cell_at(found: Sequence[Row], at: int) -> Span | None:
    """The cell in which a place lies."""
    row = row_of(found, at)
    return row.cell_of(at) if row else None


def speaker_cell(
    text: str, row: Row, at: int, names: Collection[str], groups: Collection[str]
) -> Span | None:
    """The cell of a row that is nothing but somebody's label: of several that of a voice of the project, then
    the nearest before the quotation at `at`, then the first behind it."""
    found = [
        (cell, label)
        for cell in row.cells
        if not cell.start <= at <= cell.end and (label := _label(text, cell, names, groups))
    ]
    known = [one for one in found if any(same_voice(one[1], name) for name in names)]
    cells = [cell for cell, _ in known or found]
    before = [cell for cell in cells if cell.end <= at]
    return before[-1] if before else next(iter(cells), None)


def speaker_head(text: str, row: Row, at: int, names: Collection[str]) -> Span | None:
    """The head of the column in which a quotation stands, where that is the label of somebody, known or
    counted like those who are; "Interview 2" is as often a second talk with everybody."""
    head = row.head_of(at)
    label = _label(text, head, names) if head else ""
    own = not _INTERVIEW.match(label) or label in names
    return head if label and own and any(one_of_a_row(label, name) for name in names) else None


def _label(text: str, cell: Span, names: Collection[str], groups: Collection[str] = ()) -> str:
    """The label of somebody that a cell is nothing but, with a group or without; "" of any other cell."""
    who = anybody(names).pattern.replace("(?P<a>", "(?:")
    form = re.compile(_DRESSED.format(who=who, group=group_pattern(groups)))
    found = form.fullmatch(text, *cell)
    return found["label"] if found else ""


def quoting_cells(text: str, found: Sequence[Row]) -> Iterator[Marked]:
    """Cells that are quoted words without any marks: those below the heading "Quotation" or its like."""
    column = None
    for row in found:
        column = None if not row.heads else column
        heads = [number for number, cell in enumerate(row.cells) if _QUOTING.fullmatch(text, *cell)]
        if heads:
            column = heads[0]
        elif column is not None and column < len(row.cells):
            cell = _bare(text, row.cells[column])
            if len(cell.of(text).split()) >= _FEWEST_WORDS and not _ANY_MARK.search(text, *cell):
                yield Marked(cell, cell, "block")


def _bare(text: str, cell: Span) -> Span:
    said = cell.of(text)
    return Span(cell.start + len(said) - len(said.lstrip()), cell.start + len(said.rstrip()))


def _piped(text: str, body: Span) -> Iterator[Row]:
    """Lines with pipes: a table where a ruled line says so, or where all begin with a pipe."""
    for block in _PIPED.finditer(text, *body):
        lines = list(re.finditer(r"[^\n]+", block[0]))
        if _RULED.search(block[0]) or all(line[0].lstrip().startswith("|") for line in lines):
            for line in lines:
                yield _row(text, block.start() + line.start(), block.start() + line.end(), "|")


def _aligned(text: str, body: Span) -> Iterator[Row]:
    """Lines above and below one whose dashes say how wide each column is; each row is a single line."""
    for table in _ALIGNED.finditer(text, *body):
        _, *others = (one.start() for one in re.finditer(r"-+", table["rule"]))
        for line in re.finditer(r"[^\n]+", table[0]):
            start, end = table.start() + line.start(), table.start() + line.end()
            bounds = [start, *(min(start + column, end) for column in others), end]
            yield Row(Span(start, end), tuple(map(Span, bounds, bounds[1:])))


def _tabbed(text: str, body: Span) -> Iterator[Row]:
    for line in _TABBED.finditer(text, *body):
        yield _row(text, line.start(), line.end(), "\t")


def _tabular(text: str, body: Span) -> Iterator[Row]:
    for table in _TABULAR.finditer(text, *body):
        start, end = table.span("rows")
        breaks = [one.span() for one in _LATEX_BREAK.finditer(text, start, end)]
        for first, last in zip(
            [start, *(after for _, after in breaks)], [*(at for at, _ in breaks), end], strict=True
        ):
            rules = _RULES.match(text, first, last)
            row = _row(text, rules.end() if rules else first, last, "&")
            if len(row.cells) > 1:
                yield row


def _row(text: str, start: int, end: int, between: str) -> Row:
    breaks = [one.span() for one in _BETWEEN[between].finditer(text, start, end)]
    starts, ends = [start, *(after for _, after in breaks)], [*(before for before, _ in breaks), end]
    return Row(Span(start, end), tuple(map(Span, starts, ends)))
