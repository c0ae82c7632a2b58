"""Bad input: what is wrong, where, what to do; exit code 2; the database as before."""

import sqlite3
from pathlib import Path

import pytest

BOOK = "codebooks/codebook.yaml"
FINDINGS = "findings/findings.yaml"


def book(code: str) -> str:
    return f"title: x\ncodes:\n{code}"


FILES = {
    "YAML that does not parse": (BOOK, "title: [x\ncodes: y: z", ["line 2", "not valid YAML"]),
    "an alias": (BOOK, book("  - code: &a one\n  - code: *a\n"), ["line 3, column 11", "anchor &a"]),
    "an unknown key": (
        BOOK,
        book("  - code: a\n    mach: [b]\n"),
        ["line 4", "'mach'", "Did you mean 'match'"],
    ),
    "a code twice": (BOOK, book("  - code: a\n  - code: a\n"), ["line 4", "'a' stands on line 3 already"]),
    "a bracket": (
        BOOK,
        book("  - code: a\n    match: ['(b NEAR/5 c']\n"),
        ["line 4, column 14", "never closed"],
    ),
    "an unknown list": (BOOK, book("  - code: a\n    match: [$b]\n"), ["line 4", "no list $b"]),
    "an unknown code": (BOOK, book("  - code: a\n    match: ['#b']\n"), ["line 4", "no code #b"]),
    "a bad colour": (
        BOOK,
        book("  - code: a\n    color: brown\n"),
        ["line 4, column 12", "'brown' is not a colour"],
    ),
    "no codes": (BOOK, "title: x\n", ["needs codes"]),
    "a reference that YAML takes for a comment": (
        BOOK,
        book("  - code: a\n    match:\n      - x NEAR/5 #b\n  - code: b\n"),
        ["codebooks/codebook.yaml, line 5, column 18: '#b' would be left out", "quotation marks"],
    ),
    "two rules below a |": (
        BOOK,
        book("  - code: a\n    match: |\n      x\n      y\n"),
        ["codebooks/codebook.yaml, line 4, column 12: a pattern has a line break"],
    ),
    "a language by its name": (
        BOOK,
        f"language: english\n{book('  - code: a')}",
        ["codebooks/codebook.yaml, line 1, column 11: there is no language 'english'", "Did you mean 'en'?"],
    ),
    "a claim that YAML takes for a comment": (
        FINDINGS,
        "findings:\n  - {finding: F1, claim: c, codes: [distance]}\n  - finding: F2\n    claim: Cause #1\n",
        ["findings/findings.yaml, line 4, column 18: '#1' would be left out"],
    ),
    "a finding's code": (
        FINDINGS,
        "findings:\n  - {finding: F1, claim: c, codes: [cost_barier]}\n",
        ["line 2", "no code 'cost_barier'", "Did you mean 'cost_barrier'"],
    ),
    "a finding's document": (
        FINDINGS,
        "findings:\n  - finding: F1\n    claim: c\n    codes: [distance]\n"
        "    evidence:\n      - {document: P9, role: supports}\n",
        ["line 6", "no document 'P9'"],
    ),
    "a finding's role": (
        FINDINGS,
        "findings:\n  - finding: F1\n    claim: c\n    codes: [distance]\n"
        "    evidence:\n      - {document: P1, role: support}\n",
        ["line 6", "'support' is not a role", "Did you mean 'supports'"],
    ),
    "settings that do not parse": ("qda.toml", "title = \n", ["qda.toml, line 1", "not valid TOML"]),
    "a language that there is not": ("qda.toml", 'title = "A"\nlanguage = "zz"\n', ["line 2", "'zz'"]),
    "an unknown setting": ("qda.toml", 'unti = "turn"\n', ["line 1", "'unti'", "Did you mean 'unit'"]),
    "an interviewer without a label": ("qda.toml", 'interviewers = ["I", " :"]\n', ["line 1", "empty text"]),
    "a unit that is none": ("qda.toml", 'unit = "page"\n', ["line 1", "'page' is not a unit"]),
    "an empty transcript": ("transcripts/interviews/P3.txt", "", ["P3.txt", "the file is empty"]),
    "front matter that does not parse": (
        "transcripts/interviews/P3.md",
        "---\nage: [1\n---\nP3: Hello.\n",
        ["P3.md, line", "not valid YAML"],
    ),
    "two files with one name": (
        "transcripts/more/P1.txt",
        "P1: Hello.\n",
        ["'P1' is already that of", "P1.md"],
    ),
    "a broken bibliography": ("references.bib", "@article{a, title = {x}\n", ["references.bib", "line 1"]),
    "a participant twice": (
        "participants.csv",
        "participant,age\nP1,3\nP1,4\n",
        ["participants.csv, line 3"],
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_bad_file_stops_a_run_with_its_place_and_changes_nothing(case, project, run, database) -> None:
    name, text, said = FILES[case]
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(text, encoding="utf-8")
    (project / "transcripts" / "interviews" / "P2.md").write_text("P2: Something new.\n", encoding="utf-8")
    before = database(project)
    done = run(project, "run")
    assert done.code == 2
    assert done.out == ""
    for words in said:
        assert words in done.err
    assert "Traceback" not in done.err
    assert database(project) == before


def test_undecodable_bytes_name_the_option(project, run, database) -> None:
    (project / "transcripts" / "interviews" / "P3.txt").write_bytes("P3: Café.\n".encode("cp1252"))
    before = database(project)
    done = run(project, "run")
    assert done.code == 2
    assert "P3.txt, line 1: byte 0xe9 is not utf-8 text" in done.err
    assert "--encoding cp1252" in done.err
    assert database(project) == before
    again = run(project, "import", "transcripts/interviews/P3.txt", "--encoding", "cp1252")
    assert again.code == 0
    assert "Café" in database(project)
    assert run(project, "run").code == 0


FILTERS = {
    "code": (["frequencies", "--code", "cost_barier"], ["no code 'cost_barier'", "'cost_barrier'"]),
    "theme": (["frequencies", "--theme", "distance"], ["no theme 'distance'"]),
    "document": (["frequencies", "--document", "P7"], ["no document 'P7'"]),
    "participant": (["frequencies", "--participant", "P7"], ["no participant 'P7'"]),
    "kind": (["frequencies", "--kind", "novel"], ["'novel'"]),
    "coder": (["frequencies", "--coder", "Nobody"], ["no coder 'Nobody'"]),
    "assertion": (["frequencies", "--assertion", "sure"], ["'sure'"]),
    "status": (["frequencies", "--status", "fine"], ["'fine'"]),
    "attribute": (["crosstab", "distance", "by", "gendre"], ["no attribute 'gendre'", "gender"]),
    "by": (["frequencies", "--by", "gendre"], ["no attribute 'gendre'", "gender"]),
    "unit": (["frequencies", "--unit", "page"], ["'page'"]),
    "quotes": (["quotes", "distanse"], ["no code", "'distance'"]),
    "quotes of others": (["quotes", "distance", "--code", "cost_barrier"], ["nothing of 'distance'"]),
    "crosstab of others": (
        ["crosstab", "distance", "gender", "--code", "cost_barrier"],
        ["nothing of 'distance'", "--code"],
    ),
}


@pytest.mark.parametrize("case", FILTERS)
def test_a_filter_that_names_something_unknown_is_an_error_never_an_empty_table(case, project, run) -> None:
    arguments, said = FILTERS[case]
    done = run(project, "report", *arguments)
    assert done.code == 2
    assert done.out == ""
    for words in said:
        assert words in done.err


def test_a_folder_that_is_no_project_says_so(tmp_path, run) -> None:
    done = run(tmp_path, "run")
    assert done.code == 2
    assert "no qda project" in done.err
    assert "qda init" in done.err


def test_a_project_without_its_settings_says_so_and_works_when_they_are_back(project, run) -> None:
    settings = (project / "qda.toml").read_bytes()
    (project / "qda.toml").unlink()
    for folder in (project, project / "transcripts"):
        done = run(folder, "status")
        assert (done.code, "no qda project" in done.err) == (2, False)
        assert "the project's settings are gone" in done.err
        assert "Put qda.toml back from a copy" in done.err
    (project / "qda.toml").write_bytes(b"")
    assert run(project, "check").code == 0
    (project / "qda.toml").write_bytes(settings)
    assert run(project, "check").code == 0


def test_a_database_of_a_newer_version_is_refused_and_left_alone(project, run) -> None:
    path = project / ".qda" / "project.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    done = run(project, "report", "frequencies")
    assert done.code == 2
    assert "newer" in done.err
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (99,)
    connection.close()


@pytest.mark.parametrize("ending", ["txt", "zip", "qdpx", "qde", "qdc", "qda", "sqlite3"])
def test_a_missing_file_is_told_in_one_line_whatever_it_would_be(ending, project, run) -> None:
    done = run(project, "import", f"nowhere.{ending}")
    counted = "imported: 0 documents (0 new, 0 unchanged, 0 changed)\n"
    told = done.err.removeprefix(counted)
    assert (done.code, told) == (2, f"qda: nowhere.{ending}: there is no such file\n")


def test_a_missing_project_folder(project, run) -> None:
    done = run(project, "-C", "nowhere", "status")
    assert (done.code, "no such folder" in done.err) == (2, True)


def test_help_is_there_for_a_wrong_command(tmp_path: Path, run) -> None:
    done = run(tmp_path, "reprot")
    assert done.code == 2
    assert "No such command" in done.err


OWN = [
    ".qda/project.db",
    ".qda/new.csv",
    "qda.toml",
    BOOK,
    "participants.csv",
    "transcripts/interviews/P1.md",
]
WRITING = (
    ("report", "frequencies", "--output"),
    ("export", "codings"),
    ("report", "html"),
    ("codebook", "docs", "--output"),
)


@pytest.mark.parametrize("own", OWN)
def test_no_report_is_written_over_what_the_project_is_made_of(own, project, run, database) -> None:
    file = project / own
    before, held = file.read_bytes() if file.exists() else None, database(project)
    for command in WRITING:
        done = run(project, *command, own)
        assert (done.code, done.out) == (2, "")
        assert own in done.err
    assert (file.read_bytes() if file.exists() else None) == before
    assert database(project) == held
    assert run(project, "report", "frequencies", "--output", "results/themes.csv").code == 0


SETTINGS = {
    'results = "transcripts"': "results cannot lie in the folder of transcripts",
    'results = "codebooks/made"': "results cannot lie in the folder of codebooks",
    'results = ".qda/made"': ".qda holds the database",
    'participants = "poeple.csv"': "there is no 'poeple.csv' in the project",
    'references = "works.bib"': "there is no 'works.bib' in the project",
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_paths_that_would_lose_something_are_refused(setting, project, run) -> None:
    (project / "qda.toml").write_text(f"[paths]\n{setting}\n", encoding="utf-8")
    done = run(project, "run")
    assert done.code == 2
    assert f"qda.toml, line 2: {SETTINGS[setting]}" in done.err


def test_a_language_that_is_no_text_and_one_that_does_not_exist_say_where_they_stand(project, run) -> None:
    (project / "qda.toml").write_text("language = 3\n", encoding="utf-8")
    assert "qda.toml, line 1: language must be a text" in run(project, "code").err
    (project / "qda.toml").write_text('language = "zz"\n', encoding="utf-8")
    said = run(project, "run").err
    assert "there are no rules for the language 'zz'\n  For any language is xx" in said
    assert "qda.toml" in said


def test_a_file_name_that_is_no_text_is_refused_by_itself(project, run, database) -> None:
    (project / "transcripts" / "interviews" / "a\udcff.txt").write_text("P9: Hello.\n", encoding="utf-8")
    before = database(project)
    done = run(project, "run")
    assert done.code == 2
    assert "the file's name is not UTF-8" in done.err
    assert database(project) == before


def test_a_window_wider_than_any_document_is_the_whole_document(project, run) -> None:
    wide, wider = (
        run(project, "report", "cooccurrence", "--unit", f"window:{n}", "--format", "csv")
        for n in (1000, 10**30)
    )
    assert (wide.code, wider.code) == (0, 0)
    assert wider.out == wide.out


def test_what_nobody_says_in_the_participants_file_is_told(project, run) -> None:
    (project / "participants.csv").write_text("participant,age\nP1,40\nP8,50\n", encoding="utf-8")
    said = run(project, "run").err
    assert "in participants.csv stand people who speak in no document: P8" in said
    assert "Participants" in run(project, "status").out
    table = run(project, "report", "frequencies", "--by", "age", "--format", "csv").out
    assert "(not given)" in table


def test_a_label_in_the_participants_file_that_is_not_the_participants_name_is_told(project, run) -> None:
    text = "INT: How?\n\nAna: The clinic is far away.\n\nINT: So?\n\nAna: Yes.\n"
    (project / "transcripts" / "interviews" / "talk.txt").write_text(text, encoding="utf-8")
    (project / "participants.csv").write_text("participant,age\nP1,40\nAna,50\n", encoding="utf-8")
    said = run(project, "run").err
    assert "stand labels of participants who have another name: Ana (talk)" in said
    assert "who speak in no document" not in said
    again = project / "transcripts" / "interviews" / "again.txt"
    again.write_text(text, encoding="utf-8")
    assert "another name: Ana (again, talk)" in run(project, "run").err
    again.unlink()
    run(project, "remove", "again")
    told = text.replace("INT: How", "---\nparticipant: Ana\n---\nINT: How", 1)
    (project / "transcripts" / "interviews" / "talk.txt").write_text(told, encoding="utf-8")
    assert "another name" not in run(project, "run").err


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--by", "kind", "--by", "document"), "'--by' is given 2 times and can have one value only"),
        (("--unit", ""), "'--unit' has an empty value"),
        (("--document", "P1", "--document", ""), "'--document' has an empty value"),
    ],
)
def test_an_option_that_would_be_passed_over_is_refused(options, problem, project, run) -> None:
    done = run(project, "report", "frequencies", *options)
    assert (done.code, problem in done.err, done.out) == (2, True, "")
