"""Several who are named for the same words: "(P3, P6)", "(P3–P6)", "as P3 and P6 put it", "P3 and P6 agreed
that"."""

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
_UP_TO = r"\s*[-–—]+\s*|\s+(?:to|bis|à|hasta|até|tot)\s+"
_LAST_OF_A_ROW = rf"(?:{_UP_TO})(?P<a>WHO|(?i:KNOWN))(?!['’]s)"
_PLURAL = re.compile(r"[^\W\d_]{3,}s\s+\d")
_A_NUMBER = rf"\d{{1,3}}(?:(?:{_UP_TO})\d{{1,3}})?"
_NUMBERS = re.compile(
    rf"(?:(?:{_UP_TO})\d{{1,3}})?(?:(?:\s*,\s*{_A_NUMBER})*\s*(?:,?\s(?:{TOGETHER})|&)\s+{_A_NUMBER})?"
    r"(?![\w.])"
)
"""What goes on with the others of "participants 3, 5-7 and 9"."""
_ROW = re.compile(rf"(?P<first>\d+)(?:(?:{_UP_TO})(?P<last>\d+))?")
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_LONGEST_ROW = 100
AS = frozenset({"as", "As", "wie", "comme", "como", "come", "zoals"})


def beside(text: str, end: int, stop: int, label: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Labels that follow on one, of the same kind and joined to it: of "P3, P4 and P6" the last two, of
    "P3–P6" the last three."""
    numbers = _NUMBERS.match(text, end, stop) if _PLURAL.match(label) else None
    if numbers and numbers[0]:
        role, first = label.rstrip("0123456789"), str(_numbered(label))
        rows = [one.group("first", "last") for one in _ROW.finditer(first + numbers[0])]
        counted = [n for first, last in rows for n in range(int(first), int(last or first) + 1)]
        return tuple(f"{role}{number}" for number in counted[1:_LONGEST_ROW])
    found = [label]
    while one := _next(text, end, stop, found[-1], names):
        if not alike(label, one["a"]) or label[0].islower() != one["a"][0].islower():
            break
        following = " ".join(one["a"].split())
        if one.re is compiled(_LAST_OF_A_ROW, names):
            found += _between(found[-1], following)
        found.append(following)
        end = one.end()
    return tuple(found[1:])


def _next(text: str, end: int, stop: int, label: str, names: tuple[str, ...]) -> re.Match[str] | None:
    """The next label, or the last of a row that begins with one, "P3–P6"; a pair that has that for its name
    is none."""
    row = compiled(_LAST_OF_A_ROW, names).match(text, end, stop)
    if row and _numbered(row["a"]) > _numbered(label) and f"{label}{row[0]}" not in names:
        return row
    return compiled(_ONE_MORE, names).match(text, end, stop)


def _between(first: str, last: str) -> list[str]:
    """The labels of a row between its first and its last."""
    numbers = range(_numbered(first) + 1, _numbered(last))
    return [_LAST_NUMBER.sub(str(number), first) for number in numbers[:_LONGEST_ROW]]


def _numbered(label: str) -> int:
    """The number of a label; 0 without one."""
    found = _LAST_NUMBER.search(label)
    return int(found[0]) if found else 0


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
