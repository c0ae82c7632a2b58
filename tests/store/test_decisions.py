from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import permutations

import pytest

from qda.errors import StoreError, UsageError
from qda.model.coding import RULES, Coding, Status
from qda.model.decision import Decision, Memo, Verdict
from qda.model.document import Document
from qda.model.identity import coding_id
from qda.store.database import Store

Make = Callable[..., Coding]


@pytest.fixture(autouse=True)
def _with_document(store: Store, document: Document) -> None:
    with store.change("Anna") as change:
        change.put_document(document)


@pytest.fixture
def coding(make_coding: Make) -> Coding:
    """A coding that the rules made."""
    return replace(make_coding(coder=RULES), status=Status.PROPOSED, rule="durand_line/1", score=1.0, at=None)


def decide(store: Store, coding: Coding, verdict: Verdict, coder: str = "Anna") -> Decision:
    with store.change(coder) as change:
        decision = Decision(coding, verdict, coder, change.at)
        change.decide(decision)
    return decision


def in_new_text(decision: Decision, text: Document) -> Decision:
    anchor = decision.coding.anchor
    start = text.text.index(anchor.quote)
    end = start + len(anchor.quote)
    there = replace(anchor, text_hash=text.text_hash, start=start, end=end)
    identity = coding_id("P5", text.text_hash, decision.coding.code, start, end)
    return replace(decision, coding=replace(decision.coding, id=identity, anchor=there))


def test_a_decision_comes_back_with_the_coding_as_it_stood(store: Store, coding: Coding) -> None:
    decision = decide(store, coding, Verdict.REJECT)
    assert store.decisions() == (decision,)
    assert store.events()[-1].type == "CodingDecided"


def test_the_latest_decision_counts_and_all_are_kept(store: Store, coding: Coding) -> None:
    first = decide(store, coding, Verdict.ACCEPT)
    second = decide(store, coding, Verdict.REJECT, coder="Ben")
    third = decide(store, coding, Verdict.ACCEPT, coder="Cem")
    assert store.decisions() == (third,)
    assert store.all_decisions() == (first, second, third)
    assert [coder.name for coder in store.coders()] == ["Anna", "Ben", "Cem"]


def test_of_decisions_that_came_together_from_several_copies_the_one_made_last_counts(
    store: Store, coding: Coding
) -> None:
    times = ["2026-03-01T09:00:00Z", "2026-03-01T11:00:00Z", "2026-03-01T10:00:00Z"]
    made = [Decision(coding, Verdict.ACCEPT, f"Coder {n}", at) for n, at in enumerate(times)]
    for order in permutations(made):
        with suppress(_Undone), store.change("Anna") as change:
            for one in order:
                change.decide(one)
            assert change.decisions() == (made[1],)
            raise _Undone


class _Undone(Exception):
    """Nothing of a change is kept."""


def test_of_two_decisions_in_one_second_the_same_one_counts_in_every_copy(
    store: Store, coding: Coding
) -> None:
    ann, ben = (Decision(coding, Verdict(v), w, "2026-03-01T09:00:00Z") for v, w in _IN_ONE_SECOND)
    for order in ((ann, ben), (ben, ann)):
        with suppress(_Undone), store.change("Anna") as change:
            for one in order:
                change.decide(one)
            assert change.decisions() == (ben,)
            raise _Undone


_IN_ONE_SECOND = (("reject", "Ann"), ("accept", "Ben"))


def test_who_decides_on_what_a_fast_clock_has_dated_comes_after_it(store: Store, coding: Coding) -> None:
    with store.change("Ben") as change:
        change.decide(Decision(coding, Verdict.REJECT, "Ben", "2099-12-31T23:59:59Z"))
    with store.change("Anna") as change:
        change.decide_now(coding, Verdict.ACCEPT)
    latest = Decision(coding, Verdict.ACCEPT, "Anna", "2100-01-01T00:00:00Z")
    assert store.decisions() == (latest,)


def test_of_two_decisions_in_one_second_of_one_copy_the_second_counts(store: Store, coding: Coding) -> None:
    with store.change("Zoe") as change:
        change.decide_now(coding, Verdict.REJECT)
        change.decide_now(coding, Verdict.ACCEPT)
        change.decide_now(coding, Verdict.REJECT)
    times = [one.at[-3:] for one in store.all_decisions()]
    assert times == sorted(set(times))
    assert [one.verdict for one in store.decisions()] == [Verdict.REJECT]


