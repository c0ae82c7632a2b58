"""Two copies of a project that went apart: what the other one has that this one lacks, and where they differ.

Documents are the same when they have a text in common, whatever they are called. Codings, decisions and memos
are the same when the same person made them at the same passage; what the other copy has beyond that comes in
as it was made, by whom and when.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from qda.coding.anchors.reanchor import carry
from qda.model.coding import Coding
from qda.model.decision import Decision, Memo
from qda.model.document import Document
from qda.model.span import Span
from qda.project.confidential.withdrawn import Absent, absent
from qda.project.decisions.contradictions import came_in, contradictions
from qda.store.database import Store

SpokenBy = Callable[[Absent, Document], bool]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a person must settle: what it is about, how it stands here and there, and how to settle it."""

    about: str
    here: str
    there: str
    remedy: str


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What comes in.

    documents: those that this project lacks, under the names that they get; removed: those of them that the
    other copy had taken out of the study; renamed: documents here that are called otherwise there. texts:
    earlier texts of documents here that codings stand in. shared: how much of each kind both have. head: the
    hash of the other copy's last event.
    """

    head: str
    documents: tuple[Document, ...]
    removed: frozenset[str]
    renamed: frozenset[str]
    texts: tuple[Document, ...]
    codings: tuple[Coding, ...]
    decisions: tuple[Decision, ...]
    memos: tuple[Memo, ...]
    shared: Mapping[str, int]
    conflicts: tuple[Conflict, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How much of each kind comes in."""
        kinds = ("documents", "codings", "decisions", "memos")
        return {kind: len(getattr(self, kind)) for kind in kinds}

    @property
    def empty(self) -> bool:
        """Whether the other copy has nothing that this one lacks."""
        return not any(self.counts.values())


def merge_plan(here: Store, there: Store, spoken_by: SpokenBy) -> MergePlan:
    """Compare two projects; changes neither. `spoken_by` tells whether somebody speaks in a document who
    withdrew according to these records."""
    return _Comparison(here, there, spoken_by).plan()


