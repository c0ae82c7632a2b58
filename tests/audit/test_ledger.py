"""The ledger of the little study, worked out by hand."""

from qda.audit.ledger import keep_ledger
from qda.model.coding import Assertion
from qda.model.finding import EvidenceRole
from tests.audit.conftest import BOOK, CODINGS, coding, evidence, source

SUPPORTS, QUALIFIES, CONTRADICTS = EvidenceRole


def test_voices_are_those_who_speak_and_not_the_documents(ledger_of):
    (account,) = ledger_of(
        ("cost", "C.", evidence("P1", "It cost too much."), evidence("group", "Money is short."),
         evidence("w2017"), evidence("group", "Money is never short.", CONTRADICTS), evidence("P2")),
    ).accounts  # fmt: skip
    assert account.participants(SUPPORTS) == ("P1", "Ann")
    assert account.works(SUPPORTS) == ("w2017",)
    assert account.participants(CONTRADICTS) == ("Ben",)
    assert account.kinds(SUPPORTS) == ("interview", "literature")


def test_what_does_not_stand_counts_for_nobody(ledger_of):
    (account,) = ledger_of(
        ("cost", "C.", evidence("P1", "It cost nothing."), evidence("P1", "Was it dear?"), evidence("P2")),
    ).accounts  # fmt: skip
    assert account.voices() == ()
    assert [entry.stands for entry in account.entries] == [False, True, False]


def test_evidence_without_a_quotation_counts_those_who_say_it(ledger_of):
    (account,) = ledger_of(("coping", "C.", evidence("group"))).accounts
    assert account.participants() == ("Ben",)


def test_a_theme_means_all_codes_below_it_and_a_code_itself(ledger_of):
    theme, code = ledger_of(("barriers", "C."), ("cost", "C.")).accounts
    assert theme.codes == ("barriers", "cost", "distance")
    assert code.codes == ("cost",)


def test_passages_that_are_not_listed_come_by_strength_in_whole_sentences(ledger_of):
    (account,) = ledger_of(("cost", "C.")).accounts
    told = [(one.spot.document, one.assertion, one.rules, one.text) for one in account.unlisted]
    assert told == [
        ("P1", Assertion.AFFIRMED, 2, "It cost too much."),
        ("w2017", Assertion.AFFIRMED, 1, "Prices rose in every town."),
        ("group", Assertion.REPORTED, 1, "Money is short."),
        ("P2", Assertion.NEGATED, 1, "The fee is not high, they say."),
    ]


def test_passages_with_more_codes_and_of_persons_are_stronger(ledger_of):
    extra = (*CODINGS, coding("w2017", "Prices", "coping"))
    (account,) = ledger_of(("cost coping", "C."), codings=extra).accounts
    assert [one.spot.document for one in account.unlisted] == ["w2017", "group", "P1", "P2", "group", "P2"]
    assert account.unlisted[0].codes == ("cost", "coping")
    assert account.unlisted[1].by_person


def test_a_quoted_sentence_is_listed_and_a_negated_passage_of_a_supporting_document_is_not(ledger_of):
    (account,) = ledger_of(
        ("cost", "C.", evidence("P1", "too much"), evidence("w2017"), evidence("P2")),
    ).accounts  # fmt: skip
    assert [one.spot.document for one in account.unlisted] == ["group", "P2"]
    (contrary,) = ledger_of(("cost", "C.", evidence("P2", role=CONTRADICTS))).accounts
    assert "P2" not in [one.spot.document for one in contrary.unlisted]


def test_participants_of_the_study_are_all_who_answer(ledger_of):
    assert dict(ledger_of().participants) == {"P1": "P1", "P2": "P2", "Ann": "group", "Ben": "group"}


def test_what_a_person_codes_of_a_question_is_no_passage_and_one_that_goes_on_is_the_answer(ledger_of):
    question = coding("P1", "Was it dear?", "coping", coder="Eva", score=None)
    ledger = ledger_of(("coping", "C.", evidence("P1")), codings=(question,))
    (account,) = ledger.accounts
    assert [entry.stands for entry in account.entries] == [False]
    assert account.unlisted == ()
    assert ledger.asked == 1
    onward = coding("P1", "dear?\n\nP1: It cost", "coping", coder="Eva", score=None)
    (account,) = ledger_of(("coping", "C.", evidence("P1")), codings=(question, onward)).accounts
    assert [len(entry.codings) for entry in account.entries] == [1]
    assert account.participants(SUPPORTS) == ("P1",)
    (account,) = ledger_of(("coping", "C."), codings=(question, onward)).accounts
    assert [(one.spot.voice.name, one.spot.line) for one in account.unlisted] == [("P1", 4)]


def test_a_quotation_has_the_codings_within_it_and_only_else_those_of_its_sentence(ledger_of):
    codings = (coding("P2", "The fee", "cost"), coding("P2", "they say", "cost"))
    wide, beside = ledger_of(
        ("cost", "C.", evidence("P2", "The fee is not high"), evidence("P2", "is not high")), codings=codings
    ).accounts[0].entries  # fmt: skip
    assert [one.anchor.quote for one in wide.codings] == ["The fee"]
    assert [one.anchor.quote for one in beside.codings] == ["The fee", "they say"]


def test_a_passage_beside_a_quotation_in_one_sentence_is_listed(ledger_of):
    listed = ("cost", "C.", evidence("P2", "The fee is not high"))
    (account,) = ledger_of(listed, codings=(coding("P2", "they say", "cost"),)).accounts
    assert account.unlisted == ()


def test_the_words_of_who_asks_stand_but_bear_on_no_claim(ledger_of):
    (account,) = ledger_of(("cost", "C.", evidence("P1", "Was it dear?"), evidence("P1", "It cost"))).accounts
    assert [(entry.stands, entry.bears) for entry in account.entries] == [(True, False), (True, True)]


def test_a_participant_of_two_documents_is_told_with_the_first():
    twice = [source("one", "Ann: Money is short."), source("two", "Ann: Money is short.")]
    ledger = keep_ledger([], {one.document.name: one for one in twice}, (), BOOK)
    assert dict(ledger.participants) == {"Ann": "one"}
