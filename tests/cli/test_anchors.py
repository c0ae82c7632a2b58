"""Changed transcripts: what is not found again is listed, stays visible, and waits until a person decides."""

import json
from pathlib import Path

import pytest

from tests.cli.steps import codings, edit, one, waiting

P1 = ("transcripts", "interviews", "P1.md")


@pytest.fixture
def changed(project: Path, run, once) -> Path:
    """A project in which the words of a coding, of a decision and of a memo were changed."""

    def change() -> None:
        assert run(project, "add", "P1", "lower now", "access", "--coder", "Anna").code == 0
        rule = one(run, project, "P1", "distance")
        assert run(project, "accept", rule["id"], "--coder", "Ben").code == 0
        noted = one(run, project, "P2", "distance")
        assert run(project, "memo", "Ask again", "--coding", noted["id"], "--coder", "Anna").code == 0
        edit(project.joinpath(*P1), "is lower now", "is much less today")
        edit(project.joinpath(*P1), "was far away", "was at the other end of town")
        edit(project / "transcripts" / "interviews" / "P2.md", "a long way to", "a very long road to")
        done = run(project, "import", "transcripts")
        assert done.code == 0, done.err
        assert "codings with people's work in changed documents: 3 lost" in done.err
        assert "lost: P1, access: 'lower now'" in done.err

    return once(project, change)


def stale_id(run, project: Path, code: str, document: str = "P1") -> str:
    return next(
        row["id"] for row in waiting(run, project) if (row["code"], row["document"]) == (code, document)
    )


def test_what_is_stale_is_listed_with_its_old_words_and_where_they_may_stand(changed, run) -> None:
    done = run(changed, "anchors")
    assert done.code == 0
    assert "lost: P1, access, coded by Anna" in done.out
    assert "[lower now]" in done.out
    assert "lost: P1, distance, coded by rules, accepted" in done.out
    assert "memo: Ask again (Anna)" in done.out
    assert "3 stale codings to decide on" in done.out
    candidates = {(row["code"], row["passage"]) for row in waiting(run, changed)}
    assert ("access", "much less today") in candidates
    assert len(waiting(run, changed, "--document", "P2")) < len(waiting(run, changed))


REPORTS = (
    ("report", "frequencies"),
    ("report", "themes"),
    ("report", "cooccurrence"),
    ("report", "crosstab", "access", "kind"),
    ("report", "quotes", "access"),
)


@pytest.mark.parametrize("report", REPORTS, ids=lambda words: words[1])
def test_every_report_says_how_many_stale_codings_it_contains_or_left_out(report, changed, run) -> None:
    shown = json.loads(run(changed, *report, "--format", "json").out)
    if "quotes" in report:
        assert shown["parameters"]["stale codings"].startswith("3 ")
        assert {row["status"] for row in shown["rows"]} >= {"stale"}
    else:
        assert shown["excluded"]["stale codings"] == 3
    held = json.loads(run(changed, *report, "--status", "all", "--format", "json").out)
    assert held["parameters"]["stale codings"].startswith("3 ")
    assert "stale codings" not in held["excluded"]


def test_status_check_run_and_exports_tell_of_them(changed, run) -> None:
    assert "Stale codings     3" in run(changed, "status").out
    assert "qda anchors" in run(changed, "status").out
    checked = run(changed, "check")
    assert (checked.code, "3 stale, see: qda anchors" in checked.out) == (0, True)
    assert "3 stale codings wait for a decision" in run(changed, "run").err
    exported = run(changed, "export", "codings", "--format", "json")
    assert "3 codings of them stale" in exported.err
    stale = [row for row in json.loads(exported.out) if row["status"] == "stale"]
    assert {row["quote"] for row in stale} == {"lower now", "clinic was far", "long way"}
    assert next(row["memo"] for row in stale if row["document"] == "P2") == "Ask again (Anna)"
    assert "3 stale codings in Segments" in run(changed, "export", "xlsx", "book.xlsx").err


def test_a_workbook_and_a_page_of_a_selection_tell_of_its_stale_codings_alone(changed, run) -> None:
    from openpyxl import load_workbook

    for filters, number in (
        (("--document", "P2"), "1"),
        (("--document", "P2", "--code", "access"), "none in the selection"),
        (("--status", "accepted"), "none in the selection"),
    ):
        done = run(changed, "export", "xlsx", "book.xlsx", *filters)
        assert ("stale" in done.err) == (number == "1")
        book = load_workbook(changed / "book.xlsx")
        told = {row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True) if row[0]}
        assert str(told["Stale codings"]).startswith(number)
        assert run(changed, "report", "html", "page.html", *filters).code == 0
        page = (changed / "page.html").read_text(encoding="utf-8")
        assert ("1 coding is stale" in page) == (number == "1")
        assert "3 codings are stale" not in page


