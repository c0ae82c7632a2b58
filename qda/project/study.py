"""A project as it stands: its texts, its codebook and every coding with what people decided about it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from qda.analysis.coded import Coded
from qda.analysis.frames import coded_of
from qda.coding.decided import decided
from qda.coding.reanchor import carry
from qda.errors import UsageError
from qda.language.index import Index
from qda.model.codebook import Codebook
from qda.model.coding import Coding
from qda.model.decision import Memo
from qda.model.document import Document
from qda.project.codebooks import load_codebook
from qda.project.indexes import indexes
from qda.project.machine import Machine, machine_codings
from qda.project.progress import Progress, silent
from qda.project.workspace import Workspace


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """Everything that reports are made from."""

    codebook: Codebook
    documents: tuple[Document, ...]
    indexes: Mapping[str, Index]
    machine: Machine
    codings: tuple[Coding, ...]
    coded: Coded


def load_study(
    workspace: Workspace, *, include_interviewer: bool = False, progress: Progress = silent
) -> Study:
    """The project as its database holds it; whatever is new is indexed and coded."""
    documents = workspace.store.documents()
    refuse_no_documents(documents)
    codebook = load_codebook(workspace)
    return assemble(
        workspace, codebook, documents, include_interviewer=include_interviewer, progress=progress
    )


def refuse_no_documents(documents: tuple[Document, ...]) -> None:
    """Raise UsageError for a project without texts, for there is nothing to report on."""
    if not documents:
        remedy = "Put transcripts into the transcripts folder and use: qda run (or qda import FILE)"
        raise UsageError("there is no document in this project", remedy=remedy)


def assemble(
    workspace: Workspace,
    codebook: Codebook,
    documents: tuple[Document, ...],
    *,
    include_interviewer: bool = False,
    progress: Progress = silent,
) -> Study:
    """Index and code documents, and join people's work to them."""
    read = indexes(workspace, documents, progress=progress)
    machine = machine_codings(
        workspace, codebook, documents, read, include_interviewer=include_interviewer, progress=progress
    )
    return joined(workspace, codebook, documents, read, machine)


def joined(
    workspace: Workspace,
    codebook: Codebook,
    documents: tuple[Document, ...],
    read: Mapping[str, Index],
    machine: Machine,
) -> Study:
    """Join people's work and what is known of participants to documents that are indexed and coded."""
    codings = decided(
        machine.codings,
        workspace.store.codings(),
        workspace.store.decisions(),
        {document.name: document.text_hash for document in documents},
    )
    people = workspace.store.participants()
    coded = coded_of(codebook, documents, read, codings, _memos(workspace, documents), people)
    return Study(codebook, documents, read, machine, codings, coded)


def _memos(workspace: Workspace, documents: tuple[Document, ...]) -> dict[str, str]:
    """The memos on codings, under the ids that the codings have in the current texts."""
    current = {document.name: document for document in documents}
    texts: dict[str, list[str]] = defaultdict(list)
    for memo in workspace.store.memos(about="coding"):
        texts[_target(workspace, memo, current)].append(f"{memo.text} ({memo.coder})")
    return {target: "\n".join(said) for target, said in texts.items()}


def _target(workspace: Workspace, memo: Memo, current: Mapping[str, Document]) -> str:
    coding = memo.coding
    document = current.get(coding.anchor.document) if coding else None
    if coding is None or document is None or document.text_hash == coding.anchor.text_hash:
        return memo.target
    return carry(coding, workspace.store.text(coding.anchor.text_hash), document).coding.id
