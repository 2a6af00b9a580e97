"""JSON as text: told by how it opens, read whole, or as far as it came before it was cut off."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...clean.decode import decode
from ..source import Source

CUT_OFF = "cut off"  # a key that tells so of an answer; no tool writes it
_SPACE = re.compile(r"\s*")
# A text may open with a bracket, too: '[1] See the note', '[caption]'.
_OPENS = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}|$)|\[\s*(?:[\[{"\]]|[\w.+-]+\s*,|$))'
)


def is_json(source: Source) -> bool:
    """Return whether a source opens as JSON does."""
    return bool(_OPENS.match(source.markup_head))


def read_json(raw: bytes) -> Any:
    """Return the value of a JSON text; a byte that is no text costs a character, not the article."""
    return json.loads(text_of_json(raw), strict=False)


def text_of_json(raw: bytes) -> str:
    """Return JSON as text: in the encoding that its first bytes tell, else as an old program wrote it."""
    try:
        return raw.decode(json.detect_encoding(raw))
    except UnicodeDecodeError:
        return decode(raw).text


def objects(value: object) -> list[Mapping[str, Any]]:
    """Return the objects of a JSON list; none of what is no list, whatever a program wrote there."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def object_in(text: object) -> Mapping[str, Any]:
    """Return the object that a field of JSON holds as text; an empty one where it holds none."""
    try:
        value = json.loads(text, strict=False) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        value = None
    return value if isinstance(value, dict) else {}


def read_answer(raw: bytes, *lists: str) -> Any:
    """Return the value of a JSON text; of several in lines, a list of them.

    Of one that is cut off, it is an object with what came whole of its list.

    Args:
        raw: the text.
        lists: the names that its list of articles may have.

    Raises:
        ValueError: it is no JSON, and no article of it is whole.
    """
    try:
        return read_json(raw)
    except ValueError:
        text = text_of_json(raw)
        if len(rows := _whole_lines(text)) > 1:
            return rows
        for name in lists:
            if begins := re.search(rf'"{name}"\s*:\s*\[', text):
                whole = _whole_of(text[begins.end() - 1 :])
                if whole:
                    return {name: whole, CUT_OFF: True}
        raise


def _whole_lines(text: str) -> list[Any]:
    """Return the values of a text in which each line is one; none where a line is none."""
    try:
        return [json.loads(line, strict=False) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return []


def _whole_of(text: str) -> list[Any]:
    """Return the elements of a list that came before its end was lost."""
    whole: list[Any] = []
    try:
        for element in list_elements(text):
            whole.append(element)  # noqa: PERF402  what came before an error is kept
    except ValueError:
        pass
    return whole


def list_elements(text: str) -> Iterator[Any]:
    """Yield the elements of a list one by one: what is cut off in its middle gives what came before."""
    decoder, position = json.JSONDecoder(strict=False), _SPACE.match(text, 1).end()  # type: ignore[union-attr]
    if text[position : position + 1] == "]":
        return
    while True:
        value, position = decoder.raw_decode(text, position)
        yield value
        position = _SPACE.match(text, position).end()  # type: ignore[union-attr]
        if text[position : position + 1] != ",":
            break
        position = _SPACE.match(text, position + 1).end()  # type: ignore[union-attr]
    if text[position : position + 1] != "]":
        raise ValueError(f"the list does not end at character {position:,}")
