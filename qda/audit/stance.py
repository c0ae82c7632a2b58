"""What a claim says itself of the finding's codes: whether it affirms or denies what they stand for.

A claim such as "most participants do not trust the company" is supported by those who deny their trust.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from qda.audit.claim_words import LITTLE
from qda.audit.manuscript.compared.meaning_words import cues_of
from qda.model.coding import Assertion, Coding


@dataclass(frozen=True, slots=True)
class Stance:
    """The codes that a claim affirms and those that it denies; of others it says nothing in their words."""

    affirms: frozenset[str] = frozenset()
    denies: frozenset[str] = frozenset()


UNKNOWN = Stance()
"""That of a claim in which nobody has looked for codes."""
NOTHING_KNOWN: Mapping[str, Stance] = MappingProxyType({})


def stance(claim: str, codes: Collection[str], codings: Iterable[Coding], language: str) -> Stance:
    """The stance of a claim to a finding's codes; `codings` are what the codebook's rules find in it.

    It denies what is negated there, and everything when it says that there is little of it ("few trust them",
    "trust is low"), or when it holds words of none of the codes and denies something.
    """
    own = [coding for coding in codings if coding.code in codes]
    if _says_little(claim, language) or (not own and _negates(claim, language)):
        return Stance(denies=frozenset(codes))
    denied = frozenset(one.code for one in own if one.assertion is Assertion.NEGATED)
    return Stance(frozenset(one.code for one in own) - denied, denied)


def may_deny(claim: str, language: str) -> bool:
    """Whether a claim holds a word that denies; of languages whose words are not known it may."""
    known = cues_of(language) is not None
    return not known or _says_little(claim, language) or _negates(claim, language)


def _says_little(claim: str, language: str) -> bool:
    little = LITTLE.get(language)
    return little is not None and little.search(claim) is not None


def _negates(claim: str, language: str) -> bool:
    cues = cues_of(language)
    return cues is not None and cues.negation.search(claim) is not None