def test_the_workbook_shows_them_with_their_status(changed, run) -> None:
    from openpyxl import load_workbook

    assert run(changed, "export", "xlsx", "book.xlsx").code == 0
    rows = list(load_workbook(changed / "book.xlsx")["Segments"].iter_rows(values_only=True))
    status, quote = rows[0].index("Status"), rows[0].index("Quotation")
    assert {row[quote] for row in rows[1:] if row[status] == "stale"} == {
        "lower now",
        "clinic was far",
        "long way",
    }


def test_a_candidate_is_accepted_and_the_coding_is_counted_again(changed, run, database) -> None:
    row = next(row for row in waiting(run, changed) if row["passage"] == "much less today")
    done = run(changed, "anchors", row["id"], "--at", str(row["candidate"]), "--coder", "Cem")
    assert done.code == 0, done.err
    (coding,) = codings(run, changed, "--coder", "Anna")
    assert (coding["quote"], coding["status"], coding["id"]) == ("much less today", "accepted", row["id"])
    text = changed.joinpath(*P1).read_text(encoding="utf-8")
    assert text[coding["start"] : coding["end"]] == coding["quote"]
    assert len({row["id"] for row in waiting(run, changed)}) == 2
    event = next(line for line in database(changed).splitlines() if '"fate":"chosen"' in line)
    assert "'Cem'" in event
    assert "lower now" in event
    assert run(changed, "check").code == 0


def test_the_new_words_can_be_said_and_a_decision_on_a_rules_coding_goes_there(changed, run) -> None:
    id = stale_id(run, changed, "distance")
    done = run(changed, "anchors", id, "--quote", "at the other end of town", "--coder", "Cem")
    assert done.code == 0, done.err
    kept = one(run, changed, "P1", "distance")
    assert (kept["quote"], kept["status"], kept["coder"]) == ("at the other end of town", "accepted", "rules")
    assert run(changed, "run").code == 0
    assert one(run, changed, "P1", "distance")["status"] == "accepted"


def test_who_has_decided_otherwise_there_since_is_told_and_counts(changed, run) -> None:
    edit(changed.joinpath(*P1), "was at the other end of town", "was so. It is far from the clinic")
    assert run(changed, "import", "transcripts").code == 0
    (found,) = (
        each
        for each in codings(run, changed, "--status", "proposed")
        if each["document"] == "P1" and each["code"] == "distance"
    )
    assert run(changed, "reject", found["id"], "--coder", "Cem").code == 0
    id = stale_id(run, changed, "distance")
    done = run(changed, "anchors", id, "--quote", found["quote"], "--coder", "Ben")
    assert done.code == 0, done.err
    assert "Cem has rejected what the rules find there" in done.err
    assert "that of Cem: rejected" in done.err
    assert one(run, changed, "P1", "distance")["status"] == "rejected"


def test_a_memo_goes_with_its_coding(changed, run) -> None:
    id = stale_id(run, changed, "distance", "P2")
    assert run(changed, "anchors", id, "--quote", "very long road", "--coder", "Cem").code == 0
    assert stale_id(run, changed, "access")
    assert len({row["id"] for row in waiting(run, changed)}) == 2
    assert run(changed, "check").code == 0


def test_a_rejected_one_waits_no_longer_and_stays_in_the_record(changed, run) -> None:
    for row in {row["id"]: row for row in waiting(run, changed)}.values():
        assert run(changed, "anchors", row["id"], "--reject", "--coder", "Cem").code == 0
    assert "no coding is stale" in run(changed, "anchors").out
    assert "Stale codings     0" in run(changed, "status").out
    kept = {row["quote"]: row["status"] for row in codings(run, changed)}
    assert kept["lower now"] == kept["clinic was far"] == kept["long way"] == "rejected"
    assert run(changed, "run").code == 0
    assert "no coding is stale" in run(changed, "anchors").out
    assert run(changed, "check").code == 0


def test_an_old_version_brings_everything_back(changed, run) -> None:
    edit(changed.joinpath(*P1), "is much less today", "is lower now")
    edit(changed.joinpath(*P1), "was at the other end of town", "was far away")
    edit(changed / "transcripts" / "interviews" / "P2.md", "a very long road to", "a long way to")
    assert run(changed, "run").code == 0
    assert "no coding is stale" in run(changed, "anchors").out
    assert one(run, changed, "P1", "access")["status"] == "accepted"
    assert one(run, changed, "P1", "distance")["status"] == "accepted"
    assert one(run, changed, "P2", "distance")["memo"] == "Ask again (Anna)"


