"""Search, word lists, collocates and suggestions, counted by hand on a small project."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write

SPOKEN = (
    "No, we could not afford the medicine, and the clinic was far away. Maybe the cost of the doctor will go "
    "down. They say the fee of the hospital is lower now. It is a long way to the hospital. I do not think "
    "that the cost of the clinic matters. Clinics lie far from the villages. The price of medicine rose."
)
"""What participants and authors say in the project."""


@pytest.fixture
def care(project: Path) -> Path:
    """The small project: a search that counts interviewers' words leaves codings of them."""
    return project


def rows(run: Run, folder: Path, *arguments: str) -> list[dict[str, object]]:
    done = run(folder, *arguments, "--format", "json")
    assert done.code == 0, done.err
    return json.loads(done.out)["rows"]


def test_the_front_matter_is_no_context(care, run) -> None:
    """P2's first words stand right below the lines that say who speaks."""
    (long,) = rows(run, care, "search", '"long way"')
    assert (long["document"], long["before"]) == ("P2", "P2: It is a ")


def test_a_word_is_found_by_its_lemma_with_speaker_place_and_context(care, run) -> None:
    found = rows(run, care, "search", "clinic", "--context", "12")
    assert [(row["document"], row["speaker"], row["quote"]) for row in found] == [
        ("P1", "P1", "clinic"),
        ("P2", "P2", "clinic"),
        ("smith2020", None, "Clinics"),
    ]
    assert (found[0]["before"], found[0]["after"]) == ("and the ", " was far")
    assert found[0]["locator"] == "line 7"
    assert [row["assertion"] for row in found] == ["affirmed", "negated", "affirmed"]


def test_codes_of_the_passage_stand_beside_each_hit(care, run) -> None:
    found = rows(run, care, "search", "clinic")
    assert [row["codes"] for row in found] == ["cost_barrier, distance", "", "distance"]


@pytest.mark.parametrize(
    ("arguments", "hits"),
    [
        (("medicine",), 2),
        (("medicine", "--include-interviewer"), 3),
        (("$money NEAR/8 (doctor | clinic | hospital | medicine)",), 5),
        (("#distance",), 3),
        (("hospital", "--participant", "P2"), 1),
        (("clinic", "--kind", "literature"), 1),
        (("clinic", "--code", "distance"), 2),
        (("clinic", "--theme", "access", "--assertion", "negated"), 1),
        (("cost AND hospital", "--scope", "turn"), 2),
        (("cost AND hospital",), 0),
        (("elephant",), 0),
    ],
)
def test_filters_and_operators_narrow_what_is_found(arguments, hits, care, run) -> None:
    assert len(rows(run, care, "search", *arguments)) == hits


def test_a_search_finds_what_a_code_with_the_same_rule_finds(care, run) -> None:
    by_code = rows(run, care, "report", "quotes", "distance", "--assertion", "all")
    by_search = rows(run, care, "search", "(far NEAR/5 (clinic | hospital)) | long way")
    where = ("document", "start", "end", "assertion")
    assert sorted(tuple(row[key] for key in where) for row in by_code) == sorted(
        tuple(row[key] for key in where) for row in by_search
    )


def test_a_line_for_each_hit_fits_the_screen_with_the_hits_below_each_other(care, run) -> None:
    lines = run(care, "search", "clinic").out.splitlines()
    assert max(map(len, lines)) <= 100
    assert len({line.index("[") for line in lines if "[" in line}) == 1
    assert "In all: sentences 3, documents 3, participants 2." in lines


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("clinic AND",), "the pattern ends too early"),
        (("$nothing",), "the codebook has no list $nothing"),
        (("#nothing",), "the codebook has no code #nothing"),
        (("clinic", "--code", "distanse"), "Did you mean 'distance'?"),
        (("clinic", "--document", "P9"), "there is no document 'P9'"),
        (("clinic", "--as", "distanse"), "Did you mean 'distance'?"),
        (("clinic", "--coder", "Anna"), "--coded-by NAME"),
        (("",), "the pattern is empty"),
    ],
)
def test_what_cannot_be_searched_is_said_with_a_remedy(arguments, said, project, run) -> None:
    done = run(project, "search", *arguments)
    assert done.code == 2
    assert said in " ".join(done.err.split())
    assert "Traceback" not in done.err


def events(database, folder: Path) -> int:
    return len(re.findall(r'INSERT INTO "?events"?', database(folder)))


