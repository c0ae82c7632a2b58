# ruff: noqa: E501  (lines of other formats are left whole)
"""Web pages and electronic books."""

import time
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest import html
from qda.ingest.reader import Options


@pytest.fixture
def text(read):
    return lambda content: read(content if isinstance(content, bytes) else content.encode(), "a.html").text


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>a  b\n c</p><p>d</p>", "a b c\n\nd"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<p>a</p> tail <p>b", "a\n\ntail\n\nb"),
        ("<h2>A</h2><div>b<div>c</div>d</div>", "## A\n\nb\n\nc\n\nd"),
        ("&eacute;&#8217;&#x201c;&amp;&nbsp;x", "é’“&\u00a0x"),
        ("<head><title>t</title><style>x</style></head><body>a<script>b()</script>c<!-- d -->e", "ace"),
        ("a<template>b</template><noscript>c</noscript><span hidden>d</span>e", "ae"),
        ("a<span style='display: none'>b</span><i style='visibility:hidden'>c</i>d", "ad"),
        ("<ol start=3><li>a<li value=7>b<ul><li>c</ul><li>d</ol>", "3. a\n\n7. b\n\n• c\n\n8. d"),
        ("<table><caption>T</caption><tr><td>a<td>b<tr><td>c<br>c<td>d</table>", "T\n\na\tb\n\nc c\td"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <q>so</q>", "漢 “so”"),
        ("a<img src='http://localhost/x' alt='no'>b<iframe src='file:///etc/passwd'></iframe>", "ab"),
        ("<b>one <i>two</b> three</i>", "one two three"),
        (
            "<html><body><p>a</p></body></html>\n<html><head><title>t</title></head><body><p>b</p></body></html>",
            "a\n\nb",
        ),
        ("<html><body><p>a</p></body></html>\n<p>b</p>", "a\n\nb"),
        ("<html><body><p>a</p></body></html> b", "a\n\nb"),
        ("<html><body><p>a</p></body></html><!-- b --><script>c()</script>", "a"),
        ("<p>The storm&shy;y night</p>", "The stormy night"),
        ("<p>Second<sup><a epub:type='noteref' href='#n'>1</a></sup> para.</p>", "Second[1] para."),
        ("<p>Second<a role='doc-noteref' href='#n'>[1]</a> x<sup>2</sup></p>", "Second[1] x2"),
        ("<p>A word<sup>2</sup> and &ldquo;so.&rdquo;<sup>13</sup>Then</p>", "A word[2] and “so.”[13]Then"),
        ("<p>as shown<sup> 3,4 </sup>, <b>cafe\u0301</b><sup>5</sup></p>", "as shown[ 3,4 ], cafe\u0301[5]"),
        (
            "<p>it<sup><a href='#n3'>3</a></sup> in 1990<a href='c.html#n4'><sup>4</sup></a></p>",
            "it[3] in 1990[4]",
        ),
        ("<p>to<sup><a role='doc-noteref' href='#n'><span>7</span></a></sup></p>", "to[7]"),
        ("<p>5 m<sup>2</sup>, 9 km<sup>2</sup>, 10<sup>3</sup>, R<sup>2</sup></p>", "5 m2, 9 km2, 103, R2"),
        (
            "<p>chi<sup>2</sup>, eta<sup>2</sup>, 4 feet<sup>3</sup> kilometres<sup>2</sup></p>",
            "chi2, eta2, 4 feet3 kilometres2",
        ),
        ("<p>the 2<sup>nd</sup> of <sup>14</sup>C; word<sup>[2]</sup></p>", "the 2nd of 14C; word[2]"),
        (
            "<!doctype html>\n<html lang=en>\n<title>T</title>\n<main><p>a</p></main>\n<p>b</p>\n</html>",
            "a\n\nb",
        ),
        ("<meta charset=utf-8><script>'<main>'</script><article><p>a<section>b", "a\n\nb"),
        ("<head><title>T</title></head><article>a</article><main>b</main>", "a\n\nb"),
        ("<!-- <main> --><title>a < b</title><style>p > a {}</style>c", "c"),
        ("a<source>b<track>c<map>d</map><embed>e<param>f", "abcdef"),
        ("<math><mi>x</mi><annotation>\\x</annotation></math><p><annotation>a</annotation>", "x\n\na"),
        (
            "<p>many feet<sup>12</sup> (x+y)<sup>2</sup> year<sup>2019</sup></p>",
            "many feet[12] (x+y)2 year2019",
        ),
    ],
)
def test_a_page_is_what_a_browser_shows(text, page: str, shown: str) -> None:
    assert text(page) == f"{shown}\n"


