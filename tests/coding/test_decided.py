"""What people decided about codings stays, whatever the rules do later."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qda.coding.decided import decided
from qda.model.coding import RULES, Coding, Status, anchor
from qda.model.decision import Decision, Verdict
from qda.model.identity import coding_id
from qda.model.span import Span

TEXT = "The border is closed and the line is a wound."
NOW = {"P1": "now"}


def coding(word: str, *, coder: str = RULES, code: str = "x", text_hash: str = "now") -> Coding:
    start = TEXT.index(word)
    span = Span(start, start + len(word))
    person = None if coder == RULES else coder
    identity = coding_id("P1", text_hash, code, *span, person)
    return Coding(identity, anchor("P1", text_hash, TEXT, span), code, coder)


def verdict(about: Coding, decision: Verdict) -> Decision:
    return Decision(about, decision, "Ada", "2024-01-01T00:00:00Z")


def statuses(*found: Coding) -> dict[str, Status]:
    return {one.anchor.quote: one.status for one in found}


def test_a_coding_without_a_decision_is_proposed():
    assert statuses(*decided([coding("border")], [], [], NOW)) == {"border": Status.PROPOSED}


def test_decisions_survive_a_new_run_that_finds_the_same():
    border, line = coding("border"), coding("line")
    decisions = [verdict(border, Verdict.ACCEPT), verdict(line, Verdict.REJECT)]
    again = [coding("line"), coding("border"), coding("wound")]
    assert statuses(*decided(again, [], decisions, NOW)) == {
        "line": Status.REJECTED, "border": Status.ACCEPTED, "wound": Status.PROPOSED,
    }  # fmt: skip


def test_an_accepted_coding_that_the_rules_no_longer_make_stays_and_so_does_a_rejected_one():
    decisions = [verdict(coding("border"), Verdict.ACCEPT), verdict(coding("line"), Verdict.REJECT)]
    assert statuses(*decided([], [], decisions, NOW)) == {"border": Status.ACCEPTED, "line": Status.REJECTED}


def test_the_rules_present_reading_counts_for_what_they_still_make():
    then = replace(coding("border"), rule="x/1", score=1.0)
    now = replace(coding("border"), rule="x/1; x/2", score=2.0)
    (found,) = decided([now], [], [verdict(then, Verdict.ACCEPT)], NOW)
    assert (found.rule, found.score, found.status) == ("x/1; x/2", 2.0, Status.ACCEPTED)


def test_where_the_rules_cut_a_passage_differently_the_verdict_goes_with_it():
    for now in ("border is", "bord", "The border is closed and"):
        for decision, status in ((Verdict.ACCEPT, Status.ACCEPTED), (Verdict.REJECT, Status.REJECTED)):
            found = decided([coding(now), coding("wound")], [], [verdict(coding("border"), decision)], NOW)
            assert statuses(*found) == {now: status, "wound": Status.PROPOSED}


def test_a_passage_that_was_parted_takes_its_verdict_into_each_part():
    whole = verdict(coding("border is closed"), Verdict.REJECT)
    found = decided([coding("border"), coding("closed")], [], [whole], NOW)
    assert statuses(*found) == {"border": Status.REJECTED, "closed": Status.REJECTED}


def test_verdicts_that_disagree_stay_where_they_were_given_and_the_new_passage_waits():
    decisions = [verdict(coding("border"), Verdict.ACCEPT), verdict(coding("closed"), Verdict.REJECT)]
    for order in (decisions, decisions[::-1]):
        assert statuses(*decided([coding("border is closed")], [], order, NOW)) == {
            "border is closed": Status.PROPOSED,
            "border": Status.ACCEPTED,
            "closed": Status.REJECTED,
        }


def test_a_verdict_never_wanders_to_another_code_another_coder_or_a_passage_with_its_own_verdict():
    about = verdict(coding("border is"), Verdict.REJECT)
    assert statuses(*decided([coding("border", code="y")], [], [about], NOW))["border"] is Status.PROPOSED
    assert statuses(*decided([], [coding("border", coder="Ada")], [about], NOW))["border"] is Status.PROPOSED
    own = verdict(coding("border"), Verdict.ACCEPT)
    found = decided([coding("border")], [], [about, own], NOW)
    assert statuses(*found) == {"border": Status.ACCEPTED, "border is": Status.REJECTED}
    mine = verdict(coding("border is", coder="Ada"), Verdict.REJECT)
    assert statuses(*decided([coding("border")], [], [mine], NOW))["border"] is Status.PROPOSED


def test_a_persons_coding_of_the_same_passage_is_a_coding_of_its_own():
    rules, ada = coding("border"), coding("border", coder="Ada")
    found = decided([rules], [ada], [verdict(ada, Verdict.REJECT)], NOW)
    assert [(one.coder, one.status) for one in found] == [("rules", "proposed"), ("Ada", "rejected")]


def test_a_coding_of_an_earlier_text_is_stale_unless_it_was_rejected_anyway():
    old = coding("border", text_hash="then")
    assert statuses(*decided([], [], [verdict(old, Verdict.ACCEPT)], NOW)) == {"border": Status.STALE}
    assert statuses(*decided([], [], [verdict(old, Verdict.REJECT)], NOW)) == {"border": Status.REJECTED}
    undecided = coding("line", coder="Ada", text_hash="then")
    assert statuses(*decided([], [undecided], [], NOW)) == {"line": Status.STALE}


def test_a_coding_of_a_document_that_is_gone_is_stale_not_dropped():
    found = decided([], [coding("line", coder="Ada")], [verdict(coding("border"), Verdict.ACCEPT)], {})
    assert statuses(*found) == {"line": Status.STALE, "border": Status.STALE}


WORDS = st.sampled_from(["border", "closed", "line", "wound"])
CODINGS = st.builds(
    coding, WORDS, coder=st.sampled_from([RULES, "Ada"]), code=st.sampled_from("xy"),
    text_hash=st.sampled_from(["now", "then"]),
)  # fmt: skip
DECISIONS = st.builds(verdict, CODINGS, st.sampled_from(Verdict))


@given(st.lists(CODINGS), st.lists(CODINGS), st.lists(DECISIONS, unique_by=lambda one: one.coding.id))
def test_nothing_is_lost_and_nothing_counts_twice(machine, people, decisions):
    found = decided(machine, people, decisions, NOW)
    ids = [one.id for one in found]
    assert len(ids) == len(set(ids))
    assert set(ids) == {one.id for one in (*machine, *people, *(d.coding for d in decisions))}
    assert decided(found, [], decisions, NOW) == found
