"""The checks of the ledger, by name. A new check is a function in one of these files and a line here.

Each takes the ledger and the limits and gives the problems that it sees; it looks at nothing else.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from qda.audit.check_names import CHECKS as NAMES
from qda.audit.checks import assertions, codes, contrary, prevalence, quotations, repeated, support, voices
from qda.audit.ledger import Ledger
from qda.audit.problem import Problem, numbered
from qda.model.settings import FindingLimits

Check = Callable[[Ledger, FindingLimits], Iterator[Problem]]

CHECKS: Mapping[str, Check] = MappingProxyType({
    "not-there": quotations.not_there,
    "interviewer-words": quotations.interviewer_words,
    "over-speakers": quotations.over_speakers,
    "no-passage": quotations.no_passage,
    "stale": codes.stale,
    "negated-support": assertions.negated_support,
    "denial-left-out": assertions.denial_left_out,
    "hedged-support": assertions.hedged_support,
    "reported-support": assertions.reported_support,
    "partly-affirmed": assertions.partly_affirmed,
    "prevalence": prevalence.prevalence,
    "no-support": support.no_support,
    "few-participants": support.few_participants,
    "one-voice": voices.one_voice,
    "one-kind-of-source": support.one_kind_of_source,
    "no-contrary": contrary.no_contrary,
    "other-codes": quotations.other_codes,
    "uncoded": quotations.uncoded,
    "opposite-roles": repeated.opposite_roles,
    "several-findings": repeated.several_findings,
    "code-in-no-document": codes.in_no_document,
    "single-coder": codes.single_coder,
    "unused-code": codes.unused,
    "never-quoted": voices.never_quoted,
})  # fmt: skip


def check_ledger(ledger: Ledger, limits: FindingLimits) -> tuple[Problem, ...]:
    """All problems, the worst first, then in the order of the checks; those of `limits.skip` are not made."""
    made = [CHECKS[name] for name in NAMES if name not in limits.skip]
    found = [problem for check in made for problem in check(ledger, limits)]
    return numbered(sorted(found, key=lambda problem: -problem.severity.rank))
