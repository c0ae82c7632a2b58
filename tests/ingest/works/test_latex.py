"""Decoding word by word gives what decoding in one piece gives."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qda.ingest.works.latex import Decoder
from tests.examples import examples

DECODER = Decoder()
EXPORTED = {
    r"p {\textless} .05, \textgreater{} 3 {\textbar} \textless4": "p < .05, > 3 | <4",
    r"{\S} 4, \S~5, \S6 and \P 7 of \Sigma": "§ 4, §\u00a05, §6 and ¶7 of Σ",
    r"The {\textless}i{\textgreater}demos{\textless}/i{\textgreater} of {\'A}vila": "The demos of Ávila",
    r"{\noopsort{1998}}de Vries": "de Vries",
    r"\textcommabelow{S}tefan \textcommabelow t": "Ștefan ț",
    r"\foreignlanguage{german}{Wort} und Tat": "Wort und Tat",
}
"""What reference managers write, and the characters that it stands for."""
PARTS = st.sampled_from(
    [
        "word",
        " ",
        "  ",
        "\n",
        "it's",
        "{",
        "}",
        "{A}",
        "{\\em all of it}",
        '\\"{o}',
        "\\'e",
        "\\c c",
        "\\ss",
        "\\",
        "\\textit{a b}",
        "\\emph {x y}",
        "\\cite[p. 3]{a}",
        "--",
        "---",
        "``",
        "''",
        "~",
        "\\%",
        "%",
        "&",
        "$",
        "5",
        "\\&",
        "_",
        "^2",
        "#",
        "\\{",
        "\\}",
        "\\ ",
        "[",
        "]",
        "\\i",
        "\\o",
        "\\href{x y}{a b}",
        "-",
        "ü",
        ",",
        "!`",
    ]
)


def test_signs_that_reference_managers_write_are_kept() -> None:
    assert {said: DECODER.text(said) for said in EXPORTED} == EXPORTED


@settings(max_examples=examples(400), deadline=None)
@given(st.lists(PARTS, max_size=12).map("".join))
def test_pieces_are_decoded_as_the_whole_is(text: str) -> None:
    whole = DECODER.decoded(text)
    assume(whole is not None)
    assert whole is not None
    assert DECODER.paragraph(text).split() == whole.split()


def test_a_command_at_the_end_of_a_word_has_the_next_word() -> None:
    assert DECODER.text(r"Fran\c cois and Stra\ss e \& \'Emile") == "François and Straße & Émile"


def test_what_is_too_long_to_be_a_word_stays_as_it_is() -> None:
    long = r"\'e" * 10_000
    assert DECODER.text(f"{long} and \\'e") == f"{long} and é"


def test_braces_around_everything_are_no_part_of_it() -> None:
    assert DECODER.text("{one {\\&} two\n\nthree}") == "one & two\n\nthree"
    assert DECODER.text("{A} and {B}") == "A and B"


def test_paragraphs_stay_paragraphs() -> None:
    assert DECODER.text("a {\\&} b\n\nc -- d\\par e") == "a & b\n\nc – d\n\n e"
