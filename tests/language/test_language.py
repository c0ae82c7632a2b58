"""Loading a language, and its tokens."""

from pathlib import Path

import pytest
import spacy

from qda.errors import UsageError
from qda.language.load import load
from qda.model.span import Span


def forms(text: str, code: str = "en") -> list[str]:
    return [one.form for one in load(code).types_of(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("They can't leave.", ["They", "ca", "n't", "leave", "."]),
        ("It rests on trust.12 Then", ["It", "rests", "on", "trust", ".", "12", "Then"]),
        ("on trust.¹² Then", ["on", "trust", ".", "¹²", "Then"]),
        ("on trust.[12] Then", ["on", "trust", ".", "[", "12", "]", "Then"]),
        ("left.He said", ["left", ".", "He", "said"]),
        ("(pause)--no", ["(", "pause", ")", "--", "no"]),
        ("1.5 million in 2.0", ["1.5", "million", "in", "2.0"]),
        ("see https://a.org/b.12?c=d now", ["see", "https://a.org/b.12?c=d", "now"]),
        ("a.khan@b.org wrote", ["a.khan@b.org", "wrote"]),
        ("the U.S. Army", ["the", "U.S.", "Army"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_english_tokens(text: str, tokens: list[str]) -> None:
    assert forms(text) == tokens


def test_a_sentence_mark_without_a_space_parts_tokens_in_any_script() -> None:
    assert forms("我们走了。他们留下了", "xx") == [*"我们走了。他们留下了"]
    assert forms("لماذا؟لا", "ar") == ["لماذا", "؟", "لا"]


def test_tokens_stand_where_they_were_found() -> None:
    text = "Oh!\n\n👩 left — they didn’t."
    tokens = load("en").tokenize(text, [Span(0, 3), Span(5, len(text))])
    found = [
        (text[a:b], tokens.types[n].form)
        for a, b, n in zip(tokens.starts, tokens.ends, tokens.type_ids, strict=True)
    ]
    assert found == [(one, one) for one in ["Oh", "!", "👩", "left", "—", "they", "did", "n’t", "."]]


def test_a_type_stands_once_in_the_order_of_its_first_token() -> None:
    tokens = load("en").tokenize("no yes no", [Span(0, 9)])
    assert [one.form for one in tokens.types] == ["no", "yes"]
    assert tokens.type_ids.tolist() == [0, 1, 0]


def test_an_unknown_language_is_an_error_with_a_remedy() -> None:
    with pytest.raises(UsageError, match="no rules for the language 'klingon'") as error:
        load("klingon")
    assert error.value.remedy.startswith("For any language is xx")
    assert "Did you mean" not in error.value.remedy


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("english", "en"), ("EN", "en"), ("en-GB", "en"), ("Englsh", "en"), ("Deutsch", "de"),
        ("danish", "da"), ("cz", "cs"),
    ],
)  # fmt: skip
def test_a_language_by_its_name_gets_the_code_to_write(written: str, code: str) -> None:
    with pytest.raises(UsageError, match=f"no language '{written}'") as error:
        load(written)
    assert error.value.remedy.startswith(f"Did you mean '{code}'?")


def test_a_language_whose_package_is_missing_says_which() -> None:
    with pytest.raises(UsageError, match="needs another package") as error:
        load("ja")
    assert "sudachipy" in error.value.remedy


def test_a_model_that_is_not_installed_is_an_error_that_says_what_to_install() -> None:
    with pytest.raises(UsageError, match="'en_no_such_model' is not installed") as error:
        load("en", "en_no_such_model")
    assert "python -m spacy download en_no_such_model" in error.value.remedy


@pytest.fixture
def trained(tmp_path: Path) -> str:
    """A pipeline on disk that knows one noun and one verb by what stands before them."""
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("attribute_ruler")
    ruler.add([[{"ORTH": "the"}, {"ORTH": "leaves"}]], {"LEMMA": "leaf"}, index=1)
    ruler.add([[{"ORTH": "he"}, {"ORTH": "leaves"}]], {"LEMMA": "leave"}, index=1)
    pipeline.to_disk(tmp_path / "model")
    return str(tmp_path / "model")


def test_an_installed_model_gives_the_lemmas_in_their_context(trained: str) -> None:
    types = load("en", trained).types_of("he leaves the leaves")
    assert [(one.form, one.lemma) for one in types[1::2]] == [("leaves", "leave"), ("leaves", "leaf")]


def test_words_that_a_model_has_no_lemma_for_take_it_from_the_table(trained: str) -> None:
    assert [one.lemma for one in load("en", trained).types_of("women fought")] == ["woman", "fight"]


def test_a_model_knows_contractions_in_capitals_and_abbreviations_without_their_stop(
    trained: str,
) -> None:
    types = load("en", trained).types_of("WE CANNOT ask Dr. Fox or Capt. Ash for an id.")
    assert [one.norm for one in types] == [
        "we",
        "can",
        "not",
        "ask",
        "dr",
        "fox",
        "or",
        "capt",
        "ash",
        "for",
        "an",
        "id",
        ".",
    ]


def test_a_model_for_another_language_is_an_error(trained: str) -> None:
    with pytest.raises(UsageError, match="is for 'en', but the language is 'de'"):
        load("de", trained)


def test_the_version_tells_languages_and_models_apart(trained: str) -> None:
    versions = {load("en").version, load("de").version, load("xx").version, load("en", trained).version}
    assert len(versions) == 4
    assert load("en").version == load("en").version


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nl", "Ik gaf haar een hand . De emmer was vol . Dat zei dhr. Jansen in art. 5 enz. daarover ."),
        ("da", "Der var kun en rest . Det var Danmark , f.eks. i dag ."),
    ],
)
def test_a_word_is_found_at_the_end_of_its_sentence_though_it_abbreviates_another(code, text):
    """Cut by hand: tokens stand apart by blanks. spaCy takes `hand.` and `rest.` for abbreviations."""
    written = text.replace(" .", ".").replace(" ,", ",")
    assert [one.form for one in load(code).types_of(written)] == text.split()
