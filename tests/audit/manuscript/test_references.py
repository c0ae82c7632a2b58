"""Faults planted by hand in small reference lists of several styles."""

from pathlib import Path

import pytest
import yaml

from qda.audit.manuscript.references.abbreviations import abbreviations, without_abbreviations
from qda.audit.manuscript.references.audit import reference_items
from qda.model.span import Span
from tests.audit.manuscript.reference_texts import FILLER, found_in

APA = """\
Trust is old (Smith, 2001; Jones & Brown, 2003). Miller et al. (2010a) deny it, and so does Afser (2008).
Others follow (van Dijk, 2015), see also Garcia (1999) and (Lee, 2012). {more}
{filler}

References

Afsar, B. (2008). Trust in the village. Rural Press.

Garcia, M. (1998). Memory and land. Land Press.

Jones, K., & Brown, T. (2003). A theory of trust. Journal of Trust, 3(2), 1-20.

Miller, A., Stone, B., & Reed, C. (2010a). Against trust. City Press. Smith, J. (2001). Old trust. Old Press.

Never, N. (1990). A work that nobody needs. Far Press.

van Dijk, P. (2015). Roads and rivers. Delta Press.

van Dijk, P. (2016). Roads and rivers. Delta Press.
"""
CHICAGO = """\
As was shown (Smith 2001, 12) and denied (Young and Old 2005), trust is old.
{filler}

Bibliography

Smith, John. 2001. Old Trust. London: Old Press.

Young, Ann, and Bert Old. 2005. "New Trust." Journal of Trust 3 (2): 1–20.

Zorn, Carl. 1999. Lost Trust. Bern: Alp Press.
"""
NUMBERED = """\
Trust is old [1, 3]. It was denied [2-4] and found again [7].
{filler}

References

[1] J. Smith, Old trust, Old Press, 2001.
[2] K. Jones, A theory of trust, Journal of Trust 3 (2003) 1-20.
[3] A. Miller, Against trust, City Press, 2010.
[4] P. van Dijk, Roads and rivers, Delta Press, 2015.
[5] N. Never, A work that nobody needs, Far Press, 1990.
"""
STYLES = yaml.safe_load(Path(__file__).with_name("references.yaml").read_text(encoding="utf-8"))


def verdicts(template: str, more: str = "") -> dict[str, list[str]]:
    text = template.format(filler=FILLER, more=more)
    found: dict[str, list[str]] = {}
    for item in reference_items(text, Span(0, len(text)))[0]:
        found.setdefault(item.verdict, []).append(item.words)
    return found


def test_each_fault_of_an_author_date_list_is_found_and_no_other() -> None:
    found = verdicts(APA)
    assert found["cited without entry"] == ["Lee, 2012"]
    assert found["years disagree"] == ["Garcia (1999)"]
    assert found["name spelled two ways"] == ["Afser (2008)"]
    assert [one[:5] for one in found["entries run together"]] == ["Mille"]
    assert [one[:8] for one in found["entry twice"]] == ["van Dijk"]
    assert [one[:8] for one in found["letter without its fellow"]] == ["Miller, "]
    assert sorted(one[:9] for one in found["entry never cited"]) == ["Never, N.", "van Dijk,"]
    assert len(found) == 7


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ("Later (Miller et al., 2010b).", "letter without entry"),
        ("Later Smith (2001, p. 4) said it.", None),
        ("Later (see, e.g., Smith, 2001).", None),
        ("Later (Stone, 2010).", "cited without entry"),
        ("“We left” (P7, 2024). “We stayed” (Participant 3, 2023).", None),
        ("It began in the war (between 1990 and 2001).", None),
    ],
)
def test_single_citations(more: str, verdict: str | None) -> None:
    before, after = verdicts(APA), verdicts(APA, more)
    new = {key: len(after[key]) - len(before.get(key, [])) for key in after}
    assert {key for key, count in new.items() if count} == ({verdict} if verdict else set())


def test_chicago_author_date() -> None:
    assert verdicts(CHICAGO) == {"entry never cited": ["Zorn, Carl. 1999. Lost Trust. Bern: Alp Press."]}


