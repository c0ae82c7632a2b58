"""What every page of HTML has: its style, what it may load, and templates in which no text becomes markup.

The library of templates is loaded when a page is made: every command that prints a table knows this module.
"""

from __future__ import annotations

import base64
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

_HERE = files("qda.report.page")


def file(name: str) -> str:
    """A file that lies beside this one."""
    return (_HERE / name).read_text(encoding="utf-8")


def style() -> str:
    """The style of every page."""
    return file("style.css")


def template(name: str) -> Template:
    """A template of this folder; it escapes all that is put into it."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template(name)


def policy(style: str, script: str | None = None) -> str:
    """Nothing is loaded from anywhere; this style and script, by their hashes, and pictures in the page."""
    scripts = f"; script-src {_hash(script)}" if script is not None else ""
    return (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}{scripts}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
