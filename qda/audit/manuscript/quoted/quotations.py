"""Every quotation of a manuscript: its words, what kind it is, and to whom it is ascribed."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from qda.audit.manuscript.ascribed import attributions, further_off
from qda.audit.manuscript.ascribed.asking import asked_by, is_asked, is_asking
from qda.audit.manuscript.ascribed.in_group import with_group
from qda.audit.manuscript.ascribed.named_around import with_named_around, with_whom_it_contradicts
from qda.audit.manuscript.ascribed.notes import noted, noted_at_sentence_end
from qda.audit.manuscript.compared.wording import length
from qda.audit.manuscript.quoted.blocks import blocks
from qda.audit.manuscript.quoted.commands import commanded, with_commands
from qda.audit.manuscript.quoted.dialogue import turns
from qda.audit.manuscript.quoted.marks import marked
from qda.audit.manuscript.quoted.quotation import Attribution, Kind, Marked, Quotation, Source
from qda.audit.manuscript.quoted.rows import Row, quoting_cells, row_of, rows, speaker_cell, speaker_head
from qda.audit.manuscript.quoted.shared_attribution import shared
from qda.audit.manuscript.reference_list import references_start
from qda.model.span import Span

_TERM_WORDS = 4
_TITLE_LEAD = re.compile(
    r"\b(?:titled|entitled|headed|(?<!so-)(?<!so )called|named|article|book|chapter|paper|report|film|song|"
    r"poem|section|title|topic,?|programme|program|series|essay|thesis|keynote|session|labelled|labeled|"
    r"(?:sub-?)?(?:themes?|categor(?:y|ies)|codes?)(?: of| such as| like)?|"
    r"questions?|items?|statements?|options?|button|heading|journal|leaflet|poster|"
    r"Buch|Artikel|Aufsatz|Kapitel|Bericht|Film|Lied|Titel|Zeitschrift|Studie|Beitrag|"
    r"livre|ouvrage|chapitre|rapport|chanson|titre|revue|intitulée?|libro|artículo|capítulo|informe|titulado|"
    r"fragen?|pregunta)[\s,:(]*(?:\\\w+\{?)?$",
    re.I,
)
_ASKED_LEAD = re.compile(
    r"(?:(?:^|[.!?][\"”’»)]*\s+|\n|[Ww]hen |[Ii]f )[Aa]sked|[Ww]e asked)\b[^.!?:,\"“”«»„]{0,60}$"
)
_SCARE_LEAD = re.compile(
    r"\b(?:so[- ]called|sogenannt\w*|so genannt\w*|known as|referred to as|coined|"
    r"(?:the|this|a) (?:term|word|label|phrase|concept|notion|idea)s?(?: of)?|what \w+(?: \w+)? calls?|"
    r"soi-disant|dits?|dites?|Begriff|Konzept|terme|notion de|término)"
    r"(?:\s+(?:the|an?|der|die|das|le|la|les))?[\s,:(]*(?:\\\w+\{?)?$",
    re.I,
)
_SMALL = frozenset((
    "a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "with", "from", "by", "as", "is",
    "but", "nor", "vs", "via", "into", "over", "under",
))  # fmt: skip
_IN_A_NOTE = re.compile(r"\[\^[^\[\]\n]+\]:[^\n]*\w,\s*\Z")
"""Before a title in a note, behind its author and a comma."""
_ASKED_FAR = 160
_WIDE = re.compile("[（）［］：，]")
"""Marks of Chinese and Japanese around a name and behind it."""


def quotations(
    text: str,
    body: Span,
    names: Collection[str] = (),
    asking: Collection[str] = (),
    groups: Collection[str] = (),
) -> tuple[Quotation, ...]:
    """The quotations of a text, outer before inner, in their order.

    `names` are those of participants and documents, so that "(Maria, 34)" is known for what it is; `asking`
    are the project's labels for whoever asks, `groups` the names of its groups. Below the heading of the
    reference list marks are those of titles, and nothing there is a quotation.
    """
    prose = Span(body.start, references_start(text, body))
    apart = blocks(text, prose, names)
    between = [
        one
        for one in with_commands(marked(text, prose), commanded(text, prose))
        if not _is_within(one, apart)
    ]
    text = _with_plain_brackets(text, between)
    table = rows(text, prose)
    marked_so_far = [*apart, *between]
    apart += [one for one in quoting_cells(text, table) if not _is_within(one, marked_so_far)]
    stretches = sorted([*apart, *between], key=lambda one: (one.whole.start, -one.whole.end))
    outer = [one for one in stretches if one.depth == 0]
    found: list[Quotation] = []
    taken = prose.start
    for number, one in enumerate(outer):
        limit = outer[number + 1].whole.start if number + 1 < len(outer) else prose.end
        reach = Reach(taken, limit, prose.start, row_of(table, one.whole.start))
        read = _dialogue(text, one, reach, names, asking) or [_outer(text, one, reach, names, groups)]
        taken = max(one.whole.end, *map(_behind, read))
        found += read
    found = with_named_around(text, shared(text, found, names, table), names, table, prose)
    found += [_inner(text, one) for one in stretches if one.depth]
    return tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end)))


def _with_plain_brackets(text: str, between: Sequence[Marked]) -> str:
    """A text of the same length: brackets as wide as a sign are plain ones, but within quotations."""
    if not _WIDE.search(text):
        return text
    quoted = [one.inside for one in between if one.depth == 0]
    return _WIDE.sub(
        lambda found: (
            found[0]
            if any(one.start <= found.start() < one.end for one in quoted)
            else unicodedata.normalize("NFKC", found[0])
        ),
        text,
    )


def _is_within(one: Marked, apart: Sequence[Marked]) -> bool:
    """Whether a stretch belongs to a block: the marks around a whole block are the block's own."""
    return any(one.whole.overlaps(block.whole) for block in apart)


