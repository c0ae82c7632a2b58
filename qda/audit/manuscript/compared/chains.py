"""A quotation in several runs of the transcripts' words: marked omissions, and passages put together."""

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from qda.audit.manuscript.compared.pieces import Joint, Piece
from qda.audit.manuscript.compared.places import Found, Grade, Searcher
from qda.audit.manuscript.compared.wording import Wording, wording

_FAR = 150
"""Words that an ellipsis may leave out of one answer before the passages count as separate places."""
_BRACKET = 12
_NEAR = 25
"""Words that may be missing without a mark and still be an omission, not a second place."""
_BACKCHANNEL = 6
_SHORTEST_RUN = 3
_SHORTEST_QUESTION = 1
_STOP = re.compile(r"[.!?…](?:\s|[\"”’)]|$)")
_COVERED = 0.85
_MEAN_RUN = 5
"""Words that runs have on average; shorter ones are turns of phrase that anybody uses."""
_MOST_RUNS = 5
_MOST_ANCHORS = 40


def chained(
    searcher: Searcher, pieces: Sequence[Piece], rank: Callable[[Found], int]
) -> tuple[Found, ...] | None:
    """The pieces of a quotation in order in one transcript, each with the same words; None if there is none.

    Of several places the one whose passages have the lowest `rank`, then the one with the least between them.
    """
    anchor = max(range(len(pieces)), key=lambda number: len(pieces[number].wording.forms))
    anchors = sorted(searcher.equal(pieces[anchor].wording), key=rank)[:_MOST_ANCHORS]
    found = (_around(searcher, pieces, anchor, one) for one in anchors)
    return min(
        (chain for chain in found if chain),
        key=lambda chain: (max(map(rank, chain)), chain[-1].last - chain[0].first),
        default=None,
    )


def _around(
    searcher: Searcher, pieces: Sequence[Piece], anchor: int, found: Found
) -> tuple[Found, ...] | None:
    chain = [found]
    for number in range(anchor + 1, len(pieces)):
        words, room = pieces[number].wording, _room(pieces[number])
        after = searcher.equal_between(
            words, chain[-1].last + 1, chain[-1].last + 1 + room + len(words.forms)
        )
        if not after:
            return None
        chain.append(searcher.passage(words, after[0]))
    for number in range(anchor - 1, -1, -1):
        words, room = pieces[number].wording, _room(pieces[number + 1])
        ahead = searcher.equal_between(words, chain[0].first - room - len(words.forms), chain[0].first)
        if not ahead:
            return None
        chain.insert(0, searcher.passage(words, ahead[-1]))
    transcripts = {searcher.number(one) for one in chain}
    return tuple(chain) if len(transcripts) == 1 else None


def _room(piece: Piece) -> int:
    return _BRACKET + len(piece.said.split()) if piece.joint is Joint.BRACKET else 4 * _FAR


def one_answer(searcher: Searcher, chain: Sequence[Found], *, most: int = _FAR) -> bool:
    """Whether passages follow each other in what one voice says, interrupted by no more than a word or
    two."""
    for one, other in pairwise(chain):
        if searcher.number(one) != searcher.number(other):
            return False
        if not 0 <= other.first - one.last - 1 <= most:
            return False
        transcript = searcher.transcript(one)
        first, last = searcher.speech_number(one.last), searcher.speech_number(other.first)
        between = transcript.speeches[first + 1 : last]
        same = set(transcript.speeches[first].names) & set(transcript.speeches[last].names)
        interrupted = any(
            _takes_the_floor(span.of(transcript.text)) for speech in between for span in speech.spans
        )
        if first != last and (not same or interrupted):
            return False
    return True


def _takes_the_floor(said: str) -> bool:
    """Whether an interruption is more than a sign of listening: many words, or a question in some."""
    words = len(said.split())
    return words > _BACKCHANNEL or (words > _SHORTEST_QUESTION and "?" in said)


