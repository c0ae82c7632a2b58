"""Files as reference managers write them, against what they hold, written down by hand."""

from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest.document import FileRead, read
from qda.ingest.reader import Comment
from qda.model.document import LITERATURE

FILES = Path(__file__).parents[1] / "files" / "works"
WAGE = "the fare is half a day's wage"
ABSTRACT = "Forty people were asked how they travel to a clinic. Cost came before distance."

EXCERPTS = {
    "zotero.ris": {
        "lund2019": [
            ("abstract", ABSTRACT),
            ("p. 204", WAGE),
            ("p. xii", "nobody had asked them before"),
            ("note", "My summary: cost first (p < 0.05)."),
            ("note", "Ask the authors for the guide."),
        ],
        "ministryofhealth2020": [("note", "Read again in May.")],
    },
    "endnote.ris": {
        "451": [
            ("abstract", "A study of nine wards."),
            ("note", "First line of my notes\nsecond line of them"),
            ("note", "A new paragraph: US  - is no tag here, nor is AB - this."),
            ("note", "Research note: use in chapter 2"),
        ]
    },
    "mendeley.ris": {
        "khan2015": [("abstract", "Why beds stay empty - a survey of wards.")],
        "khan2015a": [("note", 'US - as in the ward - means "unit sister".')],
    },
    "zotero.bib": {
        "lund_paying_2019": [
            ("abstract", "Forty people were asked how they travel to a clinic. 60% named cost."),
            ("abstract", "Distance came second."),
            ("p. 204", "the fare is half a day’s wage"),
            ("note, p. 205", "a table would help"),
            ("note", "My summary: cost first."),
        ]
    },
    "jabref.bib": {
        "Berg2017": [
            ("note", "A note in the comment field."),
            ("note", "A note by one person of the group."),
            ("note", "An older note."),
        ]
    },
    "mendeley.bib": {
        "Khan2015": [
            ("abstract", "Why beds stay empty – a survey of wards."),
            ("note", "What Ülkü said about this."),
            ("note", "Second thought: beds & budgets are one thing."),
        ]
    },
    "zotero.csl.json": {"lund2019": [("abstract", ABSTRACT), ("note", "Read this again before chapter 2.")]},
    "better-bibtex.csl.json": {"meer2017": [("note", "Nights are longer on ward 4.")]},
    "better-bibtex.json": {
        "lund2019": [
            ("abstract", "Forty people were asked how they travel to a clinic."),
            ("note", "My summary."),
            ("note", "a line that I copied"),
            ("p. 204", WAGE),
            ("note, p. 205", "a table would help"),
            ("p. 210", "nobody had asked them before"),
        ]
    },
    "zotero-api.json": {"lund2019": [("note", "My summary."), ("p. 204", WAGE)]},
    "zotero.rdf": {
        "lund2019": [
            ("abstract", ABSTRACT),
            ("note", "My summary: cost first."),
            ("p. 204", WAGE),
            ("note, p. 205", "a table would help"),
        ]
    },
}
COMMENTS = {
    "zotero.ris": {"lund2019": (Comment("", WAGE, "compare with P3"),)},
    "zotero.bib": {"lund_paying_2019": (Comment("", "the fare is half a day’s wage", "compare with P3"),)},
    "better-bibtex.json": {"lund2019": (Comment("Mia", WAGE, "compare with P3"),)},
    "zotero-api.json": {"lund2019": (Comment("", WAGE, "compare with P3"),)},
}


def of(name: str) -> FileRead:
    return read(FILES / name, root=FILES)


@pytest.mark.parametrize("name", EXCERPTS)
def test_each_work_with_excerpts_is_a_document_of_them_with_their_locators(name: str) -> None:
    found = {
        document.name: [
            (document.locator(document.text.index(paragraph)), paragraph)
            for paragraph in document.text.removesuffix("\n").split("\n\n")
        ]
        for document in of(name).documents
    }
    assert found == EXCERPTS[name]


@pytest.mark.parametrize("name", EXCERPTS)
def test_what_a_reader_says_to_a_mark_is_a_comment_and_stands_in_no_text(name: str) -> None:
    file = of(name)
    assert dict(file.comments) == COMMENTS.get(name, {})
    assert not any("compare with P3" in document.text for document in file.documents)


def test_every_file_of_works_is_in_these_tests() -> None:
    assert {path.name for path in FILES.iterdir()} - {"chapter.tex"} == set(EXCERPTS)


@pytest.mark.parametrize("name", ["zotero.ris", "zotero.csl.json", "better-bibtex.json", "zotero.rdf"])
def test_one_library_gives_the_same_document_in_every_format(name: str) -> None:
    document = next(one for one in of(name).documents if one.name == "lund2019")
    assert document.kind == LITERATURE
    assert dict(document.attributes) == {
        "citation": "lund2019",
        "author": "Lund, Åse and Özgür, Can",
        "year": "2019",
        "title": "Paying for the bus to the clinic",
        "type": "article",
    }
    assert document.source == f"{name} > lund2019"


def test_what_is_left_out_is_told_once() -> None:
    assert [notice.what for notice in of("zotero.ris").notices] == [
        "3 works have no citation key and are named by author and year: lund2019, lund2019a, "
        "ministryofhealth2020",
        "1 work has no notes, annotations or abstract, and no document: lund2019a",
        "1 mark without words is left out, of lund2019",
    ]
    assert [notice.what for notice in of("better-bibtex.json").notices] == [
        "1 work has no notes, annotations or abstract, and no document: ROAD2019",
        "1 mark without words is left out, of lund2019",
    ]
    assert [notice.what for notice in of("zotero-api.json").notices] == [
        "1 note belongs to no work and is left out"
    ]
    assert of("jabref.bib").notices == ()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ris", "TY  - BOOK\nID  - a\nER  - \n", "the work in it has no notes, annotations or an abstract"),
        ("a.bib", "@book{a,}\n@book{b,}", "none of the 2 works in it has notes, annotations or an abstract"),
        ("a.bib", "% none\n", "there is no work in it"),
        ("a.bib", "@book{a,\n@book{b,", r"a\.bib, line 1: 2 works cannot be used: line 1: this entry"),
        ("a.json", '[{"id": "a", "type": "book"}]', r"\[paths\] references = 'a.json'"),
    ],
)
def test_a_file_without_excerpts_says_how_to_use_it(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read(path, root=tmp_path)
