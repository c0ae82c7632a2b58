"""The measures need pandas and numpy, and nothing that would slow a report down."""

import subprocess
import sys

MEASURES = (
    "frequency",
    "meeting.cooccurrence",
    "comparison.crosstab",
    "matrices",
    "themes",
    "quotes",
    "segments",
    "frames.selection",
)


def test_importing_the_measures_loads_no_heavy_library_but_pandas():
    modules = ", ".join(f"qda.analysis.{name}" for name in MEASURES)
    heavy = "{'scipy', 'sklearn', 'spacy', 'rich', 'click', 'sqlalchemy', 'openpyxl', 'matplotlib'}"
    program = f"import sys, {modules}; print(sorted({heavy} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"
