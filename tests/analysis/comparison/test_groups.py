"""The groups of a comparison are as many as the units when it is by document or participant."""

import numpy as np

from qda.analysis.comparison.groups import by_value


def test_memory_grows_with_the_sentences_and_not_with_units_by_groups(make_codebook, make_coded, most_held):
    """600 documents of a sentence each are 360,000 pairs of a unit and a group."""
    said = [{"document": f"P{number}", "text": "A fence."} for number in range(600)]
    coded = make_coded(make_codebook({"fence": []}), said, [])
    ids = np.arange(600)
    assert by_value(coded, "document", ids, 600).of_unit.tolist() == list(range(600))
    assert most_held(lambda: by_value(coded, "document", ids, 600)) < 500 * 600
