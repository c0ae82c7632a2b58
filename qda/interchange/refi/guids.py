"""GUIDs as the standard wants them: lower case, without braces; and new ones that are the same every time."""

import re
from collections.abc import Collection
from uuid import UUID, uuid5

NAMESPACE = UUID("7a0c2d4e-5f61-5b8a-9c3d-2e4f60718293")
_PLAIN = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")


def guid_of(*names: str) -> str:
    """The GUID of a thing that is named by its kind and what tells it from others; always the same."""
    return str(uuid5(NAMESPACE, "\x1f".join(names)))


def free_guid(taken: Collection[str], *names: str) -> str:
    """The GUID of a thing, or another one, always the same, where something else has it.

    Other programs keep our GUIDs and give a passage another place or a coding another code.
    """
    own = guid_of(*names)
    while own in taken:
        own = guid_of("again", own)
    return own


def plain(raw: str) -> str:
    """A GUID in lower case without braces; of what is none, a GUID that all who say the same share."""
    bare = raw.strip().lower().removeprefix("urn:uuid:").strip("{}() ")
    return str(UUID(bare)) if _PLAIN.fullmatch(bare) else guid_of("name", raw.strip())


def is_plain(raw: str) -> bool:
    """Whether a text is a GUID, in any case, with braces or without."""
    bare = raw.strip().lower().strip("{}")
    return bool(_PLAIN.fullmatch(bare)) and bare.count("-") == 4


def unnamed(kind: str, guid: str) -> str:
    """What a thing without a name is called: its kind, and how its GUID begins.

    Digits alone would be taken for a telephone number.

    >>> unnamed("case", "32ea5ed1-30d6-4c16-8990-dee33266ec8a"), unnamed("case", "12155538-30d6-4c16")
    ('case 32ea5ed1', 'case id12155538')
    """
    begins = guid[:8]
    return f"{kind} {'id' if begins.isdigit() else ''}{begins}"
