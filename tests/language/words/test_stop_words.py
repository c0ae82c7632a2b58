"""The stop words of English beside a published list."""

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS as GLASGOW

from qda.language.data import read
from qda.language.words.stop_words import stop_words

# What the list of the Glasgow group does not have, as scikit-learn gives it: forms of words that it has, ...
FORMS = [
    "having",
    "does",
    "did",
    "doing",
    "gets",
    "got",
    "theirs",
    "ones",
    "oneself",
    "anybody",
    "everybody",
    "somebody",
    "shall",
    "ought",
]
SHORT_FORMS = ["'m", "'re", "'ve", "'ll", "'d", "'s", "n't", "ca", "wo", "sha"]
# ... and words that are nothing but a preposition, a conjunction, an adverb of degree or a filler.
ONE_USE = ["despite", "unless", "just", "maybe", "quite", "really", "actually", "basically"]
FILLERS = ["yes", "okay", "ok", "oh", "uh", "um", "er", "erm", "hm", "hmm", "mm", "mhm", "ah", "yeah", "yep"]


def test_no_word_is_left_out_that_published_lists_keep() -> None:
    beyond = set(read("en", "stopwords.toml")["words"]) - GLASGOW
    assert beyond == {*FORMS, *SHORT_FORMS, *ONE_USE, *FILLERS}


def test_words_that_may_be_a_subject_are_listed() -> None:
    assert not stop_words("en") & {"far", "near", "kind", "sort", "inside", "outside", "like", "let", "away"}
