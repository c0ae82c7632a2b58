"""Which lines make a paragraph. A case lists the paragraphs."""

import textwrap
from collections.abc import Callable

import pytest

from qda.language.corpus.index import Index
from qda.model.document import Document
from qda.model.span import Span
from qda.model.unit import Role
from qda.units.lines import lines_of
from qda.units.paragraphs import Wrapping

Make = Callable[..., tuple[Document, Index]]

WRAPPED = """The line that was drawn in those years never became a border in the
eyes of the people who live on both sides of it, and no government in
Kabul has ever said that it is one. We crossed it as children.

Later there was a fence. It came with posts and soldiers, and with
papers that nobody had seen before. My uncle was sent back twice."""

UNBROKEN = """We left in the winter of that year.
They stayed behind.
My uncle went to Quetta and never wrote to us again, which we understood.
Nobody asked."""

SPOKEN = """so we went to the border and they said no you cannot go there
and my brother said well then we go back to the village
yes
and that was it for us really because nobody came to ask us anything at all"""

NARROW = """We came to this house in the year
2011. Before that I was in Leeds, for
approximately ten or eleven years. My
boss used to say that nobody may sit
down while there is work, and so we
stood. Once somebody complained of it,
at ten at night, and nobody ever
listened to her. She left the house
after that, and I stayed on."""

VERSE = """We left the house in the morning,
we walked on the road to the sea,
and nobody asked who we were then,
and nobody asked who we are.
The ship was a day from the harbour,
the harbour was far from the sea
and nobody came to the ship at night,
and nobody spoke of the way
that led us away from the house."""

SHORT = """The money. The night allowance pays the rent, and without the allowance I could not afford
the flat. I do not do it because I love the moon. When Ruth left the ward in May, everybody said
that the nights would be quieter; they were not."""

UTTERANCES = """Yes. We went there.
It was far. I know.
and then nothing
so we came back. All of us.
My sister too."""

CAPITALS = """We left. The house was cold
And nobody looked back. The road
Was longer than the year. Then came
The sea and all that it had owed."""

UNMARKED = """We had three things. They were:
posts
soldiers. Some of them
papers.
stamps."""

ITEM = "- one item that is long enough to be wrapped to a second line by\n  the editor"

EVEN = """We left the village in the winter of that long and cold year.
They stayed behind with the sheep and with the old men of it.
My uncle went to Quetta and he never wrote to any of us then.
Nobody asked us where we were and nobody wanted to know that."""

RAGGED = WRAPPED + "\n\n" + WRAPPED.replace("had seen before. My", "had\nseen before. My")

CASES = {
    "blank lines part": (
        "We left.\n\nThey stayed.\n \n\nNobody asked.",
        ["We left.", "They stayed.", "Nobody asked."],
    ),
    "hard-wrapped lines join": (WRAPPED, WRAPPED.split("\n\n")),
    "a short line within a sentence joins too": (RAGGED, RAGGED.split("\n\n")),
    "lines of one width that all end a sentence": (EVEN, EVEN.split("\n")),
    "rows of a table in Markdown": (
        "| Mary | We left. |\n| Jon  | They stayed. |\nNobody |",
        ["| Mary | We left.", "| Jon  | They stayed.", "Nobody |"],
    ),
    "lines wrapped in a narrow column join": (NARROW, [NARROW]),
    "utterances that end with their lines do not": (UTTERANCES, UTTERANCES.split("\n")),
    "verse whose lines begin with capitals does not": (CAPITALS, CAPITALS.split("\n")),
    "a list without bullets does not": (UNMARKED, UNMARKED.split("\n")),
    "short lines of verse do not": (VERSE, VERSE.split("\n")),
    "one paragraph on each line": (UNBROKEN, UNBROKEN.split("\n")),
    "short lines never join": ("We left\nThey stayed", ["We left", "They stayed"]),
    "speech without punctuation, one paragraph on each line": (SPOKEN, SPOKEN.split("\n")),
    "headings stand alone": (
        "# The border\nWe left.\n## The fence\nThey stayed.",
        ["# The border", "We left.", "## The fence", "They stayed."],
    ),
    "list items stand alone": (
        "We had:\n- posts\n- soldiers\n1. papers\n2) guards",
        ["We had:", "- posts", "- soldiers", "1. papers", "2) guards"],
    ),
    "wrapped list items join": (
        f"{WRAPPED}\n\n{ITEM}\n- another item",
        [*WRAPPED.split("\n\n"), ITEM, "- another item"],
    ),
    "turns part": ("INTERVIEWER: Why?\nP1: Because.", ["Why?", "Because."]),
    "timestamps part and are left out": (
        "We left.\n[00:10]\nThey stayed.\n[00:12] Nobody asked.",
        ["We left.", "They stayed.", "Nobody asked."],
    ),
    "white space is trimmed": ("  We left. \t\n\n\u00a0They stayed.\u3000", ["We left.", "They stayed."]),
    "form feeds are white space": ("We left.\f\n\f\nThey stayed.", ["We left.", "They stayed."]),
}


