"""Whose the words of a quotation are, against whom the manuscript names for them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from qda.audit.manuscript.ascribed.labels import (
    group_and_member,
    group_number,
    is_called,
    is_group,
    parts_of,
    same_voice,
)
from qda.audit.manuscript.compared.verdict import FAITHFUL, Verdict
from qda.audit.manuscript.compared.voices import Speech
from qda.audit.manuscript.quoted.quotation import Attribution, Kind, Quotation, Source

VOICES = frozenset({Source.PARTICIPANT, Source.GROUP})
"""What names somebody who speaks in the transcripts."""
_CLOSING = " .\"”’»“'"
"""What may stand behind the mark of a question."""


def is_a_question(quotation: Quotation) -> bool:
    """Whether it is brought in as a question, or is one that nothing tight gives to somebody else."""
    attribution = quotation.attribution
    tight = attribution is not None and attribution.tight
    ends_so = quotation.words.rstrip(_CLOSING).endswith("?")
    return quotation.asked or (ends_so and not tight and quotation.kind is not Kind.TERM)


def by_whoever_asks(quotation: Quotation) -> Quotation:
    """A question that is quoted as one, with whoever asks for its speaker."""
    if quotation.kind is Kind.INTERVIEWER:
        return quotation
    span = quotation.attribution.span if quotation.attribution else quotation.span
    asking = Attribution(Source.INTERVIEWER, "the interviewer", span)
    return replace(quotation, kind=Kind.INTERVIEWER, attribution=asking)


def by_interviewer(
    attribution: Attribution, speeches: Sequence[Speech], verdict: Verdict, reason: str
) -> tuple[Verdict, str]:
    """Whether words that are given as those of whoever asks are so."""
    others = [one for one in speeches if not one.interviewer]
    if not others:
        return verdict, reason
    if attribution.inferred:
        return verdict, f"{reason}; said by {in_words(others)}".strip("; ")
    part = "" if len(others) == len(speeches) else "a part of it "
    what = f"ascribed to {attribution.label}, {part}said by {in_words(others)}"
    return (Verdict.WRONG_SPEAKER, what) if verdict in FAITHFUL else (verdict, f"{reason}; {what}")


def named_speaker(quotation: Quotation, speeches: Sequence[Speech]) -> Attribution | None:
    """The one who says the words and is named in the sentence around them, where another was taken for the
    speaker; None where the speaker is the one who was, or is not named."""
    attribution = quotation.attribution
    if attribution is None or attribution.source not in VOICES or any(one.interviewer for one in speeches):
        return None
    if all(is_anyones(attribution, one) for one in speeches):
        return None
    others = (one for one in quotation.around if one != attribution.label)  # who is one of another group
    says = (one for one in others if all(_is_of(one, speech) for speech in speeches))
    label = next(says, None)
    return replace(attribution, label=label, others=(), groups=(), inferred=True) if label else None


def as_said(quotation: Quotation, speeches: Sequence[Speech]) -> Quotation:
    """A quotation without the one who is only taken for its speaker, where somebody else says it."""
    attribution = quotation.attribution
    if attribution is None or not attribution.inferred:
        return quotation
    asks = attribution.source is Source.INTERVIEWER
    if all(one.interviewer if asks else is_anyones(attribution, one) for one in speeches):
        return quotation
    own = quotation.kind in {Kind.PARTICIPANT, Kind.INTERVIEWER}
    kind = Kind.UNATTRIBUTED if own else quotation.kind
    return replace(quotation, attribution=None, kind=kind)


def is_anyones(attribution: Attribution, speech: Speech) -> bool:
    """Whether a speech is that of anybody who is named."""
    return any(_is_of(label, speech) and _is_in(group, speech) for label, group in attribution.named)


@lru_cache(maxsize=100_000)
def _is_in(group: str, speech: Speech) -> bool:
    """Whether a speech may stand in the document of a group: "FG2" by its number, "Kista" by its name or a
    part of it. Documents that are called like their only voice are no groups."""
    if not group or all(same_voice(speech.names[0], name) for name in speech.names):
        return True
    if is_group(group):
        numbers = {number for name in speech.names if (number := group_number(name))}
        return not numbers or group_number(group) in numbers
    parts = parts_of(group)
    return any(set(parts) <= set(parts_of(name)) for name in speech.names)


@lru_cache(maxsize=100_000)
def _is_of(label: str, speech: Speech) -> bool:
    """Whether a speech is that of a label. "FG2-P4" is one of a group: not anybody in it, where the
    transcript tells its voices apart."""
    of = group_and_member(label)
    if any(is_called(label, other) for other in speech.others):
        return False
    if of is None:
        return any(means(label, name) for name in speech.names)
    group, member = of
    if any(
        same_voice(member, its[1])
        for name in speech.names
        if (its := group_and_member(name)) and its[0] == group
    ):
        return True
    numbers = {number for name in speech.names if (number := group_number(name))}
    if numbers and group not in numbers:
        return False
    return len(speech.names) == 1 or any(same_voice(member, name) for name in speech.names)


@lru_cache(maxsize=100_000)
def means(label: str, name: str) -> bool:
    """Whether a label means the voice of that name; of "P1-anna" a part may."""
    return same_voice(label, name) or any(
        same_voice(part, name) for part in label.split("-") if len(part) > 1
    )


def in_words(speeches: Sequence[Speech]) -> str:
    """Whose some speeches are."""
    return ", ".join(dict.fromkeys(_called(speech) for speech in speeches))


def _called(speech: Speech) -> str:
    return (
        "the interviewer"
        if speech.interviewer
        else (speech.names[0] if speech.names else "an unnamed speaker")
    )
