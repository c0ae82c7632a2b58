"""Several who are named for the same words: "(P3, P6)", "as P3 and P6 put it", "P3 and P6 agreed that"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qda.audit.manuscript.ascribed.labels import alike
from qda.audit.manuscript.ascribed.named import compiled, participant
from qda.audit.manuscript.ascribed.speech_words import SPEECH, TOGETHER
from qda.audit.manuscript.quoted.quotation import Attribution
from qda.model.span import Span

NOT_THE_SUBJECT = re.compile(r"\b(?:of|about|with|to|than|unlike|like|from|on|by|against|after|and|or)\s+$")
"""Words before somebody who is not the one who speaks."""
_AND = re.compile(rf"\s+(?:{TOGETHER}|&)\s+|\s*[&+/]\s*")
_SPEAK_TOGETHER = re.compile(
    rf"\s*(?::|,?\s*$|(?:\w+ly\s+|both\s+|all\s+|also\s+){{0,2}}(?!disagree|argue|respective)(?:{SPEECH})\b)"
)
_COMMA_OR_AND = re.compile(rf"{_AND.pattern}|,\s*")
_ONE_MORE = rf"(?:\s*[,;/&+]\s*(?:(?:{TOGETHER})\s+)?|\s+(?:{TOGETHER})\s+)(?P<a>WHO|(?i:KNOWN))(?!['’]s)"
_PLURAL = re.compile(r"[^\W\d_]{3,}s\s+\d")
_NUMBERS = re.compile(rf"(?:\s*,\s*\d{{1,3}})*\s*(?:,?\s(?:{TOGETHER})|&)\s+\d{{1,3}}(?![\w.])")
"""What goes on with the others of "participants 3, 5 and 6"."""
AS = frozenset({"as", "As", "wie", "comme", "como", "come", "zoals"})


def beside(text: str, end: int, stop: int, label: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Labels that follow on one, of the same kind and joined to it: of "P3, P4 and P6" the last two."""
    numbers = _NUMBERS.match(text, end, stop) if _PLURAL.match(label) else None
    if numbers:
        role = label.rstrip("0123456789")
        return tuple(f"{role}{number}" for number in re.findall(r"\d+", numbers[0]))
    found: list[str] = []
    while one := compiled(_ONE_MORE, names).match(text, end, stop):
        if not alike(label, one["a"]) or label[0].islower() != one["a"][0].islower():
            break
        found.append(" ".join(one["a"].split()))
        end = one.end()
    return tuple(found)


def all_speak(text: str, start: int, label: str, others: tuple[str, ...]) -> bool:
    """Whether all who are named behind a quotation say it: not in "said P3 and P6 nodded"."""
    if not others:
        return True
    behind = text.find(others[-1], text.find(label, start)) + len(others[-1])
    leads = text[start : text.find(label, start)].split()
    return bool(re.match(r"\s*(?:[.,;)]|$)", text[behind : behind + 20])) or (
        (not leads or leads[-1] in AS)
        and re.match(rf"\s+(?:both\s+|all\s+)?(?:{SPEECH})\b", text[behind:]) is not None
    )


def named_before(said: str, labels: Sequence[re.Match[str]], one: re.Match[str], at: int) -> Attribution:
    """The one who speaks in the words before, and who is named together with it: "P3 and P6 agreed that".

    It is `inferred` that all of them say it, where no verb tells.
    """
    span, chain = Span(at + one.start(), at + one.end()), _named_with(said, labels, one)
    if not chain:
        return participant(one["a"], span)
    first, *others = (" ".join(other["a"].split()) for other in chain)
    agree = _SPEAK_TOGETHER.match(said, chain[-1].end())
    return replace(participant(first, span, tuple(others)), inferred=agree is None)


def _named_with(said: str, labels: Sequence[re.Match[str]], one: re.Match[str]) -> Sequence[re.Match[str]]:
    """The labels joined to one before the quotation, that one with them; () where it stands alone."""
    number = next(at for at, other in enumerate(labels) if other.start() == one.start())
    first = last = number
    while first and _joined(said, labels[first - 1], labels[first], last == first):
        first -= 1
    while last + 1 < len(labels) and _joined(said, labels[last], labels[last + 1], True):
        last += 1
    chain = labels[first : last + 1]
    together = len(chain) > 1 and _AND.fullmatch(said, chain[-2].end(), chain[-1].start())
    if (
        not together
        or NOT_THE_SUBJECT.search(said, 0, chain[0].start())
        or said.startswith(("'", "’"), chain[-1].end())
    ):
        return ()
    return chain


def _joined(said: str, one: re.Match[str], other: re.Match[str], last: bool) -> bool:
    return (
        alike(one["a"], other["a"])
        and (_AND if last else _COMMA_OR_AND).fullmatch(said, one.end(), other.start()) is not None
    )