@pytest.mark.parametrize("case", CASES)
def test_lines_make_paragraphs(case: str, make_index: Make) -> None:
    text, paragraphs = CASES[case]
    document, index = make_index(text)
    assert [paragraph.span.of(document.text) for paragraph in index.paragraphs] == paragraphs


def test_a_wrapped_transcript_keeps_turns_and_joins_lines(make_index: Make) -> None:
    text = "INTERVIEWER: " + WRAPPED.replace("\n\n", "\n\nP1: ")
    document, index = make_index(text)
    assert [paragraph.span.of(document.text) for paragraph in index.paragraphs] == WRAPPED.split("\n\n")


@pytest.mark.parametrize("width", range(18, 72, 4))
def test_sentences_that_run_over_lines_join_them_whatever_the_width(width: int, make_index: Make) -> None:
    answer = textwrap.fill(SHORT, width)
    document, index = make_index(f"I: How did you come to it?\n\nR: {answer}\n\nI: I see.")
    assert [paragraph.span.of(document.text) for paragraph in index.paragraphs] == [
        "How did you come to it?",
        answer,
        "I see.",
    ]
    assert len(index.sentences) == 6


def even(width: int, ends: str) -> list[str]:
    """A line for each sign of `ends`, which is what stands at its end: a full stop or a letter."""
    return [("no " + "w" * width)[: width - 1] + end for end in ends]


LINES = even(40, "w" * 9)
HE, SHE = "He left. We saw", "she left. We saw"


@pytest.mark.parametrize(
    ("wrapped", "single"),
    [
        # lines of 40 are full beyond 34: after one of 32, a blank and a word of two letters are 35
        ([*LINES, *even(32, "www"), LINES[0]], [*LINES, *even(31, "www"), LINES[0]]),
        (even(31, "w" * 9), even(30, "w" * 9)),  # 0.85 of 31 are 26, the narrowest
        (even(31, "w" * 7), even(31, "w" * 6)),  # six breaks are several
        (even(31, "..wwwwwww"), even(31, "...wwwwww")),  # a quarter of eight breaks, for a narrow text
        (even(41, "....wwwww"), even(41, ".....wwww")),  # half of them, for another
        ([HE, SHE, SHE, SHE, HE], [HE, SHE, SHE, HE, HE]),  # sentences run over most breaks
    ],
)  # fmt: skip
def test_it_is_known_to_a_character_and_a_line_where_a_text_is_wrapped(
    wrapped: list[str], single: list[str]
) -> None:
    widths = []
    for lines in (wrapped, single):
        text = "\n".join(lines)
        widths.append(Wrapping(text, [list(lines_of(text, Span(0, len(text))))]).width)
    assert widths[0] > 0
    assert widths[1] == 0


def test_two_narrow_paragraphs_stay_two(make_index: Make) -> None:
    text = (
        "We left in the winter and\nthey stayed. Nobody\nasked why.\n\n"
        "Later there was a fence.\nIt had posts. It had\nguards."
    )
    document, index = make_index(text)
    assert [paragraph.span.of(document.text) for paragraph in index.paragraphs] == text.split("\n\n")


