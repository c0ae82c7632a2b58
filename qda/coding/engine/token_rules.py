"""spaCy token patterns in a corpus, whose tokens are cut anew from the texts: the corpus keeps words only."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

import numpy as np

from qda.coding.engine.found import Found, in_order
from qda.coding.engine.ragged import Ragged, offsets_of
from qda.coding.patterns.pattern import TokenRule
from qda.language.characters.unseen import bare_token
from qda.language.corpus.corpus import Corpus
from qda.language.language import Language, Tokens
from qda.language.ranges import ranges
from qda.model.span import Span

Cut = Callable[[int, list[Span]], Tokens]
"""The tokens of some passages of a document, which is given by its number in the corpus."""


def token_matches(
    rules: Sequence[TokenRule],
    corpus: Corpus,
    language: Language,
    cut: Cut,
    documents: Collection[int] | None = None,
) -> dict[str, Found]:
    """The matches of each rule by its name. A match must touch at least one word; its stretch is the words
    that its tokens are. With `documents` only these are cut, by their numbers: of the others no text is
    known any more."""
    matcher = language.tokenizer.matcher({rule.name: rule.tokens for rule in rules})
    found: dict[str, list[tuple[int, int]]] = {rule.name: [] for rule in rules}
    for document in range(len(corpus.documents)) if documents is None else sorted(documents):
        for words, spaces, lemmas, word_of in _sentences(corpus, document, cut):
            for name, start, end in matcher.matches(words, spaces, lemmas):
                named = [word for word in word_of[start:end] if word >= 0]
                if named:
                    found[name].append((named[0], named[-1] + 1))
    return {name: _found(matches) for name, matches in found.items()}


def _found(matches: list[tuple[int, int]]) -> Found:
    start, end = np.array(matches, dtype=np.int64).reshape(-1, 2).T
    return in_order(Found(start, end, Ragged(offsets_of(end - start), ranges(start, end - start))))


def _sentences(
    corpus: Corpus, document: int, cut: Cut
) -> Iterator[tuple[list[str], list[bool], list[str], list[int]]]:
    """Each sentence's tokens: forms, whether a space follows, lemmas, and the word that each is, or -1."""
    first, last = corpus.document_sentence[document : document + 2].tolist()
    paragraphs = corpus.sentence_paragraph[first:last]
    opens = np.flatnonzero(np.diff(paragraphs, prepend=-1))
    starts = corpus.sentence_start[first:last][opens]
    ends = corpus.sentence_end[first:last][np.append(opens[1:], last - first)[: len(opens)] - 1]
    spans = [Span(a, b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    tokens = cut(document, spans)
    edges = tokens.starts.searchsorted(corpus.sentence_start[first:last])
    words = np.arange(*corpus.document_word[document : document + 2])
    place = tokens.starts.searchsorted(corpus.starts(words))
    word_of = np.full(len(tokens.starts), -1, dtype=np.int64)
    word_of[place] = words
    for low, high in pairwise([*edges.tolist(), len(tokens.starts)]):
        kinds = [tokens.types[kind] for kind in tokens.type_ids[low:high]]
        spaces = (tokens.starts[low + 1 : high] > tokens.ends[low : high - 1]).tolist()
        forms, lemmas = [bare_token(kind.form) for kind in kinds], [kind.lemma for kind in kinds]
        yield forms, [*spaces, False], lemmas, word_of[low:high].tolist()
