"""The page in a real browser, held against the tables that the command line makes of the same study."""

import json
import re
from itertools import pairwise

import pypdfium2
import pytest

from qda.report import html

NUMBERS = """
(name) => [...document.querySelectorAll(`section[aria-labelledby="${name}"] td .open`)].map((button) => {
  button.click();
  const said = document.getElementById("quotations-said").textContent;
  const rows = document.querySelectorAll("#quotations-list li").length;
  const title = document.getElementById("quotations-title").textContent;
  document.getElementById("quotations").close();
  return {number: Number(button.textContent), said, rows, title, ...button.dataset};
})
"""


@pytest.fixture(scope="module")
def table(qda, finished_study):
    """A report as the command line prints it."""

    def read(*arguments):
        made = qda("report", *arguments, "--format", "json", folder=finished_study)
        assert made.returncode == 0, made.stderr
        return json.loads(made.stdout)

    return read


@pytest.mark.parametrize("section", ["part-documents", "part-participants"])
def test_every_number_opens_as_many_counted_quotations(opened, sample_page, section):
    found = opened(sample_page).evaluate(NUMBERS, section)
    assert len(found) > 15
    for cell in found:
        counted = int(re.match(r"(\d+) quotations? counted", cell["said"])[1])
        assert counted == cell["number"], cell
        assert cell["rows"] >= counted


def test_every_pair_opens_where_its_codes_meet(opened, sample_page, table):
    found = opened(sample_page).evaluate(NUMBERS, "part-cooccurrence")
    pairs = [cell for cell in found if "with" in cell]
    rows = table("cooccurrence")["rows"]
    expected = {frozenset((row["a"], row["b"])): row["n12"] for row in rows}
    assert {frozenset((cell["code"], cell["with"])) for cell in pairs} == set(expected)
    for cell in pairs:
        together = int(re.match(r"Together in (\d+) paragraphs?; (\d+)", cell["said"])[1])
        assert together == cell["number"] == expected[frozenset((cell["code"], cell["with"]))]
        assert cell["rows"] >= 2


def test_a_code_opens_its_quotations_with_context_and_place(opened, sample_page, table):
    page = opened(sample_page)
    page.click("#part-frequencies ~ .block tbody .open >> text=durand_line")
    quotes = table("quotes", "durand_line")["rows"]
    marks = page.locator("#quotations-list mark").all_text_contents()
    assert marks[: len(quotes)] == [row["quote"] for row in quotes]
    first = page.locator("#quotations-list li").first
    assert quotes[0]["locator"] in first.inner_text()
    assert quotes[0]["id"] in first.inner_text()
    assert quotes[0]["sentence"] in " ".join(first.locator("blockquote").text_content().split())
    assert "document:" not in first.locator("blockquote").text_content()


def test_a_theme_opens_all_codes_below_it(opened, sample_page, table):
    page = opened(sample_page)
    theme = table("themes")["rows"][0]["code"]
    page.click(f"#part-themes ~ .block tbody th .open >> text={theme}")
    expected = len(table("quotes", theme)["rows"])
    assert page.locator("#quotations-said").text_content().startswith(f"{expected} quotations counted.")


def test_tables_sort_up_and_down_and_back(opened, sample_page):
    page = opened(sample_page)
    rows = "document.querySelectorAll('#part-frequencies ~ .block tbody tr')"
    read = f"() => [...{rows}].map((row) => row.cells[1].textContent)"
    before = [int(text) for text in page.evaluate(read)]
    heading = page.locator("#part-frequencies ~ .block thead th").nth(1)
    expected = [("ascending", sorted(before)), ("descending", sorted(before, reverse=True)), (None, before)]
    for order, values in expected:
        heading.locator("button").click()
        assert heading.get_attribute("aria-sort") == order
        assert [int(text) for text in page.evaluate(read)] == values


def test_on_a_telephone_only_tables_scroll_sideways(opened, sample_page):
    page = opened(sample_page)
    page.set_viewport_size({"width": 380, "height": 700})
    page.evaluate("""() => {
      for (const name of ["h1", "h2", "#methods-text p"]) {
        document.querySelector(name).append(" ", "unbroken".repeat(20));
      }
    }""")
    assert page.evaluate("document.documentElement.scrollWidth") == 380


def test_it_works_with_the_keyboard_alone(opened, sample_page):
    page = opened(sample_page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    button = page.locator("#part-frequencies ~ .block tbody .open").first
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "quotations-title"
    for _ in range(6):  # the focus stays in the dialogue, or goes to the browser's own bar
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement.closest('dialog') !== null || document.activeElement === document.body"
        )
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('dialog[open]')") is None
    assert page.evaluate("document.activeElement.textContent") == button.text_content()


