"""The data that each language brings: one folder per language, the same file names in every folder."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from qda.model.identity import hash_plain

FALLBACK = "xx"
"""The folder for every language that has none of its own."""


def base_of(code: str) -> str:
    """A language without its region: `pt` of `pt-BR`."""
    return code.split("-")[0].split("_")[0].casefold()


def folder(code: str) -> str:
    """The folder that holds a language's data: its own, or the fallback's."""
    base = base_of(code)
    own = base.isalpha() and files("qda.language").joinpath(base, "sentences.toml").is_file()
    return base if own else FALLBACK


def read(code: str, name: str) -> dict[str, Any]:
    """One file of a language's folder, such as `sentences.toml`."""
    return tomllib.loads(files("qda.language").joinpath(folder(code), name).read_text("utf-8"))


def optional(code: str, name: str) -> dict[str, Any] | None:
    """A file that few languages have; None in a language without it."""
    file = files("qda.language").joinpath(base_of(code), name)
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else None


def words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """A list of a data file, casefolded, for comparing without regard to case."""
    return frozenset(str(word).casefold() for word in table.get(key, ()))


def fingerprint(code: str) -> str:
    """A hash over the files that decide on turns, tokens, lemmas and sentences of a language."""
    own = [read(code, name) for name in ("sentences.toml", "speakers.toml", "lemmas.toml")]
    return hash_plain([*own, optional(code, "nouns.toml"), read(FALLBACK, "speakers.toml")])
