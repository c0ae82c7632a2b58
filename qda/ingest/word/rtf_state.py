"""What holds within a group of rich text, and where its text goes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from qda.ingest.word.blocks import Block, Paragraph, Stretch


@dataclass(slots=True)
class Output:
    """Where text goes: the document itself, or a note, a remark, a header, a list's mark."""

    kind: str
    blocks: list[Block] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    cells: list[tuple[Paragraph, ...]] = field(default_factory=list)
    cell: list[Paragraph] = field(default_factory=list)
    mark: str = ""
    quote: str = ""
    author: str = ""
    key: str = ""

    def text(self) -> str:
        """All words that went here, without looks."""
        done = [one.text for one in (*self.blocks, *self.cell) if isinstance(one, Paragraph)]
        return "\n".join([*done, "".join(one.text for one in self.stretches)]).strip()


@dataclass(slots=True)
class State:
    """What holds within a group."""

    output: Output
    skipped: bool = False
    hidden: bool = False
    bold: bool = False
    italic: bool = False
    deleted: bool = False
    inserted: bool = False
    author: int | None = None
    deleter: int | None = None
    font: int | None = None
    fallback: int = 1
    in_table: bool = False
    style: int | None = None
    level: int = 0
    starred: bool = False
    first: bool = True


def _plain(state: State, _: int | None) -> None:
    state.bold = state.italic = state.hidden = state.deleted = state.inserted = False
    state.font = None


def _pard(state: State, _: int | None) -> None:
    state.in_table, state.style, state.level = False, None, 0


def _set(name: str) -> Callable[[State, int | None], None]:
    return lambda state, number: setattr(state, name, number != 0)


def _number(name: str) -> Callable[[State, int | None], None]:
    return lambda state, number: setattr(state, name, number or 0)


def _outline(state: State, number: int | None) -> None:
    state.level = (number or 0) + 1 if 0 <= (number or 0) < 9 else 0


def _in_table(state: State, depth: int | None) -> None:
    state.in_table = bool(depth)


LOOKS: dict[bytes, Callable[[State, int | None], None]] = {
    b"plain": _plain,
    b"pard": _pard,
    b"b": _set("bold"),
    b"i": _set("italic"),
    b"v": _set("hidden"),
    b"deleted": _set("deleted"),
    b"revised": _set("inserted"),
    b"revauth": _number("author"),
    b"revauthdel": _number("deleter"),
    b"f": _number("font"),
    b"uc": _number("fallback"),
    b"intbl": _set("in_table"),
    b"itap": _in_table,
    b"s": _number("style"),
    b"outlinelevel": _outline,
}
"""Words that change what holds until the group ends."""
