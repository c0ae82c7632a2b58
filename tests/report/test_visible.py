"""Characters that would act on the screen are shown."""

import pytest

from qda.report.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo\tthree\r\nfour", "one two three four"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("bell\x07 null\x00 delete\x7f", r"bell\x07 null\x00 delete\x7f"),
        ("\x9b31m", r"\x9b31m"),
        ("abc\u202edef\u202c", r"abc\u202edef\u202c"),
        ("\u2066isolate\u2069", r"\u2066isolate\u2069"),
        ("\U000e0041tag", r"\U000e0041tag"),
        ("\ufeffmark", r"\ufeffmark"),
        ("\ud800", r"\ud800"),
        ("line\u2028paragraph\u2029next\x85", "line paragraph next "),
    ],
)
def test_what_would_act_is_shown(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text", ["Mañana – “quoted” …", "دریا کے پار", "می‌خواهم", "日本語", "👩‍👧", "[bold]", "  indented"]
)
def test_what_people_write_stays(text):
    assert visible(text) == text
