"""spaCy's token patterns over sentences whose tokens and lemmas are known already."""

import re
from collections.abc import Mapping, Sequence

from spacy.errors import MatchPatternError
from spacy.language import Language as Pipeline
from spacy.matcher import Matcher
from spacy.tokens import Doc

from qda.errors import PatternError
from qda.model.codebook import TokenPattern


class TokenMatcher:
    """Matches named token patterns. With a trained pipeline its tags and shapes can be asked for too.

    Raises PatternError for a pattern that spaCy does not understand.
    """

    def __init__(self, pipeline: Pipeline, patterns: Mapping[str, TokenPattern]) -> None:
        self._pipeline = pipeline
        self._matcher = Matcher(pipeline.vocab, validate=True)
        for name, tokens in patterns.items():
            self._add(name, tokens)

    def matches(
        self, words: Sequence[str], spaces: Sequence[bool], lemmas: Sequence[str]
    ) -> list[tuple[str, int, int]]:
        """The name, first token and token after the last of each match in a sentence."""
        doc = Doc(self._pipeline.vocab, words=list(words), spaces=list(spaces))
        for _, component in self._pipeline.pipeline:
            doc = component(doc)
        for token, lemma in zip(doc, lemmas, strict=True):
            token.lemma_ = lemma
        names = self._pipeline.vocab.strings
        return [(names[key], start, end) for key, start, end in self._matcher(doc)]

    def _add(self, name: str, tokens: TokenPattern) -> None:
        try:
            self._matcher.add(name, [[dict(token) for token in tokens]])
            self._matcher(Doc(self._pipeline.vocab, words=["word"], lemmas=["word"]))
        except (MatchPatternError, ValueError, TypeError, re.error) as error:
            reason = " ".join(str(error).split())[:300]
            remedy = "Token patterns are written as spaCy's Matcher wants them, such as [{LOWER: border}]."
            raise PatternError(
                f"spaCy does not understand this token pattern: {reason}", remedy=remedy
            ) from error
