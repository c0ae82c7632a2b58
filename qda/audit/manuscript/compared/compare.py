"""The words of a quotation beside those of the transcripts, whoever spoke them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qda.audit.manuscript.compared.chains import chained, one_answer, put_together, runs, sentences_apart
from qda.audit.manuscript.compared.excerpts import beginning, ending
from qda.audit.manuscript.compared.meaning_words import differs
from qda.audit.manuscript.compared.pieces import STEM, Ending, Joint, Pieces, cut, has_endings, is_self
from qda.audit.manuscript.compared.places import Found, Grade, Searcher
from qda.audit.manuscript.compared.remarks import left_out
from qda.audit.manuscript.compared.verdict import Comparison, Verdict, shown
from qda.audit.manuscript.compared.wording import Wording, form, unbroken, wording

_ALIKE = 0.55
"""Share of words in common from which a passage counts as the one that is quoted."""
_SHORT, _SHORT_ALIKE = 6, 0.74
_BETTER_IN_RUNS = 0.1
_LONGEST_ENDING = 5
"""Letters of the transcript's word that another ending may stand for."""

_ANOTHER = "a number is cut or a sign differs: the transcript has"
_VERDICT_OF = {
    Grade.EXACT: Verdict.EXACT,
    Grade.NORMALISED: Verdict.NORMALISED,
    Grade.PUNCTUATION: Verdict.ALTERED,
    Grade.CUT: Verdict.ALTERED,
    Grade.WORDS: Verdict.ALTERED,
}


@dataclass(frozen=True, slots=True)
class Ascribed:
    """Where the words may be of the one whom a quotation is ascribed to: the numbers of the transcripts, and
    whether a passage there is that one's `own`."""

    within: Collection[int] = ()
    own: Callable[[Found], bool] = lambda _: False

    def rank(self, searcher: Searcher, found: Found) -> int:
        """0 for a passage of the one who is named, 1 for another in the same transcripts, 2 elsewhere."""
        if searcher.number(found) not in self.within:
            return 2
        return 0 if self.own(found) else 1


_TO_NOBODY = Ascribed()


def compare(searcher: Searcher, words: str, ascribed: Ascribed = _TO_NOBODY) -> Comparison:
    """Find the passage of a quotation: of several with the same words, that of whom it is `ascribed` to."""
    whole = wording(words)
    if not whole.forms:
        return Comparison(Verdict.NOT_CHECKED, reason="it holds no words")
    equal = _preferred(searcher, searcher.equal(whole), ascribed)
    if not equal and unbroken(words) != words:
        compared = compare(searcher, unbroken(words), ascribed)
        return (
            replace(compared, verdict=Verdict.NORMALISED) if compared.verdict is Verdict.EXACT else compared
        )
    pieces = cut(words)
    if equal and (equal[0].grade.faithful or not pieces.marks):
        return of_equal(equal)
    if pieces.marks and pieces.pieces:
        marked = _marked(searcher, pieces, ascribed) or _with_other_endings(searcher, words, ascribed)
        if marked is not None:
            return marked
        spoken = wording(" ".join(piece.wording.text for piece in pieces.pieces))
        return _different(searcher, spoken, ascribed)
    return _different(searcher, whole, ascribed)


def _preferred(searcher: Searcher, found: Sequence[Found], ascribed: Ascribed) -> list[Found]:
    """Passages of those who are named first, since the same words may be anybody's; then the nearest."""
    if not ascribed.within:
        return list(found)
    return sorted(found, key=lambda one: (ascribed.rank(searcher, one), one.grade))


def of_equal(found: Sequence[Found]) -> Comparison:
    """What passages of the same words come to, each of which may be meant: the verdict is the first one's."""
    best = found[0]
    reason = {
        Grade.EXACT: "",
        Grade.NORMALISED: "the words are the same; marks, dashes, spaces, capitals or hyphens differ",
        Grade.PUNCTUATION: "the words are the same; punctuation that may change the sense differs",
        Grade.CUT: _cut_off(best),
    }[best.grade]
    return Comparison(_VERDICT_OF[best.grade], tuple(found), "", reason, alternatives=True)


def _cut_off(found: Found) -> str:
    return f"the words are the same, but {_ANOTHER} “{found.cut}”"


