"""Documents coded in memory: the same steps as in a project, without its files."""

from collections.abc import Sequence
from typing import NamedTuple

from qda.coding.compile import CompiledCodebook
from qda.coding.engine.codings import NOTHING
from qda.coding.engine.scopes import find_scopes
from qda.coding.rule_codings import RuleCodings, rule_codings
from qda.language.corpus.corpus import Corpus
from qda.language.language import Language, Tokens
from qda.model.coding import Coding
from qda.model.document import LITERATURE, Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.coding.coder import code_words
from qda.project.index.speakers_told import as_settings_say
from qda.units.gather import Incoming, gather


class CodedTexts(NamedTuple):
    """Documents in the order in which they were given, as a corpus, and what the rules find in them."""

    corpus: Corpus
    codings: RuleCodings


def code_texts(
    documents: Sequence[Document],
    language: Language,
    compiled: CompiledCodebook,
    settings: Settings,
    *,
    include_interviewer: bool,
) -> CodedTexts:
    """Code documents of one language, which have names of their own, by the codes that are compiled."""
    incoming = (Incoming(one.name, as_settings_say(one, settings), language) for one in documents)
    corpus = gather(incoming, interviewers=settings.interviewers)

    def cut(number: int, spans: list[Span]) -> Tokens:
        return language.tokenize(documents[number].text, spans)

    scopes = find_scopes(corpus, compiled.language)
    codings = code_words(corpus, compiled, scopes, cut, include_interviewer=include_interviewer)
    of_all = {code.code: codings.get(code.code, NOTHING) for code in compiled.codebook}
    found = (corpus, dict(enumerate(documents)), of_all)
    return CodedTexts(corpus, rule_codings(compiled.codebook, tuple(documents), [found]))


def code_each(texts: Sequence[str], compiled: CompiledCodebook, settings: Settings) -> list[list[Coding]]:
    """The codings of each of some texts in the codebook's language, every one a document of its own."""
    documents = [
        Document(str(number), LITERATURE, text, Span(0, len(text)), source="", source_hash="")
        for number, text in enumerate(texts)
    ]
    coded = code_texts(documents, compiled.language, compiled, settings, include_interviewer=False)
    found: list[list[Coding]] = [[] for _ in texts]
    for one in coded.codings.every():
        found[int(one.anchor.document)].append(one)
    return found
