"""What is said of a participant beside a label, "(P7, nurse, Kista)", against the participants file."""

import re
from collections.abc import Iterator, Mapping, Sequence

from qda.audit.manuscript.ascribed.labels import same_voice
from qda.audit.manuscript.fault import Item
from qda.audit.manuscript.quoted.quotation import Attribution, Quotation, Source
from qda.audit.problem import Severity
from qda.model.label import key_of

Attributes = Mapping[str, str]
_BETWEEN = re.compile(r"[,;()\[\]|\n]")


def attribute_items(
    text: str, found: Sequence[Quotation], participants: Mapping[str, Attributes]
) -> Iterator[Item]:
    """Values of an attribute that are others' in the file, and not that of the one who is named.

    Values without a letter are left out: 51 may be an age, a line or a page.
    """
    for quotation in found:
        attribution = quotation.attribution
        if attribution is None or attribution.source is not Source.PARTICIPANT or attribution.others:
            continue
        own = [name for name in participants if same_voice(attribution.label, name)]
        if len(own) == 1:
            for said in _others_values(text, attribution, own[0], participants):
                yield Item(
                    "attribution", "other attribute", Severity.MEDIUM, quotation.span.start,
                    " ".join(quotation.words.split()), said,
                    "Correct the attribution, or the participants file.",
                    str(quotation.kind), attribution.called,
                )  # fmt: skip


def _others_values(
    text: str, attribution: Attribution, name: str, participants: Mapping[str, Attributes]
) -> Iterator[str]:
    own = participants[name]
    stated = {key_of(value) for value in own.values()}
    for part in _BETWEEN.split(attribution.span.of(text)):
        value = key_of(part)
        whole = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)")
        if any(map(whole.search, stated)) or not any(map(str.isalpha, value)):
            continue
        for attribute, said in own.items():
            others = [one for one, its in participants.items() if key_of(its.get(attribute, "")) == value]
            if said.strip() and others:
                yield (
                    f"the participants file says {attribute}: {said} of {name}, and “{part.strip()}” "
                    f"of {', '.join(others)}"
                )
