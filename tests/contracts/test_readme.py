"""What README shows is what happens."""

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ qda (.+)\n((?:.*\n)*?)```", README)


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_output_shown_is_the_real_output(command, output, finished_study, qda) -> None:
    done = qda(*shlex.split(command), folder=finished_study)
    assert done.returncode == 0, done.stderr
    assert output.rstrip("\n") == done.stdout.rstrip("\n"), "run: python docs/readme_output.py"


def test_the_set_up_is_two_commands_that_can_be_pasted() -> None:
    blocks = re.findall(r"```sh\n((?:.*\n)*?)```", README)
    assert [len(block.splitlines()) for block in blocks[:2]] == [1, 1]
    assert "install" in blocks[0]
    assert "qda run" in blocks[0]
    assert "install" in blocks[1]
    assert "pytest" in blocks[1]


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_page_of_the_documentation_can_be_reached_from_readme(page) -> None:
    assert f"(docs/{page.name})" in README


@pytest.mark.parametrize("target", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_links_lead_somewhere(target) -> None:
    assert (ROOT / target).exists()
