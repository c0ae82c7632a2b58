"""Names by a spaCy pipeline that is installed, or by none."""

from pathlib import Path

import spacy

from qda.language.words.entities import entities


def test_a_pipeline_with_entities_tells_kind_and_place(tmp_path: Path) -> None:
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Ida"},
            {"label": "GPE", "pattern": "Oslo"},
            {"label": "ORG", "pattern": "Novo"},
            {"label": "DATE", "pattern": "today"},
        ]
    )
    pipeline.to_disk(tmp_path / "model")
    find = entities("en", str(tmp_path / "model"))
    assert find is not None
    text = "today Ida left Oslo and Novo"
    assert [(kind, text[start:end]) for kind, start, end in find(text)] == [
        ("name", "Ida"),
        ("place", "Oslo"),
        ("organisation", "Novo"),
    ]


def test_a_pipeline_without_entities_and_a_missing_one_find_nothing(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "model")
    assert entities("en", str(tmp_path / "model")) is None
    assert entities("en", "no_such_model") is None
