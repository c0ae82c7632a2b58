"""Users as coders."""

from collections.abc import Iterable, Mapping, Sequence

from qda.interchange.refi.guids import guid_of
from qda.interchange.refi.parse import Element
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.tree import every, guid
from qda.model.coding import RULES, Coding
from qda.project.exchange.codings_in import time_of
from qda.project.exchange.documents_in import TextSource
from qda.project.exchange.names import NOBODY, RENAMED, Names, coder_called, free, tidy_name

Work = tuple[str, str]
"""The words of a passage, and when they were coded."""


def coders_in(
    root: Element,
    known: Sequence[Names],
    texts: Sequence[TextSource],
    codings: Iterable[Coding],
    remarks: Remarks,
) -> dict[str, str]:
    """Coder by GUID of the user; NOBODY stands for work that names no user.

    Two users who are called alike are two coders, in one file or in two, unless the later file has the work
    of the earlier one again: some programs give everybody another GUID in each export. A user who is called
    like a coder of the project who came from no file is that coder, and so is one with the GUID of theirs.
    """
    mine = {key: name for one in reversed(known) for key, name in one.coders.items()}
    imported = {name for key, name in mine.items() if key not in {NOBODY, guid_of("coder", name)}}
    here, there = _work_here(codings), _work_there(texts)
    ours = {guid_of("coder", name): name for name in here}
    found: dict[str, str] = {}
    for user in every(root, "User"):
        own = guid(user)
        raw = str(user.get("name") or user.get("id") or "")
        if own in mine:
            found[own] = mine[own]
            continue
        name = tidy_name(raw, "")
        if name and own == guid_of("coder", name) and name.casefold() != RULES:
            found[own] = name
            continue
        if own in ours:
            found[own] = ours[own]
            remarks.accepted(RENAMED, f"{raw!r}, here {ours[own]!r}")
            continue
        wanted = coder_called(raw, own)
        again = wanted in imported and _is_again(here.get(wanted, set()), there.get(own, set()))
        if again:
            remarks.accepted("a user with another GUID, whose work was here: the same coder", wanted)
        others = set() if again else imported
        found[own] = free(wanted, {*found.values(), *others})
        if found[own] != raw:
            remarks.accepted(
                "a user who is called otherwise here", f"{raw or 'without a name'}: {found[own]}"
            )
    found[NOBODY] = mine.get(NOBODY) or free(coder_called("", NOBODY), set(found.values()))
    return found


def _is_again(here: set[Work], there: set[Work]) -> bool:
    """Whether most of a coder's work comes again, at the same seconds; a single one is no sign of it."""
    same = here & there
    return 2 * len(same) > len(here) and len({at for _, at in same}) > 1


def _work_here(codings: Iterable[Coding]) -> Mapping[str, set[Work]]:
    found: dict[str, set[Work]] = {}
    for one in codings:
        found.setdefault(one.coder, set()).add((one.anchor.quote, one.at or ""))
    return found


def _work_there(texts: Sequence[TextSource]) -> Mapping[str, set[Work]]:
    found: dict[str, set[Work]] = {}
    for text in texts:
        for coding, span in text.codings():
            work = (span.of(text.text), time_of(coding) or "")
            found.setdefault(str(coding.get("creatingUser") or NOBODY), set()).add(work)
    return found
