"""The group that is named beside its members: "(P1, FG2)", "P1 in Kista", "(P1, FG1; P2, FG2)"."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from qda.audit.manuscript.ascribed.labels import GROUP, alike, group_and_member, is_group
from qda.audit.manuscript.ascribed.named import IN_ANY_CASE, compiled
from qda.audit.manuscript.ascribed.speech_words import TOGETHER
from qda.audit.manuscript.quoted.quotation import Attribution, Source
from qda.model.span import Span

_NUMBERED = rf"(?:{GROUP})[\s#._–-]*\d{{1,2}}(?![\w%])"
_MORE = rf"\s*(?:[,&/+–-]|and|to)\s*(?:{GROUP})[\s#._–-]*\d"
_A_MEMBER = r"\s*[-–:/]\s*\w"
_AFTER_LABEL = (
    r"(?:\s*[,/(–-]\s*|\s*;\s*(?=[^();]*\))|\s+)(?:(?:in|of|from)\s+)?(?:(?:the\s+)?(?:focus\s+)?group\s+)?"
)
"""Between a label and its group; a semicolon only ahead of the last in parentheses: it parts those of two
groups."""
_AFTER_GROUP = r"(?:['’]s)?[\s,:/(–-]*"
_AND_ONE = rf"(?P<between>\s*[,;:/&+–-]+\s*|\s+(?:(?:{TOGETHER})\s+)?){IN_ANY_CASE}"
_VOICES = frozenset({Source.PARTICIPANT, Source.GROUP})
_NEAR = 30
"""Characters ahead of a label in which its group is looked for."""


@dataclass(frozen=True, slots=True)
class _Forms:
    """How groups stand ahead of a label, behind one, and behind those of another; `named` is one alone."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    next: re.Pattern[str]
    named: re.Pattern[str]


@lru_cache(maxsize=64)
def _forms(groups: tuple[str, ...]) -> _Forms:
    named, either = _named(groups), rf"(?P<group>{group_pattern(groups)})"
    return _Forms(
        re.compile(rf"{either}{_AFTER_GROUP}$", re.I),
        re.compile(rf"{_AFTER_LABEL}{either}(?!{_MORE}|{_A_MEMBER})", re.I),
        re.compile(rf"\s*[,;]\s*(?:(?:{TOGETHER})\s+)?{either}", re.I),
        re.compile(named, re.I),
    )


def group_pattern(groups: Collection[str]) -> str:
    """A group that is numbered or one of the project's, as a part of a regular expression."""
    return rf"(?<!\w)(?i:{_NUMBERED}|{_named(groups)})"


def _named(groups: Collection[str]) -> str:
    names = "|".join(re.escape(one) for one in sorted(groups, key=lambda one: (-len(one), one)))
    return rf"(?:{names})(?!\w)" if names else "(?!)"


def with_group(
    text: str, attribution: Attribution | None, names: Collection[str], groups: Collection[str]
) -> Attribution | None:
    """An attribution with the group that stands right beside each label, if there is one, and with those who
    follow behind it: P2 of "(P1, FG1; P2, FG1)". `groups` are the names of the project's."""
    if attribution is None or attribution.inferred or attribution.source not in _VOICES:
        return attribution
    member = group_and_member(attribution.label)
    if is_group(attribution.label) and not member:
        return attribution
    forms, labels = _forms(tuple(groups)), (attribution.label, *attribution.others)
    places = [_place(text, one, attribution) for one in labels]
    if places[0] is None:
        return attribution
    last = places[-1] or places[0]
    apart = len(labels) - 1 if ";" in text[places[0].end() : last.start()] else 0
    if member:
        ahead = attribution.label.removesuffix(member[1]).rstrip(" -–,:/.")
        read = _Read([member[1]], [ahead], ahead)
    elif forms.named.fullmatch(attribution.label):
        read = _Read([], [], attribution.label)
    else:
        before = forms.ahead.search(text[max(0, places[0].start() - _NEAR) : places[0].start()])
        ahead = before["group"] if before else ""
        read = _Read(list(labels), [ahead] * len(labels), ahead)
    read.on(text, Span(last.end(), attribution.span.end), forms, tuple(names), apart)
    if not read.labels or (member and len(read.labels) == 1):
        return attribution
    first, *others = read.labels
    found = tuple(read.groups) if any(read.groups) else ()
    return replace(attribution, source=Source.PARTICIPANT, label=first, others=tuple(others), groups=found)


def _place(text: str, label: str, attribution: Attribution) -> re.Match[str] | None:
    words = r"\s+".join(map(re.escape, label.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)").search(text, *attribution.span)


@dataclass(slots=True)
class _Read:
    """Labels that are read so far, with the group of each; `ahead` is a group that holds for those behind."""

    labels: list[str]
    groups: list[str]
    ahead: str

    def on(self, text: str, span: Span, forms: _Forms, names: tuple[str, ...], first: int) -> None:
        """Read on as long as groups and labels follow, the latter within a span; the next group is that of
        labels from the `first` on."""
        at, stop = span
        while True:
            form = forms.next if self.ahead else forms.behind
            group = form.match(text, at) if self.labels else None
            if group and (self.ahead or first < len(self.labels)):
                at = group.end()
                if self.ahead:
                    self.ahead = group["group"]
                else:
                    self.groups[first:] = [group["group"]] * (len(self.labels) - first)
                first = len(self.labels)
                continue
            one = compiled(_AND_ONE, names).match(text, at, stop)
            alone = self.labels and not any(self.groups)
            if one is None or alone or not self._takes(one["a"], forms):
                return
            if ";" in one["between"]:
                first = len(self.labels)
            self.labels.append(" ".join(one["a"].split()))
            self.groups.append(self.ahead)
            at = one.end()

    def _takes(self, label: str, forms: _Forms) -> bool:
        if is_group(label) or forms.named.fullmatch(label):
            return False
        return alike(self.labels[-1], label) if self.labels else True
