"""Rules that can never match, because whatever they find has in it what takes it away."""

from collections.abc import Iterator

from qda.coding.codebook.remark import Remark, about_rule
from qda.coding.codebook.slips import same_pattern
from qda.coding.compile import CompiledCode, CompiledCodebook, CompiledRule
from qda.coding.patterns.pattern import Both, Either, Maybe, Near, Pattern, Sequence, Without, walk
from qda.files.marked_yaml import typed
from qda.model.codebook import Scope


def vain_rules(compiled: CompiledCodebook) -> tuple[Remark, ...]:
    """Rules of which nothing can stay, by `unless` of the same code or by their own NOT."""
    return tuple(remark for code in compiled.codes for rule in code.match for remark in _remarks(code, rule))


def _remarks(code: CompiledCode, rule: CompiledRule) -> Iterator[Remark]:
    name = rule.rule.name
    if any(same_pattern(veto) == same_pattern(rule) and _is_met(code, veto) for veto in code.unless):
        problem = f"the pattern of {name} stands under 'unless' too, so it can never match"
        yield about_rule(rule.rule, code.code, problem, "Remove it from one of the two.", serious=True)
        return
    for veto in code.unless:
        if _is_met(code, veto) and always_has(rule.pattern, veto.pattern):
            own = typed(veto.rule.pattern)
            problem = (
                f"all that {name} finds has {own} in it, which stands under 'unless': it can never match"
            )
            remedy = "Narrow what stands under 'unless', or remove the rule."
            yield about_rule(rule.rule, code.code, problem, remedy, serious=True)
            return
    if any(isinstance(part, Without) and always_has(part.left, part.right) for part in walk(rule.pattern)):
        problem = f"a NOT of {name} can never match: {typed(rule.rule.pattern)}"
        remedy = "What stands before NOT always has in it what stands behind it."
        yield about_rule(rule.rule, code.code, problem, remedy, serious=True)


def _is_met(code: CompiledCode, veto: CompiledRule) -> bool:
    """Whether a veto asks where the rules ask; its AND and NOT ask about the sentence, whatever the scope."""
    asks = any(isinstance(part, Both | Without) for part in walk(veto.pattern))
    return code.scope is Scope.SENTENCE or not asks


def always_has(found: Pattern, sought: Pattern) -> bool:
    """Whether each match of `found` has one of `sought` in its passage; False where that is not plain."""
    if found == sought:
        return True
    if isinstance(sought, Either) and any(always_has(found, option) for option in sought.options):
        return True
    match found:
        case Either(options):
            return all(always_has(option, sought) for option in options)
        case Sequence(parts):
            return _has_run(parts, sought) or any(
                always_has(part, sought) for part in parts if not isinstance(part, Maybe)
            )
        case Near(left, right) | Both(left, right):
            return always_has(left, sought) or always_has(right, sought)
        case Without(left, _):
            return always_has(left, sought)
        case _:
            return False


def _has_run(parts: tuple[Pattern, ...], sought: Pattern) -> bool:
    """Whether the parts of one phrase stand side by side in another."""
    if not isinstance(sought, Sequence):
        return False
    length = len(sought.parts)
    return any(parts[at : at + length] == sought.parts for at in range(len(parts) - length + 1))
