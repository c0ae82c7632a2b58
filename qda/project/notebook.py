"""A project in a notebook: `qda.open("study")`, and pandas frames.

>>> import qda                                  # doctest: +SKIP
>>> project = qda.open(".")                     # doctest: +SKIP
>>> project.frequencies(kind="interview")       # doctest: +SKIP
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qda.analysis.frames.selection import Selection
from qda.analysis.to_pandas import frame_of
from qda.project.reports.export_codings import codings_table
from qda.project.reports.tables import code_by_attribute, cooccurrences, frequencies, quotations, theme_tree
from qda.project.study import Study, load_study
from qda.project.workspace import open_workspace

if TYPE_CHECKING:
    import pandas as pd

Names = str | Sequence[str] | None


class Project:
    """A project that was read once; call `reload` after its files or codings have changed.

    The filters are those of the command line: one name or several. Frames have the columns of the reports;
    `frame.attrs` holds title, unit, n, what was excluded, parameters and notes. An undefined value is missing
    in the frame, and its reason stands in `frame.attrs["undefined"]`.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.reload()

    def reload(self) -> None:
        """Read the project again; whatever is new is coded."""
        with open_workspace(self.folder) as workspace:
            self.settings = workspace.settings
            self._study: Study = load_study(workspace)
        self.title = self.settings.title

    def codings(self, **filters: Names) -> "pd.DataFrame":
        """One row per coding; every assertion and status unless a filter says otherwise."""
        return frame_of(codings_table(self._study, _selection(filters)))

    def frequencies(
        self, *, unit: str | None = None, by: str | None = None, level: str = "code", **filters: Names
    ) -> "pd.DataFrame":
        """How often each code occurs, as `qda report frequencies`."""
        chosen = _selection(filters)
        return frame_of(frequencies(self._study, self.settings, chosen, unit=unit, by=by, level=level))

    def cooccurrence(
        self, *, unit: str | None = None, level: str = "code", minimum: int = 1, **filters: Names
    ) -> "pd.DataFrame":
        """Which codes occur together, as `qda report cooccurrence`."""
        chosen = _selection(filters)
        made = cooccurrences(self._study, self.settings, chosen, unit=unit, level=level, minimum=minimum)
        return frame_of(made)

    def crosstab(self, code: str, by: str, *, unit: str | None = None, **filters: Names) -> "pd.DataFrame":
        """A code or theme against an attribute, as `qda report crosstab`."""
        return frame_of(code_by_attribute(self._study, _selection(filters), code, by=by, unit=unit))

    def themes(self, *, unit: str | None = None, **filters: Names) -> "pd.DataFrame":
        """The tree of themes, as `qda report themes`."""
        return frame_of(theme_tree(self._study, self.settings, _selection(filters), unit=unit))

    def quotes(self, code: str, **filters: Names) -> "pd.DataFrame":
        """The quotations of a code or theme, as `qda report quotes`."""
        return frame_of(quotations(self._study, _selection(filters), code))


def open(folder: str | Path = ".") -> Project:
    """Open the project that a folder belongs to."""
    return Project(folder)


_FIELDS = {
    "code": "codes",
    "theme": "themes",
    "document": "documents",
    "participant": "participants",
    "kind": "kinds",
    "coder": "coders",
    "assertion": "assertions",
    "status": "statuses",
}


def _selection(filters: dict[str, Names]) -> Selection:
    """The filters of a call; a name that is none is a TypeError, as for any wrong argument."""
    unknown = [name for name in filters if name not in _FIELDS]
    if unknown:
        raise TypeError(f"no filter is called {unknown[0]!r}; filters are {', '.join(_FIELDS)}")
    given = {_FIELDS[name]: _names(value) for name, value in filters.items() if value is not None}
    return Selection(**given)  # type: ignore[arg-type]


def _names(value: Names) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())
