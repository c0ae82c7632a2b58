"""What recognisers of speech write as JSON: Whisper and its kin, and the services that transcribe."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from qda.errors import InputError, Place
from qda.ingest.notice import Notice
from qda.ingest.reader import Options, Reading
from qda.ingest.timed import azure, google, services, speechmatics, whisper
from qda.ingest.timed.channels import told_of_twice
from qda.ingest.timed.entry_faults import Entries, Way, notices_of
from qda.ingest.timed.plain_data import Misshapen, at
from qda.ingest.timed.turns import transcript
from qda.ingest.timed.utterance import Utterance
from qda.ingest.timed.whole_text import told_of_whole

READS = (
    "Whisper, WhisperX, faster-whisper, whisper.cpp, AssemblyAI, Deepgram, Amazon Transcribe, Azure Speech, "
    "Google Speech-to-Text, Rev, Speechmatics and ElevenLabs"
)


class _Form(NamedTuple):
    """A form of speech in JSON: whether a value has it, what is said in it, the lists that hold it, and where
    the same stands as one whole text."""

    has: Callable[[Any], bool]
    utterances: Callable[[Any], Iterator[Utterance]]
    lists: tuple[Entries, ...]
    wholes: tuple[Way, ...] = ()


_LANGUAGES: tuple[Way, ...] = (
    ("language",),
    ("metadata", "transcription_config", "language"),
    ("recognizedPhrases", 0, "locale"),
    ("phrases", 0, "locale"),
    ("results", 0, "languageCode"),
    ("response", "results", 0, "languageCode"),
)
_CODE = re.compile(r"[A-Za-z]{2}(?:-[A-Za-z]{2})?")

_WHOLE: tuple[Way, ...] = (("text",),)
_CHANNELS = 16
"""As many channels as a meeting is recorded in have their whole texts held against their pieces."""
_DEEPGRAM: tuple[Way, ...] = tuple(
    ("results", "channels", number, "alternatives", 0, "transcript") for number in range(_CHANNELS)
)
_AMAZON: tuple[Way, ...] = (("results", "transcripts", 0, "transcript"),)
_FORMS = (
    _Form(whisper.is_cpp, whisper.of_cpp, whisper.CPP),
    _Form(services.is_eleven, services.of_eleven, services.ELEVEN, _WHOLE),
    _Form(services.is_assembly, services.of_assembly, services.ASSEMBLY, _WHOLE),
    _Form(services.is_deepgram, services.of_deepgram, services.DEEPGRAM, _DEEPGRAM),
    _Form(services.is_amazon, services.of_amazon, services.AMAZON, _AMAZON),
    _Form(services.is_rev, services.of_rev, services.REV),
    _Form(azure.is_azure, azure.of_azure, azure.AZURE),
    _Form(google.is_google, google.of_google, google.GOOGLE),
    _Form(speechmatics.is_speechmatics, speechmatics.of_speechmatics, speechmatics.SPEECHMATICS),
    _Form(whisper.is_pipeline, whisper.of_pipeline, whisper.PIPELINE, _WHOLE),
    _Form(whisper.is_whisper, whisper.of_whisper, whisper.WHISPER, _WHOLE),
    _Form(services.is_words, services.of_words, services.WORDS, _WHOLE),
)


def recognise(value: Any) -> bool:
    """Whether a JSON value is recognised speech."""
    return any(form.has(value) for form in _FORMS)


def readings(value: Any, path: Path, _options: Options) -> Sequence[Reading]:
    """The transcript in a value that `recognise` accepts. InputError when an entry is not of its form."""
    form = next(form for form in _FORMS if form.has(value))
    try:
        said = list(form.utterances(value))
    except Misshapen as error:
        raise InputError(
            str(error),
            place=Place(path),
            remedy="Export the transcript again; a file edited by hand can be damaged.",
        ) from error
    notices = [
        *notices_of(value, form.lists, path),
        *_untimed(said, path),
        *told_of_whole(value, form.wholes, said, path),
        *told_of_twice(said, path),
    ]
    return [transcript(said, path, notices, language=_language(value))]


def _untimed(said: Sequence[Utterance], path: Path) -> Iterator[Notice]:
    untimed = sum(one.start is None for one in said)
    if 0 < untimed < len(said):
        yield Notice(f"{untimed} of {len(said)} pieces of speech have no time that can be", str(path))


def _language(value: Any) -> str | None:
    """The language that a recogniser found, when it is a code such as `en`, or `en-US`; names are not."""
    held = next((found for way in _LANGUAGES if isinstance(found := at(value, *way), str)), "")
    return held[:2].lower() if _CODE.fullmatch(held) else None
