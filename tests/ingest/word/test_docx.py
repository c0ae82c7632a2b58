# ruff: noqa: E501  (lines of other formats are left whole)
import io
from pathlib import Path

import docx as python_docx
import pytest

from qda.errors import InputError
from qda.ingest.reader import Comment, Options

FILES = Path(__file__).parents[1] / "files"


def p(*runs: str, style: str = "", more: str = "") -> str:
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def told(reading) -> list[str]:
    return [notice.what for notice in reading.notices]


def test_what_a_library_wrote_is_read(read) -> None:
    made = python_docx.Document()
    made.add_heading("The garden", 2)
    paragraph = made.add_paragraph("It was ")
    paragraph.add_run("cold").bold = True
    paragraph.add_run(" in spring.\tYes.\nAnd wet.")
    made.add_paragraph("dig", style="List Number")
    made.add_paragraph("sow", style="List Number")
    made.add_paragraph("reap", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("May", "weeding", "June", "two\nlines"), strict=True):
        cell.text = text
    remarked = made.add_paragraph().add_run("She left.")
    made.add_comment(remarked, text="Ask why.", author="Omar", initials="O")
    made.sections[0].header.paragraphs[0].text = "Copy 3"
    buffer = io.BytesIO()
    made.save(buffer)
    reading = read(buffer.getvalue(), "a.docx")
    assert reading.text == (
        "## The garden\n\nIt was cold in spring.\tYes.\nAnd wet.\n\n1. dig\n\n2. sow\n\n• reap\n\n"
        "May\tweeding\n\nJune\ttwo lines\n\nShe left.\n"
    )
    assert reading.metadata.locators == (
        "paragraph 1", "paragraph 2", "paragraph 3", "paragraph 4", "paragraph 5",
        "table 1, row 1", "table 1, row 2", "paragraph 6",
    )  # fmt: skip
    assert reading.comments == (Comment("Omar", "She left.", "Ask why."),)
    assert told(reading) == ["headers and footers are left out: 'Copy 3'"]


def test_changes_are_accepted_and_named(docx, read) -> None:
    gone = '<w:del w:author="Ines"><w:r><w:delText>rather </w:delText></w:r></w:del>'
    new = f'<w:ins w:author="Omar">{r(" and wet")}</w:ins>'
    reading = read(docx(p(r("It was "), gone, r("cold"), new, r("."))), "a.docx")
    assert reading.text == "It was cold and wet.\n"
    assert told(reading) == [
        "1 tracked deletion by Ines is not in the text: 'rather'",
        "1 tracked insertion by Omar is in the text: 'and wet'",
    ]


