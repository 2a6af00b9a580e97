"""The browser client as published: the sources of theme/static/js joined into few files; never edits code.

The sources are classic scripts, one concept a file, that share one scope. A site serves them joined, inside
one function, so that a first query costs one request and leaves one global name.
"""

import json
import re
from pathlib import Path

from ..article.errors import IndexFormatError
from .analyzer import word_lists
from .stemmer_script import stemmer_script

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


def joined_script(folder: Path, names: tuple[str, ...]) -> str:
    """Return the named source files as one classic script, after the English words that they need.

    Raises:
        IndexFormatError: a source file is missing.
    """
    english = f"const ENGLISH={_word_lists('en')};"
    return "\n".join(
        ['(()=>{"use strict";', english, *(_source(folder / name) for name in names), "})();", ""]
    )


def language_script(folder: Path, language: str) -> str:
    """Return the script that teaches the client a language other than English.

    Raises:
        IndexFormatError: a source file is missing, or the stemmer cannot be retold.
    """
    stemmer = stemmer_script(language, _source(folder / "snowball.js"))
    registration = f"dateline.addLanguage({json.dumps(language)},{_word_lists(language)},stem);"
    return _enclosed([stemmer, registration])


def _enclosed(parts: list[str]) -> str:
    return "\n".join(['(()=>{"use strict";', *parts, "})();", ""])


def _word_lists(language: str) -> str:
    return json.dumps(word_lists()[language], ensure_ascii=False, separators=(",", ":"))


def _source(path: Path) -> str:
    try:
        return without_comments(path.read_text("utf-8"))
    except FileNotFoundError:
        raise IndexFormatError(
            "a source file of the search client is missing",
            where=str(path),
            remedy="Restore theme/static/js from the repository.",
        ) from None
