"""To whom a quotation is ascribed: within its marks, behind them, or in the words before.

Looked for in this order: at the end of the quoted words ("... (P7, 2024)."), in parentheses or after a dash
behind the closing mark, in the words behind it ("said P7"), and in the sentence before it ("as participant 19
put it,"). What already belongs to the quotation before is not taken again. Of several who are named in the
sentence before, the one who speaks in it is meant.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from qda.audit.manuscript.ascribed.labels import group_and_member, is_group
from qda.audit.manuscript.ascribed.named import ANYBODY, CAPITAL, IN_ANY_CASE, NAME, compiled, participant
from qda.audit.manuscript.ascribed.speech_words import ELSEWHERE, NOT_NAMES, ROLES, SPEECH, TOGETHER
from qda.audit.manuscript.ascribed.together import NOT_THE_SUBJECT, all_speak, beside, named_before
from qda.audit.manuscript.quoted.quotation import Attribution, Source
from qda.audit.manuscript.references.citations import UNDATED
from qda.audit.prevalence_words import PREVALENCE_WORDS
from qda.model.label import key_of
from qda.model.span import Span

YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_APART = r"[\s.,;:*_~]*"
_NOTES = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\^[^\[\]\n]+\]|\\footnotemark(?:\[\d+\])?)*")
_PARENTHESES = re.compile(rf"{_APART}(?:\\?[(\[]|\{{\[\}})(?P<said>[^()\[\]]{{1,120}})[)\]]")
_BEHIND_NAME = re.compile(rf"{_APART}[(\[—–]\s*(?P<a>{NAME})(?P<more>[^()\[\]\n]{{0,60}})[)\]\n]")
_BY_ROLE = re.compile(
    rf"{_APART}\(\s*(?P<a>(?:\d\d,?\s+)?(?:(?:an?|the)\s+)?(?:[\w-]+[\s,]+){{0,3}}?(?:{ROLES})\b[^()]{{0,60}}?)\s*\)"
)
_BY_NUMBER = r"\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*(?:,\s*(?:pp?|S)\.\s*\d[\d–, -]*)?\]"
"""A work cited by its number in the list."""
_IN_LINE = r"(?:[^()\n]|\n(?![ \t]*\n))"
"""What stands in parentheses, which may run into the next line."""
_WORK = re.compile(
    rf"[\s.,;:]*\(\s*(?:(?:see|cf\.|e\.g\.,?|as in|quoted in)\s+)?"
    rf"(?P<a>{_IN_LINE}{{0,120}}?(?:{YEAR}|(?<=[\w.,] )(?:{UNDATED})(?=\s*[,:;)])){_IN_LINE}{{0,40}})\)"
    rf"|[\s.,;:]*(?P<b>{_BY_NUMBER})"
    r"|[\s.,;:~]*\\[A-Za-z]*cite[A-Za-z]*\*?(?P<options>(?:\[[^\[\]]*\])*)\{(?P<c>[^{}]+)\}"
    r"|[\s.,;:]*\[(?:(?:see|cf\.|e\.g\.,?|as in|quoted in|vgl\.|siehe|voir)\s+(?:also\s+)?)?"
    r"(?P<d>@[^\[\]\n]+)\]"
)
_ELSEWHERE = rf"(?!(?:{ELSEWHERE})\b)"
"""Words behind a quotation that bring in somebody else."""
_Q = r"[\"“‘„‚«»‹›'`\\]"
LEADS_ON = re.compile(
    rf"(?:(?!,? (?:and|then)\b)[^.!?\n]){{0,80}}:\s*{_Q}|\s*(?:us |me )?that\b[^.!?\"“‘«„]{{0,60}}{_Q}"
)
"""Behind a verb of saying: to the next quotation."""
_LEADS_TO_NEXT = re.compile(rf"\s+{_Q}")
"""Behind "P2 says": the next quotation is P2's."""
_GOES_ON = re.compile(r"\s+(?!(?:us|me|this|it|so|\w+ly)\b)[a-z]")
_SPEAKS = re.compile(
    rf"(?:\s*\([^()]*\)|,[^,.:;]{{0,60}},|,?\s+who\b[^,.:;]{{0,60}},)?\s+(?:\w+ly\s+|also\s+|then\s+|has\s+|have\s+|"
    rf"had\s+)*(?:{SPEECH})\b"
)
_IS_SAID_BY = re.compile(rf"(?:\b(?:{SPEECH}|for|as|selon|laut)|:)\s+$")
_AT_THE_QUOTATION = re.compile(r"(?:\s*\([^()]*\))?\s*(?::|,)?[\s*_>]*(?:\\[a-z]+\*?\{?)?$")
_NAMED = re.compile(rf"(?P<a>{NAME})(?:\s*\([^()]{{0,40}}\)|,[^,.]{{0,60}},)?\s+(?:\w+ly\s+)?(?:{SPEECH})\b")
_NAMED_AFTER = re.compile(rf"(?:{SPEECH})\s+(?P<a>{NAME})")
_AUTHORS = rf"{NAME}(?:\s+(?:{TOGETHER}|&)\s+{NAME}|\s+et al\.?)?(?:'s|’s)?"
_GOING_ON = r"(?=,?\s+\w|[,:]?\s*$)"
_WORK_BEFORE = re.compile(
    rf"{_AUTHORS}(?:\s+[a-zà-ÿ]+){{0,3}}\s*(?P<number>{_BY_NUMBER}){_GOING_ON}"
    rf"|{_AUTHORS}\s*\(\s*(?:{YEAR}|{UNDATED})[^()]{{0,60}}\)"
    rf"|\\(?:[Tt]extcite|[Cc]ite(?:t|alt|author)|(?P<aside>[Cc]ite))s?\*?(?P<options>(?:\[[^\[\]]*\])*)\{{(?P<keys>[^{{}}]+)\}}"
    rf"(?:\s*\([^()]*\))?{_GOING_ON}"
    rf"|(?<![\w\[;])@(?P<at>[\w:-]*\w)(?P<pages>\s\[[^\[\]]*\d[^\[\]]*\])?{_GOING_ON}"
)
SENTENCE_END = re.compile(
    r"[.!?][\"”’')\]»“}]*(?:\[\^[^\[\]\n]+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s+(?=[\"“‘„‚«»‹(\[`\\]*\s?[A-ZÀ-Þ]|[\"“‘„«»`])"
)
_ANOTHER = re.compile(r"\n\s*\n|\n(?P<note>\[\^[^\[\]\n]+\]:\s*)")
"""Between paragraphs, and before what a note says."""
_IN_GROUP = re.compile(r"\s*[,(]\s*|\s+(?:in|of|from)\s+")
"""Between one of a group and the group."""
_BACK = 240
"""Characters before a quotation in which its attribution is looked for."""