def test_a_page_that_is_xml_is_read_as_such(text) -> None:
    page = (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body><p>a&nbsp;&lt;b<?pi?>c</p>'
        "<!-- --></body></html>"
    )
    assert text(page) == "a\u00a0<bc\n"
    assert text(page.replace("</p>", "")) == "a\u00a0<bc\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"<meta charset=iso-8859-1><p>caf\xe9 \x93so\x94", None),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">caf\xe9 \x93so\x94',
            None,
        ),
        ("<meta charset=utf-8>café “so”".encode(), None),
        ("café “so”".encode(), None),
        ("\ufeff<meta charset=iso-8859-1>café “so”".encode(), None),
        ("<meta charset=utf-16>café “so”".encode("utf-16"), None),
        (b"caf\xe9 \x93so\x94", "cp1252"),
    ],
)
def test_encodings(content: bytes, encoding: str | None) -> None:
    (reading,) = html.read(content, Path("a.html"), Options(encoding=encoding))
    assert reading.text == "café “so”\n"


def test_places_and_what_is_left_out(read) -> None:
    reading = read(b"<p>a<table><tr><td>b<td>c</table><p>d<img src=x><p hidden>e", "a.html")
    assert reading.metadata.locators == ("paragraph 1", "table 1, row 1", "paragraph 2")
    assert [notice.what for notice in reading.notices] == [
        "hidden text is left out: 'e'",
        "1 picture left out",
    ]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            "<textarea>my own\nwords</textarea>",
            "what stands in fields and buttons is left out: 'my own words'",
        ),
        (
            "<button>Send<script>f()</script></button><select><option>Yes<option>No</select>"
            "<input value=typed><input type=hidden value=h><input type=checkbox value=on>",
            "what stands in fields and buttons is left out: 'Send', 'YesNo', 'typed'",
        ),
        ("<ruby>漢<rt>kan</rt></ruby>", "readings beside their words (ruby) are left out: 'kan'"),
        (
            "<noscript>b</noscript><object>c</object><audio>d</audio><video><source></video>",
            "what a page shows only where scripts, players or frames are missing is left out: 'b', 'c', 'd'",
        ),
        ("<svg><text>b</text></svg>", "words in pictures are left out: 'b'"),
        ("<iframe srcdoc='<p>b'></iframe>", "1 page shown within this one left out"),
        ("<template>b</template><script>c</script><noscript><img src=x></noscript>", ""),
    ],
)
def test_words_that_a_page_shows_apart_from_its_text_are_told(read, page: str, told: str) -> None:
    reading = read(f"<p>a</p>{page}".encode(), "a.html")
    assert reading.text.strip() in {"a", "a\n\n漢"}
    assert [one.what for one in reading.notices if one.what != "1 picture left out"] == [told] * bool(told)


def test_a_pages_own_bars_are_left_out_and_told(read) -> None:
    page = b"<nav>Home</nav><article>a<footer>b</footer></article><div><footer>The Archive</footer></div>c"
    reading = read(page, "a.html")
    assert reading.text == "a\n\nb\n\nc\n"
    assert [notice.what for notice in reading.notices] == [
        "headers and footers are left out: 'Home', 'The Archive'"
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"  ", b"<p></p>", b"<script>x</script>", b"%PDF-1.4 x", b"PK\x03\x04xx", b"caf\xe9", b"a\0b",
     b"a" + b"<div>" * 3000 + b"b", b"<b>" * 100_000 + b"x"],
)  # fmt: skip
def test_what_has_no_words_or_is_something_else_is_refused(read, content: bytes) -> None:
    with pytest.raises(InputError):
        read(content, "a.html")


def test_a_page_of_ten_megabytes_on_one_line_is_read(text) -> None:
    began = time.monotonic()
    assert len(text(b"<p>" + b"word " * 2_000_000)) == 10_000_000
    assert time.monotonic() - began < 60


CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/c.opf"/></rootfiles></container>'


