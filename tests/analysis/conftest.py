"""A small study made by hand, and what makes others like it."""

import tracemalloc
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import pandas as pd
import pytest

from qda.analysis.frames.attributes import spoken_index
from qda.analysis.frames.coded import Coded
from qda.model.codebook import Code, Codebook, Rule
from qda.model.identity import hash_text

CODING_COLUMNS = [
    "id", "document", "kind", "participant", "voice", "speaker", "role", "code", "theme", "start", "end",
    "quote", "before", "after", "sentence", "sentence_number", "sentence_last", "paragraph_number",
    "turn_number", "word_start", "word_end", "assertion", "cue", "rule", "coder", "status", "score", "memo",
    "at", "locator",
]  # fmt: skip
UNIT_COLUMNS = [
    "document", "kind", "participant", "voice", "speaker", "role", "sentence_number", "paragraph_number",
    "turn_number", "words", "start", "end",
]  # fmt: skip

Said = dict[str, object]


@pytest.fixture
def most_held() -> Callable[[Callable[[], object]], int]:
    """The most bytes that something holds at a time while it works."""

    def most(work: Callable[[], object]) -> int:
        tracemalloc.start()
        try:
            work()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    return most


@pytest.fixture
def make_codebook() -> Callable[..., Codebook]:
    """Themes with codes below them; `below` puts a code under one of those, `rules` gives some a rule."""

    def make(
        themes: Mapping[str, Iterable[str]],
        below: Mapping[str, str] | None = None,
        rules: Iterable[str] = (),
    ) -> Codebook:
        codes = []
        for theme, children in themes.items():
            codes.append(Code(theme, theme.title(), definition=f"What belongs to {theme}."))
            for child in children:
                codes.append(Code(child, child.title(), parent=theme, definition=f"Talk of {child}."))
                codes += [Code(c, c.title(), parent=p) for c, p in (below or {}).items() if p == child]
        ruled = [replace(c, match=(Rule(f"{c.code}/1", c.code),)) if c.code in rules else c for c in codes]
        return Codebook("Test", "en", tuple(ruled))

    return make


