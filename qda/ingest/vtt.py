"""WebVTT (.vtt), also as Teams, Zoom, Webex and YouTube write it."""

from collections.abc import Sequence
from pathlib import Path

from qda.ingest.reader import AS_IT_IS, Options, Reading
from qda.ingest.timed.cues import Form
from qda.ingest.timed.subtitles import read_subtitles


def read(content: bytes, path: Path, options: Options = AS_IT_IS) -> Sequence[Reading]:
    """Read the cues of a .vtt file as one transcript."""
    return read_subtitles(content, path, options, Form.VTT)