@dataclass
class _Comparison:
    here: Store
    there: Store
    spoken_by: SpokenBy
    conflicts: list[Conflict] = field(default_factory=list)
    shared: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._ours = {one.name: one for one in (*self.here.removed_documents(), *self.here.documents())}
        self._hashes = {
            name: {version.text_hash for version in self.here.versions(name)} for name in self._ours
        }
        self._gone, self._gone_there = absent(self.here), absent(self.there)
        self._removed, self._removed_there = set(self.here.removed()), set(self.there.removed())
        self._texts: dict[tuple[str, str], Document] = {}
        self._names: dict[str, str] = {}
        self._waiting: set[str] = set()
        self._own: dict[tuple[str, str], Coding] = {}
        theirs = (*self.there.removed_documents(), *self.there.documents())
        self._texts_there = {one.name: one.text_hash for one in theirs}

    def plan(self) -> MergePlan:
        documents, removed = self._documents()
        codings = tuple(self._codings())
        decisions = tuple(self._decisions())
        self._contradictions()
        memos = tuple(self._memos())
        self._participants()
        self._withdrawn_there()
        events = self.there.events()
        return MergePlan(
            head=events[-1].hash if events else "",
            documents=documents,
            removed=removed,
            renamed=frozenset(ours for theirs, ours in self._names.items() if ours != theirs),
            texts=tuple(self._texts.values()),
            codings=codings,
            decisions=decisions,
            memos=memos,
            shared=dict(self.shared),
            conflicts=tuple(self.conflicts),
        )

    # Documents: which is which.

    def _documents(self) -> tuple[tuple[Document, ...], frozenset[str]]:
        theirs = (*self.there.documents(), *self.there.removed_documents())
        self._pair([one.name for one in theirs])
        new: list[Document] = []
        for document in theirs:
            name = self._names.get(document.name)
            if name is not None:
                self.shared["documents"] += 1
                self._compare(document, self._ours[name])
            elif self._stands_here_with_who_left(document):
                self._waiting.add(document.name)
            elif self._may_come(document):
                name = self._free_name(document, [one.name for one in theirs])
                self._names[document.name] = name
                new.append(replace(document, name=name))
        for one in new:
            self._ours[one.name] = one
            self._hashes[one.name] = {one.text_hash}
        out = {self._names[name] for name in self._removed_there if name in self._names}
        return tuple(new), frozenset(out & {one.name for one in new})

    def _pair(self, theirs: Sequence[str]) -> None:
        """Find our document for each of theirs that has a text in common with it: first those that are called
        alike, since several may have the same few words, then the others, and last those that were taken out
        there, perhaps to come back under another name."""
        texts = {name: {one.text_hash for one in self.there.versions(name)} for name in theirs}
        alike = {name: name for name in theirs if self._hashes.get(name, set()) & texts[name]}
        self._names = {name: ours for name, ours in alike.items() if name not in self._removed_there}
        left = [name for name in self._hashes if name not in self._names]
        for name in sorted(theirs, key=self._removed_there.__contains__):
            found = next((ours for ours in left if self._hashes[ours] & texts[name]), alike.get(name))
            if name not in self._names and found is not None:
                self._names[name] = found
                left = [one for one in left if one != found]

    def _may_come(self, document: Document) -> bool:
        if not self.spoken_by(self._gone, document):
            return True
        here = "somebody who speaks in it withdrew"
        remedy = "Nothing of it came in. Withdraw them in the other copy too: qda withdraw"
        self._differ(f"document {document.name}", here, "they are still in it", remedy)
        return False

    def _stands_here_with_who_left(self, document: Document) -> bool:
        """Whether theirs is ours without somebody who withdrew there: as another one it would count twice."""
        ours = self._ours.get(document.name)
        return ours is not None and ours.name not in self._names.values() and self._has_left(ours)

    def _has_left(self, document: Document) -> bool:
        """Whether somebody speaks in a document here who withdrew there, and not here."""
        known = {one["salt"] for one in self._gone.records}
        others = tuple(one for one in self._gone_there.records if one["salt"] not in known)
        return bool(others) and self.spoken_by(Absent(others), document)

    def _free_name(self, document: Document, theirs: Sequence[str]) -> str:
        if document.name not in self._ours:
            return document.name
        taken = {*self._ours, *theirs, *self._names.values()}
        name = next(name for n in count(2) if (name := f"{document.name}_{n}") not in taken)
        remedy = f"Theirs comes in as {name}. If they are one, look at the two files and keep one of them."
        self._differ(f"document {document.name}", "one text", "another text of the same name", remedy)
        return name

    def _compare(self, theirs: Document, ours: Document) -> None:
        if theirs.text_hash != ours.text_hash:
            known = theirs.text_hash in self._hashes[ours.name]
            said = "an earlier text" if known else "another text"
            remedy = "The text here stays, and their codings are looked for in it."
            if not known:
                remedy += " If theirs is the better one, import their file here."
            self._differ(f"text of {ours.name}", "the text here", said, remedy)
        if ours.name in self._removed and theirs.name not in self._removed_there:
            remedy = "It stays out, and what they did in it is kept. To bring it back: qda import FILE"
            self._differ(f"document {ours.name}", "taken out of the study", "in the study", remedy)
        told = [(one.kind, one.participant, dict(one.attributes), one.language) for one in (ours, theirs)]
        if told[0] != told[1]:
            remedy = "What is known here stays. Change it in the file's front matter or in participants.csv."
            self._differ(f"what is known of {ours.name}", _facts(ours), _facts(theirs), remedy)

    # People's work.

    def _codings(self) -> Iterator[Coding]:
        ours = {one.key: one for one in self.here.codings()}
        places = {one.work: one for one in ours.values()}
        for theirs in sorted(self.there.codings(), key=self._waits_there):
            coding = self._here(theirs)
            if coding is None:
                continue
            known, there = ours.get(coding.key), places.get(coding.work)
            if known is None and there is not None and self._waits_there(theirs):
                coding, there = self._as_it_stood(theirs), None
            known = known or there
            self._own[theirs.key] = known or coding
            if known is None:
                places[coding.work] = coding
                yield coding
                continue
            self.shared["codings"] += 1
            if _way(known) != _way(coding):
                remedy = (
                    "The coding here stays. See it: qda report quotes; decide: qda accept, qda reject; "
                    "correct it: qda add ... --assertion"
                )
                self._differ(f"coding {known.id} by {known.coder}", _told(known), _told(coding), remedy)

    def _waits_there(self, theirs: Coding) -> bool:
        """Whether their coding is stale: it takes the place of none that stands, and is none of these."""
        return theirs.anchor.text_hash != self._texts_there.get(theirs.anchor.document)

    def _as_it_stood(self, theirs: Coding) -> Coding:
        """Their coding in its old text, where it waits here too."""
        document = self._ours[self._names[theirs.anchor.document]]
        coding = replace(theirs, anchor=replace(theirs.anchor, document=document.name))
        self._need(coding, document)
        return coding

    def _decisions(self) -> Iterator[Decision]:
        mine = {_verdict(one) for one in self.here.all_decisions()}
        theirs: dict[tuple[str, ...], Decision] = {}
        for decision in self.there.all_decisions():
            coding = self._here(decision.coding)
            if coding is not None:
                moved = replace(decision, coding=coding)
                theirs[_verdict(moved)] = moved
        new = [one for key, one in theirs.items() if key not in mine]
        self.shared["decisions"] += len(theirs) - len(new)
        yield from new

    def _contradictions(self) -> None:
        both = {_verdict(one): one for one in self.here.standing_decisions()}
        for decision in self.there.standing_decisions():
            coding = self._here(decision.coding)
            if coding is not None:
                moved = replace(decision, coding=coding)
                both.setdefault(_verdict(moved), moved)
        for own, other in contradictions(both.values(), came_in(self.here), came_in(self.there)):
            coding = own.coding
            remedy = f"The later one counts. To settle it: qda accept {coding.id} or qda reject {coding.id}"
            about = f"{coding.code} in {coding.anchor.document}, coding {coding.id}"
            self._differ(about, _decided(own), _decided(other), remedy)

    def _memos(self) -> Iterator[Memo]:
        mine = Counter(_memo(one) for one in self.here.memos())
        for memo in self.there.memos():
            moved = self._memo_here(memo)
            if moved is None:
                continue
            if mine[_memo(moved)]:
                mine[_memo(moved)] -= 1
                self.shared["memos"] += 1
            else:
                yield moved

    def _memo_here(self, memo: Memo) -> Memo | None:
        if memo.about == "document":
            name = self._names.get(memo.target)
            return replace(memo, target=name) if name else None
        if memo.coding is None:
            return memo
        coding = self._here(memo.coding)
        return replace(memo, coding=coding, target=coding.id) if coding else None

    def _here(self, coding: Coding) -> Coding | None:
        """Their coding as it stands in our document; None when the document may not come in.

        What decisions and memos of theirs are on stands where the coding itself does.
        """
        name = self._names.get(coding.anchor.document)
        if name is None:
            return None
        own = self._own.get(coding.key)
        if own is not None:
            return replace(coding, id=own.id, anchor=own.anchor)
        document = self._ours[name]
        moved = coding.moved_to(replace(coding.anchor, document=name))
        if coding.anchor.text_hash != document.text_hash:
            old = self.there.text(coding.anchor.text_hash)
            moved = carry(moved, old, document).coding
            self._need(moved, document)
        return moved

    def _need(self, coding: Coding, document: Document) -> None:
        """Keep an earlier text of theirs that a coding still stands in, because it was not found in ours."""
        text_hash = coding.anchor.text_hash
        if text_hash not in self._hashes[document.name]:
            text = self.there.text(text_hash)
            earlier = replace(document, text=text, body=Span(0, len(text)), locators=())
            self._texts[document.name, text_hash] = earlier

    # What people keep in files: it is compared, and left to them.

    def _participants(self) -> None:
        ours, theirs = self.here.participants(), self.there.participants()
        for name, attributes in theirs.items():
            if dict(attributes) != dict(ours.get(name, {})) and not self._gone.is_gone(name):
                remedy = "participants.csv here stays as it is; add what is right to it."
                own = _pairs(ours[name]) if name in ours else "not in participants.csv"
                self._differ(f"participant {name}", own, _pairs(attributes), remedy)

    def _withdrawn_there(self) -> None:
        for name, document in self._ours.items():
            if self._has_left(document):
                remedy = "Withdraw them here too: qda withdraw PARTICIPANT"
                if name in self._waiting:
                    remedy = f"Nothing of it came in. {remedy}; then merge again."
                self._differ(f"document {name}", "is here", "somebody who speaks in it withdrew", remedy)

    def _differ(self, about: str, here: str, there: str, remedy: str) -> None:
        self.conflicts.append(Conflict(about, here, there, remedy))


def _way(coding: Coding) -> tuple[object, ...]:
    return (*coding.work, coding.assertion, coding.status)


def _verdict(decision: Decision) -> tuple[str, ...]:
    coding = decision.coding
    return (*coding.key, str(decision.verdict), decision.coder, decision.at)


def _memo(memo: Memo) -> tuple[str, ...]:
    """A memo on a coding is the same wherever its coding has moved to."""
    coding = memo.coding
    target = (coding.anchor.document, coding.code, coding.anchor.quote) if coding else (memo.target,)
    return (memo.about, *target, memo.text, memo.coder, memo.at)


def _told(coding: Coding) -> str:
    place = coding.anchor
    return f"{coding.code}, {coding.assertion}, {coding.status}, at {place.start} to {place.end}"


def _decided(decision: Decision) -> str:
    return f"{decision.verdict}ed by {decision.coder} on {decision.at}"


def _facts(document: Document) -> str:
    who = f", {document.participant}" if document.participant else ""
    more = f" ({_pairs(document.attributes)})" if document.attributes else ""
    return f"{document.kind}{who}{more}"


def _pairs(attributes: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in attributes.items()) or "no attributes"