def _marked(searcher: Searcher, pieces: Pieces, ascribed: Ascribed) -> Comparison | None:
    """A quotation whose marked changes explain all that differs, or whose pieces come from separate
    places."""
    if len(pieces.pieces) == 1:
        equal = _preferred(searcher, searcher.equal(pieces.pieces[0].wording), ascribed)
        if not equal:
            return None
        if not equal[0].grade.faithful:
            return of_equal(equal)
        return Comparison(Verdict.MARKED, (equal[0],), "", "the author's marks explain what differs")
    chain = chained(searcher, pieces.pieces, lambda one: ascribed.rank(searcher, one))
    if chain is None:
        return _scattered(searcher, pieces)
    if not one_answer(searcher, chain):
        return Comparison(Verdict.STITCHED, chain, "", "an ellipsis joins separate answers")
    cut = next((one for one in chain if one.grade is Grade.CUT), None)
    if cut:
        return Comparison(Verdict.ALTERED, chain, "", f"besides the marked changes {_ANOTHER} “{cut.cut}”")
    if any(one.grade is Grade.PUNCTUATION for one in chain):
        return Comparison(Verdict.ALTERED, chain, "", "besides the marked changes punctuation differs")
    return Comparison(
        Verdict.MARKED, chain, "", f"left out or replaced with a mark: {_left_out(searcher, chain)}"
    )


def _with_other_endings(searcher: Searcher, words: str, ascribed: Ascribed) -> Comparison | None:
    """A quotation whose author changed endings: "work[ed]" for what the transcript has as "works"."""
    if not has_endings(words):
        return None
    dropped = _marked(searcher, cut(words, Ending.DROPPED), ascribed)
    if dropped is not None and dropped.verdict is Verdict.MARKED:
        return dropped
    pieces = cut(words, Ending.REPLACED)
    for marked in _candidates(searcher, pieces, ascribed):
        whole = _with_stems(searcher, pieces, marked.passages)
        if whole:
            return replace(marked, passages=whole)
    return None


def _candidates(searcher: Searcher, pieces: Pieces, ascribed: Ascribed) -> list[Comparison]:
    """Where the words between the changed ones stand as they are: of one piece every place, for the word
    beside it decides."""
    if len(pieces.pieces) > 1:
        marked = _marked(searcher, pieces, ascribed)
        return [marked] if marked and marked.verdict is Verdict.MARKED else []
    places = (one for piece in pieces.pieces for one in searcher.equal(piece.wording))
    found = _preferred(searcher, [one for one in places if one.grade.faithful], ascribed)
    return [
        Comparison(Verdict.MARKED, (one,), "", "the author's marks explain what differs") for one in found
    ]


def _with_stems(searcher: Searcher, pieces: Pieces, chain: Sequence[Found]) -> tuple[Found, ...]:
    """The passages with the changed words at their ends; () unless each of these stands for one word that
    begins or ends alike."""
    opened, closed = len(pieces.opened.split()), len(pieces.closed.split())
    first = replace(chain[0], first=chain[0].first - opened * (STEM in pieces.opened))
    whole = [first, *chain[1:]]
    whole[-1] = replace(whole[-1], last=whole[-1].last + closed * (STEM in pieces.closed))
    between = [(one.last + 1, other.first) for one, other in pairwise(chain)]
    places = [(whole[0].first, chain[0].first), *between, (chain[-1].last + 1, whole[-1].last + 1)]
    said = [pieces.opened, *(piece.said for piece in pieces.pieces[1:]), pieces.closed]
    fits = all(
        _stand_for(searcher, stems.split(), place)
        for stems, place in zip(said, places, strict=True)
        if STEM in stems
    )
    return tuple(whole) if fits else ()


def _stand_for(searcher: Searcher, stems: Sequence[str], place: tuple[int, int]) -> bool:
    """Whether changed words stand for as many words of one speech, and deny or count no other way."""
    index, (low, high) = searcher.index, place
    if high - low != len(stems) or low < 0 or high > len(index.starts):
        return False
    if searcher.speech_number(low) != searcher.speech_number(high - 1):
        return False
    if not searcher.within_one(low, high - 1):
        return False
    language = index.transcript_at(low).language
    for word, stem in zip(searcher.forms(low, high), stems, strict=True):
        if not stem.startswith(STEM):
            return False
        head, tail, made = map(form, stem.split(STEM)[1:])
        if not _keeps(word, head, tail) or differs((word,), (made,), language):
            return False
    return True


