"""How grave the faults of a manuscript's quotations are."""

from dataclasses import replace

from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.fault import Item
from qda.audit.manuscript.quotation_items import quotation_items
from qda.audit.manuscript.quoted.quotations import quotations
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of
from tests.audit.manuscript.conftest import document


def audited(said: str, language: str, manuscript: str) -> list[Item]:
    """The faults of a manuscript, in which a quotation without marks is one of P1."""
    text = manuscript if "P1" in manuscript else f"“{manuscript}” (P1)."
    settings = replace(Settings(), language=language, interviewers=("I", "E"))
    transcripts = transcripts_of([document("P1", said, "P1")], settings)
    looked = look_up(quotations(text, Span(0, len(text)), ("P1",)), transcripts, text)
    return [one for one in quotation_items(looked) if one.severity.rank]


def worst(said: str, language: str, manuscript: str) -> str:
    """The severity of the gravest fault, or `none`."""
    items = audited(said, language, manuscript)
    return str(max((one.severity for one in items), key=lambda one: one.rank, default="none"))
