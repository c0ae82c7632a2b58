"""The same works from every format."""

from collections.abc import Callable
from pathlib import Path

import pytest
import rispy

from qda.errors import InputError, Problems
from qda.ingest.references import read_library, read_references

FILES = Path(__file__).parents[1] / "files" / "works"
Write = Callable[[str, str | bytes], Path]
LUND = {
    "author": "Lund, Åse and Özgür, Can",
    "title": "Paying for the bus to the clinic",
    "year": "2019",
    "type": "article",
    "journal": "Journal of Rural Care",
    "volume": "12",
    "number": "3",
    "doi": "10.5555/jrc.2019.12",
    "issn": "0000-1111",
    "keywords": "cost, travel",
    "date": "2019-03-05",
    "pages": "201-219",
    "url": "https://example.org/jrc/12/201",
    "abstract": "Forty people were asked how they travel to a clinic. Cost came before distance.",
}


@pytest.mark.parametrize(
    ("name", "silent_on"),
    [
        ("zotero.ris", set()),
        ("zotero.csl.json", {"keywords"}),
        ("zotero.rdf", set()),
        ("better-bibtex.json", {"doi", "issn", "url", "abstract"}),
        ("zotero.bib", {"date", "pages", "url", "abstract"}),
    ],
)
def test_a_work_has_the_same_fields_whatever_the_format(name: str, silent_on: set[str]) -> None:
    work = next(iter(read_references(FILES / name).values()))
    assert {field: work.get(field) for field in LUND if field not in silent_on} == {
        field: value for field, value in LUND.items() if field not in silent_on
    }


def test_a_part_of_a_book_appeared_in_a_book() -> None:
    expected = {"author": "Ministry of Health", "title": "Waiting rooms", "booktitle": "Handbook of places"}
    for name, key in [
        ("zotero.ris", "ministryofhealth2020"),
        ("zotero.csl.json", "BERG2020"),
        ("zotero.rdf", "ministryofhealth2020"),
    ]:
        work = read_references(FILES / name)[key]
        assert {field: work[field] for field in expected} == expected
        assert work["type"] == "incollection"


def test_the_type_is_the_kind_of_entry_and_what_bibtex_calls_type_is_the_genre(write: Write) -> None:
    work = read_references(write("r.bib", "@techreport{a, type = {Working paper}}"))["a"]
    assert dict(work) == {"type": "techreport", "genre": "Working paper"}


def test_names_have_their_particles_and_suffixes_where_bibtex_has_them() -> None:
    work = read_references(FILES / "better-bibtex.csl.json")["meer2017"]
    assert work["author"] == "van der Meer, Ineke and Berg, Jr., Ole"


def test_ris_that_another_library_writes_and_reads_is_read_alike(tmp_path: Path) -> None:
    entries = [
        {"type_of_reference": "JOUR", "id": "a1", "authors": ["Lund, A.", "Berg, O."], "title": "One: a — b",
         "year": "2001", "notes": ["first", "second"], "keywords": ["x", "y"]},
        {"type_of_reference": "THES", "id": "b2", "authors": ["Ünal, Z."], "title": "Two", "year": "2002"},
    ]  # fmt: skip
    path = tmp_path / "r.ris"
    path.write_text(rispy.dumps(entries), encoding="utf-8")
    works = read_references(path)
    for entry in rispy.loads(path.read_text(encoding="utf-8")):
        work = works[entry["id"]]
        assert work["author"] == " and ".join(entry["authors"])
        assert (work["title"], work["year"]) == (entry["title"], entry["year"])
        assert work.get("keywords", "") == ", ".join(entry.get("keywords", []))
        assert work.get("note", "") == " ".join(entry.get("notes", []))
    assert [work["type"] for work in works.values()] == ["article", "thesis"]


def ris(*works: str) -> str:
    return "".join(f"TY  - JOUR\n{work}\nER  - \n" for work in works)


def test_made_keys_are_the_same_each_time_and_never_those_of_others(write: Write) -> None:
    smith = "AU  - Smith, A.\nPY  - 2017"
    path = write(
        "r.ris", ris(smith, "ID  - Smith2017a", smith, "AU  - Ång, B.\nPY  - 2017", "TI  - On it", smith)
    )
    keys = ["smith2017", "Smith2017a", "smith2017b", "ang2017", "on", "smith2017c"]
    for _ in range(2):
        library = read_library(path)
        assert [work.key for work in library.works] == keys
        assert "5 works have no citation key" in library.notices[0].what


