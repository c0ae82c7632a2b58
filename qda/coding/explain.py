"""Why a passage was coded: the rule, the words it matched and the cue, each in its place."""

from dataclasses import dataclass

from qda.coding.compile import CompiledCodebook
from qda.coding.patterns.words import Words, words_of
from qda.coding.plain.match import Hit, find_passages
from qda.files.marked_yaml import typed
from qda.language.corpus.index import Index
from qda.model.coding import Assertion
from qda.model.document import Document
from qda.model.span import Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """One rule's match: `passage` is what surrounds it, `words` the matched words within the document."""

    document: str
    code: str
    rule: str
    pattern: str
    assertion: Assertion
    cue: str | None
    passage: Span
    words: tuple[Span, ...]


def explain(
    document: Document,
    index: Index,
    compiled: CompiledCodebook,
    *,
    codes: frozenset[str] | None = None,
    include_interviewer: bool = False,
) -> tuple[Explanation, ...]:
    """Every match in a document with what made it, in the order of the text."""
    words = words_of(document.text, index)
    patterns = {rule.rule.name: typed(rule.rule.pattern) for code in compiled.codes for rule in code.match}
    passages = find_passages(words, compiled, include_interviewer=include_interviewer, only=codes)
    found = [
        _explanation(document.name, passage.code, hit, words, patterns[hit.rule])
        for passage in passages
        for hit in passage.hits
    ]
    return tuple(sorted(found, key=lambda one: (one.words[0], one.code, one.rule)))


def _explanation(document: str, code: str, hit: Hit, words: Words, pattern: str) -> Explanation:
    sentences = words.index.sentences
    first, last = words.sentence[hit.match.start], words.sentence[hit.match.end - 1]
    return Explanation(
        document=document,
        code=code,
        rule=hit.rule,
        pattern=pattern,
        assertion=hit.assertion,
        cue=hit.cue,
        passage=Span(sentences[first].span.start, sentences[last].span.end),
        words=tuple(Span(words.starts[word], words.ends[word]) for word in sorted(hit.match.named)),
    )
