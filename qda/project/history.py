"""The record of events in plain words: when something was done, by whom, and what.

What a withdrawal took out of the record says nothing here. Words from before names were replaced are not
repeated either, for the record keeps them unless they were purged.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qda.coding.anchors.reanchor import Fate
from qda.errors import UsageError, did_you_mean
from qda.model.coding import RULES, Status
from qda.model.counted import many
from qda.model.event import Event
from qda.model.table import Column, ColumnKind, Table
from qda.project.codebooks import load_codebook
from qda.project.decisions.find_coding import document_called
from qda.project.workspace import Workspace
from qda.store.payloads import Pseudonymised

_HEADINGS = {
    "at": "When",
    "who": "Who",
    "what": "What",
    "document": "Document",
    "code": "Code",
    "coder": "Coder",
    "words": "Words",
}
_FATES = {
    Fate.CODED_ANEW.value: "its coder has coded these words there anew, so that it waits",
    Fate.CHOSEN.value: "placed by hand",
    Fate.PSEUDONYMISED.value: "moved along as names were replaced",
}
_VERDICTS = {"accept": "accepted", "reject": "rejected"}
Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words; `coder` is whose coding it is about, `words` its quotation or the memo."""

    what: str
    document: str | None = None
    code: str | None = None
    coder: str | None = None
    words: str | None = None


def history_table(
    workspace: Workspace, *, document: str | None, coder: str | None, code: str | None
) -> Table:
    """One row for each event, the latest last: all, or those about a document or code, or of a coder.

    Raises UsageError for a document that never was in the study, a coder who never did anything in it and a
    code that is neither in the record nor in the codebook.
    """
    store = workspace.store
    if document is not None:
        document_called(document, (*store.documents(), *store.removed_documents()))
    every = tuple(_told(store.events()))
    if coder is not None:
        known = {RULES, *(name for event, told in every for name in (event.actor, told.coder) if name)}
        _refuse_unknown("coder", coder, known)
    if code is not None and code not in (codes := {told.code for _, told in every if told.code}):
        _refuse_unknown("code", code, codes.union(one.code for one in load_codebook(workspace)))
    rows = tuple(
        (event.number, event.at, event.actor, told.what, told.document, told.code, told.coder, told.words)
        for event, told in every
        if document in {None, told.document}
        and coder in {None, told.coder, event.actor}
        and code in {None, told.code}
    )
    columns = (
        Column("event", "Event", ColumnKind.COUNT, "its number in the record"),
        *(Column(key, heading, ColumnKind.TEXT) for key, heading in _HEADINGS.items()),
    )
    others = len(every) - len(rows)
    excluded = {"other events": others} if others else {}
    return Table("history", "History", columns, rows, "event", len(rows), excluded=excluded)


