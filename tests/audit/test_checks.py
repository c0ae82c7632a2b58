"""Each check: a finding that has the fault, and the like of it that has not."""

from dataclasses import replace

import pytest

from qda.audit.check_names import CHECKS as NAMES
from qda.audit.checks import CHECKS, check_ledger
from qda.audit.ledger import keep_ledger
from qda.audit.ledger_tables import entries_table
from qda.audit.stance import Stance
from qda.errors import Place
from qda.model.codebook import Code
from qda.model.coding import Assertion, Status
from qda.model.finding import EvidenceRole, Finding
from qda.model.settings import FindingLimits
from tests.audit.conftest import BOOK, CODINGS, SOURCES, coding, evidence, source

SUPPORTS, QUALIFIES, CONTRADICTS = EvidenceRole
COST = evidence("P1", "It cost too much.")
FAR = evidence("P1", "The clinic is far.")
SHORT = evidence("group", "Money is short.")
NEVER = evidence("group", "Money is never short.", CONTRADICTS)
PRICES = evidence("w2017", "Prices rose")


def found(check, ledger, **limits):
    return list(CHECKS[check](ledger, replace(FindingLimits(), **limits)))


@pytest.mark.parametrize(
    ("check", "faulty", "sound"),
    [
        ("not-there", ("cost", "C.", evidence("P1", "It cost nothing")), ("cost", "C.", COST)),
        ("not-there", ("cost", "C.", evidence("P1", "Prices rose")), ("cost", "C.", PRICES)),
        ("interviewer-words", ("cost", "C.", evidence("P1", "Was it dear?")), ("cost", "C.", COST)),
        ("over-speakers", ("cost", "C.", evidence("group", "short. Money is")), ("cost", "C.", SHORT)),
        ("no-passage", ("cost", "C.", evidence("P2")), ("cost", "C.", evidence("P2", role=CONTRADICTS))),
        ("negated-support", ("cost", "C.", evidence("P2", "The fee is not high")), ("cost", "C.", COST)),
        ("hedged-support", ("coping", "C.", evidence("P2")), ("coping", "C.", evidence("group"))),
        ("reported-support", ("cost", "C.", SHORT), ("cost", "C.", PRICES)),
        ("no-support", ("cost", "C.", NEVER), ("cost", "C.", COST)),
        ("no-support", ("cost", "C.", evidence("P1", "nothing")), ("cost", "C.", evidence("w2017"))),
        ("few-participants", ("cost", "C.", COST), ("cost", "C.", COST, SHORT)),
        ("one-kind-of-source", ("cost", "C.", COST, SHORT), ("cost", "C.", COST, PRICES)),
        ("one-voice", ("cost", "C.", COST, FAR, SHORT), ("cost", "C.", COST, SHORT)),
        ("no-contrary", ("cost", "C.", COST), ("cost", "C.", COST, NEVER)),
        ("no-contrary", ("cost", "C.", replace(COST, role=QUALIFIES)), ("cost", "C.", NEVER)),
        ("other-codes", ("cost", "C.", FAR), ("distance", "C.", FAR)),
        ("other-codes", ("coping", "C.", PRICES), ("coping", "C.", replace(PRICES, role=QUALIFIES))),
        ("uncoded", ("cost", "C.", evidence("w2017", "Roads are bad")), ("cost", "C.", FAR)),
        ("opposite-roles", ("cost", "C.", COST, replace(COST, role=CONTRADICTS)), ("cost", "C.", COST, FAR)),
        ("code-in-no-document", ("trust", "C."), ("cost", "C.")),
        ("code-in-no-document", ("cost trust", "C."), ("barriers", "C.")),
        ("stale", ("distance", "C."), ("cost", "C.")),
    ],
)  # fmt: skip
def test_a_check_sees_its_fault_and_nothing_in_what_is_sound(check, faulty, sound, ledger_of):
    problems = found(check, ledger_of(faulty))
    assert [(one.check, one.finding) for one in problems][:1] == [(check, "F1")]
    assert problems[0].place.file == "findings/f.yaml"
    assert problems[0].place.line in {7, 10}
    assert problems[0].remedy.endswith((".", "distance w2017", "w2017"))
    assert [one for one in found(check, ledger_of(sound)) if one.finding] == []


