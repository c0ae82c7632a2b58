"""What can be asked for stands on the page that explains it."""

import os
import re
from pathlib import Path

import pytest

from qda.analysis.agreement.measures import MEASURES
from qda.analysis.meeting.coefficients import COEFFICIENTS
from qda.audit.check_names import CHECKS
from qda.cli.options import _FILTERS
from qda.ingest.registry import ARCHIVES, READERS
from qda.model.coding import Assertion, Status

ROOT = Path(__file__).parents[2]
NAMED = {
    "agreement.md": [f"`{one.key}`" for one in MEASURES],
    "audit-findings.md": [f"`{name}`" for name in CHECKS],
    "counting.md": [
        *(f"`{one.key}`" for one in COEFFICIENTS),
        *(f"`{option}`" for option, *_ in _FILTERS),
        *(f"`{one}`" for one in (*Assertion, *Status)),
    ],
    "formats.md": [*READERS, *ARCHIVES],
}


@pytest.mark.parametrize("page", NAMED)
def test_every_name_stands_on_its_page(page) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert [name for name in NAMED[page] if name not in text] == []


def test_links_and_their_headings_are_there() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    texts = {
        page: re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL) for page in pages
    }
    headings = {
        page: set(map(_anchor, re.findall(r"^#+ (.+)$", texts[page], re.MULTILINE))) for page in pages
    }
    lost = []
    for page, text in texts.items():
        for target in re.findall(r"\]\((?!http)([^)\s]+)\)", text):
            name, _, anchor = target.partition("#")
            leads = Path(os.path.normpath(page.parent / name)) if name else page
            if not leads.exists() or (anchor and anchor not in headings.get(leads, {anchor})):
                lost.append(f"{page.name}: {target}")
    assert lost == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_a_text_to_copy_is_marked_on_each_of_its_lines(page) -> None:
    """A paragraph that begins as a quotation is one as a whole, with no mark among its words."""
    for paragraph in page.read_text(encoding="utf-8").split("\n\n"):
        if paragraph.startswith("> "):
            assert all(line.startswith("> ") for line in paragraph.splitlines()), paragraph
            assert " > " not in paragraph, paragraph


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
