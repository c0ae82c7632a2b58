"""What people decide stays, whatever is run, edited or imported afterwards."""

import json

import pytest

from tests.cli.steps import codings, edit, one


def test_a_rejected_coding_is_left_out_of_reports_and_said_and_stays_rejected(project, run) -> None:
    coding = one(run, project, "P2", "distance")
    done = run(project, "reject", coding["id"], "--coder", "Anna")
    assert done.code == 0
    assert "rejected: distance: 'long way' in P2" in done.out
    for _ in range(2):
        assert run(project, "run").code == 0
        assert one(run, project, "P2", "distance")["status"] == "rejected"
        report = json.loads(run(project, "report", "frequencies", "--format", "json").out)
        assert report["excluded"]["rejected codings"] == 1


def test_an_accepted_coding_stays_when_its_rule_is_taken_away(project, run) -> None:
    coding = one(run, project, "P2", "distance")
    assert run(project, "accept", coding["id"][:6], "--coder", "Anna").code == 0
    edit(project / "codebooks" / "codebook.yaml", ", long way]", "]")
    assert run(project, "run").code == 0
    kept = one(run, project, "P2", "distance")
    assert (kept["id"], kept["status"], kept["quote"]) == (coding["id"], "accepted", "long way")


def test_a_coding_can_be_named_by_document_and_quotation(project, run) -> None:
    done = run(project, "accept", "--document", "P1", "--quote", "far away", "--coder", "Anna")
    assert done.code == 0, done.err
    assert one(run, project, "P1", "distance")["status"] == "accepted"


def test_a_passage_coded_by_hand_is_the_coders_and_can_be_filtered(project, run) -> None:
    done = run(project, "add", "P1", "the clinic was  far away", "access", "--coder", "Anna")
    assert done.code == 0, done.err
    found = codings(run, project, "--coder", "Anna")
    assert [(c["quote"], c["code"], c["coder"], c["status"]) for c in found] == [
        ("the clinic was far away", "access", "Anna", "accepted")
    ]
    text = (project / "transcripts" / "interviews" / "P1.md").read_text(encoding="utf-8")
    assert text[found[0]["start"] : found[0]["end"]] == "the clinic was far away"


TYPED = {
    "I can't pay": "I can\u2019t pay",
    '"never" they said': "\u201cnever\u201d they said",
    "far... and late": "far\u2026 and late",
    "late\u2026 so": "late... so",
    "Our caf\u00e9 closed - for good": "Our cafe\u0301 closed \u2013 for good",
    "nai\u0308ve  they": "na\u00efve\u00a0they",
}


def test_words_as_a_keyboard_writes_them_are_found_and_the_quotation_is_the_texts(project, run) -> None:
    said = ". ".join(TYPED.values())
    (project / "transcripts" / "interviews" / "P3.txt").write_text(f"P3: {said}.\n", "utf-8")
    run(project, "import", "transcripts")
    for typed in TYPED:
        assert run(project, "add", "P3", typed, "access", "--coder", "Anna").code == 0, typed
    assert [c["quote"] for c in codings(run, project, "--coder", "Anna")] == list(TYPED.values())


def test_words_that_stand_so_letter_for_letter_are_meant_before_others_that_look_alike(project, run) -> None:
    file = project / "transcripts" / "interviews" / "P3.txt"
    file.write_text(
        "P3: We can\u2019t go. We can't go! They can\u2019t see. I can\u2019t see. Pure cafe\u0301.\n",
        "utf-8",
    )
    run(project, "import", "transcripts")
    assert run(project, "add", "P3", "can't go", "access", "--coder", "Anna").code == 0
    assert [c["quote"] for c in codings(run, project, "--coder", "Anna")] == ["can't go"]
    assert 'P3 holds "can\'t see" 2 times' in run(project, "add", "P3", "can't see", "access").err
    assert "does not hold" in run(project, "add", "P3", "pure caf\u00e9", "access").err
    assert "does not hold" in run(project, "add", "P3", "see\u2026 Pure cafe", "access").err


def test_codings_of_a_table_are_found_as_a_keyboard_writes_them_too(project, run, tmp_path) -> None:
    file = project / "transcripts" / "interviews" / "P3.txt"
    file.write_text("P3: I can\u2019t pay.\n\nP4: Nor can I.\n", "utf-8")
    run(project, "import", "transcripts")
    table = tmp_path / "codings.csv"
    table.write_text('document,start,end,quote,code,coder\nP3,,,"can\'t pay. P4: Nor",access,Anna\n', "utf-8")
    done = run(project, "import", table)
    assert (done.code, "1 new" in done.err) == (0, True)
    assert [c["quote"] for c in codings(run, project, "--coder", "Anna")] == ["can\u2019t pay.\n\nP4: Nor"]


def test_the_same_passage_coded_twice_by_the_same_person_is_one_coding(project, run) -> None:
    for _ in range(2):
        assert run(project, "add", "P1", "far away", "access", "--coder", "Anna").code == 0
    assert run(project, "add", "P1", "far away", "access", "--coder", "Ben").code == 0
    assert [c["coder"] for c in codings(run, project) if c["code"] == "access"] == ["Anna", "Ben"]


