"""What codings depend on beside the texts and the codebook."""

from functools import cache

from qda.coding.policy import ENGINE, OVERLAP_POLICY
from qda.language.cues import load_cues
from qda.model.identity import hash_plain
from qda.model.settings import Settings
from qda.project.index.languages import language_version


def engine_key(language: str, settings: Settings) -> str:
    """A hash over the engine's version, its policy, and the cues and the version of a codebook's language."""
    return _key(language, language_version(language, settings))


@cache
def _key(language: str, version: str) -> str:
    cues = [repr(cue) for cue in load_cues(language)]
    return hash_plain([ENGINE, OVERLAP_POLICY, cues, version])
