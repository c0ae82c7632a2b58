"""Any program's tree to a strict one: shaped, identified, its values in form, nothing empty left."""

import re
from collections.abc import Callable, Mapping

from qda.interchange.refi.dates import is_date, is_moment, utc
from qda.interchange.refi.identity import identify
from qda.interchange.refi.inline_notes import put_notes_apart
from qda.interchange.refi.parse import Element
from qda.interchange.refi.qualcoder import is_qualcoders, put_annotations, put_memos
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.shape import shaped
from qda.interchange.refi.standard import CONTAINERS, SELECTIONS, VALUES
from qda.interchange.refi.tree import called, children, drop, every, guid, name_of, new, put, who
from qda.interchange.refi.values import in_form
from qda.interchange.refi.views import twin_of, views, work_of

_PLAIN_SELECTION = "PlainTextSelection"
_AS_IT_IS: Mapping[str, Callable[[str], object]] = {
    "IntegerValue": re.compile("[+-]?[0-9]+").fullmatch,
    "FloatValue": re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)").fullmatch,
    "DateValue": is_date,
    "DateTimeValue": is_moment,
}
"""What tells of each kind of value whether it is as the schema of XML has it."""


def cleaned(root: Element, remarks: Remarks) -> Element:
    """The strict tree of a project or codebook that any program wrote; `remarks` says what was otherwise."""
    put_notes_apart(root, remarks)
    made = shaped(root, remarks)
    identify(made, remarks)
    _name_coders(made)
    if is_qualcoders(made):
        put_annotations(made, remarks)
        put_memos(made, remarks)
    _refuse_no_place(made, remarks)
    _one_quotation(made, remarks)
    for value in list(every(made, "VariableValue")):
        _one_value(value, remarks)
    prune(made)
    return made


def _name_coders(root: Element) -> None:
    """A coding that does not say who made it is of whoever made its selection."""
    for selection in every(root, *SELECTIONS):
        user = who(selection)
        for coding in children(selection, "Coding"):
            if user is not None and coding.get("creatingUser") is None:
                coding.set("creatingUser", user)


def prune(root: Element) -> None:
    """Take out containers that hold nothing, from within."""
    for element in reversed(list(root.iter())):
        if name_of(element) in CONTAINERS and len(element) == 0:
            drop(element)


def _refuse_no_place(root: Element, remarks: Remarks) -> None:
    """A selection of text without a place selects nothing."""
    for selection in list(every(root, _PLAIN_SELECTION)):
        if selection.get("startPosition") is None or selection.get("endPosition") is None:
            for coding in children(selection, "Coding"):
                remarks.skipped("a coding of a selection that says no place", guid(coding), Subject.CODINGS)
            remarks.skipped("a selection that says no place", called(selection))
            drop(selection)


def _one_quotation(root: Element, remarks: Remarks) -> None:
    """A selection of a page that is a selection of its text too has all its codings at the text as well."""
    for element, home in views(root).values():
        there = {work_of(one): one for one in children(home, "Coding")}
        for coding in children(element, "Coding"):
            stays = there.get(work_of(coding))
            if stays is None:
                there[work_of(coding)] = coding
                put(element, twin_of(coding))
                put(home, coding)
                continue
            what = "a coding that stands at the page and at the text of one quotation, counted once"
            remarks.accepted(what, guid(coding), Subject.CODINGS)
            for note in children(coding, "NoteRef"):
                drop(note)
                put(stays, note)


def _one_value(value: Element, remarks: Remarks) -> None:
    """A value of a variable has one form; what it says in another form becomes words."""
    for extra in children(value, "VariableRef")[1:] + children(value, *VALUES)[1:]:
        remarks.accepted("a second value of one variable in one place, left out", extra.text or "")
        drop(extra)
    found = next(iter(children(value, *VALUES)), None)
    if found is None:
        return
    raw, kind = found.text or "", name_of(found)
    said = of_kind(kind, raw)
    if said is not None:
        if said != raw.strip() and kind != "BooleanValue":
            remarks.accepted("a value that is written otherwise here", f"{raw.strip()[:60]}: {said}")
        found.text = said
        return
    drop(found)
    if raw.strip():
        remarks.accepted(f"a value that is no {kind.removesuffix('Value').lower()}, read as words", raw[:60])
        put(value, new("TextValue", raw))


def of_kind(kind: str, raw: str) -> str | None:
    """A value of an element such as `DateValue` in its form; None when it has none.

    What has it stays as it is written.
    """
    bare = raw.strip()
    if kind == "TextValue":
        return raw
    if kind in _AS_IT_IS and _AS_IT_IS[kind](bare):
        return bare
    if kind == "BooleanValue":
        return in_form("truth", bare).text
    if kind == "IntegerValue":
        return in_form("number", bare).text
    if kind == "FloatValue":
        return _decimal(bare)
    moment = utc(bare)
    if kind == "DateValue":
        day = moment[0][:10] if moment else ""
        return day if is_date(day) else None
    return moment[0] if moment else None


def _decimal(raw: str) -> str | None:
    """A number without an exponent, as xsd:decimal has it."""
    said = raw.replace(",", ".")
    sign, digits = (said[:1], said[1:]) if said[:1] in {"+", "-"} else ("", said)
    whole, _, rest = digits.partition(".")
    good = (whole + rest).isdigit() and (whole + rest).isascii()
    return f"{sign.replace('+', '')}{whole or '0'}{'.' + rest if rest else ''}" if good else None
