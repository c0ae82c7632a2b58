"""Commands that take each option once, as a person means it, and never an empty value."""

from collections import Counter
from typing import Any

import click


class StrictCommand(click.Command):
    """A command that refuses what click would pass over: of two values of an option it takes the last."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed. Raises UsageError for an option that is given twice or without a value."""
        if not ctx.resilient_parsing:
            values, _, order = self.make_parser(ctx).parse_args(args=list(args))
            _refuse_twice(ctx, order)
            _refuse_empty(ctx, order, values)
        return super().parse_args(ctx, args)


class StrictGroup(StrictCommand, click.Group):
    """A group of such commands."""

    command_class = StrictCommand


def _refuse_twice(ctx: click.Context, order: list[click.Parameter]) -> None:
    for one, times in Counter(order).items():
        if times > 1 and isinstance(one, click.Option) and not (one.multiple or one.count or one.is_flag):
            ctx.fail(f"{_called(one)} is given {times} times and can have one value only.")


def _refuse_empty(ctx: click.Context, order: list[click.Parameter], values: dict[str, Any]) -> None:
    for one in order:
        given = values.get(one.name or "")
        if isinstance(one, click.Option) and "" in (given if isinstance(given, list | tuple) else [given]):
            ctx.fail(f"{_called(one)} has an empty value. Give one, or leave the option out.")


def _called(option: click.Option) -> str:
    return f"'{max(option.opts, key=len)}'"
