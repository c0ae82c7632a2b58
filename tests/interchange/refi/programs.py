"""Projects as other programs write them: the same small study in the ways that tell the programs apart."""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

import zipfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.sax.saxutils import quoteattr

NAMESPACE = "urn:QDA-XML:project:1.0"


def guid(number: int) -> str:
    return f"{number:08x}-0a0b-4c0d-8e0f-112233445566"


@dataclass(frozen=True)
class Way:
    """How a program writes: the bytes of its texts, how it counts in them, and what it makes of the XML."""

    origin: str
    newline: str = "\n"
    bom: bool = False
    wide: bool = False
    newline_counts: int = 1
    bom_counts: bool = False
    root: str = "project.qde"
    folder: str = "sources"
    path: str = "internal://{name}"
    braces: bool = False
    upper: bool = False
    named: str = "quote"
    date: str = "{}Z"
    namespace: str = NAMESPACE
    one_selection_each: bool = True
    marks: int = 1

    def say(self, number: int) -> str:
        said = guid(number).upper() if self.upper else guid(number)
        return f"{{{said}}}" if self.braces else said

    def place(self, text: str, at: int) -> int:
        before = text[:at]
        count = len(before.encode("utf-16-le")) // 2 if self.wide else len(before)
        return count + (self.newline_counts - 1) * before.count("\n") + int(self.bom_counts)

    def content(self, text: str) -> bytes:
        return ("\ufeff" * self.marks * self.bom + text.replace("\n", self.newline)).encode("utf-8")


NVIVO_WINDOWS = Way("NVivo for Windows 12.6", "\r\n", True, True, 2, folder="Sources", named="")
NVIVO_MAC = Way("NVivo for Mac 14", "\n", False, True, named="", date="{}+00:00")
ATLAS = Way("ATLAS.ti 23.0", "\r\n", True, True, 1, root="Demo.qde", folder="Sources", upper=True)
ATLAS_IN_CODE_POINTS = replace(ATLAS, wide=False)
MAXQDA = Way("MAXQDA 24", "\n", named="text name", one_selection_each=False)
QUALCODER_WINDOWS = Way("QualCoder 3.5", "\r\n", True, root="project.qde", folder="sources")
QUALCODER_ENDS_TWICE = replace(QUALCODER_WINDOWS, newline="\r\r\n")
QUALCODER_MARKS_TWICE = replace(QUALCODER_WINDOWS, marks=2, bom_counts=True)
QC = Way("qc 1.7.5", "\n", path="{name}", named="line")
TRANSANA = Way("Transana 5.1", "\r\n", braces=True, date="{}")
EVERY_WAY = (
    *(NVIVO_WINDOWS, NVIVO_MAC, ATLAS, ATLAS_IN_CODE_POINTS),
    *(MAXQDA, QUALCODER_WINDOWS, QC, TRANSANA),
    *(QUALCODER_ENDS_TWICE, QUALCODER_MARKS_TWICE),
)


@dataclass(frozen=True)
class Coded:
    """A passage of a text (by its place in code points, LF) under a code, by a user."""

    start: int
    end: int
    code: int
    user: int = 1
    at: str = "2024-05-06T07:08:09"


@dataclass(frozen=True)
class Text:
    name: str
    text: str
    codings: tuple[Coded, ...] = ()


@dataclass(frozen=True)
class Made:
    """A study for the programs: users and codes by number, codes with their parents, and texts."""

    users: dict[int, str] = field(default_factory=lambda: {1: "A. Khan", 2: "B. Li"})
    codes: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    texts: tuple[Text, ...] = ()
    more: str = ""


EMOJI = (
    "INTERVIEWER: How did the 👩‍🔬 begin?\n"
    "ANNA: With a 😀 smile, mother said — e\u0301tude by e\u0301tude.\n"
    "INTERVIEWER: And then 😀😀?\n"
    "ANNA: Then 東京に行きました。 Later עברית came too.\n"
    "ANNA: The last words stand here, quite plainly.\n"
)


def passages(text: str, *quotes: tuple[str, int]) -> tuple[Coded, ...]:
    return tuple(
        Coded(text.index(q), text.index(q) + len(q), code, 1 + n % 2) for n, (q, code) in enumerate(quotes)
    )


QUOTES = (
    *(("With a 😀 smile", 21), ("mother", 20), ("e\u0301tude by e\u0301tude", 22)),
    *(("Then", 21), ("東京に行きました", 20), ("Later", 22), ("came too", 21)),
    *(("The last words", 20), ("quite plainly", 22)),
)
DEMO = Made(
    codes={20: ("Beginnings", None), 21: ("Feeling", 20), 22: ("Feeling", 23), 23: ("Language", None)},
    texts=(Text("Anna", EMOJI, passages(EMOJI, *QUOTES)),),
)


