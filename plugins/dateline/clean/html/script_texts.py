"""Texts that a page's scripts hold for a program to show: HTML in strings, the paragraphs of JSON data."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

# A string of JSON or JavaScript; nothing is tried twice, whatever the script.
_STRING = re.compile(r""""((?:[^"\\]++|\\.)*+)"|'((?:[^'\\\n]++|\\.)*+)'|`((?:[^`\\]++|\\.)*+)`""", re.DOTALL)
_QUOTE = re.compile(r"\\(['\"`])")
_BYTE = re.compile(r"\\x([0-9a-fA-F]{2})")
_MARKUP = re.compile(r"<(?:p|div|h[2-6]|li|br|section|article)\b", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;(?:p|div|h[2-6]|li|br)\b", re.IGNORECASE)
_DATA = re.compile(r"[^{\[]{0,200}?(?=[{\[])")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_OPENS_JOINED = re.compile(r"[\s.,;:!?)\]’”]")
_LEAST = 300  # characters of a string that may be a body, as the script has them
_LEAST_PARAGRAPH = 60  # characters
_PROSE_SHARE = 0.6  # of the characters under one key; the labels of a program share theirs with one another
_DEEPEST = 2  # strings within strings: programs send their data as text


@dataclass(frozen=True, slots=True)
class _Said:
    """A string of JSON data: the name of its key, its words, and the list that it stands in."""

    key: str
    text: str
    holder: int


def script_texts(script: str) -> Iterator[str]:
    """Yield the markup of each text that a script may hold for its page.

    Args:
        script: all between `<script>` and `</script>`.
    """
    yield from _markup(script)
    if paragraphs := _paragraphs(script):
        yield "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)


def _markup(script: str, depth: int = 0) -> Iterator[str]:
    """Yield the strings that are markup, also those within strings."""
    for match in _STRING.finditer(script):
        string = match[match.lastindex or 0]
        if len(string) < _LEAST:
            continue
        text = _decoded(string if match.lastindex == 1 else _QUOTE.sub(r"\1", string).replace('"', '\\"'))
        if _MARKUP.match(text.lstrip()) or (_MARKUP.search(text) and '":' not in text[:_LEAST]):
            yield text
        elif _ESCAPED.search(text):
            yield html.unescape(text)
        elif depth < _DEEPEST and '"' in text:
            yield from _markup(text, depth + 1)


def _decoded(string: str) -> str:
    """Return the words of a string as a script writes it, empty where its escapes are none of JSON."""
    escaped = _BYTE.sub(r"\\u00\1", string)
    try:
        return str(json.loads(f'"{escaped}"', strict=False))
    except ValueError:
        return ""


def _paragraphs(script: str) -> list[str]:
    """Return the paragraphs that JSON data hold under the one key that has most prose."""
    start = _DATA.match(script)
    try:
        data = json.JSONDecoder(strict=False).raw_decode(script, start.end())[0] if start else None
        said = list(_strings(data, "", 0))
    except (ValueError, RecursionError):
        return []
    keys: dict[str, list[_Said]] = {}
    for one in said:
        keys.setdefault(one.key, []).append(one)
    return max((_joined(alike) for alike in keys.values()), key=_prose, default=[])


def _strings(node: Any, key: str, holder: int) -> Iterator[_Said]:
    if isinstance(node, str):
        if node.strip():
            yield _Said(key, node, holder)
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from _strings(value, str(name), holder)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value, key, id(node))


def _joined(said: list[_Said]) -> list[str]:
    """Return the strings of one key as paragraphs, their spans joined, from the first prose to the last."""
    paragraphs: list[str] = []
    for _, spans in groupby(said, key=lambda one: one.holder):
        open_end = False
        for span in spans:
            if open_end or (paragraphs and _follows(span, spans_before=paragraphs[-1])):
                paragraphs[-1] += span.text
            else:
                paragraphs.append(span.text)
            open_end = span.text[-1].isspace()
    prose = [at for at, text in enumerate(paragraphs) if _is_prose(text)]
    kept = paragraphs[prose[0] : prose[-1] + 1] if prose else []
    return kept if _prose(kept) >= _PROSE_SHARE * sum(map(len, kept)) else []


def _follows(span: _Said, spans_before: str) -> bool:
    return _OPENS_JOINED.match(span.text) is not None and not _ENDS.search(spans_before)


def _is_prose(text: str) -> bool:
    return len(text) >= _LEAST_PARAGRAPH and _ENDS.search(text) is not None


def _prose(paragraphs: list[str]) -> int:
    return sum(len(text) for text in paragraphs if _is_prose(text))
