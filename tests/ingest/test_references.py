import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from qda.errors import InputError, Problems
from qda.ingest.references import read_references

Write = Callable[[str, str | bytes], Path]


def one(write: Write, fields: str) -> dict[str, str]:
    return dict(read_references(write("r.bib", f"@book{{k, {fields}}}"))["k"])


def test_works_come_by_key_with_their_fields_and_type(write: Write) -> None:
    content = """% my library
@string{oup = "Oxford University Press"}
@Book{dogra2017, AUTHOR = {Dogra, Wali}, title = "Durand's {Curse}", year = 2017, publisher = oup}
@comment{nothing}
@article{lyall2013, author = {Lyall, J. and Blair, G.}, title = {Explaining support}, year = {2013},}
"""
    works = read_references(write("references.bib", content))
    assert list(works) == ["dogra2017", "lyall2013"]
    assert dict(works["dogra2017"]) == {
        "type": "book",
        "author": "Dogra, Wali",
        "title": "Durand's Curse",
        "year": "2017",
        "publisher": "Oxford University Press",
    }
    assert works["lyall2013"]["author"] == "Lyall, J. and Blair, G."


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller and \c{S}ahin and Stra{\ss}e", "Müller and Şahin and Straße"),
        (r"50\% of {\em all} \& more", "50% of all & more"),
        ("50% of all & US$ 5 more", "50% of all & US$ 5 more"),
        ("``war'' -- 1979---89", "“war” – 1979—89"),
        ("a\n     b~c", "a b c"),
        (r"\emph{The} \textit{Line}", "The Line"),
        ("Müller “q” – already", "Müller “q” – already"),
        ("{UN News}", "UN News"),
    ],
)
def test_latex_becomes_the_characters_it_stands_for_and_nothing_is_lost(
    write: Write, latex: str, text: str
) -> None:
    assert one(write, f"title = {{{latex}}}")["title"] == text


def test_addresses_are_not_latex(write: Write) -> None:
    fields = r"url = {https://x.org/a%20b_c?x=1&y=2~z--w}, doi = {10.1000/a\_b}"
    work = one(write, fields)
    assert work["url"] == "https://x.org/a%20b_c?x=1&y=2~z--w"
    assert work["doi"] == "10.1000/a_b"


def test_a_work_with_only_a_date_has_a_year(write: Write) -> None:
    assert one(write, "date = {2017-05-01}")["year"] == "2017"
    assert one(write, "date = {2017-05-01}, year = {2018}")["year"] == "2018"
    assert "year" not in one(write, "date = {in press}")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "@book{a, title={x}}\n\n@book{a, title={y}}",
            r"r\.bib, line 3: the key 'a' already stands in line 1",
        ),
        ("\n@book{a, title={x}, title={y}}", r"r\.bib, line 2: this entry gives title twice"),
        ("@book{a, Title={x}, title={y}}", r"r\.bib, line 1: this entry gives title twice"),
        ("@book{a, title={x\n@book{b, title={y}}", r"r\.bib, line 1: this entry cannot be read"),
        ("@book{a title={x}}", r"r\.bib, line 1: this entry cannot be read: Expected comma after entry key"),
        ("@book{, title={x}}", r"r\.bib, line 1: this entry has no key"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(write: Write, content: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_references(write("r.bib", content))


def test_all_that_is_wrong_is_named_at_once_in_the_order_of_the_file(write: Write) -> None:
    with pytest.raises(Problems) as problems:
        read_references(write("r.bib", "@book{, title={x}}\n@book{a, t={x}, t={y}}\n@book{b title={x}}\n"))
    assert [error.place.line for error in problems.value.errors if error.place] == [1, 2, 3]


def test_the_parser_says_nothing_on_the_screen(write: Write, capfd: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, root.handlers = root.handlers, []  # pytest's own would hide what Python prints as a last resort
    try:
        with pytest.raises(InputError):
            read_references(write("r.bib", "@book{a title={x}}"))
        read_references(write("r.bib", r"@book{a, title={\begin{x} $ {\foo}}}"))
    finally:
        root.handlers = handlers
    assert capfd.readouterr() == ("", "")


def test_an_empty_library_has_no_works(write: Write) -> None:
    assert read_references(write("r.bib", "% nothing yet\n")) == {}


def test_the_encoding_of_works_can_be_said(write: Write) -> None:
    path = write("r.bib", b"@book{a, title={M\xfcller}}")
    assert read_references(path, encoding="cp1252")["a"]["title"] == "Müller"
