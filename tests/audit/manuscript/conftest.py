"""A small study: two interviews and a focus group, as the audit searches them."""

from collections.abc import Callable

import pytest

from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.verdict import Looked
from qda.audit.manuscript.compared.voices import Transcript, voice_names
from qda.audit.manuscript.quoted.quotation import Quotation
from qda.audit.manuscript.quoted.quotations import quotations
from qda.model.document import Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of

P1 = """\
INTERVIEWER: Could you afford the medicine at all in those days?

P1: No, we could not afford the medicine, and the clinic was far away - really far. But my brother helped us,
and later the government gave us some money for it.

INTERVIEWER: Mm.

P1: I never wanted to leave the village. They are good people, but I do not trust them any more.

INTERVIEWER: What did the others in your family say about the road to the hospital?

P1: My father didn't like the re-opening of the road. He said it would bring strangers.
"""
P2 = """\
INTERVIEWER: Tell me about the way to the hospital.

P2: It is a long way to the hospital. I do not think that the cost of the clinic matters to anybody. The
cross-border trade was everything for us in those years, and we lost it.
"""
FG1 = """\
Moderator: Who drives you there?

Anna: My neighbour drives me to the town whenever she has the time.

Bert: Nobody drives me, I take the bus at five in the morning.
"""


def document(name: str, text: str, participant: str | None) -> Document:
    return Document(name, "interview", text, Span(0, len(text)), f"{name}.txt", "", participant)


@pytest.fixture(scope="session")
def study() -> tuple[Transcript, ...]:
    documents = [document("P1", P1, "P1"), document("P2", P2, "P2"), document("FG1", FG1, None)]
    return transcripts_of(documents, Settings())


Look = Callable[[str], list[Looked]]


@pytest.fixture
def look(study: tuple[Transcript, ...]) -> Look:
    """Audit the quotations of a text against the study."""

    def looked(text: str) -> list[Looked]:
        return list(look_up(quotations(text, Span(0, len(text)), voice_names(study)), study))

    return looked


def found(text: str, *names: str) -> list[Quotation]:
    return [one for one in quotations(text, Span(0, len(text)), names) if one.depth == 0]