def test_hits_become_codings_once(project, run, database) -> None:
    before = events(database, project)
    done = run(project, "search", "clinic", "--as", "distance", "--coder", "Anna")
    assert done.code == 0
    assert "coded: 3 passages under distance (2 affirmed, 1 negated)" in done.err
    after = events(database, project)
    assert after > before
    mine = rows(run, project, "report", "quotes", "distance", "--coder", "Anna", "--assertion", "all")
    assert [(row["quote"], row["status"]) for row in mine] == [
        ("clinic", "accepted"),
        ("clinic", "accepted"),
        ("Clinics", "accepted"),
    ]
    again = run(project, "search", "clinic", "--as", "distance", "--coder", "Anna")
    assert "not coded again: 3 hits" in again.err
    assert events(database, project) == after
    assert len(rows(run, project, "search", "clinic", "--coded-by", "Anna")) == 2  # affirmed ones
    other = run(project, "search", "clinic", "--as", "distance", "--coder", "Ben")
    assert "coded: 3 passages" in other.err
    assert run(project, "check").code == 0


@pytest.mark.parametrize(
    ("extent", "passage"),
    [
        ("sentence", "They say the fee of the hospital is lower now."),
        ("turn", "Maybe the cost of the doctor will go down. They say the fee of the hospital is lower now."),
    ],
)
def test_a_hit_can_be_coded_with_the_text_around_it(extent, passage, project, run) -> None:
    done = run(project, "search", "fee | lower", "--as", "distance", "--extent", extent, "--coder", "Anna")
    assert "coded: 1 passage under distance" in done.err
    assert "not coded again: 1 hit" in done.err
    mine = rows(run, project, "report", "quotes", "distance", "--coder", "Anna", "--assertion", "all")
    assert [row["quote"] for row in mine] == [passage]


def test_a_wider_passage_does_not_double_what_is_coded(project, run) -> None:
    hits = ("search", "fee | lower | rose", "--as", "distance", "--coder", "Anna")
    assert "coded: 3 passages" in run(project, *hits).err
    again = run(project, *hits, "--extent", "sentence").err
    assert "coded: 0 passages" in again
    assert "not coded again: 3 hits whose passage, or a part of it, you have coded so" in again
    mine = rows(run, project, "report", "quotes", "distance", "--coder", "Anna", "--assertion", "all")
    assert [row["quote"] for row in mine] == ["fee", "lower", "rose"]


def test_a_rejected_coding_does_not_come_back(project, run) -> None:
    run(project, "search", "rise", "--as", "distance", "--coder", "Anna")
    [mine] = rows(run, project, "report", "quotes", "distance", "--coder", "Anna")
    assert run(project, "reject", str(mine["id"]), "--coder", "Ben").code == 0
    again = run(project, "search", "rise", "--as", "distance", "--coder", "Anna")
    assert "not coded again: 1 hit" in again.err
    assert not rows(run, project, "report", "quotes", "distance", "--coder", "Anna")


def test_words_are_counted_as_a_plain_counter_counts_them(care, run) -> None:
    counted = Counter(re.findall(r"\w+", SPOKEN.casefold()))
    found = rows(run, care, "report", "words", "--all-words", "--minimum", "1")
    assert {row["word"]: row["count"] for row in found} == counted
    rates = {row["word"]: row["rate"] for row in found}
    assert rates["clinic"] == pytest.approx(2000 / sum(counted.values()))


def test_stop_words_are_left_out_and_counted(care, run) -> None:
    done = run(care, "report", "words", "--minimum", "1", "--format", "json")
    table = json.loads(done.out)
    listed = {row["word"] for row in table["rows"]}
    assert {"clinic", "hospital", "cost"} <= listed
    assert not listed & {"the", "is", "they", "not", "of"}
    assert any(note.startswith("Stop words, not listed: ") for note in table["notes"])
    assert table["parameters"]["stop words"] == "en"


def test_a_text_loses_the_stop_words_of_its_own_language(project, run) -> None:
    """German "war" and "die" say nothing, English war and to die do: P3 says each twice, D1 more often."""
    folder = project / "transcripts" / "interviews"
    write(
        folder / "P3.md", "P3: A war began. They die. The war goes on. People die, and people leave people.\n"
    )
    german = "---\nlanguage: de\n---\nD1: Die Leitung war gut. Die Leitung war da. Die Leitung war people.\n"
    write(folder / "D1.md", german)
    assert run(project, "import", "transcripts/interviews").code == 0
    done = run(project, "report", "words", "--format", "json")
    table = json.loads(done.out)
    counts = {row["word"]: (row["count"], row["documents"]) for row in table["rows"]}
    assert (counts["war"], counts["die"], counts["leitung"]) == ((2, 1), (2, 1), (3, 1))
    assert counts["people"] == (4, 2)
    assert table["parameters"]["stop words"] == "de, en"
    both = rows(run, project, "report", "words", "--length", "2", "--minimum", "1")
    assert "war began" in {row["word"] for row in both}
    assert "war gut" not in {row["word"] for row in both}
    near = rows(run, project, "report", "collocates", "people", "--window", "4", "--minimum", "1")
    assert "die" in {row["word"] for row in near}
    suggested = rows(run, project, "codebook", "suggest", "--shortest", "1", "--level", "form")
    assert "die" not in {row["phrase"] for row in suggested}  # twice is too seldom, were it not for German


