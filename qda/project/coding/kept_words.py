"""What the words of a codebook are, kept beside its codings.

To look a single new word up, a language has to be read, which takes longer than to look for an edited code in
all texts; the words of the other patterns are known from before.
"""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from qda.coding.patterns import lexeme
from qda.files import columns
from qda.files.held import Held
from qda.language.corpus.index import TokenType
from qda.language.language import Language
from qda.model.codebook import Codebook
from qda.project.index.languages import language_of
from qda.project.workspace import Workspace

_MOST = 50_000
"""Words that are kept; of more, as of years of edited codebooks, none."""
_Words = dict[str, tuple[TokenType, ...]]
_held: Held[_Words] = Held(2 * _MOST, len)


@contextmanager
def known_words(workspace: Workspace, codebook: Codebook) -> Iterator[None]:
    """A codebook's language knows the words that this project has asked for before, and what is asked for
    meanwhile is kept with them; of what other projects asked it knows nothing then."""
    language = language_of(codebook, workspace.settings)
    path = workspace.cache / "words"
    kept = _held.of(_key(path, language), lambda: _read(path, language))
    lexeme.forget()
    language.known.clear()
    language.known.update(kept)
    yield
    if len(kept) < len(language.known) <= _MOST:
        with suppress(OSError):
            columns.write(path, {"language": language.version, "words": _plain(language.known)}, {})
            _held.of(_key(path, language), language.known.copy)


def _key(path: Path, language: Language) -> Hashable:
    return path, columns.state_of(path), language.version


def _read(path: Path, language: Language) -> _Words:
    kept = columns.read(path)
    if kept is None or kept.about["language"] != language.version:
        return {}
    return {text: tuple(TokenType(*one) for one in types) for text, types in kept.about["words"].items()}


def _plain(words: _Words) -> dict[str, list[list[Any]]]:
    return {
        text: [[one.form, one.norm, one.lemma, one.is_word] for one in words[text]] for text in sorted(words)
    }
