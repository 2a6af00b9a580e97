"""Lets wrong use of a verb end with a status of our own: invoke's, 1, means that something needs a person."""

from typing import Any

from invoke.exceptions import Exit, ParseError
from invoke.parser.parser import Parser

from .private_part import PrivatePart

PART = PrivatePart(
    "invoke",
    (2, 2),
    (4,),
    "Parser.parse_argv",
    "Wrong use ends with status 2 under `inv` as under `dateline`, and says where help is.",
    "Wrong use ends with status 1 and invoke's own words.",
)


def end_in_sentences(status: int) -> None:
    """Let wrong use of a verb end with this exit status: invoke's own, 1, means something else here."""
    parse = Parser.parse_argv

    def parse_or_stop(parser: Any, argv: list[str]) -> Any:
        try:
            return parse(parser, argv)
        except ParseError as error:
            raise Exit(
                f"{error} `--help VERB` explains a verb, `--list` names them all.", code=status
            ) from None

    Parser.parse_argv = parse_or_stop  # type: ignore[method-assign, assignment]
