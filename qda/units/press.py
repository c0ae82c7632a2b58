"""Press conferences, as government offices write them down: many ask, all under one letter without a colon.

    MS. STONE:  Good morning.

    Q    When will the bridge open?

    MS. STONE:  In the spring.

A line can begin with a letter anywhere. So somebody in capitals with a title answers again and again, and
mostly stands next below the letter.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from qda.model.span import Span
from qda.units.labels import Label, count_labels, labelled
from qda.units.speakers import is_official
from qda.units.stamps import UNTIMED

_ASKED = re.compile(r"\s*(?P<name>Q)(?:[ \t\u00a0]{2,}|\t|[ \u00a0](?![^\W\d_A-ZÀ-Þ]))(?=\S)")
_ENOUGH = 3
_MOST = 0.75


def questions_of_press(text: str, filled: Sequence[Span], labels: Mapping[int, Label]) -> dict[int, Label]:
    """The labels of questions, where the `labels` with a colon answer them; else none."""
    times = count_labels(one for one in labels.values() if is_official(one.name))
    answering = {key for key, count in times.items() if count >= _ENOUGH}
    if not answering:
        return {}
    found = ((line, _ASKED.match(text, *line)) for line in filled if line.start not in labels)
    asked = {line.start: labelled(line, one["name"], one.end(), UNTIMED) for line, one in found if one}
    keys = {start: one.key for start, one in labels.items() if is_official(one.name)}
    turns = sorted({*asked, *keys})
    behind = [two for one, two in pairwise(turns) if one in asked and two not in asked]
    answered = sum(keys[start] in answering for start in behind)
    enough = answered >= _ENOUGH and answered >= _MOST * len(behind)
    return asked if enough else {}
