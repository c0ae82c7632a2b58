"""From documents, indexes and codings to the frames that measures count: every row worked out by hand."""

from types import MappingProxyType

import pandas as pd
import pytest

from qda.analysis.comparison.crosstab import crosstab
from qda.analysis.comparison.group_comparison import group_comparison
from qda.analysis.frames.frames import coded_of
from qda.analysis.frames.grouping import group_by
from qda.analysis.frequency import frequency
from qda.language.load import load
from qda.model.codebook import Code, Codebook
from qda.model.coding import Anchor, Assertion, Coding, Status, anchor
from qda.model.document import INTERVIEW, LITERATURE, Document
from qda.model.span import Span
from qda.units.gather import Incoming, gather

HEDGED = Assertion.HEDGED
BOOK = Codebook("B", "en", (Code("theme", "Theme"), Code("line", "Line", "theme"), Code("other", "Other")))
GROUP = """\
INTERVIEWER: What about the border?

AMIR: Pakistan's cross-border trade isn't free. It never was!

We pay.

BIBI [00:12:05]: I don't trade.
"""
WORK = "---\nkind: literature\n---\nThe line is old.\n\nNobody signed it. It stands.\n"
INTERVIEWED = "Q: Why?\n\nP: Because of the line."


def document(name, text, kind=INTERVIEW, *, body=0, **more):
    return Document(name, kind, text, Span(body, len(text)), f"{name}.txt", "sha256:0", **more)


GROUP_DOCUMENT = document("FG1", GROUP, attributes=MappingProxyType({"place": "Quetta", "age": ""}))
WORK_DOCUMENT = document(
    "khan2017", WORK, LITERATURE, body=WORK.index("The"), locators=("p. 3", "p. 4"),
    attributes=MappingProxyType({"year": "2017"}),
)  # fmt: skip
PERSON = document("P1", INTERVIEWED, participant="P1", attributes=MappingProxyType({"age": "40"}))


def coding(of, quote, code="line", *, status=Status.PROPOSED, occurrence=1, **more):
    at = -1
    for _ in range(occurrence):
        at = of.text.index(quote, at + 1)
    span = Span(at, at + len(quote))
    place = anchor(of.name, of.text_hash, of.text, span)
    return Coding(f"{of.name}:{quote}", place, code, "rules", status=status, **more)


@pytest.fixture(scope="module")
def frames():
    def make(codings=(), documents=(GROUP_DOCUMENT, WORK_DOCUMENT, PERSON), memos=None, people=None):
        english = load("en")
        incoming = [Incoming(one.name, one, english) for one in documents]
        corpus = gather(incoming, interviewers=("INTERVIEWER", "Q"))
        places = {one.name: (corpus, number) for number, one in enumerate(documents)}
        return coded_of(BOOK, documents, places, codings, memos or {}, people or {})

    return make


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    chosen = frame[list(columns)].astype(object)
    return [tuple(row) for row in chosen.where(chosen.notna(), None).itertuples(index=False)]


def attributes_in(coded, *names):
    """The attributes by document, participant and whether somebody answers."""
    whose = [(name, None if pd.isna(who) else who, answers) for name, who, answers in coded.attributes.index]
    return dict(zip(whose, rows(coded.attributes, *names), strict=True))


def test_every_sentence_is_a_unit_the_interviewers_too(frames):
    units = frames().units
    who = rows(units, "document", "kind", "participant", "voice", "speaker", "role")
    assert who == [
        ("FG1", "interview", None, "FG1", "INTERVIEWER", "interviewer"),
        *[("FG1", "interview", "AMIR", "AMIR", "AMIR", "participant")] * 3,
        ("FG1", "interview", "BIBI", "BIBI", "BIBI", "participant"),
        *[("khan2017", "literature", None, "khan2017", None, "author")] * 3,
        ("P1", "interview", None, "P1", "Q", "interviewer"),
        ("P1", "interview", "P1", "P1", "P", "participant"),
    ]
    assert rows(units, "sentence_number", "paragraph_number", "turn_number") == [
        (0, 0, 0), (1, 1, 1), (2, 1, 1), (3, 2, 1), (4, 3, 2),
        (0, 0, 0), (1, 1, 0), (2, 1, 0),
        (0, 0, 0), (1, 1, 1),
    ]  # fmt: skip


