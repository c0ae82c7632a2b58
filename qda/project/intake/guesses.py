"""Who was taken for the interviewer before, and whether that holds.

A guess is made of one text under certain settings; only what a person said outlives these.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path

from qda.files.atomic import write_text
from qda.ingest.notice import Notice
from qda.model.document import LITERATURE, NOT_APART, Document, Speakers
from qda.model.identity import hash_plain
from qda.model.label import key_of
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.index.languages import code_of, language_version
from qda.project.index.speakers_told import as_settings_say
from qda.project.index.voices import with_interviewer
from qda.project.workspace import Workspace

_FILE = "heard.json"
_AT_HAND = 10_000
"""Hashes that stay at hand for the next command of the same process."""


class Guesses:
    """What was found of who speaks in the documents of a project before an import.

    A file of the cache tells by what each was heard last, as one hash with what was found. Where it does not,
    as in a project of an earlier version, a document is heard anew.
    """

    def __init__(self, workspace: Workspace, kept: Mapping[str, Document]) -> None:
        self._path, self._settings, self._kept = workspace.cache / _FILE, workspace.settings, kept
        self._last = _read(self._path)
        self._now: dict[str, str] = {}
        self._apart: dict[str, Document] = {}

    def before(self, name: str) -> Document | None:
        """A document as it was before, a guess of who asks apart from what people said."""
        if name in self._kept and name not in self._apart:
            self._apart[name] = set_apart(self._kept[name], self._settings)
        return self._apart.get(name)

    def known(self, document: Document) -> Document | None:
        """The document with what was found before; None if text, kind, settings or people's word changed."""
        before = self.before(document.name)
        if before is None or not is_same_speech(before, document):
            return None
        known = document.changed(speakers=before.speakers)
        return known if self._last.get(known.name) == _heard_by(known, self._settings) else None

    def lapsed(self, read: Collection[str]) -> Iterator[Document]:
        """The documents, but for those that were `read`, that were not heard under the settings of now."""
        others = (one for name, one in self._kept.items() if name not in read and one.kind != LITERATURE)
        return (one for one in others if self._last.get(one.name) != _heard_by(one, self._settings))

    def keep(self, document: Document, said: Sequence[Notice]) -> list[Notice]:
        """Remember by what a document was heard, and give what there is to say of it: all of it where nothing
        was remembered, for an earlier version may have found others to speak."""
        self._now[document.name] = _heard_by(document, self._settings)
        before = self.before(document.name)
        if before is None:
            return [*said]
        mixed = self._kept[document.name].speakers.taken == NOT_APART and before.speakers.taken is None
        return [*said, *_told_of_guess(before, document), *(_told_of_mixed(document) if mixed else ())]

    def write(self) -> None:
        """Write what was remembered, for later imports."""
        known = {**self._last, **self._now}
        if known != self._last:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_text(self._path, json.dumps(known))


def lapsed_guesses(workspace: Workspace, documents: Sequence[Document]) -> list[str]:
    """The names of documents of which it was found out under other settings, or in another text, who asks."""
    last = _read(workspace.cache / _FILE)
    known = (one for one in documents if one.kind != LITERATURE and one.name in last)
    return [one.name for one in known if last[one.name] != _heard_by(one, workspace.settings)]


def _heard_by(document: Document, settings: Settings) -> str:
    """A hash of everything that tells who asks in a document, and of what was found."""
    document = as_settings_say(document, settings)
    language = language_version(code_of(document, settings), settings)
    asked = (language, settings.interviewers, document.speakers)
    return _hashed(document.kind, document.text_hash, document.body, *asked)


@lru_cache(maxsize=_AT_HAND)
def _hashed(
    kind: str, text_hash: str, body: Span, language: str, interviewers: tuple[str, ...], speakers: Speakers
) -> str:
    told = hash_plain(asdict(speakers))
    return hash_plain([kind, text_hash, list(body), language, list(interviewers), told])


def _read(path: Path) -> Mapping[str, str]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def is_same_speech(one: Document, other: Document) -> bool:
    """Whether two documents are the same to whoever looks for speakers, whoever was taken for what."""
    return _speech(one) == _speech(other)


def _speech(one: Document) -> tuple[object, ...]:
    return one.text_hash, one.body, one.kind, one.speakers.said


def set_apart(document: Document, settings: Settings) -> Document:
    """A kept document with the guess apart from what a person said, where an earlier version mixed them.

    It was a guess if the text alone shows the same one to ask; all else stays a person's word.
    """
    speakers = document.speakers
    if speakers.taken != NOT_APART:
        return document
    *said, last = speakers.interviewers
    alone = document.changed(speakers=replace(speakers.said, interviewers=tuple(said)))
    heard, _ = with_interviewer(alone, settings)
    if key_of(heard.speakers.taken or "") == key_of(last):
        return heard
    return document.changed(speakers=speakers.said)


def _told_of_guess(before: Document, now: Document) -> Iterator[Notice]:
    was = before.speakers.taken
    if was and key_of(was) != key_of(now.speakers.taken or ""):
        yield Notice(
            f"{was!r} was taken for the interviewer before, and is not any more",
            now.name,
            "If that one asks all the same: qda import FILE --interviewer LABEL",
        )


def _told_of_mixed(document: Document) -> Iterator[Notice]:
    labels = " and ".join(map(repr, document.speakers.interviewers))
    yield Notice(
        f"{labels} asks: a person said so, or an earlier version of qda took it so and kept that alike; it "
        "counts as said",
        document.name,
        "If nobody said so: qda remove DOCUMENT, and import its file again",
    )
