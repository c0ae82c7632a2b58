"""What the rules find: computed where a text or a code has changed, remembered everywhere else.

What it takes to code is loaded only when something must be coded: a report on what is known needs none of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from qda.coding.codebook.source_prints import lists_print, needed_for, source_prints
from qda.coding.engine import codings as coding_columns
from qda.coding.engine.codings import Codings
from qda.coding.rule_codings import FoundIn, by_assertion
from qda.errors import Place, ProjectError
from qda.files import columns
from qda.files.columns import ColumnFile, Columns
from qda.files.held import Held
from qda.model.codebook import Codebook
from qda.model.coding import Assertion
from qda.model.identity import first_digits, hash_plain
from qda.model.progress import Progress
from qda.project.coding.engine_key import engine_key
from qda.project.index.corpora import Corpora, Shelf
from qda.project.workspace import Workspace

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

    from qda.coding.compile import CompiledCodebook
    from qda.coding.engine.scopes import Scopes

_EARLIER = 8
"""Earlier states of the codebook whose codings are remembered, so that going back to one is quick."""

_HELD = 1_000_000
"""Codings that are held in memory; of a larger corpus those of other shelves are read again when needed."""

_WORTH_IT = 100_000_000
"""Words times codes that must be coded before a copy of this process is worth its start."""

_kept: Held[ColumnFile | None] = Held(64_000_000, lambda kept: 4096 + _bytes(kept))
"""Files that were read last, by their bytes: for the next command of the same process."""


def _bytes(kept: ColumnFile | None) -> int:
    return sum(one.nbytes for one in kept.columns.values()) if kept else 0


@dataclass(frozen=True, slots=True, eq=False)
class Machine:
    """The rules' codings, and how much of the work had to be done."""

    kept: Callable[[Shelf], dict[str, Columns]]
    """The codings of a shelf, by code, as columns to be kept."""
    corpora: Corpora
    coded_documents: int
    coded_codes: tuple[str, ...]

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return sum(len(shelf.documents) for shelf in self.corpora.shelves)

    @property
    def found(self) -> Iterator[FoundIn]:
        """What was found in each shelf, with the documents of it that are in use."""
        return ((shelf.corpus, shelf.documents, self.codings(shelf)) for shelf in self.corpora.shelves)

    def codings(self, shelf: Shelf) -> dict[str, Codings]:
        """The codings of a shelf, by code."""
        return {code: coding_columns.from_columns(one) for code, one in self.kept(shelf).items()}

    def by_assertion(self) -> dict[Assertion, int]:
        """How many codings have each assertion."""
        return by_assertion(
            (shelf.corpus, shelf.documents, self.kept(shelf).values()) for shelf in self.corpora.shelves
        )

    def __len__(self) -> int:
        return sum(self.by_assertion().values())


def machine_codings(
    workspace: Workspace,
    codebook: Codebook,
    corpora: Corpora,
    *,
    include_interviewer: bool,
    jobs: int | None,
    progress: Progress,
) -> Machine:
    """The rules' codings of all documents, made by up to `jobs` processes."""
    return _Run(workspace, codebook, include_interviewer, jobs).all(corpora, progress)


class _OfShelves:
    """The codings of shelves, as many as memory is meant to hold; the others come from `again`."""

    def __init__(self, again: Callable[[Shelf], dict[str, Columns]]) -> None:
        self._again, self._size = again, 0
        self._known: dict[str, dict[str, Columns]] = {}

    def put(self, shelf: Shelf, codings: dict[str, Columns]) -> None:
        """Hold the codings of a shelf if there is room."""
        size = sum(len(one["assertion"]) for one in codings.values())
        if self._size + size <= _HELD:
            self._known[shelf.name], self._size = codings, self._size + size

    def of(self, shelf: Shelf) -> dict[str, Columns]:
        """The codings of a shelf, by code."""
        return self._known.get(shelf.name) or self._again(shelf)


