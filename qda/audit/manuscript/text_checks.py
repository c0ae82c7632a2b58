"""What a manuscript says of its participants against what it does, and what it says twice."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from qda.audit.manuscript.ascribed.labels import same_voice
from qda.audit.manuscript.fault import Item, of_text
from qda.audit.manuscript.participants_named import named_items
from qda.audit.manuscript.quoted.quotation import Kind, Quotation, Source
from qda.audit.manuscript.references.citations import citations
from qda.audit.manuscript.sizes.numbers import number_items, quoted_voices
from qda.audit.manuscript.sizes.statements import sizes
from qda.audit.manuscript.sizes.unnumbered import prevalence_items
from qda.audit.problem import Severity
from qda.model.span import Span

_REPEATED_WORDS = 15
_SHARE, _FEWEST = 0.5, 4
_MOST_SHOWN = 200


def text_items(
    text: str, prose: Span, quotations: Sequence[Quotation], place: Callable[[int], str]
) -> list[Item]:
    """All checks of the text; `prose` is all but the reference list, and `place` says where a character
    stands."""
    cited = [one.span for one in citations(text, prose)]
    quoted = [one.span for one in quotations]
    size = sizes(text, prose, quoted, cited)
    return [
        *_repeated(text, prose, place),
        *number_items(text, prose, quotations, size),
        *_one_voice(quotations, claimed=max(size.people.total, size.interviews.total)),
        *named_items(text, prose),
        *prevalence_items(text, prose, quoted, cited, size.roles),
    ]


def _repeated(text: str, prose: Span, place: Callable[[int], str]) -> Iterator[Item]:
    """Runs of at least fifteen words that stand in two places; each is told at its second place."""
    words = [
        one.span() for one in re.finditer(r"\w+(?:['’]\w+)*", text[: prose.end]) if one.start() >= prose.start
    ]
    forms = [text[start:end].casefold() for start, end in words]
    first: dict[tuple[str, ...], int] = {}
    at, size = 0, _REPEATED_WORDS
    while at + size <= len(forms):
        run = tuple(forms[at : at + size])
        before = first.setdefault(run, at)
        if before == at or before + size > at:
            at += 1
            continue
        length = size
        while (
            at + length < len(forms) and before + length < at and forms[before + length] == forms[at + length]
        ):
            length += 1
        start, end = words[at][0], words[at + length - 1][1]
        said, remedy = " ".join(text[start:end].split()), "Say it once, or refer to the first place."
        compared = f"{length} words stand in {place(words[before][0])} already"
        yield of_text("passage repeated", Severity.MEDIUM, start, said[:_MOST_SHOWN], compared, remedy)
        at += length


def _one_voice(quotations: Sequence[Quotation], claimed: int) -> Iterator[Item]:
    """One voice over more than half of the quotations, of several who are quoted or were asked."""
    own = [one for one in quotations if one.kind is Kind.PARTICIPANT and one.attribution]
    voices = quoted_voices(own)
    counts = Counter(
        next(v for v in voices if one.attribution and same_voice(one.attribution.label, v))
        for one in own
        if one.attribution and one.attribution.source is Source.PARTICIPANT
    )
    if counts.total() >= _FEWEST:
        label, most = counts.most_common(1)[0]
        if most > _SHARE * counts.total() and max(len(counts), claimed) > 1:
            first = next(one for one in own if one.attribution and same_voice(one.attribution.label, label))
            compared = f"{most} of {counts.total()} quotations are {label}'s"
            remedy = "Quote others, or say why this one."
            yield of_text("one voice dominates", Severity.MEDIUM, first.span.start, label, compared, remedy)