def test_a_recorded_search_is_enough_and_qualifying_evidence_makes_it_lighter(ledger_of):
    assert found("no-contrary", ledger_of(("cost", "C.", COST), searched="All of P1.")) == []
    (bare,) = found("no-contrary", ledger_of(("cost", "C.", COST)))
    (qualified,) = found("no-contrary", ledger_of(("cost", "C.", COST, replace(NEVER, role=QUALIFIES))))
    assert (bare.severity, qualified.severity) == ("medium", "low")
    assert "negated and not listed: 1" in bare.said


def test_the_same_words_under_several_findings_are_told_once(ledger_of):
    again = evidence("P1", "cost too much", CONTRADICTS, line=21)
    (problem,) = found("several-findings", ledger_of(("cost", "C.", COST), ("distance", "D.", again)))
    assert "F1 (supports) and under F2 (contradicts, line 21)" in problem.said
    assert found("several-findings", ledger_of(("cost", "C.", COST), ("distance", "D.", FAR))) == []


def test_words_with_two_roles_are_told_though_a_finding_before_quotes_them_too(ledger_of):
    against = evidence("P1", "cost too much", CONTRADICTS, line=21)
    ledger = ledger_of(("distance", "D.", COST), ("cost", "C.", COST, against))
    (problem,) = found("opposite-roles", ledger)
    assert (problem.finding, problem.severity) == ("F2", "medium")


def test_a_work_may_report(ledger_of):
    extra = (coding("w2017", "Prices rose", "cost", Assertion.REPORTED),)
    assert found("reported-support", ledger_of(("cost", "C.", PRICES), codings=extra)) == []


def test_all_with_a_number_is_told_once(ledger_of):
    for claim in ("All four participants find it dear.", "All of the four participants find it dear."):
        (problem,) = found("prevalence", ledger_of(("cost", claim, COST, SHORT)))
        assert "four participants" in problem.said


def test_limits_are_those_of_the_study(ledger_of):
    ledger = ledger_of(("cost", "C.", COST, SHORT))
    assert len(found("few-participants", ledger, least_participants=3)) == 1
    assert found("one-voice", ledger, greatest_share=0.4) != []


def test_one_voice_over_all_findings_together(ledger_of):
    ledger = ledger_of(("cost", "C.", COST), ("distance", "C.", FAR))
    (problem,) = found("one-voice", ledger)
    assert (problem.finding, problem.about) == ("", "P1")
    assert "2 of the 2 quotations of all findings" in problem.said


def test_a_quotation_that_affirms_one_code_and_denies_another(ledger_of):
    extra = (*CODINGS, coding("P2", "fee", "distance"))
    quoted = evidence("P2", "The fee is not high")
    ledger = ledger_of(("cost distance", "C.", quoted), codings=extra)
    assert [one.about for one in found("partly-affirmed", ledger)] == ["P2"]
    assert found("negated-support", ledger) == []


def test_whoever_is_never_quoted_is_told_even_when_named(ledger_of):
    ledger = ledger_of(("cost coping", "C.", COST, evidence("group"), evidence("P2", "Was it dear?")))
    problems = found("never-quoted", ledger)
    assert [one.about for one in problems] == ["P2", "Ann", "Ben"]
    assert "though F1 names Ann" in problems[1].said
    assert problems[0].place == Place("P2.txt")


