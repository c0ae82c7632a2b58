"""The codes that rules can be compared in: those that they are written for."""

from dataclasses import replace

from qda.analysis.frames.coded import Coded
from qda.analysis.frames.levels import headings
from qda.errors import UsageError


def with_rules(chosen: Coded) -> tuple[Coded, tuple[str, ...]]:
    """The codes that have rules with their codings, and the names of the others, headings aside.

    A code without rules was never looked for by them, so that they did not decide against it either. Codings
    under it are left out and counted. Raises UsageError when no code has rules.
    """
    ruled = tuple(one for one in chosen.codes if one in chosen.codebook and chosen.codebook[one].match)
    others = tuple(one for one in chosen.codes if one not in ruled and one not in headings(chosen))
    if not ruled:
        raise UsageError(
            "no code that is compared has rules, so the rules decided on nothing",
            remedy="Compare people alone, or write rules for these codes (match, in the codebook).",
        )
    kept = chosen.codings["code"].isin(ruled)
    dropped = int((~kept).sum())
    excluded = {**chosen.excluded, **({"codings of codes without rules": dropped} if dropped else {})}
    codings = chosen.codings[kept].reset_index(drop=True)
    return replace(chosen, codings=codings, chosen=ruled, excluded=excluded), others
