"""What words are in languages that differ from English: capitals, numbers, hyphens, accents of their own."""

from unicodedata import normalize

import numpy as np
import pytest

from qda.coding.codebook.codebook_file import from_text
from qda.coding.compile import compile_codebook
from qda.coding.engine.code import code_corpus
from qda.coding.engine.scopes import find_scopes
from qda.language.load import load
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from qda.units.gather import Incoming, gather
from qda.units.segment import segment
from tests.plain_codings import code_document

DECOMPOSED = [
    ("de", "Arzt", "Die Ärzte und die Ärztin, der Ärzten.", ["Ärzte", "Ärzten"]),
    ("de", "Haus", "In den Häusern.", ["Häusern"]),
    ("fr", "hôpital", "Les hôpitaux ferment.", ["hôpitaux"]),
    ("en", "café", "Two cafés.", ["cafés"]),
    ("pt", "coração", "Os corações.", ["corações"]),
    ("es", "niño", "Los niños.", ["niños"]),
]
NUMBERS = ["de", "nb", "hu", "tr", "ar", "fa", "sr", "bn", "el", "sl", "fi", "pt", "en"]
CASES = [
    # the full stop of an ordinal parts no phrase, that of a sentence does
    ("de", "3. Mai", "Am 3. Mai kam er.", ["3. Mai"]),
    ("de", "3 Mai", "Am 3. Mai, am 3 Mai.", ["3. Mai", "3 Mai"]),
    ("da", "3. maj", "Det var d. 3. maj.", ["3. maj"]),
    ("de", "3. Mai", "Am 3.\u200e Mai, am 3. \u2060Mai.", []),
    ("de", "2015 Sie", "Er kam 2015. Sie ging.", []),
    ("de", "jährig", "Der 16-jährige Sohn.", ["jährige"]),
    ("de", "covid", "Die COVID-19-Pandemie.", ["COVID"]),
    ("de", "E-Mail", "Die E-Mail-Adresse, die E-Mail.", ["E-Mail"]),
    # Spanish parts words at hyphens, Portuguese does not
    ("es", "social", "Lo político-social y la ex-presidenta.", ["social"]),
    ("es", "covid 19", "La COVID-19.", ["COVID-19"]),
    ("pt", "covid", "A COVID-19.", ["COVID"]),
    ("pt", "feira", "Na segunda-feira fui à feira.", ["feira"]),
    ("pt", "segunda-feira", "Na segunda-feira.", ["segunda-feira"]),
    # a colon within a word is a hyphen; an 's is a possessive only in some
    ("de", "Lehrer:innen", "Die Lehrer:innen kamen, die Lehrer: innen.", ["Lehrer:innen"]),
    ("de", "=Kolleg:innen", "Die Kolleg:innen, kolleg:innen.", ["Kolleg:innen"]),
    ("de", "Lehrer:in*", "Eine Lehrer:in, zwei Lehrer:innen.", ["Lehrer:in", "Lehrer:innen"]),
    ("de", "\"gibt''s\"", "Das gibt’s. Es gibt das.", ["gibt"]),
    ("sv", "EU:*", "I EU:s namn.", ["EU:s"]),
    ("nl", "f?to''s", "De foto's.", ["foto's"]),
    # Turkish has an i with and one without a dot
    ("tr", '"istanbul"', "İSTANBUL, İstanbul, istanbul, ISTANBUL", ["İSTANBUL", "İstanbul", "istanbul"]),
    ("tr", "iş", "İş iş İŞ IŞ", ["İş", "iş", "İŞ"]),
    ("tr", "ışık", "IŞIK Işık ışık", ["IŞIK", "Işık", "ışık"]),
    ("tr", '"kız"', "KIZ kız KİZ", ["KIZ", "kız"]),
    ("tr", "is*", "ISPARTA İSTANBUL istanbul", ["İSTANBUL", "istanbul"]),
    ("tr", "ıs*", "ISPARTA Isparta İSTANBUL", ["ISPARTA", "Isparta"]),
    ("tr", "=KIZ", "KIZ kız", ["KIZ"]),
    ("en", "istan*", "İstanbul and Istanbul.", ["İstanbul", "Istanbul"]),
    ("en", "istanbul", "İstanbul.", ["İstanbul"]),
    # one letter in a word is one, though two stand for it where capitals are compared
    ("de", "stra?e", "Straße, STRASSE, Strae, strafe", ["Straße", "strafe"]),
    ("de", "stra??e", "Straße, STRASSE", ["Straße", "STRASSE"]),
    ("de", "gro?", "groß grob GROẞ", ["groß", "grob", "GROẞ"]),
    ("de", "straß?", "Straße STRASSE", ["Straße", "STRASSE"]),
    ("en", "?nance", "ﬁnance", ["ﬁnance"]),
    # few keyboards have œ
    ("fr", "sœur", "ma sœur, mes soeurs, les Sœurs", ["sœur", "soeurs", "Sœurs"]),
    ("fr", "noeud", "un nœud, des nœuds, des noeuds", ["nœud", "nœuds", "noeuds"]),
    ("fr", "cœur", "des cœurs, des coeurs, un chœur", ["cœurs", "coeurs"]),
    ("fr", "œuvrer", "elle œuvrait, elle oeuvrait", ["œuvrait", "oeuvrait"]),
    ("fr", '"œufs"', "des oeufs, ŒUFS, OEUFS, un œuf", ["oeufs", "ŒUFS", "OEUFS"]),
    ("fr", "oeuv*", "une œuvre, une oeuvre, ouvre", ["œuvre", "oeuvre"]),
    ("fr", "?ufs", "des œufs, des oeufs", ["œufs"]),
    ("fr", "=cœur", "cœur coeur", ["cœur"]),
    # contractions are cut in capitals too, and what mostly is another word is no contraction
    ("en", "cannot get", "We CANNOT get it. We cannot get it.", ["CANNOT get", "cannot get"]),
    ("en", "do not", "We DONT. We dont. WE DON'T. WE DON’T.", ["DONT", "dont", "DON'T", "DON’T"]),
    ("en", "gonna leave", "I'M GONNA LEAVE. I'm gonna leave.", ["GONNA LEAVE", "gonna leave"]),
    ("en", "10 am", "At 10AM, at 10am.", ["10AM", "10am"]),
    (
        "en",
        "India army",
        "INDIA'S ARMY, INDIA’S ARMY, India’s army",
        ["INDIA'S ARMY", "INDIA’S ARMY", "India’s army"],
    ),
    ("en", "id card", "My ID card, an Id card, our id cards.", ["ID card", "Id card", "id cards"]),
    ("en", "ID", "No id. No ID. No Id.", ["id", "ID", "Id"]),
    ("en", "i", "My id, and wed, so I left.", ["I"]),
    ("en", "id*", "My id, my IDs.", ["id", "IDs"]),
    ("en", "wed", "They WED in May. We wed on Wed.", ["WED", "wed", "Wed"]),
    ("fr", "est ce", "EST-CE vrai, est-ce vrai", ["EST-CE", "est-ce"]),
    # a word is the same where a hyphen or another mark is glued to it
    (
        "en",
        "(money | mean | hospital | not)",
        "I had money- I mean it. The hospital-, I do not- I never did.",
        ["money", "mean", "hospital", "not"],
    ),
    ("en", "pre war", "Pre- and post-war, pre- war, pre-war.", ["pre-war"]),
    ("en", "pre and post war", "Pre- and post-war, two- to three-year", ["Pre- and post-war"]),
    ("en", "had I", "I had- I mean, I had - I mean", []),
    ("de", "Haupteingang und ausgang", "Haupteingang und -ausgang", ["Haupteingang und -ausgang"]),
    ("en", "=med", "The -med, (-med).", ["med", "med"]),
    ("en", "doctor", "❤️doctor, 👍🏽doctor, doctor❤️nurse", ["doctor", "doctor", "doctor"]),
    ("en", "trust in", "Their trust¹ in us, their trust¹, in us.", ["trust¹ in"]),
    ("en", "section", "\\section{Money}", ["section"]),
    ("de", "Krankenhaus und", "Krankenhaus- und Pflegekosten.", ["Krankenhaus- und"]),
    ("de", "Lehrer", "Die Lehrer/-innen, die Lehrer-/Schülerschaft", ["Lehrer", "Lehrer"]),
    ("da", '"har jeg"', "Så nu så har jeg- nu har jeg snart", ["har jeg", "har jeg"]),
    # an apostrophe is one however it is written
    ("en", "do not", "We don´t. We don‘t. We donʼt. We don`t.", ["don´t", "don‘t", "donʼt", "don`t"]),
    ("en", '"doctor"', "The doctor´s, doctor‘s, doctor`s, doctor′s, doctor＇s car.", ["doctor"] * 5),
    ("en", "=don´t", "We don't, we don´t.", ["don't", "don´t"]),
    ("fr", "argent", "L´argent, l‘argent, lʼargent, l`argent, l'argent", ["argent"] * 5),
    ("it", "ospedale", "L´ospedale, l‘ospedale, l’ospedale", ["ospedale"] * 3),
    ("nl", '"zo’n"', "Zo'n, zo’n, zo´n", ["Zo'n", "zo’n", "zo´n"]),
    # an abbreviation is the same word with its full stop and without, and a phrase runs on over it
    ("en", "Dr Smith", "Dr. Smith, Dr Smith, DR. SMITH", ["Dr. Smith", "Dr Smith", "DR. SMITH"]),
    ("en", "Dr. Smith", "Dr. Smith, Dr Smith", ["Dr. Smith", "Dr Smith"]),
    ("en", '"dr"', "Dr. Smith, dr Smith", ["Dr.", "dr"]),
    ("en", "=Dr.", "Dr. Smith, DR. Smith, Dr Smith", ["Dr.", "Dr"]),
    ("en", "mr?", "Mr. Smith, Mrs. Smith, Mrs Smith", ["Mrs.", "Mrs"]),
    ("en", "Capt Smith", "Capt. Smith, Capt Smith", ["Capt. Smith", "Capt Smith"]),
    ("en", "St Louis", "St. Louis, ST. LOUIS", ["St. Louis", "ST. LOUIS"]),
    ("en", "Acme Inc", "Acme Inc. and Acme Inc", ["Acme Inc.", "Acme Inc"]),
    ("en", "mass", "We went to Mass. They left.", ["Mass."]),
    ("en", "ill", "He was. Ill. Very ill.", ["Ill.", "ill"]),
    ("en", "hepatitis C", "She has hepatitis C. So am I.", ["hepatitis C."]),
    ("en", "so am I", "She has it. So am I.", ["So am I."]),
    ("en", '"us"', "The U.S. and us.", ["us"]),
    ("de", "5 Mio Euro", "Das sind 5 Mio. Euro, 5 MIO. EURO.", ["5 Mio. Euro", "5 MIO. EURO"]),
    ("de", "(Dr | Doktor) Müller", "Dr. Müller, Doktor Müller", ["Dr. Müller", "Doktor Müller"]),
    ("de", "Nr 3", "Nr. 3, Nr 3", ["Nr. 3", "Nr 3"]),
    ("de", "max", "Ich heiße Max. Also max. drei.", ["Max", "max."]),
    ("fr", "M Dupont", "M. Dupont, M Dupont", ["M. Dupont", "M Dupont"]),
    ("fr", "monsieur", "M. Dupont, monsieur Dupont", ["M.", "monsieur"]),
    ("fr", "ne", "N. Sarkozy n'a rien dit.", ["n'"]),
    ("es", "Sr Pérez", "El Sr. Pérez, Sr Pérez", ["Sr. Pérez", "Sr Pérez"]),
    ("ru", "проф Иванов", "проф. Иванов, Проф. Иванов", ["проф. Иванов", "Проф. Иванов"]),
    # of several words, with blanks between them and without
    ("de", "z. B.", "Das ist z. B. so, z.B. so.", ["z. B.", "z.B."]),
    ("de", '"z.B. so"', "Das ist z. B. so, z.B. so.", ["z. B. so", "z.B. so"]),
    ("de", "so (d.h. | oft) z. B.", "so d. h. z.B. nie, so oft z. B. nie", ["so d. h. z.B.", "so oft z. B."]),
    ("es", "EE.UU.", "En EE. UU. y EE.UU. y UU.", ["EE. UU", "EE.UU."]),
    ("es", '="EE. UU."', "En EE. UU., ee. uu., EE.UU. hoy", ["EE. UU", "EE.UU."]),
    ("de", "3. Mai", "Am 3. Mai, am 3.Mai, am 13.Mai", ["3. Mai", "3.Mai"]),
    ("de", "3.Mai", "Am 3. Mai, am 3.Mai", ["3. Mai", "3.Mai"]),
    # vowels that are marks may be left out, and so may what only lengthens a word
    ("ar", '"كتاب"', "كِتَابٌ كـتـاب كتاب كاتب", ["كِتَابٌ", "كـتـاب", "كتاب"]),
    ("ar", "كِتا*", "كِتَابٌ كـتـاب كتاب كاتب", ["كِتَابٌ", "كـتـاب", "كتاب"]),
    ("ur", "اردو", "اُردو اردو", ["اُردو", "اردو"]),
    ("he", '"שלום"', "שָׁלוֹם שלום", ["שָׁלוֹם", "שלום"]),
    ("he", "של*", "שָׁלוֹם שלום", ["שָׁלוֹם", "שלום"]),
    ("ar", "لا", "ﻻ لا", ["ﻻ", "لا"]),
    # letters of other keyboards, but not those that are letters of the language's own
    ("fa", '"كتاب"', "کتاب كتاب کِتاب", ["کتاب", "كتاب", "کِتاب"]),
    ("fa", "=کتاب", "کتاب كتاب", ["کتاب", "كتاب"]),
    ("fa", "می‌خواهم", "مي‌خواهم", ["مي‌خواهم"]),
    ("fa", '"خانه"', "خانهٔ من، خانه", ["خانهٔ", "خانه"]),
    ("ur", "پاکستان", "پاكستان پاکستان", ["پاكستان", "پاکستان"]),
    ("ar", '"علي"', "علی علي على", ["علی", "علي"]),
    # Hebrew: the ways to write gershayim, geresh and maqaf
    ("he", 'צה"ל', 'צה"ל, צה״ל, צה”ל, צה\u2019\u2019ל.', ['צה"ל', "צה״ל", "צה”ל", "צה\u2019\u2019ל"]),
    ("he", "צ׳ק", "צ׳ק צ\u2019ק", ["צ׳ק", "צ\u2019ק"]),
    ("he", "פרופ׳", "פרופ׳ כהן, פרופ\u2019 לוי", ["פרופ", "פרופ"]),
    ("he", "שלום", "אמר ״שלום״ והלך", ["שלום"]),
    ("he", "בית ספר", "בית־ספר בית-ספר", ["בית־ספר", "בית-ספר"]),
    ("he", "בית־ספר", "בית ספר", ["בית ספר"]),
    # Greek capitals have no accent, which tells words in small letters apart
    ("el", '"δρόμος"', "ΔΡΟΜΟΣ δρόμος Δρόμος δρόμους", ["ΔΡΟΜΟΣ", "δρόμος", "Δρόμος"]),
    ("el", "δρόμος", "Ο ΔΡΟΜΟΣ, ΤΟΥΣ ΔΡΟΜΟΥΣ", ["ΔΡΟΜΟΣ", "ΔΡΟΜΟΥΣ"]),
    ("el", "ποτέ", "ΠΟΤΕ ποτέ πότε", ["ΠΟΤΕ", "ποτέ"]),
    ("el", '"πού"', "ΠΟΥ πού που", ["ΠΟΥ", "πού"]),
    ("ru", '"ещё"', "Еще ещё", ["Еще", "ещё"]),
    ("ru", "=Ещё", "Еще Ещё ещё", ["Еще", "Ещё"]),
    ("ru", "сам?л?т", "самолёт самолет", ["самолёт", "самолет"]),
    ("ru", "самолет", "самолёты самолеты", ["самолёты", "самолеты"]),
    ("uk", '"всe"', "всё", []),
    # a word ends where Latin meets a script that is not akin to it
    ("ur", "COVID", "COVIDمیں", ["COVID"]),
    ("hi", "COVID में", "COVIDमें", ["COVIDमें"]),
    ("xx", "AI", "AI가", ["AI"]),
    ("xx", "가", "AI가", ["가"]),
    ("ru", "*covid*", "антиcovid", ["антиcovid"]),
]


