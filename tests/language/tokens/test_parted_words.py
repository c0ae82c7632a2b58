"""What stands glued to a word in any script is parted from it, and what people write as one word is not."""

from unicodedata import normalize

import pytest

from qda.language.load import load
from qda.model.span import Span

LATIN = [
    "money",
    "cafe\u0301",
    "E\u0301cole",
    "CAFE\u0301",
    "o\u0323jo\u0301",
    "tie\u0323\u0302t",
    "ﬁx",
    "oﬀ",
    "PhD",
    "ʻāina",
]
SIGNS = ["CO₂", "H₂O", "x²", "10³", "km²", "ⅩⅣ", "nº", "µg", "4B"]
CASED = ["вода\u0301", "χρήμα", "փող", "ფული", "ᎠᏕᎳ"]
CASELESS = [
    "سلامٌ",
    "پیسہ",
    "כֶּסֶף",
    "पैसे",
    "টাকা",
    "பணம்",
    "పైసా",
    "ಹಣ",
    "പണം",
    "මුදල්",
    "પૈસા",
    "ਪੈਸੇ",
    "དངུལ",
    "ገንዘብ",
    "예산",
]
SIGN_BY_SIGN = [
    ["ငွေ"],
    ["เ", "งิ", "น"],
    ["លុ", "យ"],
    ["ເ", "ງິ", "ນ"],
    ["カ", "ー", "ド"],
    ["政", "府"],
    ["〇", "々"],
]
"""Words of scripts without blanks, by their signs."""
WORDS = [*LATIN, *SIGNS, *CASED, *CASELESS]
ENDS = ["{}.", "{}!", "{},", "{}.”", "({}.)", "{}…", "{}†", "•{}", "{}—", "{}/"]
JOINTS = [
    "—",
    "–",
    "―",
    "--",
    "…",
    "/",
    ",",
    ";",
    "|",
    "!",
    "?",
    "“",
    "”",
    "«",
    "]",
    ")",
    ",“",
    "—“",
    ".”—",
    ")—",
    "—(",
    "—$",
    "/(",
    "→",
]


LANGUAGES = [
    *("en", "de", "da", "fr", "es", "it", "nl", "sv", "pt", "pl", "tr", "ru", "cs", "fi", "hu", "el", "uk"),
    *("nb", "ca", "he", "ar", "fa", "hi", "xx"),
]
LOOSE = [
    *("{}- {}", "{}-, {}", "{}‐ {}", "{}‑. {}", "({}-) {}", "“{}-” {}", "-{} {}", "(-{}) {}", "‑{} {}"),
    *("{} -“{}”", "-¿{} {}", "{}-/{}", "{}/-{}", "{}%, {}", "{}§ {}", "{}£. {}", "{}€ {}", "{}$ {}"),
    *("{}″ {}", "{}′ {}", "{}‰ {}", "＊{}＊ {}", "{}／{}", "@{} {}", "{}@ {}", "\\{} {}", "{}\\ {}"),
    *("^{} {}", ".{} {}", "//{} //{}", "<b>{}</b> {}", "{}:-) {}", "{}<3 {}"),
    *("{}¹ {}", "{}¹². {}", "{}.³ {}", "¹{} {}", "{}¹—{}"),
]
EMOJI = ["❤️", "☺️", "👍🏽", "✔️", "👩🏽\u200d⚕️", "👨\u200d👩\u200d👧", "🇩🇪", "⚠️"]


def forms(text: str, language: str = "en") -> list[str]:
    return [kind.form for kind in load(language).types_of(text)]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("language", ["en", "de", "nl", "fr", "xx"])
def test_a_word_in_any_script_is_parted_from_what_is_glued_to_it(language: str, word: str) -> None:
    glued = [end.format(word) for end in ENDS]
    assert [text for text in glued if word not in forms(text, language)] == []
    pairs = [
        (f"budget{joint}{word}", f"{word}{joint}budget")
        for joint in JOINTS
        if not (joint[0] in ".])" and len(word) < 3)
    ]
    kept = [text for pair in pairs for text in pair if not {"budget", word} <= set(forms(text, language))]
    assert kept == []


