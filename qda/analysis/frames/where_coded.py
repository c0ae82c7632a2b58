"""The documents that somebody coded: in the others nothing is known of what they would have found."""

from dataclasses import replace

from qda.analysis.agreement.coders import who_coded
from qda.analysis.frames.coded import Coded


def where_coded(project: Coded, chosen: Coded, coders: tuple[str, ...]) -> Coded:
    """What was chosen, without the documents that none of these coders coded, which are counted.

    Who has coded a document is told as for agreement. Without coders everything stays.
    """
    if not coders:
        return chosen
    names = chosen.documents["document"].tolist()
    who = who_coded(project.codings, names, coders, everywhere=False)
    kept = [name for name, theirs in zip(names, who, strict=True) if theirs.any()]
    if len(kept) == len(names):
        return chosen
    units = chosen.units[chosen.units["document"].isin(kept)]
    return replace(
        chosen,
        units=units.reset_index(drop=True),
        documents=chosen.documents[chosen.documents["document"].isin(kept)].reset_index(drop=True),
        excluded={
            **chosen.excluded,
            f"documents without a coding of {' or '.join(coders)}": len(names) - len(kept),
        },
    )