def _keeps(word: str, head: str, tail: str) -> bool:
    """Whether a word begins and ends like what the author left of it, or has all its letters in order:
    "gave" those of "g[i]ve[s]". With another first letter it is as long, but "[him]self" is "myself"."""
    if not head and is_self(tail):
        return word.endswith(tail) and word != tail
    if not head:
        return word.endswith(tail) and len(word) == len(tail) + 1
    if tail:
        return len(word) >= len(head) + len(tail) and word.startswith(head) and word.endswith(tail)
    if len(head) < 2 or len(word) - len(head) > _LONGEST_ENDING:
        return False
    letters = iter(word)
    inner = word[:1] == head[:1] and all(letter in letters for letter in head)
    return inner or (len(head) > 2 and word.startswith(head[: max(3, len(head) - 2)]))


def _scattered(searcher: Searcher, pieces: Pieces) -> Comparison | None:
    """All pieces stand somewhere, but not in one transcript in this order."""
    if (
        any(piece.joint is Joint.BRACKET for piece in pieces.pieces)
        or min(len(piece.wording.forms) for piece in pieces.pieces) < 3
    ):
        return None
    places = [searcher.equal(piece.wording) for piece in pieces.pieces]
    if not all(places):
        return None
    return Comparison(
        Verdict.STITCHED, tuple(one[0] for one in places), "", "an ellipsis joins passages of separate places"
    )


def _left_out(searcher: Searcher, chain: Sequence[Found]) -> str:
    gaps = [searcher.between(*pair).strip(" \n") for pair in pairwise(chain)]
    return "; ".join(f"“{beginning(gap, 120)}”" for gap in gaps if gap) or "nothing"


def _different(searcher: Searcher, quoted: Wording, ascribed: Ascribed) -> Comparison:
    """A quotation that stands nowhere as it is."""
    nearest = searcher.nearest(quoted, within=ascribed.within)
    if nearest is not None and nearest.grade is Grade.CUT:
        return Comparison(Verdict.ALTERED, (nearest,), "", _cut_off(nearest))
    if nearest is not None and nearest.grade is not Grade.WORDS:
        return Comparison(
            _VERDICT_OF[nearest.grade],
            (nearest,),
            "",
            "the words are the same; hyphens, marks or the way of writing a number differ",
        )
    remarks = left_out(searcher, quoted, nearest) if nearest is not None else ()
    if nearest is not None and remarks and nearest.cut:
        return Comparison(Verdict.ALTERED, (nearest,), "", _cut_off(nearest))
    if nearest is not None and remarks:
        reason = f"the words are the same; without the transcriber's {', '.join(remarks)}"
        return Comparison(Verdict.NORMALISED, (nearest,), "", reason)
    near = nearest is not None and nearest.likeness > 1 - _BETTER_IN_RUNS
    chain = () if near else runs(searcher, quoted)
    if chain and put_together(searcher, chain):
        covered = sum(one.last - one.first + 1 for one in chain) / len(quoted.forms)
        if nearest is None or covered - nearest.likeness >= _BETTER_IN_RUNS:
            return Comparison(
                Verdict.STITCHED, chain, "", f"joined without a mark from {len(chain)} separate places"
            )
    chain = sentences_apart(searcher, quoted, ascribed.within)
    if chain:
        return Comparison(Verdict.STITCHED, chain, "", "its sentences stand in separate places")
    enough = _SHORT_ALIKE if len(quoted.forms) < _SHORT else _ALIKE
    if nearest is not None and nearest.likeness >= enough:
        return Comparison(Verdict.ALTERED, (nearest,), shown(nearest.steps), "words differ")
    return _not_found(nearest, quoted)


def _not_found(nearest: Found | None, quoted: Wording) -> Comparison:
    if nearest is None:
        return Comparison(Verdict.NOT_FOUND, (), "", "no transcript has a run of its words")
    reached = 0
    for step in nearest.steps:
        if not step.same:
            break
        reached += len(step.quoted)
    stop = (
        f"matching stops after “{ending(' '.join(quoted.forms[:reached]), 30)}”"
        if reached
        else ("no transcript begins like it")
    )
    alike = f"the nearest passage shares {nearest.likeness:.0%} of the words"
    return Comparison(Verdict.NOT_FOUND, (nearest,), shown(nearest.steps), f"{stop}; {alike}")
