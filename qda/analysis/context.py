"""The text around a passage, as much as a reader needs to judge it."""

from qda.model.span import Span

REACH = 280
"""Characters on each side; about three sentences."""
CUT = "… "


def around(text: str, body: Span, start: int, end: int, reach: int = REACH) -> tuple[str, str]:
    """What stands before and after `[start, end)` in the body of a text, or outside it where the passage
    does: at most `reach` characters on each side, cut between words and marked.

    Line ends are kept, so that the question before an answer can be told from it.

    >>> around("The border was never agreed upon by anybody.", Span(0, 44), 4, 10, reach=18)
    ('The ', ' was never agreed …')
    """
    begin = body.start if start >= body.start else 0
    behind = body.end if end <= body.end else len(text)
    first, last = max(begin, start - reach), min(behind, end + reach)
    before, after = text[first:start], text[end:last]
    if first > begin:
        before = CUT + _from_a_space(before)
    if last < behind:
        after = _from_a_space(after[::-1])[::-1] + CUT[::-1]
    return before, after


def _from_a_space(text: str) -> str:
    """The text behind its first white space; all of it when it has none (some languages write none)."""
    at = next((number for number, character in enumerate(text) if character.isspace()), -1)
    return text[at + 1 :] if at >= 0 else text
