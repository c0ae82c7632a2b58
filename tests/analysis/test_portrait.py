"""The course of a document, with places counted by hand."""

import pytest

from qda.analysis.frames.selection import ALL, Selection, select
from qda.analysis.portrait import portrait
from qda.errors import UsageError


def test_places_are_words_of_the_whole_document_from_one(small_study) -> None:
    """P1: Do you speak of the fence? (6 words, of the interviewer) The Durand Line is not settled. (7-12)
    The fence on the Durand Line gives them influence. (13-21) They want influence. (22-24)"""
    table = portrait(select(small_study, Selection()), "P1")
    assert table.rows == (
        ("durand_line", 8, 10, "P1", "affirmed"),
        ("durand_line", 15, 18, "P1", "affirmed"),
        ("fence", 14, 16, "P1", "affirmed"),
        ("influence", 19, 21, "P1", "affirmed"),
        ("influence", 23, 24, "P1", "affirmed"),
    )
    assert table.n == 24
    assert table.excluded["codings of interviewers' words"] == 1
    assert table.notes == ()  # the themes border and power are headings, under which nobody codes


def test_one_word_begins_and_ends_at_itself_and_has_its_assertion(small_study) -> None:
    table = portrait(select(small_study, Selection(assertions=(ALL,))), "P2")
    assert table.rows == (("fence", 2, 2, "P2", "affirmed"), ("influence", 7, 7, "P2", "negated"))
    assert table.notes == ("Codes without a passage in this document: 1.",)  # durand_line


def test_a_document_without_anything_in_the_selection_is_refused(small_study) -> None:
    with pytest.raises(UsageError, match="the filters leave nothing of 'P1' to show") as error:
        portrait(select(small_study, Selection(participants=("P2",))), "P1")
    assert error.value.remedy.startswith("Leave out --participant")
