"""What takes long to find out about languages, kept for all projects of a person on a machine.

spaCy's rules and simplemma's tables are the same until another version of them is installed; to read them as
they are shipped takes longer than all the coding of a small study. What is kept tells nothing of any study.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from platformdirs import user_cache_path

from qda.errors import ProjectError
from qda.files import columns
from qda.language.tokens.token_rules import TokenRules, from_plain
from qda.language.version import version_of
from qda.language.words.lemma_table import Table, from_columns, to_columns
from qda.model.identity import first_digits, hash_plain

_LAYOUT = 2
_VERSIONS = 3
"""Versions of a language's rules or lemmas that stay: those of this qda and of others on the same machine."""


class KeptLanguages:
    """A folder with one file of rules and one of lemmas for each language and version."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def rules(self, code: str, read: Callable[[], TokenRules | None]) -> TokenRules | None:
        """The rules of a language, or None for one that is not cut by rules."""
        path = self._path(code, "rules")
        kept = columns.read(path)
        if kept is None:
            found = _with_whole_words(read())
            _write(path, {"rules": found.plain() if found else None}, {})
            return found
        return from_plain(kept.about["rules"]) if kept.about["rules"] else None

    def table(self, code: str, read: Callable[[], Table | None]) -> Table | None:
        """The lemmas of a language, or None for one that has no table."""
        path = self._path(code, "lemmas")
        kept = columns.read(path)
        if kept is None:
            found = read()
            _write(path, {"has_table": found is not None}, to_columns(found or {}))
            return found
        return from_columns(kept.columns) if kept.about["has_table"] else None

    def _path(self, code: str, what: str) -> Path:
        folder = self._folder or user_cache_path("qda", appauthor=False) / "languages"
        key = first_digits(hash_plain([_LAYOUT, version_of(code, None)]), 16)
        return folder / f"{code}-{key}.{what}"


def _with_whole_words(rules: TokenRules | None) -> TokenRules | None:
    """The rules with what is found out about them once, so that later their expressions may be spared."""
    if rules is None:
        return None
    from qda.language.tokens.whole_words import longest_whole

    return replace(rules, whole=longest_whole(rules))


def _write(path: Path, about: dict[str, object], told: columns.Columns) -> None:
    """Keep it, if there is a place to keep it in, and let go of what earlier versions kept."""
    with suppress(OSError, ProjectError):
        columns.write(path, about, told)
        language, _, key = path.stem.rpartition("-")
        alike = path.parent.glob(f"{language}-{'?' * len(key)}{path.suffix}")
        for old in sorted(alike, key=lambda one: one.stat().st_mtime_ns)[:-_VERSIONS]:
            old.unlink()


KEPT = KeptLanguages()
