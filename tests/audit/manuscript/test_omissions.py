"""Commands that an author of LaTeX defines for an ellipsis."""

import pytest

from qda.audit.manuscript.quoted.omissions import with_omissions


@pytest.mark.parametrize(
    ("defined", "used", "read"),
    [
        (r"\newcommand{\cutt}{[\ldots]}", r"a \cutt{} b \cutt c \cutting d", r"a … b … c \cutting d"),
        (r"\newcommand*\cutt{\textnormal{[\dots]}\xspace}", r"a \cutt\ b", "a … b"),
        (r"\def\cutt{{[...]}}", r"a \cutt b", "a … b"),
        (r"\newcommand{\cutt}[1]{[\ldots]}", r"a \cutt{b, \emph{c}} d", "a … d"),
        (r"\newcommand{\cutt}[1]{[\ldots #1]}", r"a \cutt{b} c", r"a \cutt{b} c"),
        (r"\newcommand{\cutt}{so on}", r"a \cutt{} b", r"a \cutt{} b"),
    ],
)
def test_a_command_that_is_defined_as_an_ellipsis_is_one(defined: str, used: str, read: str) -> None:
    text = f"{defined}\n{used}"
    changed = with_omissions(text)
    assert len(changed) == len(text)
    assert changed.startswith(f"{defined}\n")
    assert " ".join(changed.removeprefix(defined).replace("\\ ", " ").split()) == read
