"""Each format of `--format` is a function from a table to a text."""

from qda.report import csv, html, json, latex, markdown, terminal
from qda.report.formats import FORMATS


def test_the_formats_and_what_writes_them():
    assert dict(FORMATS) == {
        "table": terminal.render,
        "csv": csv.render,
        "json": json.render,
        "markdown": markdown.render,
        "latex": latex.render,
        "html": html.render,
    }


def test_every_format_ends_in_one_line_break(every_kind):
    for render in FORMATS.values():
        shown = render(every_kind)
        assert shown.endswith("\n")
        assert not shown.endswith("\n\n")
