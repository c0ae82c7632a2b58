"""The reports of a project: a selection of the study through one measure."""

from qda.analysis.comparison.crosstab import crosstab
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.selection import Selection, select
from qda.analysis.frames.voices import VOICE
from qda.analysis.frequency import frequency
from qda.analysis.meeting.cooccurrence import cooccurrence
from qda.analysis.quotes import quotes
from qda.analysis.themes import themes
from qda.errors import UsageError
from qda.model.settings import Settings
from qda.model.table import Table
from qda.project.coded import coded
from qda.project.study import Study


def frequencies(
    study: Study, settings: Settings, selection: Selection, *, unit: str | None, by: str | None, level: str
) -> Table:
    """How often each code occurs."""
    return frequency(select(coded(study), selection), unit=unit or settings.unit, by=by, level=level)


def cooccurrences(
    study: Study, settings: Settings, selection: Selection, *, unit: str | None, level: str, minimum: int
) -> Table:
    """Which codes occur together."""
    where = unit or settings.cooccurrence_unit
    return cooccurrence(select(coded(study), selection), unit=where, level=level, minimum=minimum)


def theme_tree(study: Study, settings: Settings, selection: Selection, *, unit: str | None) -> Table:
    """The themes with their codes."""
    return themes(select(coded(study), selection), unit=unit or settings.unit)


def code_by_attribute(study: Study, selection: Selection, code: str, *, by: str, unit: str | None) -> Table:
    """A code or theme against an attribute."""
    return crosstab(_about(study, selection, code), code, by=by, unit=unit or VOICE)


def quotations(study: Study, selection: Selection, code: str) -> Table:
    """The quotations of a code or theme."""
    return quotes(_about(study, selection.listing(), code), code)


def _about(study: Study, selection: Selection, code: str) -> Coded:
    """The selection for a report on a code or theme; raises UsageError where it is of other codes alone."""
    whole = coded(study)
    within = whole.within(code)
    chosen = select(whole, selection.about(within))
    if code in whole.codes and not {*within} & {*chosen.chosen}:
        raise UsageError(
            f"the filters leave nothing of {code!r} to show", remedy="Leave out --code and --theme."
        )
    return chosen
