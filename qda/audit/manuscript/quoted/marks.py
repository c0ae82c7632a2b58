"""Quotation marks of a text and the stretches that they enclose.

Doubles (straight, curly, low, angle, LaTeX's two single ones) are told by their side where they have one, and
by what stands beside them where they have none. A single mark is a quotation mark only where it can be no
apostrophe; one that LaTeX opens, `like this', only where no second ` comes first, which makes it code of
Markdown. A quotation may go on in the next paragraph: after a repeated opening mark, or when the next mark
is one that closes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qda.audit.manuscript.quoted.latex_marks import is_latex, is_no_mark, written_marks
from qda.audit.manuscript.quoted.quotation import Marked
from qda.model.span import Span

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›'‘’‚‛「」『』＂`]")
_BREAK = re.compile(r"\n[ \t>]*\n\s*")
_CLOSERS: dict[str, Sequence[str]] = {
    "“": '”"“',
    "„": '“”"‟',
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "”": '”"“',
    '"': '"”',
    "＂": "＂",
    "``": ("''", '"'),
    "「": "」",
    "『": "』",
    "‘": "’'",
    "’": "‘",
    "‚": "‘’",
    "‛": "’",
    "'": "'’",
    "`": "'’",
    "''": ("''", '"'),
}
_STYLE = {
    "“": "curly",
    "”": "curly",
    "„": "low",
    "‚": "low",
    "‟": "curly",
    "«": "angle",
    "»": "angle",
    "‹": "angle",
    "›": "angle",
    '"': "straight",
    "＂": "straight",
    "``": "LaTeX",
    "''": "straight",
    "‘": "single curly",
    "’": "single curly",
    "‛": "single curly",
    "'": "single straight",
    "`": "LaTeX",
    "「": "corner",
    "『": "corner",
}
_CORNERS = {"「": True, "『": True, "」": False, "』": False}
"""Marks that stand between words without spaces; each opens, or else closes."""
_SINGLE = frozenset("'‘’‚‛`")
_BOTH = frozenset("\"'”＂") | {"''"}
"""Marks that open somewhere and close elsewhere."""
_ELIDED = re.compile(
    r"['’‘](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|bout\b|n['’]?\b|round\b|cos\b|coz\b)", re.I
)
_BEFORE_OPENING = frozenset(" \t\n([{—–-/=:>*_~\u00a0\u2009\u202f")
_AFTER_CLOSING = frozenset(" \t\n.,;:!?)]}—–-/*_…<\\~\u00a0\u2009\u202f")
_RIGHT_TO_LEFT = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
"""Letters before which ’ opens: Urdu is printed with ’…‘ and ”…“."""
_OWNED = re.compile(r"\s+[^\W\d_A-Z]{2}")
_ONWARD = 4
"""Paragraphs that a quotation may run through without a repeated opening mark."""


@dataclass(slots=True)
class _Open:
    """A quotation that has begun."""

    at: int
    mark: str
    behind: int
    skipped: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark: where, which, and whether what stands beside it lets it open or close.

    `length` is that of what LaTeX writes for it, 0 where the mark stands for itself.
    """

    at: int
    text: str
    opens: bool
    closes: bool
    length: int = 0

    @property
    def end(self) -> int:
        """Where the text goes on."""
        return self.at + (self.length or len(self.text))


def marked(text: str, body: Span) -> list[Marked]:
    """Every stretch between quotation marks, outer before inner, in the order of the text."""
    found: list[Marked] = []
    paragraphs = list(_paragraphs(text, body))
    latex = is_latex(text)
    marks = [_marks(text, paragraph, latex=latex) for paragraph in paragraphs]
    stack: list[_Open] = []
    for number, paragraph in enumerate(paragraphs):
        own = marks[number]
        if stack and own and own[0].text == stack[0].mark and not text[paragraph.start : own[0].at].strip():
            stack[0].skipped.append(Span(own[0].at, own[0].end))
            own = own[1:]
        _pair(text, own, stack, found)
        if stack and not _goes_on(text, stack[0], paragraphs, marks, number):
            found += _given_up(text, stack, paragraph.end)
    found += _given_up(text, stack, paragraphs[-1].end) if stack else []
    return sorted(found, key=lambda one: (one.whole.start, -one.whole.end))


