"""Names beside the labels of participants, in a text that promises not to name them."""

import re
from collections.abc import Iterator

from qda.audit.manuscript.ascribed.labels import IDENTIFIER
from qda.audit.manuscript.ascribed.speech_words import NOT_NAMES, ROLES, SPEECH
from qda.audit.manuscript.fault import Item, of_text
from qda.audit.problem import Severity
from qda.model.span import Span, line_of

_PSEUDONYMS = r"pseudonym\w*|names? (?:were|have been|are) changed"
_PROMISE = re.compile(
    rf"\b(?:{_PSEUDONYMS}|anonymi[sz]\w+|anonymity|confidential\w*|de-?identified|"
    r"(?:protect|conceal|hide|disguise)\w* (?:\w+ ){0,3}(?:identit(?:y|ies)|privacy))\b",
    re.I,
)
_GIVES_PSEUDONYMS = re.compile(rf"\b(?:{_PSEUDONYMS})\b", re.I)
_WORD = r"[A-ZÀ-Þ][a-zà-ÿ’'-]{2,}"
_TITLE = r"(?:Mrs|Mr|Ms|Miss|Dr|Prof)\.?\s+"
_IN_PARENTHESES = re.compile(
    rf"[(\[]\s*(?P<label>{IDENTIFIER})[\s,:–-]+(?P<name>{_WORD}(?:\s+{_WORD})?)\s*[,)\]]"
)
_BEFORE_THE_LABEL = re.compile(
    rf"(?P<place>\b(?i:from|in|at|near|of|around|for|by)\s+)?(?P<name>{_TITLE}{_WORD}|{_WORD}(?:\s+[A-Z]\.)?\s+{_WORD})\s*"
    rf"[(\[](?P<label>{IDENTIFIER})(?:,[^()\n]{{0,40}})?[)\]]"
)
_BEHIND_THE_LABEL = re.compile(rf"(?P<label>{IDENTIFIER}),\s+(?P<name>{_WORD}\s+{_WORD}),\s+(?:{SPEECH})\b")
_NO_NAMES = re.compile(
    rf"(?:{ROLES}|group|interview|focus|year|site|round|wave|day|school|expert|line|lines|page|january|february|"
    r"march|april|may|june|july|august|september|october|november|december|university|hospital|company|team|"
    r"centre|center|head|senior|junior|new|saint|city|north|south|east|west|theme|category)",
    re.I,
)
_IN_GERMAN = re.compile(r"\b(?:und|der|die|das|nicht|wurden?|eine?r?)\b")
_IN_ENGLISH = re.compile(r"\b(?:and|the|of|to|an?|were|was)\b")


def named_items(text: str, prose: Span) -> Iterator[Item]:
    """A name beside a participant's label, in a text that promises pseudonyms or confidentiality: "(P4, Helga
    Brandt)"; where no pseudonyms are given, also "Helga Brandt (P4)" and "P4, Helga Brandt, said"."""
    promise = _PROMISE.search(text, *prose)
    if promise is None:
        return
    said = f"line {line_of(text, promise.start())} promises: {_around(text, Span(*promise.span()))}"
    for start, end in _named(text, prose):
        remedy = "Take the name out, or say that it is a pseudonym."
        yield of_text("participant named", Severity.HIGH, start, text[start:end], said, remedy)


def _named(text: str, prose: Span) -> Iterator[tuple[int, int]]:
    """Where a name stands beside a label, the label included."""
    forms = [_IN_PARENTHESES]
    if not (_GIVES_PSEUDONYMS.search(text, *prose) or _is_german(prose.of(text))):
        forms += [_BEFORE_THE_LABEL, _BEHIND_THE_LABEL]
    for form in forms:
        for one in form.finditer(text, *prose):
            place = one.groupdict().get("place")
            if not place and _is_a_name(text, one["name"]):
                yield one.span()


def _is_a_name(text: str, said: str) -> bool:
    """Whether words with capitals name a person: none is a role, and not all of them stand in small letters
    too."""
    words = [word for word in said.split() if not re.fullmatch(_TITLE, f"{word} ")]
    if any(word in NOT_NAMES or _NO_NAMES.fullmatch(word) for word in words):
        return False
    return not all(re.search(rf"\b{re.escape(word[0].lower() + word[1:])}\b", text) for word in words)


def _is_german(text: str) -> bool:
    """Whether a text is German, in which a capital is no name, because all nouns have one."""
    return len(_IN_GERMAN.findall(text)) > len(_IN_ENGLISH.findall(text))


def _around(text: str, span: Span) -> str:
    """The sentence around a passage, or as much of it as can be shown."""
    start = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n")) + 1
    end = min(
        (at for at in (text.find(mark, span.end) for mark in (". ", "\n")) if at >= 0), default=len(text)
    )
    return " ".join(text[max(start, span.start - 120) : min(end + 1, span.end + 80)].split())
