"""The study that a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qda.cli.screen import notices

if TYPE_CHECKING:
    from qda.model.progress import Progress
    from qda.project.study import Study
    from qda.project.workspace import Workspace


def load(
    workspace: Workspace, bar: Progress, *, include_interviewer: bool = False, jobs: int | None = None
) -> Study:
    """The project as it stands, indexed and coded; a person is told where others are found to speak,
    and which of the project's own files are not read, or not yet as they are."""
    from qda.project.codebooks import told_of_passed_over
    from qda.project.index.other_speakers import told_of_other_speakers
    from qda.project.intake.participants_now import told_of_participants
    from qda.project.study import load_study

    notices(told_of_participants(workspace))
    notices(told_of_passed_over(workspace))
    study = load_study(workspace, include_interviewer=include_interviewer, jobs=jobs, progress=bar)
    notices(told_of_other_speakers(workspace, study.corpora))
    return study
