"""Real English sentences to make a corpus from: those of a Debian package, or of any folder of texts.

Debian and its derivatives ship the package `anarchism`, a long book of questions and answers about politics
and society (GPL-2, 11 MB, 1.8 million words; the licence stands in its `copyright`). Installed, it is read
where it lies; otherwise the package is fetched into a temporary folder and unpacked there, which needs no
rights. Where there is no `apt-get`, name a folder or file of English .txt, .md or .html with `--text`.
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

PACKAGE = "anarchism"
INSIDE = Path("usr/share/doc") / PACKAGE / "html"
SUFFIXES = (".html", ".md", ".txt")
SHORTEST, LONGEST = 25, 500
"""Characters of a sentence; shorter ones are headings, longer ones lists."""

_END = re.compile(r"(?<=[.!?])[\"')\]”’]*\s+(?=[\"'(\[“‘]?[A-Z])")
_SENTENCE = re.compile(r"[\"'(“‘]?[A-Z].*[.!?][\"')\]”’]*", re.DOTALL)


class _Paragraphs(HTMLParser):
    """The text of every paragraph of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """A paragraph begins."""
        if tag == "p":
            self._inside = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        """A paragraph ends."""
        self._inside = self._inside and tag != "p"

    def handle_data(self, data: str) -> None:
        """Text, of a paragraph or of something else."""
        if self._inside:
            self.found[-1] += data


def sentences(folder: Path) -> list[str]:
    """Every sentence of the texts in a folder (or of one file), each once, in the order of their files."""
    files = [folder] if folder.is_file() else sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES)
    kept = dict.fromkeys(one for file in files for part in _paragraphs(file) for one in _sentences(part))
    if not kept:
        raise SystemExit(f"no English sentences in {folder}: name a folder of .txt, .md or .html with --text")
    return list(kept)


def text_folder(named: Path | None) -> Path:
    """Where the text is: the folder that was named, the installed package, or the package fetched."""
    if named is not None:
        return named
    installed = Path("/") / INSIDE
    return installed if installed.is_dir() else _fetched(Path(tempfile.gettempdir()) / "qda-benchmark-text")


def _fetched(folder: Path) -> Path:
    """The package, unpacked in a folder and kept there for the next run."""
    if not (folder / INSIDE).is_dir():
        if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
            raise SystemExit(f"there is no Debian package {PACKAGE!r} here: name a folder with --text")
        folder.mkdir(exist_ok=True)
        subprocess.run(["apt-get", "download", PACKAGE], cwd=folder, check=True, capture_output=True)
        package = next(folder.glob("*.deb"))
        subprocess.run(["dpkg-deb", "-x", package, folder], check=True)
        package.unlink()
    return folder / INSIDE


def _paragraphs(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8", errors="replace")
    if file.suffix != ".html":
        return re.split(r"\n\s*\n", text)
    reader = _Paragraphs()
    reader.feed(text)
    return reader.found


def _sentences(paragraph: str) -> Iterator[str]:
    for part in _END.split(" ".join(paragraph.split())):
        whole = part.count("[") == part.count("]") and part.count("(") == part.count(")")
        if whole and SHORTEST <= len(part) <= LONGEST and _SENTENCE.fullmatch(part):
            yield part
