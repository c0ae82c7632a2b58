"""scikit-learn: Cohen's kappa of each code, from whether each of two coders gave it to each sentence."""

import coders
import patterns

metrics = patterns.library("sklearn.metrics")


if __name__ == "__main__":
    coders.report(lambda given: float(metrics.cohen_kappa_score(*given)))
