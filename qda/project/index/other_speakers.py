"""Documents in which the same text is found to have other speakers than before.

Who speaks is found anew when a later qda reads texts by other rules. Nobody has changed anything then, and
all numbers may be others; so it is told by the command that reads them first.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from qda.errors import ProjectError
from qda.files.atomic import write_text
from qda.ingest.notice import Notice
from qda.language.arrays import Ints
from qda.language.corpus.corpus import ROLES, Corpus
from qda.model.counted import some
from qda.model.document import Document
from qda.model.identity import hash_plain
from qda.model.plain import plain_fields
from qda.model.settings import Settings
from qda.model.unit import Role
from qda.project.index.corpora import Corpora
from qda.project.index.languages import code_of
from qda.project.index.speakers_told import as_settings_say
from qda.project.index.words_on_disk import writing_words
from qda.project.workspace import Workspace

_FILE = "speakers.json"
_SHOWN = 8
"""Documents of which it is said who speaks; all others are told by their names."""
_ASKS = ROLES.index(Role.INTERVIEWER)
_REMEDY = (
    "This qda reads the same text by other rules than the one before. Look at the turns: qda import FILE "
    "--preview. If they are not right, say how labels are written, or who asks: qda import FILE --speakers "
    "REGEX, or --interviewer LABEL"
)


class Speaking(NamedTuple):
    """Who speaks in a document, in alphabetical order, and a hash of what people said and wrote of it."""

    told: str
    participants: list[str]
    asking: list[str]


def told_of_other_speakers(workspace: Workspace, indexed: Corpora) -> tuple[Notice, ...]:
    """What to say of documents with other participants or interviewers than when this was asked last.

    It is said once, and only where neither text nor settings nor what people said of them have changed.
    """
    path = workspace.cache / _FILE
    state, before = _read(path)
    keys = hash_plain(sorted(key for shelf in indexed.shelves for key in shelf.keys))
    if state == keys:
        return ()
    now = {
        document.name: _speaking(corpus, number, document, workspace.settings)
        for shelf in indexed.shelves
        for corpus in [shelf.corpus]
        for number, document in shelf.documents.items()
    }
    with suppress(ProjectError), writing_words(workspace):  # where nothing can be written it is told again
        write_text(path, json.dumps({"keys": keys, "documents": now}, ensure_ascii=False))
    return tuple(_told(before, now))


def _speaking(corpus: Corpus, number: int, document: Document, settings: Settings) -> Speaking:
    turns = slice(*corpus.document_turn[number : number + 2].tolist())
    speakers = corpus.turn_speaker[turns][corpus.turn_role[turns] == _ASKS]
    return Speaking(
        _hash_of_told(document, settings),
        _names(corpus, corpus.turn_participant[turns]),
        _names(corpus, speakers),
    )


def _names(corpus: Corpus, numbers: Ints) -> list[str]:
    return sorted(corpus.names[one] for one in set(numbers.tolist()) if one >= 0)


def _hash_of_told(document: Document, settings: Settings) -> str:
    """A hash of all that people wrote and said that tells who speaks, without what the program found.

    What earlier versions did not ask for is left out where nobody said it: the hash would be another one
    without anybody's doing, and nothing be told.
    """
    document = as_settings_say(document, settings)
    said = plain_fields(document.speakers.said)
    if document.labels_apart is not None:
        said["labels_apart"] = document.labels_apart
    own = [document.kind, document.participant, document.text_hash, list(document.body), said]
    return hash_plain([*own, code_of(document, settings), list(settings.interviewers)])


def _told(before: Mapping[str, Speaking], now: Mapping[str, Speaking]) -> Iterator[Notice]:
    """One notice of all documents, for a later qda may read many of them otherwise."""
    pairs = {name: (before[name], one) for name, one in now.items() if name in before}
    other = {
        name: pair for name, pair in pairs.items() if pair[0] != pair[1] and pair[0].told == pair[1].told
    }
    if other:
        each = [f"in {name} {_said(one)}, before {_said(was)}" for name, (was, one) in other.items()]
        yield Notice(
            f"others are found to speak than before: {'; '.join(each[:_SHOWN])}", some([*other]), _REMEDY
        )


def _said(one: Speaking) -> str:
    asking = f"{some(one.asking)} asking" if one.asking else "nobody asking"
    return f"{some(one.participants) or 'nobody'} ({asking})"


def _read(path: Path) -> tuple[str, Mapping[str, Speaking]]:
    """What was kept last: a hash of what was indexed, and who speaks in each document."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return str(kept["keys"]), {name: Speaking(*one) for name, one in kept["documents"].items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return "", {}
