"""Names, places and organisations by a trained spaCy pipeline, if one for the language is installed."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec

Found = Callable[[str], Iterator[tuple[str, int, int]]]
_KINDS = {
    "PERSON": "name",
    "PER": "name",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "organisation",
}
_LONGEST = 100_000
"""Characters that a pipeline reads at once; what it needs of memory grows with them."""


def entities(code: str, model: str | None = None) -> Found | None:
    """What finds kind, start and end in a text; None when no pipeline that knows entities is installed.

    `model` is the one that the settings name; without it the first installed one for the language counts.
    """
    if find_spec("spacy") is None:
        return None
    import spacy

    installed = [model] if model else sorted(spacy.util.get_installed_models())
    for name in installed:
        if model or name.startswith(f"{code}_"):
            try:
                pipeline = spacy.load(name)
            except (OSError, ValueError):
                continue
            if {"ner", "entity_ruler"} & set(pipeline.pipe_names):
                return lambda text: _found(pipeline, text)
    return None


def _found(pipeline: "object", text: str) -> Iterator[tuple[str, int, int]]:
    for start in range(0, len(text), _LONGEST):
        document = pipeline(text[start : start + _LONGEST])  # type: ignore[operator]
        for one in document.ents:
            if one.label_ in _KINDS:
                yield _KINDS[one.label_], start + one.start_char, start + one.end_char


def ordinary_words(code: str) -> frozenset[str]:
    """Words of a language that are no names although a sentence may begin with them: spaCy's stop words."""
    import spacy

    try:
        return frozenset(spacy.blank(code).Defaults.stop_words)
    except ImportError:
        return frozenset()
