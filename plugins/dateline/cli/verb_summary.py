"""What a verb did, as values: one sentence, reasons counted, where things are, what to do next."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

# What differs between two reasons of one kind: quotations, addresses, asides in brackets, figures.
_VARIABLE = re.compile(r"'[^']*'|\"[^\"]*\"|https?://\S+|\d[\d.,:/-]*\d|\d")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How often one kind of reason was given, with cases of it in the order they were told."""

    reason: str  # what all cases share; of a single case, all it says
    cases: tuple[str, ...]  # what each concerns: a file, a page
    example: str  # the reason of the first case in full

    @property
    def count(self) -> int:
        """Return the number of cases."""
        return len(self.cases)


@dataclass(frozen=True, slots=True)
class VerbSummary:
    """What a verb has to say when it ends; shown on one screen, or as JSON."""

    did: str  # a sentence
    note: str = ""  # a second sentence, of less weight
    counts: Mapping[str, int] = field(default_factory=dict)
    attention: tuple[ReasonCount, ...] = ()  # what a person may want to look at, most important first
    listed: int = 1  # cases of each reason that are named on the screen
    where: Mapping[str, str] = field(default_factory=dict)  # path → what it is
    next: Mapping[str, str] = field(default_factory=dict)  # command → what it does
    failed: str = ""  # a sentence: why this needs a person; makes the exit status 1
    details: Mapping[str, Any] = field(default_factory=dict)  # for JSON alone

    def as_json(self) -> dict[str, Any]:
        """Return the summary as plain data; `ok` tells whether nothing needs a person."""
        plain = asdict(self)
        plain |= plain.pop("details")
        del plain["listed"]
        plain["attention"] = [
            {"reason": one.reason, "count": one.count, "example": f"{one.cases[0]}: {one.example}"}
            for one in self.attention
        ]
        return {"ok": not self.failed, **plain}


def amount(number: int, one: str, more: str = "") -> str:
    """Return a number with what it counts: `1 article`, `2,465 articles`, `2 people`.

    Args:
        number: how many there are.
        one: the word for a single one.
        more: the word for several; with an s where it is not given.
    """
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def reason_kind(reason: str) -> str:
    """Return what a reason shares with others of its kind: quotations, figures and addresses left out."""
    kind = _VARIABLE.sub(_LEFT_OUT, _ASIDE.sub("", reason))
    return re.sub(rf"{_LEFT_OUT}(?:[\s,%]*{_LEFT_OUT})+", _LEFT_OUT, kind)


def count_reasons(reasons: Iterable[tuple[str, str]]) -> tuple[ReasonCount, ...]:
    """Count reasons by their kind, most frequent first.

    Args:
        reasons: of each case, what it concerns and the reason.
    """
    kinds: dict[str, list[tuple[str, str]]] = {}
    for case, reason in reasons:
        kinds.setdefault(reason_kind(reason), []).append((case, reason))
    counted = [
        ReasonCount(kind if len({why for _, why in found}) > 1 else found[0][1],
                    tuple(case for case, _ in found), found[0][1])
        for kind, found in kinds.items()
    ]  # fmt: skip
    return tuple(sorted(counted, key=lambda one: (-one.count, one.reason)))
