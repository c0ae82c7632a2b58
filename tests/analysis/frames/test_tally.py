"""What there is in each group is counted in one walk over the sentences, however many groups there are."""

from dataclasses import replace

import pandas as pd
import pytest

from qda.analysis.frames.grouping import group_by
from qda.analysis.frames.tally import totals
from qda.analysis.frames.touch import unit_ids
from qda.model.unit import UnitName


@pytest.mark.parametrize("by", ["document", "participant", "coder"])
def test_memory_grows_with_the_sentences_and_not_with_sentences_by_groups(
    make_codebook, make_coded, most_held, by
):
    """600 documents of a sentence each, coded by 600 people: sentences by groups are 360,000 numbers."""
    names = [f"P{number}" for number in range(600)]
    said = [{"document": name, "text": "A fence."} for name in names]
    found = [(name, "fence", "fence", {"coder": name}) for name in names]
    coded = make_coded(make_codebook({"fence": []}), said, found)
    ids, grouping = unit_ids(coded.units, UnitName.SENTENCE), group_by(coded, by)
    assert len(grouping.values) == 600
    assert most_held(lambda: totals(coded, grouping, ids)) < 1_000 * len(said)


def test_each_coder_is_counted_over_everything(small_study):
    """Eight sentences of 40 words and one of the interviewer's with 6, in three interviews and a work."""
    coded = replace(
        small_study, codings=pd.concat([small_study.codings, small_study.codings.assign(coder="ann")])
    )
    whole = totals(coded, group_by(coded, "coder"), unit_ids(coded.units, UnitName.SENTENCE))
    assert whole.units.tolist() == [9, 9]
    assert whole.documents.tolist() == [4, 4]
    assert whole.participants.tolist() == [3, 3]
    assert whole.words.tolist() == [46, 46]
    assert whole.codings.tolist() == [12, 10]  # ann, then the rules