def test_codes_without_a_finding_and_with_one_coder(ledger_of):
    ledger = ledger_of(("barriers", "C."))
    assert [one.about for one in found("unused-code", ledger)] == ["coping"]
    assert [one.about for one in found("single-coder", ledger)] == ["cost", "distance"]
    second = (*CODINGS, coding("P1", "It cost", "cost", coder="Eva", status=Status.ACCEPTED))
    assert [one.about for one in found("single-coder", ledger_of(("cost", "C."), codings=second))] == []
    decided = replace(ledger, deciders={"cost": frozenset({"Eva"})})
    assert [one.about for one in found("single-coder", decided)] == ["distance"]


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("Most participants find it dear.", True),  # 2 of 4 is not more than half
        ("About half of the participants find it dear.", False),
        ("Two of four participants find it dear.", False),
        ("2 of 12 participants find it dear.", True),
        ("Three of the four participants find it dear.", True),
        ("Several interviewees find it dear.", True),
        ("A few participants find it dear.", False),
        ("All participants find it dear.", True),
        ("50% of participants find it dear.", False),
        ("75 per cent of respondents find it dear.", True),
        ("52% of participants find it dear.", True),  # what rounds to 52 is not 50
        ("About 55% of participants find it dear.", False),  # 2.2 people
        ("Two thirds of the participants find it dear.", True),  # 2.7 people
        ("Three quarters of the participants find it dear.", True),
        ("One in two participants finds it dear.", False),
        ("Two in three participants find it dear.", True),
        ("Not all participants find it dear.", False),
        ("Less than half of the participants find it dear.", True),
        ("Nearly half of the participants find it dear.", True),
        ("A minority of participants find it dear.", True),
        ("3 of 5 interviews find it dear.", False),  # interviews are not people, and are not counted
        ("Everyone found it dear.", True),
        ("Two participants said it was dear.", False),
        ("All women in the north find it dear.", False),  # of whom it is not known how many they are
        ("Most men find it dear.", False),
        ("Most older participants find it dear.", False),
        ("Most participants from the north find it dear.", False),
        ("Most participants in this study find it dear.", True),
        ("All four women in the first group find it dear.", True),
        ("Two women in the first group find it dear.", False),
        ("Three of the three women find it dear.", True),
        ("Only one participant finds it dear.", True),
        ("There is no help for participants.", False),
        ("Nobody finds it cheap.", False),
        ("All energy projects, most roads and several prices rose.", False),
        ("Care is dear.", False),
    ],
)
def test_words_of_prevalence_are_held_against_the_count(claim, wrong, ledger_of):
    assert bool(found("prevalence", ledger_of(("cost", claim, COST, SHORT)))) is wrong


@pytest.mark.parametrize(
    ("language", "claim", "wrong"),
    [
        ("de", "Die meisten Teilnehmenden finden es teuer.", True),  # 2 of 4 is not more than half
        ("de", "Die Hälfte der Befragten findet es teuer.", False),
        ("de", "Mehrere Teilnehmer:innen finden es teuer.", True),
        ("de", "Zwei von vier Interviewten finden es teuer.", False),
        ("de", "Drei der vier Befragten finden es teuer.", True),
        ("de", "75 % der Befragten finden es teuer.", True),
        ("de", "Fast alle berichteten, es sei teuer.", True),
        ("de", "Wenige Befragte finden es teuer.", False),
        ("de", "Die meisten Straßen sind schlecht.", False),
        ("de", "Nicht alle Befragten finden es teuer.", False),
        ("de", "Zwei Drittel der Befragten finden es teuer.", True),
        ("de", "Weniger als die Hälfte der Befragten findet es teuer.", True),
        ("fr", "Les deux tiers des participants le trouvent cher.", True),
        ("fr", "Pas tous les participants le trouvent cher.", False),
        ("es", "Dos de cada tres participantes lo encuentran caro.", True),
        ("es", "No todos los participantes lo encuentran caro.", False),
        ("fr", "La plupart des participantes le trouvent cher.", True),
        ("fr", "La moitié des personnes interrogées le trouvent cher.", False),
        ("fr", "Plusieurs participants le trouvent cher.", True),
        ("fr", "Deux participants sur quatre le trouvent cher.", False),
        ("fr", "Presque tous les répondants le trouvent cher.", True),
        ("fr", "67,5 pour cent des participants le trouvent cher.", True),
        ("fr", "La plupart d’entre eux le trouvent cher.", True),
        ("fr", "La plupart des routes sont mauvaises.", False),
        ("es", "La mayoría de las entrevistadas lo encuentra caro.", True),
        ("es", "La mitad de los participantes lo encuentra caro.", False),
        ("es", "Varios participantes dijeron que es caro.", True),
        ("es", "Tres de los cuatro participantes lo encuentran caro.", True),
        ("es", "Dos participantes lo encuentran caro.", False),
        ("es", "El 75 por ciento de los encuestados lo encuentra caro.", True),
        ("es", "La mayoría de los caminos es mala.", False),
        ("en", "Die meisten Teilnehmenden finden es teuer.", False),
    ],
)
def test_words_of_prevalence_are_known_in_the_language_of_the_project(language, claim, wrong, ledger_of):
    ledger = replace(ledger_of(("cost", claim, COST, SHORT)), language=language)
    assert bool(found("prevalence", ledger)) is wrong


def test_nobody_is_not_nobody_when_somebody_else_qualifies_it(ledger_of):
    claim = "None of the participants finds it dear."
    never, manages = evidence("group", "Money is never short."), evidence("group", "We manage.", QUALIFIES)
    (problem,) = found("prevalence", ledger_of(("cost", claim, never, replace(COST, role=QUALIFIES))))
    assert "P1 qualifies it" in problem.said
    assert found("prevalence", ledger_of(("cost", claim, never, manages))) == []


