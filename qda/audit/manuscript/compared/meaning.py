"""Changes of meaning that the words alone do not show, in the languages that have a `meaning.toml`.

An ellipsis or a bracket may hide a negation or a hedge, and a bracket may add a negation; a short quotation
may end just before the speaker takes it back, or begin just behind what denies or doubts it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from qda.audit.manuscript.compared.excerpts import around, beginning, ending
from qda.audit.manuscript.compared.meaning_words import STOP, Cues, cues_of
from qda.audit.manuscript.compared.pieces import Ending, cut, leaves_off
from qda.audit.manuscript.compared.places import Found, Searcher
from qda.audit.manuscript.compared.wording import wording
from qda.audit.manuscript.quoted.frame import Frame
from qda.audit.manuscript.quoted.plainly import plainly
from qda.audit.manuscript.quoted.quotation import Quotation

_SHORT = 25
"""Words up to which a quotation is short enough for its surroundings to turn it."""
_NEAR = 6
"""Words between a negation and what it denies."""
_NAMED = 5
"""Words up to which a quotation that begins with an article names something and states nothing."""
_OPENED = 4
"""Words up to which a hedge at the head of a clause is taken to belong to the quotation behind it."""
_ASIDE = 3
"""Words up to which an aside goes on behind the cue that it begins with: ", never at night,"."""
_BESIDE = 3
"""Words beside a quotation that a bracket at its end may stand for."""
_A_FEW = 2
"""Words up to which a piece between two ellipses tells nothing of what the speaker said it of."""
_FAR = 25
"""Words that may stand between such a piece and the rest of its sentence."""
_A_MARK = 3
_SHOWN = 100
_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_OPENING = re.compile(r"\W*\[([^\[\]]*)\]")
_ARTICLE = re.compile(r"\b[ld]['’]$", re.I)
"""What a quotation leaves out that begins behind it: "eau" of "l'eau"."""
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Warned:
    """What a reader of the transcript would miss. It is grave where a negation is lost."""

    says: str
    grave: bool = False


def warnings(
    searcher: Searcher, quotation: Quotation, passages: Sequence[Found], frame: Frame
) -> tuple[Warned, ...]:
    """What a reader of the transcript would miss in the quotation, and what the author's own words around it
    do not say; empty when there is nothing of the kind."""
    if not passages:
        return ()
    found = list(_pieced(searcher, passages))
    cues = cues_of(searcher.transcript(passages[0]).language)
    if cues is None:
        return tuple(found)
    brackets = " ".join(_IN_BRACKETS.findall(quotation.words))
    gaps = [_gap(searcher, *pair) for pair in pairwise(passages)]
    hidden = [list(_hidden(cues, gap, brackets, frame)) for gap in gaps]
    found += chain.from_iterable(hidden)
    found += _added(searcher, cues, quotation, passages)
    parted = (number for number, gap in enumerate(gaps, 1) if _SENTENCE_END.search(gap))
    for first, behind in pairwise([0, *parted, len(passages)]):
        told = (first > 0 and bool(hidden[first - 1]), behind < len(passages) and bool(hidden[behind - 1]))
        found += _beside(searcher, cues, quotation, passages, (first, behind), told, frame)
    return tuple(found)


def denial_beside(language: str, before: str, words: str, behind: str, frame: Frame) -> str:
    """What denies or doubts words in the speaker's sentence, of which `before` and `behind` are left out; ""
    when nothing does, or the author's own words say so."""
    cues = cues_of(language)
    if cues is None:
        return ""
    told = (*_led(cues, words, before, frame), *_followed(cues, words, words, before, behind, frame))
    return next((one.says for one in told if one.grave), "")


