"""Characters that no XML may hold, or that nobody sees, do not leave; and this is said."""

from qda.interchange.refi.remarks import Remarks

_UNSEEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 133), *range(134, 160), 65534, 65535))


def seen(text: str) -> str:
    """A text without control characters; tabs and line ends stay."""
    return text.translate(_UNSEEN)


def note_unseen(text: str, where: str, remarks: Remarks) -> None:
    """Say how many characters of a text do not leave, if any."""
    count = len(text) - len(seen(text))
    if count:
        remarks.lost("control characters, which cannot be seen", f"{count} in {where}")