def sentences_apart(searcher: Searcher, quoted: Wording, within: Collection[int]) -> tuple[Found, ...]:
    """The sentences of a quotation when each is one of a transcript, all of one, but not together.

    The first may be the end of one, and the last the beginning.
    """
    bounds = [0, *(n for n in range(1, len(quoted.forms)) if _STOP.search(quoted.gap(n))), len(quoted.forms)]
    if len(bounds) < 3:
        return ()
    places = []
    for first, last in pairwise(bounds):
        equal = searcher.equal(wording(quoted.of(first, last - 1)))
        begun, ended = first == 0 and last - first > 1, last == len(quoted.forms)
        places.append([one for one in equal if _is_sentence(searcher, one, begun=begun, ended=ended)])
        if not places[-1]:
            return ()
    transcripts = [{searcher.number(one) for one in each} for each in places]
    common = set.intersection(*transcripts)
    if not common:
        return ()
    number = min(common, key=lambda one: (one not in within, one))
    chain = tuple(next(one for one in each if searcher.number(one) == number) for each in places)
    return chain if put_together(searcher, chain) else ()


def _is_sentence(searcher: Searcher, found: Found, *, begun: bool, ended: bool) -> bool:
    """Whether a passage is a sentence, or the end of one that has `begun` before; or if it may end later, the
    beginning of one."""
    text, end = searcher.transcript(found).text, searcher.place(found).end
    whole = (begun or _begins(searcher, found)) and (ended or text[end : end + 1] in ".!?…")
    return whole and found.grade.faithful


def _begins(searcher: Searcher, found: Found) -> bool:
    """Whether a passage begins a sentence or what somebody says."""
    text, start = searcher.transcript(found).text, searcher.place(found).start
    speech = searcher.speeches(found)[0].spans[0].start
    return _opens_sentence(text, start) or (speech <= start and not text[speech:start].strip())


def runs(searcher: Searcher, quoted: Wording) -> tuple[Found, ...]:
    """The longest runs of the transcripts' words that make up a quotation; () when they do not nearly.

    Greedy from the left, each run as long as it can be; of equally long ones the one nearest behind the last.
    """
    ids = searcher.index.ids(quoted.forms)
    places, offsets, sizes = searcher.seeds(quoted)
    chain: list[Found] = []
    at = covered = 0
    while at < len(ids) and len(chain) <= _MOST_RUNS:
        starts = places[(offsets == at) & (sizes == _SHORTEST_RUN)].tolist()
        best, length = -1, 0
        for start in starts[:400]:
            size = _common(searcher, ids.tolist(), at, start)
            if size > length or (
                size == length and chain and 0 < start - chain[-1].last < abs(best - chain[-1].last)
            ):
                best, length = start, size
        if length < _SHORTEST_RUN:
            at += 1
            continue
        chain.append(Found(best, best + length - 1, Grade.NORMALISED))
        covered += length
        at += length
    enough = 2 <= len(chain) <= _MOST_RUNS and covered >= _COVERED * len(ids)
    return tuple(chain) if enough and covered >= _MEAN_RUN * len(chain) else ()


def _common(searcher: Searcher, ids: Sequence[int], at: int, start: int) -> int:
    index = searcher.index
    words, stop = index.words, int(index.first_word[index.transcript_of(start) + 1])
    size = 0
    while at + size < len(ids) and start + size < stop and words[start + size] == ids[at + size]:
        size += 1
    return size


def put_together(searcher: Searcher, chain: Sequence[Found]) -> bool:
    """Whether runs come from separate places: several transcripts or answers, out of order, or whole
    sentences apart. A few missing words within one answer are an omission."""
    for one, other in pairwise(chain):
        if not one_answer(searcher, (one, other), most=_NEAR):
            return True
        text, end, start = searcher.transcript(one).text, searcher.place(one).end, searcher.place(other).start
        behind, ahead = text[end : end + 2], text[start - 2 : start]
        sentences = behind[:1] in ".!?…" and any(mark in ahead for mark in ".!? \n")
        if other.first - one.last > 3 and sentences and _begins(searcher, other):
            return True
    return False


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at][-4:].rstrip(" \n\t\"'“‘(")
    return not before or before[-1] in ".!?…"