def _beside(
    searcher: Searcher,
    cues: Cues,
    quotation: Quotation,
    passages: Sequence[Found],
    part: tuple[int, int],
    told: tuple[bool, bool],
    frame: Frame,
) -> Iterator[Warned]:
    """What leads to some of the passages, between which no sentence ends, and what follows them. `told`:
    whether that which is left out there is told already."""
    own = passages[slice(*part)]
    before, behind = _surroundings(searcher, own)
    words = _speakers_own(searcher, own)
    sentences = [len(one.split()) for one in _SENTENCE_END.split(words)]
    if sentences[0] <= _SHORT and not told[0]:
        yield from _led(cues, words, before, _with_opening(frame, quotation.words, first=part[0] == 0))
    if sentences[-1] <= _SHORT and not told[1]:
        goes_on = part[1] == len(passages) and len(quotation.words.split()) <= _SHORT
        end = None if goes_on else _SENTENCE_END.search(behind)
        yield from _followed(
            cues, quotation.words, words, before, behind[: end.start()] if end else behind, frame
        )


def _pieced(searcher: Searcher, passages: Sequence[Found]) -> Iterator[Warned]:
    """A word or two that an ellipsis joins to the middle of another sentence, or of one far off: "never ...
    happy". It is grave where all of the quotation is made so."""
    few = [one.last - one.first < _A_FEW for one in passages]
    for at, (one, other) in enumerate(pairwise(passages)):
        gap = _gap(searcher, one, other)
        apart = len(_SENTENCE_END.findall(gap)) > 0 or len(gap.split()) > _FAR
        if any(few[at : at + 2]) and apart and not _SENTENCE_END.search(f"{gap[-_A_MARK:]}"):
            said = [_speakers_own(searcher, [piece]) for piece in (one, other)]
            pieces = f"“{ending(said[0], 30)}” and “{beginning(said[1], 30)}”"
            yield Warned(f"{pieces} stand {len(gap.split())} words apart", grave=all(few))


def _gap(searcher: Searcher, one: Found, other: Found) -> str:
    """What the speaker says between two passages; "" where the second does not follow on the first."""
    follows = searcher.number(one) == searcher.number(other) and other.first > one.last
    return searcher.between(one, other) if follows else ""


def _hidden(cues: Cues, gap: str, brackets: str, frame: Frame) -> Iterator[Warned]:
    """Negations and hedges that a gap takes out of the sentences of what is quoted; those of sentences left
    out as a whole are the speaker's on something else."""
    for what, cue, said in (
        ("negation", cues.negation, frame.denies()),
        ("hedge", cues.hedge, frame.hedges()),
        ("report", cues.hearsay, frame.reports(gap)),
    ):
        hidden = None if said or cue.search(brackets) else _of_what_is_quoted(gap, cues, cue)
        if hidden:
            shown = f"“{hidden[0]}” in “{around(gap, *hidden.span(), 40)}”"
            aside = _aside(gap, cues, hidden)
            doubts = aside is not None and cues.opinion.search(gap, *aside) is not None
            grave = what == "negation" and (doubts or _reaches(gap, cues, hidden.span()))
            yield Warned(f"what is left out holds a {what}: {shown}", grave)


def _added(
    searcher: Searcher, cues: Cues, quotation: Quotation, passages: Sequence[Found]
) -> Iterator[Warned]:
    """Negations that the author puts into what somebody says: "[not]", "[did not]" for "did" or for nothing.
    One among other words, "[who had no papers]", only explains."""
    for said, gap in _brackets(searcher, quotation.words, passages):
        others = wording(cues.helping.sub(" ", cues.negation.sub(" ", said))).forms
        if (
            cues.negation.search(said)
            and not cues.negation.search(gap)
            and set(others) <= set(wording(gap).forms)
        ):
            yield Warned(f"the author adds a negation that the speaker does not say: “[{said}]”", grave=True)


