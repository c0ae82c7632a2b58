"""What a check has to say about a codebook, and about which line."""

from dataclasses import dataclass

from qda.model.codebook import Code, Rule


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a codebook's author should know; `serious` ones make the check fail."""

    file: str
    line: int
    code: str
    problem: str
    remedy: str
    serious: bool


def about_rule(rule: Rule, code: str, problem: str, remedy: str, *, serious: bool = False) -> Remark:
    """A remark on the line of a rule of a code; '' is the code of a list."""
    return Remark(rule.file, rule.line, code, problem, remedy, serious)


def about_code(
    code: Code, problem: str, remedy: str, *, serious: bool = False, line: int | None = None
) -> Remark:
    """A remark on the line of a code, or on another one of it."""
    return Remark(code.file, code.line if line is None else line, code.code, problem, remedy, serious)
