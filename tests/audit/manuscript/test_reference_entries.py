"""Entries of a list of references: which run together, which are one work, which names are one."""

import pytest

from qda.audit.manuscript.references.audit import reference_items
from qda.model.span import Span
from tests.audit.manuscript.reference_texts import FILLER, found_in


def test_entries_that_the_word_processor_numbered_are_counted() -> None:
    entries = "".join(
        f"{name}, A. Rest. Sleep. 200{at};1.\n\n" for at, name in enumerate(["Ann", "Bo", "Cy"])
    )
    text = f"{FILLER} It is so [1, 3]. It is not [4].\n\nReferences\n\n{entries}"
    found = [(one.verdict, one.words[:3]) for one in reference_items(text, Span(0, len(text)))[0]]
    assert found == [("cited without entry", "[4]"), ("entry never cited", "Bo,")]


@pytest.mark.parametrize(
    ("one", "other", "same"), [("1", "2", False), ("1", "1", True), ("II", "III", False)]
)
def test_parts_of_a_work_are_two_works(one: str, other: str, same: bool) -> None:
    entries = [
        f"Ann, A. (200{year}). A long history of rest, part {part}. Press."
        for year, part in ((1, one), (2, other))
    ]
    text = "\n\n".join([FILLER, "(Ann, 2001; 2002)", "References", *entries])
    assert [one.verdict for one in reference_items(text, Span(0, len(text)))[0]] == ["entry twice"] * same


@pytest.mark.parametrize(
    ("short", "name"), [("ONS", "Office for National Statistics"), ("MoH", "Ministry of Health")]
)
def test_an_organisation_is_known_by_its_first_letters(short: str, name: str) -> None:
    assert found_in(f"It is so ({short}, 2020).", f"{name}. (2020). Deaths. Press.") == []
    assert "cited without entry" in found_in(f"It is so ({short}X, 2020).", f"{name}. (2020). Deaths. Press.")


@pytest.mark.parametrize(
    ("said", "entries"),
    [
        ("García-López (2014) slept.", ["García López, D. (2014). Trigo. Polity."]),
        (
            "Sleep (Ang 2009; Ang and Bo 2010).",
            ["Ang, B. (2009). Rest. Polity.", "Ang, B., & Bow, C. (2010). Sleep. Polity."],
        ),
    ],
)
def test_a_name_in_two_spellings_is_no_missing_work(said: str, entries: list[str]) -> None:
    assert found_in(said, *entries) == ["name spelled two ways"]


def test_entries_with_commas_that_run_together() -> None:
    line = "Fox, G. and Gray, H. 2002, Rye, Sage, London. Hill, J. 2014, Oats, Sage, London."
    assert found_in("Rye (Fox and Gray 2002; Hill 2014).", line) == ["entries run together"]


ROLLS = "Ash, A. 2015. Rolls. Bern: Haupt."


@pytest.mark.parametrize(
    ("cited", "more"),
    [
        ("Fox and Gray 2012", 'Fox, J.R., and A.B. Gray. 2012. "Rye." Bread 2: 1-8.'),
        ("Fox and Gray 2012", 'Fox, J. R., and A. B. Gray. 2012. "Rye." Bread 2: 1-8.'),
        ("Fox and Gray 2012", 'Fox, J.R. and Gray, A.B. 2012. "Rye." Bread 2: 1-8.'),
        ("Fox and Gray 2012", 'Fox, John R., and A.B. Gray. 2012. "Rye." Bread 2: 1-8.'),
        ("Fox and Gray 2012", "Fox, J. Robert, and Ann Gray, eds. 2012. Rye. Bern: Haupt."),
        ("Fox et al. 2012", 'Fox, J.-L., D. Lee, and F.G.H. Gray. 2012. "Rye." Bread 2: 1-8.'),
        ("Fox et al. 2012", 'Fox, J.L., D. Lee, F.G.H. Gray, et al. 2012. "Rye." Bread 2: 1-8.'),
        ("van der Fox 2012", "van der Fox, J.R. 2012. Rye. Bern: Haupt."),
        ("Fox n.d.", "Fox, J.R. n.d. Rye. Bern: Haupt."),
        ("Ash 2016", "———. 2016. Rye. Bern: Haupt."),
    ],
)
def test_entries_of_chicago_that_run_together(cited: str, more: str) -> None:
    said = f"Rye (Ash 2015) rose ({cited})."
    assert found_in(said, f"{ROLLS} {more}") == ["entries run together"]
    assert found_in(said, f"{ROLLS}\n{more}") == []


def test_an_entry_whose_authors_fill_more_than_a_line_is_in_no_other_s_paragraph() -> None:
    names = [f"A.B. Longfellow{letter}" for letter in "abcdefghi"]
    wrapped = f"Fox, J.R., {', '.join(names)},\nand C.D. Gray. 2012. Rye. Bern: Haupt."
    assert "2012" not in wrapped.split("\n")[0]
    assert len(wrapped) > 200
    assert found_in("Rye (Ash 2015) rose (Fox et al. 2012).", f"{ROLLS}\n{wrapped}") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Melbin, M. (1987). Night as frontier. Free Press.",
            "Melbin, M. (1987). Night as frontier: Colonizing the world. The Free Press.",
        ),
        (
            "Melbin M. Night as frontier. New York: Free Press; 1987.",
            "Melbin M. Night as frontier. Free Press, 1987.",
        ),
        (
            "Vyas MV, Garg AX. Shift work and vascular events. BMJ. 2012;345:e4800.",
            "Vyas MV, Garg AX. Shift work and vascular events. Br Med J. 2012;345:e4800.",
        ),
    ],
)
def test_one_work_under_two_entries(one: str, other: str) -> None:
    assert found_in("So it is [1] and [2].", f"[1] {one}", f"[2] {other}").count("entry twice") == 1


def test_a_main_title_of_another_year_is_another_work() -> None:
    works = ["Fox, G. (2001). Work and its rest. Sage.", "Fox, G. (2009). Work and its rest: A reader. Sage."]
    assert found_in("So it is (Fox, 2001, 2009).", *works) == []
