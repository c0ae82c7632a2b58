"""A figure as a file: the same figure gives the same bytes, and says in words what it shows."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import escape

from qda.errors import UsageError
from qda.files.atomic import replacing
from qda.model.identity import hash_text
from qda.report.figures.style import DOTS, Drawn, styled
from qda.report.visible import visible

_OPENING = re.compile(r"<svg [^>]*>", re.DOTALL)


def svg(drawn: Drawn) -> bytes:
    """SVG with outlines for letters, a title and a description that screen readers read."""
    text = _saved(drawn, "svg", {"Date": None, "Creator": "qda"}).decode("utf-8")
    text = text[text.index("<svg") :]
    title, alternative = visible(drawn.title), visible(drawn.alternative)
    name = hash_text(title + alternative)[7:19]
    told = (
        f'<title id="title-{name}">{escape(title)}</title>\n'
        f'<desc id="desc-{name}">{escape(alternative)}</desc>\n'
    )
    role = f' role="img" aria-labelledby="title-{name} desc-{name}">'
    opened = _OPENING.sub(lambda found: f"{found[0][:-1]}{role}\n {told}", text, count=1)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{opened}'.encode()


def png(drawn: Drawn) -> bytes:
    """PNG for print, with title and description in its text chunks."""
    told = {"Title": visible(drawn.title), "Description": visible(drawn.alternative)}
    return _saved(drawn, "png", {**told, "Software": "qda"})


def pdf(drawn: Drawn) -> bytes:
    """PDF with its fonts embedded, title and description in its properties."""
    told = {"Title": visible(drawn.title), "Subject": visible(drawn.alternative), "Creator": "qda"}
    return _saved(drawn, "pdf", {**told, "CreationDate": None, "Producer": None})


FORMS: Mapping[str, Callable[[Drawn], bytes]] = MappingProxyType({".svg": svg, ".png": png, ".pdf": pdf})


def form_of(path: Path) -> Callable[[Drawn], bytes]:
    """What writes a file of this ending. Raises UsageError for any other ending."""
    if path.suffix.lower() not in FORMS:
        raise UsageError(
            f"a figure cannot be written as {path.suffix or 'a file without an ending'}",
            remedy=f"End the name in {', '.join(FORMS)}.",
        )
    return FORMS[path.suffix.lower()]


def write_figure(drawn: Drawn, path: Path) -> None:
    """Write a figure in the format of the file's ending, whole or not at all."""
    content = form_of(path)(drawn)
    with replacing(path) as draft:
        draft.write_bytes(content)


def _saved(drawn: Drawn, form: str, metadata: Mapping[str, str | None]) -> bytes:
    """The figure as matplotlib writes it, at the size that it was drawn for."""
    held = BytesIO()
    with styled(drawn.texts):
        drawn.figure.savefig(held, format=form, metadata=dict(metadata), dpi=DOTS)
    return held.getvalue()
