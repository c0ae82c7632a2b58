"""The measures that a table of agreement can show, by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qda.analysis.agreement.binary_alpha import binary_alpha
from qda.analysis.agreement.brennan_prediger import brennan_prediger
from qda.analysis.agreement.cohen_kappa import cohen_kappa
from qda.analysis.agreement.continuum import Coincidences
from qda.analysis.agreement.cu_alpha import cu_alpha
from qda.analysis.agreement.evidence import Sample
from qda.analysis.agreement.fleiss_kappa import fleiss_kappa
from qda.analysis.agreement.gwet_ac1 import gwet_ac1
from qda.analysis.agreement.holsti import holsti
from qda.analysis.agreement.krippendorff_alpha import krippendorff_alpha
from qda.analysis.agreement.metrics import Interval, Metric, Ordinal, Ratio
from qda.analysis.agreement.nvivo import nvivo_agreement
from qda.analysis.agreement.percent import percent_agreement
from qda.analysis.agreement.quotations import NOBODYS
from qda.analysis.agreement.ratings import Ratings, Rows
from qda.analysis.agreement.scott_pi import scott_pi
from qda.analysis.agreement.set_metrics import Jaccard, Masi
from qda.analysis.agreement.u_alpha import u_alpha
from qda.errors import UsageError, did_you_mean
from qda.language.arrays import Ints
from qda.model.table import Undefined

Result = float | Undefined
CHARACTERS, QUOTATION = "characters", "quotation"
"""What can be compared beside the units of text."""
NO_TIMES = Undefined("it is for units in which a code can be given several times")
NO_CONTINUUM = Undefined("it is for characters")
NO_CATEGORIES = Undefined("all codes together have no fixed number of categories; read it code by code")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as tables show it.

    chance: whether it takes out chance, which needs units that could have been left alone; characters:
    whether it is for characters only, and then whole documents are all that can be drawn anew; times: whether
    it asks how often a code was given in a unit, and not only whether.
    """

    key: str
    heading: str
    meaning: str
    of: Callable[[Sample], Result]
    chance: bool = True
    characters: bool = False
    times: bool = False

    def value(self, sample: Sample) -> Result:
        """The measure, or why there is none."""
        return NOBODYS if self.chance and sample.evidence.quotations else self.of(sample)


def _of(function: Callable[[Ratings], Result]) -> Callable[[Sample], Result]:
    return lambda sample: function(sample.ratings)


def _of_categories(function: Callable[[Ratings], Result]) -> Callable[[Sample], Result]:
    """For what depends on how many values there are to choose from: of sets of codes only those that happened
    to occur are known."""

    def of(sample: Sample) -> Result:
        codes = {code for one in sample.evidence.sets for code in one}
        return NO_CATEGORIES if len(codes) > 1 else function(sample.ratings)

    return of


def _of_continuum(function: Callable[[Coincidences, Ints | None], Result]) -> Callable[[Sample], Result]:
    def of(sample: Sample) -> Result:
        found = sample.evidence.continuum
        return NO_CONTINUUM if found is None else function(found, sample.weights)

    return of


def _nvivo(sample: Sample) -> Result:
    rows = sample.evidence.rows
    if sample.weights is None:
        return nvivo_agreement(rows)
    copies = [  # a document that is drawn twice is two documents
        (rows.document == one, times) for one, times in enumerate(sample.weights.tolist()) if times
    ]
    shares = [
        (nvivo_agreement(Rows(rows.values[own], rows.counts[own], rows.document[own], 2)), times)
        for own, times in copies
    ]
    known = [(share, times) for share, times in shares if not isinstance(share, Undefined)]
    if not known:
        return shares[0][0]  # why none is defined; the value of all documents would be none of this sample
    drawn = sum(times for _, times in known)
    return float(sum(share * times for share, times in known) / drawn)


def _jaccard(sample: Sample) -> Result:
    return krippendorff_alpha(sample.ratings, Jaccard(sample.evidence.sets))


def _masi(sample: Sample) -> Result:
    return krippendorff_alpha(sample.ratings, Masi(sample.evidence.sets))


def _ordinal(_levels: Sequence[float]) -> Metric:
    return Ordinal()


def _of_times(metric: Callable[[Sequence[float]], Metric]) -> Callable[[Sample], Result]:
    def of(sample: Sample) -> Result:
        if sample.evidence.times is None:
            return NO_TIMES
        return krippendorff_alpha(sample.ratings, metric(range(sample.ratings.categories)))

    return of


MEASURES = (
    Measure("percent", "Agree", "share of units coded alike; 0 to 1", _of(percent_agreement), chance=False),
    Measure("holsti", "Holsti", "2 M / (N1 + N2) of codings; 0 to 1", _of(holsti), chance=False),
    Measure("kappa", "kappa", "Cohen's kappa, for two coders; 0 is chance", _of(cohen_kappa)),
    Measure("pi", "pi", "Scott's pi, for two coders; 0 is chance", _of(scott_pi)),
    Measure("s", "S", "Brennan and Prediger's coefficient; 0 is chance", _of_categories(brennan_prediger)),
    Measure("ac1", "AC1", "Gwet's AC1; 0 is chance", _of_categories(gwet_ac1)),
    Measure("fleiss", "Fleiss", "Fleiss' kappa; 0 is chance", _of(fleiss_kappa)),
    Measure("alpha", "alpha", "Krippendorff's alpha, nominal; 0 is chance", _of(krippendorff_alpha)),
    Measure("alpha_jaccard", "alpha Jaccard", "alpha over sets of codes, Jaccard's distance", _jaccard),
    Measure("alpha_masi", "alpha MASI", "alpha over sets of codes, MASI distance", _masi),
    Measure("alpha_ordinal", "alpha ordinal", "how often given, by rank", _of_times(_ordinal), times=True),
    Measure(
        "alpha_interval", "alpha interval", "how often given, by distance", _of_times(Interval), times=True
    ),
    Measure("alpha_ratio", "alpha ratio", "how often given, by proportion", _of_times(Ratio), times=True),
    Measure("u_alpha", "u-alpha", "passages and codes", _of_continuum(u_alpha), characters=True),
    Measure("binary_alpha", "|u-alpha", "coded text or not", _of_continuum(binary_alpha), characters=True),
    Measure("cu_alpha", "cu-alpha", "codes where both coded", _of_continuum(cu_alpha), characters=True),
    Measure("nvivo", "NVivo", "mean share of characters alike", _nvivo, chance=False, characters=True),
)


def measures_called(names: tuple[str, ...], unit: str, coders: int) -> tuple[Measure, ...]:
    """The measures of these names, or what suits a unit. Raises UsageError for an unknown name, and for one
    that needs characters where something else is compared."""
    known = {one.key: one for one in MEASURES}
    for name in names:
        if name not in known:
            raise UsageError(f"there is no measure {name!r}", remedy=did_you_mean(name, list(known)))
        if known[name].characters and unit != CHARACTERS:
            raise UsageError(
                f"{name} compares characters, and the unit is {unit}", remedy="Add: --unit characters"
            )
    return tuple(known[name] for name in names or _usual(unit, coders))


def _usual(unit: str, coders: int) -> tuple[str, ...]:
    if unit == QUOTATION:
        return ("percent", "holsti")
    beyond = "kappa" if coders == 2 else "fleiss"
    return ("percent", beyond, "alpha", *(("u_alpha", "cu_alpha") if unit == CHARACTERS else ()))
