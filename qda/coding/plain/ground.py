"""Where patterns are looked for: sentences that may be coded, and the scope of AND and NOT around each."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from qda.coding.patterns.words import Words
from qda.coding.plain.stretch import Match, Region
from qda.model.codebook import Scope


@dataclass(frozen=True, slots=True)
class Ground:
    """The scope that each sentence lies in, by the sentence's number, and the words `[first, last)` that hold
    them all; a sentence without a scope is not looked at."""

    words: Words
    scopes: Mapping[int, Region]
    first: int
    last: int

    def holds(self, word: int) -> bool:
        """Whether a word may be found."""
        return self.words.sentence[word] in self.scopes

    def around(self, match: Match) -> tuple[int, int]:
        """The words `[start, end)` of the scopes that a match touches."""
        sentence, bounds = self.words.sentence, self.words.bounds
        first, last = self.scopes[sentence[match.start]], self.scopes[sentence[match.end - 1]]
        return bounds[first.first][0], bounds[last.last - 1][1]


def ground(words: Words, codable: list[int], scope: Scope) -> Ground:
    """Some sentences, in order, each in its sentence, paragraph or turn."""
    sentences = words.index.sentences

    def holder(sentence: int) -> int:
        match scope:
            case Scope.PARAGRAPH:
                return sentences[sentence].paragraph
            case Scope.TURN:
                return sentences[sentence].turn
            case Scope.SENTENCE:
                return sentence

    scopes: dict[int, Region] = {}
    for _, group in groupby(codable, key=holder):
        own = list(group)
        scopes.update(dict.fromkeys(own, Region(own[0], own[-1] + 1)))
    if not scopes:
        return Ground(words, {}, 0, 0)
    return Ground(words, scopes, words.bounds[codable[0]][0], words.bounds[codable[-1]][1])


def sentence_alone(words: Words, sentence: int) -> Ground:
    """One sentence."""
    return Ground(words, {sentence: Region(sentence, sentence + 1)}, *words.bounds[sentence])
