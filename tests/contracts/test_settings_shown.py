"""What the files of settings show can be written, and every setting is shown and explained."""

import re
from pathlib import Path

import pytest

from qda.project import settings_file
from qda.project.settings_file import settings_in

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "qda/project/templates/qda.toml"
SHOWN = re.compile(r"^# (\[\w+\]|\w+ = \S.*)$", re.MULTILINE)


def plain(text: str) -> str:
    """The file as it would be if somebody took the # from all that is no sentence."""
    return SHOWN.sub(r"\1", text)


@pytest.mark.parametrize("path", [ROOT / "qda.toml", TEMPLATE], ids=["sample", "template"])
def test_what_stands_behind_a_comment_sign_can_be_written(path) -> None:
    text = path.read_text(encoding="utf-8")
    settings = settings_in(plain(text), path)
    assert settings.language_model == "en_core_web_sm"
    assert settings.audit.several == 3
    assert plain(text) != text


def test_every_setting_stands_in_the_template_and_in_the_page_on_files() -> None:
    page = (ROOT / "docs/files.md").read_text(encoding="utf-8")
    written = {*settings_file._TOP, *settings_file._PATHS, *settings_file._AUDIT}
    shown = set(re.findall(r"^\[?(\w+)", plain(TEMPLATE.read_text(encoding="utf-8")), re.MULTILINE))
    assert written - shown == {"ignore"}  # what `qda audit manuscript --ignore` writes
    assert {one for one in written if f"`{one}`" not in page and f"[{one}]" not in page} == set()


def test_two_models_for_one_language_are_refused(tmp_path, qda) -> None:
    text = 'language = {code = "en", model = "a"}\nlanguage_model = "b"\n'
    (tmp_path / "qda.toml").write_text(text, encoding="utf-8")
    done = qda("status", folder=tmp_path)
    assert done.returncode == 2
    assert "qda.toml, line 2: the language has two models" in done.stderr
