"""Thousands of random edits of transcripts: no coding is lost, and none stands where its words do not.

The oracle knows where a passage went because it makes the edits: it never asks the program.
"""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.coding.anchors.reanchor import Fate, carry
from qda.model.coding import Coding, anchor
from qda.model.document import INTERVIEW, Document
from qda.model.identity import hash_text
from qda.model.span import CONTEXT, Span
from qda.store.check import check_store
from qda.store.database import open_store
from tests.examples import examples

WORDS = ("the", "border", "is", "closed", "and", "trade", "stopped", "well", "yes", "no", "they", "far")
FOUND = {Fate.UNCHANGED, Fate.MOVED}


def sentence(rng: random.Random) -> str:
    words = " ".join(rng.choices(WORDS, k=rng.randint(1, 9)))
    return words.capitalize() + rng.choice([".", "?", "!", "..."])


def paragraph(rng: random.Random) -> str:
    said = " ".join(sentence(rng) for _ in range(rng.randint(1, 4)))
    return f"{rng.choice(['Anna', 'INTERVIEWER', 'Ben'])}: {said}"


def transcript(rng: random.Random) -> str:
    return "\n\n".join(paragraph(rng) for _ in range(rng.randint(3, 12))) + "\n"


def document(text: str) -> Document:
    return Document("P1", INTERVIEW, text, Span(0, len(text)), "P1.txt", "sha256:0")


def coding(number: int, text: str, rng: random.Random) -> Coding:
    start = rng.randrange(len(text))
    end = min(len(text), start + rng.choice([1, 3, 12, 40, 150]))
    return Coding(str(number), anchor("P1", hash_text(text), text, Span(start, end)), "code", "Ada")


Edit = Callable[[str, random.Random], str]


def some(text: str, rng: random.Random) -> Span:
    start = rng.randint(0, len(text))
    return Span(start, min(len(text), start + rng.choice([0, 1, 5, 30, 200])))


def in_paragraphs(edit: Callable[[list[str], random.Random], object]) -> Edit:
    def made(text: str, rng: random.Random) -> str:
        paragraphs = text.split("\n\n")
        edit(paragraphs, rng)
        return "\n\n".join(paragraphs)

    return made


def replaced(text: str, rng: random.Random, new: str) -> str:
    span = some(text, rng)
    return text[: span.start] + new + text[span.end :]


def move(paragraphs: list[str], rng: random.Random) -> None:
    one = paragraphs.pop(rng.randrange(len(paragraphs)))
    paragraphs.insert(rng.randint(0, len(paragraphs)), one)


EDITS: dict[str, Edit] = {
    "insertion": lambda text, rng: replaced(text, rng, sentence(rng) + " "),
    "deletion": lambda text, rng: replaced(text, rng, ""),
    "paragraph moved": in_paragraphs(move),
    "paragraph doubled": in_paragraphs(lambda ps, rng: ps.insert(rng.randrange(len(ps)), rng.choice(ps))),
    "paragraph removed": in_paragraphs(lambda ps, rng: ps.pop(rng.randrange(len(ps)))),
    "speaker renamed": lambda text, rng: text.replace(rng.choice(["Anna", "Ben"]), rng.choice(["Cem", "P1"])),
    "spaces": lambda text, _: text.replace(". ", ".  "),
    "lines broken anew": lambda text, rng: text.replace(" ", "\n", rng.randint(1, 9)),
    "quotation marks": lambda text, rng: replaced(text, rng, "“well”"),
    "written anew": lambda _, rng: transcript(rng),
    "emptied": lambda _, rng: rng.choice(["", " ", "."]),
    "repeated": lambda text, _: text + text[:500],
}


def is_kept(before: Coding, after: Coding, texts: dict[str, str], now: str, fate: Fate) -> bool:
    """Verified in the new text, or stale with everything it had."""
    place = after.anchor
    if fate in FOUND:
        return place.text_hash == now and place.span.of(texts[now]) == place.quote == before.anchor.quote
    return place == before.anchor and place.span.of(texts[place.text_hash]) == place.quote


def test_thousands_of_random_edits_lose_no_coding() -> None:
    rng, edits = random.Random(20261126), 0
    while edits < examples(10_000):
        text = transcript(rng)
        texts = {hash_text(text): text}
        codings = [coding(number, text, rng) for number in range(4)]
        for _ in range(8):
            name = rng.choice(list(EDITS))
            text = EDITS[name](text, rng)[:4000]
            now = hash_text(text)
            texts[now] = text
            carried = [carry(one, texts[one.anchor.text_hash], document(text)) for one in codings]
            for before, after in zip(codings, carried, strict=True):
                assert is_kept(before, after.coding, texts, now, after.fate), (name, before, after)
            codings = [one.coding for one in carried]
            edits += 1
        assert [one.id for one in codings] == ["0", "1", "2", "3"]


