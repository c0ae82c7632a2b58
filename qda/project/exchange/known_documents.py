"""A document that is here already keeps what was known of it and the file does not tell."""

from dataclasses import replace
from types import MappingProxyType

from qda.interchange.refi.remarks import Remarks
from qda.model.document import Document
from qda.project.exchange.people_in import Cases


def as_known(made: Document, before: Document, cases: Cases, remarks: Remarks, *, again: bool) -> Document:
    """What a file makes of a document, with the participant and attributes of `before` that it lacks.

    A project that comes `again` may change who the participant is, another project may not: one is listed
    with what it lacks, the other with whom it names otherwise.
    """
    of_person = cases.people.get(before.participant or "", {})
    lacking = {
        key: value
        for key, value in before.attributes.items()
        if key not in made.attributes and key not in of_person
    }
    participant = made.participant if again and made.participant else before.participant or made.participant
    for what in lacking if again else ():
        remarks.accepted(
            "a value that came with this project before and is not in it any more; it stays",
            f"{made.name}: {what}",
        )
    if again and made.participant is None and participant:
        what = (
            "a participant of a source that came with this project before and is not in it any more; it stays"
        )
        remarks.accepted(what, f"{made.name}: {participant}")
    elif made.participant not in {None, participant}:
        what = "a source that is of another participant here, which stands"
        remarks.accepted(what, f"{made.name}: {made.participant}, here {participant}")
    attributes = MappingProxyType({**lacking, **made.attributes})
    return replace(made, participant=participant, attributes=attributes)
