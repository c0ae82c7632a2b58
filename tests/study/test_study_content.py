"""The study's own files: what they say about themselves, and that they fit together.

Read here with plain YAML, CSV and BibTeX readers, so that qda's readers are not judged by themselves.
"""

import csv
import re
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import yaml

ROOT = Path(__file__).parents[2]
INTERVIEWS = sorted((ROOT / "transcripts" / "interviews").glob("*.md"))
WORKS = sorted((ROOT / "transcripts" / "literature").glob("*.md"))
TEXTS = INTERVIEWS + WORKS
COMMON = {"document", "kind", "provenance", "locators"}
CODES = {
    "durand_line",
    "india_counterbalance",
    "ttp_security",
    "ideology",
    "historical_ties",
    "strategic_influence",
    "economic_connectivity",
    "shifting_commitment",
    "governance_contrast",
    "theory",
}

every_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
every_interview = pytest.mark.parametrize("path", INTERVIEWS, ids=lambda path: path.stem)
every_work = pytest.mark.parametrize("path", WORKS, ids=lambda path: path.stem)


def front_matter(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1])


def body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def paragraphs(path: Path) -> list[str]:
    return re.split(r"\n\s*\n", body(path))


def findings() -> list[dict[str, Any]]:
    text = (ROOT / "findings" / "pakistan-taliban.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["findings"]


def evidence() -> list[tuple[str, dict[str, str]]]:
    return [(one["finding"], entry) for one in findings() for entry in one["evidence"]]


def participants() -> dict[str, dict[str, str]]:
    with (ROOT / "participants.csv").open(encoding="utf-8", newline="") as file:
        return {row["participant"]: row for row in csv.DictReader(file)}


@every_text
def test_a_text_says_that_it_is_a_paraphrase(path: Path) -> None:
    assert front_matter(path)["provenance"] == "paraphrase"


@every_text
def test_a_text_is_named_as_its_file(path: Path) -> None:
    assert front_matter(path)["document"] == path.stem


@every_text
def test_each_paragraph_has_its_locator(path: Path) -> None:
    locators = front_matter(path)["locators"]
    assert len(locators) == len(paragraphs(path))
    assert len(set(locators)) == len(locators)
    assert all(re.search(r"\bpara\. \d", locator) for locator in locators)


@every_text
def test_a_paragraph_stands_on_one_line_so_that_quotations_can_be_found(path: Path) -> None:
    assert all("\n" not in paragraph for paragraph in paragraphs(path))


def test_the_five_quoted_participants_have_a_text_and_nobody_else() -> None:
    assert [path.stem for path in INTERVIEWS] == ["P1", "P4", "P5", "P7", "P8"]
    assert list(participants()) == ["P1", "P4", "P5", "P7", "P8"]


@every_interview
def test_an_interview_agrees_with_the_table_of_participants(path: Path) -> None:
    head, row = front_matter(path), participants()[path.stem]
    assert head["kind"] == "interview"
    assert head["participant"] == path.stem
    assert head["interview_year"] == row["interview_year"]
    assert int(row["quotations"]) == len(paragraphs(path))


@every_interview
def test_an_interview_is_in_the_participants_own_voice(path: Path) -> None:
    for paragraph in paragraphs(path):
        assert paragraph.startswith(f"{path.stem}: ")
        assert len(re.findall(r"\bP\d+\b|[Pp]articipant|[Ii]nterviewee", paragraph)) == 1


@every_text
def test_no_name_stands_beside_a_participants_number(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bP\d+,? +\(?[A-Z]", text)
    assert not re.search(r"\b[A-Z][a-z]+,? +\(?P\d+\b", text)


@every_interview
def test_an_interview_tells_nothing_else_about_its_participant(path: Path) -> None:
    assert set(front_matter(path)) <= COMMON | {"participant", "interview_year", "note"}


@every_work
def test_a_work_is_cited_by_a_key_that_the_references_have(path: Path) -> None:
    head = front_matter(path)
    library = bibtexparser.parse_file(str(ROOT / "references.bib"))
    assert head["kind"] == "literature"
    assert head["citation"] in library.entries_dict
    assert set(head) <= COMMON | {"citation", "source_type", "note"}


def test_the_references_parse_whole_and_each_key_holds_its_year() -> None:
    library = bibtexparser.parse_file(str(ROOT / "references.bib"))
    assert not library.failed_blocks
    for entry in library.entries:
        assert {"author", "year"} <= set(entry.fields_dict)
        assert entry.fields_dict["year"].value in entry.key
        assert "title" in entry.fields_dict or "without an entry" in entry.fields_dict["note"].value


def test_the_findings_are_the_twelve_of_the_study_with_codes_of_its_codebook() -> None:
    assert [one["finding"] for one in findings()] == [f"F{number:02}" for number in range(1, 13)]
    assert {code for one in findings() for code in one["codes"]} == CODES


def test_every_piece_of_evidence_is_a_text_with_a_known_role() -> None:
    known = {path.stem for path in TEXTS}
    for _, entry in evidence():
        assert entry["document"] in known
        assert entry["role"] in {"supports", "qualifies", "contradicts"}
        assert set(entry) <= {"document", "role", "quote", "note"}


def test_every_quotation_of_the_evidence_stands_in_its_text() -> None:
    texts = {path.stem: body(path) for path in TEXTS}
    for finding, entry in evidence():
        assert entry.get("quote", "") in texts[entry["document"]], (finding, entry["document"])


def test_what_goes_against_a_claim_is_quoted_and_explained() -> None:
    for finding, entry in evidence():
        if entry["role"] != "supports":
            assert entry.get("quote"), finding
            assert entry.get("note"), finding


def test_every_participant_with_a_text_is_evidence_for_some_finding() -> None:
    cited = {entry["document"] for _, entry in evidence()}
    assert {path.stem for path in INTERVIEWS} <= cited
