"""Plain text (.txt), with front matter if it begins with a line `---`."""

from collections.abc import Sequence
from pathlib import Path

from qda.ingest.front_matter import read_front_matter
from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.text_file import decode_text


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read plain text."""
    return [read_front_matter(decode_text(content, path, options.encoding), path)]
