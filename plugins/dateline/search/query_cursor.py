"""A place in the text of a query that moves on as it is read; knows quotation marks and no operators."""

import re
from collections.abc import Callable

from .query_signs import SINGLE_QUOTED, with_plain_signs

Notice = Callable[[str, str], None]


class Cursor:
    """Walks once over a text."""

    def __init__(self, text: str, note: Notice) -> None:
        self._text = with_plain_signs(text)
        self._note = note
        self._at = 0

    def _before(self) -> str:
        return self._text[self._at - 1] if self._at else " "

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the match at the place reached, which moves past it."""
        if match := pattern.match(self._text, self._at):
            self._at = match.end()
        return match

    def _taken(self, pattern: re.Pattern[str]) -> str:
        """Return the text of the match at the place reached, which moves past it; nothing without one."""
        match = self._take(pattern)
        return match[0] if match else ""

    def _quote_here(self) -> bool:
        """Return whether a quotation begins here, with a double mark, or with a single one around words."""
        return self._text.startswith('"', self._at) or SINGLE_QUOTED.match(self._text, self._at) is not None

    def _quoted(self) -> str:
        if match := self._take(SINGLE_QUOTED):
            return match[1]
        start = self._at + 1
        end = self._text.find('"', start)
        if end < 0:
            self._note("open-quote", "")
            end = len(self._text)
        self._at = end + 1
        return self._text[start:end]
