"""Users as coders."""

from collections.abc import Sequence

from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.tree import every, guid
from qda.project.exchange.names import NOBODY, Names, coder_called, free, tidy_name


def coders_in(root: Element, known: Sequence[Names]) -> dict[str, str]:
    """Coder by GUID of the user; NOBODY stands for work that names no user.

    Two users of one file who are called alike are two coders; a user who is called like a coder of the
    project is that coder.
    """
    mine = {key: name for one in reversed(known) for key, name in one.coders.items()}
    found: dict[str, str] = {}
    for user in every(root, "User"):
        own = guid(user)
        raw = str(user.get("name") or user.get("id") or "")
        if own in mine:
            found[own] = mine[own]
            continue
        name = tidy_name(raw, "")
        same = name and own == guid_of("coder", name) and name.casefold() != "rules"
        found[own] = name if same else free(coder_called(raw, own), set(found.values()))
    found[NOBODY] = mine.get(NOBODY) or free(coder_called("", NOBODY), set(found.values()))
    return found
