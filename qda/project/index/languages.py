"""The languages of a project, loaded when a text has to be cut into words and not before.

Loading a language takes longer than all the rest of a report whose texts and codings are as they were; so
this is the one place that imports it late.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qda.errors import Place, UsageError
from qda.ingest.notice import Notice
from qda.language.data import FALLBACK
from qda.language.shipped import is_shipped, way_out
from qda.language.version import version_of
from qda.model.codebook import Codebook
from qda.model.document import Document
from qda.model.settings import Settings

if TYPE_CHECKING:
    from qda.language.language import Language
_WHERE = "The language is written at the head of the text, or was told by what made the file."
MOST_FORMS = 100_000
"""Forms of words that a language may remember before it is taken afresh: they fill some 170 MB."""


def code_of(document: Document, settings: Settings) -> str:
    """The language that a document is read in: its own, or the project's; any, where its own has no rules."""
    own = document.language or settings.language
    return FALLBACK if own != settings.language and _without_rules(own) else own


def read_as_any(document: Document, settings: Settings) -> Notice | None:
    """What to say of a document whose own language has no rules."""
    own = document.language
    error = _without_rules(own) if own and own != settings.language else None
    if error is None:
        return None
    what = f"{error.problem}: it is read as {FALLBACK}, any language, its words as they are written"
    return Notice(what, document.name, f"{way_out(str(own))} {_WHERE}".strip())


def refuse_language(code: str) -> None:
    """Raise UsageError for a language that cannot be read."""
    error = _without_rules(code)
    if error is not None:
        raise error


@cache
def _without_rules(code: str) -> UsageError | None:
    """Why a language cannot be read; None when it can. Only for codes that spaCy has no folder for, or which
    need another package, is spaCy asked."""
    if is_shipped(code):
        return None
    from qda.language.load import load
    from qda.project.index.kept_languages import KEPT

    try:
        load(code, None, KEPT)
    except UsageError as error:
        return error
    return None


def model_of(code: str, settings: Settings) -> str | None:
    """The trained model for a language, if the settings name one."""
    return settings.language_model if code == settings.language else None


def language_of(codebook: Codebook, settings: Settings) -> Language:
    """The language of a codebook; one that there is not is told with the place where it is written."""
    return load_language(codebook.language, settings, codebook.language_place)


def language_of_text(document: Document, settings: Settings) -> Language:
    """The language that a document is read in."""
    return load_language(code_of(document, settings), settings)


def load_language(code: str, settings: Settings, place: Place | None = None) -> Language:
    """Load a language as the settings want it; `place` is where it is written, if that is known."""
    from qda.language.load import load
    from qda.project.index.kept_languages import KEPT

    try:
        return load(code, model_of(code, settings), KEPT)
    except UsageError as error:
        place = place or (settings.language_place if code == settings.language else None)
        if place is not None:
            raise UsageError(error.problem, place=place, remedy=error.remedy) from error
        remedy = f"{error.remedy} It is said in a codebook (language:)."
        raise UsageError(error.problem, remedy=remedy) from error


def fresh_language(code: str, settings: Settings) -> Language:
    """The same language without what it has met: for who reads more than memory holds."""
    from qda.language.load import fresh
    from qda.project.index.kept_languages import KEPT

    return fresh(code, model_of(code, settings), KEPT)


def language_version(code: str, settings: Settings) -> str:
    """What tells whether tokens, lemmas and sentences would be the same; does not load the language."""
    return version_of(code, model_of(code, settings))