@pytest.mark.parametrize("signs", SIGN_BY_SIGN, ids="".join)
@pytest.mark.parametrize("language", ["en", "de", "nl", "fr", "xx", "zh"])
def test_signs_of_scripts_without_blanks_are_parted_from_what_is_glued_to_them(
    language: str, signs: list[str]
) -> None:
    word = "".join(signs)
    glued = [end.format(word) for end in ENDS]
    assert [text for text in glued if not set(signs) <= set(forms(text, language))] == []
    pairs = [(f"budget{joint}{word}", f"{word}{joint}budget") for joint in [*JOINTS, "", "-", "."]]
    parted = {"budget", *signs}
    assert [text for pair in pairs for text in pair if not parted <= set(forms(text, language))] == []


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("COVID很难", "COVID 很 难"),
        ("COVID-19很难", "COVID - 19 很 难"),
        ("在2014年", "在 2014 年"),
        ("٢٠١٤年๒๕๕๗ปี", "٢٠١٤ 年 ๒๕๕๗ ปี"),
        ("C++语言", "C++ 语 言"),
        ("很+5", "很 + 5"),
        ("Mr.王", "Mr. 王"),
        ("王--AI", "王 -- AI"),
        ("约翰·史密斯", "约 翰 · 史 密 斯"),
        ("「很」", "「 很 」"),
        ("¯\\(ツ)/¯", "¯\\ ( ツ ) /¯"),
    ],
)
@pytest.mark.parametrize("language", ["en", "xx", "zh"])
def test_words_and_numbers_beside_signs_are_whole(text: str, tokens: str, language: str) -> None:
    assert " ".join(forms(text, language)) == tokens


@pytest.mark.parametrize("word", [*LATIN, *CASED, *CASELESS, "CO₂", "km²"])
def test_a_hyphen_parts_words_of_any_script(word: str) -> None:
    assert forms(f"budget-{word}") == ["budget", "-", word]
    assert forms(f"{word}-budget") == [word, "-", "budget"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("word", "other"), [("money", "clinic"), ("société", "café")])
def test_a_word_is_the_same_without_the_marks_at_its_ends(language: str, word: str, other: str) -> None:
    texts = [loose.format(*pair) for loose in LOOSE for pair in ((word, other), (other, word))]
    assert [text for text in texts if not {word, other} <= set(forms(text, language))] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("emoji", EMOJI)
def test_no_emoji_hides_the_word_beside_it(language: str, emoji: str) -> None:
    for text in (f"{emoji}money", f"money{emoji}", f"{emoji}money{emoji}.", f"{emoji}{emoji}money"):
        assert "money" in forms(text, language), text
    assert {"clinic", "money"} <= set(forms(f"clinic{emoji}money", language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_apostrophe_within_a_word_parts_it_alike_however_it_is_written(language: str) -> None:
    words = () if language == "ca" else ("rock'n'roll", "zo'n")  # Catalan knows 'n
    for word in (*words, "Ha'aretz", "o'clock", "п'ять", "o'zbek"):
        wanted = forms(word, language)
        assert [form.replace("’", "'") for form in forms(word.replace("'", "’"), language)] == wanted


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("budget—42", "budget — 42"),
        ("budget/42", "budget / 42"),
        ("budget,42", "budget , 42"),
        ("2019–2021", "2019 – 2021"),
        ("budget-$5", "budget - $5"),
        ("100%-owned", "100 %- owned"),
        ("Ernst&Young", "Ernst & Young"),
        ("budget+money", "budget + money"),
        ("(see)budget", "( see ) budget"),
        ("Pakistan’s—and", "Pakistan ’s — and"),
        ("don't—I", "do n't — I"),
        ("don’t/won’t", "do n’t / wo n’t"),
        ("they've;we", "they 've ; we"),
        ("DON'T—I", "DO N'T — I"),
        ("U.S.-backed", "U.S. - backed"),
        ("anti-U.S.\u2011led", "anti - U.S. \u2011 led"),
        ("St.-Denis", "St. - Denis"),
        ("U.S./Pakistan", "U.S. / Pakistan"),
        ("a.m./p.m.", "a.m. / p.m."),
        ("LGBTQ+/queer", "LGBTQ+ / queer"),
        ("tried—cannot", "tried — can not"),
        ("(Cannot–I", "( Can not – I"),
        ("I–CANNOT…", "I – CAN NOT …"),
        ("scannot—cannots", "scannot — cannots"),
        ("J.-P.", "J.-P."),
    ],
)
def test_what_is_glued_to_words_and_numbers_is_parted(text: str, tokens: str) -> None:
    assert " ".join(forms(text)) == tokens


