"""Whole reports of the small study at 100 columns, compared letter by letter.

The numbers were checked by hand against the study in `tests/analysis/conftest.py`. To accept a change that is
meant, run `python -m pytest tests/golden --accept-golden` and read the difference before committing it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from qda.analysis.comparison.crosstab import crosstab
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.selection import Selection, select
from qda.analysis.frequency import frequency
from qda.analysis.matrices import code_by_document, code_by_participant
from qda.analysis.meeting.cooccurrence import cooccurrence, cooccurrence_matrix
from qda.analysis.quotes import quotes
from qda.analysis.segments import segments
from qda.analysis.themes import themes
from qda.model.table import Table
from qda.report.formats import FORMATS

FOLDER = Path(__file__).parent / "tables"

TABLES: dict[str, Callable[[Coded], Table]] = {
    "frequency": frequency,
    "frequency_of_themes": lambda coded: frequency(coded, level="theme", unit="paragraph"),
    "frequency_by_gender": lambda coded: frequency(coded, by="gender"),
    "cooccurrence": cooccurrence,
    "cooccurrence_overlap": lambda coded: cooccurrence(coded, unit="overlap"),
    "cooccurrence_window": lambda coded: cooccurrence(coded, unit="window:1", level="theme"),
    "cooccurrence_matrix": lambda coded: cooccurrence_matrix(coded, measure="jaccard"),
    "crosstab": lambda coded: crosstab(coded, "border", by="gender"),
    "code_by_document": code_by_document,
    "code_by_participant": lambda coded: code_by_participant(coded, binary=True),
    "themes": themes,
    "quotes": lambda coded: quotes(coded, "fence"),
    "segments": segments,
}
ENDINGS = {"table": "txt", "markdown": "md", "csv": "csv", "json": "json"}
CASES = [(name, "table") for name in TABLES] + [
    ("crosstab", format) for format in ENDINGS if format != "table"
]


@pytest.mark.parametrize(("name", "format"), CASES)
def test_the_report_is_the_golden_one(small_study, name, format, golden):
    table = TABLES[name](select(small_study, Selection()))
    golden(FOLDER / f"{name}.{ENDINGS[format]}", FORMATS[format](table))