def test_a_possessive_is_no_word_and_a_hyphened_word_and_a_contraction_are_two(frames):
    coded = frames()
    # What about the border | Pakistan cross border trade is n't free | It never was | We pay | I do n't trade
    assert coded.units["words"].tolist() == [4, 7, 3, 2, 4, 4, 3, 2, 1, 4]
    assert rows(coded.documents, "document", "kind", "participant", "source", "words") == [
        ("FG1", "interview", None, "FG1.txt", 20),
        ("khan2017", "literature", None, "khan2017.txt", 9),
        ("P1", "interview", "P1", "P1.txt", 5),
    ]
    assert coded.documents["text_hash"].tolist() == [
        GROUP_DOCUMENT.text_hash, WORK_DOCUMENT.text_hash, PERSON.text_hash,
    ]  # fmt: skip


def test_a_coding_stands_in_its_units_and_words(frames):
    one = coding(GROUP_DOCUMENT, "border trade isn't free. It", assertion=HEDGED, rule="line/1", score=1.0)
    (row,) = frames([one], memos={one.id: "see field notes"}).codings.to_dict("records")
    assert row == {
        "id": one.id, "document": "FG1", "kind": "interview", "participant": "AMIR", "voice": "AMIR",
        "speaker": "AMIR", "role": "participant", "code": "line", "theme": "theme",
        "start": GROUP.index("border trade"), "end": GROUP.index("It never") + 2,
        "quote": "border trade isn't free. It", "before": one.anchor.before, "after": one.anchor.after,
        "sentence": "Pakistan's cross-border trade isn't free. It never was!",
        "sentence_number": 1, "sentence_last": 2, "paragraph_number": 1, "turn_number": 1,
        "word_start": 6, "word_end": 12, "assertion": "hedged", "cue": None, "rule": "line/1",
        "coder": "rules",
        "status": "proposed", "score": 1.0, "memo": "see field notes", "at": None, "locator": "line 3",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "participant", "speaker"),
    [
        ("the border?\n\nAMIR: Pakistan", "AMIR", "AMIR"),
        ("the border?", None, "INTERVIEWER"),
        ("We pay.\n\nBIBI [00:12:05]: I", "AMIR", "AMIR"),
        ("border?" + GROUP.partition("border?")[2].rstrip(), "AMIR", "AMIR"),
    ],
)
def test_a_coding_belongs_to_the_first_participant_whose_words_it_touches(
    frames, quote, participant, speaker
):
    one = coding(GROUP_DOCUMENT, quote)
    assert rows(frames([one]).codings, "participant", "speaker") == [(participant, speaker)]


def test_what_several_say_at_once_is_passed_over_where_somebody_goes_on(frames):
    both = document("FG2", "Q: Why?\n\nAMIR & BIBI: The line.\n\nBIBI: It is old.\n\nAMIR: Yes.\n")
    codings = [coding(both, "line.\n\nBIBI: It is"), coding(both, "Why?\n\nAMIR & BIBI: The line")]
    assert rows(frames(codings, [both]).codings, "participant", "speaker") == [
        ("BIBI", "BIBI"),
        (None, "AMIR & BIBI"),
    ]


def test_a_place_is_told_by_page_by_time_or_by_line(frames):
    codings = [
        coding(GROUP_DOCUMENT, "We pay"), coding(GROUP_DOCUMENT, "don't trade"),
        coding(WORK_DOCUMENT, "line"), coding(WORK_DOCUMENT, "Nobody"), coding(PERSON, "line"),
    ]  # fmt: skip
    assert frames(codings).codings["locator"].tolist() == ["line 5", "00:12:05", "p. 3", "p. 4", "line 3"]


def test_one_locator_stands_for_all_paragraphs(frames):
    work = document("w", WORK, LITERATURE, body=WORK.index("The"), locators=("ch. 2",))
    codings = [coding(work, "line"), coding(work, "stands")]
    assert frames(codings, [work]).codings["locator"].tolist() == ["ch. 2", "ch. 2"]


def test_a_work_and_an_interviewer_have_no_participant_but_a_voice(frames):
    codings = [coding(WORK_DOCUMENT, "signed"), coding(GROUP_DOCUMENT, "border"), coding(PERSON, "Why")]
    assert rows(frames(codings).codings, "participant", "voice", "speaker", "role") == [
        (None, "khan2017", None, "author"), (None, "FG1", "INTERVIEWER", "interviewer"),
        (None, "P1", "Q", "interviewer"),
    ]  # fmt: skip


def test_a_stale_coding_is_kept_without_a_unit(frames):
    stale = coding(PERSON, "the line", status=Status.STALE)
    gone = Coding("gone", Anchor("P9", "sha256:9", 3, 7, "word"), "line", "Ada", status=Status.STALE)
    frame = frames([stale, gone]).codings
    columns = ("document", "kind", "participant", "voice", "sentence", "sentence_number", "turn_number")
    assert rows(frame, *columns, "word_start", "word_end", "locator") == [
        ("P1", "interview", "P1", "P1", "", None, None, 0, 0, "in an earlier version"),
        ("P9", "", None, "P9", "", None, None, 0, 0, "in an earlier version"),
    ]
    assert frame["status"].tolist() == ["stale", "stale"]


