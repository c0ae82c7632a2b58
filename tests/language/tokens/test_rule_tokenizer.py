"""The fast tokens of the rules are those that spaCy itself cuts, passage by passage.

What stands between signs of scripts without blanks spaCy is given for itself: its rules know no such borders,
and would cut what touches a sign as if it went on. Where these borders are, `test_unspaced` says.
"""

import json
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.language.tokens import rule_cutter, shapes
from qda.language.tokens.chunk_batch import ChunkBatch
from qda.language.tokens.pieces import Pieces
from qda.language.tokens.plain_tokenizer import PlainTokenizer
from qda.language.tokens.ruled_tokenizer import RuledTokenizer
from qda.language.tokens.spacy_tokenizer import BlankTokenizer
from qda.language.tokens.token_rules import from_plain
from qda.model.span import Span
from tests.examples import examples

CODES = ["en", "da", "de", "fr", "ru", "ur", "xx", "zh"]
WORDS = (
    "the They can't Don’t DON'T Pakistan's l'homme well-known Mr. U.S. e.g. a.m. т.ч. в др. bl.a. z.B. Øst"
)
NUMBERS = "co‑operate COVID‑19 1 12 1.5 2,000 10km 5° °C $5 €3 US$ 1990s 127.0.0.1 P17 16-year ½ ²"
ADDRESSES = "http://a.org/b?c=d www.x.com a.b@c.org left.He trust.12 trust.[12] (pause)--no"
FACES = ":) :-) :)) x:) ) ( :( 8) ;D <3 (o: :o ... … -- — – ' \" “ ” ‘ ’ « » [ ] . , ! ? / = * _ \\ \0"
GLUED = (
    "CO₂ x² Ⅳ R&D Ernst&Young don't—I it’s/he C++ •x x† — ― -- ; | & + # ~ cafe\u0301 E\u0301 \u0301 [t]he"
)
LOOSE = (
    "pre- -med war‐ ‑und I- C- x‑. -¿Qué \\cost ^x @ana .cost //x x% x£ x$ US$ x′ x¹ ¹See km² <b>x</b> x<3"
)
EMOJI = "❤️x x❤️y 👍🏽x 👩🏽‍⚕️x 1️⃣x"
SCRIPTS = 'ფული փող, පැ. צה"ל Москва ہم گئے۔ हिन्दी 我们走了。 مرحبا، 😀 👩‍🌾 e\u0301 \u200c ǅ ﬁ ß'
UNSPACED = "政 府 年 々 〇 カ ー ｶﾞ か\u3099 รั ฐ บ ทำ ำ ๕ ກ ក្រុ មြ ္ ្ 𠀀 葛\U000e0100 ツ 。 「 」 ・ ﾞ"
ATOMS = [*f"{WORDS} {NUMBERS} {ADDRESSES} {FACES} {GLUED} {LOOSE} {EMOJI} {SCRIPTS} {UNSPACED}".split(" ")]
SPACES = [" "] * 8 + ["  ", "\n", "\t", "\xa0", "\u2009", "\u3000", "\x1c", "\x85", "\u2028", " \n"]
CHUNKS = st.lists(
    st.one_of(st.sampled_from(ATOMS), st.sampled_from(UNSPACED.split()), st.text(max_size=3)),
    min_size=1,
    max_size=4,
).map("".join)
TEXTS = st.lists(st.one_of(CHUNKS, st.sampled_from(SPACES)), max_size=24).map(
    lambda parts: "".join(part + " " * (number % 2) for number, part in enumerate(parts))
)


@cache
def spacys(code: str) -> BlankTokenizer:
    return BlankTokenizer(code)


@cache
def tokenizer(code: str) -> RuledTokenizer:
    rules = spacys(code).rules()
    assert rules is not None
    return RuledTokenizer(code, from_plain(json.loads(json.dumps(rules.plain()))))


def told(tokenizer: RuledTokenizer | BlankTokenizer, pieces: Pieces) -> list[tuple[str, int, int]]:
    keys, starts, ends = (column.tolist() for column in pieces)
    return [(tokenizer.form(key)[0], *place) for key, *place in zip(keys, starts, ends, strict=True)]


def without_surrogates(text: str) -> str:
    return "".join(one for one in text if not "\ud800" <= one <= "\udfff")


def passages(text: str, cuts: list[int]) -> list[Span]:
    edges = sorted({min(cut, len(text)) for cut in [0, *cuts, len(text)]})
    return [Span(a, b) for a, b in pairwise(edges) if (a + b) % 3]


def same(one: Pieces, other: Pieces) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the rules from the first chunk on."""
    monkeypatch.setattr(shapes, "_PATIENCE", 0)


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=examples(60), deadline=None)
@given(text=TEXTS, cuts=st.lists(st.integers(0, 60), max_size=4))
def test_tokens_are_those_of_spacy(code: str, text: str, cuts: list[int]) -> None:
    text = without_surrogates(text)
    fast, spans = tokenizer(code), passages(text, cuts)
    wanted = told(spacys(code), spacys(code).pieces(text, spans))
    assert told(fast, fast.plain_pieces(text, spans)) == wanted
    assert told(fast, fast.column_pieces(text, spans)) == wanted


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "text",
    [
        "x:) ) y",
        "x:) y",
        "x:)\t) y",
        "see Mr . Khan (Mr.) Mr.",
        "в т.ч. в  т.ч. (в т.ч.) и др. x.",
        "a\0b a\0 a \0",
        "word. “word.” 'word' words' word's WORD'S word’s Bob. b. Don't dON'T",
        "supercalifragilisticexpialidociousantidisestablishmentarianism, " * 3,
        "1km 1kg 1sg 5kr 5km. 10s. 1.2.3.4 12.0.0.1 127.0.0.1",
    ],
)
def test_hard_cases_are_those_of_spacy(code: str, text: str) -> None:
    fast, spans = tokenizer(code), [Span(0, len(text))]
    wanted = told(spacys(code), spacys(code).pieces(text, spans))
    assert told(fast, fast.plain_pieces(text, spans)) == wanted
    assert told(fast, fast.column_pieces(text, spans)) == wanted


def test_a_text_in_many_slices_is_cut_like_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(f"Wort{number}, “naïve” don't x:) ) e.g. {number}km." for number in range(3000))
    spans = [Span(found, found + len(line)) for found, line in lines(text)]
    fast = tokenizer("en")
    whole = fast.plain_pieces(text, spans)
    monkeypatch.setattr("qda.language.tokens.chunks._SLICE", 1000)
    assert same(fast.column_pieces(text, spans), whole)


def lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found


def test_the_rules_are_asked_about_a_shape_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    plain = PlainTokenizer(tokenizer("en")._plain.rules)
    parts = plain.parts
    monkeypatch.setattr(plain, "parts", lambda text, **how: asked.append(text) or parts(text, **how))
    cutter = rule_cutter.RuleCutter(plain)
    cuts = cutter.cut(ChunkBatch.of(["left.", "went,", "seen."]))
    assert (cuts.counts.tolist(), cuts.ends.tolist()) == ([2, 2, 2], [4, 5, 4, 5, 4, 5])
    assert not cuts.special.any()
    cutter.cut(ChunkBatch.of(["done.", "born."]))
    assert len(asked) == 2
    assert "went," in asked
