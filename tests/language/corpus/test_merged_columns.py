"""Corpora that were put together are what they would be, had all their documents been read at once."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qda.language.corpus.columns import from_columns, to_columns
from qda.language.corpus.corpus import Corpus
from qda.language.corpus.merged_columns import merged
from qda.language.load import load
from qda.model.settings import INTERVIEWER_LABELS
from qda.units.gather import Incoming, gather
from tests.documents import document
from tests.examples import examples

LINES = [
    "INTERVIEWER: Why was that not so?",
    "P1: Maybe they left. They said that it was over.",
    "[00:01:20] P2: Die Kinder gingen; das Haus, US or us ...",
    "[00:02:00] INTERVIEWER: It was lang, e.g. a lange Zeit.",
    "They Left",
    "P1: كتـاب ﷺ ŉ ﬁne 日本 İd ǆ",
    "ـ",
    "",
]
TEXTS = st.lists(st.sampled_from(LINES), max_size=5).map("\n".join)
PARTS = st.lists(
    st.lists(st.tuples(TEXTS, st.sampled_from(["en", "de"])), max_size=3), min_size=1, max_size=4
)


def corpus_of(told: Sequence[tuple[int, tuple[str, str]]]) -> Corpus:
    """Documents by number, text and language."""
    incoming = [
        Incoming(str(number), document(text, f"D{number}"), load(code)) for number, (text, code) in told
    ]
    return gather(incoming, interviewers=INTERVIEWER_LABELS)


def kept(corpus: Corpus) -> Corpus:
    return from_columns(*to_columns(corpus))


def put_together(parts: Sequence[Corpus]) -> Corpus:
    return from_columns(*merged([to_columns(part) for part in parts]))


def told(corpus: Corpus) -> dict[str, Any]:
    """All that a corpus says, without the numbers of its types and names."""
    words = np.arange(len(corpus.word_type))
    vocabulary = corpus.vocabulary
    norms, lemmas = (
        dict(zip(types.tolist(), lines, strict=True))
        for lines, types in (
            (vocabulary.norms, vocabulary.norm_types),
            (vocabulary.lemmas, vocabulary.lemma_types),
        )
    )
    names, times = (*corpus.names, None), (*corpus.times, None)
    of_type = [words[corpus.word_type == kind].tolist() for kind in range(len(vocabulary.forms))]
    first = corpus.type_first.tolist()
    by_type = [corpus.words_by_type[a:b].tolist() for a, b in pairwise(first)]
    assert by_type == of_type
    assert list(vocabulary.norms) == sorted(vocabulary.norms)
    assert list(vocabulary.lemmas) == sorted(vocabulary.lemmas)
    return {
        "words": [(vocabulary.forms[k], norms[k], lemmas[k]) for k in corpus.word_type.tolist()],
        "spans": (corpus.starts(words).tolist(), corpus.ends(words).tolist()),
        "flags": corpus.word_flags.tolist(),
        "speakers": [names[one] for one in corpus.turn_speaker],
        "participants": [names[one] for one in corpus.turn_participant],
        "times": [times[k] for k in corpus.turn_time],
        "paragraph times": [times[k] for k in corpus.paragraph_time],
        **{
            name: getattr(corpus, name).tolist()
            for name in (
                "sentence_word",
                "sentence_start",
                "sentence_end",
                "sentence_paragraph",
                "paragraph_turn",
                "turn_role",
                "document_turn",
                "document_paragraph",
                "document_sentence",
            )
        },
        "documents": (corpus.keys, corpus.documents),
    }


def numbered(parts: Sequence[Sequence[tuple[str, str]]]) -> list[list[tuple[int, tuple[str, str]]]]:
    numbers = iter(range(100))
    return [[(next(numbers), one) for one in part] for part in parts]


@settings(max_examples=examples(60), deadline=None)
@example([[("ـ", "en")], [("They left.", "en")]])
@given(PARTS)
def test_what_was_read_in_parts_says_what_is_read_at_once(parts: list[list[tuple[str, str]]]) -> None:
    several = numbered(parts)
    whole = corpus_of([one for part in several for one in part])
    assert told(put_together([corpus_of(part) for part in several])) == told(kept(whole))


def test_a_form_of_one_language_is_one_type() -> None:
    several = [corpus_of([(number, ("They left. We left.", "en"))]) for number in range(3)]
    assert sorted(put_together(several).vocabulary.forms) == ["They", "We", "left"]


def test_a_form_with_two_lemmas_stays_two_types() -> None:
    english, german = corpus_of([(0, ("We left.", "en"))]), corpus_of([(1, ("was left", "de"))])
    both = put_together([english, german])
    assert [both.vocabulary.forms[k] for k in both.vocabulary.of_norm("left")] == ["left", "left"]
    assert len(both.vocabulary.of_lemma("leave")) == 1
