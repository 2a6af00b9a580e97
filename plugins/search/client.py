"""The browser client as published: its sources joined into few files; never edits code.

The sources are classic scripts, one concept a file, that share one scope. A site serves them joined, inside
one function, so that a first query costs one request and leaves one global name.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from .analyzer import word_lists
from .stemmer_script import STEMMER_NAMES, stemmer_script

SOURCES = Path(__file__).parent / "browser"

# In the order in which their top-level statements must run.
SEARCH_FILES = (
    "script-tag.js",
    "bytes.js",
    "shards.js",
    "directory.js",
    "postings.js",
    "analyzer.js",
    "stemmer-english.js",
    "languages.js",
    "query.js",
    "expansion.js",
    "lookup.js",
    "phrases.js",
    "days.js",
    "admission.js",
    "ranking.js",
    "ranking-plain.js",
    "order.js",
    "facets.js",
    "passages.js",
    "search.js",
)

_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_INLINE_CAST = re.compile(r"/\*\* @type \{[^\n]*?\} \*/ ?")
_LINE_COMMENT = re.compile(r"^[ \t]*//[^\n]*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{2,}")


def without_comments(source: str) -> str:
    """Return a script without its comments on lines of their own, its type casts, and its indentation.

    House style makes this safe with a few patterns: a comment never shares a line with code (type casts
    apart), and no string or template spans lines.
    """
    for pattern in (_BLOCK_COMMENT, _INLINE_CAST, _LINE_COMMENT, _INDENT):
        source = pattern.sub("", source)
    return _BLANK_LINES.sub("\n", source).strip() + "\n"


def client_files() -> Iterator[tuple[str, str]]:
    """Yield the files of the client: path in the site's script folder, and text.

    `search.js` is what the search page loads; `languages/<code>.js` it loads itself where the archive speaks
    that language.
    """
    yield "search.js", search_script()
    for language in STEMMER_NAMES:
        yield f"languages/{language}.js", language_script(language)


def search_script() -> str:
    """Return the client as one classic script, the English words that it needs before it."""
    return _enclosed([f"const ENGLISH={_word_lists('en')};", *map(_source, SEARCH_FILES)])


def language_script(language: str) -> str:
    """Return the script that teaches the client a language other than English.

    Raises:
        IndexFormatError: the installed stemmer cannot be retold.
    """
    stemmer = stemmer_script(language, _source("snowball.js"))
    registration = f"dateline.addLanguage({json.dumps(language)},{_word_lists(language)},stem);"
    return _enclosed([stemmer, registration])


def _enclosed(parts: list[str]) -> str:
    return "\n".join(['(()=>{"use strict";', *parts, "})();", ""])


def _word_lists(language: str) -> str:
    return json.dumps(word_lists()[language], ensure_ascii=False, separators=(",", ":"))


def _source(name: str) -> str:
    return without_comments((SOURCES / name).read_text("utf-8"))
