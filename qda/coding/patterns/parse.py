"""Text to pattern."""

from qda.coding.patterns.mistakes import refuse_hopeless
from qda.coding.patterns.pattern import Pattern
from qda.coding.patterns.pieces import with_straight_marks
from qda.coding.patterns.quick_parse import Doubt, quick_parse
from qda.errors import Place


def parse(text: str, *, place: Place | None = None) -> Pattern:
    """Parse one pattern. `place` is where its first character stands.

    Curly quotation marks mean straight ones; within a Hebrew word they are none. Raises PatternError with
    file, line, column, the pattern with a mark under the spot, and a remedy.
    """
    text = with_straight_marks(text)
    refuse_hopeless(text, place)
    try:
        return quick_parse(text)
    except Doubt:
        # its library takes longer to load than a codebook to read
        from qda.coding.patterns.by_grammar import by_grammar

        return by_grammar(text, place)