def test_coders_whose_names_differ_in_capitals_are_told_once_by_commands_and_then_by_status(
    project, run
) -> None:
    told = "note: ann is another coder than Ann: capitals differ."
    assert "another coder" not in run(project, "add", "P1", "far away", "access", "--coder", "Ann").err
    assert "capitals" not in run(project, "status").out + run(project, "check").out
    assert told in run(project, "add", "P1", "And now?", "access", "--coder", "ann").err
    assert told not in run(project, "add", "P1", "far away", "access", "--coder", "ann").err
    other = run(
        project, "accept", "--document", "P1", "--quote", "far away", "--code", "distance", "--coder", "ANN"
    )
    assert "note: ANN is another coder than Ann, ann: capitals differ." in other.err
    assert "note: ANN, Ann, ann count as 3 coders: capitals differ." in run(project, "status").out
    assert "note: ANN, Ann, ann count as 3 coders: capitals differ." in run(project, "check").out


def test_a_passage_that_was_rejected_is_not_added_in_silence(project, run, database) -> None:
    added = ("add", "P1", "far away", "access", "--coder", "Anna")
    assert run(project, *added).code == 0
    (own,) = codings(run, project, "--coder", "Anna")
    assert run(project, "reject", own["id"], "--coder", "Ben").code == 0
    before = database(project)
    for more in ((), ("--assertion", "negated")):
        done = run(project, *added, *more)
        assert done.code == 2
        assert "as affirmed, and Ben rejected it on 20" in done.err
        assert f"qda accept {own['id']}" in done.err
    assert database(project) == before


def test_how_the_speaker_holds_a_passage_can_be_corrected(project, run) -> None:
    added = ("add", "P1", "far away", "access", "--coder", "Anna")
    assert run(project, *added).code == 0
    assert (
        run(project, "memo", "Sure?", "--document", "P1", "--quote", "far away", "--code", "access").code == 0
    )
    (own,) = codings(run, project, "--coder", "Anna")
    done = run(project, *added, "--assertion", "negated")
    assert done.code == 0, done.err
    assert "is negated now, corrected by Anna" in done.out
    (now,) = codings(run, project, "--coder", "Anna")
    assert now == {**own, "assertion": "negated"}
    assert "was coded already, as negated, by Anna" in run(project, *added).out
    assert "corrected: negated, it was affirmed" in run(project, "history", "--format", "csv").out
    edit(project / "transcripts" / "interviews" / "P1.md", "is lower now", "is less today")
    assert run(project, "import", "transcripts").code == 0
    assert "already" in run(project, *added).out
    assert len(codings(run, project, "--coder", "Anna")) == 1
    assert run(project, "check").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "P1", "far off", "access"], "P1 does not hold 'far off'"),
        (["add", "P1", "the", "access"], "times"),
        (["add", "P9", "far away", "access"], "no document 'P9'"),
        (["add", "P1", "far away", "acess"], "Did you mean 'access'?"),
        (["accept", "zzzz"], "no coding whose id begins with 'zzzz'"),
        (["reject", "zzzz"], "rules find in interviewers' words is only counted"),
        (["accept"], "a coding's id, or a document and a quotation"),
        (["memo", "  ", "--code", "access"], "the memo is empty"),
        (["memo", "x", "--code", "acess"], "Did you mean 'access'?"),
        (["memo", "x"], "Say what the memo is on"),
    ],
)
def test_a_wrong_name_or_quotation_is_told_and_nothing_is_recorded(
    arguments, said, project, run, database
) -> None:
    before = database(project)
    done = run(project, *arguments)
    assert done.code == 2
    assert said in done.err
    assert database(project) == before


def test_occurrence_says_which_of_equal_passages(project, run) -> None:
    assert run(project, "add", "P1", "the", "access", "--occurrence", "2", "--coder", "Anna").code == 0
    text = (project / "transcripts" / "interviews" / "P1.md").read_text(encoding="utf-8")
    body = text.index("---\n", 4) + 4
    second = text.index("the", text.index("the", body) + 1)
    assert codings(run, project, "--coder", "Anna")[0]["start"] == second


def test_memos_stand_beside_their_coding(project, run) -> None:
    coding = one(run, project, "P2", "distance")
    done = run(project, "memo", "Ask again", "--coding", coding["id"], "--coder", "Anna")
    assert done.code == 0, done.err
    assert one(run, project, "P2", "distance")["memo"] == "Ask again (Anna)"
    assert run(project, "memo", "Too wide?", "--code", "access").code == 0
    assert run(project, "memo", "Poor recording", "--document", "P1").code == 0
    assert "Memos             3" in run(project, "status").out