def test_what_a_screen_reader_needs_is_there(opened, sample_page):
    page = opened(sample_page)
    assert page.evaluate("document.documentElement.lang") == "en"
    unnamed = """() => [...document.querySelectorAll(
        "button, a, input, img, section, article, [role=region], dialog")]
      .filter((one) => !(one.textContent.trim() || one.getAttribute("alt") || one.labels?.length
        || document.getElementById(one.getAttribute("aria-labelledby"))))
      .map((one) => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(unnamed) == []
    levels = page.evaluate(
        "[...document.querySelectorAll('main :is(h2, h3), h1')].map((one) => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    assert (
        page.locator("thead th:not([scope=col])").count()
        == page.locator("tbody th:not([scope=row])").count()
        == 0
    )


def test_the_methods_can_be_copied(opened, sample_page):
    page = opened(sample_page)
    page.click("#copy")
    assert page.locator("#copied").text_content() == "Copied."


def test_it_prints_without_cutting_tables(opened, sample_page):
    page = opened(sample_page)
    page.emulate_media(media="print")
    cut = """() => [...document.querySelectorAll(".scroll")]
      .filter((one) => getComputedStyle(one).overflow !== "visible").length"""
    assert page.evaluate(cut) == 0
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    words = " ".join(" ".join(one.get_textpage().get_text_range() for one in paper).split())
    evidence = page.locator("figure.evidence mark").first.text_content()
    assert " ".join(evidence.split()) in words  # although it is folded on the screen
    assert not page.locator("details").first.evaluate("one => one.open")


def test_a_matrix_wider_than_paper_is_printed_in_parts(opened, make_table, tmp_path):
    """Every number of 100 columns is on paper, under its heading; the screen shows them side by side."""
    codes = [f"theme_{number:02}_topic" for number in range(100)]
    columns = [("code", "text"), *((code, "count") for code in codes)]
    table = make_table([("a_code_by_name", *range(100, 200)), ("another", *range(200, 300))], *columns)
    path = tmp_path / "matrix.html"
    path.write_text(html.render(table), encoding="utf-8")
    page = opened(path)
    assert page.locator("table:visible").count() == 1
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    words = " ".join(one.get_textpage().get_text_range() for one in paper).split()
    assert {str(number) for number in range(100, 300)} <= {*words}
    assert words.count("a_code_by_name") == 3
    assert page.locator(".paper thead th").count() == 100 + 3


@pytest.mark.parametrize("width", [400, 1280])
def test_long_names_stay_in_their_cells(opened, sample_page, width):
    """A name of 60 characters in place of a code's, in the first column and in the headings of all tables."""
    page = opened(sample_page)
    page.set_viewport_size({"width": width, "height": 900})
    past = """() => {
      const name = "fear_that_the_clinic_will_be_closed_when_the_foreign_doctors";
      const cells = [...document.querySelectorAll("tbody th .open, thead .sort")];
      for (const one of cells) one.textContent = name;
      return cells.filter((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return range.getBoundingClientRect().right > one.closest("th").getBoundingClientRect().right;
      }).length;
    }"""
    assert page.evaluate(past) == 0


def test_a_table_longer_than_a_page_has_its_headings_on_each(opened, sample_page):
    page = opened(sample_page)
    page.evaluate("""() => {
      const block = document.querySelector("#part-frequencies ~ .block");
      block.querySelector("th .sort").textContent = "Heading";
      const body = block.querySelector("tbody");
      for (let number = 0; number < 200; number += 1) {
        body.append(body.rows[0].cloneNode(true));
        body.lastElementChild.cells[0].textContent = "longrow";
      }
    }""")
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    pages = ["".join(one.get_textpage().get_text_range().split()) for one in paper]
    long = [text for text in pages if "longrow" in text]
    assert len(long) > 2
    assert all("Heading" in text for text in long)


def test_long_names_above_a_matrix_are_on_each_printed_page(opened, make_table, tmp_path):
    """Headings of more than a quarter of a page are printed once: later numbers would stand below none."""
    names = [f"Head{number} {'of a participant with all her titles ' * 3}" for number in range(12)]
    columns = [("code", "text"), *((name, "count") for name in names)]
    path = tmp_path / "matrix.html"
    path.write_text(html.render(make_table([("longrow", *range(12))] * 200, *columns)), encoding="utf-8")
    paper = pypdfium2.PdfDocument(opened(path).pdf(prefer_css_page_size=True))
    pages = ["".join(one.get_textpage().get_text_range().split()) for one in paper]
    long = [text for text in pages if "longrow" in text]
    assert len(long) > 2
    assert all("Head11" in text for text in long)


@pytest.mark.parametrize("width", [400, 1280])
def test_texts_of_a_table_can_be_read(opened, make_table, tmp_path, width):
    """A code below another is so in each line of its name; a sentence has some words in a line; and a heading
    in Chinese is not one character above the other."""
    sentence = "Cost keeps people away from care more than the distance does, as they say again and again."
    columns = [("code", "text"), ("said", "text"), *((f"other_{number}", "text") for number in range(20))]
    table = make_table(
        [("    " + "x" * 90, sentence, *["some_other_text"] * 20, 1)], *columns, ("医" * 9, "count")
    )
    path = tmp_path / "texts.html"
    path.write_text(html.render(table), encoding="utf-8")
    page = opened(path)
    page.set_viewport_size({"width": width, "height": 900})
    lines = """(one) => {
      const range = document.createRange();
      const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
      range.selectNodeContents(texts.nextNode());
      return [...range.getClientRects()].filter((line) => line.width > 30).map((line) => line.left);
    }"""
    edge = page.locator("tbody th").bounding_box()["x"]
    lefts = page.locator("tbody th").evaluate(lines)
    assert len(lefts) > 1
    assert min(lefts) - edge > 30
    assert page.locator("td").first.bounding_box()["width"] > 200
    assert page.locator("thead th").last.bounding_box()["height"] < 60


def test_the_policy_stops_what_gets_into_the_page_all_the_same(browser, sample_page):
    page = browser.new_page()
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(sample_page.as_uri())
    page.evaluate("""() => {
      const [script, image, style] = ["script", "img", "style"].map((name) => document.createElement(name));
      script.textContent = "window.got = 1";
      image.src = "https://example.org/x.png";
      style.textContent = "h1 { display: none }";
      document.head.append(script, image, style);
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.got") is None
    assert page.locator("h1").is_visible()
    assert sum("Content Security Policy" in text for text in told) == 3
    page.close()
