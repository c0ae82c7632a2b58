"""Why a passage was coded: the rule, the words that it matched, the cue."""

from qda.coding.explain import explain

TEXT = (
    "P1: I know. They do not, people say, dispute the old border. It is a border line."
    "\n\nINTERVIEWER: A border?"
)
BOOK = """
codes:
  - {code: x, match: [dispute NEAR/4 border, [{LOWER: border}, {LOWER: line}]]}
  - {code: y, match: ["#x AND know"], scope: paragraph}
"""


def test_each_match_shows_rule_pattern_words_cue_and_its_sentences(make_document, compiled):
    document, index = make_document(TEXT)
    found = explain(document, index, compiled(BOOK))
    assert [(one.document, one.rule) for one in found] == [
        ("doc", "y/1"), ("doc", "y/1"), ("doc", "x/1"), ("doc", "x/2"),
    ]  # fmt: skip
    near, tokens = found[2:]
    assert near.pattern == "dispute NEAR/4 border"
    assert [span.of(TEXT) for span in near.words] == ["dispute", "border"]
    assert near.passage.of(TEXT) == "They do not, people say, dispute the old border."
    assert (near.assertion, near.cue) == ("reported", "people say")
    assert tokens.pattern == "[{LOWER: border}, {LOWER: line}]"
    assert [span.of(TEXT) for span in tokens.words] == ["border", "line"]
    assert (tokens.passage.of(TEXT), tokens.assertion, tokens.cue) == (
        "It is a border line.",
        "affirmed",
        None,
    )
    assert [[span.of(TEXT) for span in one.words] for one in found[:2]] == [
        ["know", "dispute", "border"], ["know", "border", "line"],
    ]  # fmt: skip
    assert found[1].passage.of(TEXT) == TEXT[TEXT.index("I know") : TEXT.index("\n\n")]


def test_only_the_codes_that_were_asked_for_are_explained(make_document, compiled):
    document, index = make_document(TEXT)
    found = explain(document, index, compiled(BOOK), codes=frozenset({"y"}))
    assert {one.code for one in found} == {"y"}
    assert found == tuple(one for one in explain(document, index, compiled(BOOK)) if one.code == "y")


def test_the_interviewer_is_explained_only_when_asked(make_document, compiled):
    document, index = make_document(TEXT)
    book = compiled("codes: [{code: x, match: [border]}]")
    assert len(explain(document, index, book)) == 2
    assert len(explain(document, index, book, include_interviewer=True)) == 3
