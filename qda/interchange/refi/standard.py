"""What the standard allows (version 1.0): the elements, their attributes and the order of what they hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_OURS = re.compile(r"qda \d")
PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"

DIRECTIONS = ("Associative", "OneWay", "Bidirectional")
VARIABLE_TYPES = ("Text", "Boolean", "Integer", "Float", "Date", "DateTime")
SHAPES = (
    *("Person", "Oval", "Rectangle", "RoundedRectangle", "Star", "LeftTriangle"),
    *("RightTriangle", "UpTriangle", "DownTriangle", "Note"),
)
LINE_STYLES = ("dotted", "dashed", "solid")
VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
SOURCES = ("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource")
TEXTS = frozenset({"TextSource", "Representation", "TextDescription", "Note", "Transcript"})
"""Elements that hold a text, within themselves or in a file."""
TEXT_SELECTIONS = frozenset({"PlainTextSelection", "TranscriptSelection"})
SELECTIONS = TEXT_SELECTIONS | {"PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection"}
WORDS = frozenset({"Description", "PlainTextContent", *VALUES})
"""Elements that hold words and no elements."""
CONTAINERS = frozenset(
    {"Users", "CodeBook", "Codes", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs"}
)
"""Elements that may not be empty."""


WIDE = ", UTF-16"
"""What this program adds to its name in files whose places are units of UTF-16."""


def is_ours(origin: str) -> bool:
    """Whether this program wrote a file, by the name that the file gives its program."""
    return bool(_OURS.match(origin))


@dataclass(frozen=True, slots=True)
class Kind:
    """An element: attribute -> what it holds (`!`: it must be there), and its children in order."""

    attributes: Mapping[str, str]
    children: tuple[str, ...]


def _kind(attributes: str, children: str = "") -> Kind:
    pairs = (one.partition(":") for one in attributes.split())
    return Kind(MappingProxyType({name: what or "text" for name, _, what in pairs}), tuple(children.split()))


_MADE = "creatingUser:user creationDateTime:date modifyingUser:user modifiedDateTime:date"
_PATHS = "richTextPath plainTextPath"
_TEXT = _kind(
    f"guid:guid! name {_PATHS} {_MADE}",
    "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue",
)
_REFERENCE = _kind("targetGUID:reference!")
_CORNERS = "firstX:number! firstY:number! secondX:number! secondY:number!"
_TIMED = _kind(f"guid:guid! name begin:number! end:number! {_MADE}", "Description Coding NoteRef")
_FILE = f"guid:guid! name path currentPath {_MADE}"

ELEMENTS: Mapping[str, Kind] = MappingProxyType(
    {
        "Project": _kind(
            "name:text! origin creatingUserGUID:user creationDateTime:date modifyingUserGUID:user "
            "modifiedDateTime:date basePath",
            "Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef",
        ),
        "Users": _kind("", "User"),
        "User": _kind("guid:guid! name id"),
        "CodeBook": _kind("", "Codes"),
        "Codes": _kind("", "Code"),
        "Code": _kind("guid:guid! name:text! isCodable:truth! color:color", "Description NoteRef Code"),
        "Variables": _kind("", "Variable"),
        "Variable": _kind("guid:guid! name:text! typeOfVariable:variable!", "Description"),
        "VariableValue": _kind("", f"VariableRef {' '.join(VALUES)}"),
        "Cases": _kind("", "Case"),
        "Case": _kind("guid:guid! name", "Description CodeRef VariableValue SourceRef SelectionRef"),
        "Sources": _kind("", " ".join(SOURCES)),
        "TextSource": _TEXT,
        "Representation": _TEXT,
        "TextDescription": _TEXT,
        "PlainTextSelection": _kind(
            f"guid:guid! name startPosition:number! endPosition:number! {_MADE}", "Description Coding NoteRef"
        ),
        "PictureSource": _kind(
            _FILE, "Description TextDescription PictureSelection Coding NoteRef VariableValue"
        ),
        "PictureSelection": _kind(f"guid:guid! name {_CORNERS} {_MADE}", "Description Coding NoteRef"),
        "PDFSource": _kind(_FILE, "Description PDFSelection Representation Coding NoteRef VariableValue"),
        "PDFSelection": _kind(
            f"guid:guid! name page:number! {_CORNERS} {_MADE}", "Description Representation Coding NoteRef"
        ),
        "AudioSource": _kind(_FILE, "Description Transcript AudioSelection Coding NoteRef VariableValue"),
        "AudioSelection": _TIMED,
        "VideoSource": _kind(_FILE, "Description Transcript VideoSelection Coding NoteRef VariableValue"),
        "VideoSelection": _TIMED,
        "Transcript": _kind(
            f"guid:guid! name {_PATHS} {_MADE}",
            "Description PlainTextContent SyncPoint TranscriptSelection NoteRef",
        ),
        "TranscriptSelection": _kind(
            f"guid:guid! name fromSyncPoint:reference toSyncPoint:reference {_MADE}",
            "Description Coding NoteRef",
        ),
        "SyncPoint": _kind("guid:guid! timeStamp:number position:number"),
        "Coding": _kind("guid:guid! creatingUser:user creationDateTime:date", "CodeRef NoteRef"),
        "Notes": _kind("", "Note"),
        "Note": _TEXT,
        "Links": _kind("", "Link"),
        "Link": _kind(
            "guid:guid! name direction:direction color:color originGUID:reference targetGUID:reference",
            "NoteRef",
        ),
        "Sets": _kind("", "Set"),
        "Set": _kind("guid:guid! name:text!", "Description MemberCode MemberSource MemberNote"),
        "Graphs": _kind("", "Graph"),
        "Graph": _kind("guid:guid! name", "Vertex Edge"),
        "Vertex": _kind(
            "guid:guid! representedGUID:reference name firstX:number! firstY:number! secondX:number "
            "secondY:number shape:shape color:color"
        ),
        "Edge": _kind(
            "guid:guid! representedGUID:reference name sourceVertex:reference! targetVertex:reference! "
            "color:color direction:direction lineStyle:line"
        ),
        **dict.fromkeys(("NoteRef", "CodeRef", "SourceRef", "SelectionRef", "VariableRef"), _REFERENCE),
        **dict.fromkeys(("MemberCode", "MemberSource", "MemberNote"), _REFERENCE),
        **dict.fromkeys(WORDS, _kind("")),
    }
)

SINGLE = frozenset({"Description", "PlainTextContent", *CONTAINERS})
"""Children that an element has once at most, whatever it is."""

FAMILIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "CodeRef": ("Code",),
        "MemberCode": ("Code",),
        "NoteRef": ("Note",),
        "MemberNote": ("Note",),
        "SourceRef": SOURCES,
        "MemberSource": SOURCES,
        "SelectionRef": tuple(sorted(SELECTIONS)),
        "VariableRef": ("Variable",),
        "sourceVertex": ("Vertex",),
        "targetVertex": ("Vertex",),
        "fromSyncPoint": ("SyncPoint",),
        "toSyncPoint": ("SyncPoint",),
    }
)
"""What a reference points to, by the element or attribute that it stands in; others may point to anything."""
