"""What a page opens from a number: the passage with the text around it, and where two codes meet."""

import pytest

from qda.analysis.context import around
from qda.analysis.frames.selection import ALL, Selection, select
from qda.analysis.in_context import in_context
from qda.analysis.meeting.cooccurrence import cooccurrence
from qda.model.document import Document
from qda.model.span import Span

TEXTS = {
    "P1": "Do you speak of the fence? The Durand Line is not settled. "
    "The fence on the Durand Line gives them influence. They want influence.",
    "P2": "A fence was built. Nobody has influence there.",
    "P3": "I would rather not say.",
    "khan2020": "The Durand Line was drawn in 1893. Influence follows.",
}


@pytest.fixture
def documents():
    return {
        name: Document(name, "interview", text, Span(0, len(text)), f"{name}.txt", "")
        for name, text in TEXTS.items()
    }


def rows(table):
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def everything(study):
    return select(study, Selection(assertions=(ALL,), statuses=(ALL,)))


def test_before_quotation_and_after_are_one_stretch_of_the_text(small_study, documents):
    listed = rows(
        in_context(everything(small_study), select(small_study, Selection()), documents, unit="turn")
    )
    assert len(listed) == 10  # the interviewer's is left out
    for row in listed:
        assert f"{row['before']}{row['quote']}{row['after']}" == TEXTS[row["document"]]


def test_counted_are_those_of_the_tables(small_study, documents):
    listed = rows(
        in_context(everything(small_study), select(small_study, Selection()), documents, unit="turn")
    )
    left_out = [(row["document"], row["quote"]) for row in listed if not row["counted"]]
    assert sorted(left_out) == [("P2", "A fence was built"), ("P2", "influence")]


def test_a_passage_of_an_earlier_text_keeps_the_words_that_stood_around_it(small_study, documents):
    text = f"Well. {TEXTS['P2']}"
    documents["P2"] = Document("P2", "interview", text, Span(0, len(text)), "P2.txt", "")
    chosen = everything(small_study)
    listed = rows(in_context(chosen, chosen, documents, unit="turn"))
    (rejected,) = [row for row in listed if row["quote"] == "A fence was built"]
    assert (rejected["before"], rejected["after"]) == ("", ". Nobody has influence there.")


@pytest.mark.parametrize("unit", ["sentence", "paragraph", "turn", "document", "overlap"])
def test_stretches_meet_where_the_table_of_cooccurrence_says(small_study, documents, unit):
    chosen = select(small_study, Selection())
    listed = rows(in_context(chosen, chosen, documents, unit=unit))
    for pair in rows(cooccurrence(chosen, unit=unit)):
        ones, others = ([row for row in listed if row["code"] == pair[side]] for side in ("a", "b"))
        shared = [
            (number, *((one["id"], other["id"]) if unit == "overlap" else ()))
            for one in ones
            for other in others
            if one["document"] == other["document"] and min(one["first"], other["first"]) >= 0
            for number in range(max(one["first"], other["first"]), min(one["last"], other["last"]) + 1)
        ]
        met = {pair_of[1:] for pair_of in shared} if unit == "overlap" else set(shared)
        assert len(met) == pair["n12"]


def test_context_is_cut_between_words_and_kept_to_the_body():
    text = "---\nname: P1\n---\nQ: Why?\n\nP1: It was far away and nobody came for us."
    body = Span(text.index("Q:"), len(text))
    start = text.index("far")
    assert around(text, body, start, start + 3) == ("Q: Why?\n\nP1: It was ", " away and nobody came for us.")
    assert around(text, body, start, start + 3, reach=10) == ("… It was ", " away and …")
    assert around("字" * 50, Span(0, 50), 20, 22, reach=5) == ("… " + "字" * 5, "字" * 5 + " …")
