"""What a work takes over from the whole that it is part of, as the BibLaTeX manual has it."""

from pathlib import Path

import pytest

from qda.ingest.references import read_library, read_references

BOOK = (
    "@collection{hand, editor = {Aas, Bo}, title = {Handbook of places}, date = {2019-05}, publisher={North}}"
)


@pytest.fixture
def bib(tmp_path: Path):
    def write(*entries: str) -> Path:
        path = tmp_path / "w.bib"
        path.write_text("\n".join(entries), encoding="utf-8")
        return path

    return write


def test_a_chapter_has_year_editor_publisher_and_title_of_its_book(bib) -> None:
    chapter = "@incollection{wait, author = {Berg, Eva}, title = {Waiting}, pages = {3-9}, crossref = {hand}}"
    work = read_references(bib(chapter, BOOK))["wait"]
    assert work == {
        "type": "incollection",
        "author": "Berg, Eva",
        "title": "Waiting",
        "pages": "3-9",
        "crossref": "hand",
        "booktitle": "Handbook of places",
        "editor": "Aas, Bo",
        "publisher": "North",
        "date": "2019-05",
        "year": "2019",
    }


@pytest.mark.parametrize(
    ("own", "field", "expected"),
    [
        ("year = {2021}", "year", "2021"),
        ("year = {2021}", "date", None),
        ("booktitle = {Places}", "booktitle", "Places"),
        ("editor = {Dahl, Ida}", "editor", "Dahl, Ida"),
    ],
)
def test_what_a_chapter_says_itself_stands(bib, own: str, field: str, expected: str | None) -> None:
    chapter = f"@incollection{{wait, title = {{Waiting}}, {own}, crossref = {{hand}}}}"
    assert read_references(bib(BOOK, chapter))["wait"].get(field) == expected


def test_a_part_of_a_book_by_one_hand_has_its_author_and_one_of_a_collection_has_not(bib) -> None:
    book = "@book{all, author = {Aas, Bo}, title = {All}, year = 2018}"
    parts = [
        f"@{kind}{{{kind}, title = {{Part}}, crossref = {{all}}}}" for kind in ("inbook", "incollection")
    ]
    works = read_references(bib(*parts, book))
    assert (works["inbook"].get("author"), works["incollection"].get("author")) == ("Aas, Bo", None)


def test_an_issue_gives_its_articles_journal_and_year_but_no_notes(bib) -> None:
    issue = "@periodical{issue, title = {Rural Care}, year = 2017, volume = 3, abstract = {On all of it.}}"
    work = read_references(bib("@article{one, title = {One}, crossref = {issue}}", issue))["one"]
    assert (work["journal"], work["volume"], work["year"]) == ("Rural Care", "3", "2017")
    assert "abstract" not in work


def test_wholes_of_wholes_are_asked_too_and_circles_end(bib) -> None:
    chapter = "@inbook{c, title = {C}, crossref = {v}}"
    volume = "@book{v, title = {V}, crossref = {s}}"
    series = "@mvbook{s, title = {S}, year = {2001}, publisher = {North}, crossref = {v}}"
    works = read_references(bib(chapter, volume, series))
    assert (works["c"]["year"], works["c"]["booktitle"], works["v"]["year"]) == ("2001", "V", "2001")


def test_a_whole_that_is_not_in_the_file_is_told(bib) -> None:
    library = read_library(bib("@incollection{wait, title = {Waiting}, crossref = {gone}}"))
    assert [str(one).partition(": ")[2].split("\n")[0] for one in library.notices] == [
        "works are part of what is not in the file, and may lack year and publisher: wait in gone"
    ]
