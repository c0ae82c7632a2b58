"""Verdicts on quotations of works, one by one; expectations are read off the works by hand."""

import pytest

from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.verdict import Verdict
from qda.audit.manuscript.quoted.quotations import quotations
from qda.audit.manuscript.references.audit import entries_by_number, lettered_entries
from qda.model.document import LITERATURE, Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of
from tests.audit.manuscript.conftest import document

E = Verdict
SHIFTS = "Risk was found to be higher on nights.\n\nIt also increased over successive nights of work.\n"
FATIGUE = "Fatigue was seldom discussed with any of the managers.\n"


def work(key: str, text: str, author: str, year: str, *pages: str, title: str = "") -> Document:
    written = {"citation": key, "author": author, "year": year, "title": title}
    return Document(
        key, LITERATURE, text, Span(0, len(text)), f"{key}.txt", "", key, attributes=written, locators=pages
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“It also increased over successive nights” (Folk & Tuck, 2003, p. 97)", E.EXACT),
        ("“It also increased over successive nights” (Folk & Tuck, 2003: 96–98)", E.EXACT),
        ("“It also increased over successive nights” (Folk & Tuck, 2003)", E.EXACT),
        ("“It also increased over successive nights” (Folk & Tuck, 2003, p. 95)", E.PAGE_DIFFERS),
        (r"``It also increased over successive nights'' \citep[95]{folk2003}", E.PAGE_DIFFERS),
        ("Folk and Tuck (2003) write: “It also increased over successive nights” (p. 95).", E.PAGE_DIFFERS),
        ("Folk and Tuck found: “It also increased over successive nights” (2003, p. 97).", E.EXACT),
        ("“It also increased over successive nights” (Gand, 2019, p. 12)", E.WRONG_WORK),
        (r"``It also increased over successive nights'' \citep{gand2019}", E.WRONG_WORK),
        ("“It also increased over successive nights” [@gand2019]", E.WRONG_WORK),
        ("“It also increased over successive nights” (Gand, 2019; Folk & Tuck, 2003)", E.EXACT),
        ("“It also increased over successive nights” (Other, 2010, p. 5)", E.EXACT),
        ("“successive nights” (Gand, 2019)", E.EXACT),
        ("“Monks of the hills built the first of all clocks” (Gand, 2019, p. 12)", E.NOT_FOUND),
        ("As Gand (2019) puts it, “monks of the hills built the first of all clocks”.", E.NOT_FOUND),
        ("“Monks of the hills built the first of all clocks” (Other, 2010, p. 5)", E.NOT_CHECKED),
        ("“monks and clocks” (Gand, 2019)", E.NOT_CHECKED),
        ("“Monks of the hills built the first of all clocks” (Gand, 2019: 12, my translation)", E.TRANSLATED),
        ("“Monks of the hills built all clocks” (Gand, 2019, p. 12; translated by me)", E.TRANSLATED),
        ("“Monks of the hills built all clocks” (Other, 2010, p. 5, our translation)", E.TRANSLATED),
        ("“I have seldom been tired at all” (Gand, 2019, p. 12, my translation)", E.TRANSLATED),
        ("“I have never been tired at night” (Gand, 2019)", E.WRONG_WORK),
        ("“It also increased over successive nights” (Folk & Tuck 2003, cited in Gand 2019: 12)", E.EXACT),
        ("“It also increased over successive nights” (Folk & Tuck 2003, quoted in Other 2010: 5)", E.EXACT),
        ("Folk (2003, as cited in Gand 2019: 12): “It also increased over successive nights”", E.EXACT),
        ("“It also increased over successive nights” (Fox 2010, cited in Folk 2003: 95)", E.PAGE_DIFFERS),
        ("“It also increased over successive nights” (Other 2010, cited in Gand 2019: 12)", E.WRONG_WORK),
        ("As in Gand (2019), P1 said: “I have never been tired at night”.", E.EXACT),
        ("P1 said: “I have never been tired at night” (see Gand, 2019).", E.EXACT),
        ("“It also increased over successive nights” (P1)", E.WRONG_SPEAKER),
    ],
)
def test_words_of_a_work_are_held_against_the_work_and_the_page(text: str, verdict: Verdict) -> None:
    documents = [
        work("folk2003", SHIFTS, "Folk, Simon and Tuck, Philip", "2003", "page 95", "page 97"),
        work("gand2019", FATIGUE, "Gand, P.", "2019", "page 12"),
        document("P1", "P1: I have never been tired at night.\n", "P1"),
    ]
    transcripts = transcripts_of(documents, Settings())
    (one,) = look_up(quotations(text, Span(0, len(text)), ("P1",)), transcripts, text)
    assert one.verdict is verdict, one


VANCOUVER = """

## References

1. Gand P. Fatigue at work. J Sleep. 2019;3(1):12-20.
2. Other B, Young A. Something else entirely. Work. 2010;7:1-9.
3. Folk S, Tuck P. Shift work and risk: a review. Lancet. 2003;4:90-9.
"""
IEEE = """

References

[1] P. Gand, "Fatigue at work," J. Sleep, vol. 3, no. 1, pp. 12-20, 2019.
[2] B. Other and A. Young, "Something else entirely," Work, vol. 7, 2010.
[3] S. Folk and P. Tuck, "Shift work and risk: A review," Lancet, 2003.
"""


