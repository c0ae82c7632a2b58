"""What brackets, ellipses and pieces put together hide of a quotation's meaning; decided by hand for each."""

import pytest

from tests.audit.manuscript.graded import worst

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