def test_of_many_deletions_the_first_are_quoted(docx, read) -> None:
    gone = "".join(f'<w:del w:author="I"><w:r><w:delText>w{n}</w:delText></w:r></w:del>x' for n in range(5))
    assert told(read(docx(p(r("A"), gone)), "a.docx")) == [
        "5 tracked deletions by I are not in the text: 'w0', 'w1', 'w2' and 2 more"
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(docx, read) -> None:
    ended = p(r("one "), more='<w:rPr><w:del w:author="I"/></w:rPr>')
    assert read(docx(ended + p(r("two"))), "a.docx").text == "one two\n"


def test_moved_words_stand_once_where_they_went(docx, read) -> None:
    body = p(f"<w:moveFrom>{r('moved')}</w:moveFrom>", r("first")) + p(f"<w:moveTo>{r('moved')}</w:moveTo>")
    assert read(docx(body), "a.docx").text == "first\n\nmoved\n"


def test_deleted_rows_and_cells_are_out(docx, read) -> None:
    def row(*cells: str, deleted: str = "") -> str:
        return f"<w:tr>{deleted}{''.join(f'<w:tc>{p(r(cell))}</w:tc>' for cell in cells)}</w:tr>"

    gone = '<w:trPr><w:del w:author="I"/></w:trPr>'
    table = f"<w:tbl>{row('a', 'b')}{row('c', 'd', deleted=gone)}{row('e', 'f')}</w:tbl>"
    reading = read(docx(table), "a.docx")
    assert reading.text == "a\tb\n\ne\tf\n"
    assert told(reading) == ["1 tracked deletion by I is not in the text: 'cd'"]


def test_comments_have_their_author_and_their_words_over_paragraphs(docx, read) -> None:
    body = p(r("one "), '<w:commentRangeStart w:id="7"/>', r("two")) + p(
        r("three"), '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>', r(" four")
    )
    comments = f'<w:comment w:id="7" w:author="Omar">{p(r("Why?"))}{p(r("When?"))}</w:comment>'
    reading = read(docx(body, comments=comments), "a.docx")
    assert reading.comments == (Comment("Omar", "two\nthree", "Why?\nWhen?"),)
    assert reading.text == "one two\n\nthree four\n"


def test_notes_stand_at_the_end_with_their_place(docx, read) -> None:
    def sign(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    notes = f'<w:footnote w:id="0" w:type="separator">{p(r("---"))}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p(r("Below."))}</w:footnote>'
    ends = f'<w:endnote w:id="2">{p(r("Behind."))}{p(r("More."))}</w:endnote>'
    body = p(r("one"), sign("footnote", 2), r(" and two"), sign("endnote", 2))
    reading = read(docx(body, footnotes=notes, endnotes=ends), "a.docx")
    assert reading.text == "one and two\n\nBelow.\n\nBehind.\n\nMore.\n"
    assert reading.metadata.locators == ("paragraph 1", "footnote 1", "endnote 1", "endnote 1")


def test_in_a_transcript_notes_are_nobodys_speech(docx, read, turns) -> None:
    sign = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = p(r("Interviewer: Since when?")) + p(r("P1: Since May"), sign, r("."))
    reading = read(docx(body, footnotes=f'<w:footnote w:id="1">{p(r("Of 1961."))}</w:footnote>'), "a.docx")
    assert turns(reading) == [("Interviewer", "Since when?"), ("P1", "Since May.")]
    assert reading.comments == (Comment("", "P1: Since May", "footnote 1: Of 1961."),)
    assert told(reading) == ["1 footnote is kept as comments, not in the text"]


def test_in_a_manuscript_notes_are_its_words_whoever_speaks_in_it(docx, read) -> None:
    """A dialogue that a manuscript quotes makes no transcript of it."""
    sign = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = p(r("Interviewer: Since when?")) + p(r("P1: Since May"), sign, r("."))
    notes = f'<w:footnote w:id="1">{p(r("P2 said “since June”."))}</w:footnote>'
    reading = read(docx(body, footnotes=notes), "a.docx", Options(quotations=True))
    assert reading.text.endswith("\n\n[^1]: P2 said “since June”.\n")
    assert not reading.comments


def test_in_a_manuscript_a_note_behind_a_quotation_has_a_mark(docx, read) -> None:
    def sign(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    body = p(r("Some"), sign(1), r(" said “we left.”"), sign(2), r(" And “we stayed”,"), sign(3), r(" so."))
    body += p(r("“We stay,” she told me."), sign(4), r(" Few do."), sign(5))
    notes = "".join(f'<w:footnote w:id="{n}">{p(r(f"P{n}, interview."))}</w:footnote>' for n in range(1, 6))
    reading = read(docx(body, footnotes=notes), "a.docx", Options(quotations=True))
    assert reading.text == (
        "Some said “we left.”[^2] And “we stayed”,[^3] so.\n\n“We stay,” she told me.[^4] Few do.\n\n"
        "[^1]: P1, interview.\n\n[^2]: P2, interview.\n\n[^3]: P3, interview.\n\n"
        "[^4]: P4, interview.\n\n[^5]: P5, interview.\n"
    )
    assert read(docx(body, footnotes=notes), "a.docx").text.startswith(
        "Some said “we left.” And “we stayed”, so."
    )


def test_only_the_result_of_a_field_is_text(docx, read) -> None:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    inner = sign("begin") + code + sign("separate") + r("inner") + sign("end")
    field = sign("begin") + code + inner + sign("separate") + r("shown") + sign("end")
    assert read(docx(p(r("a "), field, r(" b"))), "a.docx").text == "a shown b\n"


def test_a_field_that_never_ends_hides_nothing(docx, read) -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("one")) + p(r("two"))
    assert read(docx(body), "a.docx").text == "one\n\ntwo\n"


def test_characters_that_are_elements(docx, read) -> None:
    run = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:t>e</w:t><w:sym w:font="Wingdings" w:char="F0E0"/>'
        '<w:sym w:font="Symbol" w:char="F061"/><w:cr/><w:t>f</w:t></w:r>'
    )
    assert read(docx(p(run)), "a.docx").text == "a\tb\nc\u2011de→α\nf\n"


def test_an_empty_line_within_a_paragraph_parts_it_and_both_parts_have_its_place(docx, read) -> None:
    reading = read(docx(p("<w:r><w:t>a</w:t><w:br/><w:br/><w:t>b</w:t></w:r>") + p(r("c"))), "a.docx")
    assert reading.text == "a\n\nb\n\nc\n"
    assert reading.metadata.locators == ("paragraph 1", "paragraph 1", "paragraph 2")


def test_wrappings_are_looked_through(docx, read) -> None:
    body = (
        f"<w:sdt><w:sdtContent>{p(r('control'))}</w:sdtContent></w:sdt>"
        + p(f"<w:hyperlink>{r('link')}</w:hyperlink><w:smartTag>{r(' tag')}</w:smartTag>")
        + p(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click here')}</w:sdtContent></w:sdt>x")
        + p(f"<w:customXml>{r('custom')}</w:customXml>", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")
    )  # fmt: skip
    assert read(docx(body), "a.docx").text == "control\n\nlink tag\n\ncustomx=1\n"


def test_a_text_box_is_read_once_behind_its_paragraph(docx, read) -> None:
    box = f"<w:txbxContent>{p(r('boxed'))}</w:txbxContent>"
    drawing = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    reading = read(docx(p(r("before"), f"<w:r>{drawing}</w:r>", r(" and after")) + p(r("next"))), "a.docx")
    assert reading.text == "before and after\n\nboxed\n\nnext\n"
    assert reading.metadata.locators == ("paragraph 1", "text box 1", "paragraph 2")


def test_hidden_text_is_left_out_and_said(docx, read) -> None:
    styles = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = p(
        r("a"), r("secret", "<w:vanish/>"), r("too", '<w:rStyle w:val="H"/>'), r("b", '<w:vanish w:val="0"/>')
    )
    reading = read(docx(body, styles=styles), "a.docx")
    assert reading.text == "ab\n"
    assert told(reading) == ["hidden text is left out: 'secret', 'too'"]


def test_a_nested_table_stays_in_its_row(docx, read) -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p(r('x'))}</w:tc><w:tc>{p(r('y'))}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{p(r('a'))}{inner}</w:tc><w:tc>{p(r('b'))}</w:tc></w:tr></w:tbl>"
    reading = read(docx(table + p(r("end")) + table), "a.docx")
    assert reading.text == "a\n\nx\n\ny\n\nb\n\nend\n\na\n\nx\n\ny\n\nb\n"
    assert set(reading.metadata.locators) == {"table 1, row 1", "paragraph 1", "table 2, row 1"}


def test_numbers_of_lists_are_those_that_word_shows(docx, read) -> None:
    def level(deep: int, form: str, text: str, start: int = 1) -> str:
        return (
            f'<w:lvl w:ilvl="{deep}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )

    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "upperRoman", "%1.")}{level(1, "lowerLetter", "%1.%2)")}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )

    def item(text: str, deep: int, number: int = 1) -> str:
        return p(r(text), more=f'<w:numPr><w:ilvl w:val="{deep}"/><w:numId w:val="{number}"/></w:numPr>')

    body = item("a", 0) + item("b", 1) + item("c", 1) + item("d", 0) + item("e", 1) + item("f", 0, 2)
    reading = read(docx(body, numbering=numbering), "a.docx")
    assert reading.text.split("\n\n") == ["I. a", "I.a) b", "I.b) c", "II. d", "II.a) e", "I. f\n"]


