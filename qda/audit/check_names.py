"""The checks of `qda audit findings` by name, and what each looks for; apart, so that settings load fast."""

from collections.abc import Mapping
from types import MappingProxyType

CHECKS: Mapping[str, str] = MappingProxyType({
    "not-there": "a quotation that its document does not hold word for word",
    "interviewer-words": "a quotation that only the interviewer says",
    "over-speakers": "a quotation that joins what several people say",
    "no-passage": "a document that is named without a quotation and has no passage under the finding's codes",
    "negated-support": "support that its speaker denies",
    "denial-left-out": "support that is quoted without what denies or doubts it in its sentence",
    "no-support": "a finding that nothing supports",
    "stale": "codings by people whose words the changed text no longer holds",
    "hedged-support": "support of which its speaker is not sure",
    "reported-support": "support in which the speaker reports what others say",
    "prevalence": "most, several, few, all or N participants in a claim, against the count",
    "few-participants": "a finding that fewer participants support than the study asks for",
    "one-voice": "one voice with more than its share of the quotations",
    "one-kind-of-source": "only literature or only interviews in support (no triangulation)",
    "no-contrary": "no contradicting evidence, and no recorded search for it",
    "other-codes": "a supporting quotation under codes that are not the finding's",
    "uncoded": "a supporting quotation under no code",
    "opposite-roles": "the same words twice under one finding",
    "code-in-no-document": "a finding's code that no document carries",
    "partly-affirmed": "a quotation that affirms one of the finding's codes and not another",
    "several-findings": "the same words under several findings",
    "single-coder": "a finding's code with codings by one coder only",
    "unused-code": "a code that no finding names",
    "never-quoted": "a participant whom no finding quotes",
})  # fmt: skip
