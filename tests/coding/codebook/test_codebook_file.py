"""A codebook's YAML file: what it gives, and what is said about a broken one."""

import pytest

from qda.coding.codebook.codebook_file import from_text, merged, read
from qda.coding.compile import compile_codebook
from qda.errors import CodebookError, InputError, Place, Problems
from qda.language.load import load
from qda.model.codebook import Scope

GOOD = """\
title: The border
language: en
description: for readers only
terms:
  state: [Pakistan, no, 1996]
codes:
  - code: theme
    name: A theme
    codes:
      - code: line
        definition: "The  line
          itself."
        color: "#ABC"
        scope: turn
        match: border
        unless: [fence, '"the wall"']
        examples: [One.]
        counterexamples: [Two.]
  - code: bare
"""


def test_a_codebook_is_read_as_it_is_written(tmp_path):
    path = tmp_path / "border.yaml"
    path.write_text(GOOD, encoding="utf-8")
    book = read(path)
    assert (book.title, book.language, book.source) == ("The border", "en", "border.yaml")
    assert [(code.code, code.name, code.parent, code.line) for code in book] == [
        ("theme", "A theme", None, 7),
        ("line", "line", "theme", 10),
        ("bare", "bare", None, 19),
    ]
    line = book["line"]
    assert (line.definition, line.color, line.scope) == ("The line itself.", "#aabbcc", Scope.TURN)
    assert [(rule.name, rule.pattern, rule.line, rule.column) for rule in (*line.match, *line.unless)] == [
        ("line/1", "border", 15, 16),
        ("line/unless/1", "fence", 16, 18),
        ("line/unless/2", '"the wall"', 16, 26),
    ]
    assert (line.examples[0].text, line.examples[0].line, line.counterexamples[0].text) == (
        "One.",
        17,
        "Two.",
    )
    assert [rule.pattern for rule in book.terms["state"]] == ["Pakistan", "no", "1996"]
    assert book["bare"].match == ()


def test_without_a_title_the_file_gives_its_name():
    book = from_text("codes: [{code: a_b}]", "folder/border.yaml")
    assert (book.title, book.language, book["a_b"].name) == ("border", "en", "a b")


CODE = "codes:\n  - code: x\n    "


