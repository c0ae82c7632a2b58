"""What `qda code` says of interviews in which nobody's name stands before what they say."""

import pytest


@pytest.mark.parametrize(
    "lines",
    [
        "Interviewer - Why?\nParticipant - It was far.",
        "Ana: It was far.\nBen: Yes.\nAna: We left.\nBen: So did I.",
    ],
)
def test_only_interviews_without_names_are_said_to_have_none(project, run, lines: str) -> None:
    interviews = project / "transcripts" / "interviews"
    for path in interviews.iterdir():
        path.unlink()
    (interviews / "A1.txt").write_text(f"{lines}\n", encoding="utf-8")
    (interviews / "A2.txt").write_text("It was far away.\nWe walked for hours.\n", encoding="utf-8")
    (interviews / "A3.txt").write_text(f"{lines}\n", encoding="utf-8")
    run(project, "remove", "P1")
    run(project, "remove", "P2")
    assert run(project, "import", "transcripts").code == 0
    said = run(project, "code").err
    assert "no speaker labels in A2: all" in said


def test_it_is_said_everywhere_when_nobody_answers(project, run) -> None:
    (project / "a.txt").write_text(
        "Interviewer: Tell me your life.\n\nThere was no money.\n", encoding="utf-8"
    )
    words = "everything counts as the interviewer's words"
    previewed = " ".join(run(project, "import", "a.txt", "--preview").out.split())
    assert f"only 'Interviewer' was found, who asks: {words}" in previewed
    imported = run(project, "import", "a.txt").err
    assert f"a: only 'Interviewer' was found, who asks: {words}" in imported
    assert "--interviewer none" in imported
    said = "everything in a counts as the interviewer's words"
    assert said in run(project, "code").err
    assert said in run(project, "run").err
    run(project, "import", "a.txt", "--interviewer", "none")
    assert said not in run(project, "code").err


def test_two_who_ask_are_told_with_how_to_say_which_of_them_does(project, run) -> None:
    (project / "I9.txt").write_text("INT: Why?\n\nI9: The fee.\n\nINT: So?\n\nI9: No.\n", encoding="utf-8")
    told = " ".join(run(project, "import", "I9.txt").err.split())
    assert "only 'INT' and 'I9' were found, who ask: everything" in told
    assert "--interviewer none --interviewer LABEL" in told
    run(project, "import", "I9.txt", "--interviewer", "none", "--interviewer", "INT")
    assert "everything in I9" not in run(project, "code").err


def test_what_is_told_of_many_interviews_is_told_once(project, run) -> None:
    folder = project / "more"
    folder.mkdir()
    asked = "Eva: Where do you live?\n\nJens: In the north, near the old fort.\n\n" * 4
    for number in range(1, 13):
        more = "Eva: I see.\n\nJens: Yes, it is far.\n\n" * (number % 2)
        (folder / f"A{number:02}.txt").write_text(asked + more, encoding="utf-8")
    told = [line for line in run(project, "import", "more").err.splitlines() if "taken for" in line]
    assert told == [
        "note: A01, A02, A03, A04, A05, A06, A07, A08 and 4 more (12 in all): 'Eva' is taken for the "
        "interviewer: asks in 80-100% of the turns, others in at most 0%, and says less"
    ]


def test_titles_above_the_turns_are_nobodys_whoever_is_counted(project, run) -> None:
    (project / "a.txt").write_text(
        "SUMMARY KEYWORDS\nnight, sleep\n\nRuth  0:03\nDo you sleep at night?\n\nBen  0:10\nI take pills.\n\n"
        "Ruth  0:20\nDo all of you?\n\nBen  0:25\nAll of us, at night.\n",
        encoding="utf-8",
    )
    run(project, "import", "a.txt", "--interviewer", "Ruth")
    for also, counts, left in (
        ((), {"night": 1}, "sentences of titles and headings (2), interviewer sentences (2)."),
        (("--include-interviewer",), {"night": 2, "sleep": 1}, "sentences of titles and headings (2)."),
    ):
        out = run(project, "report", "words", "--document", "a", "--minimum", "1", *also).out
        assert left in " ".join(out.split())
        rows = dict(line.split()[:2] for line in out.splitlines() if line.startswith(("night", "sleep")))
        assert rows == {word: str(count) for word, count in counts.items()}


def test_a_report_names_every_document_that_a_note_is_about(project, run) -> None:
    texts = project / "more"
    texts.mkdir()
    names = [f"D{number:02}" for number in range(1, 11)]
    for name in names:
        (texts / f"{name}.txt").write_text("Ana: It was far.\nBen: Yes.\nAna: We left.\nBen: Oh.\n", "utf-8")
    said = run(project, "import", "more", "--report", "notes.csv").err
    assert "D08 and 2 more (10 in all): nobody is taken for an interviewer" in said
    rows = (project / "notes.csv").read_text("utf-8").splitlines()
    assert [row.split(",")[0] for row in rows if "nobody is taken" in row] == names
    assert all("--interviewer LABEL" in row for row in rows if "nobody is taken" in row)


