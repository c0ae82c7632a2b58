"""What an alteration does to the meaning of a quotation: how grave it is was decided by hand for each."""

import pytest

from qda.audit.manuscript.compared.excerpts import around, beginning, ending
from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.quotation_items import quotation_items
from qda.audit.manuscript.quoted.quotations import quotations
from qda.model.document import Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of
from tests.audit.manuscript.graded import audited, worst

EN = """\
[00:01] I: How did you come here?

[00:03] P1: We came by boat. There were eighty-five people in it! I do not know how my parents managed without
a car. My mother never complained, and she worked two jobs. I suppose we were lucky. The rent is fair, mostly.

[00:40] I: Is the rent your real worry?

[00:44] P1: The rent is my real worry, yes. My boss didn't pay me for twelve weeks. The teacher said that my
son was lazy. He refused to sign. The others help. They say sit down and eat. I can't trust him. I wouldn't
say the council is corrupt, but the money went somewhere. We share the kitchen, though not at night, with nine
others.
"""
DE = """\
I: Und die Arbeit?

P1: Ich habe nie geklagt. Wir waren vierzig Leute im Lager. Das kann kein Mensch schaffen, der Kinder hat. Ich
glaube nicht, dass der Rat uns hört. Sie haben mir das Rad gestohlen. Nicht einmal, dreimal. Ich lese die
Briefe nicht. Ich weiß nicht, wie meine Mutter das gemacht hat. Der Chef ist freundlich, soweit ich weiß.
"""
ES = "E: ¿Y?\n\nP1: No tengo papeles. Mi hijo nunca cocina. Supongo que será mejor. Vivimos siete en casa.\n"
FR = """\
E: Et ?

P1: Je n'ai pas dormi. Nous étions sept. Je ne pense pas que le maire nous écoute. Je n'y vais pas parce que
je suis malade. Sans ma sœur je serais partie.
"""
IT = "I: E?\n\nP1: Non dormo da mesi. Siamo in ventidue. Il quartiere è tranquillo, per quanto ne so.\n"
NL = "I: En?\n\nP1: Ik denk niet dat de stad naar ons luistert. We waren met zeven mensen in één kamer.\n"
PT = "E: E?\n\nP1: Não durmo desde janeiro. Somos vinte e dois na turma.\n"


@pytest.mark.parametrize(
    ("said", "language", "quoted", "severity"),
    [
        (EN, "en", "My boss didn't pay me for eleven weeks", "high"),
        (EN, "en", "My boss did not pay me for twelve weeks", "medium"),
        (EN, "en", "My boss paid me for twelve weeks", "high"),
        (EN, "en", "The others all help. They say sit down and eat", "high"),
        (EN, "en", "The others help. They say sit down and drink", "medium"),
        (DE, "de", "Ich habe immer geklagt", "high"),
        (DE, "de", "Das kann ein Mensch schaffen, der Kinder hat", "high"),
        (DE, "de", "Wir waren dreißig Leute im Lager", "high"),
        (DE, "de", "Wir waren vierzig Männer im Lager", "medium"),
        (ES, "es", "Mi hijo siempre cocina", "high"),
        (ES, "es", "Vivimos ocho en casa", "high"),
        (FR, "fr", "J'ai dormi. Nous étions sept", "high"),
        (FR, "fr", "Nous étions huit. Je ne pense pas", "high"),
        (IT, "it", "Siamo in ventitré. Il quartiere è tranquillo", "high"),
        (NL, "nl", "We waren met acht mensen in één kamer", "high"),
        (PT, "pt", "Somos vinte e três na turma", "high"),
    ],
)
def test_how_grave_an_alteration_is(said: str, language: str, quoted: str, severity: str) -> None:
    assert worst(said, language, quoted) == severity


MOVED = """\
I: And?

P1: It is not safe when we are below three, and we were below. There was more work and less pay. Is it not a
shame? I do not think it is fair. We cannot stay, and we do not want to go. I only saw him on Monday.
"""


@pytest.mark.parametrize(
    ("quoted", "severity"),
    [
        ("It is safe when we are below three, and we were not below", "high"),
        ("There was less work and more pay", "high"),
        ("Isn't it a shame? I do not think it is fair", "medium"),
        ("I think it is not fair", "medium"),
        ("We can't stay, and we don't want to go", "medium"),
        ("I saw him only on Monday", "medium"),
    ],
)
def test_a_negation_or_a_quantity_that_moves_to_another_clause_is_grave(quoted: str, severity: str) -> None:
    assert worst(MOVED, "en", quoted) == severity


