"""Load a language, once. spaCy is loaded for a language whose rules are not known yet, or a trained model."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Protocol

from qda.errors import UsageError
from qda.language.data import FALLBACK, read
from qda.language.language import Language, Tokenizer
from qda.language.sentences import SentenceRules, sentence_rules
from qda.language.shipped import PACKAGES, way_out
from qda.language.speakers import SpeakerWords, speaker_words_of
from qda.language.tokens.names import nearest_code
from qda.language.tokens.ruled_tokenizer import RuledTokenizer
from qda.language.tokens.token_rules import TokenRules
from qda.language.version import version_of
from qda.language.words.lemma_table import Table, read_table
from qda.language.words.lemmas import Lemmatiser, lemmatiser

if TYPE_CHECKING:
    from qda.language.tokens.spacy_tokenizer import BlankTokenizer


class Keeper(Protocol):
    """Keeps what takes long to find out about languages."""

    def rules(self, code: str, read: Callable[[], TokenRules | None]) -> TokenRules | None:
        """The rules of a language: those kept, or those that `read` reads now."""

    def table(self, code: str, read: Callable[[], Table | None]) -> Table | None:
        """The lemmas of a language, in the same way; None: there are none."""


class KeepsNothing:
    """Finds everything out anew."""

    def rules(self, code: str, read: Callable[[], TokenRules | None]) -> TokenRules | None:
        """What is read now."""
        del code
        return read()

    def table(self, code: str, read: Callable[[], Table | None]) -> Table | None:
        """What is read now."""
        del code
        return read()


KEEPS_NOTHING = KeepsNothing()
_ANY = f"For any language is {FALLBACK}: words are found as they are written."


@cache
def load(code: str, model: str | None = None, keeper: Keeper = KEEPS_NOTHING) -> Language:
    """The language of a code such as `en`, once for all who ask; otherwise as `fresh`."""
    return fresh(code, model, keeper)


def fresh(code: str, model: str | None = None, keeper: Keeper = KEEPS_NOTHING) -> Language:
    """A language that has met no word yet, with an installed spaCy pipeline if `model` names one.

    A language remembers every form that it meets: who reads without end takes a fresh one from time to time.

    Without `model` the tokens are those of spaCy's blank pipeline and lemmas come from simplemma's table.
    UsageError: an unknown code, a model that is not installed or is for another language.
    """
    return Language(
        code, model, version_of(code, model), _tokenizer(code, model, keeper), _Parts(code, keeper)
    )


class _Parts:
    """Reads the parts of a language from its folder, and its lemmas."""

    def __init__(self, code: str, keeper: Keeper) -> None:
        self._code, self._keeper = code, keeper

    def lemmatiser(self) -> Lemmatiser:
        table = self._keeper.table(self._code, lambda: read_table(self._code))
        return lemmatiser(self._code, read(self._code, "lemmas.toml"), table)

    def sentences(self) -> SentenceRules:
        return sentence_rules(read(self._code, "sentences.toml"))

    def speakers(self) -> SpeakerWords:
        return speaker_words_of(self._code)


def _tokenizer(code: str, model: str | None, keeper: Keeper) -> Tokenizer:
    if model is None:
        rules = keeper.rules(code, lambda: _blank(code).rules())
        return RuledTokenizer(code, rules) if rules else _blank(code)
    from qda.language.tokens.spacy_tokenizer import TrainedTokenizer

    return TrainedTokenizer(model, code)


def _blank(code: str) -> BlankTokenizer:
    from qda.language.tokens.spacy_tokenizer import BlankTokenizer

    try:
        return BlankTokenizer(code)
    except UsageError as error:
        raise _without_rules(code) from error


def _without_rules(code: str) -> UsageError:
    """What to say of a language that cannot be cut into words."""
    if code in PACKAGES:
        problem = f"the language {code!r} needs another package"
    elif nearest_code(code):
        problem = f"there is no language {code!r}"
    else:
        problem = f"there are no rules for the language {code!r}"
    return UsageError(problem, remedy=f"{way_out(code)} {_ANY}".strip())