def test_numbers() -> None:
    found = verdicts(NUMBERED)
    assert found["cited without entry"] == ["[7]"]
    assert [one[:3] for one in found["entry never cited"]] == ["[5]"]
    assert len(found) == 2


def test_a_text_without_a_list_says_so() -> None:
    items, said = reference_items("Trust is old (Smith, 2001).", Span(0, 27))
    assert items == []
    assert said.startswith("Not checked")


def test_raised_numbers_are_told_to_be_no_citations() -> None:
    listed = "1. Smith J. Old trust. 2001.\n2. Day K. New trust. 2003.\n"
    text = f"Trust is old.¹ It was denied.²\n\nReferences\n\n{listed}"
    items, said = reference_items(text, Span(0, len(text)))
    assert items == []
    assert said.startswith("Not checked: citations")
    assert "raised numbers are not read" in said


def test_a_text_without_list_and_citations_is_compared_with_no_bibliography() -> None:
    works = {"smith2001": {"author": "Smith, John", "year": "2001", "title": "Old trust"}}
    items, said = reference_items("Trust is old.", Span(0, 13), works)
    assert (items, said[:11]) == ([], "Not checked")


def test_a_bibliography_file_stands_in_for_a_list() -> None:
    works = {"smith2001": {"author": "Smith, John", "year": "2001", "title": "Old trust"}}
    text = "Trust is old (Smith, 2001), and new (Jones, 2003)."
    items, _ = reference_items(text, Span(0, len(text)), works)
    assert [(one.verdict, one.words) for one in items] == [("cited without entry", "Jones, 2003")]


def test_keys_of_latex_are_looked_up_in_the_works():
    text = (
        r"It rained \cite{smith2019, jones2020}, and \autocite[see][12]{kay2001}; \Textcite*{jones2020} too."
    )
    works = {"smith2019": {"author": "Smith"}, "kay2001": {"author": "Kay"}}
    items, said = reference_items(text, Span(0, len(text)), works)
    assert [(one.verdict, one.words) for one in items] == [("cited without entry", "jones2020")]
    assert text[items[0].start :].startswith("jones2020}, and")
    assert "4 citations were compared with 2 entries" in said


@pytest.mark.parametrize("style", STYLES)
def test_every_fault_of_a_style_is_found_and_no_other(style: str) -> None:
    text = STYLES[style]["text"]
    found = [(one.verdict, one.words) for one in reference_items(text, Span(0, len(text)))[0]]
    wanted = STYLES[style]["faults"]
    assert sorted(verdict for verdict, _ in found) == sorted(verdict for verdict, _ in wanted)
    for verdict, words in wanted:
        assert any(one == verdict and said.startswith(words) for one, said in found)


def test_an_abbreviation_is_known_only_where_its_initials_agree() -> None:
    text = (
        "the World Health Organization [WHO], a Group of Seven (AB), UN (United Nations, 2013), CIA (a spy)"
    )
    assert abbreviations(text) == {"who": "world health organization", "un": "united nations"}
    blank = without_abbreviations(text, {"who": "world health organization"})
    assert (len(blank), "[WHO]" in blank, "(AB)" in blank) == (len(text), False, True)


@pytest.mark.parametrize(
    ("cited", "works", "said"),
    [
        ("(Smith, 2001)", 1, "1 citation was compared with 1 entry."),
        ("(Smith, 2001) and (Kay, 2002)", 1, "2 citations were compared with 1 entry."),
        ("(Smith, 2001)", 2, "1 citation was compared with 2 entries."),
    ],
)
def test_what_was_compared_is_counted_by_number(cited: str, works: int, said: str) -> None:
    text = f"Trust is old {cited}."
    known = {f"w{n}": {"author": "Smith, J.", "year": f"200{n}"} for n in range(1, works + 1)}
    assert reference_items(text, Span(0, len(text)), known)[1] == f"References: {said}"