@pytest.mark.parametrize(
    ("said", "language", "quoted", "severity"),
    [
        (EN, "en", "pay me for twelve weeks", "high"),
        (EN, "en", "the council is corrupt", "high"),
        (EN, "en", "we were lucky", "medium"),
        (EN, "en", "The rent is fair", "medium"),
        (EN, "en", "my son was lazy", "medium"),
        (EN, "en", "how my parents managed without a car", "none"),
        (EN, "en", "she worked two jobs", "none"),
        (EN, "en", "The others help", "none"),
        (DE, "de", "schaffen, der Kinder hat", "high"),
        (DE, "de", "der Rat uns hört", "high"),
        (DE, "de", "dass der Rat uns hört", "high"),
        (DE, "de", "Ich lese die Briefe", "high"),
        (DE, "de", "Der Chef ist freundlich", "medium"),
        (DE, "de", "Sie haben mir das Rad gestohlen", "none"),
        (DE, "de", "wie meine Mutter das gemacht hat", "none"),
        (ES, "es", "tengo papeles", "high"),
        (ES, "es", "Tengo papeles", "high"),
        (ES, "es", "cocina", "high"),
        (ES, "es", "será mejor", "medium"),
        (ES, "es", "Vivimos siete en casa", "none"),
        (FR, "fr", "le maire nous écoute", "high"),
        (FR, "fr", "je suis malade", "none"),
        (FR, "fr", "je serais partie", "none"),
        (IT, "it", "dormo da mesi", "high"),
        (IT, "it", "Il quartiere è tranquillo", "medium"),
        (NL, "nl", "de stad naar ons luistert", "high"),
        (PT, "pt", "durmo desde janeiro", "high"),
    ],
)
def test_what_is_cut_off_before_a_quotation_or_behind_it(
    said: str, language: str, quoted: str, severity: str
) -> None:
    assert worst(said, language, quoted) == severity


@pytest.mark.parametrize(
    ("said", "language", "manuscript"),
    [
        (EN, "en", "P1's boss did not “pay me for twelve weeks”."),
        (EN, "en", "P1 denies that “the council is corrupt”."),
        (EN, "en", "P1 supposes that “we were lucky”."),
        (EN, "en", "P1 is far from calling “the council is corrupt” a fact."),
        (EN, "en", "P1 feels that “we were lucky”."),
        (EN, "en", "P1 was told that “my son was lazy”."),
        (EN, "en", "P1 recalled the teacher's words: “my son was lazy”."),
        (EN, "en", "P1 recalls that the teacher said “my son was lazy”."),
        (EN, "en", "“The rent is fair” is what P1 mostly finds."),
        (DE, "de", "P1 bezweifelt, dass „der Rat uns hört“."),
        (DE, "de", "P1 doubts that „der Rat uns hört“."),
    ],
)
def test_what_the_authors_own_words_say_is_not_cut_off(said: str, language: str, manuscript: str) -> None:
    assert audited(said, language, manuscript) == []


def test_what_the_author_says_before_a_colon_is_no_part_of_the_quotation() -> None:
    assert worst(EN, "en", "P1 did not mince words: “pay me for twelve weeks”.") == "high"


@pytest.mark.parametrize(
    ("quoted", "severity"),
    [
        ("The rent is [not] fair, mostly", "high"),
        ("We [never] came by boat", "high"),
        ("We came by boat [not]", "high"),
        ("[Nobody] came by boat", "high"),
        ("My boss [did not] pay me for twelve weeks", "none"),
        ("My boss [never paid] me for twelve weeks", "none"),
        ("my son was [not] lazy", "high"),
        ("[They never] came by boat", "high"),
        ("[They never c]ame by boat", "high"),
        ("[They c]ame by boat", "none"),
        ("We [who had no papers] came by boat", "none"),
        ("We [in those years] came by boat", "none"),
    ],
)
def test_a_bracket_that_adds_a_negation(quoted: str, severity: str) -> None:
    assert worst(EN, "en", quoted) == severity


EIGHTY_FIVE = "There were eighty-five people in it! I do not know"
LONG = EN[EN.index("There were") : EN.index(" The rent")]