_ACCORDING_TO = re.compile(
    r"(?:\baccording to|\bin the words of|\blaut|\bnach|\bselon|\bsegún|\bsecondo|^As|^Wie)\s+$", re.I
)
_NEXT_SENTENCE = re.compile(r"\s*[.!?]\s+\\(?:[Tt]extcite|[Cc]itet|[Cc]iteauthor)")
_BEGINS_SO = re.compile(rf"{CAPITAL}|[\w ]*\b{CAPITAL}{{1,3}}[-–]?\d")
"""A label in parentheses: "N1", "nurse N1", not "week 3"."""
_A_PAGE = re.compile(r"p\s+\d+")
_EVERYBODY = re.compile(
    rf"{_APART}[(\[](?P<a>(?i:"
    + "|".join(
        rf"(?:{one.kinds['all']})(?: (?:{one.joining}))*(?: \w+)? (?:{one.anybody}|{ROLES})"
        for one in PREVALENCE_WORDS.values()
    )
    + r"))[)\]]"
)
_LAST_WORDS = (
    rf"\s*(?:(?P<round>[(\[]|\{{\[\}})\s*(?P<a>WHO)(?P<more>[^()\[\]]{{0,60}})[)\]]\}}?|"
    rf"(?<=[\s(])(?P<b>WHO)(?:\s+{NAME})?,\s*{YEAR}\.?\s*[)\]]|"
    rf"[—–-]\s*(?P<c>WHO)(?:,[^\n]{{0,40}})?)[\s.,;*_]*$"
)
_BEHIND_DASH = rf"{_APART}[—–-]+\s*(?P<a>WHO)"
_DETAILS = r"(?:[,:][^();\n\"“”«»„]{0,60})?"
_BEFORE_CLOSING = rf"[\s.,:—–-]*(?P<a>WHO){_DETAILS}[;)]"
_IN_THE_SAME = rf"[\s.,]*;\s*(?P<a>WHO){_DETAILS}(?:\)|;\s*\Z)"
"""In the parentheses that the quotation stands in: (“...”; P2, female)."""
_UNCLOSED = r"\s*\(\s*(?P<a>WHO)(?:,[^();\n\"“”«»„]{0,60})?;\s*\Z"
"""In parentheses that go on with another quotation: “...” (P8; “...”, our translation)."""
_BY_INTERVIEW = (
    r"\s*(?P<a>WHO),\s*(?:(?:(?i:personal|author[’']?s?|own)\s+)?(?i:interview)\b[^()\n\"“”«»„]{0,60})"
)
"""In a note: “...” P4, interview, May 11."""
_SAID_BEHIND = (
    rf"[\s,]*(?:{_ELSEWHERE}(?:{SPEECH}|[a-zà-ÿ]{{2,14}})\s+(?:[a-zà-ÿ]+\s+){{0,2}}?(?P<a>WHO)|(?P<b>WHO)"
    rf"(?:(?:,|\s+(?:{TOGETHER}|&))\s+WHO){{0,4}}(?:\s*\([^()]{{0,40}}\)|,[^,.]{{0,40}},)?\s+(?:\w+ly\s+)?(?:{SPEECH})\b)"
)
_NAMED_BEHIND = re.compile(
    rf"[\s,]*(?:(?:{SPEECH})\s+(?P<a>{NAME})|(?P<b>{NAME})\s+(?:\w+ly\s+)?(?:{SPEECH}))\b"
)
_BLOCK_END = re.compile(
    rf"\s*(?:\((?P<a>{NAME})(?P<more>[^()]{{0,80}})\)|[—–]+\s*(?P<b>{NAME})(?P<rest>,[^\n]{{0,60}})?)[\s.*_]*$"
)
_BLOCK_ROLE = re.compile(
    rf"(?<=[.!?…”’\"'*_])\s*\((?P<a>(?:[\w-]+[\s,]+){{0,3}}?(?i:{ROLES})\b[^()]{{0,60}})\)[\s.*_]*$"
)


