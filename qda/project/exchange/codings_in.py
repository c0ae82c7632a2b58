"""Codings of another program's project as codings of people; none is lost without a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qda.errors import QdaError
from qda.interchange.refi.dates import to_the_second
from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.tree import called, child, every, guid, name_of, target, when
from qda.interchange.refi.views import twins
from qda.model.coding import RULES, Anchor, Coding, Work, by_hand
from qda.model.span import Span
from qda.project.exchange.admit import Admitted
from qda.project.exchange.codes_in import Codes
from qda.project.exchange.documents_in import TextSource
from qda.project.exchange.names import NOBODY
from qda.store.payloads import Outcome

if TYPE_CHECKING:
    from qda.store.changes.change import Change


RULES_GUID = guid_of("coder", RULES)
_SHOWN = 60
"""Letters of a passage that a remark repeats."""


@dataclass(slots=True)
class Placed:
    """`codings` are those of the file that stand in the project, by GUID; `there` names each once."""

    codings: dict[str, Coding] = field(default_factory=dict)
    there: set[Work] = field(default_factory=set)
    new: int = 0


def codings_in(
    change: Change,
    root: Element,
    texts: Sequence[TextSource],
    documents: Mapping[str, Admitted],
    codes: Codes,
    coders: Mapping[str, str],
    remarks: Remarks,
) -> Placed:
    """Keep the codings of all texts, each under its own coder's name and time."""
    known = _Held(change.codings())
    done = Placed()
    placed: set[str] = set()
    for text in texts:
        admitted = documents.get(text.guid)
        for element, span in text.codings():
            placed.add(guid(element))
            if admitted is None:
                remarks.skipped("a coding in a source that did not come in", guid(element), Subject.CODINGS)
                continue
            _take(change, element, span, admitted, codes, coders, known, done, remarks)
    seen_twice = twins(root)
    done.codings |= {one: done.codings[same] for one, same in seen_twice.items() if same in done.codings}
    name_unplaced(root, placed | seen_twice.keys(), remarks)
    return done


def _take(
    change: Change,
    element: Element,
    span: Span,
    admitted: Admitted,
    codes: Codes,
    coders: Mapping[str, str],
    known: _Held,
    done: Placed,
    remarks: Remarks,
) -> None:
    user = str(element.get("creatingUser") or NOBODY)
    code, coder = codes.names[target(child(element, "CodeRef"))], coders[user]
    document = admitted.document
    item = f"{guid(element)} in {document.name}, {code}, by {coder}"
    if user == RULES_GUID and code in codes.ruled:
        remarks.skipped("a coding by the rules of a codebook, which find it again", item, Subject.CODINGS)
        return
    came = admitted.came_in(span, code, coder)
    if came is None:
        remarks.skipped("a coding whose words did not come in", item, Subject.CODINGS)
        return
    coding = _coding(element, came, admitted.now(came), code, coder, change.at)
    held = known.find(coding)
    if held is not None and held.work in done.there:
        remarks.accepted("a coding that repeats another one: passage, code and coder", item, Subject.CODINGS)
    elif held is None:
        try:
            if coding.anchor is came:
                _keep_text(change, admitted)
            done.new += change.add_coding(coding) is Outcome.NEW
            _name_unsaid(element, user, item, remarks)
        except QdaError as error:
            remarks.skipped(f"a coding: {error.problem}", item, Subject.CODINGS)
            return
        held = known.add(coding)
    if held.anchor.text_hash != document.text_hash:
        what = (
            "a coding whose words stand otherwise in the document here, where it is stale; see: qda anchors"
        )
        remarks.accepted(what, in_words(held))
    done.there.add(held.work)
    done.codings[guid(element)] = held


def _name_unsaid(element: Element, user: str, item: str, remarks: Remarks) -> None:
    """Say of a new coding that its file tells neither who made it nor when, if it does not."""
    if user == NOBODY:
        remarks.accepted("a coding of which the file does not say who made it", item)
    if time_of(element) is None:
        remarks.accepted("a coding of which the file does not say when it was made, dated as of now", item)


class _Held:
    """The codings that the project has, by their passages, and by their ids where people moved them."""

    def __init__(self, codings: Iterable[Coding]) -> None:
        self._by_work: dict[Work, Coding] = {}
        self._by_id: dict[tuple[str, str], Coding] = {}
        for one in codings:
            self.add(one)

    def add(self, coding: Coding) -> Coding:
        self._by_work[coding.work] = self._by_id[coding.key] = coding
        return coding

    def find(self, coding: Coding) -> Coding | None:
        return self._by_work.get(coding.work) or self._by_id.get(coding.key)


def _keep_text(change: Change, admitted: Admitted) -> None:
    """Keep the text that came in as a version of the document before its own, for codings that need it."""
    if admitted.came.text_hash not in {one.text_hash for one in change.versions(admitted.document.name)}:
        change.put_document(admitted.came)
        change.put_document(admitted.document)


def _coding(element: Element, came: Anchor, place: Anchor, code: str, coder: str, now: str) -> Coding:
    """The coding with the id that it has in the text that came in, so that an export finds it again."""
    return replace(by_hand(came, code, coder, time_of(element) or now), anchor=place)


def in_words(coding: Coding) -> str:
    """A coding as a person knows it: document, code, coder and the beginning of its words."""
    quote = " ".join(coding.anchor.quote.split())
    shown = quote if len(quote) <= _SHOWN else f"{quote[:_SHOWN]} …"
    return f"{coding.anchor.document}, {coding.code}, by {coding.coder}: “{shown}”"


def time_of(coding: Element) -> str | None:
    """When a coding was made: as it says, else as its selection says."""
    parent = coding.getparent()
    said = when(coding) or (when(parent) if parent is not None else None)
    return to_the_second(said) if said else None


def name_unplaced(root: Element, placed: Collection[str], remarks: Remarks) -> None:
    """Name the codings that stand in no text: of pictures, pages, recordings, notes, missing texts."""
    codes = {guid(code): called(code) for code in every(root, "Code")}
    for one in every(root, "Coding"):
        parent = one.getparent()
        if guid(one) not in placed and parent is not None:
            what = f"a coding of a {name_of(parent)}, which is no passage of a text here"
            code = target(child(one, "CodeRef"))
            item = f"{codes.get(code, code)} in {_where(parent)} ({guid(one)})"
            remarks.kept(what, item, Subject.CODINGS)


def _where(element: Element) -> str:
    """What a person knows a place by: its name, or that of the source that it is in."""
    parent = element.getparent()
    if element.get("name") or parent is None or not parent.get("name"):
        return called(element)
    return called(parent)
