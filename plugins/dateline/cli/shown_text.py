"""What files, strangers and people said, as a terminal may have it: words, and no orders."""

import json
import re
from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from ..ingest.record import printable

_UNSHOWN = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # what JSON leaves as it is


class PlainConsole(Console):
    """A terminal that obeys its own styles alone: controls and bidi overrides in a text are spelled out."""

    def render_str(self, text: str, **how: Any) -> Text:
        """Return a string as it is printed, and measured where it is a cell of a table."""
        return super().render_str(spelled(text), **how)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield the segments of what is printed; rich's own controls are none of a text."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(spelled(segment.text), segment.style)


def spelled(text: str) -> str:
    """Return a text without controls but line ends, without bidi overrides and bytes of no UTF-8."""
    return "\n".join(map(printable, text.split("\n")))


def json_text(value: Any) -> str:
    """Return plain data as JSON with a line end: the same values, and nothing that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _UNSHOWN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
