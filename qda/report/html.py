"""Tables as a page of HTML that opens without a network: as the page of the report, without its script."""

from collections.abc import Sequence

from qda.model.table import Table
from qda.report.page.cells import shown
from qda.report.page.frame import policy, style, template


def render(table: Table) -> str:
    """A page with one table. Nothing is shortened, and no text becomes markup."""
    return render_all([table])


def render_all(tables: Sequence[Table]) -> str:
    """A page with several tables, one below the other."""
    title = tables[0].title if tables else "No tables"
    page = template("tables.html").render(
        title=title, policy=policy(style()), style=style(), tables=[shown(table) for table in tables]
    )
    return page + "\n"
