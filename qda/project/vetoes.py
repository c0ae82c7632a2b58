"""Which rules under `unless` find anything: looked for as if they were rules of a code of their own."""

from dataclasses import replace

from qda.coding.source_prints import needed_for
from qda.model.codebook import Code
from qda.project.coder import code_shelf, compiled_codebook
from qda.project.cues_file import cues_of
from qda.project.study import Study
from qda.project.workspace import Workspace


def vetoes_found(workspace: Workspace, study: Study) -> frozenset[str]:
    """The names of the rules under `unless` that find something in the documents of a study."""
    book = study.codebook
    # a code's name has no blank in it, so these are nobody else's
    own = {f"{code.code} unless": code.unless for code in book if code.unless}
    if not own:
        return frozenset()
    extended = replace(book, codes=(*book.codes, *(Code(name, name, match=own[name]) for name in own)))
    compiled = compiled_codebook(workspace, extended, only=needed_for(extended, own))
    found: set[str] = set()
    for shelf in study.corpora.shelves:
        cues = cues_of(shelf.path, shelf.corpus, book.language, workspace.settings)
        coded = code_shelf(workspace, compiled, shelf, cues, frozenset(own), include_interviewer=False)
        for name, codings in coded.items():
            found.update(own[name][number].name for number in set(codings.rules.values.tolist()))
    return frozenset(found)
