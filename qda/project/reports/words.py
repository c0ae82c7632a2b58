"""Word lists, collocates and uncoded phrases of a project, without the stop words of each text's language."""

from dataclasses import replace
from pathlib import Path

from qda.analysis.frames.selection import ALL, Selection, select
from qda.analysis.words.collocates import collocates
from qda.analysis.words.running_words import NOTHING, StopWords
from qda.analysis.words.uncoded_phrases import uncoded_phrases
from qda.analysis.words.word_list import word_list
from qda.files.text import read_text
from qda.language.words.stop_words import normal, stop_words
from qda.model.settings import Settings
from qda.model.table import Table
from qda.project.coded import coded, places
from qda.project.index.languages import code_of
from qda.project.reports.search import Wanted, about_codings, hits, in_words
from qda.project.study import Study
from qda.project.workspace import Workspace


def stop_list(
    study: Study, settings: Settings, own: Path | None, *, all_words: bool
) -> tuple[StopWords, str]:
    """The stop words of each document, and where they come from: a file of one's own, else the list of the
    document's language, for "war" and "die" say nothing in German and much in English.

    The file has a word on each line; what stands behind # is a remark. With `all_words` there are none.
    """
    if all_words:
        return NOTHING, "none"
    codes = {document.name: code_of(document, settings) for document in study.documents}
    if own is not None:
        lines = (line.partition("#")[0].strip() for line in read_text(own).splitlines())
        listed = normal(filter(None, lines), *sorted({*codes.values()}))
        return dict.fromkeys(codes, listed), own.name
    lists = {code: stop_words(code) for code in sorted({*codes.values()})}
    said = ", ".join(code if words else f"none for {code}" for code, words in lists.items())
    return {name: lists[code] for name, code in codes.items()}, said


def words(
    study: Study,
    settings: Settings,
    selection: Selection,
    *,
    length: int,
    level: str,
    minimum: int,
    stop: Path | None,
    all_words: bool,
) -> Table:
    """Words or phrases by frequency; with a filter that names codings, only the words under these."""
    listed, source = stop_list(study, settings, stop, all_words=all_words)
    inside = about_codings(selection)
    everything = coded(study)
    texts = everything if inside else replace(everything, codings=everything.codings.iloc[:0])
    table = word_list(
        select(texts, selection),
        places(study),
        length=length,
        level=level,
        stop=listed,
        minimum=minimum,
        within_codings=inside,
    )
    told = {name: value for name, value in table.parameters.items() if name in ("level", "length", "minimum")}
    return replace(table, parameters={**in_words(selection), **told, "stop words": source})


def company(
    workspace: Workspace,
    study: Study,
    wanted: Wanted,
    selection: Selection,
    *,
    window: int,
    level: str,
    minimum: int,
    stop: Path | None,
    all_words: bool,
) -> Table:
    """The words near the hits of a pattern."""
    settings = workspace.settings
    listed, source = stop_list(study, settings, stop, all_words=all_words)
    found = hits(workspace, study, wanted, selection)
    table = collocates(found, places(study), window=window, level=level, stop=listed, minimum=minimum)
    asked = {"pattern": wanted.pattern, "scope": str(wanted.scope), **in_words(selection)}
    return replace(table, parameters={**asked, **table.parameters, "stop words": source})


def suggestions(
    study: Study,
    settings: Settings,
    selection: Selection,
    *,
    shortest: int,
    longest: int,
    level: str,
    minimum: int,
    stop: Path | None,
    all_words: bool,
) -> Table:
    """Frequent phrases that no coding touches, whatever its assertion, unless somebody rejected it."""
    listed, source = stop_list(study, settings, stop, all_words=all_words)
    everything = replace(selection, assertions=selection.assertions or (ALL,))
    table = uncoded_phrases(
        select(coded(study), everything),
        places(study),
        lengths=range(shortest, longest + 1),
        level=level,
        stop=listed,
        minimum=minimum,
    )
    return replace(table, parameters={**table.parameters, "stop words": source})
