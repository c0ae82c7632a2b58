"""Quotations whose work a note names, in the style of notes; expectations are read off the works by hand."""

import pytest

from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.verdict import Looked, Verdict
from qda.audit.manuscript.quoted.quotation import Kind
from qda.audit.manuscript.quoted.quotations import quotations
from qda.model.document import Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of
from tests.audit.manuscript.conftest import document
from tests.audit.manuscript.reference_texts import found_in
from tests.audit.manuscript.test_lookup_works import FATIGUE, SHIFTS, work

E = Verdict
SUCCESSIVE = "“It also increased over successive nights of work.”"


def study() -> list[Document]:
    return [
        work(
            "folk2003",
            SHIFTS,
            "Folk, Simon and Tuck, Philip",
            "2003",
            "page 95",
            "page 97",
            title="Risk at night",
        ),
        work("gand2019", FATIGUE, "Gand, P.", "2019", "page 12", title="The silence of managers: A study"),
        work("gand2020", "Lamps tire the eye.\n", "Gand, P.", "2020", "page 3", title="Light and shade"),
        work("bank2020", "Cities that listen spend less.\n", "World Bank", "2020", "page 8", title="Towns"),
        document("P1", "P1: I have never been tired at night.\n", "P1"),
    ]


def looked_up(text: str) -> list[Looked]:
    found = quotations(text, Span(0, len(text)), ("P1",))
    looked = look_up(found, transcripts_of(study(), Settings()), text)
    return [one for one in looked if one.quotation.kind not in (Kind.TERM, Kind.TITLE)]


@pytest.mark.parametrize(
    ("note", "verdict"),
    [
        ("Simon Folk and Philip Tuck, “Risk at Night,” *Lancet* 4, no. 2 (2003): 97.", E.EXACT),
        ("Folk, S. and Tuck, P., Risk at Night (Oxford: Press, 2003), pp. 96–98.", E.EXACT),
        ("Folk and Tuck, “Risk at Night,” 95.", E.PAGE_DIFFERS),
        ("Folk and Tuck, *Risk*, 97f.", E.EXACT),
        ("Cf. Folk and Tuck, op. cit., p. 95.", E.PAGE_DIFFERS),
        ("See Folk et al., 97; see also Other, *Elsewhere*, 5.", E.EXACT),
        ("Folk and Tuck 2003, 95", E.PAGE_DIFFERS),
        ("[@folk2003, 95].", E.PAGE_DIFFERS),
        ("Folk and Tuck, *Risk at Night*, 2003.", E.EXACT),
        ("Gand, *The Silence of Managers*, 12.", E.WRONG_WORK),
        ("World Bank, *Towns* (Washington, 2020), 8.", E.WRONG_WORK),
    ],
)
def test_a_note_names_the_work_and_its_page(note: str, verdict: Verdict) -> None:
    for mark in (f"{SUCCESSIVE}[^1]", f"{SUCCESSIVE[:-2]}” was how they put it.[^1]"):
        (one,) = looked_up(f"{mark}\n\n[^1]: {note}\n")
        assert (one.verdict, one.quotation.kind) == (verdict, Kind.WORK), one


@pytest.mark.parametrize(
    "note",
    [
        "Other, *Elsewhere*, 97.",
        "Gand, 97.",  # two works are Gand's
        "Folk, *Risk*, 97; Other, *Elsewhere*, 5.",
        "Folk disagrees about risk at night, as all do.",
        "We were told so in 2003.",
        "Ibid., 97.",
        "P1, interview, May 2020.",
    ],
)
def test_a_note_that_names_no_work_of_the_project_changes_nothing(note: str) -> None:
    (one,) = looked_up(f"{SUCCESSIVE}[^1]\n\n[^1]: {note}\n")
    assert one.quotation.kind in (Kind.UNATTRIBUTED, Kind.PARTICIPANT)


def test_ibid_is_the_work_of_the_note_before() -> None:
    notes = ("Folk and Tuck, *Risk*, 97.", "Ibid.", "Ibid., 95.", "Gand, *Light*, 3.", "Ibid., 97.")
    text = " ".join(f"{SUCCESSIVE}[^{number}]" for number in range(1, 6))
    text += "".join(f"\n\n[^{number}]: {note}" for number, note in enumerate(notes, 1))
    assert [one.verdict for one in looked_up(text)] == [
        E.EXACT, E.EXACT, E.PAGE_DIFFERS, E.WRONG_WORK, E.WRONG_WORK,
    ]  # fmt: skip


def test_an_author_who_is_named_before_the_words_is_no_participant() -> None:
    note = "Gand, *Silence*, 12."
    text = f"Gand says that “fatigue was seldom discussed with any of the managers”.[^a]\n\n[^a]: {note}"
    (one,) = looked_up(text)
    assert (one.quotation.kind, one.verdict, one.unknown) == (Kind.WORK, E.NORMALISED, ())
    (said,) = looked_up(
        "P1 said: “I have never been tired at night”.[^a]\n\n[^a]: Compare Gand, *Silence*, 12."
    )
    assert (said.quotation.kind, said.verdict) == (Kind.PARTICIPANT, E.EXACT)


def test_a_note_may_say_that_the_words_are_translated_or_stand_in_latex() -> None:
    text = "“Weariness was a matter for nobody at all.”[^1]\n\n[^1]: Gand, *Silence*, 12 (my translation)."
    assert [one.verdict for one in looked_up(text)] == [E.TRANSLATED]
    for note in (r"\footnote{\cite[95]{folk2003}.}", r"\footnote{Folk and Tuck, \emph{Risk}, p. 95.}"):
        text = f"``It also increased over successive nights''{note}"
        assert [one.verdict for one in looked_up(text)] == [E.PAGE_DIFFERS]


def test_where_a_book_appeared_is_no_author() -> None:
    entries = ("Folk, S. (2003). *Risk at night*. Press.",)
    said = "Nights are long (Folk, 2003).[^1]"
    for note in ("Gand, *Silence* (London: Verso, 2019), 12.", "Gand, *Silence* (Leeds, 2019), p. 12."):
        assert found_in(f"{said}\n\n[^1]: {note}", *entries) == []
    assert found_in(f"{said} So it is (Gand, 2019), 12 times.", *entries) == ["cited without entry"]
