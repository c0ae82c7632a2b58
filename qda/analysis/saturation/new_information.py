"""How much each further interview adds to what the first ones said."""

from collections.abc import Sequence

from qda.model.table import Undefined

NOT_YET = Undefined("the base and the first run are not complete yet")
NO_BASE = Undefined("the base has no codes to compare with")


def new_information(new: Sequence[int], *, base: int, run: int) -> list[float | Undefined]:
    """The share of new codes in each run of interviews, against the codes of the base.

    new (N,): codes that each interview has and none before it, in the order of the interviews; `base` >= 1
    interviews begin, and each run is `run` >= 1 interviews behind them. Runs overlap: each begins one
    interview later than the one before. Gives (N,) the ratio of the run that ends with each interview, 0 or
    more (a run can bring more codes than the base had); undefined until the base and the first run are
    complete, and when the base has no codes.

    How to read it: below the threshold that you named beforehand (5 or 0 per cent), a run hardly adds
    anything. It depends on the order, and it counts codes, not how well a code is understood.

    G. Guest, E. Namey and M. Chen (2020), A simple method to assess and report thematic saturation in
    qualitative research, PLoS ONE 15(5), e0232076, pp. 5-8.

    >>> [str(ratio) if isinstance(ratio, Undefined) else round(ratio, 2) for ratio in
    ...  new_information([20, 9, 5, 3, 4, 3, 1, 0], base=4, run=2)][5:]
    [0.19, 0.11, 0.03]
    """
    in_base = sum(new[:base])
    ratios: list[float | Undefined] = [NOT_YET] * min(len(new), base + run - 1)
    ends = range(base + run, len(new) + 1)
    ratios += [sum(new[end - run : end]) / in_base if in_base else NO_BASE for end in ends]
    return ratios


def saturated_at(ratios: Sequence[float | Undefined], *, run: int, threshold: float) -> int | None:
    """After how many interviews (the run that shows it not counted) new information first is at most the
    threshold (0 to 1); None when it never is.

    >>> saturated_at([NOT_YET] * 5 + [0.19, 0.11, 0.03], run=2, threshold=0.05)
    6
    """
    for number, ratio in enumerate(ratios, start=1):
        if not isinstance(ratio, Undefined) and ratio <= threshold:
            return number - run
    return None