LIST = """

References

Alder, J., & Birch, K. (2003). Rest at noon. *Sleep*, 3, 1-20.

Cedar, A., Dogwood, B., & Elm, C. (2010). Naps. *Sleep*, 4, 1-9.

Fir, M., Grape, N. et al. (2012). Beds. *Sleep*, 5, 1-9.

Hazel, A. (2015). Alone. Press.

Ivy, A. (2016). Alone. Press.

Ivy, A., & Juniper, B. (2016). Together. Press.

Ministry of Health and Care. (2017). Report. Press.

Young, Ann, and Bert Oldman. 2005. "New Trust." Journal of Trust 3 (2): 1–20.

Kiefer, A. und Linde, B. (2018): Schlaf. Bern: Haupt.

Lime, S.T., and P.-L. Maple. 2004. "Shade." Sleep 3: 1-9.
"""
ALL = (
    "(Alder & Birch, 2003; Cedar et al., 2010; Fir et al., 2012; Hazel, 2015; Ivy, 2016; "
    "Ivy & Juniper, 2016; Ministry of Health and Care, 2017; Young and Oldman 2005; Kiefer und Linde, 2018; "
    "Lime and Maple 2004)"
)


@pytest.mark.parametrize(
    ("cited", "verdict"),
    [
        ("Alder & Brich (2003)", "name spelled two ways"),
        ("(Cedar, Dogwod, & Elm, 2010)", "name spelled two ways"),
        ("Alder (2003)", "authors disagree"),
        ("Alder’s (2003) text", "authors disagree"),
        ("Alder et al. (2003)", "authors disagree"),
        ("(Young 2005)", "authors disagree"),
        ("(Lime 2004)", "authors disagree"),
        ("(Cedar, 2010)", "authors disagree"),
        ("(Cedar & Dogwood, 2010)", "authors disagree"),
        ("(Alder & Birch, 2003a)", "letter without entry"),
        ("Alder and Birch (2003)", None),
        ("Cedar, Dogwood, and Elm (2010)", None),
        ("Cedar and colleagues (2010)", None),
        ("Cedar and others (2010)", None),
        ("Cedar und Kollegen (2010)", None),
        ("(vgl. Cedar u. a., 2010)", None),
        ("Cedar y colaboradores (2010)", None),
        ("(Alder i Birch, 2003)", None),
        ("Fir and Grape (2012)", None),
        ("Ivy (2016)", None),
        ("Kiefer und Linde (2018)", None),
        ("Alder et Birch (2003)", None),
        ("the Ministry of Health and Care (2017)", None),
    ],
)
def test_other_authors_and_letters_than_those_of_the_entry(cited: str, verdict: str | None) -> None:
    text = f"{FILLER} Some {ALL}. Then {cited} too.{LIST}"
    found = [one.verdict for one in reference_items(text, Span(0, len(text)))[0]]
    assert found == [verdict] * (verdict is not None)


def test_letters_are_the_style_s_where_a_bibliography_file_stands_in() -> None:
    works = {"alder2003": {"author": "Alder, Jo and Birch, Kim", "year": "2003", "title": "Rest"}}
    for text, verdicts_there in (("(Alder & Birch, 2003a)", []), ("(Alder, 2003)", ["authors disagree"])):
        items, _ = reference_items(text, Span(0, len(text)), works)
        assert [one.verdict for one in items] == verdicts_there


@pytest.mark.parametrize(
    ("said", "entry"),
    [
        ("It is old (Weber, 1905/2002).", "Weber, M. (2002). The ethic. Penguin."),
        ("It is old (Weber, 1905/2002).", "Weber, M. (1905/2002). The ethic. Penguin."),
        ("It is old (Weber, 1905).", "Weber, M. (1905/2002). The ethic. Penguin."),
        ("It is old (Ibn Khaldun, 1377/1967).", "Ibn Khaldun. (1967). The Muqaddimah. Princeton."),
        ("Kranz (1950, as cited in Melbin, 1987) slept.", "Melbin, M. (1987). Night. Free Press."),
        ("Kranz (1950, zitiert nach Melbin 1987, S. 4) schlief.", "Melbin, M. (1987). Night. Free Press."),
        ("So (Ann, 2001; M. Bauer, personal communication, May 3, 2019).", "Ann, A. (2001). Rest. Press."),
        ("Marx (1976 [1867]) wrote it.", "Marx, K. (1976). Capital. Penguin."),
        ("Freud ([1900] 1953) wrote it.", "Freud, S. (1953). Dreams. Hogarth."),
        ("It is so (Freud 1953).", "Freud, S. ([1900] 1953). Dreams. Hogarth."),
        (
            "The Office for National Statistics (ONS, 2020) counts. So it is (ONS, 2020).",
            "Office for National Statistics. (2020). Deaths. ONS.",
        ),
        (
            "It was held in Leeds (2019), in Peru (2016). In Kenya (2015), Ann (2001).",
            "Ann, A. (2001). Rest. Press.",
        ),
        ("The Census (2011) and the Mines Act (1998) are no Ann (2001).", "Ann, A. (2001). Rest. Press."),
        ("In May (2020) it rained on Ann (2001).", "Ann, A. (2001). Rest. Press."),
        ("It rained (see Appendix B, 2020; Table 3, 2020) on Ann (2001).", "Ann, A. (2001). Rest. Press."),
    ],
)
def test_what_cites_one_work_in_another_way_and_what_cites_none(said: str, entry: str) -> None:
    assert found_in(f"{said} So it is (Zed, 2000).", entry, "Zed, Z. (2000). Noon. Press.") == []


