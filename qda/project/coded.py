"""A study as frames, for the measures to count."""

from dataclasses import replace
from functools import lru_cache

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.frames import Found, coded_of
from qda.analysis.frames.placed import Places
from qda.coding.policy import STRENGTH
from qda.coding.rule_codings import RuleCodings
from qda.project.study import Study


@lru_cache(maxsize=2)
def coded(study: Study) -> Coded:
    """Every coding as numbers, ready to be counted; made once for a study."""
    untouched, others = study.decided
    found = coded_of(
        study.codebook,
        study.documents,
        places(study),
        others,
        study.memos,
        study.people.attributes,
        numbers_of(untouched),
    )
    return replace(found, lapsed=tuple((one.coding.anchor.document, one.code) for one in study.lapsed))


def places(study: Study) -> Places:
    """Where the documents of a study stand in their corpora."""
    return {name: (shelf.corpus, number) for name, (shelf, number) in study.corpora.place().items()}


def numbers_of(rules: RuleCodings) -> Found:
    """What the rules found, as measures take it."""
    own, codes = rules.columns, tuple(code.code for code in rules.codebook)
    return Found(
        rules.document, rules.code, own.word_start, own.word_end, own.assertion, codes, STRENGTH, rules.told
    )
