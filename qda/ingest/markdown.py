"""Markdown (.md), with front matter if it begins with a line `---`; its marks stay in the text."""

from collections.abc import Sequence
from pathlib import Path

from qda.ingest.front_matter import read_front_matter
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.text_file import decode_text


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read Markdown as the text it is, so that spans count the characters of the file."""
    return [read_front_matter(decode_text(content, path, options.encoding), path)]