@pytest.mark.parametrize(
    ("quote", "claim", "told"),
    [
        ("the fee is high", "Fees are high.", True),
        ("the fee is high", "Participants doubt that fees are high.", False),
        ("I do not think that the fee is high", "Fees are high.", False),
        ("The bus is late", "Buses are late.", False),
        ("I trust the nurse", "Nurses are trusted.", False),
        ("we founded the union", "They founded it.", True),
    ],
)
def test_what_denies_a_quotation_in_its_sentence_belongs_to_it(quote, claim, told):
    text = "P9: I do not think that the fee is high. The bus is late. Never mind, I trust the nurse."
    said = source("P9", f"{text} It is wrong to claim that we founded the union.")
    finding = Finding("F1", claim, ("cost",), (evidence("P9", quote),), "", 1, "findings/f.yaml")
    ledger = keep_ledger([finding], {"P9": said}, (), BOOK)
    assert bool(found("denial-left-out", ledger)) is told


def test_a_quotation_that_cuts_a_word_is_told_with_what_stands_there(ledger_of):
    ledger = ledger_of(("cost", "C.", evidence("P1", "The clinic is fa")))
    (problem,) = found("not-there", ledger)
    assert "a word or a number is cut or a sign differs: it has “… The clinic is far.”" in problem.said
    assert entries_table(ledger).rows[0][12] == "… The clinic is far. (a word or a number is cut)"


def test_omissions_are_no_words_of_a_quotation(ledger_of):
    (problem,) = found("not-there", ledger_of(("cost", "C.", evidence("P1", "It cost [...] much."))))
    assert "omissions are not read here" in problem.remedy
    (problem,) = found("not-there", ledger_of(("cost", "C.", evidence("P1", "It cost much."))))
    assert "Copy the words" in problem.remedy


def test_all_are_not_all_when_somebody_contradicts(ledger_of):
    everyone = [COST, evidence("P2", "I am content"), SHORT, evidence("group", "We manage.")]
    assert found("prevalence", ledger_of(("cost", "All participants agree.", *everyone))) == []
    (more,) = found("prevalence", ledger_of(("cost", "Not all participants agree.", *everyone)))
    assert "all support it" in more.said
    assert found("prevalence", ledger_of(("cost", "A minority of participants agree.", COST))) == []
    (problem,) = found("prevalence", ledger_of(("cost", "All participants agree.", *everyone, NEVER)))
    assert "Ben contradicts it" in problem.said


@pytest.mark.parametrize(
    ("language", "claim", "wrong"),
    [
        ("en", "Nobody found it dear.", True),
        ("en", "No participant found it dear.", True),
        ("en", "None of the participants found it dear.", True),
        ("en", "In the end, no one found it dear.", True),
        ("en", "They trusted nobody.", False),  # it says nothing of how many they are
        ("en", "There is no help for participants.", False),  # nor this
        ("en", "Hardly anyone found it dear.", False),  # one is hardly anyone
        ("de", "Niemand fand es teuer.", True),
        ("de", "Keiner der Befragten fand es teuer.", True),
        ("de", "Kaum jemand fand es teuer.", False),
        ("fr", "Aucun participant ne le trouve cher.", True),
        ("es", "Nadie lo encuentra caro.", True),
    ],
)
def test_nobody_is_not_nobody_when_somebody_contradicts(language, claim, wrong, ledger_of):
    assert found("prevalence", replace(ledger_of(("cost", claim, COST, SHORT)), language=language)) == []
    ledger = replace(ledger_of(("cost", claim, COST, NEVER)), language=language)
    assert [one.said.rpartition(": ")[2] for one in found("prevalence", ledger)] == [
        "Ben contradicts it"
    ] * wrong


def test_a_claim_about_all_of_a_group_gets_one_problem(ledger_of):
    (problem,) = found("prevalence", ledger_of(("cost", "All four women in the first group agree.", COST)))
    assert problem.said.endswith("of 4 supports it: 4 are claimed")


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Only one participant counted the costs.", False),
        ("One participant counted the costs.", False),
        ("Participants count the costs.", True),
        ("Two participants count the costs.", True),
    ],
)
def test_a_claim_that_says_itself_how_few_they_are(claim, told, ledger_of):
    assert bool(found("few-participants", ledger_of(("cost", claim, COST)))) is told