def _brackets(searcher: Searcher, words: str, passages: Sequence[Found]) -> Iterator[tuple[str, str]]:
    """What the author says in brackets before each passage and behind the last, with what stands there."""
    words = plainly(words)
    cuts = (cut(words, ending) for ending in Ending) if "[" in words else ()
    pieces = next((one for one in cuts if len(one.pieces) == len(passages)), None)
    if pieces is None:
        return
    text, (start, end) = searcher.transcript(passages[0]).text, searcher.place(passages[0], passages[-1])
    yield pieces.opened, " ".join(text[max(0, start - _SHOWN) : start].split()[-_BESIDE:])
    for piece, one, other in zip(pieces.pieces[1:], passages, passages[1:], strict=False):
        yield piece.said, searcher.between(one, other)
    yield pieces.closed, " ".join(text[end : end + _SHOWN].split()[:_BESIDE])


def _of_what_is_quoted(gap: str, cues: Cues, cue: re.Pattern[str]) -> re.Match[str] | None:
    """The first cue in a gap that reaches what is quoted on either side, or else one that turns it:
    "... though not at night ...". What ascribes to others reaches it in an aside alone: ", they say,"."""
    feints = [one.span() for one in cues.pseudo.finditer(gap)]
    found = [one for one in cue.finditer(gap) if not any(start <= one.start() < end for start, end in feints)]
    places = [(one, _aside(gap, cues, one)) for one in found]
    if cue is cues.hearsay:
        return next((one for one, aside in places if aside and _reaches(gap, cues, aside)), None)
    turned = found[:1] if cues.turns.match(gap) and not _SENTENCE_END.match(gap.lstrip()) else []
    reaching = (one for one, aside in places if _reaches(gap, cues, aside or one.span()))
    return next(iter([*reaching, *turned]), None)


def _aside(gap: str, cues: Cues, hidden: re.Match[str]) -> tuple[int, int] | None:
    """Where an aside stands, its commas, dashes or brackets included, that says no more than a cue: ",
    perhaps,", ", never at night,", ", I don't think,". It hedges or denies the clause around it."""
    opened = [one for one in STOP.finditer(gap) if one.end() <= hidden.start()]
    closed = next((one for one in STOP.finditer(gap) if one.start() >= hidden.end()), None)
    if not opened or closed is None or not cues.aside.fullmatch(hidden[0]):
        return None
    before, rest = gap[opened[-1].end() : hidden.start()], gap[hidden.end() : closed.start()]
    near = len(rest.split()) <= _ASIDE and not _SENTENCE_END.search(f"{before}{rest}")
    begins = not cues.filler.sub(" ", before).strip()
    thinks = len(before.split()) <= _ASIDE and cues.opinion.search(f"{before} {rest}")
    return (opened[-1].start(), closed.end()) if near and (begins or thinks) else None


def _reaches(gap: str, cues: Cues, place: tuple[int, int]) -> bool:
    """Whether no clause or sentence begins between a place in a gap and what is quoted on either side."""
    start, end = place
    return not all(
        cues.boundary.search(part) or _SENTENCE_END.search(part) for part in (gap[:start], gap[end:])
    )


def _surroundings(searcher: Searcher, passages: Sequence[Found]) -> tuple[str, str]:
    """The speaker's sentence up to a quotation, and what the speaker says behind it."""
    transcript, (start, end) = searcher.transcript(passages[0]), searcher.place(passages[0], passages[-1])
    opening = transcript.speeches[transcript.speech_at(start)].spans[0].start
    before = transcript.text[max(opening, start - 5 * _SHOWN) : start]
    ends = [one.end() for one in _SENTENCE_END.finditer(before)]
    last = searcher.transcript(passages[-1])
    closing = last.speeches[last.speech_at(end - 1)].spans[-1].end
    before = _ARTICLE.sub("", before[ends[-1] if ends else 0 :])
    return before, last.text[end : min(end + 5 * _SHOWN, closing)]


def _speakers_own(searcher: Searcher, passages: Sequence[Found]) -> str:
    """What is quoted as the speaker says it, without the author's brackets and ellipses."""
    text = searcher.transcript(passages[0]).text
    return " ".join(searcher.place(one).of(text) for one in passages)


