"""What an alteration does to the meaning of a quotation: how grave it is was decided by hand for each."""

from dataclasses import replace

import pytest

from qda.audit.manuscript.compared.excerpts import around, beginning, ending
from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.fault import Item
from qda.audit.manuscript.quotation_items import quotation_items
from qda.audit.manuscript.quoted.quotations import quotations
from qda.model.document import Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of
from tests.audit.manuscript.conftest import document

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


def audited(said: str, language: str, manuscript: str) -> list[Item]:
    """The faults of a manuscript, in which a quotation without marks is one of P1."""
    text = manuscript if "P1" in manuscript else f"“{manuscript}” (P1)."
    settings = replace(Settings(), language=language, interviewers=("I", "E"))
    transcripts = transcripts_of([document("P1", said, "P1")], settings)
    looked = look_up(quotations(text, Span(0, len(text)), ("P1",)), transcripts, text)
    return [one for one in quotation_items(looked) if one.severity.rank]


def worst(said: str, language: str, manuscript: str) -> str:
    items = audited(said, language, manuscript)
    return str(max((one.severity for one in items), key=lambda one: one.rank, default="none"))


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


TURNED = """\
I: And?

P1: We have no tester, I would say that openly. But what we do is review everything. The night team helps a
lot. But the matron never comes to us. The rota is kept by hand. But not on Sundays. They say sit down for a
while.
"""


@pytest.mark.parametrize(
    ("manuscript", "severity"),
    [
        ("P1 says “The night team helps a lot”.", "medium"),
        ("P1 says “The night team helps a lot”, while “the matron never comes”.", "none"),
        ("P1 says “The night team helps a lot”. Yet “never comes to us” is said of others.", "none"),
        ("P1 says “The night team helps a lot”. We think so. Yet “never comes to us” follows.", "medium"),
        ("P1 says “I would say that openly […]”.", "none"),
        ("P1 says “The rota is kept by hand [...]”.", "medium"),
        ("P1 has colleagues who tell her to “sit down for a while”.", "none"),
        ("P1 feels well: “sit down for a while”.", "medium"),
    ],
)
def test_a_turn_that_the_author_quotes_or_marks_is_not_missed(manuscript: str, severity: str) -> None:
    assert worst(TURNED, "en", manuscript) == severity


ASIDES = {
    "en": """\
P1: The lamp, perhaps, is safe for us. The bed, as far as I know, is safe for us. The cup (maybe) is safe
for us. The pen - I suppose - is safe for us. The cow, they say, is safe for us. The pig, never at night, is
safe for us. The hen, I don't think, is safe for us. The fox, who never came back, is safe for us. The cat is,
perhaps, warm and safe for us. The dog, I can't recall his name, is safe for us. The owl, I think, is safe for
us.
""",
    "de": "P1: Die Lampe, vielleicht, ist gut für uns. Das Bett – wohl – ist gut für uns.\n",
    "fr": "P1: C'est interdit, peut-être, mais tout le monde le fait ici.\n",
    "it": "P1: La lampada, forse, è buona per noi.\n",
    "es": "P1: La cama, tal vez, es buena para mí.\n",
    "nl": "P1: De lamp, misschien, is goed voor ons.\n",
    "pt": "P1: A cama, talvez, é boa para mim.\n",
}


@pytest.mark.parametrize(
    ("language", "quoted", "severity"),
    [
        ("en", "The lamp […] is safe for us", "medium"),
        ("en", "The lamp [, indeed,] is safe for us", "medium"),
        ("en", "The lamp [perhaps] is safe for us", "none"),
        ("en", "The bed […] is safe for us", "medium"),
        ("en", "The cup […] is safe for us", "medium"),
        ("en", "The pen […] is safe for us", "medium"),
        ("en", "The cow […] is safe for us", "medium"),
        ("en", "The pig […] is safe for us", "medium"),
        ("en", "The hen […] is safe for us", "high"),
        ("en", "The cat […] safe for us", "medium"),
        ("en", "The fox […] is safe for us", "none"),
        ("en", "The dog […] is safe for us", "none"),
        ("en", "The owl […] is safe for us", "none"),
        ("de", "Die Lampe […] ist gut für uns", "medium"),
        ("de", "Das Bett […] ist gut für uns", "medium"),
        ("fr", "C’est interdit […] mais tout le monde le fait ici", "medium"),
        ("fr", "C’est interdit, mais tout le monde le fait ici", "high"),
        ("it", "La lampada […] è buona per noi", "medium"),
        ("es", "La cama […] es buena para mí", "medium"),
        ("nl", "De lamp […] is goed voor ons", "medium"),
        ("pt", "A cama […] é boa para mim", "medium"),
    ],
)
def test_an_aside_that_hedges_or_denies_is_missed_where_a_mark_stands_for_it(
    language: str, quoted: str, severity: str
) -> None:
    assert worst(ASIDES[language], language, quoted) == severity


BEGUN = (
    "P1: I do not think that the young ones are weaker than we were. I have never made a medication error.\n"
)


@pytest.mark.parametrize(
    ("quoted", "severity"),
    [
        ("[The] young ones are weaker than we were", "high"),
        ("[T]he young ones are weaker than we were", "high"),
        ("(…) the young ones are weaker than we were", "high"),
        ("[People say] that the young ones are weaker than we were", "high"),
        ("[She] made a medication error", "high"),
        ("[I doubt that] the young ones are weaker than we were", "none"),
        ("[She never] made a medication error", "none"),
    ],
)
def test_a_bracket_at_the_head_hides_what_the_sentence_begins_with(quoted: str, severity: str) -> None:
    assert worst(BEGUN, "en", quoted) == severity


@pytest.mark.parametrize(
    ("said", "language", "quoted", "severity"),
    [
        ("P1: I sleep well in the day.\n", "en", "I [do not] sleep well in the day", "high"),
        ("P1: I sleep well in the day.\n", "en", "I [did not] sleep well in the day", "high"),
        ("P1: I sleep well in the day.\n", "en", "I [would never] sleep well in the day", "high"),
        ("P1: I sleep well in the day.\n", "en", "I [who had no papers] sleep well in the day", "none"),
        ("P1: I don't sleep well in the day.\n", "en", "I [did not] sleep well in the day", "none"),
        ("P1: Ich bin gern am Tag zu Hause.\n", "de", "Ich [bin nicht] gern am Tag zu Hause", "high"),
    ],
)
def test_an_added_negation_may_bring_its_verb(said: str, language: str, quoted: str, severity: str) -> None:
    assert worst(said, language, quoted) == severity


PIECED = """\
I: And?

P1: I never wanted to leave. My mother was a teacher in the town, and she hated the war. The boys went to the
mine. We were very happy in the camp, though. I love it here. The neighbours are kind to me.
"""


@pytest.mark.parametrize(
    ("quoted", "severity"),
    [
        ("never ... happy", "high"),
        ("I ... hated ... the mine", "high"),
        ("she hated ... the mine", "high"),
        ("My mother was a teacher ... happy in the camp", "none"),
        ("my mother ... very happy in the camp, though", "medium"),
        ("My mother ... hated the war", "none"),
        ("I never ... wanted to leave", "none"),
        ("I love it ... The neighbours are kind", "none"),
        ("I ... wanted to leave", "high"),
    ],
)
def test_pieces_of_a_word_or_two_from_far_apart_are_told(quoted: str, severity: str) -> None:
    assert worst(PIECED, "en", quoted) == severity


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