def _paragraphs(text: str, body: Span) -> Iterator[Span]:
    start = body.start
    for gap in _BREAK.finditer(text, body.start, body.end):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, body.end)


def _marks(text: str, paragraph: Span, *, latex: bool) -> list[_Mark]:
    written = written_marks(text, *paragraph) if latex else []
    taken = {at for start, end, _, _ in written for at in range(start, end)}
    found = [
        _mark(text, one.start(), one[0])
        for one in _MARK.finditer(text, *paragraph)
        if one.start() not in taken and not (latex and is_no_mark(text, one.start()))
    ]
    found += [_Mark(start, mark, opens, not opens, end - start) for start, end, mark, opens in written]
    found.sort(key=lambda one: one.at)
    return [one for one in found if one.opens or one.closes]


def _mark(text: str, at: int, mark: str) -> _Mark:
    before = text[at - 1] if at else "\n"
    end = at + len(mark)
    after = text[end] if end < len(text) else "\n"
    may_open = (before in _BEFORE_OPENING or bool(_MARK.match(before))) and not after.isspace()
    may_close = not before.isspace() and (
        after in _AFTER_CLOSING or bool(_MARK.match(after)) or not after.isalnum()
    )
    if mark in _SINGLE:
        return _single(text, at, mark, before, after, may_open, may_close)
    if mark in ('"', "＂", "''") and before.isdigit() and not may_open and after in " .,x×":
        return _Mark(at, mark, False, may_close)  # 6" is inches unless a quotation is open
    if mark in "«»‹›":
        return _angle(at, mark, before, after)
    if mark in _CORNERS:
        return _Mark(at, mark, _CORNERS[mark], not _CORNERS[mark])
    if mark in _BOTH:
        neither = not may_open and not may_close
        return _Mark(at, mark, may_open or (neither and mark != "”"), may_close or neither)
    sided_close = mark in "“" and may_close and not may_open
    return _Mark(at, mark, not sided_close, sided_close)


def _angle(at: int, mark: str, before: str, after: str) -> _Mark:
    """Angle marks point outwards in French, with spaces within, and inwards in Danish and some German."""
    begins = before in _BEFORE_OPENING
    if mark in "«‹":
        closes = not begins and after in _AFTER_CLOSING
        return _Mark(at, mark, not closes, closes)
    opens = begins and after not in _AFTER_CLOSING
    return _Mark(at, mark, opens, not opens)


def _single(text: str, at: int, mark: str, before: str, after: str, may_open: bool, may_close: bool) -> _Mark:
    if before.isalnum() and after.isalnum():
        return _Mark(at, mark, False, False)
    elided = _ELIDED.match(text, at) is not None
    only_closes = mark == "’" and _RIGHT_TO_LEFT.match(after) is None
    opens = may_open and not only_closes and not elided and (after.isalnum() or after in '[(¿¡.…“"«')
    return _Mark(at, mark, opens, may_close and mark not in "‚‛" and not (opens and before.isspace()))


def _pair(text: str, marks: Sequence[_Mark], stack: list[_Open], found: list[Marked]) -> None:
    """Open and close quotations by the marks of one paragraph."""
    for number, mark in enumerate(marks):
        depth = _closed_by(mark, stack)
        if depth is not None and not _is_possessive(text, mark, marks[number + 1 :]):
            opened = stack[depth]
            del stack[depth:]
            found.append(_stretch(opened, mark.at, mark.end, depth))
        elif mark.opens and not any(one.mark == mark.text for one in stack):
            if mark.text not in _SINGLE or _comes_to_an_end(mark, marks[number + 1 :]):
                stack.append(_Open(mark.at, mark.text, mark.end))
        elif mark.opens and mark.text in "“„«``" and mark.text not in _SINGLE:
            found += _given_up(text, stack, mark.at)
            stack.append(_Open(mark.at, mark.text, mark.end))