def test_more_works_of_one_author_and_year_than_letters(write: Write) -> None:
    keys = list(read_references(write("r.ris", ris(*["AU  - Li, X.\nPY  - 2000"] * 30))))
    assert (len(keys), keys[0], keys[1], keys[26], keys[27], keys[28]) == (
        30, "li2000", "li2000a", "li2000z", "li2000aa", "li2000ab"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("r.ris", "AU  - Lund\nTY  - JOUR\nER  - \n", r"r\.ris, line 1: the line with AU belongs to no work"),
        ("r.ris", "TY  - JOUR\nlost\nER  - \n", r"r\.ris, line 2: this line has no tag"),
        ("r.ris", "some text\n", r"r\.ris: there is no work in it: no line begins with 'TY  - '"),
        ("r.ris", ris("ID  - a", "ID  - a"), r"line 4: this work has a key that line 1 has already: 'a'"),
        ("r.ris", "@book{a, title = {x}}", r"BibTeX, not RIS\n  Rename it so that it ends in \.bib"),
        ("r.bib", ris("ID  - a"), r"this looks like RIS, not BibTeX\n  Rename it so that it ends in \.ris"),
        ("r.bib", "PMID- 123\nTI  - x\n", r"PubMed's format, not BibTeX\n  Import it into Zotero"),
        ("r.rdf", "@book{a, title = {x}}", r"this looks like BibTeX, not Zotero RDF"),
        ("r.rdf", "<rdf:RDF", r"broken off or miswritten here"),
        ("r.rdf", "<a/>", r"this RDF holds no works as Zotero writes them"),
        ("r.json", '[{"type": "book", "id": "a"}, 3]', r"r\.json: work 2 is not a work but 3"),
        ("r.json", '[{"type": "book", "id": "a"}, {"id": "a"}]', r"work 2 has a key that work 1 has already"),
        ("r.json", '[{"type": "book", "id": "a", "id": "b"}]', r"'id' stands twice"),
        ("r.json", '{"a": 1}', r"this JSON holds no works"),
        ("r.json", "@book{a, title = {x}}", r"this is not JSON"),
        ("r.txt", "", r"a references file cannot end in '\.txt'"),
        ("r.bib", "@book{a, t = {" + "{" * 90 + "}" * 90 + "}}", r"line 1: braces are nested more than 60"),
        ("r.bib", "@book{, title={x}}\n@book{, title={y}}", r"line 1: this entry has no key"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place_and_what_to_do(
    write: Write, name: str, content: str, message: str
) -> None:
    with pytest.raises((InputError, Problems), match=message):
        read_references(write(name, content))


@pytest.mark.parametrize("name", ["r.bib", "r.ris", "r.json", "r.rdf"])
def test_an_empty_file_has_no_works_yet(write: Write, name: str) -> None:
    assert read_references(write(name, "\n")) == {}


@pytest.mark.parametrize("name", ["r.bib", "r.ris", "r.json", "r.rdf"])
def test_undecodable_works_are_to_be_saved_anew_for_no_command_takes_their_encoding(
    write: Write, name: str
) -> None:
    with pytest.raises(InputError) as told:
        read_references(write(name, b"TY  - JOUR\nTI  - M\xfcller\nER  - \n"))
    assert "It seems to be cp1252" in told.value.remedy
    assert "--encoding" not in told.value.remedy


def test_rdf_is_read_in_the_encoding_that_it_names(write: Write) -> None:
    text = (FILES / "zotero.rdf").read_text(encoding="utf-8")
    path = write("r.rdf", ('<?xml version="1.0" encoding="iso-8859-1"?>\n' + text).encode("iso-8859-1"))
    assert read_references(path)["lund2019"]["author"] == LUND["author"]
    assert (
        read_references(write("u.rdf", ("\ufeff" + text).encode("utf-16-le")))["lund2019"]["title"]
        == LUND["title"]
    )


def test_entities_are_neither_expanded_nor_fetched(write: Write, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    text = (FILES / "zotero.rdf").read_text(encoding="utf-8").replace("Waiting rooms", "&x;")
    bomb = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    for declared in (
        f'<!ENTITY x SYSTEM "file://{tmp_path}/secret">',
        f'<!ENTITY x0 "ha">{bomb}<!ENTITY x "&x11;">',
    ):
        with pytest.raises(InputError, match=r"DOCTYPE|amplification"):
            read_references(write("r.rdf", f"<!DOCTYPE rdf [{declared}]>\n{text}"))


def test_more_works_than_any_study_has_are_refused(write: Write) -> None:
    many_in_json = "[" + '{"type": "book", "id": 1},' * 50_000 + "0]"
    for name, content in [("r.ris", "TY  - A\n" * 50_001), ("r.json", many_in_json)]:
        with pytest.raises(InputError, match="50,001 works in it, and qda reads at most 50,000"):
            read_references(write(name, content))


def test_deep_nesting_is_refused_or_read(write: Write) -> None:
    deep = 100_000
    with pytest.raises(InputError, match="nested too deeply"):
        read_references(write("r.json", "[" * deep))
    with pytest.raises(InputError):
        read_references(write("r.rdf", "<rdf:RDF>" + "<a>" * deep))
    note = "<p>" + "<b><div>" * deep + "words"
    assert read_library(write("r.ris", ris(f"N1  - {note}\nID  - a"))).works[0].notes[0].text == note


BARE = """@string{jrc = "Journal of Rural Care"}
@string{press = {Press}}
@article{a1, author = {Lund, A.}, title =, year = 2019, month = Mar, note = {}, edition = "",
  journal = jrc, publisher = press,
  series = jrcx, volume = 12,
  number = may # jrcx }
"""


def test_a_field_without_a_value_and_a_name_that_nothing_stands_for_are_told_with_their_line(write) -> None:
    empty, unknown = read_library(write("x.bib", BARE)).notices
    assert empty.what == "fields have no value, and are left empty (line 3: title)"
    assert "(line 5: series = jrcx; line 6: number = may # jrcx)" in unknown.what
    assert "taken as they stand" in unknown.what


def test_values_that_are_joined_of_several_are_one_text(write) -> None:
    text = """\
@string{doe = "Doe, Ann"}
@article{a1, author = "M{\\"u}ller, J." # " and " # doe, title = "Trust # " # {again {\\&} again},
  month = may # "~5", year = 20 # 19 }
"""
    library = read_library(write("x.bib", text))
    (work,) = library.works
    assert library.notices == ()
    read = {name: work.fields[name] for name in ("author", "title", "month", "year")}
    assert read == {
        "author": "Müller, J. and Doe, Ann",
        "title": "Trust # again & again",
        "month": "may 5",
        "year": "2019",
    }
