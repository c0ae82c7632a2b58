"""The participants file of a project; a workbook in its place is told as what it is."""

from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.attributes import People
from qda.ingest.participants import read_participants
from qda.model.label import ByLabel

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin, those of now and those of old."""


def read_people(path: Path) -> People:
    """Participants with their attributes; nobody when there is no file. InputError for a workbook."""
    if not path.is_file():
        beside = next((one for end in _WORKBOOKS if (one := path.with_suffix(end)).is_file()), None)
        if beside is not None:
            raise _workbook(beside, path)
        return ByLabel()
    with path.open("rb") as file:
        if file.read(8).startswith(_PACKED):
            raise _workbook(path, path.with_suffix(".csv"))
    return read_participants(path)


def _workbook(path: Path, csv: Path) -> InputError:
    return InputError(
        "this is a workbook; the participants are read from a CSV file",
        place=Place(path),
        remedy=f"Open it in the spreadsheet program, and save it as CSV under the name {csv.name}.",
    )
