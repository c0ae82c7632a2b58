"""What a manuscript says of its participants against what it does, and what it says twice."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qda.audit.manuscript.fault import Item, Severity
from qda.audit.manuscript.labels import IDENTIFIER, is_group, same_voice
from qda.audit.manuscript.quotation import Kind, Quotation, Source
from qda.audit.number_words import WORDS_PATTERN, number_of
from qda.audit.prevalence_words import PREVALENCE_WORDS
from qda.model.span import Span

_PEOPLE = (
    r"(?:participants|interviewees|respondents|informants|semi-structured interviews|in-depth interviews|"
    r"interviews)"
)
_COUNT = rf"(?P<number>\d{{1,4}}|{WORDS_PATTERN})"
_CLAIMED = re.compile(
    rf"(?:(?<![\d.,–-])\b{_COUNT}\s+(?:[a-z-]+\s+){{0,3}}?{_PEOPLE}\b|\b[Nn]\s*=\s*(?P<n>\d{{1,4}})\b)", re.I
)
_ASKED = re.compile(
    rf"\b(?:interviewed|interviews with|recruited|sample of|study of|spoke (?:to|with)|talked to)\s+"
    rf"(?:a total of\s+|all\s+)?(?P<number>\d{{1,4}}|{WORDS_PATTERN})\s+(?!per cent|percent|year|"
    r"month|week|day|hour|minute|time|village|school|hospital|clinic|countr|cit|district|site|case|"
    r"organi[sz]ation|compan|article)"
    r"(?:[a-z-]+\s+){0,2}?[a-z-]{3,}",
    re.I,
)
"""Whoever was asked, under a name of their own: interviews with 24 nurses."""
_PART_OF = re.compile(
    r"(?:\bof|\bof the|out of(?: the)?|only|other|another|remaining|further|additional|first|last|"
    r"over|than|least|about|"
    r"among|from|with the|by|these|those|for)\s*(?:the\s+)?$",
    re.I,
)
_SOME_OF = re.compile(
    r"^\s*(?:\([^)]*%[^)]*\)|(?:\([^)]*\)\s*)?(?:said|mentioned|reported|felt|described|noted|expressed|"
    r"were women|were men|"
    r"from|who|agreed|also|explained|believed|thought|stated|did|had|withdrew|declined|left|dropped)\b)"
)
_WHOLE = re.compile(
    r"(?:interviewed|recruited|conducted|interviews with|sample of|total of|consisted of|comprised|included|"
    r"study involved|took part|participated|with)\s*(?:a total of\s*)?$|^\s*(?:were (?:interviewed|recruited|"
    r"conducted|included)|took part|participated)",
    re.I,
)
_IN_OTHER_LANGUAGES = "|".join(
    rf"(?:{'|'.join(one.kinds.values())})(?: (?:{one.joining}))*(?: \w+)? (?:{one.people})"
    for language, one in PREVALENCE_WORDS.items()
    if language != "en"
)
_PREVALENCE = re.compile(
    r"\b(?:(?:most|many|several|some|a few|few|the majority|a majority|a minority|nearly all|almost all|"
    r"all|half|"
    r"a number|numerous)\s+(?:of\s+)?(?:the\s+|our\s+|these\s+)?(?:[a-z]+\s+)?"
    rf"(?:participants|interviewees|respondents|informants)\b|{_IN_OTHER_LANGUAGES})",
    re.I,
)
"""In all languages at once: a manuscript need not be written in that of its transcripts."""
_WITH_COUNT = re.compile(
    r"\b[Nn]\s*=\s*\d+|\d+\s*(?:/|of|out of|von|der|sur|des|de(?: los| las)?)\s*\d+|\d+\s*%|\(\d+\)"
)
_PROMISE = re.compile(
    r"\b(?:pseudonym\w*|anonymi[sz]\w+|anonymity|confidential\w*|de-?identified|"
    r"names? (?:were|have been|are) changed)\b",
    re.I,
)
_NAMED = re.compile(
    rf"[(\[]\s*(?P<label>{IDENTIFIER})[\s,:–-]+(?P<name>(?!(?:Female|Male|Woman|Man|Group|Interview|Focus|Year|January|"
    rf"February|March|April|May|June|July|August|September|October|November|December|Site|Round|Wave|Day|School|"
    rf"Teacher|Nurse|Student|Expert|Journalist|Line|Lines|Page|Participant)\b)[A-ZÀ-Þ][a-zà-ÿ’'-]{{2,}}(?:\s+[A-ZÀ-Þ][a-zà-ÿ’'-]{{2,}})?)\s*[,)\]]"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")
_REPEATED_WORDS = 15
_SHARE, _FEWEST = 0.5, 4
_MOST_SHOWN = 200


def text_items(text: str, prose: Span, quotations: Sequence[Quotation]) -> list[Item]:
    """All checks of the text; `prose` is what stands above the reference list."""
    return [
        *_repeated(text, prose),
        *_participants(text, prose, quotations),
        *_one_voice(quotations, claimed=_total(Counter(number for number, _ in _claims(text, prose)))),
        *_named(text, prose),
        *_prevalence(text, prose, quotations),
    ]


def _repeated(text: str, prose: Span) -> Iterator[Item]:
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
        yield Item(
            "text",
            "passage repeated",
            Severity.MEDIUM,
            start,
            " ".join(text[start:end].split())[:_MOST_SHOWN],
            f"{length} words stand in line {_line(text, words[before][0])} already",
            "Say it once, or refer to the first place.",
        )
        at += length


def _participants(text: str, prose: Span, quotations: Sequence[Quotation]) -> Iterator[Item]:
    """How many participants are claimed, whether the numbers agree, and how many are quoted."""
    claims = _claims(text, prose)
    numbers = Counter(number for number, _ in claims)
    if not numbers:
        return
    total = _total(numbers)
    for number, found in claims:
        if number != total and numbers[number] == 1 and abs(number - total) <= max(5, total // 2):
            yield Item(
                "text",
                "contradictory numbers",
                Severity.HIGH,
                found.start,
                _around(text, found),
                f"{number} here, {total} elsewhere",
                "Make the numbers agree, or say what each counts.",
            )
    voices = _voices(quotations)
    if voices and len(voices) < total:
        span = next(found for number, found in claims if number == total)
        share = len(voices) / total
        yield Item(
            "text",
            "participants not quoted",
            Severity.MEDIUM if share <= 0.5 else Severity.LOW,
            span.start,
            _around(text, span),
            f"{total} are claimed, {len(voices)} are quoted: {', '.join(voices)}",
            "Quote more of them, or say why these.",
        )
    for label in voices:
        numbered = re.search(r"\d+", label)
        if numbered and not is_group(label) and int(numbered[0]) > total:
            one = next(q for q in quotations if q.attribution and q.attribution.label == label)
            yield Item(
                "text",
                "participant beyond the number",
                Severity.LOW,
                one.span.start,
                label,
                f"{total} participants are claimed",
                "Correct the label, or say how labels were given.",
            )


def _total(numbers: Counter[int]) -> int:
    """How many are claimed in all: what is said most often, first of all; 0 when nothing is."""
    return max(numbers, key=lambda number: numbers[number], default=0)


def _claims(text: str, prose: Span) -> list[tuple[int, Span]]:
    """What is said of how many took part, in the order of the text."""
    asked = {one.start("number"): one for one in _ASKED.finditer(text, *prose)}
    told = [one for one in _CLAIMED.finditer(text, *prose) if _of_all(text, one)]
    told += [one for start, one in asked.items() if all(start != other.start() for other in told)]
    claims = [
        (number_of(one["number"] or one.groupdict()["n"]), Span(*one.span()))
        for one in sorted(told, key=lambda one: one.start())
    ]
    return [(number, span) for number, span in claims if number >= 2 and not 1500 <= number <= 2100]


def _of_all(text: str, one: re.Match[str]) -> bool:
    """Whether a number of participants is that of all of them, by the words on both sides."""
    before, behind = text[max(0, one.start() - 40) : one.start()], text[one.end() : one.end() + 40]
    if _WHOLE.search(before) is not None or re.match(_WHOLE, behind) is not None:
        return True
    return one["n"] is None and _PART_OF.search(before) is None and _SOME_OF.match(behind) is None


def _voices(quotations: Sequence[Quotation]) -> list[str]:
    """Those who are quoted, each once, in the order of the text."""
    voices: list[str] = []
    for one in quotations:
        told = one.attribution
        if one.kind is not Kind.PARTICIPANT or told is None or told.source is not Source.PARTICIPANT:
            continue
        if not any(same_voice(told.label, known) for known in voices):
            voices.append(told.label)
    return voices


def _one_voice(quotations: Sequence[Quotation], claimed: int) -> Iterator[Item]:
    """One voice over more than half of the quotations, of several who are quoted or were asked."""
    own = [one for one in quotations if one.kind is Kind.PARTICIPANT and one.attribution]
    voices = _voices(own)
    counts = Counter(
        next(v for v in voices if one.attribution and same_voice(one.attribution.label, v))
        for one in own
        if one.attribution and one.attribution.source is Source.PARTICIPANT
    )
    if counts.total() >= _FEWEST:
        label, most = counts.most_common(1)[0]
        if most > _SHARE * counts.total() and max(len(counts), claimed) > 1:
            first = next(one for one in own if one.attribution and same_voice(one.attribution.label, label))
            yield Item(
                "text",
                "one voice dominates",
                Severity.MEDIUM,
                first.span.start,
                label,
                f"{most} of {counts.total()} quotations are {label}'s",
                "Quote others, or say why this one.",
            )


def _named(text: str, prose: Span) -> Iterator[Item]:
    """A name beside a participant's label, in a text that promises pseudonyms or confidentiality."""
    promise = _PROMISE.search(text, *prose)
    if promise is None:
        return
    for one in _NAMED.finditer(text, *prose):
        yield Item(
            "text",
            "participant named",
            Severity.HIGH,
            one.start(),
            one[0],
            f"line {_line(text, promise.start())} promises: {_around(text, Span(*promise.span()))}",
            "Take the name out, or say that it is a pseudonym.",
        )


def _prevalence(text: str, prose: Span, quotations: Sequence[Quotation]) -> Iterator[Item]:
    """How many is said in a word, and no number stands in the sentence."""
    for one in _PREVALENCE.finditer(text, *prose):
        if any(quote.span.start <= one.start() < quote.span.end for quote in quotations):
            continue
        start = max(text.rfind(mark, prose.start, one.start()) for mark in ".!?\n") + 1
        ends = [at for at in (text.find(mark, one.end()) for mark in (". ", "! ", "? ", "\n")) if at >= 0]
        sentence = text[start : min(ends, default=prose.end) + 1]
        if not _WITH_COUNT.search(sentence):
            yield Item(
                "text",
                "prevalence without count",
                Severity.LOW,
                one.start(),
                " ".join(sentence.split())[:_MOST_SHOWN],
                f"“{one[0]}” without a number",
                "Say how many of how many.",
            )


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _around(text: str, span: Span) -> str:
    """The sentence around a passage, or as much of it as can be shown."""
    start = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n")) + 1
    end = min(
        (at for at in (text.find(mark, span.end) for mark in (". ", "\n")) if at >= 0), default=len(text)
    )
    return " ".join(text[max(start, span.start - 120) : min(end + 1, span.end + 80)].split())
