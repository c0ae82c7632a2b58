"""What a word processor shows, in order: paragraphs and rows of tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from qda.ingest.notice import Notice
from qda.ingest.reader import Comment


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text by looks, and the name of its style.

    `level` is 1 to 9 for a heading, 0 for any other. `mark` is the number or the bullet that a list shows.
    `place` says where it stands when that is not in the running text ("footnote 2", "text box 1"). `indented`
    says that all of its lines are, where the format tells it.
    """

    stretches: tuple[Stretch, ...]
    style: str = ""
    level: int = 0
    mark: str = ""
    place: str = ""
    indented: bool = False

    @property
    def text(self) -> str:
        """The words, without the list's mark."""
        return "".join(one.text for one in self.stretches)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: for each cell its paragraphs, in order. `table` and `number` count from 1.

    `spans` says over how many columns each cell goes, where the format tells it: none for a cell that another
    covers. `columns` says in which column each begins, counted from 0, where cells of rows above reach down.
    `joined` are the numbers of the cells, from 0, that are one with the cell above, where the format tells.
    """

    cells: tuple[tuple[Paragraph, ...], ...]
    table: int
    number: int
    place: str = ""
    spans: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    joined: frozenset[int] = frozenset()

    @property
    def texts(self) -> tuple[str, ...]:
        """Each cell's words, its paragraphs on lines of their own."""
        return tuple("\n".join(one.text for one in cell if one.text.strip()).strip() for cell in self.cells)


Block = Paragraph | Row


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its place ("footnote 2"), the words it is on, and what it says."""

    place: str
    quote: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True)
class Contents:
    """What was found in a file: blocks in reading order, notes, remarks, and what is to be told."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def level_of_style(name: str) -> int:
    """The level of a heading by its style's own name ("heading 2"), 1 for a title, 0 for any other style."""
    words = name.casefold().split()
    if words == ["title"]:
        return 1
    heading = len(words) == 2 and words[0] == "heading" and words[1] in set("123456789")
    return int(words[1]) if heading else 0


def paragraphs_of(blocks: Iterable[Block]) -> list[Paragraph]:
    """Paragraphs, those of rows within them too (a table in a cell)."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += [paragraph for cell in block.cells for paragraph in cell]
    return found


def plain(text: str, **how: str) -> Paragraph:
    """A paragraph of one look."""
    return Paragraph((Stretch(text),), **how)  # type: ignore[arg-type]


def folded(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Neighbours of one look joined, empty ones left out."""
    joined: list[Stretch] = []
    for one in stretches:
        if joined and (joined[-1].bold, joined[-1].italic) == (one.bold, one.italic):
            joined[-1] = Stretch(joined[-1].text + one.text, one.bold, one.italic)
        elif one.text:
            joined.append(one)
    return tuple(joined)