def test_decisions_and_codings_move_with_a_changed_transcript(project, run) -> None:
    coding = one(run, project, "P1", "distance")
    assert run(project, "reject", coding["id"], "--coder", "Anna").code == 0
    assert run(project, "add", "P1", "lower now", "access", "--coder", "Anna").code == 0
    edit(project / "transcripts" / "interviews" / "P1.md", "P1: No, we", "P1: Well. No, as I said, we")
    done = run(project, "run")
    assert done.code == 0
    assert "2 moved" in done.err
    moved = one(run, project, "P1", "distance")
    assert (moved["status"], moved["quote"]) == ("rejected", coding["quote"])
    assert moved["start"] == coding["start"] + len("Well. ") + len("as I said, ")
    assert one(run, project, "P1", "access")["status"] == "accepted"


def test_a_memo_on_a_coding_moves_with_it(project, run) -> None:
    coding = one(run, project, "P1", "distance")
    assert run(project, "memo", "Ask again", "--coding", coding["id"], "--coder", "Anna").code == 0
    edit(project / "transcripts" / "interviews" / "P1.md", "P1: No, we", "P1: Well. No, we")
    assert run(project, "run").code == 0
    moved = one(run, project, "P1", "distance")
    assert moved["id"] != coding["id"]
    assert moved["memo"] == "Ask again (Anna)"
    assert run(project, "check").code == 0


def test_a_quotation_that_is_gone_is_stale_and_stays_visible(project, run) -> None:
    assert run(project, "add", "P1", "lower now", "access", "--coder", "Anna").code == 0
    edit(project / "transcripts" / "interviews" / "P1.md", "is lower now", "has changed")
    done = run(project, "import", "transcripts")
    assert "lost: P1, access: 'lower now'" in done.err
    stale = one(run, project, "P1", "access")
    assert (stale["status"], stale["quote"]) == ("stale", "lower now")
    assert "Stale codings     1" in run(project, "status").out
    assert run(project, "check").code == 0
    assert run(project, "report", "quotes", "access").code == 0


def test_every_act_is_an_event_with_its_coder(project, run, database) -> None:
    coding = one(run, project, "P2", "distance")
    run(project, "accept", coding["id"], "--coder", "Anna")
    run(project, "reject", coding["id"], "--coder", "Ben")
    run(project, "add", "P1", "far away", "access", "--coder", "Carla")
    run(project, "memo", "Hm", "--code", "access", "--coder", "Dora")
    events = [line for line in database(project).splitlines() if 'INSERT INTO "events"' in line]
    for coder, kind in [("Anna", "CodingDecided"), ("Ben", "CodingDecided"), ("Carla", "CodingAdded")]:
        assert any(f"'{coder}'" in line and kind in line for line in events), (coder, kind)
    assert any("'Dora'" in line and "MemoWritten" in line for line in events)
    assert one(run, project, "P2", "distance")["status"] == "rejected"


def test_a_rejected_passage_stays_out_when_the_rule_or_the_text_cuts_it_differently(project, run) -> None:
    coding = one(run, project, "P2", "distance")
    assert run(project, "reject", coding["id"], "--coder", "Anna").code == 0
    edit(project / "codebooks" / "codebook.yaml", "long way]", "a long way]")
    assert run(project, "run").code == 0
    recut = one(run, project, "P2", "distance")
    assert (recut["quote"], recut["status"]) == ("a long way", "rejected")
    edit(project / "transcripts" / "interviews" / "P2.md", "It is a long way to", "It is far to")
    assert run(project, "run").code == 0
    report = json.loads(run(project, "report", "frequencies", "--participant", "P2", "--format", "json").out)
    assert report["excluded"]["rejected codings"] == 1


def test_a_database_that_is_gone_is_not_begun_anew(project, run) -> None:
    path = project / ".qda" / "project.db"
    path.write_bytes(b"")
    for command in ("run", "check", "status"):
        done = run(project, command)
        assert (done.code, "missing or empty" in done.err) == (2, True)
    path.unlink()
    assert run(project, "check").code == 2


def test_nobody_can_code_as_the_rules(project, run, database) -> None:
    before = database(project)
    for name in ("rules", "Rules", ""):
        assert run(project, "add", "P1", "far away", "access", "--coder", name).code == 2
    assert database(project) == before


def test_explain_shows_control_characters_and_does_not_obey_them(project, run) -> None:
    path = project / "transcripts" / "interviews" / "P2.md"
    edit(path, "It is a long way", "It is \x1b]0;title\x07 a long way")
    assert run(project, "run").code == 0
    out = run(project, "code", "--explain", "--document", "P2").out
    assert "\x1b" not in out
    assert "\\x1b]0;title\\x07" in out


def test_of_a_long_passage_the_beginning_is_shown_when_it_is_coded(project, run) -> None:
    words = "The road to the clinic is long. " * 400
    (project / "transcripts" / "interviews" / "P9.txt").write_text(f"P9: {words}\n", encoding="utf-8")
    assert run(project, "import", "transcripts").code == 0
    done = run(project, "add", "P9", words, "access")
    assert done.code == 0
    assert len(done.out) < 200
    assert "access: 'The road to the clinic is long." in done.out
    rejected = run(project, "reject", done.out.split()[0])
    assert rejected.code == 0
    assert len(rejected.out) < 200
