# ruff: noqa: E501  (lines of other formats are left whole)
import pytest

from qda.errors import InputError
from qda.ingest.reader import Comment

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for prefix, uri in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Interviewer"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="My_20_Respondent"/>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix=")" '
    'style:num-format="a" text:start-value="2"/><text:list-level-style-number text:level="2" '
    'style:num-suffix="." style:num-format="1" text:display-levels="2"/></text:list-style>'
)


@pytest.fixture
def odt(packed):
    """An OpenDocument text of the inner XML of its text."""

    def make(body: str, **members: str) -> bytes:
        content = (
            f"<office:document-content {NAMES} xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        )
        return packed({"content.xml": content, **members})

    return make


def p(inner: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def test_a_row_across_a_table_of_turns_is_nobodys(odt, read) -> None:
    def row(*cells: str) -> str:
        filled = "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{filled}</table:table-row>"

    talk = [row("I", "Where do you live?"), row("Ruth", "By the sea.")]
    across = (
        "<table:table-row><table:table-cell table:number-columns-spanned='2'>"
        f"{p('Part 2: money')}</table:table-cell><table:covered-table-cell/></table:table-row>"
    )
    reading = read(odt(f"<table:table>{''.join([*talk, across, *talk])}</table:table>"), "a.odt")
    said = "I: Where do you live?\n\nRuth: By the sea."
    assert reading.text == f"{said}\n\n## Part 2: money\n\n{said}\n"


def test_white_space_is_what_the_format_says(odt, read) -> None:
    body = p(
        "  a\n   b <text:span>  c</text:span><text:s/><text:s text:c='2'/>d<text:tab/>e<text:line-break/> f "
    )
    assert read(odt(body), "a.odt").text == "a b c   d\te\nf\n"


def test_lists_count_and_go_on(odt, read) -> None:
    def item(*inner: str) -> str:
        return f"<text:list-item>{''.join(inner)}</text:list-item>"

    inner = f"<text:list>{item(p('x'), p('same item'))}{item(p('y'))}</text:list>"
    first = f'<text:list text:style-name="L">{item(p("one"), inner)}{item(p("two"))}</text:list>'
    goes_on = f'<text:list text:style-name="L" text:continue-numbering="true">{item(p("three"))}</text:list>'
    assert read(odt(first + p("between") + goes_on), "a.odt").text.split("\n\n") == [
        "b) one", "b.1. x", "same item", "b.2. y", "c) two", "between", "d) three\n",
    ]  # fmt: skip


def test_notes_boxes_sections_and_ruby(odt, read) -> None:
    note = (
        "<text:note text:note-class='endnote'><text:note-citation>i</text:note-citation>"
        f"<text:note-body>{p('Behind.')}</text:note-body></text:note>"
    )
    box = f"<draw:frame><draw:text-box>{p('boxed')}</draw:text-box></draw:frame>"
    ruby = (
        "<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>kanji</text:ruby-text></text:ruby>"
    )
    body = f"<text:section>{p(f'one{note} two{box}')}</text:section><draw:frame><draw:image/></draw:frame>{p(ruby)}"
    reading = read(odt(body), "a.odt")
    assert reading.text == "one two\n\nboxed\n\n漢字\n\nBehind.\n"
    assert reading.metadata.locators == ("paragraph 1", "text box 1", "paragraph 2", "endnote 1")
    assert [notice.what for notice in reading.notices] == ["1 picture left out"]


def test_hidden_words_are_left_out_and_said(odt, read) -> None:
    hidden = f"<text:section text:display='none'>{p('away')}</text:section>"
    body = p("a<text:span text:style-name='H'>secret</text:span>b") + hidden
    reading = read(odt(body), "a.odt")
    assert reading.text == "ab\n"
    assert [notice.what for notice in reading.notices] == ["hidden text is left out: 'secret', 'away'"]


def test_a_remark_without_an_end_is_kept(odt, read) -> None:
    remark = "<office:annotation><dc:creator>Omar</dc:creator>" + p("Why?") + "</office:annotation>"
    reading = read(odt(p(f"She left.{remark}")), "a.odt")
    assert (reading.text, reading.comments) == ("She left.\n", (Comment("Omar", "", "Why?"),))


def test_a_style_made_from_a_speakers_style_is_that_speakers(odt, read) -> None:
    styles = (
        f"<office:document-styles {NAMES}><office:styles>"
        '<style:style style:name="Interviewer" style:family="paragraph"/>'
        '<style:style style:name="My_20_Respondent" style:display-name="Respondent" style:family="paragraph"/>'
        "</office:styles></office:document-styles>"
    )
    body = (p("Why?", "P1") + p("So.", "P2")) * 2
    assert read(odt(body, **{"styles.xml": styles}), "a.odt").text == (
        "Interviewer: Why?\n\nRespondent: So.\n\nInterviewer: Why?\n\nRespondent: So.\n"
    )


def test_a_cell_said_to_come_again_a_million_times_is_one(odt, read) -> None:
    cell = f"<table:table-cell table:number-columns-repeated='1000000'>{p('a')}</table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='1000000'>{cell}</table:table-row>"
    assert read(odt(f"<table:table>{row}</table:table>"), "a.odt").text == "a\n"


def test_an_encrypted_file_is_refused(odt, read) -> None:
    manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(InputError, match="the file is encrypted"):
        read(odt(p("x"), **{"META-INF/manifest.xml": manifest}), "a.odt")


def test_what_is_no_text_is_refused(packed, odt, read) -> None:
    with pytest.raises(InputError, match="no OpenDocument text"):
        read(packed({"x": "y"}), "a.odt")
    with pytest.raises(InputError, match=r"'content.xml' is broken off or miswritten, in its line 1 at char"):
        read(odt("<text:p"), "a.odt")
    with pytest.raises(InputError, match="within one another, hundreds deep"):
        read(odt("<text:section>" * 3000 + "</text:section>" * 3000), "a.odt")
    with pytest.raises(InputError, match="it looks like a rich text"):
        read(b"{\\rtf1 x}", "a.odt")
