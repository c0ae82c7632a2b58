"""What a person should know about a file although reading went on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qda.model.counted import some

_SHARE = re.compile(r"(\d+)%")
_PART = re.compile(r"\b(\d+) of (\d+)\b(?!%)")


@dataclass(frozen=True, slots=True)
class Notice:
    """What was left out or could not be told, in which file or document, and what can be done about it."""

    what: str
    where: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f"\n  {self.remedy}" if self.remedy else "")


def gathered(notices: Iterable[Notice]) -> list[Notice]:
    """The same, those as one that differ only in their documents and numbers: percentages become ranges, of
    "4 of 20" and the like there is the sum."""
    alike: dict[tuple[str, str], list[Notice]] = {}
    for one in notices:
        alike.setdefault((_PART.sub("of", _SHARE.sub("%", one.what)), one.remedy), []).append(one)
    return [_together(several) if len(several) > 1 else several[0] for several in alike.values()]


def _together(notices: Sequence[Notice]) -> Notice:
    names = list(dict.fromkeys(one.where for one in notices))
    said = [one.what for one in dict.fromkeys(notices)]
    shares = zip(*(map(int, _SHARE.findall(one)) for one in said), strict=True)
    ranges = iter([_range(min(several), max(several)) for several in map(list, shares)])
    parts = zip(*(_PART.findall(one) for one in said), strict=True)
    sums = iter([_sum(several) for several in parts])
    what = _PART.sub(lambda _: next(sums), _SHARE.sub(lambda _: next(ranges), notices[0].what))
    where = f"{some(names)} ({len(names):,} in all)" if len(names) > 1 else names[0]
    return Notice(what, where, notices[0].remedy)


def _range(least: int, most: int) -> str:
    return f"{most}%" if least == most else f"{least}-{most}%"


def _sum(parts: Iterable[tuple[str, str]]) -> str:
    some, every = (sum(map(int, numbers)) for numbers in zip(*parts, strict=True))
    return f"{some:,} of {every:,}"
