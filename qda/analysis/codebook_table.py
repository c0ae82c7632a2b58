"""The codebook as a table: what each code means and how it is found."""

from qda.analysis import columns
from qda.files.marked_yaml import typed
from qda.model.codebook import Code, Codebook, Scope
from qda.model.counted import some
from qda.model.table import Table


def codebook_table(codebook: Codebook) -> Table:
    """One row per code in the order of the codebook, themes included."""
    return Table(
        name="codebook",
        title=f"Codebook: {codebook.title}",
        columns=(
            columns.text("code", "Code"),
            columns.text("name", "Name"),
            columns.text("path", "Path", "the code with all above it, the theme first"),
            columns.text("color", "Colour"),
            columns.text("definition", "Definition"),
            columns.text("include", "Include", "when to apply it"),
            columns.text("exclude", "Exclude", "when not to"),
            columns.text("scope", "Scope", "how far AND and NOT reach"),
            columns.text("match", "Rules", "any of these finds the code"),
            columns.text("unless", "Unless", "takes a match away, in the same sentence"),
            columns.text("examples", "Examples", "must be coded"),
            columns.text("counterexamples", "Counterexamples", "must not be coded"),
        ),
        rows=tuple(_row(codebook, code) for code in codebook),
        unit="code",
        n=len(codebook.codes),
    )


def table_for_others(codebook: Codebook) -> Table:
    """One row per code as people keep codebooks: its path from the theme down, and what it means."""
    return Table(
        name="codebook",
        title=f"Codebook: {codebook.title}",
        columns=(
            columns.text("code", "Code", "the code with all above it, the theme first"),
            columns.text("name", "Name"),
            columns.text("definition", "Definition"),
            columns.text("include", "Include", "when to apply it"),
            columns.text("exclude", "Exclude", "when not to"),
            columns.text("colour", "Colour"),
            columns.text("examples", "Examples"),
        ),
        rows=tuple(
            (
                " > ".join(codebook.path(code.code)),
                *(code.name, code.definition, code.include, code.exclude, code.color or ""),
                "\n".join(example.text for example in code.examples),
            )
            for code in codebook
        ),
        unit="code",
        n=len(codebook.codes),
    )


def left_out_for_others(codebook: Codebook) -> tuple[str, ...]:
    """What `table_for_others` has no column for, in words, each with the codes or lists that have it."""
    held = (
        ("rules", [code.code for code in codebook if code.match or code.unless]),
        ("counterexamples", [code.code for code in codebook if code.counterexamples]),
        ("scope", [code.code for code in codebook if code.scope is not Scope.SENTENCE]),
        ("lists of words", [f"${name}" for name in codebook.terms]),
    )
    return tuple(f"{what}: {some(names)}" for what, names in held if names)


def _row(codebook: Codebook, code: Code) -> tuple[str, ...]:
    return (
        code.code,
        code.name,
        " > ".join(codebook.path(code.code)),
        code.color or "",
        code.definition,
        code.include,
        code.exclude,
        str(code.scope),
        "\n".join(typed(rule.pattern) for rule in code.match),
        "\n".join(typed(rule.pattern) for rule in code.unless),
        "\n".join(example.text for example in code.examples),
        "\n".join(example.text for example in code.counterexamples),
    )
