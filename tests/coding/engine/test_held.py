"""What the engine holds of a passage: cues, their reach and which of them decides."""

import json
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest

from qda.coding.engine import cue_places, held, nested_cues
from qda.coding.engine import scopes as scope_columns
from qda.coding.engine.find import Finder
from qda.coding.engine.scopes import find_scopes
from qda.coding.plain import assertion
from qda.errors import PatternError
from qda.language import cues
from qda.language.load import load
from tests.engine_and_plain import ENGLISH, by_engine, document, gathered, made, plainly
from tests.examples import THOROUGH

HELD = {
    "Guards did not allow visits.": {"allow": "negated", "visits": "affirmed", "allow visits": "negated"},
    "There is no evidence of support.": {"evidence": "negated", "support": "negated"},
    "The line may explain the quarrel.": {"explain": "hedged", "line": "hedged"},
    "The map may be wrong.": {"map": "hedged", "wrong": "hedged"},
    "The line is not entirely recognised.": {"line": "affirmed", "entirely": "negated"},
    "Ideology played no role.": {"role": "negated"},
    "It is not only a threat.": {"threat": "affirmed"},
    "Don't they support them?": {"they support": "affirmed"},
    "We claim that we support them.": {"we NEAR/3 support": "affirmed"},
    "There was no help, um, support was good.": {"help": "negated", "support": "affirmed"},
    "There was no help, um, or support.": {"help": "negated", "support": "negated"},
    "They stopped using tea, coffee or. Is it so?": {"tea": "negated", "coffee": "negated"},
    "They had no tea, um. Is it so?": {"tea": "negated"},
    "They had no tea, ever": {"tea": "negated"},
    "They will help, never, ever.": {"help": "affirmed"},
}


@pytest.mark.parametrize("text", HELD)
def test_the_words_of_a_cue_are_held_as_a_shorter_cue_within_it_says(text):
    """Judged by a reader, as in the larger table for the plain evaluation."""
    patterns = list(HELD[text])
    codes = [{"code": f"c{number}", "match": [pattern]} for number, pattern in enumerate(patterns)]
    documents, indexes, compiled = made([text], json.dumps({"codes": codes}))
    found = by_engine(documents, compiled)
    assert found == plainly(documents, indexes, compiled)
    assert {
        patterns[int(code[1:])]: passage[3].value
        for (_, code), passages in found.items()
        for passage in passages
    } == HELD[text]


@pytest.mark.parametrize(
    ("text", "cue"), [("They never did not have money.", "not"), ("No one never had money.", "never")]
)
def test_of_cues_that_weigh_the_same_the_first_of_the_list_decides(text, cue):
    """Wherever they stand: in the list `not` comes before `never`, and that before `no one`."""
    book = json.dumps({"codes": [{"code": "a", "match": ["money"]}]})
    documents, indexes, compiled = made([text], book)
    found = by_engine(documents, compiled)
    assert found == plainly(documents, indexes, compiled)
    assert [passage[4] for passages in found.values() for passage in passages] == [cue]


def test_speech_without_sentence_ends_is_held_as_the_plain_evaluation_says():
    spoken = "we never had the money they said that maybe it was not there and nobody came " * 30
    book = json.dumps({"codes": [{"code": "a", "match": ["money", "not there", "came NEAR/9 money"]}]})
    documents, indexes, compiled = made([spoken], book)
    found = by_engine(documents, compiled)
    assert found == plainly(documents, indexes, compiled)
    assert {passage[3].value for passages in found.values() for passage in passages} > {"negated"}


def test_pairs_of_cues_grow_with_the_text_and_not_with_the_square_of_a_sentence(monkeypatch):
    pairs = []

    def counted(*given):
        one, other = cue_places.beside(*given)
        pairs.append(len(one))
        return one, other

    for place in (nested_cues, scope_columns):
        monkeypatch.setattr(place, "beside", counted)
    for many in (300, 600):
        find_scopes(gathered([document("D", "it was never said and not seen " * many)]), ENGLISH)
    (longer, open_), (twice_longer, twice_open) = pairs[:2], pairs[2:]
    assert 0 < twice_longer < 2.1 * longer
    assert 0 < twice_open < 2.1 * open_


