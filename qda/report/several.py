"""Several tables as one text, in the formats of `--format`."""

from collections.abc import Sequence

from qda.errors import UsageError
from qda.model.table import Table
from qda.report import formats, html
from qda.report.terminal import WIDTH


def render(tables: Sequence[Table], form: str, width: int = WIDTH) -> str:
    """One below the other; in JSON a list of objects. CSV holds one table only, or it is a UsageError.
    A screen has `width` columns."""
    if form == "csv" and len(tables) > 1:
        names = ", ".join(table.name for table in tables)
        raise UsageError(
            f"CSV holds one table, and these are {len(tables)}", remedy=f"Add --part with one of: {names}."
        )
    if form == "html":
        return html.render_all(tables)
    texts = [formats.render(table, form, width) for table in tables]
    if form == "json" and len(tables) > 1:
        return "[\n" + ",\n".join(text.rstrip("\n") for text in texts) + "\n]\n"
    return "\n".join(texts)
