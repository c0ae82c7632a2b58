"""`qda.toml` to Settings, with what is wrong in it and where."""

import json
import re
import tomllib
from pathlib import Path, PurePath

from qda.audit.check_names import CHECKS
from qda.errors import PatternError, Place, ProjectError, did_you_mean
from qda.files.text import read_text
from qda.model.label import as_label
from qda.model.settings import FindingLimits, Settings
from qda.model.unit import UnitName
from qda.store.location import FOLDER

NAME = "qda.toml"
_TOP = frozenset(
    {
        "title",
        "language",
        "language_model",
        "unit",
        "cooccurrence_unit",
        "interviewers",
        "speakers",
        "labels_apart",
        "paths",
        "audit",
    }
)
_LANGUAGE = frozenset({"code", "model"})
_PATHS = frozenset({"transcripts", "codebooks", "findings", "results", "participants", "references"})
_AUDIT = frozenset({"least_participants", "greatest_share", "several", "few", "unlisted", "skip", "ignore"})


def read_settings(folder: Path) -> Settings:
    """The settings of a project folder. Raises ProjectError with file, line and remedy."""
    return settings_in(read_text(folder / NAME), folder / NAME)


def settings_in(text: str, path: Path) -> Settings:
    """The settings that the text of a file gives. Raises ProjectError with line and remedy."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        place = Place(path, *(int(number) for number in found.groups())) if found else Place(path)
        problem = f"this is not valid TOML: {str(error).split(' (at')[0]}"
        raise ProjectError(problem, place=place, remedy='Write settings as: title = "My study"') from error
    return _Reader(path, text).settings(values)


class _Reader:
    """Turns the values of one file into settings."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text

    def settings(self, values: dict[str, object]) -> Settings:
        """All settings; a missing one takes its default."""
        self._refuse_unknown(values, _TOP)
        language = values.get("language", "en")
        tongue = language if isinstance(language, dict) else {"code": self._text(values, "language", "en")}
        self._refuse_unknown(tongue, _LANGUAGE)
        paths = self._section(values, "paths", _PATHS)
        audit = self._section(values, "audit", _AUDIT)
        plain = Settings()
        self._refuse_shared(paths, plain)
        self._refuse_missing(paths, plain)
        return Settings(
            title=self._text(values, "title", plain.title),
            language=self._text(tongue, "code", plain.language),
            language_model=self._model(values, tongue),
            unit=UnitName(self._unit(values, "unit", plain.unit)),
            cooccurrence_unit=self._unit(values, "cooccurrence_unit", plain.cooccurrence_unit, windows=True),
            interviewers=self._interviewers(values, plain.interviewers),
            speakers=self._speakers(values),
            labels_apart=self._labels_apart(values),
            transcripts=self._text(paths, "transcripts", plain.transcripts),
            codebooks=self._text(paths, "codebooks", plain.codebooks),
            findings=self._text(paths, "findings", plain.findings),
            results=self._text(paths, "results", plain.results),
            participants=self._text(paths, "participants", plain.participants),
            references=self._text(paths, "references", plain.references),
            audit=self._limits(audit),
            ignored=self._reasons(audit),
            language_place=self._place("code" if isinstance(language, dict) else "language"),
        )

    def _model(self, values: dict[str, object], tongue: dict[str, object]) -> str | None:
        """The trained model; `language = {code = ..., model = ...}` is how it was written before."""
        if "model" in tongue and "language_model" in values:
            raise self._error("language_model", "the language has two models", "Keep one of them.")
        return self._text(tongue, "model", "") or self._text(values, "language_model", "") or None

    def _refuse_missing(self, paths: dict[str, object], plain: Settings) -> None:
        """Refuse another file or folder than the usual one when it is not there: without its attributes,
        works or findings a study would look whole."""
        for key in ("participants", "references", "findings"):
            name = self._text(paths, key, getattr(plain, key))
            if name != getattr(plain, key) and not (self.path.parent / name).exists():
                raise self._error(
                    key, f"there is no {name!r} in the project", "Correct the name, or make it."
                )

    def _refuse_shared(self, paths: dict[str, object], plain: Settings) -> None:
        """Refuse results in a folder that is read: the next run would take them for transcripts."""
        results = PurePath(self._text(paths, "results", plain.results))
        for key in ("transcripts", "codebooks", "findings"):
            if results.is_relative_to(PurePath(self._text(paths, key, getattr(plain, key)))):
                raise self._error(
                    "results", f"results cannot lie in the folder of {key}", 'Write it as results = "results"'
                )
        if results.is_relative_to(FOLDER):
            remedy = 'Write it as results = "results"'
            raise self._error("results", f"{FOLDER} holds the database, and no results", remedy)

    def _limits(self, values: dict[str, object]) -> FindingLimits:
        plain = FindingLimits()
        return FindingLimits(
            least_participants=self._count(values, "least_participants", plain.least_participants),
            greatest_share=self._share(values, "greatest_share", plain.greatest_share),
            several=self._count(values, "several", plain.several),
            few=self._share(values, "few", plain.few),
            unlisted=self._count(values, "unlisted", plain.unlisted),
            skip=self._checks(values, plain.skip),
        )

    def _section(self, values: dict[str, object], key: str, known: frozenset[str]) -> dict[str, object]:
        section = values.get(key, {})
        if not isinstance(section, dict):
            raise self._error(key, f"{key} must be a section", f"Write [{key}] on a line of its own.")
        self._refuse_unknown(section, known)
        return section

    def _count(self, values: dict[str, object], key: str, default: int) -> int:
        value = values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._error(key, f"{key} must be a whole number from 0", f"Write it as {key} = {default}")
        return value

    def _share(self, values: dict[str, object], key: str, default: float) -> float:
        value = values.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            raise self._error(key, f"{key} must be a number from 0 to 1", f"Write it as {key} = {default}")
        return float(value)

    def _checks(self, values: dict[str, object], default: tuple[str, ...]) -> tuple[str, ...]:
        names = self._texts(values, "skip", default)
        for name in names:
            if name not in CHECKS:
                raise self._error("skip", f"there is no check {name!r}", did_you_mean(name, CHECKS))
        return names

    def _refuse_unknown(self, values: dict[str, object], known: frozenset[str]) -> None:
        for key in values:
            if key not in known:
                raise self._error(key, f"unknown setting {key!r}", did_you_mean(key, known))

    def _text(self, values: dict[str, object], key: str, default: str) -> str:
        value = values.get(key, default)
        if not isinstance(value, str):
            raise self._error(key, f"{key} must be a text", f'Write it in quotation marks: {key} = "..."')
        return value

    def _texts(self, values: dict[str, object], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = values.get(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            shown = [value] if isinstance(value, str) else ["I", "Q"]
            remedy = f"Write it as {key} = {json.dumps(shown, ensure_ascii=False)}"
            raise self._error(key, f"{key} must be a list of texts", remedy)
        return tuple(value)

    def _interviewers(self, values: dict[str, object], default: tuple[str, ...]) -> tuple[str, ...]:
        labels = tuple(map(as_label, self._texts(values, "interviewers", default)))
        if not all(labels):
            remedy = "Write a label in it, or take it out."
            raise self._error("interviewers", "interviewers has an empty text", remedy)
        return labels

    def _labels_apart(self, values: dict[str, object]) -> bool | None:
        value = values.get("labels_apart")
        if value is not None and not isinstance(value, bool):
            remedy = "Write it as labels_apart = true if one label in two documents is two people, else false"
            raise self._error("labels_apart", "labels_apart must be true or false", remedy)
        return value

    def _speakers(self, values: dict[str, object]) -> str | None:
        pattern = self._text(values, "speakers", "") or None
        if pattern is not None:
            from qda.units.declared import speaker_pattern

            try:
                speaker_pattern(pattern)
            except PatternError as error:
                raise self._error("speakers", error.problem, error.remedy) from error
        return pattern

    def _reasons(self, audit: dict[str, object]) -> tuple[tuple[str, str], ...]:
        ignored = audit.get("ignore", {})
        if not isinstance(ignored, dict) or not all(isinstance(one, str) for one in ignored.values()):
            remedy = 'Write it as ignore = {3fa2b1c4d5 = "a paraphrase, with the participant\'s consent"}'
            raise self._error("ignore", "ignore must give a reason for each id", remedy)
        return tuple((item, str(reason)) for item, reason in ignored.items())

    def _unit(self, values: dict[str, object], key: str, default: str, *, windows: bool = False) -> str:
        value = self._text(values, key, str(default))
        known = [str(unit) for unit in UnitName] + (["overlap", "window:2"] if windows else [])
        window = windows and re.fullmatch(r"window:\d+", value)
        if value not in known and not window:
            raise self._error(key, f"{value!r} is not a unit", f"Units are: {', '.join(known)}.")
        return value

    def _error(self, key: str, problem: str, remedy: str) -> ProjectError:
        return ProjectError(problem, place=self._place(key), remedy=remedy)

    def _place(self, key: str) -> Place:
        """The line of a key; the file alone where it is not found."""
        found = re.search(rf"^\s*\[?\s*{re.escape(key)}\b", self.text, re.MULTILINE)
        line = self.text.count("\n", 0, found.end()) + 1 if found else None
        return Place(self.path, line)