def test_a_code_that_the_codebook_lacks_is_its_own_theme(frames):
    codings = [coding(PERSON, "line", code) for code in ("line", "theme", "other", "gone")]
    coded = frames(codings)
    assert coded.codings["theme"].tolist() == ["theme", "theme", "other", "gone"]
    assert coded.strangers == ("gone",)


def test_a_passage_between_the_words_counts_none(frames):
    (row,) = frames([coding(GROUP_DOCUMENT, "!")]).codings.to_dict("records")
    assert (row["sentence_number"], row["word_start"], row["word_end"]) == (2, 14, 14)
    (row,) = frames([coding(GROUP_DOCUMENT, "AMIR:")]).codings.to_dict("records")
    assert (row["sentence"], row["locator"]) == ("", "line 3")


def test_attributes_belong_to_voices_and_a_documents_own_win(frames):
    people = {"AMIR": {"age": "30", "place": "Kabul"}, "P1": {"age": "39", "sex": "m"}, "P99": {"age": "1"}}
    coded = frames(people=people)
    assert attributes_in(coded, "age", "place", "year", "sex") == {
        ("FG1", None, False): ("", "", "", ""),
        ("FG1", "AMIR", True): ("30", "Quetta", "", ""),
        ("FG1", "BIBI", True): ("", "Quetta", "", ""),
        ("FG1", None, True): ("", "Quetta", "", ""),
        ("khan2017", None, True): ("", "", "2017", ""),
        ("P1", None, False): ("", "", "", ""),
        ("P1", "P1", True): ("40", "", "", "m"),
    }
    assert set(coded.attribute_names) == {"age", "place", "year", "sex"}


def interview(name, participant, text="P: Yes.\n", **attributes):
    return document(name, text, participant=participant, attributes=MappingProxyType(attributes))


def test_what_differs_between_the_interviews_of_a_person_is_of_each_interview(frames):
    """Ann is of two waves; she says once that she is a nurse, and participants.csv where she lives."""
    said = "Q: And?\n\nANN: Yes.\n\nANN & BEN: Yes!\n\nBEN: No.\n\nQ: So?\n\nANN: Yes.\n\nBEN: No.\n"
    documents = [
        interview("a1", "ANN", said, wave="1", work="nurse"),
        interview("a2", "ANN", wave="2"),
        interview("a3", "ANN"),
    ]
    coded = frames(documents=documents, people={"ANN": {"town": "Leeds"}, "BEN": {"town": "York"}})
    assert attributes_in(coded, "wave", "work", "town") == {
        ("a1", None, False): ("1", "", ""),
        ("a1", "ANN", True): ("1", "nurse", "Leeds"),
        ("a1", None, True): ("1", "", ""),
        ("a1", "BEN", True): ("1", "", "York"),
        ("a2", "ANN", True): ("2", "nurse", "Leeds"),
        ("a3", "ANN", True): ("", "nurse", "Leeds"),
    }


def test_a_value_that_somebody_else_contradicts_is_told_where_it_is_not_taken_over(frames):
    """Ann is written `f` and `female`; so Ben's second interview does not get what his first one says."""
    contradicted = [interview("a1", "ANN", gender="f"), interview("a2", "ANN", gender="female")]
    others = [interview("b1", "BEN", gender="m"), interview("b2", "BEN"), interview("c1", "CLE")]
    told = (
        "gender differs between the documents of ANN (f, female), so that each document has its own: those "
        "of BEN that do not say it have none."
    )
    coded = frames(documents=[*contradicted, *others])
    for made in (frequency(coded, by="gender"), crosstab(coded, "line", by="gender")):
        assert told in made.notes
    assert told in group_comparison(coded, by="gender", unit="document").notes
    for documents in (others, [*contradicted, others[0]]):
        coded = frames(documents=documents)
        assert not any("differs" in note for note in frequency(coded, by="gender").notes)


def test_what_is_of_a_participant_is_of_nobody_else_in_the_interview(frames):
    """The document is called like Ann, who says one sentence; two say one at once, Q asks, Ben helps."""
    said = "Q: And?\n\nANN: Yes.\n\nANN & BEN: Yes!\n\nBEN: No.\n\nQ: So?\n\nANN: Yes.\n\nBEN: No.\n"
    people = {"BEN": {"gender": "man"}, "ANN": {"gender": "woman"}}
    coded = frames(documents=[interview("ANN", "ANN", said, gender="woman", age="40")], people=people)
    assert attributes_in(coded, "gender", "age") == {
        ("ANN", None, False): ("", ""),
        ("ANN", "ANN", True): ("woman", "40"),
        ("ANN", None, True): ("", ""),
        ("ANN", "BEN", True): ("man", ""),
    }