class _Run:
    """One pass over the shelves; only what must be coded is compiled, and only if something must be."""

    def __init__(
        self, workspace: Workspace, codebook: Codebook, include_interviewer: bool, jobs: int | None
    ) -> None:
        self.workspace, self.codebook = workspace, codebook
        self.include_interviewer, self.jobs = include_interviewer, jobs
        self.home = workspace.cache / "codings"
        self.engine = engine_key(codebook.language, workspace.settings)
        self.prints = source_prints(codebook)
        self.lists = lists_print(codebook)
        self.known_lists, self.fingerprints = self._remembered()
        self.compiled: CompiledCodebook | None = None
        self.coded_documents = 0
        self.coded_codes: set[str] = set()

    def all(self, corpora: Corpora, progress: Progress) -> Machine:
        """The codings of every shelf."""
        codes = [code.code for code in self.codebook]
        unknown = frozenset(code for code in codes if self.prints[code] not in self.fingerprints)
        if unknown or self.lists != self.known_lists:
            self._compile(unknown)
        held = _OfShelves(partial(self._again, codes))
        done, total = 0, sum(len(shelf.documents) for shelf in corpora.shelves)
        missing = {shelf: frozenset(codes) - self._known(shelf, codes).keys() for shelf in corpora.shelves}
        beside = self._beside({shelf: some for shelf, some in missing.items() if some}, codes)
        for shelf in sorted(corpora.shelves, key=lambda shelf: shelf.name in beside):
            progress("Coding", done, total)
            if shelf.name in beside:
                beside[shelf.name].join()
            held.put(shelf, self._whole(shelf, codes))
            done += len(shelf.documents)
        progress("Coding", total, total)
        coded = tuple(code for code in codes if code in self.coded_codes)
        return Machine(held.of, corpora, self.coded_documents, coded)

    def _beside(
        self, missing: Mapping[Shelf, frozenset[str]], codes: Sequence[str]
    ) -> Mapping[str, ForkProcess]:
        """The copies of this process that code some of the shelves, by shelf, if that is worth it. `missing`
        are the codes that must be coded.

        Texts are read by this process alone, so none is where a pattern asks for more than words.
        """
        for shelf, some in missing.items():
            self.coded_documents += len(shelf.documents)
            self.coded_codes |= some
        if sum(len(shelf.corpus.words_by_type) * len(some) for shelf, some in missing.items()) < _WORTH_IT:
            return {}
        from qda.project.coding.beside import begin
        from qda.project.coding.coder import cut_from_texts
        from qda.project.index.processes import places

        many = min(self.jobs or places(), places(), len(missing))
        if many < 2 or cut_from_texts(self._compile(frozenset(self.coded_codes))):
            return {}
        _own, *others = _shared_out([*missing], many)
        copies = begin(partial(self._shelves, some, codes) for some in others)
        return {shelf.name: copy for some, copy in zip(others, copies, strict=True) for shelf in some}

    def _shelves(self, shelves: Sequence[Shelf], codes: Sequence[str]) -> None:
        for shelf in shelves:
            self._whole(shelf, codes)

    def _known(self, shelf: Shelf, codes: Sequence[str]) -> dict[str, Columns]:
        """The codings that are remembered."""
        return {code: known for code in codes if (known := self._read(shelf, code)) is not None}

    def _whole(self, shelf: Shelf, codes: Sequence[str]) -> dict[str, Columns]:
        """What is remembered, and the other codes coded now."""
        known = self._known(shelf, codes)
        missing = frozenset(codes) - known.keys()
        if not missing:
            return known
        made = self._code(shelf, missing)
        self._write(shelf, made, self._uncut(shelf))
        self._forget(shelf, {self._key(code) for code in codes})
        return known | made

    def _again(self, codes: Sequence[str], shelf: Shelf) -> dict[str, Columns]:
        """What was coded and written down before."""
        found = self._known(shelf, codes)
        if len(found) < len(codes):
            raise ProjectError(
                "what was coded could not be read again",
                place=Place(self.home / shelf.name),
                remedy="Another command may have tidied up meanwhile. Run the command again.",
            )
        return found

    def _code(self, shelf: Shelf, missing: frozenset[str]) -> dict[str, Columns]:
        from qda.project.coding.coder import code_shelf

        interviewer = self.include_interviewer
        compiled, scopes = self._compile(missing), self._scopes(shelf)
        made = code_shelf(self.workspace, compiled, shelf, scopes, missing, include_interviewer=interviewer)
        return {code: coding_columns.to_columns(one) for code, one in made.items()}

    def _compile(self, codes: frozenset[str]) -> CompiledCodebook:
        """Compile codes with what they speak of, and remember what each comes to."""
        from qda.project.coding.coder import compiled_codebook
        from qda.project.coding.kept_words import known_words

        have = {code.code for code in self.compiled.codes} if self.compiled else set()
        if self.compiled is None or not codes <= have:
            needed = needed_for(self.codebook, codes)
            with known_words(self.workspace, self.codebook):
                self.compiled = compiled_codebook(self.workspace, self.codebook, only=needed | have)
            compiled = {self.prints[one.code]: one.fingerprint for one in self.compiled.codes}
            self.fingerprints = self._of_late(self.fingerprints | compiled)
            about = {"engine": self.engine, "lists": self.lists, "known": self.fingerprints}
            columns.write(self.home / "fingerprints", about, {})
        return self.compiled

    def _of_late(self, fingerprints: dict[str, str]) -> dict[str, str]:
        """What the codes of this codebook come to, and those of as many earlier ones as are remembered."""
        own = set(self.prints.values())
        earlier = [print_ for print_ in fingerprints if print_ not in own][-_EARLIER * len(own) :]
        return {print_: fingerprints[print_] for print_ in (*earlier, *own & fingerprints.keys())}

    def _remembered(self) -> tuple[str, dict[str, str]]:
        """The lists when they were last compiled, and what each code, as it is written, came to."""
        kept = columns.read(self.home / "fingerprints")
        if kept is None or kept.about.get("engine") != self.engine:
            return "", {}
        return str(kept.about["lists"]), dict(kept.about["known"])

    def _scopes(self, shelf: Shelf) -> Scopes:
        from qda.project.index.cues_file import cues_of

        return cues_of(shelf.path, shelf.corpus, self.codebook.language, self.workspace.settings)

    def _key(self, code: str) -> str:
        """What the file of a code is named by; looked up often, and the same while the code is."""
        print_ = self.fingerprints[self.prints[code]]
        return _key(self.engine, print_, self.include_interviewer)

    def _read(self, shelf: Shelf, code: str) -> Columns | None:
        path = os.path.join(self.home, shelf.name, self._key(code))  # thousands of them: a Path takes long
        state = columns.state_of(path)
        kept = _kept.of((path, state), lambda: columns.read(Path(path))) if state else None
        if kept is None or not shelf.documents.keys().isdisjoint(kept.about.get("uncut", ())):
            return None
        return kept.columns

    def _write(self, shelf: Shelf, made: Mapping[str, Columns], uncut: Mapping[str, list[int]]) -> None:
        for code, one in made.items():
            about = {"code": code, "uncut": uncut.get(code, [])}
            columns.write(self.home / shelf.name / self._key(code), about, one)

    def _uncut(self, shelf: Shelf) -> dict[str, list[int]]:
        """By code, the documents that it was not looked for in: their old text may come back one day, and
        is then in use again."""
        from qda.project.coding.coder import cut_from_texts

        if self.compiled is None or len(shelf.documents) == len(shelf.corpus.documents):
            return {}
        idle = [number for number in range(len(shelf.corpus.documents)) if number not in shelf.documents]
        return dict.fromkeys(cut_from_texts(self.compiled), idle)

    def _forget(self, shelf: Shelf, used: Collection[str]) -> None:
        """Remove the oldest codings of earlier states of the codebook, when there are many of them."""
        home = self.home / shelf.name
        with suppress(FileNotFoundError):  # another command may forget them at the same time
            earlier = [name for name in os.listdir(home) if name not in used and not name.startswith(".")]
            if (spare := len(earlier) - _EARLIER * len(used)) <= 0:
                return
            paths = sorted((home / name for name in earlier), key=lambda path: path.stat().st_mtime_ns)
            for path in paths[:spare]:
                columns.remove(path)


def _shared_out(shelves: Sequence[Shelf], among: int) -> list[list[Shelf]]:
    """Shelves for each of several to code, so that all have about as many words."""
    each: list[list[Shelf]] = [[] for _ in range(among)]
    words = [0] * among
    for shelf in sorted(shelves, key=lambda shelf: -len(shelf.corpus.words_by_type)):
        least = words.index(min(words))
        each[least].append(shelf)
        words[least] += len(shelf.corpus.words_by_type)
    return each


@lru_cache(maxsize=1024)
def _key(engine: str, fingerprint: str, include_interviewer: bool) -> str:
    return first_digits(hash_plain([engine, fingerprint, include_interviewer]), 32)
