"""What things of another program are called in this project: GUID -> name."""

import json
import re
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from unicodedata import category, normalize

from qda.interchange.refi.guids import unnamed
from qda.model.coding import RULES

_NOT_IN_CODES = re.compile(r"[^\w.-]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates of the direction of writing, which show a name otherwise than it is."""
_UNKNOWN = "unknown"
_LONGEST = 60
"""Letters of a code's short name."""
RENAMED = "a user, case or source that was renamed; its name here stands"
NOBODY = ""
"""In place of a GUID: what was made by nobody who is named."""


@dataclass(slots=True)
class Names:
    """Names by GUID. `at` is the time of the import, `file` the name of the file."""

    at: str = ""
    file: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    coders: dict[str, str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    participants: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """As a file keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Names":
        """From what a file kept."""
        return cls(**json.loads(text))


def tidy_name(raw: str, otherwise: str) -> str:
    """A name on one line, composed, without what cannot be seen or turns round what is behind it.

    Another one stands where nothing is left.
    """
    forward = _TURNING.sub("", raw)
    seen = "".join(" " if category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in forward)
    return normalize("NFC", " ".join(seen.split())) or otherwise


def code_name(raw: str) -> str:
    """A short name for a code, as the codebook's files want it: letters, digits, _ - and ."""
    bare = normalize("NFC", raw).strip().lower()
    return _NOT_IN_CODES.sub("_", bare).strip("_.-")[:_LONGEST].rstrip("_.-") or "code"


def free(wanted: str, taken: Collection[str], form: str = "{} ({})") -> str:
    """A name that nothing else has: the wanted one, or with a number from 2 on."""
    if wanted not in taken:
        return wanted
    number = 2
    while form.format(wanted, number) in taken:
        number += 1
    return form.format(wanted, number)


def coder_called(raw: str, guid: str) -> str:
    """A coder's name from a user's; the rules' name is taken by the codebook's rules."""
    name = tidy_name(raw, unnamed("user", guid) if guid else _UNKNOWN)
    return f"{name} (imported)" if name.casefold() == RULES else name
