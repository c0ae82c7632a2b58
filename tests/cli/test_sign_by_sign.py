"""Texts of scripts without blanks: words are found within them; counts of words are of signs and say so."""

import csv
from io import StringIO

import pytest

CASES = [
    ("xx", "我们的政府很好。政府也好", "政府", ["政府", "政府"]),
    ("xx", "รัฐบาลไทยดีมาก ผมชอบรัฐบาล", "รัฐบาล", ["รัฐบาล", "รัฐบาล"]),
    ("en", "The word 政府 and 我们的政府很好.", '"政府"', ["政府", "政府"]),
    ("xx", "ខ្ញុំចូលចិត្តរដ្ឋាភិបាល។", "រដ្ឋាភិបាល", ["រដ្ឋាភិបាល"]),
    ("zh", "因为COVID很难，在2014年", "ID | COVID | 2014", ["COVID", "2014"]),
    ("zh", "因为ＣＯＶＩＤ很难，在２０１４年", "COVID | 2014", ["ＣＯＶＩＤ", "２０１４"]),
    ("zh", "非常「好」《非常》好", "非常好", ["非常「好", "非常》好"]),
    ("zh", "约翰·史密斯", "约翰·史密斯", ["约翰·史密斯"]),
    ("zh", "政府在城市建学校。", "政府 NEAR/5 学校", ["政府在城市建学校"]),
    ("zh", "政府在城市里建学校。", "政府 NEAR/5 学校", []),
    ("zh", "我们的政府很好。政治", "政府*", ["政府"]),
    ("xx", "สงคราม พ.ศ. นี้", "พ.ศ.", ["พ.ศ"]),
]


def study(tmp_path, run, language, text, pattern):
    project = tmp_path / "study"
    assert run(tmp_path, "init", "study").code == 0
    (project / "qda.toml").write_text(f'title = "A"\nlanguage = "{language}"\n', encoding="utf-8")
    rules = f"codes:\n  - code: x\n    definition: X.\n    match: ['{pattern}']\n"
    (project / "codebooks" / "codebook.yaml").write_text(rules, encoding="utf-8")
    (project / "transcripts" / "interviews" / "ana.txt").write_text(f"ANA: {text}\n", encoding="utf-8")
    return project


def quotes(project, run):
    assert run(project, "import", str(project / "transcripts")).code == 0
    done = run(project, "export", "codings", "--format", "csv", "--assertion", "all")
    assert done.code == 0, done.err
    return [row["quote"] for row in csv.DictReader(StringIO(done.out))]


@pytest.mark.parametrize(("language", "text", "pattern", "found"), CASES)
def test_a_word_is_found_within_a_text_without_blanks(tmp_path, run, language, text, pattern, found):
    assert quotes(study(tmp_path, run, language, text, pattern), run) == found


def test_a_codebook_of_another_language_finds_the_same(tmp_path, run):
    project = study(tmp_path, run, "en", "", "政府")
    (project / "transcripts" / "interviews" / "ana.txt").write_text(
        "---\nlanguage: zh\n---\nANA: 我们的政府很好。\n", encoding="utf-8"
    )
    assert quotes(project, run) == ["政府"]


def test_an_asterisk_between_signs_is_an_error_that_says_what_to_write(tmp_path, run):
    project = study(tmp_path, run, "xx", "政府", "政*府")
    assert run(project, "import", str(project / "transcripts")).code == 0
    done = run(project, "code")
    assert done.code == 2
    assert "政 BEFORE/5 府" in done.err


@pytest.mark.parametrize("language", ["xx", "zh"])
def test_the_preview_and_the_report_count_the_same_signs_and_say_so(tmp_path, run, language):
    """ANA, who alone is no speaker yet, seven signs, COVID, two signs, 2014 and one sign."""
    project = study(tmp_path, run, language, "我们的政府很好。COVID很难 — 2014年！", "政府")
    shown = run(project, "import", str(project / "transcripts"), "--preview")
    assert ["words", "13"] in [line.split() for line in shown.out.splitlines()]
    assert "each sign counts as one" in " ".join(shown.out.split())
    assert "each sign counts as one" in run(project, "import", str(project / "transcripts")).err
    told = " ".join(run(project, "report", "frequencies").out.split())
    assert "words 13." in told
    assert "In 1 document written without blanks between words" in told
    assert "each sign counts as a word" in " ".join(run(project, "report", "words").out.split())


def test_a_name_in_another_script_makes_no_note(tmp_path, run):
    project = study(tmp_path, run, "en", "We met 王 there, and it was a long day for all of us.", "day")
    done = run(project, "import", str(project / "transcripts"))
    assert "without blanks" not in done.err
    assert "without blanks" not in run(project, "report", "frequencies").out