def test_a_list_of_ones_own_takes_the_place_of_the_languages(project, run) -> None:
    write(project / "stop.txt", "# mine\nThe\nclinic  # said too often\n")
    listed = {row["word"] for row in rows(run, project, "report", "words", "--stop-words", "stop.txt")}
    assert not listed & {"the", "clinic"}
    assert "of" in listed
    assert run(project, "report", "words", "--stop-words", "none.txt").code == 2


def test_phrases_stay_within_a_sentence_and_between_marks(care, run) -> None:
    found = rows(run, care, "report", "words", "--length", "2", "--all-words", "--minimum", "1")
    phrases = {row["word"]: row["count"] for row in found}
    assert phrases["cost of"] == 2
    assert phrases["the hospital"] == 2
    assert "medicine and" not in phrases  # a comma stands between
    assert "away maybe" not in phrases


def test_words_under_codings_alone(care, run) -> None:
    found = rows(run, care, "report", "words", "--code", "distance", "--all-words", "--minimum", "1")
    quotes = rows(run, care, "report", "quotes", "distance")
    words = [word.casefold() for row in quotes for word in re.findall(r"\w+", str(row["quote"]))]
    assert {row["word"]: row["count"] for row in found} == Counter(words)


def test_collocates_of_cost_by_hand(care, run) -> None:
    """cost stands in two sentences, one word away from: the of | will go (doctor); the of the clinic."""
    found = rows(run, care, "report", "collocates", "cost", "--window", "1", "--all-words", "--minimum", "1")
    near = {row["word"]: (row["near"], row["count"]) for row in found}
    assert near == {"the": (2, 11), "of": (2, 4)}
    table = {row["word"]: row for row in found}
    n = len(re.findall(r"\w+", SPOKEN)) - 2
    assert table["of"]["expected"] == pytest.approx(4 * 4 / n)
    assert table["of"]["log_dice"] == pytest.approx(13.415, abs=0.001)  # 14 + log2(2 * 2 / (2 + 4))


@pytest.fixture(scope="module")
def more(finished_project: Path, qda, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a nurse whom no code speaks of, and with other languages. Only for reading."""
    folder = Path(shutil.copytree(finished_project, tmp_path_factory.mktemp("more") / "care"))
    nurse = (
        "---\nparticipant: P3\n---\nP3: The village nurse came. The village nurse left. We like the village "
        "nurse.\n\nP3: The long way is long. A long way. My long way.\n"
    )
    interviews = folder / "transcripts" / "interviews"
    write(interviews / "P3.md", nurse)
    write(interviews / "P4.md", "P4: الحدود مغلقة. الحدود بعيدة.\n")
    write(interviews / "P5.md", "P5: Die Grenze ist zu, die GRENZE bleibt zu.\n")
    assert qda("import", interviews, folder=folder).returncode == 0
    return folder


def test_suggestions_are_frequent_phrases_without_a_coding(more, run) -> None:
    found = rows(run, more, "codebook", "suggest")
    assert [(row["phrase"], row["uncoded"], row["count"]) for row in found] == [("village nurse", 3, 3)]
    single = rows(run, more, "codebook", "suggest", "--shortest", "1")
    assert not {row["phrase"] for row in single} & {"nurse", "long"}  # within the phrase, or coded


def test_what_lies_within_a_longer_phrase_is_not_suggested_whatever_lies_between(project, run) -> None:
    """Of four words all parts are hidden, also where the three words between begin with a stop word."""
    said = "P3: We met big red iron gates. Then they saw big red iron gates. No big red iron gates fell.\n\n"
    said += "P3: A pond of clean water. One pond of clean water. My pond of clean water.\n"
    write(project / "transcripts" / "interviews" / "P3.md", said)
    assert run(project, "import", "transcripts/interviews").code == 0
    done = run(project, "codebook", "suggest", "--format", "json")
    table = json.loads(done.out)
    assert {row["phrase"] for row in table["rows"]} == {"big red iron gate", "pond of clean water"}
    # big red iron, red iron gate, big red, red iron, iron gate; pond of clean, clean water
    assert "Not listed, because they occur only within a longer phrase: 7." in table["notes"]
    single = rows(run, project, "codebook", "suggest", "--shortest", "1")
    assert not {row["phrase"] for row in single} & {"big", "red", "iron", "gate", "pond", "clean", "water"}


def test_any_script_can_be_searched_and_counted(more, run) -> None:
    assert [row["quote"] for row in rows(run, more, "search", "الحدود")] == ["الحدود", "الحدود"]
    assert len(rows(run, more, "search", "grenze")) == 2
    counts = {row["word"]: row["count"] for row in rows(run, more, "report", "words")}
    assert (counts["الحدود"], counts["grenze"]) == (2, 2)
