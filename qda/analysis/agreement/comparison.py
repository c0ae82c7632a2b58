"""The part of a project that some coders can be compared in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from qda.analysis.agreement.axis import Axis, merged
from qda.analysis.agreement.coders import Bools, coders_called, who_coded
from qda.analysis.agreement.ratings import Ints
from qda.analysis.coded import Coded
from qda.analysis.levels import RolledUp, roll_up
from qda.analysis.selection import Selection, select
from qda.analysis.touch import touched_sentences


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """M coders over the D documents that at least two of them coded.

    coded: their codings that count, and those documents with their sentences; coded_by (D, M): who coded
    which document; nodes: the codes or themes, and the codings under each. `uncoded` says whether text that
    nobody coded is compared too.
    """

    coders: tuple[str, ...]
    coded: Coded
    coded_by: Bools
    nodes: RolledUp
    uncoded: bool


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """Codings (C,) under the codes that hold them, as numbers: a coding under two codes stands here twice."""

    coding: Ints
    node: Ints
    coder: Ints
    document: Ints


def comparison(
    project: Coded,
    selection: Selection,
    coders: Sequence[str],
    *,
    level: str,
    everywhere: bool = False,
    ignore_uncoded: bool = False,
) -> Comparison:
    """Choose what is compared. Raises UsageError for coders who are unknown or too few.

    Documents that fewer than two of the coders coded are left out and counted, by name and in sentences;
    with `everywhere`, all coders count as having coded all documents.
    """
    names = coders_called(project, coders)
    chosen = select(project, replace(selection, coders=names))
    documents = chosen.documents["document"].tolist()
    who = who_coded(project.codings, documents, names, everywhere=everywhere)
    enough = who.sum(axis=1) >= 2
    kept = {name for name, there in zip(documents, enough.tolist(), strict=True) if there}
    units = chosen.units[chosen.units["document"].isin(kept)]
    codings = chosen.codings[chosen.codings["document"].isin(kept)]
    left_out = {
        "documents that fewer than two of these coders coded": len(documents) - len(kept),
        "sentences in them": len(chosen.units) - len(units),
        "codings in them": len(chosen.codings) - len(codings),
    }
    coded = replace(
        chosen,
        units=units.reset_index(drop=True),
        codings=codings.reset_index(drop=True),
        documents=chosen.documents[enough].reset_index(drop=True),
        excluded={**chosen.excluded, **{what: many for what, many in left_out.items() if many}},
    )
    return Comparison(names, coded, who[enough], roll_up(coded, level), not ignore_uncoded)


def passages(compared: Comparison) -> Passages:
    """The codings that are compared."""
    codings, frame = compared.coded.codings, compared.nodes.frame
    coding = frame["coding"].to_numpy(dtype=np.int64)
    documents = pd.Index(compared.coded.documents["document"])
    return Passages(
        coding,
        frame["node"].to_numpy(dtype=np.int64),
        pd.Index(compared.coders).get_indexer(pd.Index(codings["coder"]))[coding].astype(np.int64),
        documents.get_indexer(pd.Index(codings["document"]))[coding].astype(np.int64),
    )


def documents_of(compared: Comparison) -> Ints:
    """(S,) the document of each sentence, as a position."""
    names = pd.Index(compared.coded.documents["document"])
    where: Ints = names.get_indexer(pd.Index(compared.coded.units["document"])).astype(np.int64)
    return where


def sentence_axis(compared: Comparison) -> Axis:
    """The characters of all sentences that count; without those that nobody coded, where these are ignored.

    Stale codings are in no text, so they cover nothing.
    """
    units = compared.coded.units
    start, end = (units[name].to_numpy(dtype=np.int64) for name in ("start", "end"))
    axis = Axis(documents_of(compared), start, end, len(compared.coded.documents))
    if compared.uncoded:
        return axis
    _, first, last = placed(compared, axis)
    _, first, last = merged(np.zeros_like(first), first, last)
    before = np.concatenate([[0], np.cumsum(axis.sizes())])
    document = axis.document_at(first)
    begin = before[document]
    return _narrowed(axis, document, first - begin, last - begin)


def _narrowed(axis: Axis, document: Ints, first: Ints, last: Ints) -> Axis:
    """The stretches of an axis that lie within passages, given in characters from where a document begins."""
    lengths = axis.end - axis.start
    before = np.concatenate([[0], np.cumsum(axis.sizes())])
    behind = np.cumsum(lengths)  # places where stretches end
    first, last = first + before[document], last + before[document]
    opening = np.searchsorted(behind, first, "right")
    many = np.searchsorted(behind, last, "left") - opening + 1
    step = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    stretch = np.repeat(opening, many) + step
    offset = axis.start[stretch] - (behind - lengths)[stretch]
    begin = np.maximum(np.repeat(first, many), (behind - lengths)[stretch]) + offset
    end = np.minimum(np.repeat(last, many), behind[stretch]) + offset
    return Axis(axis.document[stretch], begin, end, axis.documents)


def placed(compared: Comparison, axis: Axis) -> tuple[Passages, Ints, Ints]:
    """The passages that are compared, with the places on an axis where they begin and end."""
    found, codings = passages(compared), compared.coded.codings
    start, end = (codings[name].to_numpy(dtype=np.int64)[found.coding] for name in ("start", "end"))
    in_text = codings["sentence_number"].notna().to_numpy()[found.coding]
    first = axis.places(found.document, start)
    return found, first, np.where(in_text, axis.places(found.document, end), first)


def unplaced(compared: Comparison) -> int:
    """How many codings touch no sentence that is compared."""
    coded = compared.coded
    return len(coded.codings) - touched_sentences(coded.codings, coded.units)["coding"].nunique()