def test_headings_by_style_inheritance_and_outline(docx, read) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Overskrift1"/>'
        '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    )
    body = p(r("A"), style="Overskrift1") + p(r("B"), style="Mine") + p(r("C"), style="heading 2") + p(r("D"))
    assert read(docx(body, styles=styles), "a.docx").text == "# A\n\n### B\n\n## C\n\nD\n"


def test_a_heading_is_in_nobodys_mouth(docx, read, turns) -> None:
    body = p(r("Interviewer: Hello?")) + p(r("P1: Yes.")) + p(r("Later"), style="heading 1")
    body += p(r("Interviewer: And now?")) + p(r("P1: Now."))
    assert turns(read(docx(body), "a.docx")) == [
        ("Interviewer", "Hello?"), ("P1", "Yes."), (None, "# Later"), ("Interviewer", "And now?"), ("P1", "Now."),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [0, 10, 100, 600])
def test_a_file_that_is_cut_off_is_refused(docx, read, cut: int) -> None:
    content = docx(p(r("text " * 500)))
    with pytest.raises(InputError):
        read(content[:cut] if cut else content[: len(content) // 2], "a.docx")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"{\\rtf1 x}", "it looks like a rich text file"),
        (b"%PDF-1.4", "it looks like a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "this is an old Word file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "the file is encrypted",
        ),
        (b"plain words", "this is not a Word document"),
    ],
)
def test_another_kind_of_file_is_named(read, content: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read(content, "a.docx")


def test_a_zip_file_that_is_no_word_document_is_refused(packed, read) -> None:
    with pytest.raises(InputError, match="no Word document"):
        read(packed({"a.txt": "x"}), "a.docx")


def test_a_document_without_words_says_what_it_has(docx, read) -> None:
    picture = '<w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r>'
    with pytest.raises(InputError, match=r"no text in the file \(1 picture left out\)"):
        read(docx(p(picture)), "a.docx")


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://localhost/x.dtd"> %a;]>',
    ],
)
def test_entities_are_refused_and_never_put_in(packed, read, declared: str) -> None:
    part = f'{declared}<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
    with pytest.raises(InputError, match=r"document\.xml"):
        read(packed({"word/document.xml": part}), "a.docx")


def test_what_is_nested_thousands_deep_is_refused(docx, read) -> None:
    with pytest.raises(InputError, match="within one another, hundreds deep"):
        read(docx("<w:sdt><w:sdtContent>" * 3000 + p(r("x")) + "</w:sdtContent></w:sdt>" * 3000), "a.docx")


def test_nesting_that_xml_allows_is_read(docx, read) -> None:
    deep = "<w:sdt><w:sdtContent>" * 110 + p(r("x")) + "</w:sdtContent></w:sdt>" * 110
    assert read(docx(deep), "a.docx").text == "x\n"
    inner = p(r("y"))
    for _ in range(80):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert read(docx(inner), "a.docx").text == "y\n"


def test_what_would_unpack_beyond_measure_is_refused(packed, read) -> None:
    with pytest.raises(InputError, match="unpack to far more"):
        read(packed({"word/document.xml": b" " * 30_000_000}), "a.docx")