@pytest.mark.parametrize(
    ("quoted", "severity"),
    [
        ("We came by boat. […] The rent is fair, mostly", "none"),
        ("My mother […] complained, and she worked two jobs", "high"),
        ("I […] trust him", "high"),
        ("We share the kitchen […] with nine others", "medium"),
        ("He refused to sign. […] sit down and eat. I can't trust him", "medium"),
        ("The rent is my real worry, yes […] my son was lazy. […] The others help", "medium"),
        ("The rent is my real worry, yes […] [the teacher said that] my son was lazy", "none"),
        ("The rent is my real worry […] The others help", "none"),
        ("We share the kitchen. […] with nine others", "medium"),
        (f"{EIGHTY_FIVE} how my parents managed without a car", "none"),
        (f"{EIGHTY_FIVE} how my parents managed without a car. […] The rent is fair", "medium"),
        (f"{LONG} The rent is fair", "medium"),
        (f"{LONG} The rent is fair, mostly", "none"),
    ],
)
def test_what_an_ellipsis_hides(quoted: str, severity: str) -> None:
    """Whole sentences, with whatever they deny, may be left out with a mark; a "not" of what is quoted may
    not."""
    assert worst(EN, "en", quoted) == severity


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("There were eighty-five people in it.", []),
        ("There were 85 people in it", []),
        ("There were 58 people in it", ["altered"]),
        ("The r[e]nt[s] is my real worry", []),
        ("He refuse[s] to sign", []),
        ("We came by boat. The rent is my real worry", ["stitched"]),
        ("He refused to sign. We came by boat", ["stitched"]),
    ],
)
def test_what_is_the_same_and_what_is_put_together(quoted: str, verdict: list[str]) -> None:
    assert [one.verdict for one in audited(EN, "en", quoted)] == verdict


def test_times_and_labels_are_no_words_of_a_passage() -> None:
    """The nearest passage begins with the answer, not in the question before it."""
    (one,) = audited(EN, "en", "It is hard. The rent is my real worry")
    assert "[00:44]" not in one.compared
    assert "interviewer" not in one.compared


@pytest.mark.parametrize(
    "note", ["P1, our translation", "P1; translated by the authors", "P1, eigene Übersetzung"]
)
def test_a_translation_is_not_held_against_the_transcript(note: str) -> None:
    text = f"“They never paid us, those people” (P1). “Nobody ever gave us our money” ({note})."
    first, other = audited(EN, "en", text)
    assert (first.verdict, str(first.severity)) == ("not found", "high")
    assert (other.verdict, str(other.severity)) == ("translated", "low")


def test_a_translation_beside_the_words_themselves_is_none_of_them() -> None:
    text = "“They never paid us, those people” (P1;\n‘Nobody ever gave us our money’, our translation)."
    _, other = audited(EN, "en", text)
    assert (other.verdict, str(other.severity)) == ("translated", "low")


def test_a_number_of_a_work_is_as_grave_as_one_of_a_participant() -> None:
    said = "Rosters with more than three consecutive nights were associated with errors."
    work = Document(
        "gander2019", "literature", said, Span(0, len(said)), "gander2019.txt", "gander2019", None
    )
    text = "“Rosters with more than four consecutive nights were associated with errors” (Gander, 2019)."
    looked = look_up(quotations(text, Span(0, len(text))), transcripts_of([work], Settings()), text)
    assert [str(one.severity) for one in quotation_items(looked)] == ["high"]


def test_excerpts_are_cut_between_words_and_say_so() -> None:
    text = "It was reported and the manager was kind about it"
    assert beginning(text, 12) == "It was …"
    assert ending(text, 15) == "… kind about it"
    assert around(text, 20, 27, 8) == "… and the manager was …"
    assert beginning(text, 100) == ending(text, 100) == text


ELIDED_FR = """\
E: Et ?

P1: L'homme est venu hier. Chez nous l'eau manque. Personne n'est resté au bourg. C'est dur d'attendre toute
la nuit. Il n'aime pas la nouvelle école du quartier.
"""
ELIDED_IT = "I: E?\n\nP1: L'uomo è venuto ieri. Lavoro nell'ospedale vicino. Quest'anno dell'acqua non c'è.\n"


@pytest.mark.parametrize(
    ("said", "language", "quoted", "severity"),
    [
        (ELIDED_FR, "fr", "homme est venu hier", "none"),
        (ELIDED_FR, "fr", "L'eau manque", "none"),
        (ELIDED_FR, "fr", "Eau manque", "none"),
        (ELIDED_FR, "fr", "[L]'eau manque", "none"),
        (ELIDED_FR, "fr", "attendre toute la nuit", "none"),
        (ELIDED_FR, "fr", "est resté au bourg", "high"),
        (ELIDED_FR, "fr", "Il aime la nouvelle école du quartier", "high"),
        (ELIDED_FR, "fr", "La femme est venue hier", "high"),
        (ELIDED_IT, "it", "uomo è venuto ieri", "none"),
        (ELIDED_IT, "it", "ospedale vicino", "none"),
        (EN, "en", "t trust him", "high"),
    ],
)
def test_a_quotation_begins_behind_what_is_elided_as_behind_any_word(
    said: str, language: str, quoted: str, severity: str
) -> None:
    assert worst(said, language, quoted) == severity
