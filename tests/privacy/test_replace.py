"""Replacing: exact offsets, whole words only, and the same again changes nothing."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.errors import InputError
from qda.model.edit import Edit, Moves, edited
from qda.model.span import Span
from qda.privacy.key import Entry
from qda.privacy.replace import Replacer


def replacer(**names: str) -> Replacer:
    return Replacer([Entry("name", text.replace("_", " "), new, accept=True) for text, new in names.items()])


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Anna said.", "[1] said."),
        ("Anna's and Anna’s", "[1]'s and [1]’s"),
        ("ANNA! Annas bog", "[1]! [1]s bog"),
        ("Annabel, Johanna, anna, XAnna, Anna1", "Annabel, Johanna, anna, XAnna, Anna1"),
        ("_Anna_ said, interview_Anna, Anna_1", "_[1]_ said, interview_[1], [1]_1"),
        ("Anna_Smith_2.txt, Anna-Smith, Anna\u00a0Smith", "[2]_2.txt, [2], [2]"),
        ("Anna Smith, Anna\nSmith, ANNA  SMITH", "[2], [2], [2]"),
        ("Anna-Lise", "[1]-Lise"),
        ("(Anna)", "([1])"),
        (normalize("NFD", "José and Jose and Josés"), normalize("NFD", "[3] and Jose and [3]s")),
        (normalize("NFC", "JOSÉ"), "[3]"),
    ],
)
def test_whole_words_are_replaced_in_all_their_forms(text: str, becomes: str) -> None:
    assert replacer(Anna="[1]", Anna_Smith="[2]", José="[3]").replaced(text) == becomes


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("An\u00adna Smith!", "[2]!"),
        ("Anna\u200b Sm\u200bith said", "[2] said"),
        ("ANN\u2060A's", "[1]'s"),
        ("JOS\u00adE\u0301", "[3]"),
        ("Anna\u200bsaid, Anna\u200bSmith", "[1]\u200bsaid, [2]"),  # it stands where a space was meant
        ("\u05d1\u200eAnna", "\u05d1\u200e[1]"),  # Hebrew: "in", a mark of direction, and the name
        ("Anna\x07, Anna\x7fSmith, An\x1fna", "[1]\x07, [2], [1]"),  # marks of programs
        ("\x1b[1mAnna\x1b[0m Smith \x93Anna\x94", "\x1b[1m[2] \x93[1]\x94"),  # commands to a terminal
        ("Anna\u00adbel", "Anna\u00adbel"),  # a soft hyphen parts no words
    ],
)
def test_a_name_is_found_whatever_nobody_sees_within_it(text: str, becomes: str) -> None:
    made = replacer(Anna="[1]", Anna_Smith="[2]", **{"Jos\u00adé": "[3]"})
    assert made.replaced(text) == becomes
    assert edited(text, made.edits(text)) == becomes
    assert made.may_hold(text) or becomes == text


@given(st.data())
def test_what_nobody_sees_within_names_changes_nothing(data: st.DataObject) -> None:
    names = ["Anna", "Bo", "Lee", "Jose\u0301"]
    words = data.draw(st.lists(st.sampled_from([*names, "Annabel", "said"]), max_size=8))
    unseen = st.sampled_from(["", "", "\u00ad", "\u200b", "\u2060", "\ufeff", "\u200f"])
    made = replacer(**{name: f"[{at}]" for at, name in enumerate(names)})
    within = [
        "".join(letter + data.draw(unseen) for letter in word[:-1]) + word[-1] if word in names else word
        for word in words
    ]
    assert made.replaced(" ".join(within)) == made.replaced(" ".join(words))


APOSTROPHES = ["'", "\u2019", "\u2018", "\u02bc", "\u00b4", "`", "\u2032", "\uff07"]
HYPHENS = ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212"]
BLANKS = [" ", "\u00a0", "\u202f", "\u2009", "\n", "  ", "_"]


@pytest.mark.parametrize("hyphen", HYPHENS)
@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_a_name_is_found_whatever_signs_text_and_key_have(apostrophe: str, hyphen: str) -> None:
    for own, other in (("'", "-"), (apostrophe, hyphen)):
        made = Replacer(
            [Entry("name", f"Sean O{own}Brien", "[1]"), Entry("name", f"Jean{other}Luc Picot", "[2]")]
        )
        for blank in BLANKS:
            text = f"Sean{blank}O{apostrophe}Brien, _Jean{hyphen}Luc{blank}Picot_"
            assert made.replaced(text) == "[1], _[2]_"
            assert made.may_hold(text)
            assert len(list(made.hits_in_other_case(text.lower()))) == 2


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Jean Luc, Jean_Luc, Jean-\nLuc, JEAN\u2011LUCS", "[1], [1], [1], [1]S"),
        ("Mary-Ann and Mary\u2013Ann, Mary_Ann", "[2] and [2], [2]"),
        ("Jean - Luc, Jean, Luc, JeanLuc", "Jean - Luc, Jean, Luc, JeanLuc"),  # a dash between two
        ("interview_O_Brien, O-Brien, OBrien", "interview_[3], [3], OBrien"),
        ("d'Or, d`Or, Dor", "d'[4], d`[4], Dor"),
        ("\u05d2'\u05d5\u05e8\u05d2'", "[5]"),  # geresh as keyboards have it
    ],
)
def test_a_hyphen_may_be_a_blank_and_a_blank_a_hyphen(text: str, becomes: str) -> None:
    names = ["Jean-Luc", "Mary Ann", "O'Brien", "Or", "\u05d2\u05f3\u05d5\u05e8\u05d2\u05f3"]
    made = Replacer([Entry("name", name, f"[{at}]") for at, name in enumerate(names, start=1)])
    assert made.replaced(text) == becomes


def test_of_two_names_that_differ_in_a_hyphen_the_one_that_is_written_counts() -> None:
    made = Replacer([Entry("name", "Anna-Lee", "[1]"), Entry("name", "Anna Lee", "[2]")])
    assert made.replaced("Anna-Lee, Anna Lee, Anna\u2011Lee, Anna\nLee") == "[1], [2], [1], [2]"


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("20123456, 20\u00a012\u202f34\u00a056, 2012\u20113456", "[1], [1], [1]"),
        ("(20) 12-34-56 or 20.12.34.56", "([1] or [1]"),
        ("+33612345678 and +33\u202f6\u202f12 34 56 78", "[2] and [2]"),
        ("0101901234, 010190\u20131234, 010190 1234, _010190-1234_", "[3], [3], [3], _[3]_"),
        (
            "120123456, 201234567, 20 12 34 567, 1 20 12 34 56 7",
            "120123456, 201234567, 20 12 34 567, 1 [1] 7",
        ),
        ("2.0123456.7", "2.0123456.7"),
        ("AB 12, AB-12, AB\u201112", "[4], [4], [4]"),
    ],
)
def test_a_number_is_found_however_its_digits_are_parted(text: str, becomes: str) -> None:
    numbers = {"20 12 34 56": "phone", "+33 6 12 34 56 78": "phone", "010190-1234": "number", "AB-12": "id"}
    made = Replacer(
        [Entry(kind, text, f"[{at}]") for at, (text, kind) in enumerate(numbers.items(), start=1)]
    )
    assert made.replaced(text) == becomes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("anna said, aNNas Anna ANNA", ["anna", "aNNa"]),
        ("anna smith; Anna smith; Anna Smith", ["anna smith", "Anna smith"]),
        ("an\u00adna, jos\u00e9, jose\u0301, jose", ["an\u00adna", "jos\u00e9", "jose\u0301"]),
        ("annabel, johanna", []),
        ("in may, in mark's may; ANN@X.ORG", ["may", "mark", "may"]),
    ],
)
def test_names_with_other_capitals_are_told_and_not_replaced(text: str, told: list[str]) -> None:
    names = [*NAMES, "Jos\u00e9", "May", "Mark"]
    entries = [Entry("name", name, f"[{at}]") for at, name in enumerate(names)]
    made = Replacer([*entries, Entry("e-mail", "ann@x.org", "[E]")])
    assert [text[hit.start : hit.end] for hit in made.hits_in_other_case(text)] == told
    assert all(one in made.replaced(text) for one in told if one.islower())
    assert made.may_hold(text) or not told


def test_an_address_is_found_in_any_case_and_a_number_only_whole() -> None:
    made = Replacer([Entry("e-mail", "Ann@x.org", "[E]"), Entry("phone", "+45 20 12", "[P]")])
    assert made.replaced("ANN@X.ORG, jann@x.org, +45 20 12, +45 20 123, +45 20 12s") == (
        "[E], jann@x.org, [P], +45 20 123, +45 20 12s"
    )


UNSPACED = {
    "王芳": "[1]",
    "สมชาย": "[2]",
    "สม": "[3]",
    "Anna": "[4]",
    "やま": "[5]",
    "安娜·史密斯": "[6]",
    "佐々木 ゆき": "[7]",
    "李 Bo": "[8]",
}


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("我叫王芳。", "我叫[1]。"),
        ("王芳说王芳的事a王芳b", "[1]说[1]的事a[1]b"),
        ("王\n芳, 王\u200b芳", "[1], [1]"),  # a line ends within it
        ("王小芳和芳", "王小芳和芳"),
        ("ผมชื่อสมชายครับ", "ผมชื่อ[2]ครับ"),
        ("สมครับ", "[3]ครับ"),
        ("สมัย", "สมัย"),  # a vowel above the last letter: another sign
        ("やまは", "[5]は"),
        ("やま\u3099", "やま\u3099"),  # the same of a mark of sound
        ("安娜·史密斯和安娜・史密斯", "[6]和[6]"),
        ("佐々木ゆき、佐々木\u3000ゆきさん", "[7]、[7]さん"),
        ("李Bo说Li Bo, 李 Bo, 李Bob", "[8]说Li Bo, [8], 李Bob"),
        ("我是Anna。和ANNA说, Annas书", "我是[4]。和[4]说, [4]s书"),
        ("他Annabel说Johanna, Anna1说, Anna\u0301说", "他Annabel说Johanna, Anna1说, Anna\u0301说"),
    ],
)
def test_without_blanks_a_form_is_found_wherever_its_signs_stand(text: str, becomes: str) -> None:
    made = replacer(**UNSPACED)
    assert made.replaced(text) == becomes
    assert made.may_hold(text) or becomes == text


def test_a_number_of_the_key_stands_between_letters_of_such_scripts() -> None:
    made = Replacer([Entry("phone", "13812345678", "[P]")])
    text = "电话13812345678是, โทร138 1234 5678ครับ, x13812345678, 138123456789是"
    assert made.replaced(text) == "电话[P]是, โทร[P]ครับ, x13812345678, 138123456789是"


def test_pseudonyms_of_such_scripts_may_share_a_sign_with_a_name() -> None:
    assert replacer(王芳="王丽", 李红="陈芳").replaced("王芳和李红") == "王丽和陈芳"


@pytest.mark.parametrize(
    "names",
    [
        {"Anna": "Berta", "Berta": "[2]"},
        {"Anna": "Bo", "Bo_Smith": "[2]"},
        {"Anna": "[Anna]"},
        {"Al": "x Al y"},
        {"王芳": "小王芳"},
        {"王芳": "芳"},
    ],
)
def test_a_replacement_that_is_itself_replaced_is_refused(names: dict[str, str]) -> None:
    with pytest.raises(InputError, match="itself to be replaced"):
        replacer(**names)


def test_a_form_with_two_replacements_is_refused() -> None:
    with pytest.raises(InputError, match="is to become"):
        Replacer([Entry("name", "Anna", "[1]", ("Ann",)), Entry("name", "Ann", "[2]")])


PARTS = [
    "Anna",
    "Smith",
    "Bo",
    "Annas",
    "ANNA",
    "anna",
    " ",
    "\n",
    "'s",
    "-",
    ".",
    "Lee",
    "x",
    "é",
    "e\u0301",
    "_",
    "’",
    "ʼ",
    "‑",
    "–",
    "\u00a0",
]
NAMES = ["Anna", "Anna Smith", "Bo", "Lee", "Smith Lee", "é", "Bo’Lee", "Anna-Lee", "x‑Bo"]
AS_TYPED = str.maketrans({"’": "'", "ʼ": "'", "‑": "-", "–": "-", "_": " ", "\u00a0": " ", "\n": " "})


@given(
    st.lists(st.sampled_from(PARTS), max_size=30).map("".join), st.sets(st.sampled_from(NAMES), min_size=1)
)
def test_replacing_twice_changes_nothing_and_leaves_no_name(text: str, names: set[str]) -> None:
    made = Replacer([Entry("name", name, f"[Name {at}]") for at, name in enumerate(sorted(names))])
    once = made.replaced(text)
    assert made.replaced(once) == once
    assert once == edited(text, made.edits(text))
    for name in names:
        pattern = rf"(?<![\w\u0300-\u036f]){re.escape(name.translate(AS_TYPED))}(?![\w\u0300-\u036f])"
        assert not re.search(pattern, normalize("NFC", once).translate(AS_TYPED))


@given(st.text("ab ", max_size=40), st.data())
def test_spans_move_exactly(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    edits = [
        Edit(start, end, data.draw(st.text("XY", max_size=4)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    new, moves = edited(text, edits), Moves(edits)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    moved = moves.of(Span(start, end))
    touched = [one for one in edits if one.start < end and start < one.end]
    first = min([start, *(one.start for one in touched)])
    last = max([end, *(one.end for one in touched)])
    inside = [
        Edit(one.start - first, one.end - first, one.new)
        for one in edits
        if first <= one.start and one.end <= last
    ]
    if start < end:
        assert moved.of(new) == edited(text[first:last], inside)
    assert 0 <= moved.start <= moved.end <= len(new)
