"""The index of each document: read when it is there and still true, made when it is not."""

from collections.abc import Sequence

from qda.language import index_file
from qda.language.index import Index
from qda.model.document import Document
from qda.model.identity import hash_plain
from qda.project.progress import Progress, counted, silent
from qda.project.tongues import code_of, language_version, load_language
from qda.project.workspace import Workspace
from qda.units.segment import segment


def index_key(document: Document, workspace: Workspace) -> str:
    """Everything that an index depends on, as one hash."""
    settings = workspace.settings
    return hash_plain(
        [
            document.name,
            document.kind,
            document.participant,
            document.text_hash,
            list(document.body),
            language_version(code_of(document, settings), settings),
            list(settings.interviewers),
        ]
    )


def indexes(
    workspace: Workspace, documents: Sequence[Document], *, progress: Progress = silent
) -> dict[str, Index]:
    """The index of every document by its name; only new or changed ones are made."""
    return {
        document.name: _index(workspace, document)
        for document in counted("Reading documents", documents, len(documents), progress)
    }


def _index(workspace: Workspace, document: Document) -> Index:
    path = workspace.indexes / f"{index_key(document, workspace).removeprefix('sha256:')}.index"
    known = index_file.read(path)
    if known is not None:
        return known
    index = index_text(document, workspace)
    path.parent.mkdir(parents=True, exist_ok=True)
    index_file.write(index, path)
    return index


def index_text(document: Document, workspace: Workspace) -> Index:
    """Index a document without keeping the index."""
    settings = workspace.settings
    language = load_language(code_of(document, settings), settings)
    return segment(document, language, interviewers=settings.interviewers)


def forget_others(workspace: Workspace, documents: Sequence[Document]) -> None:
    """Remove the indexes of texts that are no longer in the project."""
    kept = {f"{index_key(one, workspace).removeprefix('sha256:')}.index" for one in documents}
    for path in workspace.indexes.glob("*.index"):
        if path.name not in kept:
            path.unlink(missing_ok=True)
