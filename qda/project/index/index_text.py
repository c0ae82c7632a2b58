"""One text indexed for itself, to try something or to explain it; nothing of it is kept."""

from qda.language.corpus.index import Index
from qda.model.document import Document
from qda.project.index.languages import language_of_text
from qda.project.index.speakers_told import as_settings_say
from qda.project.workspace import Workspace
from qda.units.segment import segment


def index_text(document: Document, workspace: Workspace) -> Index:
    """Index a document without keeping the index."""
    settings = workspace.settings
    document = as_settings_say(document, settings)
    language = language_of_text(document, settings)
    return segment(document, language, interviewers=settings.interviewers)
