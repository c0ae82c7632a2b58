"""How many take part, as the manuscript says in several places, and how many of them it quotes."""

import re
from collections.abc import Iterator, Sequence

from qda.audit.manuscript.ascribed.labels import is_group, same_voice
from qda.audit.manuscript.fault import Item, of_text
from qda.audit.manuscript.quoted.quotation import Kind, Quotation, Source
from qda.audit.manuscript.quoted.sentence import around
from qda.audit.manuscript.sizes.reader import Extent, Statement
from qda.audit.manuscript.sizes.statements import Size, Sizes
from qda.audit.problem import Severity
from qda.model.span import Span


def quoted_voices(quotations: Sequence[Quotation]) -> list[str]:
    """Those who are quoted, each once, in the order of the text."""
    voices: list[str] = []
    for one in quotations:
        told = one.attribution
        if one.kind is not Kind.PARTICIPANT or told is None or told.source is not Source.PARTICIPANT:
            continue
        if not any(same_voice(told.label, known) for known in voices):
            voices.append(told.label)
    return voices


def number_items(text: str, prose: Span, quotations: Sequence[Quotation], size: Sizes) -> Iterator[Item]:
    """Whether the numbers agree, and how many of the participants are quoted."""
    for known in (size.people, size.interviews):
        for one in known.statements:
            if contradicts(one, known):
                severity = Severity.HIGH if one.extent is Extent.WHOLE else Severity.MEDIUM
                compared = f"{one.number} here, {known.total} elsewhere"
                yield _contradictory(text, prose, one.span, severity, compared)
    for span, part, whole in size.beyond:
        compared = f"{part} cannot be {part} of {whole}"
        yield _contradictory(text, prose, span, Severity.MEDIUM, compared)
    if size.people.total:
        yield from _not_quoted(text, prose, quoted_voices(quotations), size.people)
        yield from _beyond(quotations, size.people)


def contradicts(one: Statement, size: Size) -> bool:
    """Whether a number disagrees with the total: a part may be smaller, what was recruited may be larger."""
    if not size.total or size.total in (one.number, sum(one.sums), one.number + sum(one.sums)):
        return False
    match one.extent:
        case Extent.WHOLE:
            return one.number not in size.elsewhere and not size.added(one.number)
        case Extent.PART:
            return (
                one.number > size.largest and one.number not in size.elsewhere and not size.added(one.number)
            )
        case Extent.RECRUITED:
            return one.number < size.total


def _contradictory(text: str, prose: Span, span: Span, severity: Severity, compared: str) -> Item:
    words, remedy = around(text, prose, span), "Make the numbers agree, or say what each counts."
    return of_text("contradictory numbers", severity, span.start, words, compared, remedy)


def _not_quoted(text: str, prose: Span, voices: Sequence[str], people: Size) -> Iterator[Item]:
    if voices and len(voices) < people.total:
        span = people.first().span
        severity = Severity.MEDIUM if len(voices) / people.total <= 0.5 else Severity.LOW
        quoted = f"{len(voices)} {'is' if len(voices) == 1 else 'are'} quoted"
        compared = f"{people.total} are claimed, {quoted}: {', '.join(voices)}"
        words, remedy = around(text, prose, span), "Quote more of them, or say why these."
        yield of_text("participants not quoted", severity, span.start, words, compared, remedy)


def _beyond(quotations: Sequence[Quotation], people: Size) -> Iterator[Item]:
    """Labels with a number that nobody can have who took part."""
    for label in quoted_voices(quotations):
        numbered = re.search(r"\d+", label)
        if numbered and not is_group(label) and int(numbered[0]) > people.most:
            one = next(q for q in quotations if q.attribution and q.attribution.label == label)
            verdict, compared = "participant beyond the number", f"{people.total} participants are claimed"
            remedy = "Correct the label, or say how labels were given."
            yield of_text(verdict, Severity.LOW, one.span.start, label, compared, remedy)
