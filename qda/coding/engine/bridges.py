"""What ends no reach: marks beside an aside, between the items of a series and around an interruption, and
the relative clauses of subjects."""

import numpy as np
from numpy.typing import NDArray

from qda.coding.engine.cue_places import Joints, next_of
from qda.coding.plain.assertion import MOST_ASIDE, MOST_ITEM
from qda.language.arrays import Ints
from qda.language.corpus.corpus import BREAK, CLAUSE_BREAK, COLON, QUOTED, QUOTES, SEMICOLON, Corpus


class Bridges:
    """The marks of a corpus as they end what cues reach."""

    def __init__(self, corpus: Corpus, joints: Joints) -> None:
        self._corpus = corpus
        self._flags = np.append(corpus.word_flags, np.uint8(0))
        self._opened = np.zeros(len(self._flags), dtype=np.bool_)
        self._opened[joints.openers] = True
        self._opened[joints.asides[0]] = False  # "you know" begins no clause
        self._breaks = np.flatnonzero(self._flags & CLAUSE_BREAK)
        start, end = joints.subjects
        order = np.lexsort((end, start))
        self._subjects = start[order], end[order]
        start, end = self._going_on(*joints.asides)
        word, _behind = self._going_on(*joints.series)
        first = corpus.sentence_word[corpus.sentence_of(word)]
        bridged = np.concatenate([start, end, self._items(word, first)])
        bridged = bridged[self._passable(bridged)]
        flags = self._flags.copy()
        flags[bridged] &= ~np.uint8(BREAK | CLAUSE_BREAK)
        self.flags = flags[:-1]

    def parted(self, word: Ints) -> NDArray[np.bool_]:
        """(N,) whether words (N,), or the end of the corpus, stand behind a mark that parts clauses."""
        parted: NDArray[np.bool_] = (np.append(self.flags, np.uint8(0))[word] & CLAUSE_BREAK) > 0
        return parted

    def speech(self, word: Ints) -> NDArray[np.bool_]:
        """(N,) whether words (N,), or the end of the corpus, stand behind a mark with which speech begins."""
        speech: NDArray[np.bool_] = (self._flags[word] & (QUOTES | COLON)) > 0
        return speech

    def resumed(self, behind: Ints, last: Ints) -> tuple[Ints, Ints]:
        """(N,) each: where what cues deny goes on behind an interruption, and from where on a mark ends it.

        `behind` (N,) are the words behind the cues, `last` (N,) where what they may reach ends.
        """
        end = np.append(self._breaks, np.iinfo(np.int64).max)[self._breaks.searchsorted(behind, "right")]
        possible = (behind < last) & (end <= behind + MOST_ASIDE) & (end < last)
        end = np.where(possible, end, behind)
        for word in (behind, end):
            marked = (self._flags[word] & CLAUSE_BREAK) > 0
            possible &= marked & ~self._opened[word] & self._passable(word)
        return np.where(possible, end, behind), np.where(possible, end + 1, behind)

    def unquoted(self, behind: Ints, last: Ints) -> Ints:
        """(N,) where what is quoted right `behind` reports (N,) ends, at `last` (N,) at the latest."""
        ended = next_of(np.flatnonzero(self._flags & QUOTED), behind + 1, last)
        opened = (behind < last) & ((self._flags[behind] & QUOTES) > 0)
        return np.where(opened, ended, behind)

    def past_subjects(self, begin: Ints) -> Ints:
        """The places from which on a word may end a reach that begins at each: behind the word with which the
        relative clause of a subject begins there, if one does."""
        starts, ends = self._subjects
        last = starts.searchsorted(begin, "right") - 1
        starting = np.append(starts, -1)[last] == begin
        return np.where(starting, np.append(ends, -1)[last] + 1, begin)

    def _going_on(self, start: Ints, end: Ints) -> tuple[Ints, Ints]:
        """Those behind which no clause of its own begins; what begins with the next sentence is none."""
        last = self._corpus.sentence_word[self._corpus.sentence_of(start) + 1]
        goes_on = (end == last) | ~self._opened[end]
        return start[goes_on], end[goes_on]

    def _items(self, word: Ints, first: Ints) -> Ints:
        """Where the items of series begin, back from the words before their last ones."""
        begun = [word[(word > first) & self._comma(word)]]
        while len(word):
            found = np.append(-1, self._breaks)[self._breaks.searchsorted(word, "left")]
            near = (found > first) & (found >= word - MOST_ITEM)
            near &= ~self._opened[found] & self._comma(found)
            word, first = found[near], first[near]
            begun.append(word)
        return np.concatenate(begun)

    def _comma(self, word: Ints) -> NDArray[np.bool_]:
        """Whether words stand behind a comma and no stronger mark."""
        comma: NDArray[np.bool_] = (self._flags[word] & (CLAUSE_BREAK | BREAK)) == CLAUSE_BREAK
        return comma

    def _passable(self, word: Ints) -> NDArray[np.bool_]:
        passable: NDArray[np.bool_] = (self._flags[word] & (COLON | SEMICOLON)) == 0
        return passable
