"""What a codebook says and its author most likely does not mean."""

import pytest

from qda.coding.codebook.slips import slips


def told(compiled, book):
    return [(one.line, one.code, one.problem) for one in slips(compiled(book))]


def of_pattern(compiled, pattern, terms="l: [y]"):
    """What is told of one pattern of a code x, beside which there are a list l and a code other."""
    written = pattern.replace("'", "''")
    book = f"terms: {{{terms}}}\ncodes:\n  - {{code: x, match: ['{written}', $l]}}\n  - {{code: other}}\n"
    return [problem for _, _, problem in told(compiled, book)]


def test_a_codebook_without_slips_gives_no_remark(compiled):
    book = """
terms: {l: [$m, é], m: [z]}
codes:
  - {code: by_hand}
  - {code: x, match: [$l, '"a b"', =ISI, nurs*, "1,000 men", TNFα, μg], unless: ["#by_hand"]}
"""
    assert slips(compiled(book)) == ()


def test_rules_of_a_code_that_find_the_same_are_named_with_their_lines(compiled):
    book = """
codes:
  - code: x
    match:
      - money
      - border
      - Money
      - (money)
      - [{LOWER: a}]
      - [{LOWER: a}]
    unless: [fence, fence]
  - {code: y, match: [money]}
"""
    assert told(compiled, book) == [
        (7, "x", "x/3 (line 7) and x/4 (line 8) are the same rule as x/1 (line 5)"),
        (10, "x", "x/6 (line 10) is the same rule as x/5 (line 9)"),
    ]


def test_a_code_with_vetoes_alone_is_named(compiled):
    book = "codes:\n  - {code: y}\n  - {code: x, unless: [z]}\n"
    ((line, code, problem),) = told(compiled, book)
    assert (line, code) == (3, "x")
    assert problem == "x has 'unless' but no rule under 'match', so the rules find nothing"


def test_lists_that_no_rule_uses_are_named(compiled):
    book = """
terms:
  a: [x, $b]
  b: [y]
  c: [z]
  d: [$c]
  e: [w]
codes:
  - {code: x, match: ['u NEAR/2 $a'], unless: [$e, '"$c"']}
"""
    unused = [(line, problem) for line, _, problem in told(compiled, book) if "no rule uses" in problem]
    assert unused == [(5, "no rule uses the list $c"), (6, "no rule uses the list $d")]