def qde(study: Made, way: Way) -> str:
    users = "".join(f"<User guid={_q(way.say(n))} name={_q(name)}/>" for n, name in study.users.items())
    parts = [f"<Users>{users}</Users>" if users else ""]
    codes = _codes(study, way, None)
    parts.append(f"<CodeBook><Codes>{codes}</Codes></CodeBook>" if codes else "")
    sources = "".join(_source(text, 50 + n, way) for n, text in enumerate(study.texts))
    parts.append(f"<Sources>{sources}</Sources>" if sources else "")
    head = f'name="Demo" origin={_q(way.origin)} creatingUserGUID={_q(way.say(1))}'
    xmlns = f' xmlns="{way.namespace}"' if way.namespace else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Project{xmlns} {head} basePath="C:\\Users\\someone">'
        f"{''.join(parts)}{study.more}</Project>"
    )


def _codes(study: Made, way: Way, parent: int | None) -> str:
    return "".join(
        f'<Code guid={_q(way.say(n))} name={_q(name)} isCodable="true" color="#336699">'
        f"{_codes(study, way, n)}</Code>"
        for n, (name, above) in study.codes.items()
        if above == parent
    )


def _source(text: Text, number: int, way: Way) -> str:
    path = way.path.format(name=f"{way.say(number).strip('{}')}.txt")
    groups: dict[object, list[tuple[int, Coded]]] = {}
    for n, one in enumerate(text.codings):
        groups.setdefault(n if way.one_selection_each else (one.start, one.end), []).append((n, one))
    selections = "".join(_selection(text, number, several, way) for several in groups.values())
    return f"<TextSource guid={_q(way.say(number))} name={_q(text.name)} plainTextPath={_q(path)}>{selections}</TextSource>"


def _selection(text: Text, number: int, several: list[tuple[int, Coded]], way: Way) -> str:
    n, first = several[0]
    quote = " ".join(text.text[first.start : first.end].split())
    name = {"quote": quote, "": "", "line": f"line:{n}"}.get(way.named, text.name)
    codings = "".join(
        f"<Coding guid={_q(way.say(3000 + 100 * number + at))} creatingUser={_q(way.say(one.user))} "
        f"creationDateTime={_q(way.date.format(one.at))}><CodeRef targetGUID={_q(way.say(one.code))}/></Coding>"
        for at, one in several
    )
    start, end = way.place(text.text, first.start), way.place(text.text, first.end)
    own = way.say(1000 + 100 * number + n)
    return (
        f'<PlainTextSelection guid={_q(own)} name={_q(name)} startPosition="{start}" endPosition="{end}">'
        f"{codings}</PlainTextSelection>"
    )


def _q(value: str) -> str:
    return quoteattr(value)


def write(path: Path, study: Made, way: Way) -> Path:
    members = {
        f"{way.folder}/{way.say(50 + n).strip('{}')}.txt": way.content(text.text)
        for n, text in enumerate(study.texts)
    }
    return pack(path, qde(study, way), members, root=way.root)


def pack(
    path: Path, xml: str | bytes, members: dict[str, bytes] | None = None, root: str = "project.qde"
) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(root, xml)
        for name, content in (members or {}).items():
            archive.writestr(name, content)
    return path


def project(inner: str, attributes: str = 'name="P" origin="NVivo 14"', namespace: str = NAMESPACE) -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="{namespace}" {attributes}>{inner}</Project>'
    )


def text_source(number: int, text: str, inner: str = "", name: str = "T") -> str:
    """A source whose text stands within the XML."""
    return (
        f'<TextSource guid="{guid(number)}" name="{name}"><PlainTextContent>{text}</PlainTextContent>'
        f"{inner}</TextSource>"
    )


def selection(number: int, start: object, end: object, code: int | None, extra: str = "") -> str:
    coding = (
        f'<Coding guid="{guid(number + 5000)}"><CodeRef targetGUID="{guid(code)}"/></Coding>'
        if code is not None
        else ""
    )
    return (
        f'<PlainTextSelection guid="{guid(number)}" startPosition="{start}" endPosition="{end}">'
        f"{coding}{extra}</PlainTextSelection>"
    )


CODES = (
    f'<CodeBook><Codes><Code guid="{guid(20)}" name="One" isCodable="true"/>'
    f'<Code guid="{guid(21)}" name="Two" isCodable="true"/></Codes></CodeBook>'
)
