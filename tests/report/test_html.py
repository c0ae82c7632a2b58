"""Tables as a page of HTML, read back by an HTML parser."""

from lxml import html as parser

from qda.report.html import render, render_all

MARKUP = '<script>alert(1)</script> & <b>"bold"</b>'


def test_cells_headings_and_caption_come_back(every_kind):
    page = parser.fromstring(render(every_kind))
    rows = [[cell.text_content() for cell in row] for row in page.iter("tr")]
    assert rows[0] == ["Code", "Codings", "Share", "Lift", "P"]
    assert rows[1] == ["durand_line", "12", "13%", "0.0476", "<0.0001"]
    assert "N = 214" in page.text_content()


def test_no_text_becomes_markup_and_nothing_is_run(make_table):
    text = render(make_table([(MARKUP,)], ("code", "text"), title=MARKUP, notes=(MARKUP,)))
    page = parser.fromstring(text)
    assert not list(page.iter("script", "b"))
    assert page.findtext(".//h1") == MARKUP
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy


def test_several_tables_are_one_page(every_kind):
    page = parser.fromstring(render_all([every_kind, every_kind]))
    assert len(list(page.iter("table"))) == 2
    assert len(list(page.iter("html"))) == 1
