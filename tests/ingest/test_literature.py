"""A work of literature is prose, in whatever layout a transcript could stand too."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from qda.ingest.document import read
from qda.ingest.reader import Options

Write = Callable[[str, str | bytes], object]
ROWS = [
    ("Who", "Text"),
    ("Smith", "Families pay for the nurse."),
    ("Jones", "The nurses are known there."),
    ("Smith", "Fees rose in each year."),
    ("Jones", "Nobody asked who she was."),
]
CELLS = "".join(f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in ROWS)
PAGE = f"<html><body><p>What they found.</p><table>{CELLS}</table></body></html>"


def as_docx(*, table: bool) -> bytes:
    made, content = docx.Document(), BytesIO()
    made.add_paragraph("What they found.")
    if table:
        filled = made.add_table(len(ROWS), 2)
        for cell, text in zip(filled._cells, [text for row in ROWS for text in row], strict=True):
            cell.text = text
    for one, other in () if table else ROWS[1:]:
        paragraph = made.add_paragraph()
        paragraph.add_run(f"{one} ").bold = True
        paragraph.add_run(other)
    made.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", as_docx(table=True)),
        ("b.docx", as_docx(table=False)),
        ("c.html", PAGE.encode()),
    ],
)
def test_no_layout_of_a_work_tells_who_speaks(write: Write, tmp_path, name: str, content: bytes) -> None:
    write(f"interviews/{name}", content)
    write(f"literature/{name}", content)
    interview, work, told, asked = (
        read(tmp_path / folder / name, root=tmp_path, kind=kind, options=options).documents[0]
        for folder, kind, options in (
            ("interviews", None, Options()),
            ("literature", None, Options()),
            ("literature", "interview", Options()),
            ("interviews", "Literature", Options()),
        )
    )
    assert interview.speakers.labels == told.speakers.labels == ("Smith", "Jones")
    assert work.speakers.labels == asked.speakers.labels == ()
    assert work.text == asked.text
    assert "Smith:" not in work.text
    assert "Families pay for the nurse." in work.text


def test_a_column_that_somebody_names_is_the_one_of_the_words_of_a_work_too(write: Write, tmp_path) -> None:
    path = write("literature/a.docx", as_docx(table=True))
    (work,) = read(path, root=tmp_path, options=Options(text_columns=("Text",))).documents
    assert work.speakers.labels == ("Smith", "Jones")
