"""Figures as files: the same bytes each time, the right size, words within."""

import io
import re
import struct
import xml.etree.ElementTree as ElementTree

import pypdfium2
import pytest
from matplotlib.figure import Figure

from qda.errors import UsageError
from qda.report.figures.fonts import families, without_a_font
from qda.report.figures.frequencies import frequencies
from qda.report.figures.labels import before_number, label, labels
from qda.report.figures.network import network
from qda.report.figures.style import COLUMN, PAGE, Drawn, styled
from qda.report.figures.write import pdf, png, svg, write_figure
from tests.report.figures.conftest import LONG, PLAIN, SCRIPTS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def drawn(frequency_table) -> Drawn:
    return frequencies(frequency_table([*PLAIN, "<b> & \x07 \ud800 ]]>", SCRIPTS[0]]), COLUMN)


@pytest.mark.parametrize("form", [svg, png, pdf])
def test_the_same_figure_gives_the_same_bytes(form, frequency_table) -> None:
    first, second = (form(frequencies(frequency_table(PLAIN), COLUMN)) for _ in range(2))
    assert first == second
    assert not re.search(rb"20\d\d-\d\d-\d\d|D:20\d\d", first)


def test_an_svg_says_what_it_shows_and_loads_nothing(drawn) -> None:
    content = svg(drawn)
    root = ElementTree.fromstring(content)
    title, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
    assert title.text == drawn.title
    assert "border (17)" in described.text
    assert "<b> &" in described.text
    assert b"<!DOCTYPE" not in content
    assert not root.findall(f".//{SVG}script")
    links = re.findall(rb'(?:href|src)="([^"]*)"', content)
    assert all(link.startswith(b"#") for link in links)
    assert float(root.get("width").removesuffix("pt")) == pytest.approx(COLUMN / 25.4 * 72, abs=0.01)


def test_a_png_has_the_size_of_a_column_at_600_dots(drawn) -> None:
    from PIL import Image

    image = Image.open(io.BytesIO(png(drawn)))
    assert image.width == int(COLUMN / 25.4 * 600)
    assert image.info["dpi"] == pytest.approx((600, 600), abs=0.01)
    assert image.info["Title"] == drawn.title
    assert "border (17)" in image.info["Description"]
    assert struct.unpack(">I", png(drawn)[16:20])[0] == image.width


def test_a_pdf_embeds_its_fonts_and_says_what_it_shows(drawn) -> None:
    content = pdf(drawn)
    document = pypdfium2.PdfDocument(content)
    assert document.get_metadata_dict()["Title"] == drawn.title
    assert "border (17)" in document.get_metadata_dict()["Subject"]
    assert b"/FontFile2" in content
    assert b"/Type3" not in content
    assert document[0].get_width() == pytest.approx(COLUMN / 25.4 * 72, abs=0.01)
    assert "ideology" in document[0].get_textpage().get_text_range()


def test_a_format_is_the_same_whatever_was_written_before(frequency_table) -> None:
    alone = svg(frequencies(frequency_table(LONG), COLUMN))
    drawn = frequencies(frequency_table(LONG), COLUMN)
    png(drawn), pdf(drawn)
    assert svg(drawn) == alone == svg(drawn)


def test_an_unknown_ending_is_refused_before_anything_is_written(drawn, tmp_path) -> None:
    with pytest.raises(UsageError, match=r"cannot be written as \.gif") as error:
        write_figure(drawn, tmp_path / "figure.gif")
    assert ".svg, .png, .pdf" in error.value.remedy
    assert list(tmp_path.iterdir()) == []
    write_figure(drawn, tmp_path / "new" / "figure.SVG")
    assert (tmp_path / "new" / "figure.SVG").read_bytes() == svg(drawn)


def test_nobodys_own_settings_have_a_say(frequency_table) -> None:
    import matplotlib as mpl

    before = svg(frequencies(frequency_table(PLAIN), COLUMN))
    with mpl.rc_context(
        {"font.size": 30, "axes.facecolor": "red", "savefig.bbox": "tight", "svg.fonttype": "none"}
    ):
        assert svg(frequencies(frequency_table(PLAIN), COLUMN)) == before


def test_characters_without_a_font_are_named() -> None:
    assert without_a_font("border الحدود доверие") == ""
    assert without_a_font("a\U0010fffdb") in {"\U0010fffd", ""}
    assert families("border") == ["DejaVu Sans"]


def test_what_no_font_has_is_drawn_without_a_warning_for_each_letter(matrix_table) -> None:
    """Warnings are errors here; who asks for the figure says it once."""
    assert svg(network(matrix_table(["\U00013000\U00013001", *PLAIN]), PAGE))


@pytest.mark.parametrize("name", ["border", "الحدود", "rtl_שלום", "a\nשלום"])
def test_a_number_stands_behind_a_name_in_whatever_direction_it_is_written(name) -> None:
    [(four, _)] = _glyphs("4")
    *written, (last, _) = sorted(_glyphs(before_number(name, "  ", "4")), key=lambda one: one[1])
    assert last == four
    assert four not in [one for one, _ in written]


def test_a_number_does_not_turn_a_name_round() -> None:
    def order(text: str) -> list[str]:
        return [glyph for glyph, _ in sorted(_glyphs(text), key=lambda one: one[1])]

    for name in ("الحدود_abc", "abc_שלום"):
        assert [one for one in order(before_number(name, " ", "4")) if one in order(name)] == order(name)


def _glyphs(text: str) -> list[tuple[str, float]]:
    """The letters of a text as they are drawn, each with its place from the left."""
    with styled(text):
        figure, held = Figure(), io.BytesIO()
        figure.text(0, 0.5, text)
        figure.savefig(held, format="svg")
    used = r'<use xlink:href="#([^"]+)"(?: transform="translate\(([\d.-]+))?'
    found = re.findall(used, held.getvalue().decode())
    return [(glyph, float(place or 0)) for glyph, place in found]


def test_labels_break_between_words_and_stay_different() -> None:
    assert label("strategic_influence", 18) == "strategic_\ninfluence"
    assert label("short", 18) == "short"
    assert label("Bundesausbildungsförderungsgesetz", 18) == "Bundesausbildungs-\nförderungsgesetz"
    assert label("当地机构的信任与规则", 18) == "当地机构的\n信任与规则"
    assert label("", 18) == ""
    made = labels(LONG, 18)
    assert len(set(made)) == len(LONG)
    assert all(one.count("\n") <= 2 for one in made)
    assert label("one\ntwo\x1b", 18) == "one two\\x1b"
