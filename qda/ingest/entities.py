"""Entities of HTML in text that is none: what web pages and programs left in subtitles and tables."""

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def decoded(text: str) -> str:
    """The text with the characters that its entities stand for; what is no entity stays as it is."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