def test_what_is_taken_for_a_legend_is_told_and_can_be_said_to_be_speech(project, run) -> None:
    (project / "a.txt").write_text(
        "P9: nurse, 45\nI: interviewer\n\nI: Why?\nP9: There was no money.\n", encoding="utf-8"
    )
    words = "taken for a legend, not for what somebody says: 'P9: nurse, 45', 'I: interviewer'"
    assert words in " ".join(run(project, "import", "a.txt", "--preview").out.split())
    imported = run(project, "import", "a.txt").err
    assert f"note: a: {words}" in imported
    expression = imported.split("--speakers '")[1].split("'")[0]
    again = run(project, "import", "a.txt", "--speakers", expression)
    assert again.code == 0
    assert "legend" not in again.err
    assert "P9       nurse, 45" in run(project, "import", "a.txt", "--preview").out


def test_a_line_that_begins_like_a_turn_and_is_none_is_told_and_can_be_made_one(project, run) -> None:
    text = (
        "I: What do you do?\n\nP9: I nurse.\n\nAt night.\n\nI: And you?\n{}: There was no money.\n\n"
        "P9: So.\n\nIt was.\n\nI: Why?\n\nP9: Because.\n"
    )
    words = "begins like a turn, and is taken for the words of who speaks above it: line 8 (I): 'Magda: There"
    (project / "a.txt").write_text(text.format("Magda"), "utf-8")
    assert words in " ".join(run(project, "import", "a.txt", "--preview").out.split())
    assert f"note: a: {words}" in run(project, "import", "a.txt").err
    (project / "a.txt").write_text(text.format("\nMAGDA"), "utf-8")
    assert "begins like a turn" not in run(project, "import", "a.txt").err
    assert "MAGDA    There was no money." in run(project, "import", "a.txt", "--preview").out


def test_where_two_are_found_and_neither_asks_such_a_line_is_told(project, run) -> None:
    said = [
        *("Chair Lee: We go on.", "It is late.", "Mrs Oak: It is.", "I was here.", "Chair Lee: Mr Reed."),
        *("Reed: I oppose it.", "Ayes: Hear, hear!", "Mrs Oak: So do I.", "It is wrong.", "Chair Lee: Well."),
    ]
    (project / "a.txt").write_text("\n\n".join(said), "utf-8")
    told = run(project, "import", "a.txt").err
    assert "begins like a turn" in told
    assert "line 11 (Chair Lee): 'Reed: I oppose it.', line 13 (Chair Lee): 'Ayes: Hear, hear!'" in told


@pytest.mark.parametrize("other", ["P8", "P9"])
def test_in_a_group_such_a_line_of_somebody_who_answers_is_told_too(project, run, other: str) -> None:
    said = ["P9: I nurse.", "Kabul: that was home.", "And so.", "It was.", "I: And you?", f"{other}: So."]
    text = "\n".join(["I: What?", *said, "Then we left.", "I: Why?", "P9: So.", ""])
    (project / "a.txt").write_text(text, "utf-8")
    told = "line 3 (P9): 'Kabul: that was home.'" in run(project, "import", "a.txt").err
    assert told is (other == "P8")


def test_telephone_numbers_for_names_are_told_and_not_repeated(project, run) -> None:
    chat = "12/05/2024, 10:0{} - {}: {}\n"
    said = (("Ruth", "Are you there?"), ("+44 7700 900123", "Here I am"), ("Ruth", "How was it?"))
    lines = [chat.format(minute, *one) for minute, one in enumerate([*said, said[1], *said, said[1]])]
    (project / "a.txt").write_text("".join(lines), "utf-8")
    told = run(project, "import", "a.txt").err
    assert "note: a: telephone numbers stand for the names of 1 speaker\n" in told
    assert "900123" not in told
    (project / "a.txt").write_text("".join(lines).replace("+44 7700 900123", "Ben"), "utf-8")
    assert "telephone" not in run(project, "import", "a.txt").err


def test_a_first_answer_that_names_a_role_is_coded_and_told_of_in_no_note(project, run) -> None:
    text = "INTERVIEWER: What do you do\nP9: I'm a nurse, the cost of the doctor rose.\nINTERVIEWER: Why?\n"
    (project / "a.txt").write_text(f"{text}P9: So.\n", "utf-8")
    imported = run(project, "import", "a.txt")
    assert "legend" not in imported.err
    run(project, "code")
    assert "I'm a nurse, the cost" in run(project, "report", "quotes", "cost_barrier", "--document", "a").out
