"""A stretch of a dump's lines with its role; knows no rule."""

from dataclasses import dataclass

from .join_lines import Stretch


@dataclass(frozen=True, slots=True)
class Role:
    """A stretch of lines with its role, the value a label gave it, and the rule that said so.

    Args:
        stretch: the lines, joined.
        name: empty while nothing claims the lines.
        value: the stretch's text, without the label before it.
        rule: for the record of what was left out.
    """

    stretch: Stretch
    name: str
    value: str
    rule: str = ""


def rename(roles: list[Role], number: int, name: str, rule: str = "") -> None:
    """Give a stretch another role; without a rule, the one it has stays on record."""
    role = roles[number]
    roles[number] = Role(role.stretch, name, role.value, rule or role.rule or name)