def test_a_rejection_of_a_rules_coding_whose_words_changed_waits_too(project, run) -> None:
    coding = one(run, project, "P2", "distance")
    assert run(project, "reject", coding["id"], "--coder", "Ben").code == 0
    edit(project / "transcripts" / "interviews" / "P2.md", "a long way to", "such a Long Way to")
    assert run(project, "run").code == 0
    assert "coded by rules, rejected" in run(project, "anchors").out
    assert "Stale codings     0, and 1 rejected" in run(project, "status").out
    told = "note: 1 rejection without effect, for the words have changed"
    for command in ("code", "run"):
        assert told in run(project, command).err
    report = ("report", "frequencies", "--format", "json", "--code")
    shown = [json.loads(run(project, *report, code).out)["parameters"] for code in ("distance", "access")]
    assert [one.get("rejections without effect") for one in shown] == [
        "1 in the selection, see qda code",
        None,
    ]
    assert "1 coding placed where the same words stand" in run(project, "anchors", "--same-words").out
    assert "no coding is stale" in run(project, "anchors").out
    assert one(run, project, "P2", "distance")["status"] == "rejected"
    assert "without effect" not in run(project, "code").err


def test_words_that_stand_twice_are_ambiguous_and_both_places_are_candidates(project, run) -> None:
    assert run(project, "add", "P2", "the hospital", "access", "--coder", "Anna").code == 0
    path = project / "transcripts" / "interviews" / "P2.md"
    path.write_text("P2: See the hospital! I like the hospital?\n", encoding="utf-8")
    assert "ambiguous: P2, access: 'the hospital'" in run(project, "import", path).err
    rows = [row for row in waiting(run, project) if row["code"] == "access"]
    assert [(row["passage"], row["likeness"]) for row in rows] == [("the hospital", 1)] * 2
    assert run(project, "anchors", rows[0]["id"], "--at", "2").code == 0


def test_marks_and_spaces_are_placed_all_at_once(project, run) -> None:
    assert run(project, "add", "P1", "They say the fee", "access", "--coder", "Anna").code == 0
    edit(project.joinpath(*P1), "They say the fee", "They  say: the fee")
    assert run(project, "import", "transcripts").code == 0
    assert "1 coding placed" in run(project, "anchors", "--same-words", "--coder", "Cem").out
    assert [row["quote"] for row in codings(run, project, "--coder", "Anna")] == ["They  say: the fee"]


def test_accepting_a_stale_coding_says_what_to_do_instead(changed, run) -> None:
    done = run(changed, "accept", stale_id(run, changed, "access"))
    assert done.code == 2
    assert "qda anchors" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["zzzz"], "no stale coding has an id that begins with 'zzzz'"),
        (["ID", "--at", "99"], "has no candidate 99"),
        (["ID", "--quote", "never said"], "does not hold 'never said'"),
        (["ID", "--at", "1", "--reject"], "one decision"),
        (["--reject"], "Say one coding"),
        (["--same-words", "ID"], "leave the id"),
        (["--document", "P9"], "no document 'P9'"),
        (["--coder", "Cem"], "--coder says who decides"),
    ],
)
def test_a_wrong_call_is_told_and_nothing_is_recorded(arguments, said, changed, run, database) -> None:
    id = stale_id(run, changed, "access")
    before = database(changed)
    done = run(changed, "anchors", *(id if one == "ID" else one for one in arguments))
    assert done.code == 2
    assert said in done.err
    assert database(changed) == before


def test_the_same_short_words_in_another_statement_are_left_to_a_person(project, run) -> None:
    path = project.joinpath(*P1)
    edit(path, "P1: No, we", "P1: The salary was better here. No, we")
    run(project, "import", "transcripts")
    assert run(project, "add", "P1", "salary", "access", "--coder", "Anna").code == 0
    edit(path, "The salary was better here. ", "")
    edit(path, "is lower now.", "is lower now. A cleaner's salary is a secret.")
    run(project, "import", "transcripts")
    assert "100% alike, in other surroundings: " in run(project, "anchors").out
    done = run(project, "anchors", "--same-words")
    assert "0 codings placed where the same words stand; 1 still stale" in done.out
    assert "A cleaner's [salary] is a secret" in run(project, "anchors").out


def test_what_is_placed_by_the_same_words_is_listed(project, run) -> None:
    assert run(project, "add", "P1", "fee", "access", "--coder", "Anna").code == 0
    edit(project.joinpath(*P1), "They say the fee of", "They say: the FEE of")
    run(project, "import", "transcripts")
    out = run(project, "anchors", "--same-words").out
    assert "access now stands at 'FEE' in P1, line 11" in out
    assert "still stale" in out


