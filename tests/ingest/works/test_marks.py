import pytest

from qda.ingest.works.extra import citation_key, without_fields
from qda.ingest.works.notes import Excerpt, excerpts_of
from qda.ingest.works.work import Annotation, Note, Work


def excerpts(
    *notes: str, annotations: tuple[Annotation, ...] = ()
) -> tuple[list[tuple[str, str]], list[str]]:
    found = excerpts_of(Work("k", {}, 1, notes=tuple(map(Note, notes)), annotations=annotations))
    return [(one.locator, one.text) for one in found.found], [comment.text for comment in found.comments]


@pytest.mark.parametrize(
    ("paragraph", "locator", "quote", "comments"),
    [
        ("“cost comes first” (Lund, 2019, p. 12)", "p. 12", "cost comes first", []),
        (
            "„Kosten zuerst“ (Lund, 2019, S. 12–13) sehe ich auch",
            "p. 12–13",
            "Kosten zuerst",
            ["sehe ich auch"],
        ),
        ("«le coût» (Lund, s. d., p. 4)", "note", "«le coût» (Lund, s. d., p. 4)", []),
        ("“he said (2 May) no” (Lund, n.d., pp. 3-4) hm", "p. 3-4", "he said (2 May) no", ["hm"]),
        ('"old words" (Lund 2019:7)', "p. 7", "old words", []),
        ("a thought (note on p.7)", "note, p. 7", "a thought", []),
        ("(Lund, 2019, p. 7) a thought", "note, p. 7", "a thought", []),
        ("“quoted” (Lund, 2019)", "note", "“quoted” (Lund, 2019)", []),
        ("As Lund says, “cost” (Lund, 2019, p. 3)", "note", "As Lund says, “cost” (Lund, 2019, p. 3)", []),
        ("“a” and “b” (see p. 5)", "note", "“a” and “b” (see p. 5)", []),
        ("p < 0.05 and n > 3", "note", "p < 0.05 and n > 3", []),
    ],
)
def test_marks_are_told_from_notes_in_text_and_in_html(
    paragraph: str, locator: str, quote: str, comments: list[str]
) -> None:
    assert excerpts(paragraph) == ([(locator, quote)], comments)
    html = paragraph.replace("&", "&amp;").replace("<", "&lt;")
    assert excerpts(f"<p>{html}</p>") == ([(locator, quote)], comments)


def test_html_becomes_paragraphs() -> None:
    html = """<h1>Head</h1><p>one &amp; <b>two</b><br>three&nbsp;x</p><ul><li>a</li><li><p>b</p></li></ul>
    <table><tr><td>c</td><td>d</td></tr></table><script>no()</script><!-- no --><p> </p>last"""
    texts = [text for _, text in excerpts(html)[0]]
    assert texts == ["Head", "one & two\nthree\xa0x", "a", "b", "c d", "last"]


def test_a_heading_that_a_program_wrote_is_no_note() -> None:
    assert excerpts("<h1>Annotations<br/>(5/10/2023, 10:11:12 AM)</h1><p>mine</p>")[0] == [("note", "mine")]
    assert excerpts("Annotations of mine (good)")[0] == [("note", "Annotations of mine (good)")]


def test_annotations_come_with_page_and_comment() -> None:
    marks = (Annotation("words", "mine", "3", "Mia"), Annotation("", "mine too", "4"), Annotation("no page"))
    assert excerpts(annotations=marks) == (
        [("p. 3", "words"), ("note, p. 4", "mine too"), ("highlight", "no page")],
        ["mine"],
    )
    assert excerpts_of(Work("k", {}, 1, annotations=(Annotation(""),))).pictures == 1


def test_what_stands_there_twice_is_one_excerpt_and_blank_lines_part_excerpts() -> None:
    work = Work("k", {}, 1, notes=(Note("a\n \t\n\nb"), Note("a")), annotations=(Annotation("a", page="1"),))
    assert list(excerpts_of(work).found) == [Excerpt("a", "note"), Excerpt("b", "note"), Excerpt("a", "p. 1")]


@pytest.mark.parametrize(
    "line",
    [
        "Citation Key: lund2019", "PMID: 123", "tex.note: x", "_eprint: https://x.org",
        "Publisher: North Press",
        "[Online; accessed 29-June-2020]", "Accessed: 2020-01-01", "https://x.org/a", "10.5555/x.1",
        "arXiv:1234.5678 [cs]", "12 citations (Crossref) [2023-05-10]", "Export Date: 5 May 2023",
    ],
)  # fmt: skip
def test_lines_of_programs_are_no_notes(line: str) -> None:
    assert without_fields(f"{line}\nmy note: see P3") == "my note: see P3"


def test_a_readers_line_with_a_colon_is_a_note() -> None:
    for line in ("Important: read again", "Question: who pays?", "See https://x.org", "Type of care: home"):
        assert without_fields(line) == line
    assert without_fields("doi: " + "x" * 3000) == "doi: " + "x" * 3000


def test_the_citation_key_of_zoteros_extra() -> None:
    assert citation_key("PMID: 1\nCitation Key: lund2019\n") == "lund2019"
    assert citation_key("bibtex: lund2019") == "lund2019"
    assert citation_key("see Lund") == ""
