"""The examples in the docstrings of the measures and of the reports are true."""

import doctest
import importlib
import pkgutil

import pytest

import qda.analysis
import qda.report

WITH_EXAMPLES = {"association", "coefficients", "columns", "significance", "visible"}
OF_AGREEMENT = {
    "binary_alpha", "brennan_prediger", "cohen_kappa", "cu_alpha", "fleiss_kappa", "gwet_ac1", "holsti",
    "krippendorff_alpha", "nvivo", "percent", "quotations", "ratings", "scott_pi", "set_metrics", "u_alpha",
}  # fmt: skip


def _modules():
    for package in (qda.analysis, qda.report):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.ispkg:
                yield module.name


@pytest.mark.parametrize("name", sorted(_modules()))
def test_examples(name):
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0
    if name.rpartition(".")[2] in WITH_EXAMPLES | OF_AGREEMENT:
        assert found.attempted > 0
