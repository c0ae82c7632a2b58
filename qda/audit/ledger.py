"""The ledger of findings: for each claim who supports, qualifies or contradicts it, and what it leaves out.

A quotation counts for whoever speaks it, and only when it stands in its document. Evidence without one
stands for every passage of its document under the finding's codes. To support, a passage may not be negated,
unless the claim denies the thing itself. Codings of nothing but an interviewer's words are no passages. A
finding's code means itself alone, and a theme all codes below it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from qda.audit.look_up import Found, look_up
from qda.audit.reproduction import carrying, counts, meant
from qda.audit.source import Source, Spot, Voice
from qda.audit.stance import NOTHING_KNOWN, UNKNOWN, Stance
from qda.model.codebook import Codebook
from qda.model.coding import RULES, Assertion, Coding, Status
from qda.model.finding import Evidence, EvidenceRole, Finding
from qda.model.span import Span

STRENGTH = (Assertion.AFFIRMED, Assertion.HEDGED, Assertion.REPORTED, Assertion.NEGATED)
"""From the strongest to the weakest."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of evidence with what became of it.

    `codings` stand under the finding's codes in the quotation, or when it has none, in its sentences; for
    evidence without a quotation they are those of the document. `others` stand in the sentences of the
    quotation under other codes. `voices` are those whose words the evidence is. `stance` is the claim's.
    """

    finding: Finding
    evidence: Evidence
    source: Source
    found: Found | None
    codings: tuple[Coding, ...]
    others: tuple[Coding, ...]
    voices: tuple[Voice, ...]
    stance: Stance = UNKNOWN

    @property
    def role(self) -> EvidenceRole:
        """What it does to the claim."""
        return self.evidence.role

    @property
    def spot(self) -> Spot | None:
        """Where the quotation stands first; None without one, or when it is not there."""
        return self.found.spots[0] if self.found and self.found.spots else None

    @property
    def stands(self) -> bool:
        """Whether the document holds it: the quotation, or a passage under the finding's codes."""
        return self.spot is not None if self.found else bool(self.codings)

    @property
    def denied(self) -> bool:
        """Whether it is given in support, and its speakers deny what the claim does not deny itself."""
        return (
            self.role is EvidenceRole.SUPPORTS
            and bool(self.codings)
            and strongest(self.codings) is Assertion.NEGATED
            and self.stance.denies.isdisjoint(coding.code for coding in self.codings)
        )

    @property
    def bears(self) -> bool:
        """Whether it counts for or against the claim: it stands, somebody answering says it, undenied."""
        return self.stands and bool(self.voices) and not self.denied


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences of some codings that meet, under codes of a finding."""

    finding: Finding
    spot: Spot
    text: str
    codings: tuple[Coding, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The finding's codes that stand here."""
        return tuple(dict.fromkeys(coding.code for coding in self.codings))

    @property
    def assertion(self) -> Assertion:
        """The strongest of the codings' assertions."""
        return strongest(self.codings)

    @property
    def by_person(self) -> bool:
        """Whether a person made or accepted one of the codings."""
        return any(one.coder != RULES or one.status is Status.ACCEPTED for one in self.codings)

    @property
    def rules(self) -> int:
        """How many rules found it, over all codings."""
        return int(sum(coding.score or 0 for coding in self.codings))

    @property
    def strength(self) -> tuple[int, int, bool, int]:
        """Weaker passages have a greater key: assertion, number of the finding's codes, persons, rules."""
        return STRENGTH.index(self.assertion), -len(self.codes), not self.by_person, -self.rules


@dataclass(frozen=True, slots=True)
class Account:
    """A finding with its evidence, and the coded passages that no evidence names, strongest first."""

    finding: Finding
    codes: tuple[str, ...]
    entries: tuple[Entry, ...]
    unlisted: tuple[Passage, ...]

    def voices(self, *roles: EvidenceRole) -> tuple[Voice, ...]:
        """Whose words bear on the claim in these roles; all roles when none is named."""
        chosen = [one for one in self.entries if one.bears and (not roles or one.role in roles)]
        return tuple(dict.fromkeys(voice for entry in chosen for voice in entry.voices))

    def participants(self, *roles: EvidenceRole) -> tuple[str, ...]:
        """The participants among the voices."""
        return tuple(voice.name for voice in self.voices(*roles) if voice.is_participant)

    def works(self, *roles: EvidenceRole) -> tuple[str, ...]:
        """The works among the voices."""
        return tuple(voice.name for voice in self.voices(*roles) if voice.is_work)

    def kinds(self, *roles: EvidenceRole) -> tuple[str, ...]:
        """The kinds of source among the voices."""
        return tuple(dict.fromkeys(voice.kind for voice in self.voices(*roles)))

    @property
    def quotations(self) -> tuple[Entry, ...]:
        """The evidence that has a quotation."""
        return tuple(entry for entry in self.entries if entry.found)