@pytest.mark.parametrize(
    ("text", "line", "column", "problem", "remedy"),
    [
        ("", 1, 1, "needs codes", "- code: my_code"),
        ("title: T", 1, 1, "needs codes", "- code: my_code"),
        ("codes:", 1, 7, "has no codes", "- code: my_code"),
        ("codes: []", 1, 8, "has no codes", "- code: my_code"),
        ("- code: x", 1, 1, "must be a mapping", "key: value"),
        ("codes: x", 1, 8, "must be a list", "- "),
        ("codes: {code: x}", 1, 8, "must be a list", "- "),
        ("codes: [x]", 1, 9, "a code must be a mapping", "key: value"),
        ("codes:\n  - name: X", 2, 5, "needs a name in the key 'code'", "- code: my_code"),
        ("codes:\n  - code:", 2, 10, "must be a text", "in quotation marks"),
        ("codes:\n  - code: [x]", 2, 11, "must be a text", "in quotation marks"),
        ("codes:\n  - code: two words", 2, 11, "cannot name a code", "without blanks"),
        ("codes:\n  - code: '#x'", 2, 12, "cannot name a code", "without blanks"),
        ("titel: T\ncodes: [{code: x}]", 1, 1, "unknown key 'titel'", "Did you mean 'title'?"),
        (CODE + "mach: [a]", 3, 5, "unknown key 'mach'", "Did you mean 'match'?"),
        (CODE + "colour: '#fff'", 3, 5, "unknown key 'colour'", "Did you mean 'color'?"),
        (CODE + "match: [a]\n    match: [b]", 4, 5, "'match' stands here twice", "Remove one"),
        (CODE + "match: *a", 3, 12, "alias *a is not allowed", "quotation marks"),
        (CODE + "match: [&b a]", 3, 13, "anchor &b is not allowed", "quotation marks"),
        (CODE + "match:\n      - &money", 4, 9, "anchor &money is not allowed", "quotation marks"),
        (CODE + "color: #ff0000", 3, 12, "'#ff0000' would be left out", "quotation marks"),
        (CODE + "match:\n      - (money | border) #a", 4, 26, "'#a' would be left out", "quotation marks"),
        (CODE + "match:\n      - ~", 4, 9, "the pattern is empty", "quotation marks"),
        (CODE + "match: [a, null]", 3, 16, "the pattern is empty", "null and ~"),
        (CODE + "match:", 3, 11, "no pattern in this list", "at least one pattern"),
        (CODE + "match: null", 3, 12, "no pattern in this list", "at least one pattern"),
        (CODE + "match: [a]\n    unless: ~", 4, 13, "no pattern in this list", "at least one pattern"),
        (CODE + "match: [[]]", 3, 13, "the pattern is empty", "at least one token"),
        (CODE + "match: |\n      money\n      trade", 3, 12, "a line break in it", "begins with >"),
        (CODE + "match:\n      - |\n        a\n        b", 4, 9, "a line break in it", "own '- '"),
        (CODE + 'match: ["a\\nb"]', 3, 14, "a line break in it", "own '- '"),
        (CODE + "match: a\n\n      b", 3, 12, "a line break in it", "own '- '"),
        ("terms:\n  l: |\n    a\n    b\ncodes: [{code: x}]", 2, 6, "a line break in it", "own '- '"),
        (CODE + "match: [*stan]", 3, 13, "alias *stan is not allowed", "quotation marks"),
        (CODE + "match: !!python/object:os.system x", 3, 12, "tag", "quotation marks"),
        (CODE + "color: blue", 3, 12, "'blue' is not a colour", "#b5651d"),
        (CODE + "color: '#12345'", 3, 13, "is not a colour", "#b5651d"),
        (CODE + "scope: document", 3, 12, "'document' is not a scope", "paragraph"),
        (CODE + "scope: sentense", 3, 12, "is not a scope", "Did you mean 'sentence'?"),
        (CODE + "scope:", 3, 11, "scope must be a text", "quotation marks"),
        (CODE + "match: {a: b}", 3, 12, "must be a list|a pattern must be a text", ""),
        (CODE + "match:\n      - a: b", 4, 9, "a pattern must be a text", "quotation marks"),
        (CODE + "match:\n      - [a]", 4, 10, "a token of a token pattern must be a mapping", "key: value"),
        (CODE + "examples: One.", 3, 15, "examples must be a list", "- "),
        (CODE + "examples: [[One]]", 3, 16, "each entry of examples must be a text", ""),
        (CODE + "name: [a]", 3, 11, "name must be a text", ""),
        (CODE + "definition: {a: b}", 3, 17, "definition must be a text", ""),
        (CODE + "codes: [{code: y}, {code: x}]", 3, None, "'x' stands on line 2 already", "Rename"),
        ("terms: [a]\ncodes: [{code: x}]", 1, 8, "terms must be a mapping", ""),
        ("terms: {a: []}\ncodes: [{code: x}]", 1, 12, "the list 'a' is empty", "at least one word"),
        ("terms: {a: }\ncodes: [{code: x}]", 1, 12, "the list 'a' is empty", "at least one word"),
        ("terms: {two words: [a]}\ncodes: [{code: x}]", 1, 20, "cannot name a list", "without blanks"),
        ("codes:\n\t- code: x", 2, 1, "not valid YAML: nothing can begin", "set in by blanks"),
        ("codes: [{code: x}", 2, 1, "YAML: a list or a mapping in brackets is not closed", "indentation"),
        ("codes:\n  - code: x\n   name: y", 3, 4, "not valid YAML", "indentation"),
        ('codes: [{code: "x}]', 1, None, "quotation marks has no end", "quotation marks"),
        (CODE + "definition: a: b", 3, 18, "not valid YAML: a second ': ' on one line", "quotation marks"),
        (CODE + "name: a\x07b", 3, None, "YAML: a character that cannot be seen", "cannot be seen"),
        ("? [a]\n: b", 1, 3, "a key must be a single word", ""),
        ("codes: " + "[" * 60 + "]" * 60, 1, 57, "nested more than 50 deep", ""),
    ],
)  # fmt: skip
def test_a_broken_codebook_is_refused_with_place_and_remedy(text, line, column, problem, remedy):
    with pytest.raises(CodebookError) as raised:
        from_text(text, "book.yaml")
    error = raised.value
    assert any(part in error.problem for part in problem.split("|")), error.problem
    assert remedy in error.remedy
    assert error.place is not None
    assert str(error.place.file) == "book.yaml"
    assert error.place.line == line
    if column is not None:
        assert error.place.column == column


def test_all_that_is_wrong_with_the_form_of_a_codebook_is_told_at_once():
    text = (
        "titel: T\nterms: {1 a: [x], b: [], c: [d, {e: f}]}\ncodes:\n"
        "  - code: a b\n    scope: wide\n    color: red\n    Match: [x]\n"
        "    codes:\n      - x\n      - {code: c, below: d, examples: [[y], z], match: [g, [], {h: i}]}\n"
        "  - code: c\n    definition: [k]\n    match:\n  - name: l\n  - {Code: m}\n"
    )
    with pytest.raises(Problems) as raised:
        from_text(text, "book.yaml")
    assert [(error.place.line, error.problem) for error in raised.value.errors] == [
        (1, "unknown key 'titel'"),
        (2, "'1 a' cannot name a list"),
        (2, "the list 'b' is empty"),
        (2, "a pattern must be a text"),
        (4, "'a b' cannot name a code"),
        (5, "'wide' is not a scope"),
        (6, "'red' is not a colour"),
        (7, "unknown key 'Match'"),
        (9, "a code must be a mapping"),
        (10, "the pattern is empty"),
        (10, "a pattern must be a text"),
        (10, "each entry of examples must be a text"),
        (11, "the code 'c' stands on line 10 already"),
        (12, "definition must be a text"),
        (13, "there is no pattern in this list"),
        (14, "a code needs a name in the key 'code'"),
        (15, "unknown key 'Code'"),
    ]