def _refuse_unknown(what: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        raise UsageError(f"there is no {what} {name!r}", remedy=did_you_mean(name, known))


def _told(events: Iterable[Event]) -> Iterator[tuple[Event, Told]]:
    """Each event in words. That a coding was anchored does not say its code, so that it is remembered."""
    every = tuple(events)
    replaced = max((one.number for one in every if one.type == Pseudonymised.__name__), default=0)
    codes: dict[str, str] = {}
    for event in every:
        if event.redacted_by is not None:
            what = f"taken out of the record; event {event.redacted_by} says why"
            yield event, Told(what)
            continue
        told = _IN_WORDS[event.type](event.payload)
        if event.type == "CodingAdded" and told.code:
            codes[event.payload["coding"]["id"]] = told.code  # type: ignore[index,call-overload]
        code = told.code or codes.get(str(event.payload.get("id")))
        hidden = event.number < replaced or (bool(replaced) and _is_stale(event.payload))
        words = None if hidden else told.words
        yield event, Told(told.what, told.document, code, told.coder, words)


def _is_stale(said: Said) -> bool:
    """Whether an event is about a coding whose quotation is of an earlier text."""
    about = said.get("decision") or said.get("memo") or {}
    return ((about.get("coding") or {}).get("status")) == Status.STALE


def _coded(what: str, coding: Said) -> Told:
    place = coding["anchor"]
    return Told(what, place["document"], coding["code"], coding["coder"], place["quote"])


def _changed(said: Said) -> Told:
    before, after = said["before"], said["after"]
    if before["text_hash"] != after["text_hash"]:
        return Told(f"version {said['version']} of the text came in", after["name"])
    other = [key.replace("_", " ") for key in after if before.get(key) != after[key]]
    return Told(f"what is known of the document changed: {', '.join(other)}", after["name"])


def _corrected(said: Said) -> Told:
    before, after = said["before"], said["after"]
    return _coded(f"corrected: {after['assertion']}, it was {before['assertion']}", after)


def _anchored(said: Said) -> Told:
    what = f"coding in the new text: {_fate(said)}"
    return Told(what, said["after"]["document"], None, said["coder"], said["after"]["quote"])


def _decided(said: Said) -> Told:
    return _coded(_VERDICTS[said["decision"]["verdict"]], said["decision"]["coding"])


def _decision_anchored(said: Said) -> Told:
    verdict = _VERDICTS[said["after"]["verdict"]]
    return _coded(f"{verdict} coding in the new text: {_fate(said)}", said["after"]["coding"])


def _fate(said: Said) -> str:
    return _FATES.get(str(said["fate"]), str(said["fate"]))


def _memo(said: Said, what: str = "") -> Told:
    memo = said["memo"]
    coding, target = memo.get("coding") or {}, memo["target"]
    about = {"project": "the study"}.get(memo["about"], f"a {memo['about']}")
    document = coding["anchor"]["document"] if coding else target if memo["about"] == "document" else None
    code = coding["code"] if coding else target if memo["about"] == "code" else None
    return Told(f"memo on {about}{what}", document, code, memo["coder"], memo["text"])


def _memo_anchored(said: Said) -> Told:
    return _memo({"memo": said["after"]}, f" in the new text: {_fate(said)}")


def _participants(said: Said) -> Told:
    gone = f", {len(said['removed'])} no longer in it" if said["removed"] else ""
    return Told(f"participants file read: {len(said['changed'])} new or changed{gone}")


def _counted_by_a_run(said: Said) -> Told:
    codings = many(sum(said["codings"].values()), "coding")
    return Told(f"a run counted {codings} under {many(sum(map(bool, said['codings'].values())), 'code')}")


def _redacted(said: Said) -> Told:
    return Told(f"{many(len(said['events']), 'event')} taken out of the record: {said['reason']}")


def _pseudonymised(said: Said) -> Told:
    how = "replaced for good" if said["purged"] else "replaced"
    return Told(
        f"{many(sum(said['replaced'].values()), 'name')} {how} in {many(said['documents'], 'document')}"
    )


def _withdrawn(said: Said) -> Told:
    return Told(f"a participant withdrew: {_counts(said['counts'])}")


def _merged(said: Said) -> Told:
    left = f"; {many(said['conflicts'], 'difference')} left to people" if said["conflicts"] else ""
    return Told(f"work came in from a copy of the project: {_counts(said['counts']) or 'nothing new'}{left}")


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(many(count, what.removesuffix("s")) for what, count in counts.items() if count)


_IN_WORDS: dict[str, Callable[[Said], Told]] = {
    "ProjectCreated": lambda said: Told(f"project begun: {said['title']}"),
    "DocumentImported": lambda said: Told(
        f"document came in, version {said['version']} of its text", said["document"]["name"]
    ),
    "DocumentChanged": _changed,
    "DocumentRemoved": lambda said: Told("taken out of the study", said["document"]),
    "ParticipantsRead": _participants,
    "CodebookUsed": lambda said: Told(f"codebook used: {said['title'] or said['source']}"),
    "Counted": _counted_by_a_run,
    "CoderAdded": lambda said: Told("works here for the first time", coder=said["coder"]),
    "CodingAdded": lambda said: _coded("coded", said["coding"]),
    "CodingCorrected": _corrected,
    "CodingAnchored": _anchored,
    "CodingDecided": _decided,
    "DecisionAnchored": _decision_anchored,
    "MemoWritten": _memo,
    "MemoAnchored": _memo_anchored,
    "Redacted": _redacted,
    "Pseudonymised": _pseudonymised,
    "Withdrawn": _withdrawn,
    "Merged": _merged,
}
"""What each type of event says; see `store/payloads.py`."""
