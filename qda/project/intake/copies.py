"""Files whose text stands in the study a second time: copies of a file, and corrected ones beside it."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from heapq import nsmallest
from itertools import islice
from zlib import crc32

from qda.ingest.document import WITHIN, file_of
from qda.ingest.notice import Notice
from qda.model.document import Document
from qda.model.typed import typed
from qda.project.intake.copied_tables import told_of_copied_tables
from qda.project.intake.renamed import worked_on
from qda.project.intake.same_text import are_about_as_long, is_corrected, words_of
from qda.project.workspace import Workspace

_NEARLY = 0.9
"""The share of words, in their order, from which on a text is a copy: interviews by a guide share fewer."""
_FEWEST = 10
"""Words below which the same text may be two people's answers."""
_SENTENCE = re.compile(r"[^.!?…\n]+")
_FEW_LINES = 20
_PIECES = 32
_LAST = 40
"""Characters of a piece: some seven words."""
_SHARED = 0.25
"""The share of pieces from which on two texts are compared by their words."""
_MOST = 4
"""Documents in which a piece may stand before it counts as a question that everybody was asked."""


def told_of_copies(
    workspace: Workspace, documents: Sequence[Document], among: Collection[str] | None = None
) -> tuple[Notice, ...]:
    """What to say of documents that hold the text of another file, if one of the two is `among` these names.

    Nothing is decided here: which of the two is the better text only a person knows.
    """
    pairs = list(_copies(documents, among))
    worked = set(worked_on(workspace)) if pairs else set()
    told = (_told(copy, first, worked) for copy, first in pairs)
    return (*told, *told_of_copied_tables(documents, among))


def _copies(
    documents: Sequence[Document], among: Collection[str] | None
) -> Iterator[tuple[Document, Document]]:
    """Each document whose text stands in an earlier one, with the first such one."""
    texts: dict[str, Document] = {}
    for one in (one for one in documents if WITHIN not in one.source):
        first = texts.setdefault(one.text_hash, one)
        if first is not one and _is_asked(one, first, among) and _is_copy(one, first):
            yield one, first
    apart = list(texts.values())
    for one, earlier in zip(apart, _alike(apart), strict=True):
        copied = (first for first in earlier if _is_asked(one, first, among) and _is_copy(one, first))
        yield from ((one, first) for first in islice(copied, 1))


def _is_asked(one: Document, other: Document, among: Collection[str] | None) -> bool:
    return among is None or one.name in among or other.name in among


def _alike(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """For each document those before it with which it shares many pieces. Two texts share the pieces whose
    numbers are the smallest (A. Broder, On the resemblance and containment of documents, 1997)."""
    sketches = [_sketch(one) for one in documents]
    holders: dict[int, list[int]] = defaultdict(list)
    for at, sketch in enumerate(sketches):
        for piece in sketch:
            holders[piece].append(at)
    for at, sketch in enumerate(sketches):
        telling = (holders[piece] for piece in sketch if len(holders[piece]) <= _MOST)
        meets = Counter(other for held in telling for other in held if other < at)
        sizes = {other: min(len(sketch), len(sketches[other])) for other in meets}
        yield [documents[other] for other in sorted(meets) if meets[other] >= _SHARED * sizes[other]]


def _sketch(document: Document) -> frozenset[int]:
    """A few of the last words of lines as numbers, always the same few; of sentences where lines are few.
    They are short, so that most of them outlive a text's correction, and no label is among them."""
    body = document.body.of(document.text)
    lines = body.split("\n")
    parts = (part.strip() for part in (lines if len(lines) > _FEW_LINES else _SENTENCE.findall(body)))
    return frozenset(nsmallest(_PIECES, {crc32(part[-_LAST:].encode()) for part in parts if part}))


def _is_copy(copy: Document, first: Document) -> bool:
    return (
        copy.kind == first.kind
        and are_about_as_long(copy, first)
        and len(words_of(copy)) >= _FEWEST
        and is_corrected(copy, first, _NEARLY)
    )


def _told(copy: Document, first: Document, worked: Collection[str]) -> Notice:
    same = words_of(copy) == words_of(first)
    much = "all" if same else "nearly all"
    what = f"{much} of its words stand in {first.name} too, so that they are counted twice"
    return Notice(what, copy.name, _remedy(copy, first, worked, same=same))


def _remedy(copy: Document, first: Document, worked: Collection[str], *, same: bool) -> str:
    """How one of the two goes, and what people did stays."""
    held, spare = (copy, first) if copy.name in worked and first.name not in worked else (first, copy)
    if spare.name in worked:
        again = f"People have worked on both: code what they did in {spare.name} again in {held.name} first."
        return f"If the two are one text, take one out: qda remove {typed(spare.name)}. {again}"
    kept = " on which people have worked" * (held.name in worked)
    better = f" To keep the text of {spare.name}, put its file in the place of {file_of(held)} first."
    told = (
        f"If the two are one text, take one out: qda remove {typed(spare.name)} (and keep {held.name}{kept})."
    )
    return told if same else told + better