@pytest.mark.parametrize(
    ("written", "pattern"),
    [
        ("|\n      money", "money"),
        (">\n      (money |\n      trade) NEAR/5\n      border", "(money | trade) NEAR/5 border"),
        (">-\n      (money |\n        trade)", "(money | trade)"),
        ("(money |\n      trade)", "(money | trade)"),
        ('"money\n      trade"', "money trade"),
    ],
)
def test_a_rule_may_go_over_several_lines_if_they_are_one_text(written, pattern):
    (rule,) = from_text(CODE + f"match: {written}\n", "b")["x"].match
    assert " ".join(str(rule.pattern).split()) == pattern


def test_an_entry_without_text_is_no_rule_that_matches_everything(english):
    assert from_text(CODE + "match: []", "b")["x"].match == ()
    for entry in ("['']", "[ , ]", "\n      -\n"):
        book = CODE + f"match: {entry}"
        with pytest.raises((Problems, CodebookError), match=r"empty|not valid YAML"):
            compile_codebook(from_text(book, "b"), english)


def test_a_file_that_is_missing_or_no_text_is_told_by_its_path(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        read(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"title: \xff\xfe\xfd")
    with pytest.raises(InputError, match="not utf-8 text"):
        read(tmp_path / "bad.yaml")


def test_files_of_one_project_become_one_codebook_in_their_order():
    one = from_text("title: One\nterms: {a: [x]}\ncodes: [{code: a}, {code: b}]", "one.yaml")
    two = from_text("title: Two\nterms: {c: [y]}\ncodes: [{code: c}]", "two.yaml")
    book = merged([one, two])
    assert [code.code for code in book] == ["a", "b", "c"]
    assert list(book.terms) == ["a", "c"]
    assert (book.title, book.source) == ("One + Two", "one.yaml, two.yaml")
    assert merged([one]) == one


def test_files_that_share_a_code_or_a_list_or_differ_in_language_are_refused():
    one = from_text("terms: {a: [x]}\ncodes: [{code: a}]", "one.yaml")
    two = from_text("language: da\nterms: {a: [y]}\ncodes: [{code: a}]", "two.yaml")
    with pytest.raises(Problems) as raised:
        merged([one, two])
    said = [error.problem for error in raised.value.errors]
    assert said == [
        "'a' stands in one.yaml, line 2, column 9 too",
        "'$a' stands in one.yaml, line 1, column 13 too",
        "the codebooks are in several languages: one.yaml in 'en', two.yaml in 'da'",
    ]
    places = [Place("two.yaml", 3, 9), Place("two.yaml", 2, 13), None]
    assert [error.place for error in raised.value.errors] == places


def test_a_fault_is_told_with_the_file_that_it_stands_in(english):
    one = from_text("codes:\n  - {code: a, match: [b]}", "books/one.yaml")
    two = from_text("terms:\n  l: [(c]\ncodes:\n  - {code: d, match: [e AND]}", "books/two.yaml")
    with pytest.raises(Problems) as raised:
        compile_codebook(merged([one, two]), english)
    places = [error.place for error in raised.value.errors]
    assert places == [Place("books/two.yaml", 2, 7), Place("books/two.yaml", 4, 28)]


def test_a_codebook_knows_where_its_language_is_written():
    one = from_text("codes: [{code: a}]", "one.yaml")
    two = from_text("codes: [{code: b}]\nlanguage: en", "two.yaml")
    assert one.language_place is None
    assert merged([one, two]).language_place == Place("two.yaml", 2, 11)


@pytest.mark.parametrize("name", ["स्वास्थ्य", "শিক্ষা", "สุขภาพ", "ማኅበር", "می\u200cخواهم", "año.2", "政府"])
def test_codes_and_lists_are_named_in_any_script(name: str) -> None:
    text = f"terms: {{{name}: [fever]}}\ncodes:\n  - {{code: {name}, match: [${name}]}}\n"
    book = from_text(f"{text}  - {{code: other, match: ['#{name}']}}\n", "book.yaml")
    assert [code.code for code in book.codes] == [name, "other"]
    assert compile_codebook(book, load("en")).codes[1].speaks_of == {name}
