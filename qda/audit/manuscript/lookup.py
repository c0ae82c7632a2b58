"""Each quotation looked up in the transcripts: what its words come to, and whether they are the speaker's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain

from qda.audit.manuscript.compare import compare
from qda.audit.manuscript.excerpts import beginning, ending
from qda.audit.manuscript.frame import frame_of, is_translated
from qda.audit.manuscript.index import build
from qda.audit.manuscript.labels import group_and_member, group_number, same_voice
from qda.audit.manuscript.meaning import Warned, warnings
from qda.audit.manuscript.meaning_words import differs
from qda.audit.manuscript.pieces import Ending, cut, has_endings
from qda.audit.manuscript.places import Found, Searcher
from qda.audit.manuscript.plainly import plainly
from qda.audit.manuscript.quotation import Kind, Quotation, Source
from qda.audit.manuscript.verdict import FAITHFUL, Comparison, Looked, Verdict
from qda.audit.manuscript.voices import Speech, Transcript
from qda.audit.manuscript.wording import unbroken, wording
from qda.model.span import Span

_SHOWN = 300
_PAUSE = re.compile(r"[.,;:!?…—–](?=\s|$)")
_FEWEST_BEGUN = 3


def look_up(
    quotations: Sequence[Quotation], transcripts: Sequence[Transcript], manuscript: str = ""
) -> tuple[Looked, ...]:
    """Look every quotation up; without transcripts none is checked. Quotations within others go with
    these.

    `manuscript` is the text that they stand in, whose own words around a quotation may say what that leaves
    out.
    """
    asked = [one for one in quotations if one.depth == 0]
    forms = [form for one in asked for form in _forms(one.words)]
    searcher = Searcher(build(transcripts, forms)) if transcripts else None
    desk = _Desk(searcher, _voices(transcripts), manuscript) if searcher else None
    return tuple(
        desk.looked(one) if desk else Looked(one, Verdict.NOT_CHECKED, reason="there are no transcripts")
        for one in asked
    )


def _forms(words: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    words = plainly(words)
    for spelled in dict.fromkeys((words, unbroken(words))):
        for change in Ending if has_endings(spelled) else (Ending.KEPT,):
            pieces = [piece.wording for piece in cut(spelled, change).pieces]
            joined = wording(" ".join(piece.text for piece in pieces))
            found += [one.forms for one in (wording(spelled), *pieces, joined) if one.forms]
    return list(dict.fromkeys(found))


def _voices(transcripts: Sequence[Transcript]) -> dict[str, set[int]]:
    """The transcripts in which each voice speaks, by every name of it, in lower case."""
    voices: dict[str, set[int]] = {}
    for number, one in enumerate(transcripts):
        for name in {name for speech in one.speeches if not speech.interviewer for name in speech.names}:
            voices.setdefault(name, set()).add(number)
    return voices


@dataclass(frozen=True, slots=True)
class _Desk:
    """Answers for one quotation at a time. `_told` has the transcripts of each label that was asked for."""

    searcher: Searcher
    voices: dict[str, set[int]]
    manuscript: str = ""
    _told: dict[str, frozenset[int]] = field(default_factory=dict)

    def looked(self, quotation: Quotation) -> Looked:
        within = self._within(quotation)
        compared = self._compared(quotation, within)
        if quotation.kind in _NOT_OURS and not self._is_ours(quotation, compared):
            return Looked(quotation, Verdict.NOT_CHECKED, reason=_NOT_OURS[quotation.kind])
        if compared.verdict is Verdict.NOT_FOUND and is_translated(self.manuscript, quotation):
            return Looked(quotation, Verdict.TRANSLATED, reason=_TRANSLATED)
        if not compared.passages:
            return Looked(quotation, compared.verdict, reason=compared.reason)
        return self._spoken(quotation, compared)

    def _compared(self, quotation: Quotation, within: frozenset[int]) -> Comparison:
        """What the words come to as they are read; of one without an end, those that are somebody's."""
        words = plainly(quotation.words)
        compared = compare(self.searcher, words, within=within)
        if not quotation.closed and compared.verdict not in FAITHFUL:
            compared = self._begun(words, within) or compared
        changed = words != quotation.words and compared.verdict is Verdict.EXACT
        return replace(compared, verdict=Verdict.NORMALISED) if changed else compared

    def _is_ours(self, quotation: Quotation, compared: Comparison) -> bool:
        """Whether words that are nobody's in particular are somebody's, or those of a work are one's that the
        project has: what is only like the words of an interview is no alteration of them."""
        if compared.verdict is Verdict.NOT_FOUND:
            return False
        of_a_work = all(self.searcher.transcript(one).work for one in compared.passages)
        return of_a_work or quotation.kind is not Kind.WORK or compared.verdict in FAITHFUL

    def _begun(self, words: str, within: frozenset[int]) -> Comparison | None:
        """The longest beginning, up to a mark of punctuation, that some transcript has."""
        for end in reversed([one.start() for one in _PAUSE.finditer(words)]):
            if len(words[:end].split()) < _FEWEST_BEGUN:
                return None
            compared = compare(self.searcher, words[:end], within=within)
            if compared.verdict in FAITHFUL:
                reason = f"as far as “{ending(words[:end], 30)}”, behind which no mark closes it"
                return replace(compared, reason=f"{compared.reason}; {reason}".strip("; "))
        return None

    def _within(self, quotation: Quotation) -> frozenset[int]:
        if quotation.attribution is None:
            return frozenset()
        label = quotation.attribution.label
        if label not in self._told:
            named = (numbers for name, numbers in self.voices.items() if _names(label, name))
            self._told[label] = frozenset(chain.from_iterable(named))
        return self._told[label]

    def _spoken(self, quotation: Quotation, compared: Comparison) -> Looked:
        """The verdict on words and speaker together; of equal passages the speaker's own is taken."""
        passages = self._own(quotation, compared)
        speeches = [speech for one in passages for speech in self.searcher.speeches(one)]
        verdict, reason = compared.verdict, compared.reason
        if verdict is not Verdict.NOT_FOUND:
            verdict, reason = self._by_speaker(quotation, speeches, verdict, reason)
        faithful = compared.verdict in FAITHFUL and quotation.kind not in {Kind.TERM, Kind.TITLE}
        return Looked(
            quotation=_as_said(quotation, speeches) if compared.verdict in FAITHFUL else quotation,
            verdict=verdict,
            place="; ".join(dict.fromkeys(self._place(one) for one in passages)),
            source=beginning(" … ".join(self._text(one) for one in passages), _SHOWN),
            voice=_all(speeches),
            difference=compared.difference,
            reason=reason,
            warnings=self._warned(quotation, passages) if faithful else (),
            weighty=verdict is Verdict.ALTERED and any(self._differs(one) for one in passages),
        )

    def _warned(self, quotation: Quotation, passages: tuple[Found, ...]) -> tuple[Warned, ...]:
        language = self.searcher.transcript(passages[0]).language
        frame = frame_of(self.manuscript, quotation.span, language)
        return warnings(self.searcher, quotation, passages, frame)

    def _differs(self, one: Found) -> bool:
        """Whether a passage and the quotation differ in words that carry the meaning."""
        source = chain.from_iterable(step.source for step in one.steps)
        quoted = chain.from_iterable(step.quoted for step in one.steps)
        return differs(source, quoted, self.searcher.transcript(one).language)

    def _own(self, quotation: Quotation, compared: Comparison) -> tuple[Found, ...]:
        """The passages that the verdict rests on. Equal ones are alternatives, all others belong together."""
        if not compared.alternatives:
            return compared.passages
        best = compared.passages[0].grade
        candidates = [one for one in compared.passages if one.grade == best] or list(compared.passages)
        own = [one for one in candidates if self._is_own(quotation, one)]
        own = own or [one for one in candidates if self._asked(quotation, one)]
        said = [one for one in candidates if not any(s.interviewer for s in self.searcher.speeches(one))]
        return ([*own, *said, *candidates][0],)

    def _is_own(self, quotation: Quotation, one: Found) -> bool:
        label = quotation.attribution.label if quotation.attribution else ""
        return bool(label) and all(_spoken_by(label, speech) for speech in self.searcher.speeches(one))

    def _asked(self, quotation: Quotation, one: Found) -> bool:
        """Whether the one who is named was asked this: nearer to the quotation than what others say."""
        asked = any(speech.interviewer for speech in self.searcher.speeches(one))
        return asked and self.searcher.index.transcript_of(one.first) in self._within(quotation)

    def _by_speaker(
        self, quotation: Quotation, speeches: Sequence[Speech], verdict: Verdict, reason: str
    ) -> tuple[Verdict, str]:
        attribution = quotation.attribution
        own = attribution is not None and all(_is_of(attribution.label, one) for one in speeches)
        if any(speech.interviewer for speech in speeches) and quotation.kind is not Kind.TERM:
            everything = all(speech.interviewer for speech in speeches)
            what = "the interviewer says this" if everything else "a part of it is the interviewer's"
            return (
                (Verdict.INTERVIEWER, what)
                if verdict in FAITHFUL or everything
                else (verdict, f"{reason}; {what}")
            )
        if attribution is None or attribution.source is Source.WORK or own:
            return verdict, reason
        if attribution.inferred:
            return verdict, f"{reason}; said by {_all(speeches)}, not by {attribution.label}".strip("; ")
        if not self._is_one_of_ours(attribution.label):
            return verdict, f"{reason}; no voice of the transcripts is called {attribution.label}".strip("; ")
        others = [one for one in speeches if not _is_of(attribution.label, one)]
        part = "" if len(others) == len(speeches) else "a part of it "
        what = f"ascribed to {attribution.label}, {part}said by {_all(others)}"
        return (Verdict.WRONG_SPEAKER, what) if verdict in FAITHFUL else (verdict, f"{reason}; {what}")

    def _is_one_of_ours(self, label: str) -> bool:
        """Whether a label is a voice of the transcripts, or one in the same way of naming (P12 beside P1 to
        P9)."""
        shape = re.sub(r"\d+", "0", label.casefold().replace(" ", ""))
        return any(
            _names(label, name) or re.sub(r"\d+", "0", name.casefold().replace(" ", "")) == shape
            for name in self.voices
        )

    def _place(self, one: Found) -> str:
        transcript = self.searcher.transcript(one)
        return f"{transcript.name}, {transcript.place(int(self.searcher.index.starts[one.first]))}"

    def _text(self, one: Found) -> str:
        """The words of a passage, without the labels and times between speeches."""
        index, transcript = self.searcher.index, self.searcher.transcript(one)
        whole = Span(int(index.starts[one.first]), int(index.ends[one.last]))
        spans = [span for speech in self.searcher.speeches(one) for span in speech.spans]
        said = [
            transcript.text[max(span.start, whole.start) : min(span.end, whole.end)]
            for span in spans
            if span.overlaps(whole)
        ]
        return " ".join(" ".join(said).split())


