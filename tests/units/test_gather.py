"""Documents that are read together are what each of them is by itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.language.corpus.corpus import Corpus
from qda.language.load import load
from qda.model.document import INTERVIEW, LITERATURE
from qda.model.settings import INTERVIEWER_LABELS
from qda.units import gather as gathering
from qda.units.gather import Incoming, gather
from qda.units.segment import segment
from tests.documents import document
from tests.examples import examples

LINES = [
    "INTERVIEWER: Why?",
    "P1: Because. They left ...",
    "“So”",
    "- no; yes",
    "'s",
    "x:)",
    "",
    " ",
    "…",
    "日本。",
    "e.g. a",
    "\u200b",
    "P2:\u200b",
    "\ufeffSo it\u200b.\u200b A\u00adnd",
]
TEXTS = st.lists(st.sampled_from(LINES), max_size=6).map("\n".join)
DOCUMENTS = st.lists(
    st.tuples(TEXTS, st.sampled_from([INTERVIEW, LITERATURE]), st.sampled_from(["en", "de"]))
)


def incoming(told: list[tuple[str, str, str]]) -> list[Incoming]:
    return [
        Incoming(str(number), document(text, f"D{number}", kind), load(code))
        for number, (text, kind, code) in enumerate(told)
    ]


def words(corpus: Corpus, number: int) -> list[tuple[str, int, int]]:
    """Form, start and flags of each word of a document."""
    own = slice(*corpus.document_word[number : number + 2].tolist())
    forms = [corpus.vocabulary.forms[kind] for kind in corpus.word_type[own].tolist()]
    starts = corpus.starts(np.arange(own.start, own.stop)).tolist()
    return list(zip(forms, starts, corpus.word_flags[own].tolist(), strict=True))


def sentences(corpus: Corpus, number: int) -> list[tuple[int, int, int, int]]:
    """Start, end, paragraph and turn of each sentence of a document, counted within it."""
    own = slice(*corpus.document_sentence[number : number + 2].tolist())
    paragraph = corpus.sentence_paragraph[own]
    turn = corpus.paragraph_turn[paragraph] - corpus.document_turn[number]
    columns = (
        corpus.sentence_start[own],
        corpus.sentence_end[own],
        paragraph - corpus.document_paragraph[number],
        turn,
    )
    return list(zip(*(column.tolist() for column in columns), strict=True))


@pytest.mark.parametrize("together", [1, 40, 200_000])
@settings(max_examples=examples(120), deadline=None)
@given(told=DOCUMENTS)
def test_each_document_is_what_it_is_alone(together: int, told: list[tuple[str, str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering, "_TOGETHER", together)
        whole = gather(incoming(told), interviewers=INTERVIEWER_LABELS)
    for number, one in enumerate(incoming(told)):
        alone = gather([one], interviewers=INTERVIEWER_LABELS)
        assert words(whole, number) == words(alone, 0)
        index = segment(one.document, one.language, interviewers=INTERVIEWER_LABELS)
        turns = [sentence.turn for sentence in index.sentences]
        spans = [(*sentence.span, sentence.paragraph) for sentence in index.sentences]
        assert sentences(whole, number) == [(*span, turn) for span, turn in zip(spans, turns, strict=True)]
        first = whole.document_turn[number]
        roles = whole.turn_role[first : whole.document_turn[number + 1]].tolist()
        assert roles == alone.turn_role.tolist()


def test_a_phrase_runs_on_over_a_time_among_its_words() -> None:
    told = [(f"P1: We went{time} to town.\n", INTERVIEW, "en") for time in ("", " [00:00:35]")]
    plain, timed = (gather(incoming([one]), interviewers=INTERVIEWER_LABELS) for one in told)
    assert timed.word_flags.tolist() == plain.word_flags.tolist()
    assert (timed.word_offset - plain.word_offset).tolist() == [0, 0, 11, 11]


def test_what_a_language_has_met_before_does_not_change_a_corpus() -> None:
    told = [("P1: The grain went to the harbour.\n", INTERVIEW, "en")]
    load.cache_clear()
    fresh = gather(incoming(told), interviewers=INTERVIEWER_LABELS)
    load.cache_clear()
    gather(incoming([("The harbour took the grain to Kabul.\n", LITERATURE, "en")]), interviewers=())
    again = gather(incoming(told), interviewers=INTERVIEWER_LABELS)
    assert list(again.vocabulary.forms.lines) == list(fresh.vocabulary.forms.lines)
    assert again.word_type.tolist() == fresh.word_type.tolist()


@settings(max_examples=examples(60), deadline=None)
@given(told=DOCUMENTS)
def test_the_sentence_of_few_words_is_that_of_the_column(told: list[tuple[str, str, str]]) -> None:
    places = [gather(incoming(told), interviewers=INTERVIEWER_LABELS) for _ in range(2)]
    asked = np.arange(len(places[0].word_type))
    found = []
    for many, corpus in zip((0, 10**9), places, strict=True):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("qda.language.corpus.corpus._MANY", many)
            found.append(corpus.sentence_of(asked).tolist())
    assert found[0] == found[1]
    assert found[0] == [s for s in range(len(places[0].sentence_start)) for _ in words_of(places[0], s)]


def words_of(corpus: Corpus, sentence: int) -> range:
    return range(*corpus.sentence_word[sentence : sentence + 2].tolist())


def test_a_paragraph_has_the_last_time_that_its_turn_tells() -> None:
    text = (
        "[00:00:02] P1: We went up the river.\n\nIt was wide.\n\n[00:05:10 - 00:06:00] They stayed there.\n\n"
        "Nobody came.\n\nP2: So it was.\n\n[00:08:00] P1: It was."
    )
    corpus = gather(incoming([(text, INTERVIEW, "en")]), interviewers=INTERVIEWER_LABELS)
    assert [corpus.times[time] if time >= 0 else None for time in corpus.paragraph_time] == [
        *("00:00:02", "00:00:02", "00:05:10-00:06:00", "00:05:10-00:06:00"),
        *(None, "00:08:00"),
    ]
    assert [corpus.names[name] for name in corpus.turn_speaker] == ["P1", "P2", "P1"]


def test_who_speaks_in_some_documents_speaks_there() -> None:
    groups = [
        ("P1: Yes.\n\nP2: No.\n\nP1: So.\n", INTERVIEW, "en"),
        ("P3: Yes.\n\nP4: No.\n", INTERVIEW, "en"),
    ]
    corpus = gather(incoming(groups), interviewers=INTERVIEWER_LABELS)
    assert corpus.participants_in([0, 1]) == {"P1", "P2", "P3", "P4"}
    assert corpus.participants_in([1]) == {"P3", "P4"}
    assert corpus.labels_in([0]) == {("P1", "P1"), ("P2", "P2")}
    assert list(corpus.voices_in([1])) == [(1, "P3", "P3"), (1, "P4", "P4")]
