"""A table as CSV for R, pandas and other programs: the values as they are.

The first row holds the columns' keys, which are the same in every language and width; JSON has what they
mean. Shares are 0 to 1, numbers are not rounded, an undefined or missing value is an empty cell.

Nothing is put before a text that begins with = + - or @: that would falsify quotations, and a program that
reads the file would have to know. A spreadsheet that opens the file directly may take such a text for a
formula; the workbook (`qda export xlsx`) is the file for spreadsheets, and keeps every text a text.
"""

import csv
from io import StringIO

from qda.model.table import Table, Undefined


def render(table: Table) -> str:
    """Lines that end in LF, texts quoted where they must be (RFC 4180)."""
    written = StringIO()
    plain = csv.writer(written, lineterminator="\n")
    quoted = csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow([column.key for column in table.columns])
    for row in table.rows:
        values = ["" if isinstance(value, Undefined) else value for value in row]
        lone_return = any(isinstance(value, str) and "\r" in value for value in values)
        (quoted if lone_return else plain).writerow(values)  # the module quotes LF of itself, but not CR
    return written.getvalue()
