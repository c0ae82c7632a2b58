"""How cells look. A look is a value; the palette turns each into a cell style once."""

from typing import NamedTuple

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from qda.model.table import ColumnKind

FORMATS = {
    ColumnKind.TEXT: "General",
    ColumnKind.COUNT: "#,##0_)",
    ColumnKind.SHARE: "0.0%_)",
    ColumnKind.COEFFICIENT: "0.000_)",
    ColumnKind.P_VALUE: '[<0.001]"<0.001"_);0.000_)',
}
"""`_)` leaves room between a number and the text to the right of it."""

INK = "1F2933"
LINK = "1F4E9E"
FAINT = "7B8794"
HEADER = "DDE3EA"
LINE = "C5CDD6"


class Look(NamedTuple):
    """What can differ between two cells.

    `kind` is what the cell holds, `number` whether its column is one of numbers; `fill` is a colour of six
    hexadecimal digits.
    """

    kind: ColumnKind = ColumnKind.TEXT
    number: bool = False
    wrap: bool = False
    link: bool = False
    faint: bool = False
    header: bool = False
    bold: bool = False
    turned: bool = False
    centred: bool = False
    framed: bool = True
    size: int = 10
    fill: str | None = None


class Palette:
    """The styles of one sheet's workbook by their numbers there, made when they are first asked for."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        self._sheet = sheet
        self._styles: dict[Look, str] = {}

    def __getitem__(self, look: Look) -> str:
        if look not in self._styles:
            self._styles[look] = self._make(look)
        return self._styles[look]

    def _make(self, look: Look) -> str:
        cell = WriteOnlyCell(self._sheet)
        cell.font = Font(
            name="Calibri",
            size=look.size,
            bold=look.header or look.bold,
            italic=_aside(look),
            color=_ink(look),
        )
        if look.header or look.fill:
            cell.fill = PatternFill("solid", fgColor=look.fill or HEADER)
        cell.border = _border(look)
        cell.alignment = _alignment(look)
        cell.number_format = FORMATS[look.kind]
        cell.quotePrefix = look.kind is ColumnKind.TEXT  # a text stays text when somebody edits it in Excel
        return str(cell.style_id)


def _aside(look: Look) -> bool:
    """Text in place of a number (a reason why there is none) is set apart by more than its colour."""
    return look.faint and not look.number


def _ink(look: Look) -> str:
    if look.fill:
        return INK if _lightness(look.fill) > 0.5 else "FFFFFF"
    return FAINT if look.faint else LINK if look.link else INK


def _lightness(color: str) -> float:
    """How light a colour looks, 0 to 1 (the luma of ITU-R BT.601)."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _border(look: Look) -> Border:
    if not look.framed:
        return Border()
    if look.header:
        return Border(bottom=Side("medium", color=INK))
    return Border(bottom=Side("thin", color=LINE))


def _alignment(look: Look) -> Alignment:
    if look.header:
        return Alignment(
            horizontal="center" if look.centred else "right" if look.number else "left",
            vertical="bottom",
            wrap_text=not look.turned,
            text_rotation=90 if look.turned else 0,
            indent=2 if look.number and not look.centred else 0,  # room for the filter's arrow
        )
    horizontal = "center" if look.centred else "right" if look.number else "left"
    return Alignment(horizontal=horizontal, vertical="top", wrap_text=look.wrap)
