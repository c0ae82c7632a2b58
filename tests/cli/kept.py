"""What a project keeps of texts and codings, to be damaged, taken away and made again."""

from pathlib import Path

from qda.language.load import load

KINDS = {
    "index": ".qda/index/*.corpus",
    "cues": ".qda/index/*.cues",
    "codings": ".qda/cache/codings/*/*",
    "words": ".qda/cache/words",
}
FINGERPRINTS = ".qda/cache/codings/fingerprints"


def as_in_a_new_process() -> None:
    """Languages know no word yet."""
    load.cache_clear()


def codings_as_csv(project: Path, run) -> str:
    """What `qda export codings` prints."""
    done = run(project, "export", "codings", "--format", "csv")
    assert done.code == 0, done.err
    return done.out


BOOK = """\
terms:
  money: [money, cost, fee]
  care: [clinic, hospital, $money]
codes:
  - code: first
    match: [$care NEAR/8 (doctor | medicine | far)]
  - code: second
    scope: paragraph
    match: ["#first AND not", "far NEAR/5 clinic"]
    unless: [painted]
  - code: third
    match: ["#second", "way"]
"""