def _closed_by(mark: _Mark, stack: Sequence[_Open]) -> int | None:
    """The open quotation that a mark closes, innermost first."""
    if not mark.closes:
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if mark.text in _CLOSERS[stack[depth].mark] and not (mark.opens and not _same(mark, stack[depth])):
            return depth
        if stack[depth].mark not in _SINGLE and mark.text in _SINGLE:
            return None
    return None


def _same(mark: _Mark, opened: _Open) -> bool:
    """Whether a mark that might open as well is of the sort that is open, so that it closes."""
    return mark.text == opened.mark or (mark.text, opened.mark) in {
        ("“", "„"),
        ("»", "»"),
        ("«", "»"),
        ("‘", "‚"),
    }


def _is_possessive(text: str, mark: _Mark, later: Sequence[_Mark]) -> bool:
    """Whether a single mark after an s is an apostrophe, since the quotation is closed further on."""
    if (
        mark.text not in "'’"
        or text[mark.at - 1] not in "sxzSXZ"
        or not text[mark.end : mark.end + 1].isspace()
    ):
        return False
    if text[mark.end :].lstrip()[:1] in "([":
        return False  # an attribution
    for one in later:
        if one.text in "‘" or (one.text == "'" and one.opens):
            return False
        if one.text == mark.text and one.closes and not _before_what_is_owned(text, one):
            return True
    return False


def _before_what_is_owned(text: str, mark: _Mark) -> bool:
    """Whether a mark stands as in "the patients' views", and so is no sign that a quotation ends there."""
    return text[mark.at - 1] in "sxz" and _OWNED.match(text, mark.end) is not None


def _comes_to_an_end(mark: _Mark, later: Sequence[_Mark]) -> bool:
    """Whether a single mark has its counterpart in the paragraph; without one it is an apostrophe."""
    ends = (one for one in later if one.closes and one.at > mark.end)
    if mark.text == "`":
        end = next((one for one in ends if one.text in "'’`"), None)
        return end is not None and end.text != "`"
    return any(one.text in _CLOSERS[mark.text] for one in ends)


def _goes_on(
    text: str, opened: _Open, paragraphs: Sequence[Span], marks: Sequence[Sequence[_Mark]], number: int
) -> bool:
    """Whether an open quotation runs on into the paragraphs that follow."""
    if opened.mark in _SINGLE:
        return False
    for later in range(number + 1, min(number + 1 + _ONWARD, len(paragraphs))):
        own = [one for one in marks[later] if one.text not in _SINGLE]
        if not own:
            continue
        at_head = not text[paragraphs[later].start : own[0].at].strip()
        if at_head and own[0].text == opened.mark and later == number + 1:
            return True
        return own[0].closes and not own[0].opens and own[0].text in _CLOSERS[opened.mark]
    return False


def _given_up(text: str, stack: list[_Open], end: int) -> list[Marked]:
    """What is open and never closed, up to the end of the paragraph; of single marks nothing is said."""
    opened = stack[0]
    stack.clear()
    if opened.mark in _SINGLE:
        return []
    end = opened.at + len(text[opened.at : end].rstrip())
    return [_stretch(opened, end, end, 0, closed=False)]


def _stretch(opened: _Open, inner_end: int, end: int, depth: int, *, closed: bool = True) -> Marked:
    inside = Span(opened.behind, max(opened.behind, inner_end))
    return Marked(Span(opened.at, end), inside, _STYLE[opened.mark], depth, closed, tuple(opened.skipped))