@pytest.mark.parametrize("listed", [VANCOUVER, IEEE])
@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“It also increased over successive nights” [3].", E.EXACT),
        ("“It also increased over successive nights” [3, p. 97].", E.EXACT),
        ("“It also increased over successive nights” [3, p. 95].", E.PAGE_DIFFERS),
        ("“It also increased over successive nights” [1].", E.WRONG_WORK),
        ("“It also increased over successive nights” [1, 3].", E.EXACT),
        ("“It also increased over successive nights” [2].", E.EXACT),
        ("“It also increased over successive nights” [1, 2].", E.EXACT),
        ("As Gand puts it [1], “it also increased over successive nights”.", E.WRONG_WORK),
        ("Folk and Tuck [3] found that “it also increased over successive nights”.", E.NORMALISED),
    ],
)
def test_a_work_is_known_by_its_number_in_the_list(text: str, verdict: Verdict, listed: str) -> None:
    documents = [
        work("folk2003", SHIFTS, "Folk, Simon and Tuck, Philip", "2003", "page 95", "page 97"),
        work("gand2019", FATIGUE, "Gand, P.", "2019", "page 12"),
    ]
    whole = f"Nights are long [1-3]. {text}{listed}"
    body = Span(0, len(whole))
    numbers = entries_by_number(whole, body)
    assert sorted(numbers) == [1, 2, 3]
    (one, *_) = look_up(quotations(whole, body), transcripts_of(documents, Settings()), whole, numbers)
    assert one.verdict is verdict, one


@pytest.mark.parametrize(
    ("author", "year", "cited", "elsewhere"),
    [
        ("World Bank", "2020", "World Bank 2020: 97", "World Bank 2020: 12"),
        ("World Bank", "2020", "World Bank [WB] 2020: 97", "World Bank [WB] 2020: 12"),
        ("World Health Organization", "2018", "WHO, 2018, p. 97", "WHO, 2018, p. 12"),
        ("Ministry of Labour", "2017", "Ministry of Labour 2017: 97", "Ministry of Labour, 2017, 12"),
        ("Portal Watch e.V.", "2019", "Portal Watch 2019: 97", "Portal Watch 2019: 12"),
        ("Silva, Ana da", "2013", "da Silva 2013: 97", "Silva 2013: 12"),
        ("van der Berg, Piet", "2011", "van der Berg 2011: 97", "Berg 2011: 12"),
        ("Hall, Peter", "[1998]", "Hall 1998: 97", "Hall 1998: 12"),
        ("Kaya, Ada", "2012/2013", "Kaya 2013: 97", "Kaya 2012: 12"),
        ("Haugen, K.", "n.d.", "Haugen n.d.: 97", "Haugen, n.d., p. 12"),
        ("Haugen, K.", "", "Haugen n.d., 97", "see Haugen, n.d.: 12"),
        ("Rossi, Carla", "forthcoming", "Rossi forthcoming: 97", "Rossi, forthcoming, p. 12"),
    ],
)
def test_works_of_organisations_and_without_a_plain_year_are_known(
    author: str, year: str, cited: str, elsewhere: str
) -> None:
    documents = [work("one", SHIFTS, author, year, "page 95", "page 97")]
    for said, verdict in ((cited, E.EXACT), (elsewhere, E.PAGE_DIFFERS)):
        text = f"“It also increased over successive nights” ({said})."
        (one,) = look_up(quotations(text, Span(0, len(text))), transcripts_of(documents, Settings()))
        assert one.verdict is verdict, one
        assert "does not have" not in one.reason


OKAFOR = """

References

Okafor, C. (2019a). The shifts of nurses. *Work*, 8, 90-99.

Okafor, C. (2019b). Tired at the till. *Trade*, 2, 1-20.
"""


@pytest.mark.parametrize(
    ("years", "listed"), [(("2019", "2019"), OKAFOR), (("2019a", "2019b"), ""), (("2019", "2019"), "")]
)
def test_the_letter_of_a_year_tells_which_work_is_meant(years: tuple[str, str], listed: str) -> None:
    documents = [
        work("b", FATIGUE, "Okafor, Chidi", years[1], "page 12", title="Tired at the till"),
        work("a", SHIFTS, "Okafor, Chidi", years[0], "page 95", "page 97", title="The shifts of nurses"),
    ]
    told = bool(listed) or years[0] != years[1]
    for said, verdict in (
        ("Okafor 2019a: 97", E.EXACT),
        ("Okafor 2019a: 12", E.PAGE_DIFFERS),
        ("Okafor 2019b: 97", E.WRONG_WORK if told else E.EXACT),
        ("Okafor 2019a, 2019b", E.EXACT),
        ("Okafor 2019b, 2019a: 97", E.EXACT),
        ("Okafor 2019, 2020", E.EXACT),
        ("Okafor 2019", E.EXACT),
    ):
        whole = f"“It also increased over successive nights” ({said}).{listed}"
        body = Span(0, len(whole))
        lettered = lettered_entries(whole, body)
        assert [one.year for one in lettered] == (["2019a", "2019b"] if listed else [])
        found = quotations(whole, body)
        one = look_up(found, transcripts_of(documents, Settings()), whole, {}, lettered)[0]
        assert one.verdict is verdict, (said, one)
