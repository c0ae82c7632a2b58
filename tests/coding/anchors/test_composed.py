"""A quotation is found again however the accents of its letters are encoded in the new text."""

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.coding.anchors.composed import composed
from qda.coding.anchors.reanchor import Fate, reanchor
from qda.model.coding import anchor
from qda.model.identity import hash_text
from qda.model.span import Span
from tests.examples import examples

PLACES = [
    ("P1: Les médecins ", "naïfs de la ville", " ne comprennent pas l’été."),
    ("P1: 의사가 ", "비싸지 않았다고", " 말했다. 약이 비쌌다."),
    ("P1: Тот ", "ёлочный, чужой", " й базар мне не нужен."),
    ("P1: डॉक्टर ", "ज़रूरी क़लम", " नहीं लाया, बच्चों."),
    ("P1: Bác sĩ ", "không đắt lắm", " nhưng thuốc thì đắt."),
    ("P1: Said e\u0301 and ", "é e\u0301 ệ", " once more, é."),
]


@pytest.mark.parametrize(("before", "quote", "after"), PLACES)
@pytest.mark.parametrize(("was", "now"), [("NFC", "NFD"), ("NFD", "NFC")])
@pytest.mark.parametrize("new", ["", "Asked on Monday, à midi. "], ids=["as it was", "with more before it"])
def test_a_quotation_is_followed_into_letters_encoded_otherwise(
    before: str, quote: str, after: str, was: str, now: str, new: str
) -> None:
    old_text, text = normalize(was, before + quote + after), normalize(now, new + before + quote + after)
    start = len(normalize(was, before))
    old = anchor("D", hash_text(old_text), old_text, Span(start, start + len(normalize(was, quote))))
    found = reanchor(old, old_text, text, hash_text(text))
    assert (found.anchor.start, found.anchor.quote) == (
        len(normalize(now, new + before)),
        normalize(now, quote),
    )
    assert found.fate.found


def test_a_letter_with_another_accent_is_another_letter() -> None:
    old_text, text = (
        "Le pêcheur parle de sa vie à la mer.",
        normalize("NFD", "Le pécheur parle de sa vie à la mer."),
    )
    old = anchor("D", hash_text(old_text), old_text, Span(3, 10))
    assert reanchor(old, old_text, text, hash_text(text)).fate is Fate.LOST


@settings(max_examples=examples(300))
@given(st.text(st.sampled_from("aeé\u0301\u0323가각\u1100\u1161\u11a8 .\nقक\u093c😀"), max_size=30))
def test_composing_letter_by_letter_is_composing(text: str) -> None:
    whole = composed(text)
    assert whole.text == normalize("NFC", text)
    assert [*whole.starts] == sorted(whole.starts)
    assert len(whole.starts) == len(whole.text) + 1