_BEHIND = (_BEHIND_DASH, _BEFORE_CLOSING, _IN_THE_SAME, _UNCLOSED, _BY_INTERVIEW)
"""How a label stands behind a quotation, in the order in which it is looked for."""


def within(
    text: str, inside: Span, names: Collection[str] = (), *, block: bool = False
) -> Attribution | None:
    """An attribution at the end of the quoted words: "... (P7, 2024).", "... P5, 2024.)".

    At the end of a block also somebody who is only named there, and what somebody is: "(nurse, 34)".
    """
    start = max(inside.start, inside.end - 140)
    found = compiled(_LAST_WORDS, tuple(names)).search(text, start, inside.end)
    if found is not None and text[inside.start : found.start()].strip():
        name = next(key for key in "abc" if found[key])
        others = beside(text, found.end(name), inside.end, found[name], tuple(names))
        return participant(found[name], Span(found.start(), inside.end), others)
    return _at_block_end(text, start, inside) if block else None


def _at_block_end(text: str, start: int, inside: Span) -> Attribution | None:
    found = _BLOCK_END.search(text, start, inside.end)
    if found and text[inside.start : found.start()].strip():
        name, more = (found["a"], found["more"]) if found["a"] else (found["b"], found["rest"] or "")
        at = Span(found.start(), inside.end)
        if _is_person(name, more, ()):
            return Attribution(Source.PARTICIPANT, name, at)
        if re.search(YEAR, more):
            return Attribution(Source.WORK, f"{name}{more}", at)
    role = _BLOCK_ROLE.search(text, start, inside.end)
    return Attribution(Source.PARTICIPANT, role["a"], Span(role.start(), inside.end)) if role else None


def behind(text: str, end: int, limit: int, names: Collection[str]) -> Attribution | None:
    """An attribution behind the closing mark, up to the next quotation at `limit`."""
    stop = min(limit, end + 200)
    at = _NOTES.match(text, end, stop)
    start = at.end() if at else end
    known = tuple(names)
    named = _in_parentheses(text, start, stop, known)
    if named:
        return named
    for form in _BEHIND:
        found = compiled(form, known).match(text, start, stop)
        if found:
            others = beside(text, found.end("a"), stop, found["a"], known)
            return participant(found["a"], Span(start, found.end()), others)
    return _by_description(text, start, stop, known) or _said_behind(text, start, stop, limit, known)


def _in_parentheses(text: str, start: int, stop: int, names: tuple[str, ...]) -> Attribution | None:
    """Somebody in parentheses or brackets: one of a group rather than the group."""
    found = _PARENTHESES.match(text, start, stop)
    if found is None or "\n\n" in found[0]:
        return None
    offset = found.start("said")
    labels = [
        one
        for one in compiled(IN_ANY_CASE, names).finditer(found["said"])
        if one.start() == 0
        or (
            one.start() <= 41
            and _BEGINS_SO.match(one["a"])
            and found["said"][one.start() - 1] in " \t\n,;*_{~"
        )
        if not _A_PAGE.fullmatch(one["a"])
    ]
    if not labels:
        return None
    chosen = _chosen(labels)
    if re.search(YEAR, found["said"][: chosen.start()]):
        return None  # a work comes first
    span = Span(start, offset + len(found["said"]) + 1)
    others = beside(text, offset + chosen.end(), span.end, chosen["a"], names)
    return participant(chosen["a"], span, others)


