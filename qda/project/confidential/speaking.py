"""Who speaks in a document, now and in its earlier versions, and the turns that are theirs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from qda.model.decision import Memo, passage_of
from qda.model.document import Document, KeptText
from qda.model.edit import Edit
from qda.model.event import Event
from qda.model.label import first_written, key_of
from qda.model.settings import Settings
from qda.model.span import Span, places_of
from qda.project.confidential.shared import Shared
from qda.project.confidential.spoken_of import spoken_of
from qda.project.confidential.withdrawn import only_one_left
from qda.project.index.languages import language_of_text
from qda.project.index.speakers_told import as_settings_say
from qda.project.workspace import Workspace
from qda.store.database import Store
from qda.store.documents import speakers_in
from qda.units.people import WITHDRAWN, answers_of_others, called_so, label_in, participants_of, without_turns


class Speaking:
    """Where a participant speaks, document after document.

    `alone` are documents in which nobody else does, `shared` is what goes and stays of each other one; `left`
    is whom it speaks for then. `said` are their words. `called_so` are participants who have the name for a
    label that is not their name.
    """

    def __init__(self, workspace: Workspace, participant: str) -> None:
        self._settings = workspace.settings
        self.participant = participant
        self._listed = first_written([participant, *workspace.store.participants()])
        self.everybody = set(map(self._listed.spelling, workspace.store.participants()))
        self.alone: list[str] = []
        self.shared: dict[str, Shared] = {}
        self.left: dict[str, str | None] = {}
        self.said: list[str] = []
        self.called_so: set[str] = set()
        self._texts: dict[str, list[tuple[str, tuple[Edit, ...]]]] = {}

    def look_into(self, document: Document, earlier: Sequence[Document]) -> None:
        """Whether the participant speaks in a document, or did so in an earlier version of it."""
        name, who = document.name, self.participant
        language, interviewers = language_of_text(document, self._settings), self._settings.interviewers
        people = self._people_in(document)
        self.called_so |= called_so(document, language, named(who), interviewers=interviewers)
        before = [one for one in earlier if self._spoke(one)]
        self.everybody |= people | ({who} if before else set())
        if who not in people and not before:
            return
        for one in (document, *before):
            self._keep_said(one)
        if people == {who}:
            self.alone.append(name)
            return
        answers = answers_of_others(document, language, named(who), interviewers=interviewers)
        self.shared[name] = Shared(document, self._turns_in(document), answers)
        self.left[name] = only_one_left(people - {who}) if who in people else document.participant

    def is_on_theirs(self, memo: Memo) -> bool:
        """Whether a memo is on a passage without a code whose words are the participant's in every place."""
        words = passage_of(memo)
        if not words or memo.target not in self.shared:
            return False
        places = [
            any(Span(at, at + len(words)).overlaps(Span(edit.start, edit.end)) for edit in edits)
            for text, edits in self._texts[memo.target]
            for at in places_of(words, text)
        ]
        return bool(places) and all(places)

    def _spoke(self, version: Document) -> bool:
        """Whether they speak in an earlier version, alone or in one voice with others."""
        who = self._people_in(version)
        called = spoken_of(frozenset({self.participant, label_in(version, self.participant)}), ())
        return self.participant in who or any(True for _ in called.lines(version))

    def _keep_said(self, version: Document) -> None:
        alone = self._people_in(version) == {self.participant}
        theirs = (Edit(*version.body, WITHDRAWN),) if alone else self._turns_in(version)
        self.said += [version.text[one.start : one.end] for one in theirs]
        self._texts.setdefault(version.name, []).append((version.text, theirs))

    def _people_in(self, document: Document) -> frozenset[str]:
        """Everybody who speaks in a document, and whom it is said to speak for, as they are listed."""
        language, interviewers = language_of_text(document, self._settings), self._settings.interviewers
        known = self._listed.__contains__
        speaking = participants_of(document, language, interviewers=interviewers, known=known)
        own = {document.participant} if document.participant else set()
        return frozenset(map(self._listed.spelling, speaking | own))

    def _turns_in(self, document: Document) -> tuple[Edit, ...]:
        """The edits that take their turns out."""
        language, interviewers = language_of_text(document, self._settings), self._settings.interviewers
        return without_turns(document, language, named(self.participant), interviewers=interviewers)


def named(participant: str) -> Callable[[str], bool]:
    """Tells whether a name is the participant's, in any spelling."""
    key = key_of(participant)
    return lambda name: key_of(name) == key


def earlier_versions(
    store: Store, documents: Iterable[Document], settings: Settings
) -> dict[str, list[Document]]:
    """Every text that documents had before, as each was known then, by the documents' names.

    Where the record does not tell any more what was known of a text, all of it counts as speech.
    """
    told = _told(store.events())
    found: dict[str, list[Document]] = {}
    for one in documents:
        hashes = {version.text_hash for version in store.versions(one.name)} - {one.text_hash}
        found[one.name] = [
            as_settings_say(_as_known(one, text_hash, store, facts), settings)
            for text_hash in sorted(hashes)
            for facts in told.get((one.name, text_hash), [None])
        ]
    return found


_Facts = Mapping[str, Any]


def _told(events: Iterable[Event]) -> dict[tuple[str, str], list[_Facts | None]]:
    """What the record says of each text of each document."""
    told: dict[tuple[str, str], list[_Facts | None]] = defaultdict(list)
    for event in events:
        for key in ("document", "before", "after"):
            facts = event.payload.get(key)
            if isinstance(facts, dict) and {"name", "text_hash", "body_start"} <= facts.keys():
                known = told[str(facts["name"]), str(facts["text_hash"])]
                known += [facts] if facts not in known else []
    return told


def _as_known(now: Document, text_hash: str, store: Store, facts: _Facts | None) -> Document:
    text = KeptText(text_hash, store.text)
    if facts is None:
        return now.changed(text=text, body=Span(0, len(store.text(text_hash))))
    return now.changed(
        text=text,
        body=Span(facts["body_start"], facts["body_end"]),
        participant=facts["participant"],
        language=facts["language"],
        kind=facts["kind"],
        speakers=speakers_in(facts.get("speakers", {})),
    )