AFFIRMS, DENIES = Stance(affirms=frozenset({"cost"})), Stance(denies=frozenset({"cost"}))
NOT_HIGH = evidence("P2", "The fee is not high")


def test_support_that_is_denied_is_told_as_grave_when_the_claim_says_the_same_in_words_of_the_code(ledger_of):
    (grave,) = found(
        "negated-support", ledger_of(("cost", "Fees are high.", NOT_HIGH), stances={"F1": AFFIRMS})
    )
    (perhaps,) = found("negated-support", ledger_of(("cost", "People are poor.", NOT_HIGH)))
    assert (grave.severity, perhaps.severity) == ("high", "medium")
    assert "the speaker denies it" in grave.said
    assert "see whether the speaker denies" in perhaps.said


def test_a_claim_that_denies_is_supported_by_what_is_negated(ledger_of):
    ledger = ledger_of(("cost", "Fees are not high.", NOT_HIGH), stances={"F1": DENIES})
    assert found("negated-support", ledger) == []
    assert ledger.accounts[0].participants(SUPPORTS) == ("P2",)
    assert found("no-support", ledger) == []


def test_denied_support_is_counted_for_nobody_and_told_once(ledger_of):
    ledger = ledger_of(("cost", "Two of four participants find it dear.", COST, NOT_HIGH))
    assert ledger.accounts[0].participants() == ("P1",)
    (problem,) = found("prevalence", ledger)
    assert "1 participant (P1) of 4" in problem.said
    assert found("no-support", ledger_of(("cost", "C.", NOT_HIGH))) == []


def test_words_of_several_with_their_labels_are_told_and_are_everybodys(ledger_of):
    both = evidence("group", "Ann: Money is short. Ben: Money is never short.")
    ledger = ledger_of(("cost", "C.", both))
    (problem,) = found("over-speakers", ledger)
    assert "the words of Ann and Ben" in problem.said
    assert ledger.accounts[0].participants() == ("Ann", "Ben")
    asked = ledger_of(("cost", "C.", evidence("P1", "I: Was it dear? P1: It cost too much.")))
    assert asked.accounts[0].participants() == ("P1",)
    assert found("interviewer-words", asked) == []
    assert "the words of I and P1" in found("over-speakers", asked)[0].said


def test_ids_are_distinct_stable_and_without_spaces_and_the_worst_comes_first(ledger_of):
    bad = evidence("P1", "nothing like it")
    problems = check_ledger(ledger_of(("cost", "Most participants agree.", bad, bad)), FindingLimits())
    ids = [one.id for one in problems]
    assert ids[:2] == ["F1/not-there/P1", "F1/not-there/P1/2"]
    assert len(set(ids)) == len(ids)
    assert not any(" " in one for one in ids)
    ranks = [("high", "medium", "low").index(one.severity) for one in problems]
    assert ranks == sorted(ranks)


def test_a_check_that_is_skipped_is_not_made(ledger_of):
    ledger = ledger_of(("cost", "C.", COST))
    skipped = replace(FindingLimits(), skip=("few-participants",))
    assert "few-participants" not in {one.check for one in check_ledger(ledger, skipped)}


def test_every_check_has_a_name_that_settings_know():
    assert set(CHECKS) == set(NAMES)


def test_passages_below_a_code_that_is_no_theme_are_told_where_they_are_missed():
    """`fee` stands below `cost`, which stands below the theme `barriers`; only `fee` is coded, in P2."""
    book = replace(BOOK, codes=(*BOOK.codes, Code("fee", "Fee", "cost", line=30)))
    coded = (coding("P2", "content", "fee"),)
    of_code, of_theme = (
        Finding(name, "C.", (code,), (evidence("P2"),), "", 1, "f.yaml")
        for name, code in (("F1", "cost"), ("F2", "barriers"))
    )
    ledger = keep_ledger([of_code, of_theme], SOURCES, coded, book)
    told = "but 1 passage under fee: codes below a code that is no theme count only where the finding names"
    for check in ("no-passage", "code-in-no-document"):
        (problem,) = found(check, ledger)
        assert problem.finding == "F1"
        assert told in problem.said
    named = keep_ledger(
        [replace(of_code, codes=("cost", "fee"))], SOURCES, (coding("P1", "far", "cost"),), book
    )
    assert not any("but" in problem.said for problem in found("no-passage", named))
