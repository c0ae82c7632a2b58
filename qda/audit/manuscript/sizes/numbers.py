"""How many take part, as the manuscript says in several places, and how many of them it quotes."""

import re
from collections.abc import Iterator, Sequence

from qda.audit.manuscript.ascribed.labels import is_group, same_voice
from qda.audit.manuscript.fault import Item
from qda.audit.manuscript.quoted.quotation import Kind, Quotation, Source
from qda.audit.manuscript.quoted.sentence import sentence_at
from qda.audit.manuscript.sizes.reader import Extent, Statement
from qda.audit.manuscript.sizes.statements import Size, Sizes
from qda.audit.problem import Severity
from qda.model.span import Span

_MOST_SHOWN = 200


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
                yield _contradictory(
                    text,
                    prose,
                    one.span,
                    one.extent is Extent.WHOLE,
                    f"{one.number} here, {known.total} elsewhere",
                )
    for span, part, whole in size.beyond:
        yield _contradictory(text, prose, span, False, f"{part} cannot be {part} of {whole}")
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


def _contradictory(text: str, prose: Span, span: Span, grave: bool, compared: str) -> Item:
    return Item(
        "text",
        "contradictory numbers",
        Severity.HIGH if grave else Severity.MEDIUM,
        span.start,
        _around(text, prose, span),
        compared,
        "Make the numbers agree, or say what each counts.",
    )


def _not_quoted(text: str, prose: Span, voices: Sequence[str], people: Size) -> Iterator[Item]:
    if voices and len(voices) < people.total:
        span = people.first().span
        share = len(voices) / people.total
        quoted = f"{len(voices)} {'is' if len(voices) == 1 else 'are'} quoted"
        yield Item(
            "text",
            "participants not quoted",
            Severity.MEDIUM if share <= 0.5 else Severity.LOW,
            span.start,
            _around(text, prose, span),
            f"{people.total} are claimed, {quoted}: {', '.join(voices)}",
            "Quote more of them, or say why these.",
        )


def _beyond(quotations: Sequence[Quotation], people: Size) -> Iterator[Item]:
    """Labels with a number that nobody can have who took part."""
    for label in quoted_voices(quotations):
        numbered = re.search(r"\d+", label)
        if numbered and not is_group(label) and int(numbered[0]) > people.most:
            one = next(q for q in quotations if q.attribution and q.attribution.label == label)
            yield Item(
                "text",
                "participant beyond the number",
                Severity.LOW,
                one.span.start,
                label,
                f"{people.total} participants are claimed",
                "Correct the label, or say how labels were given.",
            )


def _around(text: str, prose: Span, span: Span) -> str:
    """The sentence around a passage, or as much of it as can be shown."""
    return " ".join(sentence_at(text, prose, span).of(text).split())[:_MOST_SHOWN]
