"""Studies in languages without lists of cues are coded like any other, and every coding is affirmed."""

import csv
from io import StringIO

import pytest

SAID = {
    "da": ("Vi havde ingen frygt. Måske var det frygten.", "frygt*", 2),
    "pl": ("Nie było strachu. Nikt nie czuł strachu.", "strach", 2),
    "sv": ("Vi hade ingen rädsla. Kanske var det rädslan.", "rädsla*", 2),
    "ur": ("ہمیں خوف تھا۔ کوئی خوف نہیں تھا۔", "خوف", 2),
    "zh": ("我们没有恐惧。恐惧到处都是。", '"恐惧"', 2),
    "xx": ("Ni havis neniun timon. La timo estis tie.", "timo*", 2),
}


@pytest.mark.parametrize("language", SAID)
def test_a_language_without_cues_is_coded_and_affirmed(tmp_path, run, language):
    text, pattern, many = SAID[language]
    project = tmp_path / "study"
    assert run(tmp_path, "init", "study").code == 0
    (project / "qda.toml").write_text(f'title = "A"\nlanguage = "{language}"\n', encoding="utf-8")
    rules = f"codes:\n  - code: fear\n    definition: Fear.\n    match: [{pattern}]\n"
    (project / "codebooks" / "codebook.yaml").write_text(rules, encoding="utf-8")
    (project / "transcripts" / "interviews" / "ana.txt").write_text(f"ANA: {text}\n", encoding="utf-8")
    assert run(project, "import", str(project / "transcripts")).code == 0
    coded = run(project, "code")
    assert coded.code == 0, coded.err
    assert f"the language '{language}' has no cues of assertion" in coded.err
    rows = list(csv.DictReader(StringIO(run(project, "export", "codings", "--format", "csv").out)))
    assert [(row["code"], row["assertion"]) for row in rows] == [("fear", "affirmed")] * many


def test_texts_in_another_language_than_the_codebook_are_told(project, run):
    (project / "transcripts" / "interviews" / "eva.txt").write_text(
        "---\nlanguage: da\n---\nEVA: Det var langt.\n", encoding="utf-8"
    )
    done = run(project, "run")
    assert "codebook's language is 'en', that of some texts is another: eva." in " ".join(done.err.split())


@pytest.fixture
def danish(tmp_path, run):
    """A project in Danish with the template's codebook, which names no language, and one that does."""
    assert run(tmp_path, "init", "study").code == 0
    project = tmp_path / "study"
    (project / "qda.toml").write_text('title = "A"\nlanguage = "da"\n', encoding="utf-8")
    own = "language: da\ncodes:\n  - code: road\n    match: [vej]\n"
    (project / "codebooks" / "own.yaml").write_text(own, encoding="utf-8")
    return project


def test_a_codebook_goes_out_in_the_projects_language(danish, run):
    done = run(danish, "export", "study.qdpx")
    assert done.code == 0, done.err


def test_a_corpus_is_coded_in_the_projects_language(danish, run):
    (danish / "texts.jsonl").write_text('{"id": "1", "text": "Vejene var lange."}\n', encoding="utf-8")
    book = danish / "codebooks" / "own.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("language: da\n", ""), encoding="utf-8")
    done = run(danish, "corpus", "texts.jsonl", "--codebook", str(book), "-o", "out", "--jobs", "1")
    assert done.code == 0, done.err
    rows = list(csv.DictReader(StringIO((danish / "out" / "frequencies.csv").read_text(encoding="utf-8"))))
    assert [(row["code"], row["codings"]) for row in rows] == [("road", "1")]
