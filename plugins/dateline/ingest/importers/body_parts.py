"""Bodies that come as a list of parts: paragraphs, headings, lists and pictures as objects each."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

_WORDS = ("content", "text", "html", "value", "rendered", "body", "$t", "#text", "_")
_INNER = ("items", "content_elements", "children", "paragraphs")
_HEADING = re.compile(r"h[1-6]|header|heading|subhead(?:ing|line)?|crosshead", re.IGNORECASE)
_PICTURE = re.compile(r"image|picture|photo|figure|gallery|video", re.IGNORECASE)
_QUOTE = re.compile(r"(?:block|pull)?_?quote", re.IGNORECASE)
_BLOCK = re.compile(
    r"\s*<(?:p|div|h[1-6]|ul|ol|blockquote|figure|table|section|pre|hr|img|iframe|script)\b", re.IGNORECASE
)
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>|&(?:amp|lt|gt|quot|nbsp|#\d+);", re.IGNORECASE)
_DEEPEST = 6


def joined_parts(parts: Sequence[Any]) -> str:
    """Return the parts of a body as one text: plain where all are plain paragraphs, else as HTML."""
    if all(isinstance(part, str) or _is_paragraph(part) for part in parts):
        texts = [text for part in parts if (text := _words_of(part).strip())]
        if not any(map(_MARKUP.search, texts)):
            return "\n\n".join(texts)
    return "\n".join(markup for part in parts if (markup := _markup(part)))


def _is_paragraph(part: Any) -> bool:
    """Return whether an object is no more than the text of one paragraph."""
    if not isinstance(part, Mapping) or any(isinstance(part.get(name), list) for name in _INNER):
        return False
    kind = _kind(part)
    return not any(pattern.fullmatch(kind) for pattern in (_HEADING, _QUOTE, _PICTURE))


def _kind(part: Mapping[str, Any]) -> str:
    return str(part.get("type") or part.get("kind") or "")


def _words_of(part: Any) -> str:
    if isinstance(part, str):
        return part
    told = (part.get(name) for name in _WORDS) if isinstance(part, Mapping) else ()
    return next((value for value in told if isinstance(value, str) and value.strip()), "")


def _markup(part: Any, depth: int = 0) -> str:
    """Return a part as HTML; of a picture its caption and address."""
    words = _words_of(part)
    shown = words if _MARKUP.search(words) else html.escape(words, quote=False)
    if not isinstance(part, Mapping):
        return _paragraph(shown)
    kind = _kind(part)
    if _PICTURE.fullmatch(kind):
        return _picture(part)
    if inner := next((part[name] for name in _INNER if isinstance(part.get(name), list)), None):
        return _group(kind, inner, depth) if depth < _DEEPEST else ""
    if _HEADING.fullmatch(kind):
        return f"<h2>{shown}</h2>" if shown else ""
    return f"<blockquote>{_paragraph(shown)}</blockquote>" if _QUOTE.fullmatch(kind) else _paragraph(shown)


def _paragraph(shown: str) -> str:
    return shown if not shown.strip() or _BLOCK.match(shown) else f"<p>{shown}</p>"


def _group(kind: str, inner: Sequence[Any], depth: int) -> str:
    parts = [markup for part in inner if (markup := _markup(part, depth + 1))]
    if "list" in kind.lower() or kind.lower() in {"ul", "ol"}:
        return "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"
    text = "\n".join(parts)
    return f"<blockquote>{text}</blockquote>" if _QUOTE.fullmatch(kind) else text


def _picture(part: Mapping[str, Any]) -> str:
    told = {name: value for name, value in part.items() if isinstance(value, str)}
    caption = html.escape(told.get("caption") or told.get("subtitle") or "", quote=False)
    source = html.escape(told.get("url") or told.get("src") or "")
    picture = f'<img src="{source}" alt="">' if source and _kind(part) != "video" else ""
    shown = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{picture}{shown}</figure>" if picture or shown else ""