def test_stretches_are_held_alike_however_few_are_compared_at_a_time(monkeypatch):
    text = "He said that no money came, and perhaps she did not ask for money. " * 4
    documents, indexes, compiled = made(
        [text], '{"codes": [{"code": "c", "match": ["money", "came", "he NEAR/9 not"]}]}'
    )
    once = by_engine(documents, compiled)
    assert once == plainly(documents, indexes, compiled)
    for few in (1, 3, 7):
        monkeypatch.setattr(held, "_AT_ONCE", few)
        assert by_engine(documents, compiled) == once


def test_cues_are_never_too_many(monkeypatch):
    monkeypatch.setattr(Finder.__init__, "__defaults__", (5,))
    documents, _indexes, compiled = made(
        ["he said that " * 9], '{"codes": [{"code": "c", "match": ["he NEAR/9 said"]}]}'
    )
    with pytest.raises(PatternError, match="Narrow it"):
        by_engine(documents, compiled)
    assert len(find_scopes(gathered(documents), ENGLISH).start) >= 9


def test_where_there_are_no_words_no_cue_is_looked_for(monkeypatch):
    """Each shard of a corpus begins with a batch without documents."""
    monkeypatch.delattr(Finder, "find")
    for documents in ([], [document("D", "")]):
        assert not len(find_scopes(gathered(documents), ENGLISH).start)


LOOKS_AHEAD = """
[[cues]]
value = "hedged"
ahead = 1
patterns = "maybe BEFORE/5 will"
[[cues]]
value = "pseudo"
patterns = "maybe the"
"""


@pytest.fixture
def looking_ahead(tmp_path, monkeypatch):
    """A list of cues in place of the English one."""
    path = tmp_path / "cues.toml"
    path.write_text(LOOKS_AHEAD, encoding="utf-8")
    monkeypatch.setattr(cues, "_list_of", lambda _: path)
    monkeypatch.setattr(assertion, "_CUES", WeakKeyDictionary())
    cues.load_cues.cache_clear()
    yield
    cues.load_cues.cache_clear()


@pytest.mark.usefixtures("looking_ahead")
def test_a_cue_that_looks_ahead_over_a_gap_lies_within_none_that_ends_before_it_does():
    """It asks for fewer words than the pseudo-cue has, and yet goes on behind that."""
    documents, indexes, compiled = made(
        ["Maybe the new clerk will bring money."], '{"codes": [{"code": "a", "match": ["money"]}]}'
    )
    found = by_engine(documents, compiled)
    assert [passage[3].value for passages in found.values() for passage in passages] == ["hedged"]
    assert found == plainly(documents, indexes, compiled)


JUDGED = Path(__file__).parents[1] / "plain"


@pytest.mark.parametrize("code", [path.stem.split("_")[1] for path in sorted(JUDGED.glob("assertion_*.tsv"))])
def test_the_cues_of_every_language_reach_the_same_words(code):
    language = load(code)
    lines = (JUDGED / f"assertion_{code}.tsv").read_text(encoding="utf-8").splitlines()
    cases = [line.removeprefix("# not yet: ").split("\t") for line in lines if "\t" in line]
    cases = cases if THOROUGH else cases[:: 1 + len(cases) // 80]
    words = sorted({word.strip(',.;:?!"()«»“”') for _, phrase, _ in cases for word in phrase.split()})
    codes = [{"code": f"c{number}", "match": [f'"{word}"']} for number, word in enumerate(words) if word]
    documents, indexes, compiled = made(
        [text for text, _, _ in cases], json.dumps({"codes": codes}), language
    )
    found = by_engine(documents, compiled, language=language)
    assert len(found) > len(cases)
    assert found == plainly(documents, indexes, compiled)


def test_of_two_hits_in_a_passage_the_one_that_is_affirmed_decides():
    """By hand: "not" reaches the border, with which the longer hit begins, and ends at the comma."""
    book = "codes:\n  - code: first\n    match: ['border NEAR/3 claim', 'claim']\n"
    documents, indexes, compiled = made(["It is not a border, a claim stands."], book)
    found = by_engine(documents, compiled)
    assert [(start, end, held.value) for start, end, _, held, *_ in found["D0", "first"]] == [
        (4, 7, "affirmed")
    ]
    assert found == plainly(documents, indexes, compiled)
