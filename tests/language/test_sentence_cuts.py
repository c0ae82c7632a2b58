"""The sentences of many paragraphs at once are those of each paragraph for itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.language.data import read
from qda.language.sentences import sentence_rules
from qda.model.span import Span
from tests.examples import examples

WORDS = "the They left nobody Kabul um I we No Dr U.S e.g etc a.m iv IV ii P1 a) x 12 5 2014 3.5 naïve Ähm ß"
OTHERS = "XIV Nr Hauptstr Dipl-Ing z B usw Le L’on maj"
SCRIPTS = "Москва мы ہم گئے हिन्दी चले 我们 ሄድን ǅ ª ʼ २ ² ٣ 😀 \u200c ⓐ"
SIGNS = "\" ' “ ” ‘ ’ « » ( ) [ ] [12] ¹² (pause) – — - : ; , | * _ *laughs* (so\xa0on.) …"
ATOMS = f"{WORDS} {OTHERS} {SCRIPTS} {SIGNS}".split(" ")
MARKS = [
    *"....???!!",
    "...",
    "…",
    ". . .",
    ". .",
    ". . . .",
    ".. .",
    "? .",
    "..",
    "?!",
    "‼",
    "。",
    "؟",
    "۔",
    "।",
    "．",
]
SPACES = [" "] * 8 + ["", "\n", "  ", "\xa0", "\t", "\u2028"]
PARTS = st.tuples(
    st.one_of(st.sampled_from(ATOMS), st.text(max_size=2)),
    st.sampled_from(["", "", "", *SIGNS.split(" ")]),
    st.sampled_from(["", "", *MARKS]),
    st.sampled_from(SPACES),
)
PARAGRAPHS = st.lists(PARTS.map("".join), min_size=1, max_size=25).map("".join).filter(len)
BETWEEN = ["\n", "", "P1: ", "x. ", "("]


@pytest.mark.parametrize("code", ["en", "xx", "de", "el", "fr"])
@settings(max_examples=examples(150), deadline=None)
@given(parts=st.lists(st.tuples(PARAGRAPHS, st.sampled_from(BETWEEN)), min_size=1, max_size=3))
def test_cuts_are_the_starts_of_each_paragraph(code: str, parts: list[tuple[str, str]]) -> None:
    rules = sentence_rules(read(code, "sentences.toml"))
    text, spans = "", []
    for paragraph, before in parts:
        text += before
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph
    places, owners = rules.cuts(text + ". Then", spans)
    expected = [
        (span.start + start, n) for n, span in enumerate(spans) for start in rules.starts(span.of(text))
    ]
    assert list(zip(places.tolist(), owners.tolist(), strict=True)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We left. They came. he stayed. Why? because. No! never. No! Never.",
        "It (was so. It is so) ended. Then [he left. They] came. (So. It) is. Then.",
        "In 2014. Then 12. Then 1.5 left. left.he left.He Trust.12 Then iv. Then mix. Then Dr. Khan.",
        "Мы ушли. Они остались. он ушёл. ہم گئے۔ وہ گئے؟ ہم گئے۔وہ हम चले। वे।",
        "He left (again). They came (in 2014). (so). Then (). Then )). Then (a). then (so.). Then",
        'He said "so." They came. "Why?" he asked. “So!” They left. Then. "so. “Well. "he" ended." (a ."',
        'It is so?" They left! "Then" he went?"',
        "waited… then. Waited… Then. um… Then. e\u0301te\u0301. Then",
        "He left. . . then. He left . . . Then. He left .  . Then. It .\n. then. It .. . then. It . .. then.",
        "We paid 1.500,75 Euro. Then 12.500,75 more. In 2014.12 Then.",
        "他说。“你好。” 我。 “他” 说．行った。“ میں نے کہا۔“ پھر۔‘ 1．5 ",
        "um . . . Then I . . . I left . . then (so . . . Then). Why? . . Then. . . then. He left . . . .",
    ],
)
def test_plain_marks_are_judged_as_the_rules_do(text: str) -> None:
    for code in ("en", "xx", "da", "de", "el", "fr", "hi"):
        rules = sentence_rules(read(code, "sentences.toml"))
        assert rules.cuts(text, [Span(0, len(text))])[0].tolist() == rules.starts(text)


def test_no_paragraphs_have_no_sentences() -> None:
    places, owners = sentence_rules(read("en", "sentences.toml")).cuts("", [])
    assert (places.tolist(), owners.tolist()) == ([], [])
