"""The focus group that is named beside one of its members: "(P1, FG2)", "FG2, Speaker 1", "P1 in group 2"."""

import re
from dataclasses import replace

from qda.audit.manuscript.ascribed.labels import GROUP, group_and_member
from qda.audit.manuscript.quoted.quotation import Attribution, Source

_NUMBERED = rf"(?P<group>(?:{GROUP})[\s#._–-]*\d{{1,2}})(?![\w%])"
_AHEAD = re.compile(rf"(?<!\w){_NUMBERED}(?:['’]s)?[\s,:/(–-]*$", re.I)
_MORE = rf"\s*(?:[,&/+–-]|and|to)\s*(?:{GROUP})[\s#._–-]*\d"
_BEHIND = re.compile(
    rf"(?:\s*[,/(–-]\s*|\s*;\s*(?=[^();]*\))|\s+)(?:(?:in|of|from)\s+)?{_NUMBERED}(?!{_MORE})", re.I
)
"""A semicolon only ahead of the last in parentheses: it parts those of two groups."""
_NEAR = 30
"""Characters ahead of a label in which its group is looked for."""


def with_group(text: str, attribution: Attribution | None) -> Attribution | None:
    """An attribution with the group that stands right beside its label, if there is one."""
    if attribution is None or attribution.source is not Source.PARTICIPANT or attribution.others:
        return attribution
    if attribution.inferred or group_and_member(attribution.label):
        return attribution
    words = r"\s+".join(map(re.escape, attribution.label.split()))
    at = re.compile(rf"(?<!\w){words}(?!\w)").search(text, attribution.span.start, attribution.span.end)
    if at is None:
        return attribution
    ahead = text[max(0, at.start() - _NEAR) : at.start()]
    found = _AHEAD.search(ahead) or _BEHIND.match(text, at.end())
    return replace(attribution, group=found["group"]) if found else attribution