def test_codes_that_differ_in_capitals_alone_are_named(compiled):
    assert told(compiled, "codes:\n  - {code: a}\n  - {code: b}\n  - {code: A}\n") == [
        (4, "A", "the codes a and A differ in nothing but capitals")
    ]


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ('"mon*"', 'x/1: the * in "mon*" stands for itself, for this is an exact form'),
        ("b NEAR/3 =Mon*", 'x/1: the * in ="Mon*" stands for itself, for this is an exact form'),
        ("=$l", 'x/1: ="$l" is the word l in exactly this form, not the list $l'),
        ("=$nowhere", 'x/1: ="$nowhere" is the word nowhere in exactly this form, not the list $nowhere'),
        ('"#other"', 'x/1: "#other" is the word other in exactly this form, not the code #other'),
        ("mo\u200bney", "x/1: in 'money' stands a character that cannot be seen (zero width space)"),
        ("\u202emoney", "x/1: in 'money' stands a character that cannot be seen (right-to-left override)"),
        ("mo\u200dney", "x/1: in 'money' stands a character that cannot be seen (zero width joiner)"),
        ("m\u043eney", "x/1: 'm\u043eney' mixes letters of two alphabets that look alike: "
                       "\u043e (cyrillic small letter o)"),
        ("a (b | \u039dATO)", "x/1: '\u039dATO' mixes letters of two alphabets that look alike: "
                              "\u039d (greek capital letter nu)"),
        ("money, cost", "x/1: the comma in money, means nothing in a pattern"),
        ('"money, cost"', 'x/1: the comma in "money, cost" means nothing in a pattern'),
        ("پول، مرز", "x/1: the comma in پول، means nothing in a pattern"),
        ("money;cost", "x/1: no phrase runs across the ; in money;cost, so no text with it is found"),
        ("mon*;cost", "x/1: no phrase runs across the ; in mon*;cost, so no text with it is found"),
        ('"money|cost"', 'x/1: no phrase runs across the | in "money|cost", so no text with it is found'),
        ('"money (cost)"', 'x/1: no phrase runs across the ( in "money (cost)", so no text with it is found'),
        ('"money - cost"', 'x/1: no phrase runs across the - in "money - cost", so no text with it is found'),
        ("money; cost", "x/1: the ; in money; means nothing in a pattern"),
        ("cost: money", "x/1: the : in cost: means nothing in a pattern"),
        ("a 'of b' c", "x/1: single quotation marks mean nothing in a pattern: 'of b' is found in all forms"),
        ("‘of b’", "x/1: single quotation marks mean nothing in a pattern: ‘of b’ is found in all forms"),
        ("claim(s)", "x/1: the brackets in claim(s) are read as if a blank stood beside them"),
        ("[Cc]laim", "x/1: the brackets in [Cc]laim are read as if a blank stood beside them"),
        ("(a | b)s", "x/1: the brackets in b)s are read as if a blank stood beside them"),
        ("money -cost", "x/1: the - before cost means nothing in a pattern"),
        ("(!cost | b)", "x/1: the ! before cost means nothing in a pattern"),
        ("money ODER cost", "x/1: ODER is looked for as a word"),
        ('"a NEAR/5 b"', 'x/1: NEAR/5 stands in quotation marks, so it is a word: "a NEAR/5 b"'),
        ("c “a AND b”", 'x/1: AND stands in quotation marks, so it is a word: "a AND b"'),
        ('"Stop. Go"', 'x/1: no phrase runs across the . in "Stop. Go", so no text with it is found'),
    ],
)  # fmt: skip
def test_words_that_cannot_mean_what_they_look_like_are_named(compiled, pattern, problem):
    assert of_pattern(compiled, pattern) == [problem]


@pytest.mark.parametrize(
    "pattern",
    ['"$12.99"', '"$USD"', "mon*", '"is money short?"', "1,000", "می\u200cخواهم", "граница", "TNFα",
     "β-blocker", "café", "Ελλάδα", "nurse:s", "and/or", "Dr. Smith", '"Dr. Smith"', '"U.S. policy"', "C++",
     "rock 'n' roll", "workers' rights", "‘Ali", "-50", "cross-border", "政府(学校|医院)", "oder UND", "Oder",
     '"OR"', '"a" (b | c) [d]', "Lehrer:innen", "z. B.", '"\'a b\'"', "not-b",
     '"Ernst & Young"', "Pakistan's", '"it\'s not"', "3.5", "10:30", '"money / cost"', "(money | cost)"],
)  # fmt: skip
def test_words_that_mean_what_they_look_like_are_let_be(compiled, pattern):
    assert of_pattern(compiled, pattern) == []


def test_words_in_lists_are_looked_at_too(compiled):
    book = "terms:\n  l:\n    - x\n    - a, b\ncodes: [{code: x, match: [$l]}]\n"
    assert told(compiled, book) == [(4, "", "$l/2: the comma in a, means nothing in a pattern")]


def test_an_example_that_a_comma_cuts_in_two_is_named(compiled):
    book = """
codes:
  - code: x
    match: [money]
    examples: [No money, Money is short., money again, 'One, two', Three]
    counterexamples: [The car park, which is far.]
  - code: y
    counterexamples:
      - The garden
      - which is far
"""
    assert told(compiled, book) == [
        (6, "x", "'The car park' and 'which is far.' are two examples, and look like one")
    ]
