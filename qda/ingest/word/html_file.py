"""The bytes of a web page to its elements."""

import re
from collections.abc import Iterator
from html.entities import html5
from pathlib import Path

from lxml import etree

from qda.errors import InputError, Place
from qda.files.text import decode
from qda.ingest.notice import Notice
from qda.ingest.xml_file import Element, parse_xml
from qda.model.span import line_of

_DECLARED = re.compile(
    rb"""<\?xml[^>]*encoding\s*=\s*["'](?P<xml>[\w.:-]+)
    | <meta[^>]*charset\s*=\s*["']?\s*(?P<meta>[\w.:-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_WESTERN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252"})
_UNICODE = frozenset({"utf-16", "utf-16le", "utf-16be", "utf16", "utf8", "utf-8", "unicode"})
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML = re.compile(r"\s*(?:<\?xml|<!DOCTYPE[^>]*XHTML)", re.IGNORECASE)
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BODY = re.compile(r"<(?:body|frameset)\b", re.IGNORECASE)
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_MORE_BEHIND = re.compile(r"</html\s*>\s*\S", re.IGNORECASE)
_HEAD = re.compile(
    r"""(?: \s+ | <!--.*?--> | <![^>]*> | <\?[^>]*> | </?(?:html|head|meta|link|base)\b[^>]*>
    | <(?P<name>title|script|style|noscript|template)\b[^>]*>.*?</(?P=name)\s*> )*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""What stands in a page before its body, whether its tags are written or not."""
_SOUND = re.compile(r"<!--(?:-?>|.*?--!?>)|<(script|style)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_HIDING = re.compile(r"<(?P<name>!--|(?:script|style|title|template|textarea)\b[^>]*(?<!/)>)", re.IGNORECASE)


def decode_page(content: bytes, path: Path, encoding: str | None = None) -> str:
    """Decode a page: by its byte order mark, as a person says, as it declares itself, else as UTF-8."""
    declared = _DECLARED.search(content[:4096])
    name = (declared["xml"] or declared["meta"]).decode("ascii").lower() if declared else None
    if name in _WESTERN:
        name = "cp1252"  # what every browser takes these names for
    elif name in _UNICODE:
        name = "utf-8"  # a declaration that can be read byte by byte is not in UTF-16
    try:
        "".encode(name or "utf-8")
    except LookupError:
        name = None
    text = decode(content, path, encoding or name)
    if "\0" in text:
        raise InputError(
            "this looks like a binary file: it holds NUL bytes, which no page has",
            place=Place(path),
            remedy="If it was saved as UTF-16, say so: --encoding utf-16. If not, save it as plain text.",
        )
    return text


def told_of_unclosed(text: str, where: str) -> Iterator[Notice]:
    """A notice of what hides the words behind it, because the page begins it and never ends it."""
    rest = _SOUND.sub(lambda found: "\n" * found[0].count("\n"), text)
    for found in _HIDING.finditer(rest):
        name = re.match(r"\w*", found["name"])
        end = f"</{name[0]}>" if name and name[0] else "-->"
        if not re.compile(rf"{end[:-1]}\s*>", re.IGNORECASE).search(rest, found.end()):
            line = line_of(rest, found.start())
            what = f"{found[0]} in line {line:,} has no end ({end}): what stands behind it is left out"
            yield Notice(what, where, "Write its end where it belongs, and import the page again.")
            return


def parse_page(text: str, path: Path, part: str = "the page") -> Element | None:
    """The page's root element; None when there is nothing in it.

    A page that is XML is read as such, so that `<title/>` ends; one that is only nearly XML as a browser
    would.
    """
    if _XML.match(text):
        try:
            return parse_xml(_without_entities(text).encode("utf-8"), path, part)
        except InputError:
            text = _DECLARATION.sub("", text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_with_body(text).encode("utf-8"), parser) if text.strip() else None
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise _unreadable(part, path, type(error).__name__) from error
    fatal = [str(one.message) for one in parser.error_log if one.level == etree.ErrorLevels.FATAL]
    if fatal and any("depth" in message for message in fatal):
        raise _unreadable(part, path, "its parts stand within one another thousands deep")
    return root


def _with_body(text: str) -> str:
    """The page with the tag that begins its body, which may be left away: without it, the parser takes parts
    that are younger than itself (`main`, `article`, `section`) into the head. What stands behind the tags
    that end a page, as where two are joined, is part of it, as in a browser; the parser would drop it."""
    if _MORE_BEHIND.search(text):
        text = _ENDS.sub("", text)
    if _BODY.search(text):
        return text
    head = _HEAD.match(text)
    at = head.end() if head else 0
    return f"{text[:at]}<body>{text[at:]}"


def _unreadable(part: str, path: Path, why: str) -> InputError:
    return InputError(
        f"{part} cannot be read as a web page ({why})",
        place=Place(path),
        remedy="Open it in a browser, copy its text and save that as plain text.",
    )


def _without_entities(text: str) -> str:
    """Named letters (`&nbsp;`) as themselves, and no declaration of an encoding that no longer holds."""
    shown = _ENTITY.sub(lambda found: _letter(found[1], found[0]), text)
    return _DECLARATION.sub("", shown)


def _letter(name: str, written: str) -> str:
    return written if name in _OF_XML else html5.get(f"{name};", written)
