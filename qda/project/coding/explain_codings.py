"""Why passages were coded."""

from collections.abc import Sequence

from qda.coding.explain import Explanation, explain
from qda.model.progress import Progress, counted
from qda.project.coding.coder import compiled_codebook
from qda.project.decisions.find_coding import document_called, refuse_unknown_code
from qda.project.index.index_text import index_text
from qda.project.study import Study
from qda.project.workspace import Workspace


def explain_all(
    workspace: Workspace,
    study: Study,
    codes: Sequence[str],
    documents: Sequence[str],
    *,
    include_interviewer: bool,
    progress: Progress,
) -> list[Explanation]:
    """Why each passage was coded, for the named codes and documents, or for all."""
    book = study.codebook
    for code in codes:
        refuse_unknown_code(code, book)
    chosen = [document_called(name, study.documents) for name in documents] or list(study.documents)
    wanted = frozenset(one for code in codes for one in book.within(code)) or None
    compiled = compiled_codebook(workspace, book)
    return [
        one
        for document in counted("Explaining", chosen, len(chosen), progress)
        for one in explain(
            document,
            index_text(document, workspace),
            compiled,
            codes=wanted,
            include_interviewer=include_interviewer,
        )
    ]
