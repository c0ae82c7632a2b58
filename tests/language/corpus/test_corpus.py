"""Words by their types, against NumPy's own stable sort."""

from types import SimpleNamespace

import numpy as np
import pytest

from qda.language.corpus.corpus import Corpus


@pytest.mark.parametrize("types", [1, 50, 65_536, 65_537, 300_000])
def test_words_stand_by_their_types_in_the_order_of_the_text(types: int) -> None:
    word_type = np.random.default_rng(types).integers(0, types, 200_000).astype(np.int32)
    word_type[:2] = types - 1, 0
    corpus = SimpleNamespace(word_type=word_type, vocabulary=SimpleNamespace(forms=range(types)))
    by_type = Corpus.words_by_type.func(corpus)  # type: ignore[attr-defined]
    assert by_type.dtype == np.int32
    assert by_type.tolist() == word_type.argsort(kind="stable").tolist()
