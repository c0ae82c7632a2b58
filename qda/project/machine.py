"""What the rules find: computed where a text or a code has changed, remembered everywhere else."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qda.coding.compile import ENGINE, CompiledCodebook
from qda.coding.match import OVERLAP_POLICY, anchor, code_document
from qda.errors import InputError
from qda.files.atomic import write_text
from qda.files.text import read_text
from qda.language.cues import load_cues
from qda.language.index import Index
from qda.model.codebook import Codebook
from qda.model.coding import RULES, Assertion, Coding
from qda.model.document import Document
from qda.model.identity import coding_id, hash_plain
from qda.model.span import Span
from qda.project.codebooks import compiled_codebook
from qda.project.indexes import index_key
from qda.project.progress import Progress, counted, silent
from qda.project.tongues import language_version
from qda.project.workspace import Workspace

Row = list[str | int | float | None]
Known = dict[str, Any]
"""What is remembered for a document: key, book, and codes by name with fingerprint and rows."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The rules' codings, and how much of the work had to be done."""

    codings: tuple[Coding, ...]
    documents: int
    coded_documents: int
    coded_codes: tuple[str, ...]


def machine_codings(
    workspace: Workspace,
    codebook: Codebook,
    documents: Sequence[Document],
    indexes: Mapping[str, Index],
    *,
    include_interviewer: bool = False,
    progress: Progress = silent,
) -> Machine:
    """The rules' codings of all documents, in their order."""
    return _Run(workspace, codebook, include_interviewer).all(documents, indexes, progress)


class _Run:
    """One pass over the documents; the codebook is compiled only if something must be coded."""

    def __init__(self, workspace: Workspace, codebook: Codebook, include_interviewer: bool) -> None:
        self.workspace, self.codebook = workspace, codebook
        self.include_interviewer = include_interviewer
        self.book_key = _book_key(workspace, codebook, include_interviewer)
        self._compiled: CompiledCodebook | None = None
        self.coded_codes: set[str] = set()
        self.coded_documents = 0

    def all(self, documents: Sequence[Document], indexes: Mapping[str, Index], progress: Progress) -> Machine:
        codings = [
            coding
            for document in counted("Coding", documents, len(documents), progress)
            for coding in self._one(document, indexes[document.name])
        ]
        order = [code.code for code in self.codebook if code.code in self.coded_codes]
        return Machine(tuple(codings), len(documents), self.coded_documents, tuple(order))

    def _one(self, document: Document, index: Index) -> tuple[Coding, ...]:
        path = self.workspace.cache / "codings" / f"{_file_name(document)}.json"
        key = hash_plain([index_key(document, self.workspace), _engine_key(self.codebook.language)])
        known = _read(path, key)
        if known.get("book") != self.book_key:
            known = self._coded(document, index, known)
            known = {**known, "key": key, "book": self.book_key}
            write_text(path, json.dumps({**known, "hash": hash_plain(known)}, ensure_ascii=False))
        return _codings(document, known["codes"], [code.code for code in self.codebook])

    def _coded(
        self, document: Document, index: Index, known: Mapping[str, dict[str, dict[str, object]]]
    ) -> dict:  # type: ignore[type-arg]
        """What is known with the changed codes coded again."""
        if self._compiled is None:
            self._compiled = compiled_codebook(self.workspace, self.codebook)
        old = known.get("codes", {})
        prints = {code.code: self._print(code.fingerprint) for code in self._compiled.codes}
        changed = frozenset(
            code for code, mark in prints.items() if code not in old or old[code].get("fingerprint") != mark
        )
        rows: dict[str, list[Row]] = {code: [] for code in changed}
        if changed:
            self.coded_documents += 1
            self.coded_codes |= changed
            found = code_document(
                document, index, self._compiled, include_interviewer=self.include_interviewer, only=changed
            )
            for coding in found:
                rows[coding.code].append(_row(coding))
        new = {code: {"fingerprint": prints[code], "codings": rows[code]} for code in changed}
        return {"codes": {**{code: old[code] for code in prints if code not in changed}, **new}}

    def _print(self, fingerprint: str) -> str:
        return hash_plain([fingerprint, self.include_interviewer])


def _book_key(workspace: Workspace, codebook: Codebook, include_interviewer: bool) -> str:
    """Everything in the codebook that coding depends on."""
    codes: list[list[object]] = [
        [code.code, code.parent, code.scope, *(_written(rule.pattern) for rule in code.match), "unless",
         *(_written(rule.pattern) for rule in code.unless)]
        for code in codebook
    ]  # fmt: skip
    terms = {name: [_written(rule.pattern) for rule in rules] for name, rules in codebook.terms.items()}
    version = language_version(codebook.language, workspace.settings)
    return hash_plain([codes, terms, version, include_interviewer])  # type: ignore[list-item]


def _written(pattern: object) -> str:
    return pattern if isinstance(pattern, str) else repr(pattern)


def _engine_key(language: str) -> str:
    cues = [repr(cue) for cue in load_cues(language)]
    return hash_plain([ENGINE, OVERLAP_POLICY, cues])


def _file_name(document: Document) -> str:
    return hash_plain(document.name).removeprefix("sha256:")[:32]


def _read(path: Path, key: str) -> Known:
    """What was remembered for a document; nothing when it was made from something else or is damaged."""
    if not path.is_file():
        return {}
    try:
        known: Known = json.loads(read_text(path))
        return known if known["key"] == key and known.pop("hash") == hash_plain(known) else {}
    except (ValueError, KeyError, TypeError, InputError):
        return {}


def _row(coding: Coding) -> Row:
    place = coding.anchor
    return [place.start, place.end, str(coding.assertion), coding.rule, coding.cue, coding.score]


def _codings(document: Document, codes: Known, order: Sequence[str]) -> tuple[Coding, ...]:
    text_hash = document.text_hash
    codings = [
        Coding(
            id=coding_id(document.name, text_hash, code, start, end),
            anchor=anchor(document.name, text_hash, document.text, Span(start, end)),
            code=code,
            coder=RULES,
            assertion=Assertion(assertion),
            rule=rule,
            cue=cue,
            score=score,
        )
        for code in order
        for start, end, assertion, rule, cue, score in codes[code]["codings"]
    ]
    return tuple(sorted(codings, key=lambda one: (one.anchor.start, one.anchor.end)))