@pytest.mark.parametrize(
    "text",
    [
        *(
            "R&D",
            "Q&A",
            "AT&T",
            "S&P500",
            "C++",
            "LGBTQ+",
            "F-16",
            "F\u201116",
            "2,000",
            "1.5",
            "10:30",
            "9/11",
        ),
        *("24/7", "U.S.", "J.", "E\u0301.", "É.", "127.0.0.1", "node.js", "hos*pital", "col·legi", 'צה"ל'),
        *("-5", "-1.5", "US$", "A$", "km²", "m³", "example.org", "report.txt", "a@b.org"),
        *("ע”י", "o’clock", "Lehrer*innen", "http://a.org/b?c=d;e|f", "a_b"),
    ],
)
def test_what_people_write_as_one_word_stays_one(text: str) -> None:
    assert forms(text) == [text]


@pytest.mark.parametrize("language", ["en", "de", "fr", "sv", "xx"])
@pytest.mark.parametrize("unit", ["km", "KM", "kg", "KG", "Kg", "k", "K", "GB", "gb", "mm²"])
def test_a_number_is_parted_from_its_unit_with_capitals_or_without(unit: str, language: str) -> None:
    assert forms(f"64{unit}", language) == ["64", unit]


def test_a_letter_that_a_quotation_puts_in_brackets_makes_no_other_word() -> None:
    assert forms("[t]he") == ["[", "t]he"]
    assert forms("[e\u0301]tat") == ["[", "e\u0301]tat"]


def test_a_language_keeps_its_own_compounds() -> None:
    assert forms("E-Mail-Büro", "de") == ["E-Mail-Büro"]
    assert forms("U.S.-Armee", "de") == ["U.S.-Armee"]
    assert forms("cafe\u0301-bar", "pt") == ["cafe\u0301-bar"]
    assert forms("USA:s", "sv") == ["USA:s"]


TEXTS = [
    "É.",
    "café.",
    "CAFÉ.",
    "É.É.",
    "É. É.",
    "café-élan",
    "É-19",
    "café-19",
    "19-élan",
    "É&É",
    "élan&été",
    "(É)x",
    "été.12",
]


@pytest.mark.parametrize("language", ["en", "fr", "it", "pt", "da"])
@pytest.mark.parametrize("text", TEXTS)
def test_both_spellings_of_an_accent_are_cut_alike(language: str, text: str) -> None:
    apart = [normalize("NFC", form) for form in forms(normalize("NFD", text), language)]
    assert apart == forms(normalize("NFC", text), language)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("He met É. Durand there. She left.", [0, 24]),
        ("Dr. É. Durand came. Été.", [0, 20]),
        ("We know CO₂. Nobody else.", [0, 13]),
        ("We like R&D. Nobody else.", [0, 13]),
        ("We know ფული. Nobody else.", [0, 14]),
        ("It was said¹. Nobody knew.", [0, 14]),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_sentences_end_alike_in_both_spellings(text: str, starts: list[int], form: str) -> None:
    spelled = normalize(form, text)
    moved = [len(normalize(form, text[:start])) for start in starts]
    sentences = load("en").sentences
    assert sentences.starts(spelled) == moved
    assert sentences.cuts(spelled, [Span(0, len(spelled))])[0].tolist() == moved