def test_a_coding_that_becomes_the_interviewers_words_is_told_once(project, run) -> None:
    path = project.joinpath(*P1)
    assert run(project, "add", "P1", "Maybe the cost", "access", "--coder", "Anna").code == 0
    assert run(project, "add", "P1", "afford the medicine?", "access", "--coder", "Anna").code == 0
    edit(
        path,
        "P1: Maybe the cost of the doctor will go down.",
        "Maybe the cost of the doctor will go down.\n\nP1: Well.",
    )
    told = run(project, "import", "transcripts").err
    assert "P1: now the interviewer's words, and so in no count: access, by Anna" in told
    assert told.count("now the interviewer's words") == 1
    assert "'Maybe the cost'" in told
    edit(path, "P1: Well.", "P1: Well, yes.")
    assert "now the interviewer's words" not in run(project, "run").err


def test_an_old_version_brings_back_what_people_placed_elsewhere_meanwhile(changed, run) -> None:
    for row in {row["id"]: row for row in waiting(run, changed)}.values():
        done = run(changed, "anchors", row["id"], "--at", "1", "--coder", "Cem")
        assert done.code == 0, done.err
    assert "no coding is stale" in run(changed, "anchors").out
    test_an_old_version_brings_everything_back(changed, run)
    assert run(changed, "check").code == 0
    (mine,) = codings(run, changed, "--coder", "Anna")
    assert mine["quote"] == "lower now"
    assert one(run, changed, "P2", "distance")["quote"] == "long way"


def test_a_stale_coding_is_not_placed_where_its_coder_has_coded_the_same(project, run, database) -> None:
    file = project / "transcripts" / "interviews" / "P2.md"
    assert run(project, "add", "P2", "a long way", "access", "--coder", "Anna").code == 0
    edit(file, "a long way", "a, long way")
    assert run(project, "import", "transcripts").code == 0
    assert run(project, "add", "P2", "a, long way", "access", "--coder", "Anna").code == 0
    id = stale_id(run, project, "access", "P2")
    before = database(project)
    for words in (("--at", "1"), ("--quote", "a, long way")):
        done = run(project, "anchors", id, *words, "--coder", "Anna")
        assert done.code == 2
        assert "Anna has already put these words of P2 under 'access'" in done.err
        assert f"qda anchors {id} --reject" in done.err
    assert "0 codings placed" in run(project, "anchors", "--same-words", "--coder", "Anna").out
    assert database(project) == before


def test_a_lost_coding_is_listed_once_and_a_rejected_one_of_a_person_waits_for_nothing(project, run) -> None:
    for words in ("a long way", "the hospital"):
        assert run(project, "add", "P2", words, "access", "--coder", "Anna").code == 0
    place = ("--document", "P2", "--code", "access", "--quote")
    assert run(project, "accept", *place, "a long way", "--coder", "Ben").code == 0
    assert run(project, "memo", "Hm", *place, "a long way", "--coder", "Ben").code == 0
    assert run(project, "reject", *place, "the hospital", "--coder", "Ben").code == 0
    file = project / "transcripts" / "interviews" / "P2.md"
    edit(file, "the hospital", "there")
    told = run(project, "import", "transcripts").err
    assert "  lost: P2, access: 'the hospital', rejected before: nothing to decide" in told
    assert "qda anchors" not in told
    assert "no coding is stale" in run(project, "anchors").out
    edit(file, "a long way", "a very long road")
    told = run(project, "import", "transcripts").err
    assert told.count("lost: P2, access: 'a long way'") == 1
    assert "These are stale until you decide where they stand: qda anchors" in told
    gone = run(project, "remove", "P2").out
    assert "3 versions of its text, 2 codings by people, 2 decisions, 1 memo." in gone


def test_what_was_corrected_while_somebody_chose_a_place_stays_corrected(changed) -> None:
    from qda.model.coding import Assertion
    from qda.project.decisions.anchors import choose, waiting
    from qda.project.workspace import open_workspace

    with open_workspace(changed) as workspace:
        (own,) = (each for each in waiting(workspace) if each.coding.coder == "Anna")
        with workspace.store.change("Anna") as change:
            change.correct_coding(own.coding, Assertion.HEDGED)
        choose(workspace, own, 1, "Cem")
        (coding,) = workspace.store.codings()
    assert (coding.assertion, coding.anchor) == (Assertion.HEDGED, own.candidates[0].anchor)
