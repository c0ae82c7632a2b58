"""krippendorff: alpha of each code, from how many coders gave it to each sentence."""

import coders
import patterns

np = patterns.library("numpy")
krippendorff = patterns.library("krippendorff")


def alpha(given: "np.ndarray") -> float:
    """Alpha of a code that two coders gave to some units."""
    many = given.sum(axis=0)
    counts = np.stack([2 - many, many], axis=1)
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


if __name__ == "__main__":
    coders.report(alpha)
