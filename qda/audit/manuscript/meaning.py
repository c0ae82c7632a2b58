"""Changes of meaning that the words alone do not show, in the languages of `meaning_words.py`.

An ellipsis or a bracket may hide a negation or a hedge, a short quotation may end just before the speaker
takes it back, or begin just behind what denies or doubts it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from qda.audit.manuscript.meaning_words import Cues, cues_of
from qda.audit.manuscript.places import Found, Searcher
from qda.audit.manuscript.quotation import Quotation

_SHORT = 25
"""Words up to which a quotation is short enough for its surroundings to turn it."""


def warnings(searcher: Searcher, quotation: Quotation, passages: Sequence[Found]) -> tuple[str, ...]:
    """What a reader of the transcript would miss in the quotation; empty when there is nothing of the
    kind."""
    if not passages:
        return ()
    cues = cues_of(searcher.transcript(passages[0]).language)
    if cues is None:
        return ()
    return (*_hidden(searcher, cues, quotation, passages), *_turned(searcher, cues, quotation, passages))


def _hidden(searcher: Searcher, cues: Cues, quotation: Quotation, passages: Sequence[Found]) -> list[str]:
    index, text = searcher.index, searcher.transcript(passages[0]).text
    found = []
    brackets = " ".join(re.findall(r"\[([^\[\]]*)\]", quotation.words))
    for one, other in pairwise(passages):
        if index.transcript_of(one.first) != index.transcript_of(other.first) or other.first <= one.last:
            continue
        gap = text[int(index.ends[one.last]) : int(index.starts[other.first])]
        for what, cue in (("negation", cues.negation), ("hedge", cues.hedge)):
            hidden = cue.search(gap)
            if hidden and not cue.search(brackets):
                found.append(f"what is left out holds a {what}: “{hidden[0]}” in “{_around(gap, hidden)}”")
    return found


def _turned(searcher: Searcher, cues: Cues, quotation: Quotation, passages: Sequence[Found]) -> list[str]:
    if len(quotation.words.split()) > _SHORT:
        return []
    index, text = searcher.index, searcher.transcript(passages[-1]).text
    transcript = searcher.transcript(passages[-1])
    end = int(index.ends[passages[-1].last])
    speech = transcript.speeches[transcript.speech_at(end - 1)]
    behind = text[end : min(end + 120, speech.spans[-1].end)]
    found = []
    if cues.reversal.match(behind):
        found.append(f"the speaker goes on: “{_clause(behind)}”")
    start = int(index.starts[passages[0].first])
    opening = transcript.speeches[transcript.speech_at(start)].spans[0].start
    sentence = re.split(r"[.!?]\s", text[max(opening, start - 60) : start])[-1]
    denied = cues.denied.search(sentence)
    if denied and sentence.strip():
        found.append(f"the speaker's sentence begins: “{' '.join(sentence.split())}”")
    return found


def _around(gap: str, hidden: re.Match[str]) -> str:
    return " ".join(gap[max(0, hidden.start() - 40) : hidden.end() + 40].split())


def _clause(behind: str) -> str:
    said = " ".join(behind.split())
    return re.split(r"(?<=[.!?])\s", said.lstrip(" ,;:.—–-…"))[0][:100]
