"""Load a language, once. Importing this module loads spaCy."""

from functools import cache

from qda.language.data import read
from qda.language.language import Language
from qda.language.lemmas import lemmatiser
from qda.language.sentences import sentence_rules
from qda.language.spacy_tokenizer import BlankTokenizer, TrainedTokenizer
from qda.language.speakers import speaker_words
from qda.language.version import version_of


@cache
def load(code: str, model: str | None = None) -> Language:
    """The language of a code such as `en`, once for all who ask; otherwise as `fresh`."""
    return fresh(code, model)


def fresh(code: str, model: str | None = None) -> Language:
    """A language that has met no word yet, with an installed spaCy pipeline if `model` names one.

    A language remembers every form that it meets: who reads without end takes a fresh one from time to time.

    Without `model` the tokenizer is that of spaCy's blank pipeline and lemmas come from simplemma's table.
    UsageError: an unknown code, a model that is not installed or is for another language.
    """
    tokenizer = TrainedTokenizer(model, code) if model else BlankTokenizer(code)
    lemmas = lemmatiser(code, read(code, "lemmas.toml"))
    return Language(
        code=code,
        model=model,
        version=version_of(code, model),
        lemmatised=lemmas.table is not None or model is not None,
        sentences=sentence_rules(read(code, "sentences.toml")),
        speakers=speaker_words(read(code, "speakers.toml")),
        tokenizer=tokenizer,
        lemmatiser=lemmas,
    )
