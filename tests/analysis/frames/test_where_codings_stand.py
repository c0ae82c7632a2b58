"""Codings in their sentences and words, and the people who have them: real texts, worked out by hand."""

import pytest

from qda.analysis.comparison.crosstab import crosstab
from qda.analysis.distinct import having
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.frames import coded_of
from qda.analysis.frames.levels import roll_up
from qda.analysis.frames.selection import Selection, select
from qda.language.load import load
from qda.model.codebook import Code, Codebook
from qda.model.coding import Coding, Status, anchor
from qda.model.document import INTERVIEW, Document
from qda.model.span import Span
from qda.units.gather import Incoming, gather

BOOK = Codebook("B", "en", (Code("line", "Line"),))
GROUP = "Q: Why?\n\nANN & BO: The line is old.\n\nBO: It is so.\n\nANN: Yes.\n"
AGAIN = "Q: Why?\n\nBo: Still here.\n\nAnn: So am I.\n\nBo: Yes.\n\nAnn: No.\n"


def document(name: str, text: str, participant: str | None = None) -> Document:
    span = Span(0, len(text))
    return Document(name, INTERVIEW, text, span, f"{name}.txt", "sha256:0", participant=participant)


def coding(of: Document, quote: str, status: Status = Status.ACCEPTED, text_hash: str = "") -> Coding:
    at = of.text.index(quote)
    place = anchor(of.name, text_hash or of.text_hash, of.text, Span(at, at + len(quote)))
    return Coding(f"{of.name}:{quote}", place, "line", "ann", status=status)


def frames(codings: list[Coding], *documents: Document, language: str = "en") -> Coded:
    spoken = load(language)
    corpus = gather([Incoming(one.name, one, spoken) for one in documents], interviewers=("Q",))
    places = {one.name: (corpus, number) for number, one in enumerate(documents)}
    return coded_of(BOOK, documents, places, codings, {}, {})


@pytest.mark.parametrize(
    ("quote", "place"), [("路很远。", [1, 1, 3, 6]), ("药很贵。", [0, 0, 0, 3]), ("很远", [1, 1, 4, 6])]
)
def test_where_no_blank_parts_sentences_a_coding_stands_in_its_own_alone(quote: str, place: list) -> None:
    chinese = document("P1", "P1: 药很贵。路很远。人很多。", "P1")
    found = frames([coding(chinese, quote)], chinese, language="zh").codings
    (row,) = found[["sentence_number", "sentence_last", "word_start", "word_end"]].values.tolist()
    assert row == place


def test_a_rejected_coding_of_an_earlier_text_stands_in_no_unit() -> None:
    now = document("P1", "P1: The line is old. We left.", "P1")
    old = coding(now, "We left", Status.REJECTED, "sha256:old")
    (row,) = frames([old], now).codings.to_dict("records")
    assert (row["sentence_number"], row["locator"]) == (None, "in an earlier version")


def test_who_has_a_code_is_somebody() -> None:
    group = document("G", GROUP)
    coded = select(frames([coding(group, "The line is old")], group), Selection())
    assert 0 not in having(coded, roll_up(coded, "code")).code.tolist()  # what both say at once is nobody's


def test_one_person_is_one_in_every_part_however_the_name_is_written() -> None:
    parts = [select(frames([], one), Selection()) for one in (document("G", GROUP), document("H", AGAIN))]
    first, second = (set(having(one, roll_up(one, "code")).who.tolist()) for one in parts)
    assert first == second
    assert len(first) == 2


def test_a_coding_outside_all_sentences_is_told_below_a_table_of_people() -> None:
    group = document("G", GROUP.replace("ANN & BO", "ANN"))
    table = crosstab(select(frames([coding(group, "ANN")], group), Selection()), "line", by="speaker")
    assert "codings of nobody in particular" not in table.excluded
    assert "Codings outside every sentence that is counted: 1." in table.notes
