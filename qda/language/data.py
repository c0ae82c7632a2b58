"""The data that each language brings: one folder per language, the same file names in every folder.

A folder has the files in which its language differs; any other file is the fallback's.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from qda.model.identity import hash_plain

FALLBACK = "xx"
"""The folder whose files hold for every language that has none of its own."""
_DECIDING = ("sentences.toml", "speakers.toml", "lemmas.toml", "nouns.toml", "conjugations.toml")


def base_of(code: str) -> str:
    """A language without its region: `pt` of `pt-BR`."""
    return code.split("-")[0].split("_")[0].casefold()


def read(code: str, name: str) -> dict[str, Any]:
    """A file that holds for a language, such as `sentences.toml`: its own, or the fallback's."""
    return tomllib.loads(_text(code, name) or _file(FALLBACK, name).read_text("utf-8"))


def optional(code: str, name: str) -> dict[str, Any] | None:
    """A file of a language's own folder; None in a language without it."""
    own = _text(code, name)
    return None if own is None else tomllib.loads(own)


def words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """A list of a data file, casefolded, for comparing without regard to case."""
    return frozenset(str(word).casefold() for word in table.get(key, ()))


def languages_with(name: str) -> tuple[str, ...]:
    """The languages that have a file of their own; English, which has most of them, comes first."""
    codes = [one.name for one in files("qda.language").iterdir() if one.joinpath(name).is_file()]
    return tuple(sorted(codes, key=lambda code: (code != "en", code)))


def one_of(value: str | list[str]) -> str:
    """A part of a regular expression for a form, or for any one of several; a long form stands on several
    lines."""
    if isinstance(value, list):
        return f"(?:{'|'.join(map(one_of, value))})"
    return "".join(map(str.strip, value.splitlines())) if "\n" in value else value


def fingerprint(code: str) -> str:
    """A hash over the files that decide on turns, tokens, lemmas and sentences of a language, and on what the
    words of patterns mean.

    It is asked for at every start, so they are not parsed for it, which takes ten times as long.
    """
    own = [_text(code, name) or _text(FALLBACK, name) for name in _DECIDING]
    return hash_plain([*own, _text(FALLBACK, "speakers.toml")])


def _text(code: str, name: str) -> str | None:
    base = base_of(code)
    file = _file(base, name)
    return file.read_text("utf-8") if base.isalpha() and file.is_file() else None


def _file(base: str, name: str) -> Traversable:
    return files("qda.language").joinpath(base, name)
