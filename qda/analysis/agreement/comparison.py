"""The part of a project that some coders can be compared in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from qda.analysis.agreement.axis import Axis, merged
from qda.analysis.agreement.coders import coders_called
from qda.analysis.agreement.ruled import with_rules
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.levels import RolledUp, roll_up
from qda.analysis.frames.selection import Selection, select
from qda.analysis.frames.touch import touched_sentences
from qda.analysis.frames.where_coded import not_counted_so, who_coded
from qda.language.arrays import Bools, Ints
from qda.language.ranges import ranges
from qda.model.coding import RULES


@dataclass(frozen=True, eq=False)
class Comparison:
    """M coders over the D documents that at least two of them coded.

    coded: their codings that count, and those documents with their sentences; coded_by (D, M): who counts as
    having coded which document, and has_coding (D, M) who has a coding in it; nodes: the codes or themes, and
    the codings under each. `uncoded` says whether text that nobody coded is compared too, without_rules names
    codes that are left out because the rules are among the coders and have none for them. sentence_document
    (S,), coding_document and coding_coder (C,): positions of documents and coders.
    """

    coders: tuple[str, ...]
    coded: Coded
    coded_by: Bools
    has_coding: Bools
    nodes: RolledUp
    uncoded: bool
    sentence_document: Ints
    coding_document: Ints
    coding_coder: Ints
    without_rules: tuple[str, ...] = ()

    @cached_property
    def touched(self) -> pd.DataFrame:
        """Which sentences each coding touches, by coding."""
        return touched_sentences(self.coded.codings, self.coded.units).sort_values("coding")


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
    every_code: bool = False,
) -> Comparison:
    """Choose what is compared. Raises UsageError for coders who are unknown or too few, and for rules that
    are compared in codes that have none.

    Codes without rules are left out where the rules are among the coders, unless `every_code` is to be there.
    Of participants every coding is compared that touches their words, whoever's words it begins with.
    Documents that fewer than two of the coders coded are left out and counted, by name and in sentences;
    with `everywhere`, all coders count as having coded all documents.
    """
    names = coders_called(project, coders)
    chosen = select(project, replace(selection, coders=names, whoever_begins=True))
    chosen, without_rules = with_rules(chosen) if RULES in names and not every_code else (chosen, ())
    documents = chosen.documents["document"].tolist()
    has_coding = who_coded(project.codings, documents, names)
    who = np.ones_like(has_coding) if everywhere else has_coding
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
        parameters=not_counted_so(chosen.parameters, names),
    )
    left = coded.documents["document"].tolist()
    return Comparison(
        names,
        coded,
        who[enough],
        has_coding[enough],
        roll_up(coded, level),
        not ignore_uncoded,
        _positions(coded.units["document"], left),
        _positions(coded.codings["document"], left),
        _positions(coded.codings["coder"], names),
        without_rules,
    )


def _positions(values: "pd.Series[str]", names: Sequence[str]) -> Ints:
    """Where each value stands among the names."""
    where: Ints = pd.Index(list(names)).get_indexer(pd.Index(values)).astype(np.int64)
    return where


def not_compared(compared: Comparison) -> tuple[str, ...]:
    """A note on codes that have no rules, when there are any that the rules are not compared in."""
    codes = ", ".join(compared.without_rules)
    return (f"Not compared with the rules, because they have none: {codes}.",) if codes else ()


def passages(compared: Comparison) -> Passages:
    """The codings that are compared: those that stand in the text, which stale ones do not."""
    in_text = compared.coded.codings["sentence_number"].notna().to_numpy()
    frame = compared.nodes.frame
    coding, node = (frame[name].to_numpy(dtype=np.int64) for name in ("coding", "node"))
    coding, node = coding[in_text[coding]], node[in_text[coding]]
    return Passages(coding, node, compared.coding_coder[coding], compared.coding_document[coding])


def sentence_axis(compared: Comparison) -> Axis:
    """The characters of all sentences that count; not those that nobody coded, where these are ignored."""
    units = compared.coded.units
    start, end = (units[name].to_numpy(dtype=np.int64) for name in ("start", "end"))
    axis = Axis(compared.sentence_document, start, end, len(compared.coded.documents))
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
    stretch = ranges(opening, many)
    offset = axis.start[stretch] - (behind - lengths)[stretch]
    begin = np.maximum(np.repeat(first, many), (behind - lengths)[stretch]) + offset
    end = np.minimum(np.repeat(last, many), behind[stretch]) + offset
    return Axis(axis.document[stretch], begin, end, axis.documents)


def placed(compared: Comparison, axis: Axis) -> tuple[Passages, Ints, Ints]:
    """The passages that are compared, with the places on an axis where they begin and end."""
    found, codings = passages(compared), compared.coded.codings
    start, end = (codings[name].to_numpy(dtype=np.int64)[found.coding] for name in ("start", "end"))
    return found, axis.places(found.document, start), axis.places(found.document, end)


def unplaced(compared: Comparison) -> int:
    """How many codings touch no sentence that is compared."""
    return len(compared.coded.codings) - compared.touched["coding"].nunique()
