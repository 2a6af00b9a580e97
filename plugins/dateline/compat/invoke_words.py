"""Lets a verb take many words, or none, without a flag; invoke itself takes a fixed number.

Without it `inv ingest a b` ends in "No idea what 'b' is!" (pyinvoke/invoke issue 159), and so does the word
of a verb that also works without one. Only the named tasks are touched; a word that names another task and no
file still begins that task.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from invoke.exceptions import ParseError
from invoke.parser.argument import Argument
from invoke.parser.parser import ParseMachine

from .private_part import PrivatePart

PART = PrivatePart(
    "invoke",
    (2, 2),
    (4,),
    "ParseMachine.handle, .context, .contexts and .waiting_for_flag_value, Argument.got_value",
    "`ingest` takes any number of paths, `takedown` and `search` also none.",
    "`ingest` takes one path at a time, `takedown` its article by `--article`; other words are refused.",
)
_BETWEEN = "\0"  # cannot stand in a path


def accept_many(task: str, argument: str) -> None:
    """Let the named task's positional argument take all words up to the next flag or task."""

    def take(held: Argument, token: str) -> bool:
        if held.value is None:
            return False
        held.value += _BETWEEN + token
        return True

    _accept(task, argument, take)


def accept_none(task: str, argument: str) -> None:
    """Let the named task's positional argument, which has a default, take the first word if there is one."""

    def take(held: Argument, token: str) -> bool:
        if held.got_value:
            return False
        held.value = token
        return True

    _accept(task, argument, take)


def _accept(task: str, argument: str, take: Callable[[Argument, str], bool]) -> None:
    handle = ParseMachine.handle

    def handle_more(machine: Any, token: str) -> None:
        context = machine.context
        wanted = (
            context is not None
            and context.name == task
            and not machine.waiting_for_flag_value
            and not token.startswith("-")
            and (token not in machine.contexts or Path(token).exists())
        )
        if wanted and take(context.args[argument], token):
            return
        try:
            handle(machine, token)
        except ValueError:  # invoke lets what is no number end in a traceback
            raise ParseError(f"{token!r} is no number.", context) from None

    ParseMachine.handle = handle_more  # type: ignore[method-assign, assignment]


def many(value: str) -> list[Path | str]:
    """Return the paths that such an argument holds; an address such as s3://bucket/folder stays a text."""
    return [part if "://" in part else Path(part) for part in value.split(_BETWEEN)]
