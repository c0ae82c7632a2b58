"""What coding did, in words, and why it did it."""

from collections.abc import Sequence

from qda.model.coding import Assertion
from qda.model.document import INTERVIEW
from qda.project.corpora import Shelf
from qda.project.study import Study

_NAMED = 8


def summary_of(study: Study) -> list[str]:
    """What was coded anew, and the codings by assertion."""
    machine = study.machine
    if machine.coded_documents:
        codes = len(machine.coded_codes)
        work = f"{machine.coded_documents} of {machine.documents} documents coded anew, for {codes} codes"
    else:
        work = f"nothing has changed in {machine.documents} documents"
    counts = machine.by_assertion()
    shares = ", ".join(f"{counts[one]} {one}" for one in Assertion)
    whole = sum(counts.values())
    return [f"coded: {work}", f"codings by the rules: {whole} ({shares})", *warnings_of(study)]


def warnings_of(study: Study) -> list[str]:
    """What a person should look at: interviews without speakers, codes that are gone, stale codings."""
    place = study.corpora.place()
    silent = [
        document.name
        for document in study.documents
        if document.kind == INTERVIEW and not _has_speakers(*place[document.name])
    ]
    said = []
    if silent:
        said.append(
            f"note: no speaker labels in {_some(silent)}: all of it counts as the participant's words"
        )
    if study.strangers:
        codes = _some(study.strangers)
        said.append(f"note: people's codings stand under codes that the codebook lacks: {codes}")
    if study.stale:
        said.append(
            f"note: {len(study.stale)} stale codings wait for a decision and are in no count: qda anchors"
        )
    return said


def _has_speakers(shelf: Shelf, number: int) -> bool:
    first, end = shelf.corpus.document_turn[number : number + 2]
    return bool((shelf.corpus.turn_speaker[first:end] >= 0).any())


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