@dataclass(frozen=True, eq=False)
class Ledger:
    """All findings of a study against all of its sources and codings.

    `codings` are every one, the rejected and stale too, and those of interviewers' words; `passages` are
    those that can carry a finding. `deciders` are the people who accepted or rejected codings, by code.
    `language` is the project's. `roles` has what participants are by their attributes, "nurse", in lower
    case, with those who are.
    """

    accounts: tuple[Account, ...]
    sources: Mapping[str, Source]
    codings: tuple[Coding, ...]
    passages: tuple[Coding, ...]
    codebook: Codebook
    deciders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    language: str = "en"
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def in_role(self, role: str) -> Collection[str]:
        """The participants of the study who are that; everybody for ""."""
        return [one for one in self.participants if not role or one in self.roles.get(role, ())]

    @cached_property
    def participants(self) -> Mapping[str, str]:
        """Every participant of the study, with the first document in which they speak."""
        first: dict[str, str] = {}
        for name, source in self.sources.items():
            for voice in source.participants:
                first.setdefault(voice.name, name)
        return first

    @property
    def asked(self) -> int:
        """How many codings are of interviewers' words alone, and so carry nothing."""
        return sum(map(counts, self.codings)) - len(self.passages)

    def beneath(self, finding: Finding, *codes: str) -> tuple[Coding, ...]:
        """Passages under the codes below some of a finding's codes that it does not take in, as these are no
        themes."""
        taken = set(chain.from_iterable(meant(finding, self.codebook).values()))
        below = {one for code in codes for one in self.codebook.within(code)} - taken
        return tuple(one for one in self.passages if one.code in below)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The evidence of all findings."""
        return tuple(entry for account in self.accounts for entry in account.entries)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of source that the study has."""
        return tuple(dict.fromkeys(source.document.kind for source in self.sources.values()))


def keep_ledger(
    findings: Sequence[Finding],
    sources: Mapping[str, Source],
    codings: Sequence[Coding],
    codebook: Codebook,
    *,
    deciders: Mapping[str, frozenset[str]] | None = None,
    stances: Mapping[str, Stance] = NOTHING_KNOWN,
    language: str = "en",
    roles: Mapping[str, frozenset[str]] | None = None,
) -> Ledger:
    """Hold every finding against the sources and the codings that nobody rejected, of what people answer.

    `stances` are what claims say of the codes themselves, by finding; `roles` what participants are.
    """
    passages = tuple(one for one in codings if counts(one) and not _asks(one, sources))
    by_document: dict[str, list[Coding]] = defaultdict(list)
    for coding in passages:
        by_document[coding.anchor.document].append(coding)
    clerk = _Clerk(sources, by_document, codebook, stances)
    accounts = tuple(clerk.account(finding) for finding in findings)
    return Ledger(
        accounts, sources, tuple(codings), passages, codebook, deciders or {}, language, roles or {}
    )


def _asks(coding: Coding, sources: Mapping[str, Source]) -> bool:
    """Whether a coding is in an interviewer's words alone; rules look at none of these."""
    source = sources.get(coding.anchor.document) if coding.coder != RULES else None
    return source is not None and source.asks(coding.anchor.span)


def strongest(codings: Iterable[Coding]) -> Assertion:
    """The strongest assertion of some codings; there must be one."""
    return min((coding.assertion for coding in codings), key=STRENGTH.index)


@dataclass(frozen=True, slots=True)
class _Clerk:
    """Fills in the accounts; `codings` are the passages of each document."""

    sources: Mapping[str, Source]
    codings: Mapping[str, list[Coding]]
    codebook: Codebook
    stances: Mapping[str, Stance]

    def account(self, finding: Finding) -> Account:
        codes = tuple(dict.fromkeys(chain.from_iterable(meant(finding, self.codebook).values())))
        entries = tuple(self._entry(finding, one, codes) for one in finding.evidence)
        passages = [
            one for source in self.sources.values() for one in self._unlisted(finding, source, codes, entries)
        ]
        return Account(finding, codes, entries, tuple(sorted(passages, key=lambda one: one.strength)))

    def _entry(self, finding: Finding, evidence: Evidence, codes: Sequence[str]) -> Entry:
        source = self.sources[evidence.document]
        there = self.codings.get(evidence.document, [])
        stance = self.stances.get(finding.finding, UNKNOWN)
        if evidence.quote is None:
            able = carrying(there, codes, evidence.role, stance)
            spots = [source.belonging(one.anchor.span) for one in able]
            return Entry(finding, evidence, source, None, able, (), _voices(spots), stance)
        found = look_up(evidence.quote, source, self.sources.values())
        if not found.spots:
            return Entry(finding, evidence, source, found, (), (), ())
        span = found.spots[0].span
        wide = source.whole(span)
        near = [one for one in there if one.anchor.span.overlaps(wide)]
        mine = [one for one in near if one.code in codes]
        inside = [one for one in mine if one.anchor.span.overlaps(span)]
        others = tuple(one for one in near if one.code not in codes)
        own = tuple(inside or mine)
        return Entry(finding, evidence, source, found, own, others, _voices(found.parts), stance)

    def _unlisted(
        self, finding: Finding, source: Source, codes: Sequence[str], entries: Sequence[Entry]
    ) -> list[Passage]:
        own = [one for one in self.codings.get(source.document.name, []) if one.code in codes]
        listed = [one for one in entries if one.source is source]
        quoted = [spot.span for entry in listed for spot in (entry.found.spots if entry.found else ())]
        named = {coding.id for entry in listed if entry.found is None for coding in entry.codings}
        groups: dict[Span, list[Coding]] = defaultdict(list)
        for coding in own:
            wide = source.whole(coding.anchor.span)
            if coding.id not in named and not any(span.overlaps(wide) for span in quoted):
                groups[wide].append(coding)
        return [
            Passage(finding, source.belonging(span), " ".join(span.of(source.text).split()), tuple(together))
            for span, together in sorted(groups.items())
        ]


def _voices(spots: Iterable[Spot]) -> tuple[Voice, ...]:
    return tuple(dict.fromkeys(spot.voice for spot in spots if not spot.asked))
