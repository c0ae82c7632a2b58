"""Studies in languages without lists of cues are coded like any other, and every coding is affirmed."""

import csv
import json
from io import StringIO
from unicodedata import normalize

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


WHISPER = {
    "text": "Habari. money",
    "language": "sw",
    "segments": [
        {"id": 0, "start": 0.0, "end": 3.0, "text": " Habari ya leo."},
        {"id": 1, "start": 3.0, "end": 5.0, "text": " Pesa money hakuna."},
    ],
}


def test_a_document_in_a_language_without_rules_is_read_all_the_same_and_told(project, run):
    interviews = project / "transcripts" / "interviews"
    (interviews / "sw1.json").write_text(json.dumps(WHISPER), encoding="utf-8")
    (interviews / "ko1.txt").write_text("---\nlanguage: ko\n---\nMIN: 우리 정부 money.\n", encoding="utf-8")
    (interviews / "en1.txt").write_text("---\nlanguage: english\n---\nANN: Our money.\n", encoding="utf-8")
    done = run(project, "import", interviews)
    assert done.code == 0, done.err
    said = " ".join(done.err.split())
    assert "sw1: there are no rules for the language 'sw': it is read as xx, any language" in said
    assert "ko1: the language 'ko' needs another package: it is read as xx" in said
    assert "en1: there is no language 'english': it is read as xx" in said
    assert "Did you mean 'en'?" in said
    coded = run(project, "code")
    assert coded.code == 0, coded.err
    unread = "no rules for the language of en1 (english), ko1 (ko), sw1 (sw): it is read as xx"
    assert unread in " ".join(coded.err.split())
    found = run(project, "search", "money", "--format", "csv")
    assert found.code == 0
    rows = csv.DictReader(StringIO(found.out))
    assert {"sw1", "ko1", "en1"} <= {row["document"] for row in rows}
    for command in (("status",), ("report", "frequencies"), ("export", "codings")):
        assert run(project, *command).code == 0


@pytest.mark.parametrize(
    ("code", "problem", "remedy"),
    [
        ("sw", "there are no rules for the language 'sw'", "For any language is xx"),
        (
            "vi",
            "the language 'vi' needs another package",
            "Install it: pip install pyvi. For any language is xx",
        ),
        ("zh-TW", "there is no language 'zh-TW'", "Did you mean 'zh'? For any language is xx"),
    ],
)
def test_a_projects_language_without_rules_is_told_with_a_way_out(code, problem, remedy, project, run):
    (project / "qda.toml").write_text(f'title = "A"\nlanguage = "{code}"\n', encoding="utf-8")
    done = run(project, "code")
    assert done.code == 2
    assert f"{problem} {remedy}" in " ".join(done.err.split())


def test_a_code_whose_accents_are_characters_of_their_own_is_the_same(tmp_path, run):
    assert run(tmp_path, "init", "study").code == 0
    project = tmp_path / "study"
    (project / "qda.toml").write_text('title = "A"\nlanguage = "es"\n', encoding="utf-8")
    own = "terms:\n  años: [años]\ncodes:\n  - code: año\n    match: [año, $años]\n"
    rules = f"{own}  - code: niño\n    match: ['#año']\n"
    path = project / "codebooks" / "codebook.yaml"
    path.write_text(normalize("NFD", rules), encoding="utf-8")
    (project / "transcripts" / "interviews" / "ana.txt").write_text(
        "ANA: El año y los años.\n", encoding="utf-8"
    )
    done = run(project, "run")
    assert done.code == 0, done.err
    rows = csv.DictReader(StringIO(run(project, "export", "codings", "--format", "csv").out))
    assert {(row["code"], row["quote"]) for row in rows} == {
        (code, quote) for code in ("año", "niño") for quote in ("año", "años")
    }
