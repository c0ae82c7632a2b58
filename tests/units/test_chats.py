"""Chats and mails as programs keep them, and what these programs write in them."""

import pytest

from qda.model.unit import Role
from tests.units.conftest import Make, sides, turns_of

IRC = """{o}10:01{c} <ida> how do you heat the house?
{o}10:02{c} <tom_r> with wood: mostly from the forest
{o}10:03{c} *** lu has joined the channel
{o}10:03{c} <@lu> hello
{o}10:04{c} <ida> is it hard?
{o}10:05{c} <tom_r> no"""


@pytest.mark.parametrize("brackets", ["[]", "  "])
def test_names_in_angle_brackets_behind_times_are_who_writes(brackets: str) -> None:
    text = IRC.replace("{o}", brackets[0].strip()).replace("{c}", brackets[1].strip())
    turns = turns_of(text)
    assert [one.speaker for one in turns] == ["ida", "tom_r", None, "lu", "ida", "tom_r"]
    assert [one.role.value[0] for one in turns] == ["p", "p", "n", "p", "p", "p"]
    assert turns[1].span.of(text).strip() == "with wood: mostly from the forest"
    assert turns[1].timestamp == "10:02"


def test_what_happens_in_angle_brackets_is_nobody() -> None:
    text = (
        "[00:10] <laughs> We heat with wood.\n[00:20] It is cheap.\n[00:30] <sighs> But it is hard.\n"
        "[00:40] <laughs> Very."
    )
    assert {who for _, who, *_ in sides(text)} == {None}


DISCORD = """[05/12/2021 10:01 AM] ida
How do you heat the house?

[05/12/2021 10:02 AM] tom#1234
With wood.
{Reactions}
👍 (2) ❤️ (1)

[05/12/2021 10:03 AM] ida
Is it hard?

[05/12/2021 10:04 AM] tom#1234
No.

==============================================================
Exported 4 message(s)
=============================================================="""


def test_what_an_exported_channel_says_of_itself_is_nobodys(make_index: Make) -> None:
    document, index = make_index(DISCORD)
    said = [(index.turns[one.turn].speaker, one.span.of(document.text)) for one in index.paragraphs]
    assert said[:4] == [
        ("ida", "How do you heat the house?"),
        ("tom#1234", "With wood."),
        ("ida", "Is it hard?"),
        ("tom#1234", "No."),
    ]
    assert {who for who, _ in said[4:]} == {None}
    assert index.turns[-1].role is Role.NOBODY


@pytest.mark.parametrize("word", ["id", "s", "Case "])
def test_numbers_of_a_word_in_brackets_are_people_who_come_again(word: str) -> None:
    said = [(1, "I walk."), (2, "I ride."), (3, "I swim."), (1, "Every day."), (3, "Not I.")]
    text = "\n\n".join(f"[{word}{number}] {words}" for number, words in said)
    assert [(who, words) for _, who, _, words in sides(text)] == [(f"{word}{n}", words) for n, words in said]


@pytest.mark.parametrize(
    "text",
    [
        "[fn1] The first note.\n\n[fn2] The second.\n\n[fn3] The third.\n\n[fn4] The fourth.",
        "We went.\n\n[a1] One thing.\n\nWe came.\n\n[a2] Another.\n\nWe saw.\n\n[a1] Again.\n\nSo.",
    ],
)
def test_numbers_in_brackets_that_are_notes_are_nobody(text: str) -> None:
    assert {who for _, who, *_ in sides(text)} == {None}


MAIL = """From: Tom Vale <tom@example.org>
To: Ida Reed <ida@example.org>
Date: Mon, 4 May 2020 10:00:00 +0100

Dear Ida, with pleasure.

On Sunday, 3 May 2020, Ida Reed wrote:

> How do you heat the house?
> And the barn?

With wood.

It is cheap.

> Is it hard?

No, not for me.
"""


def test_what_a_mail_quotes_was_asked_by_somebody_else() -> None:
    heard = sides(MAIL)
    assert [(role, who, own) for role, who, own, _ in heard] == [
        ("n", None, None),
        ("p", None, "doc"),
        ("i", None, None),
        ("p", None, "doc"),
        ("i", None, None),
        ("p", None, "doc"),
    ]
    assert [words for role, *_, words in heard if role == "p"] == [
        "Dear Ida, with pleasure.",
        "With wood.\n\nIt is cheap.",
        "No, not for me.",
    ]
    assert "wrote:" in heard[2][3]


@pytest.mark.parametrize(
    "text",
    [
        MAIL.partition("\n\n")[2],
        MAIL.replace("From", "Place"),
        MAIL.replace(">", "-"),
        MAIL.replace("> Is it", "Is it"),
    ],
)
def test_other_texts_are_no_mails(text: str) -> None:
    assert [(role, who) for role, who, *_ in sides(text)] == [("p", None)]
