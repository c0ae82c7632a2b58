"""A table in Markdown."""

from qda.model.table import Undefined
from qda.report import markdown


def test_a_table_with_its_caption(every_kind):
    assert markdown.render(every_kind) == (
        "### A test\n"
        "\n"
        "| Code | Codings | Share | Lift | P |\n"
        "| --- | ---: | ---: | ---: | ---: |\n"
        "| durand_line | 12 | 13% | 0.0476 | \\<0.0001 |\n"
        "| =1+1 | 0 | \\<1% | 0.0000 | 0.0500 |\n"
        "| none |  | –¹ | –² |  |\n"
        "| some | 3 | 100% | 2.5000 | –² |\n"
        "\n"
        "Unit: sentence; N = 214. Left out: interviewer sentences (31), negated codings (4).\n"
        "\n"
        "Parameters: assertions: affirmed; unit: sentence.\n"
        "\n"
        "A note.\n"
        "\n"
        "–¹ undefined: there is no sentence\n"
        "\n"
        "–² undefined: a code never occurs\n"
    )


def test_no_text_becomes_markup(make_table):
    text = "a | b *c* _d_ `e` [f](g) <script> # ~h~ $i$ &amp; \\"
    shown = markdown.render(make_table([(text,)], ("quote", "text")))
    assert (
        "| a \\| b \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g) \\<script\\> \\# \\~h\\~ \\$i\\$ \\&amp; \\\\ |"
        in shown
    )


def test_a_code_keeps_its_underscores(make_table):
    assert "| a_b_c |" in markdown.render(make_table([("a_b_c",)], ("code", "text")))


def test_a_line_break_does_not_break_the_table(make_table):
    assert "| one two |" in markdown.render(make_table([("one\ntwo",)], ("quote", "text")))


def test_indented_codes_stay_indented(make_table):
    assert "| &nbsp;&nbsp;fence |" in markdown.render(make_table([("  fence",)], ("code", "text")))


def test_nothing_is_shortened(make_table):
    text = "word " * 200
    table = make_table([("a", text)], ("code", "text"), ("definition", "text"))
    assert markdown.render(table).count("word") == 200


def test_a_table_without_rows_still_has_its_caption(make_table):
    shown = markdown.render(make_table([], ("code", "text"), n=0))
    assert shown.endswith("| Code |\n| --- |\n\nUnit: sentence; N = 0. Left out: nothing.\n")


def test_a_reason_is_no_markup_either(make_table):
    table = make_table([(Undefined("n < 1 * 2"),)], ("phi", "coefficient"))
    assert "– undefined: n \\< 1 \\* 2\n" in markdown.render(table)
