"""The confusion matrix of verdicts on planted quotations: `python benchmarks/verdicts.py [--each N] [--text
DIR]`."""

import argparse
import random
from collections import Counter
from pathlib import Path

from planted import Planter, is_plain, manuscript, plant, transcripts
from source import sentences, text_folder

from qda.audit.manuscript.compared.lookup import look_up
from qda.audit.manuscript.compared.voices import voice_names
from qda.audit.manuscript.quoted.quotation import Kind
from qda.audit.manuscript.quoted.quotations import quotations
from qda.model.document import Document
from qda.model.settings import Settings
from qda.model.span import Span
from qda.project.evidence.transcripts import transcripts_of

SEED = 20


def main() -> None:
    """Plant, audit, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=60, help="quotations of each change")
    parser.add_argument("--text", type=Path, help="a folder of English texts")
    parser.add_argument("--wrong", action="store_true", help="show what went wrong")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    plain = [one for one in sentences(text_folder(asked.text)) if is_plain(one)]
    chance.shuffle(plain)
    interviews = transcripts(plain[:6000], 20, chance)
    planter = Planter(interviews, plain[6000:8000], chance)
    planted = plant(planter, asked.each)
    lead = [one for one in plain[8000:8400] if not any(mark in one for mark in "'’:")]
    text = "\n\n".join(manuscript(planted, lead, chance))
    documents = [_document(one.name, one.text()) for one in interviews]
    sources = transcripts_of(documents, Settings())
    found = [one for one in quotations(text, Span(0, len(text)), voice_names(sources)) if one.depth == 0]
    print(
        f"planted {len(planted)}, found {len(found)}, without attribution "
        f"{sum(one.kind is not Kind.PARTICIPANT for one in found)}"
    )
    looked = {" ".join(one.quotation.words.split()): one for one in look_up(found, sources)}
    matrix: Counter[tuple[str, str]] = Counter()
    for one in planted:
        answer = looked.get(" ".join(one.words.split()))
        verdict = str(answer.verdict) if answer else "quotation missed"
        matrix[one.verdict, verdict] += 1
        if asked.wrong and verdict != one.verdict:
            print(f"- {one.change}: {one.verdict} -> {verdict}: {one.words!r} ({one.named})")
            print(f"    {answer}" if answer else "")
    _print(matrix)


def _document(name: str, text: str) -> Document:
    return Document(name, "interview", text, Span(0, len(text)), f"{name}.txt", "", name)


def _print(matrix: Counter[tuple[str, str]]) -> None:
    planned = list(dict.fromkeys(row for row, _ in matrix))
    given = list(dict.fromkeys([*planned, *(column for _, column in matrix)]))
    print("| planted \\ verdict | " + " | ".join(given) + " |")
    print("|---|" + "---:|" * len(given))
    for row in planned:
        print(f"| {row} | " + " | ".join(str(matrix[row, column] or "") for column in given) + " |")
    total = matrix.total()
    for verdict in ("exact", "not found"):
        wrong = sum(count for (row, column), count in matrix.items() if column == verdict != row)
        print(f"wrong {verdict!r}: {wrong} of {total}")


if __name__ == "__main__":
    main()
