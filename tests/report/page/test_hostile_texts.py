"""Words of transcripts, codebooks and names that look like markup stay words."""

import json

import pytest

BAD = (
    "</script><script>alert('x')</script><img src=x onerror=\"alert(1)\"> & \"quoted\" 'too' "
    "<b>bold</b> {{ 7*7 }} ]]>"
)
RUNNING = "\u202eback\u202c and \u2028 line"
CODEBOOK = {
    "title": BAD,
    "language": "en",
    "codes": [
        {
            "code": "border",
            "name": BAD,
            "definition": BAD,
            "include": BAD,
            "match": ["border"],
            "examples": [f"The border {BAD}"],
        },
        {"code": "fence", "name": "Fence", "definition": "Said of fences.", "match": ["fence"]},
    ],
}


@pytest.fixture(scope="module")
def hostile_page(qda, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "study"
    assert qda("init", folder, folder=folder.parent).returncode == 0
    for one in (folder / "codebooks").glob("*.yaml"):
        one.unlink()
    (folder / "codebooks" / "bad.yaml").write_text(json.dumps(CODEBOOK), encoding="utf-8")
    interviews = folder / "transcripts" / "interviews"
    interviews.mkdir(parents=True, exist_ok=True)
    said = f"INTERVIEWER: What of it?\n\nP1: The border {BAD} has a fence {RUNNING} there.\n"
    (interviews / "P<i>1.txt").write_text(
        f"---\nparticipant: 'P<1>'\ncity: '{BAD.replace(chr(39), '')}'\n---\n{said}", encoding="utf-8"
    )
    done = qda("run", folder=folder)
    assert done.returncode == 0, done.stderr
    made = qda("report", "html", "page.html", folder=folder)
    assert made.returncode == 0, made.stderr
    return folder / "page.html"


def test_nothing_of_it_becomes_markup(opened, hostile_page):
    page = opened(hostile_page)
    assert page.locator("script").count() == 2
    assert page.locator("img:not(figure > img[src^='data:image/svg+xml']), b, i").count() == 0
    assert BAD in page.locator("#codebook ~ details").first.text_content()


def test_the_quotation_stands_there_letter_by_letter(opened, hostile_page):
    page = opened(hostile_page)
    page.click("#part-frequencies ~ .block tbody .open >> text=border")
    quotation = page.locator("#quotations-list blockquote").first.text_content()
    assert f"INTERVIEWER: What of it?\n\nP1: The border {BAD} has a fence" in quotation
    assert "\\u202eback" in quotation
    assert page.locator("#quotations-list mark").first.text_content() == "border"
    assert page.locator("#quotations-list img, #quotations-list script").count() == 0


def test_the_same_page_has_the_same_bytes_but_for_its_date(qda, hostile_page):
    again = hostile_page.with_name("again.html")
    assert qda("report", "html", again, folder=hostile_page.parent).returncode == 0
    lines = [
        [line for line in path.read_text(encoding="utf-8").splitlines() if "UTC by qda" not in line]
        for path in (hostile_page, again)
    ]
    assert lines[0] == lines[1]