def _behind(quotation: Quotation) -> int:
    attribution = quotation.attribution
    return attribution.span.end if attribution and attribution.span.start >= quotation.span.start else 0


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the words reach that may say whose a quotation is: from behind what the quotation before has
    `taken` to the next one at `limit`; back to `start` for who "she" is; within its `row` in a table."""

    taken: int
    limit: int
    start: int
    row: Row | None = None

    def within(self, span: Span) -> "Reach":
        """The same, in the cell of a table that the quotation stands in."""
        if self.row is None:
            return self
        cell = self.row.cell_of(span.start)
        first = max(self.taken, cell.start)
        return replace(self, taken=first, limit=max(span.end, min(self.limit, cell.end)), start=first)


def _dialogue(
    text: str, one: Marked, reach: Reach, names: Collection[str], asking: Collection[str]
) -> list[Quotation]:
    """The turns of a quotation in which several speak, each under its label; [] of any other.

    A label that is nobody's, such as "A:", leaves its words to the one who is named beside the quotation.
    """
    found = turns(text, one, names, asking)
    inner = attributions.within(text, one.inside, names, block=one.style == "block")
    if not found or (len(found) == 1 and inner and is_asking(_label(text, found[0]), asking)):
        return []
    beside = _attribution(text, one, inner, "", reach.within(one.whole), names)
    read = []
    for turn in found:
        own = inner if inner and turn.inside.holds(inner.span) else None
        words = _words(text, turn, own)
        told = _by_label(text, turn, names, asking) or beside
        if words.strip():
            read.append(
                Quotation(turn.whole, words, _kind(text, turn, words, told), one.style, told, turn.closed)
            )
    return read


def _label(text: str, turn: Marked) -> str:
    return turn.credit.of(text).strip() if turn.credit else ""


def _by_label(text: str, turn: Marked, names: Collection[str], asking: Collection[str]) -> Attribution | None:
    label = _label(text, turn)
    if turn.credit and is_asking(label, asking) and label not in names:
        return Attribution(Source.INTERVIEWER, label, turn.credit)
    return attributions.credited(text, turn.credit, names) if turn.credit else None


def _outer(
    text: str, one: Marked, reach: Reach, names: Collection[str], groups: Collection[str]
) -> Quotation:
    inner = attributions.within(text, one.inside, names, block=one.style == "block")
    words = _words(text, one, inner)
    near = reach.within(one.whole)
    attribution = _attribution(text, one, inner, words, near, names, groups)
    attribution = with_group(text, attribution, names, groups)
    asked = is_asked(text, one.whole, near.taken, words)
    kind = _kind(text, one, words, attribution)
    return Quotation(one.whole, words, kind, one.style, attribution, one.closed, asked=asked)


def _attribution(
    text: str,
    one: Marked,
    inner: Attribution | None,
    words: str,
    reach: Reach,
    names: Collection[str],
    groups: Collection[str] = (),
) -> Attribution | None:
    """To whom a stretch is ascribed: by what is near, or else by what is further off."""
    if inner:
        return with_whom_it_contradicts(text, one.whole, inner, reach.taken, names)
    start, end = one.whole
    cell = _speaker_cell(text, one.whole, reach, words, names, groups)
    behind = attributions.behind(text, end, reach.limit, names)
    if behind and behind.source is Source.WORK:
        behind = further_off.cited_behind(text, start, reach.taken, behind)
    before = attributions.before(text, start, reach.taken, names)
    asked = asked_by(text, start, max(reach.taken, start - _ASKED_FAR))
    if asked and (behind is None or words.endswith("?")):
        return asked
    if before and before.source is Source.WORK:
        return further_off.with_pages(text, end, reach.limit, before, behind)
    many = length(words) > _TERM_WORDS
    near = (
        (attributions.credited(text, one.credit, names) if one.credit else None)
        or (behind and with_whom_it_contradicts(text, one.whole, behind, reach.taken, names))
        or noted(text, one.whole, one.inside, names)
        or (noted_at_sentence_end(text, one.whole, one.inside, reach.limit, names) if many else None)
        or before
        or (attributions.credited(text, cell, names) if cell else None)
        or further_off.at_sentence_end(text, end, reach.limit, names)
    )
    if near or not many:
        return near
    return further_off.by_pronoun(text, one.whole, Span(reach.start, reach.taken), reach.limit, names)


def _speaker_cell(
    text: str, whole: Span, reach: Reach, words: str, names: Collection[str], groups: Collection[str]
) -> Span | None:
    """The cell of the row that names the speaker, or else the head of the column; a word in inverted commas
    within a cell has none."""
    if reach.row is None:
        return None
    alone = reach.row.cell_of(whole.start).of(text).strip(" \t\n*_") == whole.of(text).strip()
    enough = alone or length(words) > _TERM_WORDS
    if not enough:
        return None
    own = speaker_cell(text, reach.row, whole.start, names, groups)
    return own or speaker_head(text, reach.row, whole.start, names)


def _inner(text: str, one: Marked) -> Quotation:
    return Quotation(one.whole, _words(text, one, None), Kind.TERM, one.style, None, one.closed, one.depth)


def _words(text: str, one: Marked, inner: Attribution | None) -> str:
    """What is quoted, without repeated marks, `>` of blocks, the marks around a block and an attribution."""
    end = inner.span.start if inner else one.inside.end
    kept, at = [], one.inside.start
    for skipped in one.skipped:
        if skipped.start < end:
            kept.append(text[at : skipped.start])
            at = skipped.end
    kept.append(text[at:end])
    words = "".join(kept).strip()
    return _bare(words) if one.style == "block" else words.rstrip("*_ ")


def _bare(words: str) -> str:
    """The words of a block without emphasis or marks around all of it."""
    for opening, closing in (
        ("*", "*"),
        ("_", "_"),
        ("“", "”"),
        ('"', '"'),
        ("‘", "’"),
        ("«", "»"),
        ("„", "“"),
    ):
        if words.startswith(opening) and words.rstrip(".").endswith(closing) and words.count(closing) <= 2:
            words = words[1:].rstrip(".").removesuffix(closing).strip()
    return words


def _kind(text: str, one: Marked, words: str, attribution: Attribution | None) -> Kind:
    lead = text[max(0, one.whole.start - 40) : one.whole.start]
    title = _TITLE_LEAD.search(lead) is not None or _looks_like_a_title(words)
    if _ASKED_LEAD.search(text[max(0, one.whole.start - 120) : one.whole.start]) and (
        attribution is None or attribution.span.start >= one.whole.end
    ):
        return Kind.TITLE
    if attribution is not None and attribution.source is Source.INTERVIEWER:
        return Kind.INTERVIEWER
    few = length(words) <= _TERM_WORDS and one.style != "block"
    ahead = attribution is not None and attribution.span.end <= one.whole.start
    if few and (ahead or attribution is None) and _SCARE_LEAD.search(lead):
        return Kind.TERM
    if attribution is not None and attribution.source is Source.WORK:
        return Kind.TITLE if title and _looks_like_a_title(words) else Kind.WORK
    if attribution is not None and not (title and ahead):
        return Kind.PARTICIPANT
    in_a_note = attribution is None and _IN_A_NOTE.match(text, _line(text, one), one.whole.start)
    if (title or in_a_note) and one.style != "block":
        return Kind.TITLE
    return Kind.TERM if few else Kind.UNATTRIBUTED


def _line(text: str, one: Marked) -> int:
    """Where the line begins that a stretch begins in."""
    return text.rfind("\n", 0, one.whole.start) + 1


def _looks_like_a_title(words: str) -> bool:
    """Whether nearly all words that can have a capital have one, and there are at least three of them."""
    large = [word for word in words.split() if word[:1].isalpha() and word.casefold() not in _SMALL]
    return len(large) >= 3 and sum(word[0].isupper() for word in large) >= 0.8 * len(large)
