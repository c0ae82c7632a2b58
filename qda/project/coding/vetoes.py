"""Which rules under `unless` find anything: looked for as if they were rules of a code of their own."""

from dataclasses import replace

from qda.coding.compile import CompiledCode, CompiledCodebook
from qda.model.codebook import Scope
from qda.project.coding.coder import code_shelf
from qda.project.index.cues_file import cues_of
from qda.project.study import Study
from qda.project.workspace import Workspace


def vetoes_found(workspace: Workspace, study: Study, compiled: CompiledCodebook) -> frozenset[str]:
    """The names of the rules under `unless` that find something in the documents of a study."""
    # a code's name has no blank in it, so these are nobody else's
    own = {f"{code.code} unless": code for code in compiled.codes if code.unless}
    vetoes = tuple(_as_code(name, code) for name, code in own.items())
    compiled = replace(compiled, codes=(*compiled.codes, *vetoes))
    found: set[str] = set()
    for shelf in study.corpora.shelves if own else ():
        cues = cues_of(shelf.path, shelf.corpus, compiled.language.code, workspace.settings)
        coded = code_shelf(workspace, compiled, shelf, cues, frozenset(own), include_interviewer=False)
        for name, codings in coded.items():
            found.update(own[name].unless[number].rule.name for number in set(codings.rules.values.tolist()))
    return frozenset(found)


def _as_code(name: str, code: CompiledCode) -> CompiledCode:
    """A code that has the vetoes of another as its rules; they hold in sentences."""
    return CompiledCode(name, Scope.SENTENCE, code.unless, (), code.fingerprint, code.speaks_of)
