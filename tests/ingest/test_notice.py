"""Notices of many documents that say the same."""

from qda.ingest.notice import Notice, gathered

TAKEN = "'INT' is taken for the interviewer: asks in {}% of the turns, others in at most {}%, and says less"


def test_notices_that_differ_in_document_and_percentages_are_one() -> None:
    shares = [(100, 4), (83, 4), (91, 4)]
    found = [Notice(TAKEN.format(*one), f"P{number}", "If not: none") for number, one in enumerate(shares, 1)]
    (one,) = gathered(found)
    assert str(one) == (
        "P1, P2, P3 (3 in all): 'INT' is taken for the interviewer: asks in 83-100% of the turns, others in "
        "at most 4%, and says less\n  If not: none"
    )


def test_of_parts_of_many_documents_the_sum_is_told() -> None:
    found = [Notice(f"{number} of 500 passages stand in questions", f"P{number}") for number in (1, 1, 2, 4)]
    assert gathered(found) == [Notice("7 of 1,500 passages stand in questions", "P1, P2, P4 (3 in all)")]
    assert gathered(found[:2]) == [Notice("1 of 500 passages stand in questions", "P1")]


def test_of_many_documents_the_first_are_named() -> None:
    found = [Notice("a heading was left out", f"P{number}") for number in range(1, 1201)]
    assert [one.where for one in gathered(found)] == [
        "P1, P2, P3, P4, P5, P6, P7, P8 and 1,192 more (1,200 in all)"
    ]


def test_a_document_that_two_notices_name_counts_once() -> None:
    assert gathered([Notice("a table was left out", "P1")] * 2) == [Notice("a table was left out", "P1")]


def test_what_says_something_else_stays_where_it_first_stood() -> None:
    found = [
        Notice("'INT' asks in 80%", "P1", "a"),
        Notice("2 comments", "P2"),
        Notice("3 comments", "P3"),
        Notice("'Q' asks in 80%", "P4", "a"),
        Notice("'INT' asks in 80%", "P5", "b"),
        Notice("'INT' asks in 90%", "P6", "a"),
    ]
    assert gathered(found) == [Notice("'INT' asks in 80-90%", "P1, P6 (2 in all)", "a"), *found[1:5]]
