"""Quotations, their words and their kind. Every case is written by hand."""

import pytest

from qda.audit.manuscript.quoted.quotation import Kind
from tests.audit.manuscript.conftest import found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('She said "we left" (P1).', ["we left"]),
        ("She said “we left” (P1).", ["we left"]),
        ("Sie sagte „wir gingen“ (P1).", ["wir gingen"]),
        ("Elle dit « nous partons » (P1).", ["nous partons"]),
        ("Hun sagde »vi gik« (P1).", ["vi gik"]),
        ("Hon sade ”vi gick” (P1).", ["vi gick"]),
        ("She said ``we left'' (P1).", ["we left"]),
        (r"She said \enquote{we left} (P1).", ["we left"]),
        (r"She said \enquote*{we \emph{never} left} (P1).", [r"we \emph{never} left"]),
        (r"\textcquote[12]{key}{we left} is said.", ["we left"]),
        (r"\blockcquote[see][12]{key}[.]{we left at night} is said.", ["we left at night"]),
        (r"\foreignquote{german}{wir gingen} (P1).", ["wir gingen"]),
        (r"\hyphenblockquote{german}[P1]{wir gingen fort} is said.", ["wir gingen fort"]),
        (r"\foreigntextcquote{german}[12]{key}{wir gingen} is said.", ["wir gingen"]),
        (r"She said \textquote[{\cite{a}}][.]{we left} (P1).", ["we left"]),
        (r"She said \textcquote[12]{smith2020}{we left}.", ["we left"]),
        (r"\enquote{He said \enquote{go} to me} (P1)", [r"He said \enquote{go} to me"]),
        (r"\enquote{He said “go” to me} (P1)", ["He said “go” to me"]),
        (r"“He said \enquote{go} to me” (P1)", [r"He said \enquote{go} to me"]),
        ("She said `we left' (P1).", ["we left"]),
        ("She said `we didn't leave the nurses' room', and left.", ["we didn't leave the nurses' room"]),
        ("``He said `go' to me'' (P1).", ["He said `go' to me"]),
        ("`He said ``go'' to me' (P1).", ["He said ``go'' to me"]),
        ("Call `open` and `close` for the participants' views.", []),
        ("Call `open`, then 'close' it.", ["close"]),
        ("She said ‘we left’ (P1).", ["we left"]),
        ("She said 'we left' (P1).", ["we left"]),
        ("She said 'we didn't leave' (P1).", ["we didn't leave"]),
        ("She said ‘the nurses’ room wasn’t ours’ (P1).", ["the nurses’ room wasn’t ours"]),
        ("The participants' views and the nurses' room.", []),
        ("In the '90s it wasn't theirs; rock 'n' roll.", []),
        ('A man of 5\'10" and a board of 6" by 4".', []),
        ("“One” and “two” (P1).", ["One", "two"]),
        ("“He said ‘go’ to me” (P1).", ["He said ‘go’ to me"]),
        ("‘He said “go” to me’ (P1).", ["He said “go” to me"]),
        ("“This runs on\n\n“and ends here” (P1).", ["This runs on\n\nand ends here"]),
        ("“This runs on\n\nand ends here” (P1).", ["This runs on\n\nand ends here"]),
        ("As she says:\n\n> We left\n> at night.\n\nAnd so on.", ["We left\nat night."]),
        (
            "As she says:\n\n    We left at night and never came back. (P1)\n\nAnd so on, "
            "which is a longer paragraph than the other.",
            ["We left at night and never came back."],
        ),
        ("\\begin{quote}We left at night.\\end{quote}", ["We left at night."]),
        ("Prose only, and nobody's words.", []),
    ],
)
def test_the_words_of_quotations(text: str, words: list[str]) -> None:
    assert [one.words for one in found(text)] == words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The so-called “good” ones.", Kind.TERM),
        ("The article “The Taliban and the Crisis of Afghanistan” is long.", Kind.TITLE),
        ("“We left at night and never came back” (P1)", Kind.PARTICIPANT),
        ("“We left at night and never came back” (Dogra, 2017)", Kind.WORK),
        ("“We left at night and never came back.”", Kind.UNATTRIBUTED),
    ],
)
def test_the_kind_of_a_quotation(text: str, kind: Kind) -> None:
    assert [one.kind for one in found(text)] == [kind]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    first, second = found("She said “we left at night.\n\nThen “they stayed” (P1).")
    assert (first.words, first.closed) == ("we left at night.", False)
    assert (second.words, second.closed) == ("they stayed", True)