def test_who_answers_alone_is_described_by_the_interview_without_being_named(frames):
    """`a` has no participant in its front matter, and who answers in it is called like it; a second interview
    names the same one. Of P3, who answers alone in `b`, likewise."""
    said = "Q: And?\n\n{0}: Yes.\n\nQ: So?\n\n{0}: No.\n"
    alone = [
        interview("a", None, said.format("Respondent"), age="40"),
        interview("b", None, said.format("P3"), age="50"),
    ]
    coded = frames(documents=[*alone, interview("a2", "a"), interview("b2", "P3")])
    told = attributes_in(coded, "age")
    assert [told["a", "a", True], told["a2", "a", True]] == [("40",), ("40",)]
    assert [told["b", "P3", True], told["b2", "P3", True]] == [("50",), ("50",)]
    assert told["a", None, False] == ("",)


def test_what_a_group_is_holds_for_its_own_words_alone(frames):
    """Ann speaks in the north and in the south, and in a third group of which nothing is said."""
    text = "Q: And?\n\nANN: Yes.\n\nBEN: No.\n\nQ: So?\n\nANN: No.\n\nBEN: No.\n"
    groups = [interview("n", None, text, site="north", room="3"), interview("s", None, text, site="south")]
    coded = frames(documents=[*groups, interview("t", None, text)])
    assert {key: own for key, own in attributes_in(coded, "site", "room").items() if key[1] == "ANN"} == {
        ("n", "ANN", True): ("north", "3"),
        ("s", "ANN", True): ("south", ""),
        ("t", "ANN", True): ("", ""),
    }


def test_excerpts_of_one_work_may_be_of_several_chapters(frames):
    excerpts = [
        document(name, "The line.", LITERATURE, attributes=MappingProxyType({"citation": "smith", **own}))
        for name, own in (("s1", {"chapter": "method", "year": "2019"}), ("s2", {"chapter": "results"}))
    ]
    assert attributes_in(frames(documents=excerpts), "chapter", "year") == {
        ("s1", None, True): ("method", "2019"),
        ("s2", None, True): ("results", "2019"),
    }


def test_every_work_has_its_key_also_one_whose_document_is_called_so(frames):
    """Excerpts that name their work stand beside works whose documents have the key for a name."""
    named = document("s1", "The line.", LITERATURE, attributes=MappingProxyType({"citation": "smith"}))
    works = [document(key, "The line.", LITERATURE) for key in ("smith", "jones")]
    grouping = group_by(frames(documents=[named, *works, interview("P1", "P1")]), "citation")
    assert grouping.values == ("jones", "smith", "(not given)")
    assert grouping.of_units.tolist() == [1, 1, 0, 2]


def test_codings_and_sentences_have_the_attributes_of_their_own_document(frames):
    documents = [interview("a1", "ANN", wave="1"), interview("a2", "ANN", wave="2")]
    coded = frames([coding(one, "Yes") for one in reversed(documents)], documents)
    grouping = group_by(coded, "wave")
    assert grouping.values == ("1", "2")
    assert (grouping.of_codings.tolist(), grouping.of_units.tolist()) == ([1, 0], [0, 1])


def test_an_attribute_may_be_called_like_anything(frames):
    """A survey asks for answers, a column of a table is the document."""
    own = {"answers": "12", "document": "passport", "voice": "low"}
    coded = frames(documents=[interview("a", "ANN", **own)])
    assert [group_by(coded, name).values for name in ("answers", "voice")] == [("12",), ("low",)]
    assert set(coded.attribute_names) == set(own)


def test_a_document_without_speech_has_its_row_and_its_voice(frames):
    empty = document("P2", "", participant="P2")
    coded = frames(documents=[empty])
    assert rows(coded.documents, "document", "words") == [("P2", 0)]
    assert len(coded.units) == len(coded.codings) == 0
    assert coded.attributes.index.tolist() == [("P2", "P2", True)]
    assert list(coded.codings.columns)[:3] == ["id", "document", "kind"]


def test_no_documents_give_empty_frames_with_their_columns(frames):
    coded = frames(documents=[])
    assert [len(frame) for frame in (coded.codings, coded.units, coded.documents, coded.attributes)] == [
        0
    ] * 4
    assert "words" in coded.units.columns
    assert "text_hash" in coded.documents.columns
