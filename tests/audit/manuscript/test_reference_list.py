"""Where a reference list ends, and its place behind everything else."""

import pytest

from qda.audit.manuscript.reference_list import references_start, with_list_last
from qda.model.span import Span

PROSE = "Nights are long (Adams, 2001).\n\n"
LIST = "## References\n\nAdams, K. (2001). Nights on the ward.\n\nMiller, J. (1999). Sleep and work.\n\n"


@pytest.mark.parametrize(
    "below",
    [
        "[^1]: See Miller (1999).\n\nIts second paragraph.\n",
        "## Appendix\n\nA guide.",
        "Table 1. Quotations by theme\n\nN1\tQuiet\n",
        "Figure A: A model\n",
    ],
)
def test_what_stands_below_a_list_comes_before_it(below: str) -> None:
    whole = PROSE + LIST + below
    ordered = with_list_last(whole, Span(0, len(whole)))
    assert len(ordered.text) == len(whole)
    assert ordered.text.split() == (PROSE + below + "\n" + LIST).split()
    for word in ("long", "Adams, K.", "Sleep", below[:6], below.split()[-1]):
        assert ordered.stood(ordered.text.index(word)) == whole.index(word)


def test_a_text_with_nothing_below_its_list_stays_as_it_is() -> None:
    for whole in (PROSE, PROSE + LIST, ""):
        assert with_list_last(whole, Span(0, len(whole))).text == whole


def test_a_list_of_one_entry_in_a_short_text_is_a_list() -> None:
    whole = "Nights.\n\n## References\n\nAdams, K. (2001). Nights on the ward and in the days between them.\n"
    assert references_start(whole, Span(0, len(whole))) == whole.index("## References")
    contents = "References\n\nAppendix\n\n" + "Nights are long on the ward. " * 20
    assert references_start(contents, Span(0, len(contents))) == len(contents)
