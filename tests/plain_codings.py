"""The rules' codings of a document as the plain evaluation has them, which those of the engine are to be."""

from qda.coding.compile import CompiledCodebook
from qda.coding.patterns.words import Words, words_of
from qda.coding.plain.match import Hit, Passage, find_passages
from qda.coding.policy import STRENGTH
from qda.language.corpus.index import Index
from qda.model.coding import RULES, Coding, anchor
from qda.model.document import Document
from qda.model.identity import coding_id
from qda.model.span import Span


def code_document(
    document: Document,
    index: Index,
    compiled: CompiledCodebook,
    *,
    include_interviewer: bool = False,
    only: frozenset[str] | None = None,
) -> tuple[Coding, ...]:
    """The codings of one document, by start, end and order of the codebook; with `only`, of these codes."""
    words = words_of(document.text, index)
    passages = find_passages(words, compiled, include_interviewer=include_interviewer, only=only)
    order = {code.code: number for number, code in enumerate(compiled.codebook)}
    codings = [_coding(document, words, passage) for passage in passages]
    return tuple(sorted(codings, key=lambda one: (one.anchor.start, one.anchor.end, order[one.code])))


def decisive(passage: Passage) -> Hit:
    """The hit whose assertion the coding takes: affirmed before hedged, reported and negated."""
    return min(passage.hits, key=lambda hit: (STRENGTH.index(hit.assertion), hit.match.start, -hit.match.end))


def _coding(document: Document, words: Words, passage: Passage) -> Coding:
    span = Span(words.starts[passage.start], words.ends[passage.end - 1])
    rules = sorted({hit.rule for hit in passage.hits}, key=_rule_number)
    held = decisive(passage)
    return Coding(
        id=coding_id(document.name, words.index.text_hash, passage.code, *span),
        anchor=anchor(document.name, words.index.text_hash, document.text, span),
        code=passage.code,
        coder=RULES,
        assertion=held.assertion,
        rule="; ".join(rules),
        cue=held.cue,
        score=float(len(rules)),
    )


def _rule_number(name: str) -> tuple[str, int]:
    code, number = name.rsplit("/", 1)
    return code, int(number)
