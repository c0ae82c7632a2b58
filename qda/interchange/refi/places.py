"""Selections of texts: which reading their file means, and their places in ours."""

from collections.abc import Iterator, Mapping, Sequence

from qda.interchange.refi.evidence import Decision, Selection, decide, names_of
from qda.interchange.refi.offsets import OURS, Counter, RawText
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.standard import TEXTS
from qda.interchange.refi.tree import called, child, children, drop, every, guid, target, words

_NOWHERE = "a selection"
_SHOWN = 60
"""Letters of a passage that a remark repeats."""
_DOUBTFUL, _ENOUGH = 0.3, 5
"""From which share of places within words on, among so many selections, a person should look."""


def settle(
    root: Element, texts: Mapping[str, RawText], origin: str, remarks: Remarks, *, ours: bool = False
) -> dict[str, Decision]:
    """Bring all places of a tree into code points of the texts with LF; gives the reading of each text.

    With `ours` the file is one of this program, and nothing has to be found out.
    """
    holders = {guid(one): one for one in every(root, *TEXTS)}
    selected = {
        name: (texts[name], _selections(holder))
        for name, holder in holders.items()
        if name in texts and (children(holder, "PlainTextSelection", "SyncPoint"))
    }
    decisions = {} if ours else decide(selected, origin)
    for name, decision in decisions.items():
        if decision.within_words > _DOUBTFUL and len(selected[name][1]) >= _ENOUGH:
            share = f"{decision.within_words:.0%} of their places are within words"
            remarks.accepted(
                "passages that may not fit the text: look at them", f"{called(holders[name])}, {share}"
            )
    for name, (raw, selections) in selected.items():
        if raw.rich and not ours:
            _doubt(called(holders[name]), raw, selections, decisions[name], remarks)
    names = {guid(one): called(one) for one in every(root, "Code", "User")}
    for name, holder in holders.items():
        raw = texts.get(name, RawText(""))
        counter = Counter(raw, decisions[name].reading if name in decisions else OURS)
        for point in children(holder, "SyncPoint"):
            _settle_point(point, counter)
        for selection in children(holder, "PlainTextSelection"):
            _settle(selection, counter, names, remarks, there=name in texts)
    return decisions


def _doubt(
    text: str, raw: RawText, selections: Sequence[Selection], decision: Decision, remarks: Remarks
) -> None:
    """Name the passages of a rich text for which neither their names nor the bounds of words speak.

    Names of which none is how its passage begins are something else, such as the name of the text.
    """
    named = list(names_of(raw, selections, decision.reading))
    others = [(passage, name) for passage, name, agrees in named if not agrees]
    agreeing = len(named) - len(others)
    if agreeing and agreeing >= len(others):
        for passage, name in others:
            item = f"{text}: “{_short(passage)}” is called “{_short(name)}”"
            remarks.accepted("a passage of a rich text that is called otherwise: look at it", item)
    elif agreeing or len(selections) < _ENOUGH:
        item = f"{text}, {len(selections)} in all"
        remarks.accepted("passages of a rich text, and nothing tells whether they fit: look at them", item)


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]} …"


def _selections(holder: Element) -> list[Selection]:
    found = [
        (int(one.get("startPosition", "0")), int(one.get("endPosition", "0")), _said(one))
        for one in children(holder, "PlainTextSelection")
    ]
    points = {guid(one): one.get("position") for one in children(holder, "SyncPoint")}
    for one in children(holder, "TranscriptSelection"):
        start, end = (points.get(str(one.get(key, ""))) for key in ("fromSyncPoint", "toSyncPoint"))
        if start is not None and end is not None:
            found.append((int(start), int(end), _said(one)))
    return found


def _said(selection: Element) -> str:
    return str(selection.get("name") or words(selection))


def _settle(
    selection: Element, counter: Counter, names: Mapping[str, str], remarks: Remarks, *, there: bool
) -> None:
    if not there:
        _lose(selection, "in a text that is not there", names, remarks)
        return
    first, last = (int(selection.get(key, "0")) for key in ("startPosition", "endPosition"))
    if last < first:
        remarks.accepted(f"{_NOWHERE} that ends before it begins, turned round", _where(selection))
        first, last = last, first
    (start, _), (end, within) = counter.ours(first), counter.ours(last)
    end += within
    length = len(counter.raw.text)
    if first < 0 or start < 0:
        _lose(selection, "that begins before the text", names, remarks)
    elif start >= length and first < last:
        _lose(selection, "behind the end of the text", names, remarks)
    elif start >= end:
        _lose(selection, "of nothing: it ends where it begins", names, remarks)
    else:
        if end > length:
            remarks.accepted(f"{_NOWHERE} that ends behind the end of the text, cut there", _where(selection))
        selection.set("startPosition", str(start))
        selection.set("endPosition", str(min(end, length)))


def _settle_point(point: Element, counter: Counter) -> None:
    place = point.get("position")
    if place is not None:
        ours, _ = counter.ours(int(place))
        point.set("position", str(min(max(ours, 0), len(counter.raw.text))))


def _lose(selection: Element, why: str, names: Mapping[str, str], remarks: Remarks) -> None:
    for coding in children(selection, "Coding"):
        code, user = target(child(coding, "CodeRef")), str(coding.get("creatingUser") or "")
        item = f"{names.get(code, code)}, by {names.get(user, 'nobody who is named')}: {_where(selection)}"
        remarks.skipped(f"a coding of {_NOWHERE} {why}", item, Subject.CODINGS)
    remarks.skipped(f"{_NOWHERE} {why}", _where(selection))
    drop(selection)


def _where(element: Element) -> str:
    above = list(_above(element))
    place = (
        f"{element.get('startPosition')}-{element.get('endPosition')}" if element.get("startPosition") else ""
    )
    return " ".join(
        part for part in (guid(element), place, f"in {called(above[0])}" if above else "") if part
    )


def _above(element: Element) -> Iterator[Element]:
    parent = element.getparent()
    while parent is not None:
        if parent.get("guid") and parent.get("startPosition") is None:
            yield parent
        parent = parent.getparent()


def span_of(selection: Element) -> tuple[int, int] | None:
    """Where a selection of a text stands, in our places; None when it stands nowhere."""
    if selection.get("startPosition") is not None:
        return int(selection.get("startPosition", "0")), int(selection.get("endPosition", "0"))
    parent = selection.getparent()
    if parent is None:
        return None
    points = {guid(one): one.get("position") for one in children(parent, "SyncPoint")}
    start, end = (points.get(str(selection.get(key, ""))) for key in ("fromSyncPoint", "toSyncPoint"))
    if start is None or end is None or int(start) >= int(end):
        return None
    return int(start), int(end)


def passages(holder: Element) -> Sequence[tuple[Element, tuple[int, int]]]:
    """The selections of a text with their places, in order."""
    found = children(holder, "PlainTextSelection", "TranscriptSelection")
    return [(one, span) for one in found if (span := span_of(one)) is not None]
