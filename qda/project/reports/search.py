"""Look for a pattern in the texts of a project, and turn what was found into a person's codings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.frames import coded_of
from qda.analysis.frames.selection import ALL, Selection, select
from qda.analysis.words.concordance import CONTEXT, concordance
from qda.coding.codebook.source_prints import needed_for
from qda.coding.rule_codings import FoundIn, rule_codings
from qda.model.codebook import Code, Codebook, Rule, Scope
from qda.model.table import Table
from qda.project.coded import coded, numbers_of, places
from qda.project.study import Study
from qda.project.workspace import Workspace

if TYPE_CHECKING:
    from qda.coding.engine.codings import Codings
    from qda.project.index.corpora import Shelf

_SEARCHED = "the pattern"
"""The name of what is looked for; no code can have it, for it holds a space."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pattern in the codebook's language, and how far its AND and NOT reach."""

    pattern: str
    scope: Scope = Scope.SENTENCE


def search(
    workspace: Workspace, study: Study, wanted: Wanted, selection: Selection, *, context: int = CONTEXT
) -> Table:
    """Each hit of a pattern with the words around it.

    Documents, participants and kinds say where to look. Codes, themes, coders, assertions and statuses name
    codings: with any of them, only hits that touch such a coding are listed. Raises PatternError for what is
    wrong in the pattern, UsageError for a filter that names something unknown.
    """
    texts = {document.name: document for document in study.documents}
    return concordance(
        hits(workspace, study, wanted, selection),
        select(coded(study), selection),
        cache(lambda name: (texts[name].text, texts[name].body)),
        inside=about_codings(selection),
        context=context,
        parameters={"pattern": wanted.pattern, "scope": str(wanted.scope), **in_words(selection)},
    )


def about_codings(selection: Selection) -> bool:
    """Whether a selection names codings, beside documents and people."""
    return any(
        (selection.codes, selection.themes, selection.coders, selection.assertions, selection.statuses)
    )


def in_words(selection: Selection) -> dict[str, str]:
    """The filters of a search as parameters of its table."""
    unsaid = set() if about_codings(selection) else {"assertions", "statuses"}
    return {name: value for name, value in selection.in_words().items() if name not in unsaid}


def hits(workspace: Workspace, study: Study, wanted: Wanted, selection: Selection) -> Coded:
    """What a pattern finds in the selected documents and people, as if it were the only code."""
    select(coded(study), selection)  # or a UsageError, before the work is done
    rule = Rule(_SEARCHED, wanted.pattern, 1, 1, _SEARCHED)
    code = Code(_SEARCHED, _SEARCHED, scope=wanted.scope, match=(rule,))
    own = Codebook(_SEARCHED, study.codebook.language, (code,))
    found = _find(workspace, study, code, include_interviewer=selection.include_interviewer)
    rules = rule_codings(own, study.documents, found)
    attributes = study.people.attributes
    everything = coded_of(own, study.documents, places(study), (), {}, attributes, numbers_of(rules))
    where = replace(selection, codes=(), themes=(), coders=(), statuses=(), assertions=(ALL,))
    return select(everything, where, called="hits")


def _find(workspace: Workspace, study: Study, code: Code, *, include_interviewer: bool) -> list[FoundIn]:
    """The pattern, which may use lists and codes of the codebook, found in every shelf."""
    from qda.project.coding.coder import code_shelf, compiled_codebook
    from qda.project.index.cues_file import cues_of

    codebook = replace(study.codebook, codes=(*study.codebook.codes, code))
    compiled = compiled_codebook(workspace, codebook, only=needed_for(codebook, [code.code]))

    def of(shelf: Shelf) -> dict[str, Codings]:
        cues = cues_of(shelf.path, shelf.corpus, codebook.language, workspace.settings)
        only = frozenset({code.code})
        return code_shelf(workspace, compiled, shelf, cues, only, include_interviewer=include_interviewer)

    return [(shelf.corpus, shelf.documents, of(shelf)) for shelf in study.corpora.shelves]
