"""`qda.toml` to Settings, with what is wrong in it and where."""

import json
import re
import tomllib
from pathlib import Path, PurePath

from qda.audit.check_names import CHECKS
from qda.errors import Faults, PatternError, Place, ProjectError, did_you_mean
from qda.files.text import read_text
from qda.model.label import as_label
from qda.model.settings import FindingLimits, Settings
from qda.model.span import line_of
from qda.model.unit import UnitName
from qda.project.settings_hints import hint, plainly
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
        raise _unreadable(str(error), text, path) from error
    return _Reader(path, text).settings(values)


def _unreadable(said: str, text: str, path: Path) -> ProjectError:
    """What the parser says, in plain words, with what to write in the line in question."""
    found = re.search(r"line (\d+), column (\d+)", said)
    place = Place(path, *(int(number) for number in found.groups())) if found else Place(path)
    problem = said.split(" (at")[0]
    line = text.split("\n")[(place.line or 1) - 1]
    return ProjectError(
        f"this is not valid TOML: {plainly(problem)}", place=place, remedy=hint(line, problem)
    )


class _Reader:
    """Turns the values of one file into settings, and gathers what is wrong with them."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        self._faults = Faults()

    def settings(self, values: dict[str, object]) -> Settings:
        """All settings; a missing one takes its default. Raises ProjectError, or Problems with all faults."""
        self._refuse_unknown(values, _TOP)
        language = values.get("language", "en")
        tongue = language if isinstance(language, dict) else {"code": self._text(values, "language", "en")}
        self._refuse_unknown(tongue, _LANGUAGE)
        paths = self._section(values, "paths", _PATHS)
        audit = self._section(values, "audit", _AUDIT)
        plain = Settings()
        self._refuse_shared(paths, plain)
        self._refuse_missing(paths, plain)
        settings = Settings(
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
        self._faults.tell()
        return settings

    def _model(self, values: dict[str, object], tongue: dict[str, object]) -> str | None:
        """The trained model; `language = {code = ..., model = ...}` is how it was written before."""
        if "model" in tongue and "language_model" in values:
            self._wrong("language_model", "the language has two models", "Keep one of them.")
        return self._text(tongue, "model", "") or self._text(values, "language_model", "") or None

    def _refuse_missing(self, paths: dict[str, object], plain: Settings) -> None:
        """Refuse another file or folder than the usual one when it is not there: without its attributes,
        works or findings a study would look whole."""
        for key in ("participants", "references", "findings"):
            name = self._text(paths, key, getattr(plain, key))
            if name != getattr(plain, key) and not (self.path.parent / name).exists():
                self._wrong(key, f"there is no {name!r} in the project", "Correct the name, or make it.")

    def _refuse_shared(self, paths: dict[str, object], plain: Settings) -> None:
        """Refuse results in a folder that is read: the next run would take them for transcripts."""
        results = PurePath(self._text(paths, "results", plain.results))
        for key in ("transcripts", "codebooks", "findings"):
            if results.is_relative_to(PurePath(self._text(paths, key, getattr(plain, key)))):
                problem = f"results cannot lie in the folder of {key}"
                self._wrong("results", problem, 'Write it as results = "results"')
        if results.is_relative_to(FOLDER):
            remedy = 'Write it as results = "results"'
            self._wrong("results", f"{FOLDER} holds the database, and no results", remedy)

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
            self._wrong(key, f"{key} must be a section", f"Write [{key}] on a line of its own.")
            return {}
        self._refuse_unknown(section, known, key)
        return section

    def _count(self, values: dict[str, object], key: str, default: int) -> int:
        value = values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self._wrong(key, f"{key} must be a whole number from 0", f"Write it as {key} = {default}")
            return default
        return value

    def _share(self, values: dict[str, object], key: str, default: float) -> float:
        value = values.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            self._wrong(key, f"{key} must be a number from 0 to 1", f"Write it as {key} = {default}")
            return default
        return float(value)

    def _checks(self, values: dict[str, object], default: tuple[str, ...]) -> tuple[str, ...]:
        names = self._texts(values, "skip", default)
        for name in names:
            if name not in CHECKS:
                self._wrong("skip", f"there is no check {name!r}", did_you_mean(name, CHECKS))
        return names

    def _refuse_unknown(self, values: dict[str, object], known: frozenset[str], section: str = "") -> None:
        for key in values:
            if key not in known:
                remedy = _elsewhere(key, known) or did_you_mean(key, known)
                self._wrong(key, f"unknown setting {key!r}", remedy, section)

    def _text(self, values: dict[str, object], key: str, default: str) -> str:
        value = values.get(key, default)
        if not isinstance(value, str):
            self._wrong(key, f"{key} must be a text", f'Write it in quotation marks: {key} = "..."')
            return default
        return value

    def _texts(self, values: dict[str, object], key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = values.get(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            shown = re.split(r"\s*[,;]\s*", value) if isinstance(value, str) else ["I", "Q"]
            remedy = f"Write it as {key} = {json.dumps(shown, ensure_ascii=False)}"
            self._wrong(key, f"{key} must be a list of texts", remedy)
            return default
        return tuple(value)

    def _interviewers(self, values: dict[str, object], default: tuple[str, ...]) -> tuple[str, ...]:
        labels = tuple(map(as_label, self._texts(values, "interviewers", default)))
        if not all(labels):
            remedy = "Write a label in it, or take it out."
            self._wrong("interviewers", "interviewers has an empty text", remedy)
        return labels

    def _labels_apart(self, values: dict[str, object]) -> bool | None:
        value = values.get("labels_apart")
        if value is not None and not isinstance(value, bool):
            remedy = "Write it as labels_apart = true if one label in two documents is two people, else false"
            self._wrong("labels_apart", "labels_apart must be true or false", remedy)
            return None
        return value

    def _speakers(self, values: dict[str, object]) -> str | None:
        pattern = self._text(values, "speakers", "") or None
        if pattern is not None:
            from qda.units.declared import speaker_pattern

            try:
                speaker_pattern(pattern)
            except PatternError as error:
                self._wrong("speakers", error.problem, error.remedy)
        return pattern

    def _reasons(self, audit: dict[str, object]) -> tuple[tuple[str, str], ...]:
        ignored = audit.get("ignore", {})
        if not isinstance(ignored, dict) or not all(isinstance(one, str) for one in ignored.values()):
            remedy = 'Write it as ignore = {3fa2b1c4d5 = "a paraphrase, with the participant\'s consent"}'
            self._wrong("ignore", "ignore must give a reason for each id", remedy)
            return ()
        return tuple((item, str(reason)) for item, reason in ignored.items())

    def _unit(self, values: dict[str, object], key: str, default: str, *, windows: bool = False) -> str:
        value = self._text(values, key, str(default))
        known = [str(unit) for unit in UnitName] + (["overlap", "window:2"] if windows else [])
        window = windows and re.fullmatch(r"window:\d+", value)
        if value not in known and not window:
            self._wrong(key, f"{value!r} is not a unit", f"Units are: {', '.join(known)}.")
            return str(default)
        return value

    def _wrong(self, key: str, problem: str, remedy: str, section: str = "") -> None:
        self._faults.add(ProjectError(problem, place=self._place(key, section), remedy=remedy))

    def _place(self, key: str, section: str = "") -> Place:
        """The line of a key, behind the head of its section; the file alone where it is not found."""
        head = re.search(rf"^\s*\[\s*{re.escape(section)}\s*\]", self.text, re.MULTILINE)
        begin = head.end() if section and head else 0
        found = re.compile(rf"^\s*\[?\s*{re.escape(key)}\b", re.MULTILINE).search(self.text, begin)
        line = line_of(self.text, found.end()) if found else None
        return Place(self.path, line)


def _elsewhere(key: str, known: frozenset[str]) -> str:
    """Where a setting has its place that stands in another section; empty for a word that is none."""
    places = {"above the sections": _TOP, "below [paths]": _PATHS, "below [audit]": _AUDIT}
    place = next((where for where, keys in places.items() if key in keys and keys != known), "")
    return f"Its place is {place}." if place else ""