def quotes(language: str, pattern: str, text: str) -> list[str]:
    """What a pattern finds by the engine, which must be what it finds by the plain evaluation."""
    tongue = load(language)
    document = Document("D", INTERVIEW, text, Span(0, len(text)), "D.txt", "sha256:0", participant="P1")
    codes = f"language: {language}\ncodes:\n  - code: x\n    match:\n      - '{pattern}'\n"
    compiled = compile_codebook(from_text(codes, "book.yaml"), tongue)
    plain = code_document(document, segment(document, tongue, interviewers=()), compiled)
    corpus = gather([Incoming("D", document, tongue)], interviewers=())
    scopes = find_scopes(corpus, tongue)
    found = code_corpus(corpus, compiled, scopes, lambda _: {}, include_interviewer=False)["x"].found
    places = zip(corpus.starts(found.start), corpus.ends(np.asarray(found.end) - 1), strict=True)
    by_engine = [text[start:end] for start, end in places]
    assert by_engine == [one.anchor.quote for one in plain]
    return by_engine


@pytest.mark.parametrize(("language", "pattern", "text", "found"), CASES)
def test_patterns_find(language, pattern, text, found) -> None:
    assert quotes(language, pattern, text) == found


@pytest.mark.parametrize(("language", "pattern", "text", "found"), DECOMPOSED)
def test_accents_that_are_characters_make_no_difference_to_forms(language, pattern, text, found) -> None:
    assert quotes(language, pattern, text) == found
    apart = normalize("NFD", text)
    assert apart != text
    assert quotes(language, pattern, apart) == [normalize("NFD", one) for one in found]


@pytest.mark.parametrize("language", NUMBERS)
def test_a_number_is_parted_from_the_full_stop_behind_it(language) -> None:
    for text in ("2015.", "x (2015.)", "x 2015.\n\nx", "2015"):
        assert quotes(language, "2015", text) == ["2015"], text
    for number in ("42", "F-16", "2.500"):
        assert quotes(language, f'"{number}"', f"x {number}.") == [number]
