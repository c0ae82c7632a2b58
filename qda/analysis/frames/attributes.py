"""What is known of whoever speaks, document by document: of one wave here, of another there."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.placed import Placed
from qda.language.arrays import Ints
from qda.model.document import LITERATURE, Document
from qda.model.unit import NOT_ANSWERING

SEVERAL = "several values"
"""What stands for an attribute of a person who has another value in another document."""
_CITATION = "citation"
"""The key of a work: that of every work, also of one whose document has it for a name, where any has it."""
_WHOSE = ("document", "participant", "answers")

People = Mapping[str, Mapping[str, str]]
Values = dict[str, dict[str, None]]
"""The different values of each attribute, in the order in which they are met."""


class _Somebody(NamedTuple):
    """Who speaks in a document: a participant by name, else the author, several at once, somebody unknown, or
    (who does not answer) an interviewer."""

    document: Document
    participant: str | None
    answers: bool
    alone: bool

    @property
    def key(self) -> tuple[str, str | None, bool]:
        """What tells the rows of the attributes apart."""
        return self.document.name, self.participant, self.answers

    @property
    def name(self) -> tuple[str | None, str]:
        """What is the same in all documents of one participant or work."""
        return (self.participant, "" if self.participant else self.document.work)

    @property
    def is_described(self) -> bool:
        """Whether what the document says is of this one: of its participant, else of all who answer in it."""
        whose = self.document.participant if self.document.kind != LITERATURE else None
        return self.answers and whose in (None, self.participant)

    @property
    def is_the_subject(self) -> bool:
        """Whether the document is this one's alone, as that of a group is not: whether or not it, or
        participants.csv, names who answers."""
        named = self.document.kind == LITERATURE or self.document.participant is not None
        return self.is_described and (named or self.alone)


def attributes_of(placed: Iterable[Placed], people: People) -> pd.DataFrame:
    """One row for each document and who speaks in it, one column per attribute, both in the order in which
    they are first met.

    The document's own word goes first, then that of `people` (participants.csv), then what other documents of
    that participant or work say. What differs between these, such as a wave, is the documents': it goes over
    to no other document, and is of all who speak in its own, the interviewer too.
    """
    heard = [somebody for one in placed for somebody in _heard(one)]
    differing = set(_differing(heard, people))
    cited = any(_CITATION in one.document.attributes for one in heard)
    elsewhere = _said(one for one in heard if one.is_the_subject)
    rows = [
        _alike(elsewhere.get(one.name, {}), differing)
        | _given(people.get(one.participant or "", {}))
        | {
            name: value
            for name, value in _given(one.document.attributes).items()
            if one.is_described or name in differing
        }
        | ({_CITATION: one.document.work} if cited and one.document.kind == LITERATURE else {})
        for one in heard
    ]
    met = [(*people.get(one.participant or "", {}), *row) for one, row in zip(heard, rows, strict=True)]
    names = list(dict.fromkeys(name for own in met for name in own))
    table = [[row.get(name, "") for name in names] for row in rows]
    return pd.DataFrame(table, columns=names, index=spoken_index(one.key for one in heard), dtype=object)


def differing_attributes(placed: Iterable[Placed], people: People) -> dict[str, tuple[str, ...]]:
    """The attributes that are each document's own, because they differ between documents of one participant
    or work; and whose these are, with the values."""
    heard = [somebody for one in placed for somebody in _heard(one)]
    return {name: tuple(whose) for name, whose in _differing(heard, people).items()}


def _differing(heard: Iterable[_Somebody], people: People) -> dict[str, list[str]]:
    known_of_people = {name for own in people.values() for name in own}
    differing: dict[str, list[str]] = {}
    for (participant, work), own in _said(one for one in heard if one.is_described).items():
        for name, values in own.items():
            if len(values) > 1 and name not in known_of_people:
                differing.setdefault(name, []).append(f"{participant or work} ({', '.join(values)})")
    return differing


def spoken_index(keys: Iterable[tuple[str, str | None, bool]]) -> pd.MultiIndex:
    """Whose the rows of the attributes are: document, participant (None for nobody by name), whether somebody
    answers."""
    columns = list(zip(*keys, strict=True)) or [(), (), ()]
    return pd.MultiIndex.from_arrays(columns, names=_WHOSE)


def _heard(placed: Placed) -> Iterable[_Somebody]:
    """Everybody who speaks in a document, and its participant, who may be silent in it."""
    document = placed.document
    turns = [(turn.participant, turn.role not in NOT_ANSWERING) for turn in placed.voices]
    answering = {participant for participant, answers in turns if answers}
    alone = len(answering) == 1 and None not in answering
    return (
        _Somebody(document, *one, alone and one[0] in answering)
        for one in dict.fromkeys([*turns, (document.participant, True)])
    )


def _said(heard: Iterable[_Somebody]) -> dict[tuple[str | None, str], Values]:
    """What documents say of each participant and work."""
    said: dict[tuple[str | None, str], Values] = {}
    for one in heard:
        own = said.setdefault(one.name, {})
        for name, value in _given(one.document.attributes).items():
            own.setdefault(name, {})[value] = None
    return said


def _alike(values: Values, differing: set[str]) -> dict[str, str]:
    """What all documents that say something say alike."""
    return {name: next(iter(own)) for name, own in values.items() if len(own) == 1 and name not in differing}


def _given(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value}


def speaking(coded: Coded, frame: pd.DataFrame) -> Ints:
    """(N,) for each coding or sentence the row of whoever speaks in the attributes, -1 for nobody known."""
    known = coded.attributes.index.to_frame(index=False)
    documents, people = pd.Index(known["document"].unique()), pd.Index(known["participant"].dropna().unique())
    answers = (~frame["role"].isin(NOT_ANSWERING)).to_numpy(dtype=np.bool_)
    keys = _keys(known, known["answers"].to_numpy(dtype=np.bool_), documents, people)
    asked = _keys(frame, answers, documents, people)
    return np.asarray(pd.Index(keys).get_indexer(pd.Index(asked)), dtype=np.int64)


def _keys(
    frame: pd.DataFrame, answers: NDArray[np.bool_], documents: "pd.Index[str]", people: "pd.Index[str]"
) -> Ints:
    """(N,) document, participant and whether somebody answers as one number, below 0 for another document."""
    document = documents.get_indexer(pd.Index(frame["document"]))
    participant = people.get_indexer(pd.Index(frame["participant"])) + 1
    return np.asarray((document * (len(people) + 1) + participant) * 2 + answers, dtype=np.int64)


def attribute(coded: Coded, row: Ints, name: str) -> NDArray[np.object_]:
    """(N,) the value of an attribute in some rows of the attributes, "" where there is none."""
    values = np.array([*coded.attributes[name], ""], dtype=object)
    return values[row]


def of_participants(coded: Coded) -> dict[str, dict[str, str]]:
    """The attributes of each participant, with `SEVERAL` for what differs between their documents."""
    people: dict[str, dict[str, str]] = {}
    names, rows = coded.attribute_names, coded.attributes.itertuples(index=False)
    for participant, row in zip(coded.attributes.index.get_level_values("participant"), rows, strict=True):
        if not isinstance(participant, str):
            continue
        own = people.setdefault(participant, dict.fromkeys(names, ""))
        for name, value in zip(names, row, strict=True):
            known = own[name]
            own[name] = known if value in ("", known) else SEVERAL if known else value
    return people


def without_a_value_somewhere(coded: Coded, name: str) -> list[str]:
    """The participants of whom some documents say what an attribute is and others do not."""
    own = coded.attributes[name].reset_index()
    own = own[own["answers"] & own["participant"].notna()]
    given = (own[name] != "").groupby(own["participant"], sort=False)
    return [str(participant) for participant in given.any().index[given.any() & ~given.all()]]


def values_of_each(coded: Coded, by: str, name: str) -> dict[str, list[str]]:
    """The different values of an attribute in each document or participant (`by`) that has any."""
    values = attribute(coded, speaking(coded, coded.units), name)
    pairs = pd.DataFrame({"whose": coded.units[by], "value": values})
    pairs = pairs[pairs["value"] != ""].dropna().drop_duplicates()
    held: dict[str, list[str]] = {}
    for whose, value in zip(pairs["whose"], pairs["value"], strict=True):
        held.setdefault(str(whose), []).append(str(value))
    return held
