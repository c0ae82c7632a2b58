"""What a claim says about how many, against how many there are."""

from collections.abc import Iterator, Sequence

from qda.audit.checks.problems import of_finding, people
from qda.audit.ledger import Account, Ledger
from qda.audit.prevalence import Quantity, quantities
from qda.audit.problem import Problem, Severity
from qda.model.finding import EvidenceRole
from qda.model.settings import FindingLimits


def prevalence(ledger: Ledger, limits: FindingLimits) -> Iterator[Problem]:
    """A claim about most, several, few, all or N participants that those who support it do not bear
    out.

    Of some of the participants, "all women", it is not known how many they are: there only too few are
    told. The words are those of the project's language, as far as they are known
    (`prevalence_words.py`).
    """
    for account in ledger.accounts:
        for quantity in quantities(account.finding.claim, ledger.language, frozenset(ledger.roles)):
            wrong = _wrong(quantity, account, ledger, limits)
            if wrong:
                supporting = _in_role(EvidenceRole.SUPPORTS, quantity, account, ledger)
                verb = "supports" if len(supporting) == 1 else "support"
                named = f" ({', '.join(supporting)})" if supporting else ""
                called = f' whom the study calls "{quantity.role}"' if quantity.role else ""
                yield of_finding(
                    account, "prevalence", Severity.MEDIUM,
                    f'the claim says "{quantity.words}"; {people(len(supporting))}{named} of '
                    f"{_whole(quantity, ledger)}{called} {verb} it: {wrong}",
                    "Say how many there are, or add the evidence of the others.",
                    quantity.words,
                )  # fmt: skip


def _whole(quantity: Quantity, ledger: Ledger) -> int:
    """How many participants there are of whom a quantity is said."""
    return len(ledger.in_role(quantity.role))


def _in_role(role: EvidenceRole, quantity: Quantity, account: Account, ledger: Ledger) -> tuple[str, ...]:
    """Those of whom a quantity is said who bear on the claim so."""
    members = ledger.in_role(quantity.role)
    return tuple(one for one in account.participants(role) if one in members)


def _wrong(quantity: Quantity, account: Account, ledger: Ledger, limits: FindingLimits) -> str:
    """Why the count does not bear the quantity out; "" when it does."""
    supporting, against, qualifying = (
        _in_role(role, quantity, account, ledger)
        for role in (EvidenceRole.SUPPORTS, EvidenceRole.CONTRADICTS, EvidenceRole.QUALIFIES)
    )
    count, whole = len(supporting), _whole(quantity, ledger)
    if quantity.kind == "only one" and count != 1:
        return "one is claimed"
    if quantity.of_some:
        return _wrong_of_some(quantity, count, limits)
    if quantity.whole is not None and quantity.whole != whole:
        of_them = " of these" if quantity.role else ""
        return f"the study has {people(whole)}{of_them}, not {quantity.whole}"
    if quantity.kind == "all but":
        return _wrong_but_some(quantity.exact, count, whole)
    if quantity.exact is not None and not _is_so_many(quantity, count, whole):
        few = quantity.bound or (f"{quantity.low} to" if quantity.low is not None else "")
        number = f"{few} {quantity.exact}".strip()
        return f"{number} {'is' if number == '1' else 'are'} claimed"
    if quantity.share is not None and not _is_share(quantity, count, whole):
        share = f"{quantity.bound} {quantity.share:.{quantity.decimals}%}".strip()
        return f"{share} of {whole} would be {quantity.share * whole:.3g}"
    match quantity.kind:
        case "all" if count < whole or against:
            return _contradicted(against) if against else f"all would be {whole}"
        case "none" if against:
            return _contradicted(against)
        case "none" if others := [one for one in qualifying if one not in supporting]:
            return f"{' and '.join(others)} {'qualifies' if len(others) == 1 else 'qualify'} it"
        case "hardly any" if len(against) > max(2, limits.few * whole):
            return _contradicted(against)
        case "nearly all" if count < 0.8 * whole:
            return f"nearly all would be at least {0.8 * whole:.3g}, four in five"
        case "not all" if count == whole and not against:
            return "all support it"
        case "less than half" if not 0 < count < whole / 2:
            return f"that would be some, but fewer than {whole / 2:g}"
        case "nearly half" if not 0.4 * whole <= count < whole / 2:
            return f"nearly half would be at least {0.4 * whole:.3g}, and fewer than {whole / 2:g}"
        case "most" if count <= whole / 2:
            return f"most would be more than {whole / 2:g}, half of them"
        case "half" if not 0.4 * whole <= count <= 0.6 * whole:
            return f"half would be {whole / 2:g}"
        case "several" if count < limits.several:
            return f"several would be at least {limits.several}"
        case "few" if not 0 < count <= min(max(2, limits.few * whole), whole / 2):
            return f"few would be some, but at most two or {limits.few:.0%} of {whole}"
    return ""


def _wrong_of_some(quantity: Quantity, count: int, limits: FindingLimits) -> str:
    """The same of some of those who were asked, as all women: how many these are is not known, so that
    only too few can be told."""
    least = quantity.exact if quantity.low is None else quantity.low
    if least is not None and quantity.bound in {"", "at least", "more than"} and count < least:
        return f"{least} are claimed"
    if quantity.kind == "several" and count < limits.several:
        return f"several would be at least {limits.several}"
    return ""


def _contradicted(against: Sequence[str]) -> str:
    return f"{' and '.join(against)} {'contradicts' if len(against) == 1 else 'contradict'} it"


def _is_share(quantity: Quantity, count: int, whole: int) -> bool:
    """Whether so many of the whole are the share, as it is rounded: to a person, or to decimals of a per
    cent."""
    assert quantity.share is not None
    to_a_person = quantity.rounded and quantity.bound in {"", "about"}
    off = 0.5 if to_a_person else 0.0051 * 0.1**quantity.decimals * whole
    return _holds(quantity.bound, count, quantity.share * whole, off)


def _is_so_many(quantity: Quantity, count: int, whole: int) -> bool:
    assert quantity.exact is not None
    if quantity.low is not None:
        return quantity.low <= count <= quantity.exact
    if quantity.kind == "n":  # of those who say it, or of all
        return quantity.exact in {count, whole}
    off = max(1, 0.1 * quantity.exact) if quantity.bound == "about" else 0
    return _holds(quantity.bound, count, quantity.exact, off)


def _holds(bound: str, count: int, claimed: float, off: float) -> bool:
    """Whether a count is what is claimed, give or take `off`, or on the side of it that is said."""
    match bound:
        case "at least":
            return count >= claimed - off
        case "at most":
            return count <= claimed + off
        case "more than":
            return count > claimed
        case "fewer than":
            return count < claimed
    return abs(count - claimed) <= off


def _wrong_but_some(left_out: int | None, count: int, whole: int) -> str:
    """Why the count is not that of all but so many; where these are named only, they are fewer than half."""
    if left_out is None:
        return "" if whole / 2 < count < whole else f"that would be most of {whole}, and not all"
    return "" if count == whole - left_out else f"all but {left_out} would be {whole - left_out}"