def _chosen(labels: Sequence[re.Match[str]]) -> re.Match[str]:
    """Of several the first who is one of a group, or none, rather than a group."""
    return next((one for one in labels if not is_group(one["a"]) or group_and_member(one["a"])), labels[0])


def _by_description(text: str, start: int, stop: int, names: tuple[str, ...]) -> Attribution | None:
    """A name, a role or a work in parentheses."""
    everybody = _EVERYBODY.match(text, start, stop)
    if everybody:
        return Attribution(Source.EVERYBODY, " ".join(everybody["a"].split()), Span(start, everybody.end()))
    named = _BEHIND_NAME.match(text, start, stop)
    if named and _is_person(named["a"], named["more"], names):
        return Attribution(Source.PARTICIPANT, named["a"], Span(start, named.end()))
    role = _BY_ROLE.match(text, start, stop)
    if role and not role["a"][:1].isupper():
        return Attribution(Source.PARTICIPANT, " ".join(role["a"].split()), Span(start, role.end()))
    work = _WORK.match(text, start, stop)
    if work and "\n\n" not in work[0] and not _NEXT_SENTENCE.match(work[0]):
        label = next(one for one in work.group("a", "b", "c", "d") if one)
        pages = work["options"] or ""
        return Attribution(Source.WORK, " ".join(label.split()), Span(start, work.end()), pages=pages)
    return None


def _said_behind(text: str, end: int, stop: int, limit: int, names: tuple[str, ...]) -> Attribution | None:
    """The words behind a quotation that tell who said it, unless they lead to the next one."""
    last = text[:end].rstrip("\"'”’“»›`)]}*_ \u00a0\u202f")[-1:]
    if last == ".":
        return None
    stop = min(stop, end + 90)
    said = compiled(_SAID_BEHIND, names).match(text, end, stop)
    found = said or _NAMED_BEHIND.match(text, end, stop)
    if found is None or "\n\n" in found[0] or LEADS_ON.match(text, found.end(), limit + 1):
        return None
    if found["b"] and _LEADS_TO_NEXT.match(text, found.end(), limit + 1):
        return None
    if last in "!?…" and found["b"] and _GOES_ON.match(text, found.end()):
        return None  # a sentence of its own
    label = found["a"] or found["b"]
    if said:
        others = beside(text, found.end("a" if found["a"] else "b"), stop, label, names)
        return participant(
            label, Span(end, found.end()), others if all_speak(text, end, label, others) else ()
        )
    if label.split()[0] in NOT_NAMES:
        return None
    return Attribution(Source.PARTICIPANT, label, Span(end, found.end()))


def before(text: str, start: int, limit: int, names: Collection[str]) -> Attribution | None:
    """An attribution in the sentence that leads to the quotation, after the one before it at `limit`."""
    floor = max(limit, start - _BACK)
    lead = text[floor:start]
    opening = lead_start(lead)
    said = lead[opening:]
    if not said.strip():
        return None
    at = floor + opening
    labels = _without_their_groups(said, list(compiled(ANYBODY, tuple(names)).finditer(said)))
    if labels:
        return named_before(said, labels, _speaking(said, labels), at)
    works = [_work_before(one, at) for one in _WORK_BEFORE.finditer(said) if _is_narrative(said, one)]
    if works:
        return replace(works[-1], others=tuple(one.label for one in works[:-1]))
    return _by_name(said, at)


