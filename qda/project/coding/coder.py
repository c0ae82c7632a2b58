"""The work of coding: compile, find the cues, find the passages. Loads all that it takes, spaCy excepted."""

from collections.abc import Collection, Mapping

from qda.coding.compile import CompiledCodebook, compile_codebook
from qda.coding.engine.code import code_corpus, codings_of
from qda.coding.engine.codings import Codings
from qda.coding.engine.found import Found
from qda.coding.engine.scopes import Scopes
from qda.coding.engine.token_rules import Cut, token_matches
from qda.coding.patterns.pattern import TokenRule
from qda.language.corpus.corpus import Corpus
from qda.language.language import Tokens
from qda.model.codebook import Codebook
from qda.model.span import Span
from qda.project.index.corpora import Shelf
from qda.project.index.languages import language_of, language_of_text
from qda.project.workspace import Workspace


def compiled_codebook(
    workspace: Workspace, codebook: Codebook, *, only: frozenset[str] | None = None
) -> CompiledCodebook:
    """Compile the codebook, or only some of its codes, in its language. Raises Problems with every fault."""
    return compile_codebook(codebook, language_of(codebook, workspace.settings), only=only)


def code_shelf(
    workspace: Workspace,
    compiled: CompiledCodebook,
    shelf: Shelf,
    scopes: Scopes,
    codes: frozenset[str],
    *,
    include_interviewer: bool,
) -> dict[str, Codings]:
    """The codings of some codes in the documents of a shelf.

    Of documents that lie idle in its file the `cut_from_texts` find nothing, for their texts are gone.
    """
    settings = workspace.settings

    def cut(number: int, spans: list[Span]) -> Tokens:
        document = shelf.documents[number]
        return language_of_text(document, settings).tokenize(document.text, spans)

    return code_words(
        shelf.corpus,
        compiled,
        scopes,
        cut,
        include_interviewer=include_interviewer,
        only=codes,
        documents=shelf.documents,
    )


def cut_from_texts(compiled: CompiledCodebook) -> frozenset[str]:
    """The codes that need the texts themselves: by a token pattern, or by a code that has one."""
    found: set[str] = set()
    for code in compiled.codes:  # a code speaks of earlier ones
        rules = (*code.match, *code.unless)
        if found & code.speaks_of or any(isinstance(rule.pattern, TokenRule) for rule in rules):
            found.add(code.code)
    return frozenset(found)


def code_words(
    corpus: Corpus,
    compiled: CompiledCodebook,
    scopes: Scopes,
    cut: Cut,
    *,
    include_interviewer: bool,
    only: frozenset[str] | None = None,
    documents: Collection[int] | None = None,
) -> dict[str, Codings]:
    """The codings of a corpus, by code; `cut` gives the tokens that token patterns ask for.

    `documents` are those that can be cut, by their numbers; None when all can.
    """

    def tokens(rules: list[TokenRule]) -> Mapping[str, Found]:
        return token_matches(rules, corpus, compiled.language, cut, documents)

    passages = code_corpus(
        corpus, compiled, scopes, tokens, include_interviewer=include_interviewer, only=only
    )
    return {code: codings_of(one) for code, one in passages.items()}
