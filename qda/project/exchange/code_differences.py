"""What a file says otherwise of codes that the project has: they are not changed, and all of it is told."""

from collections.abc import Mapping
from types import MappingProxyType

from qda.interchange.refi.remarks import Remarks
from qda.model.codebook import Code

_FIELDS: Mapping[str, str] = MappingProxyType(
    {"definition": "definition", "include": "'include'", "exclude": "'exclude'", "color": "colour"}
)
"""Field of a code -> what it is called."""
_BY_HAND = "to take it over, write it into the codebook's file"


def name_differences(here: Code, there: Code, remarks: Remarks) -> None:
    """Name each field that says something else in the file, and examples that the code here lacks."""
    for field, called in _FIELDS.items():
        ours, theirs = str(getattr(here, field) or ""), str(getattr(there, field) or "")
        if theirs and theirs.split() != ours.split():
            _differs(called, here, repr(ours) if ours else "none", repr(theirs), remarks)
    known = {" ".join(example.text.split()) for example in here.examples}
    for example in there.examples:
        if example.text not in known:
            what = f"an example that a code of the project lacks; {_BY_HAND}"
            remarks.skipped(what, f"{here.code}: {example.text!r}")


def name_other_place(here: Code, parent: str | None, remarks: Remarks) -> None:
    """Name a code that stands below another one in the file; `parent` is that one, by its short name here."""
    if here.parent != parent:
        _differs("place", here, _below(here.parent), _below(parent), remarks)


def _differs(called: str, here: Code, ours: str, theirs: str, remarks: Remarks) -> None:
    remarks.skipped(
        f"another {called} of a code that the project has, whose own stands; {_BY_HAND}",
        f"{here.code}: here {ours}, in the file {theirs}",
    )


def _below(parent: str | None) -> str:
    return f"below {parent!r}" if parent else "at the top"
