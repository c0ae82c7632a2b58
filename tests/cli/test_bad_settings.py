"""What is said of a `qda.toml` that people wrote who do not know TOML."""

from pathlib import Path

import pytest

from qda.errors import InputError, Problems, ProjectError
from qda.files.text import read_text
from qda.project.settings_file import settings_in

FILE = Path("qda.toml")


@pytest.mark.parametrize(
    ("line", "problem", "remedy"),
    [
        ("title = My study", "this value cannot be read", 'Write it as title = "My study"'),
        ("title: My study  # mine", "no = stands behind", 'Write it as title = "My study"'),
        ("title = “My study”", "cannot be read", 'straight quotation marks: title = "My study"'),
        ("interviewers = [“I”, “Q”]", "cannot be read", 'marks: interviewers = ["I", "Q"]'),
        ('interviewers = ["I"; "Q"]', "lacks a comma", 'Write it as interviewers = ["I", "Q"]'),
        ("labels_apart = Yes", "cannot be read", "Write it as labels_apart = true"),
        ("labels_apart = no", "cannot be read", "Write it as labels_apart = false"),
        ("cooccurrence_unit = window:2", "cannot be read", 'cooccurrence_unit = "window:2"'),
        ("[audit]\ngreatest_share = 0,5", "behind the value", "Write it as greatest_share = 0.5"),
        ("[audit]\ngreatest_share = 50 %", "behind the value", "Write it as greatest_share = 0.5"),
        ("[audit]\nfew = .34", "cannot be read", "Write it as few = 0.34"),
        ("[audit]:", "behind the value", "alone on its line"),
        ("title = 'Women's work'", "behind the value", 'Write it as title = "Women\'s work"'),
        (r'speakers = "P\d+"', "a backslash", "single quotation marks"),
        (r'[paths]\ntranscripts = "C:\Users\me"'.replace(r"\n", "\n"), "a backslash", "Write / between"),
        ("title\u00a0= 'x'", "no = stands behind", "no-break space"),
        ("// mine", "no setting", "begins with #"),
        ('title = "x"\ntitle = "y"', "stands twice", "Keep one"),
        ("title =", "cannot be read", 'title = "My study"'),
    ],
)
def test_a_line_that_cannot_be_read_is_shown_as_it_is_written(line, problem, remedy) -> None:
    with pytest.raises(ProjectError) as raised:
        settings_in(f"{line}\n", FILE)
    assert raised.value.problem.startswith("this is not valid TOML: ")
    assert problem in raised.value.problem
    assert remedy in raised.value.remedy
    assert raised.value.place.line == line.count("\n") + 1


def test_all_settings_that_are_wrong_are_told_at_once() -> None:
    text = (
        'titel = "x"\nlanguage = 3\nunit = "page"\ninterviewers = "I, Q"\nfew = 0.3\nlabels_apart = "no"\n'
        '[paths]\nunit = "turn"\nreferences = "none.bib"\n[audit]\nseveral = "3"\nskip = ["x", "y"]\n'
    )
    with pytest.raises(Problems) as raised:
        settings_in(text, FILE)
    told = [(error.place.line, error.problem, error.remedy) for error in raised.value.errors]
    assert [(line, problem) for line, problem, _ in told] == [
        (1, "unknown setting 'titel'"),
        (2, "language must be a text"),
        (3, "'page' is not a unit"),
        (4, "interviewers must be a list of texts"),
        (5, "unknown setting 'few'"),
        (6, "labels_apart must be true or false"),
        (8, "unknown setting 'unit'"),
        (9, "there is no 'none.bib' in the project"),
        (11, "several must be a whole number from 0"),
        (12, "there is no check 'x'"),
        (12, "there is no check 'y'"),
    ]
    assert told[6][2] == "Its place is above the sections."
    assert told[3][2] == 'Write it as interviewers = ["I", "Q"]'
    assert told[4][2] == "Its place is below [audit]."


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ['title = "x"\n', 'title = "Größe"\n'])
def test_a_file_in_utf_16_without_its_mark_is_told_as_such(encoding, text, tmp_path) -> None:
    (tmp_path / "qda.toml").write_bytes(text.encode(encoding))
    with pytest.raises(InputError, match=f"saved as {encoding.upper()}, without the mark") as raised:
        read_text(tmp_path / "qda.toml")
    assert raised.value.remedy == "Save it as UTF-8."
