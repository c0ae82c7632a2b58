"""Who speaks in a document, now and in its earlier versions, and the turns that are theirs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from qda.model.decision import Memo, passage_of
from qda.model.document import Document, KeptText
from qda.model.edit import Edit
from qda.model.event import Event
from qda.model.label import ByLabel, first_written, key_of
from qda.model.span import Span
from qda.project.confidential.shared import Shared
from qda.project.confidential.spoken_of import places_of, spoken_of
from qda.project.confidential.withdrawn import only_one_left
from qda.project.index.speakers_told import as_settings_say
from qda.project.index.tongues import code_of, load_language
from qda.project.workspace import Workspace
from qda.store.database import Store
from qda.store.documents import speakers_in
from qda.units.people import WITHDRAWN, answers_of_others, is_apart, participants_of, without_turns


class Speaking:
    """Where a participant speaks, document after document.

    `alone` are documents in which nobody else does, `shared` is what goes and stays of each other one; `left`
    is whom it speaks for then. `said` are their words. `apart` are participants of whom the name is only the
    label: those of documents in which labels begin anew.
    """

    def __init__(self, workspace: Workspace, participant: str) -> None:
        self._workspace = workspace
        self.participant = participant
        self._listed = first_written([participant, *workspace.store.participants()])
        self._named = spoken_of(frozenset({participant}), ())
        self.everybody = set(map(self._listed.spelling, workspace.store.participants()))
        self.alone: list[str] = []
        self.apart: list[str] = []
        self.shared: dict[str, Shared] = {}
        self.left: dict[str, str | None] = {}
        self.said: list[str] = []
        self._texts: dict[str, list[tuple[str, tuple[Edit, ...]]]] = {}

    def look_into(self, document: Document, earlier: Sequence[Document]) -> None:
        """Whether the participant speaks in a document, or did so in an earlier version of it."""
        name, who = document.name, self.participant
        people = _Heard(self._workspace, document).people(self._listed)
        before = [one for one in earlier if self._spoke(one)]
        self.everybody |= people | ({who} if before else set())
        self.apart += [one for one in sorted(people) if key_of(one) == key_of(f"{name} {who}")]
        if who not in people and not before:
            return
        for one in (document, *before):
            self._keep_said(one)
        if people == {who}:
            self.alone.append(name)
            return
        edits = _Heard(self._workspace, document).turns(who)
        self.shared[name] = Shared(document, edits, _Heard(self._workspace, document).answers(who))
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
        who = _Heard(self._workspace, version).people(self._listed)
        return self.participant in who or any(True for _ in self._named.lines(version))

    def _keep_said(self, version: Document) -> None:
        people = _Heard(self._workspace, version).people(self._listed)
        whole = (Edit(*version.body, WITHDRAWN),)
        turns = _Heard(self._workspace, version).turns(self.participant)
        theirs = whole if people == {self.participant} else turns
        self.said += [version.text[one.start : one.end] for one in theirs]
        self._texts.setdefault(version.name, []).append((version.text, theirs))


def named(participant: str) -> Callable[[str], bool]:
    """Tells whether a name is the participant's, in any spelling."""
    key = key_of(participant)
    return lambda name: key_of(name) == key


class _Heard:
    """A document as it is heard for the counts: with what the settings say of all, and in its language."""

    def __init__(self, workspace: Workspace, document: Document) -> None:
        self._settings = workspace.settings
        self._document = as_settings_say(document, workspace.settings)
        self._language = load_language(code_of(document, workspace.settings), workspace.settings)

    def people(self, listed: ByLabel[str]) -> frozenset[str]:
        """Everybody who speaks in the document, and whom it is said to speak for; `listed` are known by name,
        and called so."""
        known = self._by_name(listed.__contains__)
        asking = self._settings.interviewers
        speaking = participants_of(self._document, self._language, interviewers=asking, known=known)
        own = {self._document.participant} if self._document.participant else set()
        return frozenset(map(listed.spelling, speaking | own))

    def turns(self, participant: str) -> tuple[Edit, ...]:
        """The edits that take the turns of a participant out."""
        asking, goes = self._settings.interviewers, named(participant)
        known = self._by_name(goes)
        return without_turns(self._document, self._language, goes, interviewers=asking, known=known)

    def answers(self, participant: str) -> tuple[Span, ...]:
        """What everybody else answers."""
        asking, goes = self._settings.interviewers, named(participant)
        known = self._by_name(goes)
        return answers_of_others(self._document, self._language, goes, interviewers=asking, known=known)

    def _by_name(self, known: Callable[[str], bool]) -> Callable[[str], bool]:
        """Whether a label is the name of somebody known; none is where labels begin anew in each document."""
        return lambda label: known(label) and not is_apart(self._document, label, self._language)


def earlier_versions(store: Store, documents: Iterable[Document]) -> dict[str, list[Document]]:
    """Every text that documents had before, as each was known then, by the documents' names.

    Where the record does not tell any more what was known of a text, all of it counts as speech.
    """
    told = _told(store.events())
    found: dict[str, list[Document]] = {}
    for one in documents:
        hashes = {version.text_hash for version in store.versions(one.name)} - {one.text_hash}
        found[one.name] = [
            _as_known(one, text_hash, store, facts)
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
