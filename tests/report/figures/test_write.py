"""Figures as files: the same bytes each time, the right size, words within."""

import io
import re
import struct
import xml.etree.ElementTree as ElementTree

import pypdfium2
import pytest

from qda.errors import UsageError
from qda.report.figures.fonts import families, without_a_font
from qda.report.figures.frequencies import frequencies
from qda.report.figures.labels import label, labels
from qda.report.figures.style import COLUMN, Drawn
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
