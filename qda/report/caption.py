"""What stands below every table: the unit, N, what was left out, the parameters, notes, reasons."""

from qda.model.table import Table
from qda.report.cells import undefined_marks


def caption(table: Table) -> tuple[str, ...]:
    """The lines below a table, in full; the first says the unit, N and what was left out."""
    left_out = ", ".join(f"{what} ({number})" for what, number in table.excluded.items()) or "nothing"
    lines = [f"Unit: {table.unit}; N = {table.n}. Left out: {left_out}."]
    if table.parameters:
        parameters = "; ".join(f"{name}: {value}" for name, value in table.parameters.items())
        lines.append(f"Parameters: {parameters}.")
    undefined = [f"{mark} undefined: {reason}" for reason, mark in undefined_marks(table).items()]
    return (*lines, *table.notes, *undefined)