@settings(max_examples=examples(100), deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
def test_no_series_of_edits_loses_a_coding_and_the_first_text_brings_it_back(rng, names) -> None:
    first = transcript(rng)
    text, texts, one = first, {hash_text(first): first}, coding(0, first, rng)
    for name in names:
        text = EDITS[name](text, rng)[:4000]
        texts[hash_text(text)] = text
        before, after = one, carry(one, texts[one.anchor.text_hash], document(text))
        assert is_kept(before, after.coding, texts, hash_text(text), after.fate)
        one = after.coding
    back = carry(one, texts[one.anchor.text_hash], document(first))
    assert is_kept(one, back.coding, texts, hash_text(first), back.fate)
    if one.anchor.text_hash == hash_text(first):
        assert (back.fate, back.coding.anchor) == (Fate.UNCHANGED, one.anchor)


def marked(rng: random.Random) -> list[str]:
    """Paragraphs of the same few words, each with a number of its own that no quotation holds."""
    numbers = rng.sample(range(1000, 9999), k=rng.randint(4, 12))
    return [f"{sentence(rng)} {sentence(rng)} ({number}) {sentence(rng)}" for number in numbers]


def test_what_no_edit_comes_near_stands_exactly_where_it_went() -> None:
    """The edits are made around the passage with its neighbourhood, so its place is known by counting."""
    rng, checked = random.Random(7), 0
    for _ in range(1500):
        paragraphs = marked(rng)
        held = rng.randrange(len(paragraphs))
        before, after = "\n\n".join(paragraphs[:held]), "\n\n".join(paragraphs[held + 1 :])
        near = f"\n\n{paragraphs[held]}\n\n"
        room = len(near) - 2 * CONTEXT
        if room < 1:
            continue
        start = CONTEXT + rng.randrange(room)
        end = min(len(near) - CONTEXT, start + rng.choice([1, 2, 6, 20]))
        old = before + near + after
        one = Coding("1", anchor("P1", "old", old, Span(len(before) + start, len(before) + end)), "c", "Ada")
        for _ in range(rng.randint(1, 3)):
            name = rng.choice([n for n in EDITS if n not in {"written anew", "emptied"}])
            if rng.random() < 0.5:
                before = EDITS[name](before, rng)
            else:
                after = EDITS[name](after, rng)
        found = carry(one, old, document(before + near + after))
        assert found.fate in FOUND, (old, before + near + after, one.anchor.quote)
        assert found.coding.anchor.start == len(before) + start, (old, before + near + after, one.anchor)
        checked += 1
    assert checked > 800


@pytest.mark.parametrize("seed", range(3))
def test_the_project_keeps_every_coding_decision_and_memo(seed: int, tmp_path) -> None:
    from qda.model.decision import Decision, Memo, Verdict
    from qda.project.intake.import_files import Incoming, keep

    rng = random.Random(seed)
    text = transcript(rng)
    with open_store(tmp_path, create=True) as store:
        with store.change("Ada") as change:
            change.put_document(document(text))
            made = [replace(coding(number, text, rng), at=change.at) for number in range(6)]
            for one in made[:3]:
                change.add_coding(one)
            change.decide(Decision(replace(made[3], coder="rules"), Verdict.ACCEPT, "Ada", change.at))
            noted = replace(made[4], coder="rules")
            change.write_memo(Memo("coding", noted.id, "Hm", "Ada", change.at, noted))
        for _ in range(15):
            text = EDITS[rng.choice(list(EDITS))](text, rng)[:4000]
            with store.change("Ada") as change:
                keep(change, Incoming((document(text),), {}, (), {}, ()))
            held = [
                *(one.anchor for one in store.codings()),
                *(one.coding.anchor for one in store.decisions()),
                *(one.coding.anchor for one in store.memos() if one.coding),
            ]
            assert [one.quote for one in held] == [held[at].quote for at in range(5)]
            assert sorted(one.quote for one in held) == sorted(one.anchor.quote for one in made[:5])
            assert all(one.span.of(store.text(one.text_hash)) == one.quote for one in held)
        assert check_store(store) == []