def _with_opening(frame: Frame, words: str, *, first: bool) -> Frame:
    """The author's words before a quotation with those in a bracket at its head, "[Nobody says] that", or
    where it is not the first of its parts, with those in any."""
    opened = (_OPENING.match(words),) if first else _IN_BRACKETS.finditer(words)
    said = " ".join(one[1] for one in opened if one)
    return replace(frame, before=f"{frame.before} {said}") if said else frame


def _led(cues: Cues, words: str, before: str, frame: Frame) -> Iterator[Warned]:
    """What in the sentence before a quotation denies or doubts it."""
    if not before.strip():
        return
    says = f"the speaker's sentence begins: “{ending(before, _SHOWN)}”"
    scope, _ = _scope(cues, before, words)
    if _denied(cues, words, before):
        if not frame.denies():
            yield Warned(f"{says}, which denies or doubts what is quoted", grave=True)
    elif _hedged(cues, before, scope):
        hearsay = cues.hearsay.search(scope) or cues.hearsay.search(before)
        if not (frame.reports(before) if hearsay else frame.hedges()):
            yield Warned(says)


def _scope(cues: Cues, before: str, words: str) -> tuple[str, bool]:
    """The clause that a quotation goes on, and whether it only begins behind "... not think that"."""
    clauses = [clause for clause in cues.boundary.split(before) if clause is not None]
    scope = clauses[-1]
    opens = scope if scope.strip() else words
    embedded = len(clauses) > 1 and cues.that.match(opens) is not None
    return (f"{clauses[-2]} {scope}" if embedded else scope), embedded


def _denied(cues: Cues, words: str, before: str) -> bool:
    """Whether the speaker's sentence denies or doubts what is quoted of it."""
    scope, embedded = _scope(cues, before, words)
    said = cues.pseudo.sub(lambda one: " " * len(one[0]), scope)
    ends = [one.end() for cue in (cues.reaching, cues.lacking) for one in cue.finditer(said)]
    another = cues.boundary.match(words) is not None and not embedded
    if not ends or another or len(scope[max(ends) :].split()) > _NEAR:
        return False
    if cues.doubt.search(said):
        return True
    if cues.known.search(scope) and not cues.whether.search(scope):
        return False
    return embedded or cues.opinion.search(scope) is not None or not _names(cues, before, words)


def _hedged(cues: Cues, before: str, scope: str) -> bool:
    """Whether a hedge, or what ascribes it to others, leads to a quotation."""
    opened = cues.opens.match(scope)
    near = opened is not None and len(scope[opened.end() :].split()) <= _OPENED
    return near or cues.leads.search(before) is not None


def _followed(
    cues: Cues, quoted: str, words: str, before: str, behind: str, frame: Frame
) -> Iterator[Warned]:
    """What the speaker goes on with that denies, hedges or turns a quotation; what is denied already is not
    turned by "but ...", nor where the author quotes that too, or marks that something follows which denies
    nothing."""
    said = _SENTENCE_END.split(behind.lstrip(" ,;:.—–-…\n") + " ")[0]
    says = f"the speaker goes on: “{beginning(said, _SHOWN)}”"
    if cues.behind.match(behind) and not cues.pseudo.match(behind.lstrip()):
        names = before.strip() and _names(cues, before, words)
        if not names and not frame.denies():
            yield Warned(says, grave=True)
    elif cues.tag.match(behind):
        if not frame.hedges():
            yield Warned(says)
    elif cues.turns.match(behind) and not frame.turns() and not _denied(cues, words, before):
        near = " ".join(said.split()[:_NEAR])
        goes_on = leaves_off(plainly(quoted), frame.behind) and not cues.negation.search(near)
        if not goes_on and not frame.quotes(said):
            yield Warned(says)


def _names(cues: Cues, before: str, words: str) -> bool:
    """Whether a quotation is so short, and begins so, that it names something and states nothing."""
    named = cues.articles.match(words) or cues.articles.fullmatch("".join(before.split()[-1:]))
    return named is not None and len(words.split()) <= _NAMED