@pytest.fixture
def make_coded() -> Callable[..., Coded]:
    """Coded from sentences and quotations.

    sentences: dicts with document and text; participant (default: the document), kind, speaker, role,
        paragraph and turn (default: 0). The text of a document is its sentences, joined by a space.
    codings: (document, code, quote) with a dict of other columns; the quote is found in the document's text.
    """

    def make(
        codebook: Codebook,
        sentences: list[Said],
        codings: list[tuple[str, str, str] | tuple[str, str, str, dict[str, object]]],
        attributes: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Coded:
        units = [_unit(said, sentences, number) for number, said in enumerate(sentences)]
        rows = [_coding(number, spec, sentences, units, codebook) for number, spec in enumerate(codings)]
        return Coded(
            codebook,
            pd.DataFrame(rows, columns=CODING_COLUMNS),
            pd.DataFrame(units, columns=UNIT_COLUMNS),
            _documents(sentences, units),
            _attributes(units, attributes or {}),
        )

    return make


def _unit(said: Said, sentences: list[Said], number: int) -> dict[str, object]:
    participant = said.get("participant", said["document"])
    same = [i for i, other in enumerate(sentences) if other["document"] == said["document"]]
    return {
        "document": said["document"],
        "kind": said.get("kind", "interview"),
        "participant": participant,
        "voice": participant or said["document"],
        "speaker": said.get("speaker", participant),
        "role": said.get("role", "participant" if participant else "author"),
        "sentence_number": same.index(number),
        "paragraph_number": said.get("paragraph", 0),
        "turn_number": said.get("turn", 0),
        "words": len(str(said["text"]).split()),
        "start": (start := sum(len(str(sentences[i]["text"])) + 1 for i in same if i < number)),
        "end": start + len(str(said["text"])),
    }


def _coding(number: int, spec: tuple, sentences: list[Said], units: list, codebook: Codebook) -> dict:
    document, code, quote, *more = spec
    said = [(str(s["text"]), u) for s, u in zip(sentences, units, strict=True) if s["document"] == document]
    text = " ".join(one for one, _ in said)
    start = text.index(quote)
    end = start + len(quote)
    offset, touched = 0, []
    for sentence, unit in said:
        if offset < end and start < offset + len(sentence):
            touched.append((sentence, unit))
        offset += len(sentence) + 1
    first, last = touched[0][1], touched[-1][1]
    answers = [unit for _, unit in touched if unit["role"] not in ("interviewer", "nobody")]
    named = [unit for unit in answers if unit["participant"] or unit["kind"] == "literature"]
    owner = [*named, *answers, first][0]
    words_before = len(text[:start].split())
    return {
        "id": f"c{number}",
        **{key: owner[key] for key in ("kind", "participant", "voice", "speaker", "role")},
        **{key: first[key] for key in ("sentence_number", "paragraph_number", "turn_number")},
        "document": document,
        "code": code,
        "theme": codebook.theme(code) if code in codebook else code,
        "start": start,
        "end": end,
        "quote": quote,
        "before": text[max(0, start - 32) : start],
        "after": text[end : end + 32],
        "sentence": " ".join(sentence for sentence, _ in touched),
        "sentence_last": last["sentence_number"],
        "word_start": words_before,
        "word_end": words_before + len(quote.split()),
        "assertion": "affirmed",
        "cue": None,
        "rule": f"{code}/1",
        "coder": "rules",
        "status": "proposed",
        "score": 1.0,
        "memo": None,
        "at": None,
        "locator": None,
        **(more[0] if more else {}),
    }


def _documents(sentences: list[Said], units: list) -> pd.DataFrame:
    rows = []
    for name in dict.fromkeys(said["document"] for said in sentences):
        inside = [(s, u) for s, u in zip(sentences, units, strict=True) if s["document"] == name]
        voices = {unit["participant"] for _, unit in inside if unit["role"] != "interviewer"}
        rows.append(
            {
                "document": name,
                "kind": inside[0][1]["kind"],
                "participant": voices.pop() if len(voices) == 1 else None,
                "source": f"{name}.txt",
                "text_hash": hash_text(" ".join(str(said["text"]) for said, _ in inside)),
                "words": sum(unit["words"] for _, unit in inside),
            }
        )
    return pd.DataFrame(rows, columns=["document", "kind", "participant", "source", "text_hash", "words"])


def _attributes(units: list, given: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """`given` by participant or document, and by (document, participant) where documents of one differ."""
    names = list(dict.fromkeys(name for values in given.values() for name in values))
    heard = dict.fromkeys(
        (unit["document"], unit["participant"], unit["role"] not in ("interviewer", "nobody"))
        for unit in units
    )
    rows = []
    for document, participant, answers in heard:
        everywhere = given.get(participant or document, {}) if answers else {}
        own = {**everywhere, **given.get((document, participant), {})}
        rows.append([own.get(name, "") for name in names])
    return pd.DataFrame(rows, columns=names, index=spoken_index(heard), dtype=object)


@pytest.fixture
def small_study(make_codebook: Callable[..., Codebook], make_coded: Callable[..., Coded]) -> Coded:
    """Three interviews (one with an interviewer) and one work; four codes under two themes."""
    codebook = make_codebook({"border": ["durand_line", "fence"], "power": ["influence"]})
    sentences: list[Said] = [
        {"document": "P1", "text": "Do you speak of the fence?", "participant": None, "speaker": "INT",
         "role": "interviewer", "turn": 0},
        {"document": "P1", "text": "The Durand Line is not settled.", "turn": 1, "paragraph": 1},
        {"document": "P1", "text": "The fence on the Durand Line gives them influence.", "turn": 1,
         "paragraph": 1},
        {"document": "P1", "text": "They want influence.", "turn": 1, "paragraph": 2},
        {"document": "P2", "text": "A fence was built."},
        {"document": "P2", "text": "Nobody has influence there."},
        {"document": "P3", "text": "I would rather not say."},
        {"document": "khan2020", "text": "The Durand Line was drawn in 1893.", "participant": None,
         "kind": "literature"},
        {"document": "khan2020", "text": "Influence follows.", "participant": None, "kind": "literature",
         "paragraph": 1},
    ]  # fmt: skip
    codings = [
        ("P1", "fence", "fence?", {}),
        ("P1", "durand_line", "Durand Line is", {}),
        ("P1", "durand_line", "on the Durand Line", {}),
        ("P1", "fence", "fence on the", {}),
        ("P1", "influence", "gives them influence", {}),
        (
            "P1",
            "influence",
            "want influence",
            {"coder": "ann", "rule": None, "score": None, "status": "accepted"},
        ),
        ("P2", "fence", "A fence was built", {"status": "rejected"}),
        ("P2", "fence", "fence", {}),
        ("P2", "influence", "influence", {"assertion": "negated", "cue": "Nobody"}),
        ("khan2020", "durand_line", "Durand Line", {"locator": "p. 4"}),
        ("khan2020", "influence", "Influence", {}),
    ]
    attributes = {"P1": {"gender": "woman"}, "P2": {"gender": "man"}, "P3": {"gender": "man"}}
    return make_coded(codebook, sentences, codings, attributes)