def test_a_decision_that_moves_to_where_a_later_one_stands_does_not_overrule_it(
    store: Store, coding: Coding, changed_text: Document
) -> None:
    earlier = decide(store, coding, Verdict.ACCEPT)
    with store.change("Ben") as change:
        change.put_document(changed_text)
    later = decide(store, in_new_text(earlier, changed_text).coding, Verdict.REJECT, coder="Ben")
    with store.change("Anna") as change:
        change.anchor_decision(earlier, in_new_text(earlier, changed_text), "moved")
    assert store.decisions() == (later,)
    assert len(store.all_decisions()) == 3


def test_each_coding_has_its_own_decision(store: Store, coding: Coding, make_coding: Make) -> None:
    other = make_coding("never accepted", coder=RULES)
    same_passage_by_a_person = make_coding(coder="Ben")
    decisions = tuple(decide(store, one, Verdict.ACCEPT) for one in (coding, other, same_passage_by_a_person))
    assert store.decisions() == decisions


def test_a_decision_on_words_that_are_not_there_is_refused(store: Store, coding: Coding) -> None:
    false = replace(coding, anchor=replace(coding.anchor, quote="A border"))
    with pytest.raises(StoreError, match="the quotation does not stand"):
        decide(store, false, Verdict.ACCEPT)
    assert (store.all_decisions(), store.coders()) == ((), ())


def test_a_decision_moves_with_its_document_and_counts_at_the_new_place_only(
    store: Store, coding: Coding, changed_text: Document
) -> None:
    overruled = decide(store, coding, Verdict.ACCEPT)
    before = decide(store, coding, Verdict.REJECT)
    after = in_new_text(before, changed_text)
    with store.change("Ben") as change:
        change.put_document(changed_text)
        change.anchor_decision(before, after, "moved")
    assert after.coding.id != before.coding.id
    assert store.decisions() == (after,)
    assert store.all_decisions() == (overruled, before, after)
    assert (store.events()[-1].type, store.events()[-1].payload["fate"]) == ("DecisionAnchored", "moved")


def test_a_new_decision_after_a_move_counts_again(
    store: Store, coding: Coding, changed_text: Document
) -> None:
    before = decide(store, coding, Verdict.REJECT)
    after = in_new_text(before, changed_text)
    with store.change("Ben") as change:
        change.put_document(changed_text)
        change.anchor_decision(before, after, "moved")
    latest = decide(store, after.coding, Verdict.ACCEPT)
    assert store.decisions() == (latest,)


def test_a_decision_and_a_memo_that_came_back_and_move_again_count_once(
    store: Store, coding: Coding, document: Document, changed_text: Document
) -> None:
    """The text goes there, back, and there again: what came back is as it first was, and is what moves."""
    here = decide(store, coding, Verdict.REJECT)
    there = in_new_text(here, changed_text)
    noted, elsewhere = (
        Memo("coding", one.coding.id, "Why?", "Anna", here.at, one.coding) for one in (here, there)
    )
    with store.change("Anna") as change:
        change.write_memo(noted)
    for text, back in ((changed_text, False), (document, True), (changed_text, False)):
        with store.change("Ben") as change:
            change.put_document(text)
            change.anchor_decision(*((there, here) if back else (here, there)), "moved")
            change.anchor_memo(*((elsewhere, noted) if back else (noted, elsewhere)), "moved")
    assert store.decisions() == store.standing_decisions() == (there,)
    assert store.memos() == (elsewhere,)
    with store.change("Anna") as change:
        removal = change.remove_document("P5")
    assert (removal.decisions, removal.memos) == (1, 1)


def test_a_decision_whose_words_are_lost_stays_with_the_old_text(
    store: Store, coding: Coding, changed_text: Document
) -> None:
    before = decide(store, coding, Verdict.ACCEPT)
    stale = replace(before, coding=replace(coding, status=Status.STALE))
    with store.change("Ben") as change:
        change.put_document(changed_text)
        change.anchor_decision(before, stale, "lost")
    assert store.decisions() == (stale,)


def test_anchoring_makes_no_other_decision_and_needs_one_that_is_there(store: Store, coding: Coding) -> None:
    decision = decide(store, coding, Verdict.ACCEPT)
    with store.change("Ben") as change:
        with pytest.raises(ValueError, match="does not make another one of it"):
            change.anchor_decision(decision, replace(decision, verdict=Verdict.REJECT), "moved")
        unknown = replace(decision, at="1999-01-01T00:00:00Z")
        with pytest.raises(UsageError, match="there is no such decision by Anna"):
            change.anchor_decision(unknown, unknown, "moved")