def test_a_sentence_goes_on_over_a_wrapped_line_and_never_over_a_paragraph(make_index: Make) -> None:
    document, index = make_index(WRAPPED + "\n\nand this begins small\n\nAs does this")
    sentences = [" ".join(one.span.of(document.text).split()) for one in index.sentences]
    assert sentences == [
        "The line that was drawn in those years never became a border in the eyes of the people who live on"
        " both sides of it, and no government in Kabul has ever said that it is one.",
        "We crossed it as children.",
        "Later there was a fence.",
        "It came with posts and soldiers, and with papers that nobody had seen before.",
        "My uncle was sent back twice.",
        "and this begins small",
        "As does this",
    ]


ASIDES = [
    "Page 1 of 12", "- 3 -", "Seite 4", "Seite 3 von 12", "[END OF TAPE 1, SIDE A]", "[BEGIN TAPE 1, SIDE B]",
    "End of interview", "(End of recording)", "Ende des Interviews", "Ende der Aufnahme", "Slut på interview",
    "Fin de l'entretien", "Fin de la entrevista", "Fim da gravação", "[Interview ends]", "第3页",
    "Meeting ended after 00:31:20", "**End of transcript**", "End of interview: 11:20", "Total time: 45:12",
    "Transcribed by https://otter.ai", "[recorder off]", "Audio recording was switched on",
    "((phone rings, P4 leaves the room))", "[long pause]", "[Laughter]",
    "[00:24:11] [END OF AUDIO]", "[12:05] Recording stopped",
    "@End", "@G:\tthe second task",
    "%com:\tshe looks out of the window for quite a while, and somebody comes in for the key",
]  # fmt: skip
SAID = [
    "Page 3 was lost.",
    "The end",
    "End of story",
    "Start the recording",
    "5",
    "Side by side",
    "(We left.)",
    "[We left when the snow had gone.]",
    "[Laughter] They stayed.",
    "This editable transcript was computer generated and might contain errors, she said.",
    "@Anna wrote to us.",
    "@End of story",
    "Transcribed by hand",
    "Total time: forever",
    "Interview",
]


@pytest.mark.parametrize("line", ASIDES)
def test_page_numbers_and_ends_of_recordings_are_in_no_paragraph(make_index: Make, line: str) -> None:
    text = f"P1: We left.\n\n{line}\n\nThey stayed."
    document, index = make_index(text)
    assert [one.span.of(document.text) for one in index.paragraphs] == ["We left.", "They stayed."]
    assert [turn.speaker for turn in index.turns] == ["P1"]


@pytest.mark.parametrize("line", SAID)
def test_what_only_resembles_them_is(make_index: Make, line: str) -> None:
    document, index = make_index(f"P1: We left.\n\n{line}\n\nThey stayed.")
    assert line in [one.span.of(document.text) for one in index.paragraphs]


def test_a_page_that_somebody_names_is_said(make_index: Make) -> None:
    document, index = make_index("I: Which page?\n\nP1: Page 3\n\nI: Good.\n\nP1: Yes.")
    assert "Page 3" in [one.span.of(document.text) for one in index.paragraphs]


@pytest.mark.parametrize("mark", ["", "*"])
@pytest.mark.parametrize("above", ["", "### Transcription ended after 00:24:11\n\n"])
def test_what_a_program_says_below_a_transcript_is_nobodys(make_index: Make, above: str, mark: str) -> None:
    closing = (
        f"{mark}This editable transcript was computer generated and might contain errors. Edit it.{mark}"
    )
    _, index = make_index(f"Q: Why?\n\nP1: We left.\n\nQ: And?\n\nP1: They stayed.\n\n{above}{closing}\n")
    assert [turn.speaker for turn in index.turns] == ["Q", "P1", "Q", "P1", None]
    assert index.turns[-1].role is Role.NOBODY
