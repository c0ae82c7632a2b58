"""The cues of a corpus, in a file beside it: read when it is there and still true, made when it is not."""

from pathlib import Path

from qda.coding.engine.scopes import Scopes, find_scopes, from_columns, to_columns
from qda.files import columns
from qda.files.held import Held
from qda.language.corpus.corpus import Corpus
from qda.model.settings import Settings
from qda.project.coding.engine_key import engine_key
from qda.project.index.languages import load_language

_held: Held[Scopes | None] = Held(1_000_000, lambda scopes: len(scopes.start) if scopes else 0)
"""What was read last, by its scopes."""


def cues_of(corpus_file: Path, corpus: Corpus, language: str, settings: Settings) -> Scopes:
    """What the cues of a language reach in a corpus, whose own file is `corpus_file`."""
    path, key = corpus_file.with_suffix(".cues"), engine_key(language, settings)
    state = columns.state_of(path)
    kept = _held.of((key, path, state), lambda: _read(key, path)) if state else None
    if kept is not None:
        return kept
    scopes = find_scopes(corpus, load_language(language, settings))
    columns.write(path, {"engine": key}, to_columns(scopes))
    return scopes


def _read(key: str, path: Path) -> Scopes | None:
    """The cues in a file, or None when they are not what `key` promises."""
    kept = columns.read(path)
    return from_columns(kept.columns) if kept is not None and kept.about.get("engine") == key else None
