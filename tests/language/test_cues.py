"""The lists of cues: what their groups say, and mistakes in them."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.language import cues
from qda.language.cues import Closing, CueEntry, CueKind, load_cues
from qda.model.coding import Assertion

LIST = """
[lists]
verbs = "say | argue"
[[cues]]
value = "negated"
reach = 5
patterns = '''
# of any time
not
never $verbs
'''
[[cues]]
value = "reported"
direction = "backward"
closing = "last"
patterns = "they say"
[[cues]]
value = "terminate"
direction = "both"
patterns = "but"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only list of cues, of every language."""
    path = tmp_path / "cues.toml"
    path.write_text(LIST, encoding="utf-8")
    monkeypatch.setattr(cues, "_list_of", lambda _: path)
    load_cues.cache_clear()
    yield path
    load_cues.cache_clear()


@pytest.mark.usefixtures("file")
def test_each_line_of_a_group_is_a_cue() -> None:
    opens = {"kind": CueKind.MODIFIER, "confines": True}
    negated = {**opens, "assertion": Assertion.NEGATED, "forward": True, "backward": False, "reach": 5}
    reported = {**opens, "assertion": Assertion.REPORTED, "forward": False, "backward": True, "reach": 100}
    assert load_cues("en") == (
        CueEntry("not", **negated),
        CueEntry("never (say | argue)", **negated),
        CueEntry("they say", **reported, closing=Closing.LAST),
        CueEntry("but", CueKind.TERMINATE, None, forward=True, backward=True, reach=100),
    )


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("reach = 5", "rech = 5", "1 of the cues (negated): no key is called 'rech'. Did you mean 'reach'?"),
        ("reach = 5", "touchng = true", "1 of the cues (negated): no key is called 'touchng'. Did you mean"),
        ("reach = 5", "kind = 'aside'", "1 of the cues (negated): no key is called 'kind'."),
        ("reported", "reprted", "2 of the cues (reprted): 'reprted' is not a valid Assertion"),
        ("backward", "backwards", "2 of the cues (reported): 'backwards' is not a valid Direction"),
        ('"last"', '"end"', "2 of the cues (reported): 'end' is not a valid Closing"),
    ],
)
def test_what_there_is_not_is_an_error_that_says_where(
    file: Path, right: str, wrong: str, problem: str
) -> None:
    file.write_text(LIST.replace(right, wrong), encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_cues("en")
    assert str(error.value).startswith(f"{file}: group {problem}")


def test_every_list_that_comes_along_can_be_read() -> None:
    folders = [one.name for one in files("qda.language").iterdir() if one.joinpath("cues.toml").is_file()]
    assert len(folders) == 7
    assert all(load_cues(one) for one in folders)
