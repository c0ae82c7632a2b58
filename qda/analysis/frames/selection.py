"""Which part of a project a report is about; the filters mean the same in every report."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.covered_words import number_words
from qda.analysis.frames.levels import headings
from qda.analysis.frames.touch import touched_sentences
from qda.analysis.frames.where_coded import never_coded, without_their_coding
from qda.errors import UsageError, did_you_mean
from qda.model.coding import RULES, Assertion, Status
from qda.model.label import first_written
from qda.model.unit import Role

ALL = "all"
"""The value of `assertions` or `statuses` that counts every one of them."""

LEFT_OUT = (Status.REJECTED, Status.STALE)
"""What is not counted unless it is asked for: what somebody rejected, and what the text no longer holds."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What to count. An empty tuple filters nothing, except where a default is named.

    Values of one filter widen it, filters narrow each other; `codes` and `themes` name codes together: a
    code means itself alone, a theme all codes below it, and itself where it is more than a heading.
    `documents`, `participants` and `kinds` narrow the units and so N; the others narrow the codings only.
    `assertions` are the affirmed when none is given, `statuses` all but the rejected and stale; "all" counts
    every one.
    """

    codes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    assertions: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    include_interviewer: bool = False
    every_coding: bool = False
    """Whether people's codings of interviewers' words stay, though their sentences are in no count."""
    whoever_begins: bool = False
    """Whether `participants` keep every coding that touches their words, also where another's words begin it:
    coders are compared in what they gave to a unit, not in whom a coding counts for."""

    def about(self, codes: tuple[str, ...]) -> "Selection":
        """The same for a report on these codes alone, so that only theirs are counted as left out."""
        return self if self.codes or self.themes else replace(self, codes=codes)

    def listing(self) -> "Selection":
        """The same for a list of quotations, which shows stale ones too unless statuses are named."""
        shown = tuple(status for status in Status if status is not Status.REJECTED)
        return self if self.statuses else replace(self, statuses=shown)

    def in_words(self) -> dict[str, str]:
        """The selection as parameters of a table: filters that were given, and the defaults."""
        lists = {
            "codes": self.codes,
            "themes": self.themes,
            "documents": self.documents,
            "participants": self.participants,
            "kinds": self.kinds,
            "coders": self.coders,
        }
        words = {name: ", ".join(values) for name, values in lists.items() if values}
        words["assertions"] = ", ".join(self.assertions) or Assertion.AFFIRMED
        words["statuses"] = ", ".join(self.statuses) or f"{ALL} but {' and '.join(LEFT_OUT)}"
        words["interviewer"] = "counted" if self.include_interviewer else "left out"
        return words


def select(coded: Coded, selection: Selection, *, called: str = "codings") -> Coded:
    """The selected part of a whole project, with `excluded` naming and counting everything left out.

    Each thing is counted once, under the first reason that leaves it out, in the order: documents,
    participants, codes, coders, interviewers, statuses, assertions; so what is left out of interviewers'
    words, for its status or for its assertion is of the chosen codes and coders. `called` is what the
    codings are in those words. A filter that names something unknown is a UsageError.
    """
    selection = _as_spelled(coded, selection)
    _check(coded, selection)
    excluded: dict[str, int] = {}
    units, documents = _narrow_units(coded, selection, excluded)
    chosen = _chosen(coded, selection)
    inside = documents["document"]
    codings = _narrow_codings(coded.codings, selection, chosen, inside, units, excluded, called)
    stale = int((codings["status"] == Status.STALE).sum())
    held = {"stale codings": f"{stale} in the selection, see qda anchors"} if stale else {}
    there = set(inside)
    lapsed = sum(name in there and (not chosen or code in chosen) for name, code in coded.lapsed)
    held |= {"rejections without effect": f"{lapsed} in the selection, see qda code"} if lapsed else {}
    uncounted = len(codings) - len(_counted(codings, selection))
    held |= {"codings in no count": f"{uncounted} of interviewers' words or titles"} if uncounted else {}
    held |= _never_coded(coded, documents, selection.coders)
    return replace(
        coded,
        codings=codings.reset_index(drop=True),
        units=units.reset_index(drop=True),
        documents=documents.reset_index(drop=True),
        chosen=chosen,
        used=coded.used.union(map(str, coded.codings["code"].unique())),
        excluded=MappingProxyType(excluded),
        parameters=MappingProxyType({**selection.in_words(), **held}),
    )


def _never_coded(coded: Coded, documents: pd.DataFrame, coders: tuple[str, ...]) -> dict[str, str]:
    """The documents that count as if the chosen coders, who may not have read them, had found nothing."""
    never = int(never_coded(coded.codings, documents["document"].tolist(), coders).sum()) if coders else 0
    counted = "counted as if nothing was found in them (--document leaves them out)"
    return {without_their_coding(coders): f"{never} of {len(documents)}, {counted}"} if never else {}


def _as_spelled(coded: Coded, selection: Selection) -> Selection:
    """The same with participants as the project spells their names."""
    if not selection.participants:
        return selection
    known = first_written(coded.units["participant"].dropna().unique())
    return replace(selection, participants=tuple(dict.fromkeys(map(known.spelling, selection.participants))))


def _check(coded: Coded, selection: Selection) -> None:
    codes = {*(code.code for code in coded.codebook), *coded.strangers}
    themes = {coded.path(code)[0] for code in codes}
    known: tuple[tuple[str, Iterable[str], Collection[str]], ...] = (
        ("code", selection.codes, codes),
        ("theme", selection.themes, themes),
        ("document", selection.documents, _names(coded.documents["document"])),
        ("participant", selection.participants, _names(coded.units["participant"])),
        ("kind of document", selection.kinds, _names(coded.documents["kind"])),
        ("coder", selection.coders, _names(coded.codings["coder"]) | {RULES}),
        ("assertion", selection.assertions, {*map(str, Assertion), ALL}),
        ("status", selection.statuses, {*map(str, Status), ALL}),
    )
    for what, asked, there in known:
        for name in asked:
            if name not in there:
                remedy = did_you_mean(name, there)
                if what == "theme" and name in codes:
                    remedy = f"{name!r} is a code of the theme {coded.path(name)[0]!r}: filter by code."
                raise UsageError(f"there is no {what} {name!r}", remedy=remedy)


def _names(column: "pd.Series[str]") -> set[str]:
    return {str(name) for name in column.dropna().unique()}


def _chosen(coded: Coded, selection: Selection) -> tuple[str, ...]:
    bare = headings(coded)
    below = (code for theme in selection.themes for code in coded.within(theme) if code not in bare)
    return tuple(dict.fromkeys((*selection.codes, *below)))


def _narrow_units(
    coded: Coded, selection: Selection, excluded: dict[str, int]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    units, documents = number_words(coded.units), coded.documents
    wanted = pd.Series(True, index=documents.index)
    if selection.documents:
        wanted &= documents["document"].isin(selection.documents)
    if selection.kinds:
        wanted &= documents["kind"].isin(selection.kinds)
    if selection.participants:
        theirs = units.loc[units["participant"].isin(selection.participants), "document"]
        wanted &= documents["document"].isin(theirs.unique())
    documents = _keep(documents, wanted, "documents not chosen", excluded)
    units = units[units["document"].isin(documents["document"])]
    if selection.participants:
        theirs = units["participant"].isin(selection.participants)
        units = _keep(units, theirs, "sentences of other speakers", excluded)
    units = _keep(units, units["role"] != Role.NOBODY, "sentences of titles and headings", excluded)
    if not selection.include_interviewer:
        units = _keep(units, units["role"] != Role.INTERVIEWER, "interviewer sentences", excluded)
    if selection.every_coding:
        return units, documents
    counted = documents["document"].isin(units["document"].unique())
    return units, _keep(documents, counted, "documents without a sentence to count", excluded)


def _narrow_codings(
    codings: pd.DataFrame,
    selection: Selection,
    chosen: tuple[str, ...],
    documents: "pd.Series[str]",
    units: pd.DataFrame,
    excluded: dict[str, int],
    called: str,
) -> pd.DataFrame:
    inside = codings["document"].isin(documents)
    codings = _keep(codings, inside, f"{called} in documents left out", excluded)
    if selection.participants:
        theirs = codings["participant"].isin(selection.participants) | _by_nobody_known(codings)
        if selection.whoever_begins:
            theirs.iloc[touched_sentences(codings, units)["coding"].unique()] = True
        codings = _keep(codings, theirs, f"{called} of other speakers", excluded)
    if chosen:
        codings = _keep(codings, codings["code"].isin(chosen), f"{called} of other codes", excluded)
    if selection.coders:
        codings = _keep(codings, codings["coder"].isin(selection.coders), f"{called} by others", excluded)
    if not selection.every_coding:
        codings = _keep(codings, codings["role"] != Role.NOBODY, f"{called} of titles and headings", excluded)
    if not selection.include_interviewer and not selection.every_coding:
        spoken = codings["role"] != Role.INTERVIEWER
        codings = _keep(codings, spoken, f"{called} of interviewers' words", excluded)
    statuses = selection.statuses or tuple(status for status in Status if status not in LEFT_OUT)
    codings = _keep_values(codings, "status", statuses, list(Status), excluded, called)
    return _keep_values(
        codings, "assertion", selection.assertions or (Assertion.AFFIRMED,), list(Assertion), excluded, called
    )


def _counted(codings: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Those of the listed codings that other tables of the same selection count, by who speaks."""
    unheard = [Role.NOBODY] if selection.include_interviewer else [Role.NOBODY, Role.INTERVIEWER]
    return codings[~codings["role"].isin(unheard)]


def _by_nobody_known(codings: pd.DataFrame) -> "pd.Series[bool]":
    """Stale codings of documents in which several speak: whose words they were cannot be told any more."""
    return (codings["status"] == Status.STALE) & codings["participant"].isna()


def _keep_values(
    codings: pd.DataFrame,
    column: str,
    wanted: Collection[str],
    every: Iterable[str],
    excluded: dict[str, int],
    called: str,
) -> pd.DataFrame:
    unwanted = [value for value in every if value not in wanted and ALL not in wanted]
    many = codings[column].value_counts()
    for value in unwanted:
        if dropped := int(many.get(value, 0)):
            excluded[f"{value} {called}"] = excluded.get(f"{value} {called}", 0) + dropped
    return codings[~codings[column].isin(unwanted)] if many.index.isin(unwanted).any() else codings


def _keep(
    frame: pd.DataFrame, wanted: "pd.Series[bool]", otherwise: str, excluded: dict[str, int]
) -> pd.DataFrame:
    """The wanted rows; the others are counted under the words that say why they are left out."""
    dropped = len(frame) - int(wanted.sum())
    if not dropped:
        return frame
    excluded[otherwise] = excluded.get(otherwise, 0) + dropped
    return frame[wanted]
