"""What to do about a line of `qda.toml` that cannot be read: how people write who do not know TOML."""

import re
from collections.abc import Callable

from qda.files.yaml_hints import unseen

_GENERAL = 'Write settings as: title = "My study"'
_SETTING = re.compile(r"\s*(?P<key>[\w-]+)\s*(?P<sign>[=:])\s*(?P<value>.*?)\s*(?:#.*)?")
_CURLY = re.compile("[“”„‟«»‘’‚‹›]")
_PLAIN = {
    "Invalid value": "this value cannot be read",
    "Expected '=' after": "no = stands behind the name of a setting",
    "Expected newline": "something stands behind the value",
    "Unclosed array": "a list has no ], or lacks a comma",
    "Illegal character": "a text in quotation marks has no end on its line",
    "Unterminated string": "a text in quotation marks has no end",
    "Unescaped": "a backslash stands in a text",
    "Invalid hex value": "a backslash stands in a text",
    "Invalid statement": "this line is no setting",
    "Cannot overwrite": "this setting stands twice",
    "Cannot declare": "this section stands twice",
    "Expected ']' at the end": "the name of a section has no ]",
}
"""How the parser's messages begin, in words for who writes settings."""


def plainly(problem: str) -> str:
    """What the parser says, in plain words where they are known."""
    return next((told for begin, told in _PLAIN.items() if problem.startswith(begin)), problem)


def hint(line: str, problem: str) -> str:
    """The remedy for a line, of which the parser says `problem`."""
    if problem.startswith(("Cannot overwrite", "Cannot declare")):
        return "Keep one of them."
    if strange := unseen(line):
        return strange
    if "\\" in line:
        return "Write / between folders. A text with a backslash stands in single quotation marks: '...'"
    if _CURLY.search(line) and '"' not in line:
        return f"Type straight quotation marks: {_CURLY.sub(chr(34), line).strip()}"
    if line.lstrip().startswith("["):
        return "The name of a section stands in square brackets, alone on its line: [audit]"
    if line.lstrip().startswith(("//", "--", ";")):
        return "An explanation begins with #."
    found = _SETTING.fullmatch(line)
    return _as_setting(found) if found else _GENERAL


def _as_setting(found: re.Match[str]) -> str:
    value = found["value"]
    told = next((meant(value) for form, meant in _FORMS if form.fullmatch(value)), None)
    if told is None:
        return _GENERAL
    return f"Write it as {found['key']} = {told}"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"(?i:yes|true|on)"), lambda _: "true"),
    (re.compile(r"(?i:no|false|off)"), lambda _: "false"),
    (re.compile(r"\d*[.,]\d+"), lambda value: str(float(f"0{value.replace(',', '.')}"))),
    (re.compile(r"\d+ ?%"), lambda value: str(int(value.rstrip("% ")) / 100)),
    (re.compile(r"'[^\"]*'[^\"]*"), lambda value: f'"{value.strip(chr(39))}"'),
    (re.compile(r"[^\"'\[{]+"), lambda value: f'"{value}"'),
    (re.compile(r"\d+|\".*\"|\[.*\]"), lambda value: value.replace(";", ",")),
)
"""Values as people write them, and how they are written here."""
