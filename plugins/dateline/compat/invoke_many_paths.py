"""Lets `inv ingest` take any number of paths, as every command line does; invoke itself takes a fixed number.

Without it `inv ingest a b` ends in "No idea what 'b' is!" (pyinvoke/invoke issue 159). Only that one task is
touched; a word that names another task and no file still begins that task.
"""

from pathlib import Path
from typing import Any

from invoke.exceptions import ParseError
from invoke.parser.parser import ParseMachine

from .private_part import PrivatePart

PART = PrivatePart(
    "invoke",
    (2, 2),
    (4,),
    "ParseMachine.handle, .context, .contexts and .waiting_for_flag_value",
    "`ingest` takes any number of paths.",
    "`ingest` takes one path at a time; the second is refused as an unknown verb.",
)
_BETWEEN = "\0"  # cannot stand in a path


def accept_many(task: str, argument: str) -> None:
    """Let the named task's positional argument take all words up to the next flag or task."""
    handle = ParseMachine.handle

    def handle_more(machine: Any, token: str) -> None:
        context = machine.context
        wanted = context is not None and context.name == task and not machine.waiting_for_flag_value
        if (
            not wanted
            or token.startswith("-")
            or context.args[argument].value is None
            or (token in machine.contexts and not Path(token).exists())
        ):
            try:
                handle(machine, token)
            except ValueError:  # invoke lets what is no number end in a traceback
                raise ParseError(f"{token!r} is no number.", context) from None
        else:
            context.args[argument].value += _BETWEEN + token

    ParseMachine.handle = handle_more  # type: ignore[method-assign, assignment]


def many(value: str) -> list[Path | str]:
    """Return the paths that such an argument holds; an address such as s3://bucket/folder stays a text."""
    return [part if "://" in part else Path(part) for part in value.split(_BETWEEN)]