def test_titles_in_the_reference_list_are_no_quotations() -> None:
    text = "“We left” (P1).\n" * 5 + "\nReferences\n\nSmith, A. (2001). “A long title of a work.” Press.\n"
    assert len(found(text)) == 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ‘call for services’ (Smith, 2001). The patients' views.", ["call for services"]),
        (r"Er sagte \glqq wir gingen\grqq{} (P1).", ["wir gingen"]),
        ("\\section{A} F\\\"ur sie sagte er \"`wir gingen fr\\\"uh\"' (P1).", ['wir gingen fr\\"uh']),
        (r"\section{A} Il dit \og nous partons \fg{} (P1).", ["nous partons"]),
    ],
)  # fmt: skip
def test_marks_that_others_look_like(text: str, words: list[str]) -> None:
    assert [one.words for one in found(text)] == words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("P3 rejected the so-called “gold standard” of care.", Kind.TERM),
        ("Asked whether she would “choose this career again”, P2 laughed.", Kind.TITLE),
        ("Sein Buch „Guter Unterricht braucht Zeit“ ist lang.", Kind.TITLE),
        ("P2 recalled: “we left at night and never came back”", Kind.PARTICIPANT),
        (r"It is called ``a nudge of any sort or kind'' \cite{thaler2008}.", Kind.WORK),
    ],
)
def test_what_leads_to_a_quotation_tells_its_kind(text: str, kind: Kind) -> None:
    assert [one.kind for one in found(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The interviewer asked P1: “Have you ever left at night?”", Kind.INTERVIEWER),
        ("Die Moderatorin fragte: „Gehen Sie auch nachts?“", Kind.INTERVIEWER),
        ("INT: “Have you ever left at night?”", Kind.INTERVIEWER),
        ("P1 told the interviewer: “I have never left at night.”", Kind.PARTICIPANT),
        ("The interviewer laughed, and P1 said: “I have never left at night.”", Kind.PARTICIPANT),
    ],
)
def test_whoever_asks_is_told_from_those_who_are_asked(text: str, kind: Kind) -> None:
    assert [one.kind for one in found(text, "P1")] == [kind]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "| Who | Quotation |\n|---|---|\n| P1 | We left at night. |\n| P2 | none |\n",
            ["We left at night."],
        ),
        ("Thema\tAnkerbeispiel\n\nReise\tWir gingen in der Nacht. (P1)\n", ["Wir gingen in der Nacht."]),
        ("| Who | Illustrative excerpt |\n|---|---|\n| P1 | We left at night. |\n", ["We left at night."]),
        (
            "| Qui | Extrait de verbatim |\n|---|---|\n| P1 | Nous sommes partis hier. |\n",
            ["Nous sommes partis hier."],
        ),
        ("| Wer | Textstelle |\n|---|---|\n| P1 | Wir gingen bei Nacht. |\n", ["Wir gingen bei Nacht."]),
        ("| Who | Interview extract |\n|---|---|\n| P1 | We left at night. |\n", ["We left at night."]),
        ("| Who | Illustrative quotes |\n|---|---|\n| P1 | “We left at night” |\n", ["We left at night"]),
        ("| Who | Definition |\n|---|---|\n| P1 | They left at night. |\n", []),
        ("| Quotation | Who |\n|---|---|\n\n| A | B |\n|---|---|\n| P1 is a nurse here | b |\n", []),
    ],
)
def test_cells_below_quotation_are_quoted_without_marks(text: str, words: list[str]) -> None:
    assert [one.words for one in found(text, "P1", "P2")] == words