_NOT_OURS = {
    Kind.TERM: "a term or a word in inverted commas",
    Kind.TITLE: "a title",
    Kind.WORK: "ascribed to a work, of which the project has no such passage",
}


_TRANSLATED = "the manuscript says that it is a translation, which is not compared with the transcripts"


def _as_said(quotation: Quotation, speeches: Sequence[Speech]) -> Quotation:
    """A quotation without the one who is only taken for its speaker, where somebody else says it."""
    attribution = quotation.attribution
    if attribution is None or not attribution.inferred:
        return quotation
    if all(_is_of(attribution.label, one) for one in speeches):
        return quotation
    kind = Kind.UNATTRIBUTED if quotation.kind is Kind.PARTICIPANT else quotation.kind
    return replace(quotation, attribution=None, kind=kind)


@lru_cache(maxsize=100_000)
def _names(label: str, name: str) -> bool:
    return same_voice(label, name) or any(
        same_voice(part, name) for part in label.split("-") if len(part) > 1
    )


@lru_cache(maxsize=100_000)
def _is_of(label: str, speech: Speech) -> bool:
    """Whether a speech is that of a label. "FG2-P4" is one of a group: not anybody in it, where the
    transcript tells its voices apart."""
    if any(same_voice(label, name) for name in speech.names):
        return True
    of = group_and_member(label)
    if of is None:
        return any(_names(label, name) for name in speech.names)
    group, member = of
    numbers = {number for name in speech.names if (number := group_number(name))}
    if numbers and group not in numbers:
        return False
    return len(speech.names) == 1 or any(same_voice(member, name) for name in speech.names)


def _spoken_by(label: str, speech: Speech) -> bool:
    return not speech.interviewer and _is_of(label, speech)


def _all(speeches: Sequence[Speech]) -> str:
    return ", ".join(dict.fromkeys(_called(speech) for speech in speeches))


def _called(speech: Speech) -> str:
    return (
        "the interviewer"
        if speech.interviewer
        else (speech.names[0] if speech.names else "an unnamed speaker")
    )