def book(packed, chapters: dict[str, str], **more: str) -> bytes:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in reversed(range(len(chapters))))
    opf = (
        f'<package><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        f'{items}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    pages = {f"OEBPS/{name}": content for name, content in chapters.items()}
    return packed({"META-INF/container.xml": CONTAINER, "OEBPS/c.opf": opf, "OEBPS/nav.xhtml": "Contents",
                   **pages, **more})  # fmt: skip


def page(body: str) -> str:
    return (
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head/><body>{body}</body></html>'
    )


def test_a_book_is_its_chapters_in_reading_order(packed, read) -> None:
    chapters = {"b.xhtml": page("<p>Later.</p>"), "a.xhtml": page("<h1>Spring</h1><p>It was cold.</p>")}
    reading = read(book(packed, chapters), "a.epub")
    assert reading.text == "# Spring\n\nIt was cold.\n\nLater.\n"
    assert reading.metadata.locators == (
        "Spring, paragraph 1", "Spring, paragraph 2", "chapter 2, paragraph 1",
    )  # fmt: skip
    (told,) = reading.notices
    assert told.what.endswith("are left out: 'OEBPS/nav.xhtml'")


@pytest.mark.parametrize(
    ("method", "readable"),
    [("http://www.idpf.org/2008/embedding", True), ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", False)],
)
def test_a_protected_book_is_refused_one_with_protected_fonts_is_read(packed, read, method, readable) -> None:
    encryption = (
        f'<encryption><EncryptedData><EncryptionMethod Algorithm="{method}"/></EncryptedData></encryption>'
    )
    content = book(packed, {"a.xhtml": page("<p>x</p>")}, **{"META-INF/encryption.xml": encryption})
    if readable:
        assert read(content, "a.epub").text == "x\n"
    else:
        with pytest.raises(InputError, match="protected against copying"):
            read(content, "a.epub")


def test_typed_numbers_of_lines_in_a_book_are_left_out(packed, read) -> None:
    said = ["I: So you came up here by", "night?", "P: We had no", "other way."] * 3
    typed = "".join(f"<p>{number} {line}</p>" for number, line in enumerate(said, 1))
    reading = read(book(packed, {"a.xhtml": page(f"<h1>Talk</h1>{typed}")}), "a.epub")
    assert reading.text.startswith(
        "# Talk\n\nI: So you came up here by\nnight?\n\nP: We had no\nother way.\n\nI:"
    )
    assert reading.metadata.locators[1:3] == ("Talk, lines 1-2", "Talk, lines 3-4")


def test_a_book_with_missing_parts_is_refused(packed, read) -> None:
    with pytest.raises(InputError, match="no electronic book"):
        read(packed({"a": "b"}), "a.epub")
    opf = '<package><manifest><item id="a" href="a" media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></package>'
    with pytest.raises(InputError, match=r"its chapter 'OEBPS/a' is missing"):
        read(packed({"META-INF/container.xml": CONTAINER, "OEBPS/c.opf": opf}), "a.epub")


def test_a_chapter_that_a_book_names_and_lacks_or_holds_and_does_not_name_is_told(read, packed) -> None:
    items = "".join(
        f'<item id="{name}" href="{name}.{suffix}" media-type="{kind}"/>'
        for name, suffix, kind in (
            ("a", "xhtml", "mistyped"),
            ("b", "htm", "text/html"),
            ("c", "png", "image"),
        )
    )
    opf = f"<package><manifest>{items}</manifest><spine>SPINE</spine></package>"

    def book(*spine: str) -> bytes:
        named = opf.replace("SPINE", "".join(f'<itemref idref="{one}"/>' for one in spine))
        pages = {"OEBPS/a.xhtml": "<p>One</p>", "OEBPS/b.htm": "<p>Two</p>", "OEBPS/c.png": "x"}
        return packed({"META-INF/container.xml": CONTAINER, "OEBPS/c.opf": named, **pages})

    whole = read(book("a", "b"), "a.epub")
    assert (whole.text, whole.notices) == ("One\n\nTwo\n", ())
    with pytest.raises(InputError, match="its chapter 'd' is missing"):
        read(book("a", "d"), "a.epub")
    (told,) = read(book("a", "c"), "a.epub").notices
    assert "'OEBPS/c.png', 'b.htm'" in told.what
    twice = CONTAINER.replace("</rootfiles>", '<rootfile full-path="comic.opf"/></rootfiles>')
    named = opf.replace("SPINE", '<itemref idref="b" linear="no"/>')
    (told,) = read(
        packed({"META-INF/container.xml": twice, "OEBPS/c.opf": named, "OEBPS/b.htm": "b"}), "a.epub"
    ).notices
    assert "'comic.opf', 'a.xhtml'" in told.what


def test_cells_over_several_columns_and_rows_of_a_table_of_turns(read) -> None:
    page = (
        "<table><tr><td>I<td>Where?<tr><td rowspan=2>Ruth<td>By the sea, all my life.<tr><td>And it is cold there."
        "<tr><td colspan=2>Part 2: money<tr><td>I<td>Why?<tr><td>Ruth<td>So it is.</table>"
    )
    assert read(page.encode(), "a.html").text == (
        "I: Where?\n\nRuth: By the sea, all my life.\n\nAnd it is cold there.\n\n## Part 2: money\n\n"
        "I: Why?\n\nRuth: So it is.\n"
    )


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<p>One\n<script>x()<p>Two", "<script> in line 2 has no end (</script>)"),
        ("<p>One<!-- so <p>Two", "<!-- in line 1 has no end (-->)"),
        ("<p>One<textarea>Two</textarea><title/><p>Two", None),
        ("<!-- <script> --><script>'<title>'</script><p>Two", None),
        ("<p>One<!--><p>Two<!---><p>Two<!-- so --!><p>Two", None),
    ],
)
def test_what_hides_the_rest_of_a_page_because_it_never_ends_is_told(
    read, page: str, told: str | None
) -> None:
    found = [
        one.what for one in read(f"<html><body>{page}".encode(), "a.html").notices if "no end" in one.what
    ]
    assert found == ([f"{told}: what stands behind it is left out"] if told else [])
