"""Texts that YAML takes for comments: nothing that was written may go without a word."""

import pytest

from qda.errors import InputError, Place
from qda.files.marked_yaml import parse


@pytest.mark.parametrize(
    ("text", "line", "column", "lost"),
    [
        ("- money #b", 1, 9, "#b"),
        ("- money NEAR/5 like #only this", 1, 21, "#only this"),
        ("- (money | border) #a", 1, 20, "#a"),
        ("color: #ff0000", 1, 8, "#ff0000"),
        ("definition: Money #1 issue\nname: x", 1, 19, "#1 issue"),
        ("a:\n  - x\n  - #b", 3, 5, "#b"),
        ("a:\t#b", 1, 4, "#b"),
        ("a: x\n  y #b", 2, 5, "#b"),
        ("a: 'é😀 #x'\nb: é😀 #y", 2, 7, "#y"),
        ('a: "b"#c', 1, 7, "#c"),
        ("a: [b]#c", 1, 7, "#c"),
        ("a: 'x #b' #c", 1, 11, "#c"),
        ("a: | #b\n  c", 1, 6, "#b"),
        ("a: b ##c", 1, 6, "##c"),
        ("codes: #mine\n  - a", 1, 8, "#mine"),
        ("a: |\n  see #1\nb: c #d", 3, 6, "#d"),
        ("match: [money, #b]\nname: x", 1, 16, "#b]"),  # without its bracket this is no YAML any more
        ("a: b #c: d", 1, 6, "#c: d"),
    ],
)
def test_what_would_be_lost_behind_a_number_sign_is_an_error(text, line, column, lost):
    with pytest.raises(InputError) as raised:
        parse(text, "book.yaml")
    assert raised.value.place == Place("book.yaml", line, column)
    assert raised.value.problem.startswith(f"'{lost}' would be left out")
    assert "quotation marks" in raised.value.remedy
    assert "a blank after the #" in raised.value.remedy


def test_a_long_loss_is_shown_shortened():
    with pytest.raises(InputError, match=r"'#ab{38}\.\.\.' would"):
        parse("a: b #a" + "b" * 39 + "c" * 50, "f")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("- money # b", ["money"]),
        ("- money #", ["money"]),
        ("- money # see #12", ["money"]),
        ("- money ## see", ["money"]),
        ("#- money\n- border", ["border"]),
        ("# all of #a\n  #b\n- c", ["c"]),
        ("- '#a'\n- \"#b5651d\"", ["#a", "#b5651d"]),
        ("- 'x NEAR/3 #a' # here", ["x NEAR/3 #a"]),
        ("- x#a", ["x#a"]),
        ('- "one\n  #two\n  and #three" # four', ["one #two and #three"]),
        ("- |\n  see #1\n  and #2\n- c", ["see #1\nand #2\n", "c"]),
        ("- >\n  see #1\n  and #2\n# see #3\n- c", ["see #1 and #2\n", "c"]),
        ("['#a', \"#b\", 'é #c']", ["#a", "#b", "é #c"]),
        ("- 'it''s #a'", ["it's #a"]),
    ],
)
def test_comments_with_a_blank_and_signs_within_texts_are_left_alone(text, value):
    assert parse(text, "f").plain() == value


@pytest.mark.parametrize("text", ['a: "b #c', "a: 'b #c\nd: e", "a: b\nc: 'it's' #d", 'a: "b" c "d #e"'])
def test_a_sign_that_may_stand_in_quotation_marks_is_not_blamed_for_broken_yaml(text):
    with pytest.raises(InputError, match="this is not valid YAML"):
        parse(text, "f")
