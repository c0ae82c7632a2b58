"""What people do to codings: add, accept, reject, write a memo. Each is an event with their name."""

import getpass
import os
from collections.abc import Sequence
from unicodedata import normalize

from qda.errors import UsageError
from qda.model.coding import CONSENSUS, Assertion, Coding, Status, anchor, by_hand
from qda.model.decision import Decision, Memo, Verdict
from qda.project.codebooks import load_codebook
from qda.project.decisions.find_coding import (
    Wanted,
    document_called,
    find_coding,
    find_quote,
    refuse_unknown_code,
)
from qda.project.study import Study
from qda.project.workspace import Workspace
from qda.store.payloads import Outcome


def coder_name(given: str | None) -> str:
    """The coder's name: as given, else from QDA_CODER, else the name of the login.

    Raises UsageError for the name of the consensus, which is nobody's own, and where the login has none.
    """
    name = given if given is not None else os.environ.get("QDA_CODER") or _login()
    name = normalize("NFC", " ".join(name.split()))
    if name.casefold() == CONSENSUS:
        raise UsageError(
            f"{name!r} is the coder of what was adjudicated", remedy="Give your own: --coder 'A. Khan'"
        )
    return name


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:  # what it raises depends on Python and the system
        raise UsageError(
            "this login has no name, and work is recorded with a name",
            remedy="Say who you are: --coder 'A. Khan', or set QDA_CODER.",
        ) from error


def add_coding(
    workspace: Workspace,
    *,
    document: str,
    quote: str,
    code: str,
    coder: str,
    assertion: Assertion | None = None,
    occurrence: int | None = None,
) -> tuple[Coding, Outcome]:
    """Code a passage by hand, affirmed if nothing else is said.

    Where the coder has put it under the code before, another `assertion` corrects that coding. Raises
    UsageError for an unknown document, code or quotation, and where the coding was rejected.
    """
    refuse_unknown_code(code, load_codebook(workspace))
    source = document_called(document, workspace.store.documents())
    span = find_quote(quote, source, occurrence)
    with workspace.store.change(coder) as change:
        place = anchor(source.name, source.text_hash, source.text, span)
        coding = by_hand(place, code, coder, change.at, assertion or Assertion.AFFIRMED)
        held = next((one for one in change.codings() if one.work == coding.work), None)
        if held is None:
            return coding, change.add_coding(coding)
        _refuse_rejected(held, change.decisions())
        if assertion in {None, held.assertion}:
            return held, Outcome.UNCHANGED
        return change.correct_coding(held, assertion or held.assertion), Outcome.CHANGED


def _refuse_rejected(held: Coding, decisions: Sequence[Decision]) -> None:
    """What was rejected counts again when somebody accepts it, and not because it is added once more."""
    for one in decisions:
        if one.coding.key == held.key and one.verdict is Verdict.REJECT:
            raise UsageError(
                f"{held.coder} has already put this passage of {held.anchor.document} under {held.code!r}, "
                f"as {held.assertion}, and {one.coder} rejected it on {one.at[:10]}: it is in no count",
                remedy=f"To have it count again: qda accept {held.id}",
            )


def decide(workspace: Workspace, study: Study, wanted: Wanted, verdict: Verdict, coder: str) -> Coding:
    """Accept or reject a coding, of the rules or of a person."""
    coding = find_coding(wanted, study.codings, study.documents)
    if coding.status is Status.STALE and verdict is Verdict.ACCEPT:
        raise UsageError(
            f"coding {coding.id} is stale: its words do not stand in {coding.anchor.document} any more",
            remedy=f"Say where it stands now: qda anchors {coding.id}",
        )
    with workspace.store.change(coder) as change:
        change.decide_now(coding, verdict)
    return coding


def write_memo(
    workspace: Workspace, study: Study, wanted: Wanted, text: str, coder: str, *, about: str = "coding"
) -> Memo:
    """Write a memo on a coding, a document or a code."""
    coding = find_coding(wanted, study.codings, study.documents) if about == "coding" else None
    target = coding.id if coding else _named(study, wanted, about)
    with workspace.store.change(coder) as change:
        memo = Memo(about=about, target=target, text=text, coder=coder, at=change.at, coding=coding)
        change.write_memo(memo)
    return memo


def _named(study: Study, wanted: Wanted, about: str) -> str:
    if about == "document":
        return document_called(wanted.document or "", study.documents).name
    code = wanted.code or ""
    refuse_unknown_code(code, study.codebook)
    return code
