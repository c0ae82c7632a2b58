"""Plain text (.txt), with front matter if it begins with a line `---`."""

from pathlib import Path

from qda.ingest.front_matter import read_front_matter
from qda.ingest.reader import Reading
from qda.ingest.text_file import decode_text


def read(content: bytes, path: Path, *, encoding: str | None = None) -> Reading:
    """Read plain text."""
    return read_front_matter(decode_text(content, path, encoding), path)
