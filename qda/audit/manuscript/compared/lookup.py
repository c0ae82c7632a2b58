"""Each quotation looked up in the transcripts: what its words come to, and whether they are the speaker's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from types import MappingProxyType

from qda.audit.manuscript.ascribed.cited_works import (
    CitedWorks,
    cited_pages,
    cited_works,
    overlap,
    standing_pages,
)
from qda.audit.manuscript.ascribed.noted_works import NotedWorks, noted_works
from qda.audit.manuscript.ascribed.whose import (
    VOICES,
    as_said,
    by_whoever_asks,
    in_words,
    is_a_question,
    is_anyones,
    named_speaker,
)
from qda.audit.manuscript.compared.compare import Ascribed, compare, of_equal
from qda.audit.manuscript.compared.excerpts import beginning, ending
from qda.audit.manuscript.compared.index import build
from qda.audit.manuscript.compared.meaning import Warned, warnings
from qda.audit.manuscript.compared.meaning_words import differs, parts_clauses
from qda.audit.manuscript.compared.pieces import Ending, cut, has_endings
from qda.audit.manuscript.compared.places import Found, Grade, Searcher, Step
from qda.audit.manuscript.compared.said_by import Voices, voices_of
from qda.audit.manuscript.compared.verdict import FAITHFUL, Comparison, Looked, Verdict
from qda.audit.manuscript.compared.voices import Transcript
from qda.audit.manuscript.compared.wording import length, unbroken, wording
from qda.audit.manuscript.quoted.frame import frame_of, is_translated
from qda.audit.manuscript.quoted.plainly import plainly
from qda.audit.manuscript.quoted.quotation import Attribution, Kind, Quotation, Source
from qda.audit.manuscript.references.works import Entry

_SHOWN = 300
_PAUSE = re.compile(r"[.,;:!?…—–](?=\s|$)")
_FEWEST_BEGUN = 3
_FEWEST_OF_A_WORK = 4
"""Words from which a quotation is more than a phrase that many works have."""


def look_up(
    quotations: Sequence[Quotation],
    transcripts: Sequence[Transcript],
    manuscript: str = "",
    listed: Mapping[int, Entry] = MappingProxyType({}),
    lettered: Sequence[Entry] = (),
) -> tuple[Looked, ...]:
    """Look every quotation up; without transcripts none is checked. Quotations within others go with
    these.

    `manuscript` is the text that they stand in, whose own words around a quotation may say what that leaves
    out. `listed` are the entries of its list of references, where it cites them by number, `lettered` those
    of a year with a letter.
    """
    asked = [one for one in quotations if one.depth == 0]
    forms = [form for one in asked for form in _forms(one.words)]
    searcher = Searcher(build(transcripts, forms)) if transcripts else None
    works = cited_works(transcripts, listed, lettered)
    notes = noted_works(manuscript, works)
    desk = _Desk(searcher, voices_of(searcher), works, notes, manuscript) if searcher else None
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


@dataclass(frozen=True, slots=True)
class _Desk:
    """Answers for one quotation at a time."""

    searcher: Searcher
    voices: Voices
    works: CitedWorks
    notes: NotedWorks
    manuscript: str = ""

    def looked(self, quotation: Quotation) -> Looked:
        """The verdict; of several who are named right at the same words, each must have said them."""
        quotation = self._with_its_note(quotation)
        whole = self._looked(quotation)
        attribution = whole.quotation.attribution
        if attribution is None or attribution.inferred or attribution.source is Source.WORK:
            return whole
        if not attribution.others or whole.verdict not in FAITHFUL:
            return whole
        alone = [
            replace(attribution, label=label, others=(), groups=(group,) if group else ())
            for label, group in attribution.named
        ]
        lacking = [one.called for one in alone if not self._says(quotation, one)]
        if len(lacking) in (0, len(alone)):
            return whole
        if not attribution.tight:
            read_so = f"read as the words of {whole.voice}, who is named together with {', '.join(lacking)}"
            return replace(whole, reason=f"{whole.reason}; {read_so}".strip("; "))
        reason = f"ascribed to {attribution.called}, said by {whole.voice}, not by {', '.join(lacking)}"
        return replace(whole, verdict=Verdict.WRONG_SPEAKER, reason=reason)

    def _with_its_note(self, quotation: Quotation) -> Quotation:
        """A quotation of whom its own text names no voice, as that of the work which the note at it names."""
        named = quotation.attribution
        if quotation.kind in _WORDS_ALONE or (
            named and (named.source not in VOICES or self._within(quotation))
        ):
            return quotation
        work = self.notes.attribution(quotation, self.manuscript)
        return replace(quotation, attribution=work, kind=Kind.WORK) if work else quotation

    def _is_translated(self, quotation: Quotation) -> bool:
        return is_translated(self.manuscript, quotation) or self.notes.is_translated(
            quotation, self.manuscript
        )

    def _says(self, quotation: Quotation, alone: Attribution) -> bool:
        return self._looked(replace(quotation, attribution=alone, around=())).verdict in FAITHFUL

    def _looked(self, quotation: Quotation) -> Looked:
        ascribed = Ascribed(self._within(quotation), lambda one: self._is_own(quotation, one))
        compared = self._compared(quotation, ascribed)
        if compared.verdict is Verdict.NOT_FOUND and quotation.asked:
            asked = replace(quotation, kind=Kind.INTERVIEWER, attribution=None)
            return Looked(asked, Verdict.NOT_CHECKED, reason="a question that was asked, in no transcript")
        ours = quotation.kind not in _NOT_OURS or self._is_ours(quotation, compared)
        lacking = compared.verdict is Verdict.NOT_FOUND or (quotation.kind is Kind.WORK and not ours)
        if lacking and quotation.kind not in _WORDS_ALONE and self._is_translated(quotation):
            return Looked(quotation, Verdict.TRANSLATED, reason=_TRANSLATED)
        if not ours:
            if self._is_of_a_work_here(quotation):
                return Looked(quotation, Verdict.NOT_FOUND, reason=_NOT_IN_THE_WORK)
            return Looked(quotation, Verdict.NOT_CHECKED, reason=_NOT_OURS[quotation.kind])
        if not compared.passages:
            return Looked(quotation, compared.verdict, reason=compared.reason)
        return self._spoken(quotation, compared)

    def _compared(self, quotation: Quotation, ascribed: Ascribed) -> Comparison:
        """What the words come to as they are read; of one without an end, those that are somebody's."""
        words = plainly(quotation.words)
        compared = compare(self.searcher, words, ascribed)
        if not quotation.closed and compared.verdict not in FAITHFUL:
            compared = self._begun(words, ascribed) or compared
        changed = words != quotation.words and compared.verdict is Verdict.EXACT
        return replace(compared, verdict=Verdict.NORMALISED) if changed else compared

    def _is_ours(self, quotation: Quotation, compared: Comparison) -> bool:
        """Whether words that are nobody's in particular are somebody's, or those of a work are one's that the
        project has: what is only like the words of an interview is no alteration of them."""
        if compared.verdict is Verdict.NOT_FOUND:
            return False
        of_a_work = all(self.searcher.transcript(one).work for one in compared.passages)
        return of_a_work or quotation.kind is not Kind.WORK or compared.verdict in FAITHFUL

    def _is_of_a_work_here(self, quotation: Quotation) -> bool:
        """Whether words, and not only a term, are cited to a work that the project has."""
        attribution = quotation.attribution
        return (
            attribution is not None
            and attribution.source is Source.WORK
            and length(quotation.words) >= _FEWEST_OF_A_WORK
            and bool(self.works.meant(attribution))
        )

    def _begun(self, words: str, ascribed: Ascribed) -> Comparison | None:
        """The longest beginning, up to a mark of punctuation, that some transcript has."""
        for end in reversed([one.start() for one in _PAUSE.finditer(words)]):
            if len(words[:end].split()) < _FEWEST_BEGUN:
                return None
            compared = compare(self.searcher, words[:end], ascribed)
            if compared.verdict in FAITHFUL:
                reason = f"as far as “{ending(words[:end], 30)}”, behind which no mark closes it"
                return replace(compared, reason=f"{compared.reason}; {reason}".strip("; "))
        return None

    def _within(self, quotation: Quotation) -> frozenset[int]:
        if quotation.attribution is None or quotation.attribution.source in _NOBODY:
            return frozenset()
        if quotation.attribution.source is Source.WORK:
            return self.works.meant(quotation.attribution)
        return frozenset().union(
            *(
                self.voices.speaking(label)
                for label in (quotation.attribution.label, *quotation.attribution.others)
            )
        )

    def _spoken(self, quotation: Quotation, compared: Comparison) -> Looked:
        """The verdict on words and speaker together; of equal passages the speaker's own is taken."""
        compared = self._own(quotation, compared)
        passages = compared.passages[:1] if compared.alternatives else compared.passages
        speeches = [speech for one in passages for speech in self.searcher.speeches(one)]
        verdict, reason = compared.verdict, compared.reason
        if is_a_question(quotation) and all(speech.interviewer for speech in speeches):
            quotation = by_whoever_asks(quotation)
        named = named_speaker(quotation, speeches)
        if named:
            quotation = replace(quotation, attribution=named)
            reason = f"{reason}; read as the words of {named.label}, who is named in the same sentence".strip(
                "; "
            )
        attribution = quotation.attribution
        if attribution and attribution.source is Source.WORK and verdict is not Verdict.NOT_FOUND:
            verdict, reason = self._by_work(quotation, attribution, compared, passages)
        elif verdict in FAITHFUL and attribution and attribution.source is Source.EVERYBODY:
            verdict, reason = self.voices.by_everybody(quotation, compared)
        elif verdict is not Verdict.NOT_FOUND:
            verdict, reason = self.voices.by_speaker(quotation, speeches, verdict, reason)
        without = _WORDS_ALONE | {Kind.INTERVIEWER}
        faithful = compared.verdict in FAITHFUL and quotation.kind not in without
        return Looked(
            quotation=as_said(quotation, speeches) if compared.verdict in FAITHFUL else quotation,
            verdict=verdict,
            place="; ".join(dict.fromkeys(self._place(one) for one in passages)),
            source=beginning(" … ".join(self._text(one) for one in passages), _SHOWN),
            voice=in_words(speeches),
            difference=compared.difference,
            reason=reason,
            warnings=self._warned(quotation, passages) if faithful else (),
            weighty=verdict is Verdict.ALTERED
            and (self.voices.others_words(quotation, speeches) or any(map(self._differs, passages))),
            unknown=self.voices.unknown(quotation) if compared.verdict is not Verdict.NOT_FOUND else (),
        )

    def _warned(self, quotation: Quotation, passages: tuple[Found, ...]) -> tuple[Warned, ...]:
        language = self.searcher.transcript(passages[0]).language
        frame = frame_of(self.manuscript, quotation.span, language)
        return warnings(self.searcher, quotation, passages, frame)

    def _differs(self, one: Found) -> bool:
        """Whether a passage and the quotation differ in words that carry the meaning, in any of their
        clauses: a negation that moved to another denies something else."""
        if one.cut:
            return True
        language = self.searcher.transcript(one).language
        for part in (one.steps, *_by_clause(one.steps, language)):
            source = chain.from_iterable(step.source for step in part)
            quoted = chain.from_iterable(step.quoted for step in part)
            if differs(source, quoted, language):
                return True
        return False

    def _own(self, quotation: Quotation, compared: Comparison) -> Comparison:
        """The comparison with the passage first that the verdict rests on. Equal ones are alternatives, of
        which the speaker's own is meant, though another's may be nearer in marks; others belong together."""
        if not compared.alternatives:
            return compared
        passages = compared.passages
        near = [one for one in passages if one.grade <= max(passages[0].grade, Grade.NORMALISED)]
        own = [one for one in passages if self._is_own(quotation, one)]
        if quotation.asked:
            own = [one for one in near if self._is_asked(one)] or own
        if quotation.asked or not own:
            own = [one for one in near if self._asked(quotation, one)] or own
        said = [one for one in near if not any(s.interviewer for s in self.searcher.speeches(one))]
        first = [*own, *said, *near][0]
        ordered = (first, *(one for one in passages if one is not first))
        alike = first.grade is passages[0].grade
        return replace(compared, passages=ordered) if alike else of_equal(ordered)

    def _is_own(self, quotation: Quotation, one: Found) -> bool:
        attribution = quotation.attribution
        if attribution and attribution.source is Source.INTERVIEWER:
            return self._is_asked(one)
        if attribution and attribution.source is Source.WORK:
            return self.searcher.number(one) in self._within(quotation)
        return attribution is not None and all(
            not speech.interviewer and is_anyones(attribution, speech)
            for speech in self.searcher.speeches(one)
        )

    def _is_asked(self, one: Found) -> bool:
        return all(speech.interviewer for speech in self.searcher.speeches(one))

    def _asked(self, quotation: Quotation, one: Found) -> bool:
        """Whether the one who is named was asked this: nearer to the quotation than what others say."""
        asked = any(speech.interviewer for speech in self.searcher.speeches(one))
        return asked and self.searcher.number(one) in self._within(quotation)

    def _by_work(
        self, quotation: Quotation, attribution: Attribution, compared: Comparison, passages: Sequence[Found]
    ) -> tuple[Verdict, str]:
        """Whether the words stand in the work that is cited, and on the page."""
        meant = self.works.meant(attribution)
        if not meant:
            return compared.verdict, f"{compared.reason}; the project does not have the work".strip("; ")
        if not all(self.searcher.number(one) in meant for one in passages):
            where = ", ".join(dict.fromkeys(self.searcher.transcript(one).document.work for one in passages))
            reason = f"{compared.reason}; cited to {attribution.called}, stands in {where}".strip("; ")
            told = length(quotation.words) >= _FEWEST_OF_A_WORK and (
                all(self.searcher.transcript(one).work for one in passages)
                or attribution.span.start >= quotation.span.end
            )
            return (Verdict.WRONG_WORK if told and compared.verdict in FAITHFUL else compared.verdict), reason
        everywhere = compared.passages if compared.alternatives else passages
        paged = meant - self.works.read_in_another(attribution)
        stands = {self._locator(one) for one in everywhere if self.searcher.number(one) in paged}
        pages, cited = [standing_pages(one) for one in sorted(stands)], cited_pages(attribution)
        if (
            compared.verdict not in FAITHFUL
            or not (cited and pages)
            or not all(pages)
            or any(overlap(cited, one) for one in pages)
        ):
            return compared.verdict, compared.reason
        return Verdict.PAGE_DIFFERS, f"{compared.reason}; stands on {', '.join(sorted(stands))}".strip("; ")

    def _locator(self, one: Found) -> str:
        return self.searcher.transcript(one).document.locator(self.searcher.place(one).start)

    def _place(self, one: Found) -> str:
        transcript = self.searcher.transcript(one)
        return f"{transcript.name}, {transcript.place(self.searcher.place(one).start)}"

    def _text(self, one: Found) -> str:
        """The words of a passage, without the labels and times between speeches."""
        text, whole = self.searcher.transcript(one).text, self.searcher.place(one)
        spans = [span for speech in self.searcher.speeches(one) for span in speech.spans]
        said = [
            text[max(span.start, whole.start) : min(span.end, whole.end)]
            for span in spans
            if span.overlaps(whole)
        ]
        return " ".join(" ".join(said).split())


_TRANSLATED = "the manuscript says that it is a translation, which is not compared with the transcripts"
_NOT_OURS = {
    Kind.TERM: "a term or a word in inverted commas",
    Kind.TITLE: "a title",
    Kind.WORK: "ascribed to a work, of which the project has no such passage",
}
_WORDS_ALONE = frozenset({Kind.TERM, Kind.TITLE})
"""What is no passage that somebody could have translated, but a term that is put into another language."""
_NOT_IN_THE_WORK = "the project has the work, and no such passage of it"
_NOBODY = frozenset({Source.INTERVIEWER, Source.EVERYBODY})
"""What names no voice that speaks in some of the transcripts."""


def _by_clause(steps: Sequence[Step], language: str) -> list[Sequence[Step]]:
    """The changes of an alignment, together as long as no clause begins between them, each with the equal
    words around it."""
    between = [number for number, one in enumerate(steps) if one.same and parts_clauses(one.quoted, language)]
    bounds = [0, *(number for number in between if 0 < number < len(steps) - 1), len(steps) - 1]
    return [steps[first : last + 1] for first, last in pairwise(bounds)]