def test_what_in_leads_to_is_a_work_where_the_list_or_the_words_say_so() -> None:
    ann = "Ann, A. (2001). Rest. Press."
    assert found_in("In Ann (2001) it rains.", ann) == []
    assert found_in("In Ann (2002) it rains.", ann) == ["years disagree"]
    assert found_in("It is shown in Bo (2001) and by Ann (2001).", ann) == ["cited without entry"]
    assert found_in("In Bo and Cy (2001) it rains, in Ann (2001) too.", ann) == ["cited without entry"]


def test_works_of_several_years_with_pages_between_them() -> None:
    works = ["Dunn, Ed. 2013. Ovens. London: Polity.", "---. 2014. More Ovens. London: Polity."]
    fox = "Fox, Gus. 2015. Rye. London: Polity."
    assert found_in("Dunn (2013, 4; 2014; see also Fox 2015, 3) wrote.", *works, fox) == []
    assert found_in("Dunn (2013, 4; 2015) wrote.", *works) == ["years disagree"]


def test_ages_are_no_numbers_of_entries_that_have_none() -> None:
    work = "Müller, K. (1999). Nacht. Suhrkamp."
    assert found_in("Anna (34) told us so. She was the oldest (62).", work) == []
    vancouver = ["Ann A. Rest at noon. Sleep. 2001;1:2.", "Bo B. Beds and sheets. Sleep. 2002;1:2."]
    assert found_in("It is so (1). It is not (2,3).", *vancouver) == ["cited without entry"]


def test_entries_of_a_library_have_organisations_and_years_as_exported() -> None:
    works = {
        "who": {"author": "World Health Organization", "year": "2018", "title": "Towns and wells"},
        "hall": {"author": "Hall, Peter", "year": "[1998]", "title": "The old council house"},
        "kaya": {"author": "Kaya, Ada", "year": "2012/2013", "title": "Town and trust"},
        "osei": {"author": "Osei, Abena", "title": "A speech that nothing cites"},
    }
    text = "Wells are budgets (WHO, 2018; Hall, 1998; Kaya, 2013), it is said (Hall, 1997)."
    items, _ = reference_items(text, Span(0, len(text)), works)
    assert [(one.verdict, one.words) for one in items] == [("years disagree", "Hall, 1997")]


@pytest.mark.parametrize(("title", "verdicts"), [("Old trust", []), ("New trust", ["entry never cited"])])
def test_a_note_with_author_and_title_cites_an_entry_that_has_its_year_behind_the_author(
    title: str, verdicts: list[str]
) -> None:
    said = "Trust is old.[^1] It grows (Never, 1990).\n\n"
    said += f"[^1]: Jane Smith, *{title}* (London: Old Press, 2001), 12."
    listed = (
        "Never, N. (1990). A work that nobody needs. Far Press.",
        "Smith, J. (2001). Old trust. Old Press.",
    )
    assert found_in(said, *listed) == verdicts


def test_place_publisher_and_year_in_a_text_cite_nothing() -> None:
    said = "Her *Nights* (London: Sage, 2022) is known, and Never (1990) is not."
    assert found_in(said, "Never, N. (1990). A work that nobody needs. Far Press.") == []
