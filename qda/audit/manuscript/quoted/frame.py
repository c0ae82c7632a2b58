"""The author's own words around a quotation, which may say what the quotation leaves out.

In 'P1 doubts that "she wants to hear it"' the doubt is the speaker's, told in the author's words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qda.audit.manuscript.ascribed.speech_words import SPEECH
from qda.audit.manuscript.compared.meaning_words import Cues, cues_of, is_translators_note
from qda.audit.manuscript.compared.wording import wording
from qda.audit.manuscript.quoted.quotation import Quotation
from qda.model.span import Span

_FAR = 300
_FEWEST_SHARED = 3
"""Words in a row by which a longer quotation is known for one of a passage."""
_STOP = re.compile(r"[.!?…;][\"”’»“)\]]*\s|\n\s*\n|\n\s*[-*>\d]")
_OTHERS = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"")
_SPEECH = re.compile(rf"\b(?:{SPEECH})\b", re.I)
_COLON = re.compile(r":\s")
_WHOSE = re.compile(r"\w['’]s?\s+[\w-]+")
_NOTE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_NEXT_NOTES = re.compile(
    rf"(?:[^“„«\"(\[\n]|\n(?!\s*\n)){{0,60}}(?P<notes>(?:{_NOTE.pattern}\s*)+)|[\s.,;:—–-]+(?P<rest>[^“„«\"()\[\]]{{1,60}})[)\]]"
)
"""Notes in parentheses behind a quotation, or the rest of those that it stands in itself."""
_LAST_NOTES = re.compile(rf"(?P<notes>(?:{_NOTE.pattern}[\s.*_]*)+)$")
_OF_AUTHORS = "en"
"""The language that authors write in besides that of the transcripts."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands in the author's sentence before a quotation and behind it, without other quotations.

    `others` are the quotations that follow in this sentence and in the next.
    What stands before a colon may say who told it, but denies and hedges nothing of the quotation.
    """

    before: str = ""
    behind: str = ""
    language: str = _OF_AUTHORS
    others: tuple[str, ...] = ()

    def denies(self) -> bool:
        """Whether it denies or doubts what is quoted."""
        return any(cues.framing_denial.search(part) for cues, part in self._looked())

    def hedges(self) -> bool:
        """Whether it says that what is quoted is less than sure."""
        said = any(cues.framing_hedge.search(part) for cues, part in self._looked())
        return said or self.denies()

    def reports(self, lead: str) -> bool:
        """Whether it says that the speaker tells what somebody else says. `lead` are the speaker's words
        before the quotation: who is told of there stands in the author's words too."""
        if any(cues.framing_report.search(self.before) for cues in self._cues()):
            return True
        saying = len(_SPEECH.findall(self.before))
        told = {word for word in _words(lead) & _words(self.before) if not _SPEECH.fullmatch(word)}
        return self.hedges() or saying > 1 or bool(saying and (told or _WHOSE.search(self.before)))

    def turns(self) -> bool:
        """Whether the author goes on as the speaker does: "..." (P1), but ..."""
        behind = _NOTE.sub(" ", self.behind)
        return any(cues.turns.match(behind) for cues in self._cues())

    def quotes(self, said: str) -> bool:
        """Whether a quotation that follows has words of what the speaker goes on with: all of it, or three in
        a row."""
        forms = wording(said).forms
        return any(_shares(wording(one).forms, forms) for one in self.others)

    def _looked(self) -> Iterator[tuple[Cues, str]]:
        for cues in self._cues():
            for part in (_COLON.split(self.before)[-1], _COLON.split(self.behind)[0]):
                yield cues, cues.pseudo.sub(" ", part)

    def _cues(self) -> Iterator[Cues]:
        codes = dict.fromkeys((self.language, _OF_AUTHORS))
        return (cues for code in codes if (cues := cues_of(code)))


def frame_of(text: str, span: Span, language: str) -> Frame:
    """The author's words in the sentence of a quotation; none where the text is not at hand."""
    before = _OTHERS.sub(" ", text[max(0, span.start - _FAR) : span.start])
    starts = [one.end() for one in _STOP.finditer(before)]
    follows = text[span.end : span.end + _FAR]
    stops = [one.start() for one in _STOP.finditer(f"{_OTHERS.sub(_blank, follows)} ")]
    this, following = [*stops, len(follows), len(follows)][:2]
    others = tuple(one[0] for one in _OTHERS.finditer(follows) if one.start() < following)
    behind = _OTHERS.sub(_blank, follows)[:this]
    return Frame(before[starts[-1] if starts else 0 :], behind, language, others)


def _blank(quoted: re.Match[str]) -> str:
    return " " * len(quoted[0])


def _shares(quoted: tuple[str, ...], said: tuple[str, ...]) -> bool:
    size = min(len(quoted), _FEWEST_SHARED)
    runs = {said[at : at + size] for at in range(len(said) - size + 1)}
    return size > 1 and any(quoted[at : at + size] in runs for at in range(len(quoted) - size + 1))


def is_translated(text: str, quotation: Quotation) -> bool:
    """Whether a note right behind a quotation or at the end of a block says that its author translated it:
    "(P1, our translation)"."""
    ends = _LAST_NOTES.search(text, *quotation.span) if quotation.style == "block" else None
    behind = ends or _NEXT_NOTES.match(text, quotation.span.end)
    return behind is not None and is_translators_note(behind["notes"] or behind["rest"])


def _words(said: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{4,}", said)}