def _without_their_groups(said: str, labels: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Those who are named, without a group that tells where the one before it speaks: "P1 in FG2 said"."""
    return [
        one
        for before, one in zip([None, *labels], labels, strict=False)
        if before is None
        or is_group(before["a"])
        or not is_group(one["a"])
        or not _IN_GROUP.fullmatch(said, before.end(), one.start())
        or NOT_THE_SUBJECT.search(said, 0, before.start())
    ]


def _speaking(said: str, labels: Sequence[re.Match[str]]) -> re.Match[str]:
    """Of all who are named before a quotation the one who speaks: beside it, or with a verb of saying."""
    last = labels[-1]
    if _AT_THE_QUOTATION.fullmatch(said, last.end()) and not NOT_THE_SUBJECT.search(said, 0, last.start()):
        return last
    for one in reversed(labels):
        if _SPEAKS.match(said, one.end()):
            return one
    for one in reversed(labels):
        if _IS_SAID_BY.search(said, 0, one.start()):
            return one
    subjects = [
        one
        for one in labels
        if not NOT_THE_SUBJECT.search(said, 0, one.start()) and not said.startswith(("'s", "’s"), one.end())
    ]
    return (subjects or labels)[-1]


def _is_narrative(said: str, work: re.Match[str]) -> bool:
    """Whether a citation by key is a part of the sentence that speaks: its subject."""
    if _ACCORDING_TO.search(said, 0, work.start()):
        return True
    return not work["keys"] or not (
        NOT_THE_SUBJECT.search(said, 0, work.start()) or (work["aside"] and said[: work.start()].strip())
    )


def _work_before(work: re.Match[str], at: int) -> Attribution:
    start, label = work.start(), work["keys"] or work["at"] or work["number"] or work[0]
    if work["number"]:
        return Attribution(Source.WORK, label, Span(at + start, at + work.end()))
    if work["keys"] or work["at"]:
        pages = work["options"] or work["pages"] or ""
        return Attribution(Source.WORK, label, Span(at + start, at + work.end()), pages=pages)
    first = label.split()[0]
    if first in NOT_NAMES and len(label.split()) > 1:
        start += len(label) - len(label[len(first) :].lstrip())
        label = label[len(first) :].lstrip()
    return Attribution(Source.WORK, label, Span(at + start, at + work.end()))


def _by_name(said: str, at: int) -> Attribution | None:
    found = [*_NAMED.finditer(said), *_NAMED_AFTER.finditer(said)]
    for one in reversed(found):
        if one["a"].split()[0] not in NOT_NAMES:
            return Attribution(Source.PARTICIPANT, one["a"], Span(at + one.start("a"), at + one.end("a")))
    return None


def lead_start(lead: str) -> int:
    """Where the sentence begins that leads to a quotation: the last one, or the one before that ends in a
    colon."""
    bare = lead.rstrip(" \t\n>*_")
    breaks = [one.end() for one in SENTENCE_END.finditer(lead) if one.end() < len(bare)]
    blank = [one.end() for one in _ANOTHER.finditer(lead) if one.end() < len(bare) or one["note"]]
    gap = re.search(r"\n\s*\n\s*[>*_ ]*$", lead)
    if gap and not bare.endswith((":", ",", "—", "–")):
        return len(lead)
    return max([0, *breaks, *blank])


def _is_person(name: str, more: str, names: Collection[str]) -> bool:
    """Whether a name in parentheses is a participant: a known one, or one without a year, followed by nothing
    or by what one says of participants (an age, an occupation)."""
    if any(key_of(name) == key_of(known) for known in names):
        return True
    if name.split()[0] in NOT_NAMES or re.search(YEAR, more) or "et al" in more or "emphasis" in name.lower():
        return False
    return more.strip() == "" or (more.lstrip().startswith(",") and not re.search(r"\bp{1,2}\.\s*\d", more))


_KEYS = re.compile(r"(?:\[[^\[\]]*\])*\s*\{(?P<keys>[^{}]+)\}|\[?@(?P<at>[^\s\[\],;]+)")


def credited(text: str, credit: Span, names: Collection[str]) -> Attribution | None:
    """Whom a credit beside the quotation names: a label, a work, or somebody by name."""
    known = tuple(names)
    said = credit.of(text)
    labels = list(compiled(IN_ANY_CASE, known).finditer(said))
    label = _chosen(labels) if labels else None
    if label and not re.search(rf"\\\w*cite|{YEAR}", said[: label.start()]):
        end = credit.start + label.end()
        others = beside(text, end, credit.end, label["a"], known)
        return participant(label["a"], credit, others)
    if "cite" in said or _KEYS.match(said):
        cited = _WORK.search(said)
        keys = cited["c"] if cited and cited["c"] else (_KEYS.search(said) or {"keys": said})["keys"]
        return Attribution(Source.WORK, keys or said, credit, pages=said)
    name = re.fullmatch(rf"[\s(\[*_]*(?P<a>{NAME})(?P<more>.*)", said, re.S)
    if name and _is_person(name["a"], name["more"].strip(" )]*_"), known):
        return Attribution(Source.PARTICIPANT, name["a"], credit)
    return Attribution(Source.WORK, said.strip(" ()[]"), credit) if re.search(YEAR, said) else None
