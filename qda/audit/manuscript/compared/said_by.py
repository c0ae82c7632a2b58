"""The voices of all transcripts, and whether the words of a passage are those of the one who is named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from qda.audit.manuscript.ascribed.labels import IDENTIFIER, group_and_member, one_of_a_row
from qda.audit.manuscript.ascribed.speech_words import ROLES
from qda.audit.manuscript.ascribed.whose import VOICES, by_interviewer, in_words, is_anyones, means
from qda.audit.manuscript.compared.places import Searcher
from qda.audit.manuscript.compared.verdict import FAITHFUL, Comparison, Verdict
from qda.audit.manuscript.compared.voices import Speech
from qda.audit.manuscript.compared.wording import length
from qda.audit.manuscript.quoted.quotation import Kind, Quotation, Source

_COUNTED = re.compile(IDENTIFIER)
_NAMED = re.compile(rf"(?!(?i:{ROLES})\b)[^\W\d_a-z]")
_FEWEST_OF_ALL = 3
"""Words from which it tells something that not everybody says them."""


def voices_of(searcher: Searcher) -> "Voices":
    """Everybody who speaks in the transcripts and does not ask."""
    known: dict[str, set[int]] = {}
    for number, one in enumerate(searcher.index.transcripts):
        for name in {name for speech in one.speeches if not speech.interviewer for name in speech.names}:
            known.setdefault(name, set()).add(number)
    return Voices(searcher, known)


@dataclass(frozen=True, slots=True)
class Voices:
    """The transcripts in which each voice speaks, by every name of it; `_told` has those of each label that
    was asked for."""

    searcher: Searcher
    known: dict[str, set[int]]
    _told: dict[str, frozenset[int]] = field(default_factory=dict)

    def speaking(self, label: str) -> frozenset[int]:
        """The numbers of the transcripts in which somebody speaks whom a label means."""
        if label not in self._told:
            named = (numbers for name, numbers in self.known.items() if means(label, name))
            self._told[label] = frozenset(chain.from_iterable(named))
        return self._told[label]

    def by_speaker(
        self, quotation: Quotation, speeches: Sequence[Speech], verdict: Verdict, reason: str
    ) -> tuple[Verdict, str]:
        """Whether the one who is named says the words, or whoever asks does."""
        attribution = quotation.attribution
        if attribution is not None and attribution.source is Source.INTERVIEWER:
            return by_interviewer(attribution, speeches, verdict, reason)
        own = attribution is not None and all(is_anyones(attribution, one) for one in speeches)
        if any(speech.interviewer for speech in speeches) and quotation.kind is not Kind.TERM:
            everything = all(speech.interviewer for speech in speeches)
            what = "the interviewer says this" if everything else "a part of it is the interviewer's"
            return (
                (Verdict.INTERVIEWER, what)
                if verdict in FAITHFUL or everything
                else (verdict, f"{reason}; {what}")
            )
        if attribution is None or attribution.source in {Source.WORK, Source.EVERYBODY} or own:
            return verdict, reason
        if attribution.inferred:
            return verdict, f"{reason}; said by {in_words(speeches)}, not by {attribution.called}".strip("; ")
        if not self._is_one_of_ours(attribution.label):
            return verdict, f"{reason}; no voice of the transcripts is called {attribution.label}".strip("; ")
        others = [one for one in speeches if not is_anyones(attribution, one)]
        part = "" if len(others) == len(speeches) else "a part of it "
        what = f"ascribed to {attribution.called}, {part}said by {in_words(others)}"
        if attribution.groups or group_and_member(attribution.label):
            what += f" ({', '.join(dict.fromkeys(one.names[-1] for one in others if one.names))})"
        return (Verdict.WRONG_SPEAKER, what) if verdict in FAITHFUL else (verdict, f"{reason}; {what}")

    def others_words(self, quotation: Quotation, speeches: Sequence[Speech]) -> bool:
        """Whether somebody else says the words, or a part of them, than one of ours who is named for them."""
        attribution = quotation.attribution
        if attribution is None or attribution.inferred or attribution.source not in VOICES:
            return False
        theirs = all(one.interviewer or is_anyones(attribution, one) for one in speeches)
        return not theirs and self._is_one_of_ours(attribution.label)

    def by_everybody(self, quotation: Quotation, compared: Comparison) -> tuple[Verdict, str]:
        """Whether each voice of the transcripts says it."""
        everybody = {
            (number, speech.names)
            for number, one in enumerate(self.searcher.index.transcripts)
            for speech in one.speeches
            if not (one.work or speech.interviewer)
        }
        said = [(self.searcher.number(one), self.searcher.speeches(one)) for one in compared.passages]
        voices = {(number, speech.names) for number, speeches in said for speech in speeches}
        if everybody <= voices or length(quotation.words) < _FEWEST_OF_ALL:
            return compared.verdict, compared.reason
        by = in_words([speech for _, speeches in said for speech in speeches])
        label = quotation.attribution.label if quotation.attribution else ""
        return Verdict.WRONG_SPEAKER, f"ascribed to {label}, said by {by}"

    def _is_one_of_ours(self, label: str) -> bool:
        """Whether a label is a voice of the transcripts, or one in the same way of naming (P12 beside P1 to
        P9)."""
        return any(means(label, name) or one_of_a_row(label, name) for name in self.known)

    def unknown(self, quotation: Quotation) -> tuple[str, ...]:
        """Those who are named as the speaker, by a number or right at the words by a name, and are no voice
        of the transcripts; what somebody is, "(nurse, 34)", names nobody."""
        attribution = quotation.attribution
        if attribution is None or attribution.source not in VOICES or attribution.inferred or not self.known:
            return ()
        labels = (attribution.label, *attribution.others)
        named = [one for one in labels if _COUNTED.search(one) or (attribution.tight and _NAMED.match(one))]
        return tuple(one for one in named if not self._is_one_of_ours(one))
