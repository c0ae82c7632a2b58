"""Heads, feet and numbers of printed pages in a plain text are nobody's words; everything else stays."""

from pathlib import Path

import pytest

from qda.ingest.plain import read

PAGES = [
    "Interview 4, confidential\n\nI: How did it begin?\n\nP: We had a shop, and when the road was",
    "Interview 4, confidential\n\nclosed we had none.\n\nI: And then?\n\nP: Yes. Then my brother left.",
    "Interview 4, confidential\n\nP: He went to Quetta, as they all did.",
]
WHOLE = """\
I: How did it begin?

P: We had a shop, and when the road was
closed we had none.

I: And then?

P: Yes. Then my brother left.

P: He went to Quetta, as they all did.
"""


def printed(pages, foot):
    return "".join(f"{page}\n\n{foot.format(n=number)}\n\f" for number, page in enumerate(pages, 7))


def taken_in(text):
    (reading,) = read(text.encode(), Path("a.txt"))
    return reading.body.of(reading.text), [notice.what for notice in reading.notices]


@pytest.mark.parametrize("foot", ["{n}", "- {n} -", "Page {n} of 9", "Study of shops          {n}"])
def test_heads_and_numbers_are_left_out_and_told(foot):
    body, told = taken_in(printed(PAGES, foot))
    assert body == WHOLE
    (said,) = told
    assert "'Interview 4, confidential' (3 times)" in said
    assert f"'{foot.format(n='#')}' (3 times)" in said


@pytest.mark.parametrize(
    "text",
    [
        "I: Why?\n\nP: Yes.\n\f",
        "I: Why?\n\nP: In 2001.\n\fI: Where?\n\nP: In 2002.\n\fI: Why?\n\nP: In 2003.\n",
        "P: Yes.\n\fP: Yes.\n\fP: Yes.\n",
        "She had\n12\n\fgoats and\n9\n\fsheep and\n3\n\fcows.\n",
        "I was 12 when we left.\n\nP: Yes.\n\fI was 13 when we came.\n\nP: No.\n",
        "I was 12 when we left.\n\nP: Yes.\n\fI was 13 when we left.\n\nP: No.\n",
        "".join(
            f"{'and so on' if page < 3 else 'Page by page'} {page * page}\n\nP: {page}.\n\f"
            for page in range(9)
        ),
        "Then silence.\n\fA\n\fThen silence.\n\fB\n\fThen silence.\n\fC\n\fD\n\fE\n",
        "Nothing recurs here.\n\fNor does it\n\fhere.\n",
    ],
)
def test_what_does_not_count_the_pages_stays(text):
    body, told = taken_in(text)
    assert body == text
    assert told == []


def test_without_page_breaks_nothing_is_a_page():
    text = "Interview 4\n\nP: One.\n\nInterview 4\n\nP: Two.\n\nInterview 4\n\nP: Three.\n"
    assert taken_in(text) == (text, [])
