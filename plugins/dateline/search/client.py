"""The browser client as published: its sources joined into few files; never edits code.

The sources are classic scripts, one concept a file, that share one scope. A site serves them joined into
four, so that a first query costs one request.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ..article.fields import BABEL_NAMES, FIELDS
from .analyzer import ATTACHED, STEMMER_NAMES, word_lists
from .script_names import shortened
from .stemmer_script import stemmer_script

SOURCES = Path(__file__).parent / "browser"

# In the order in which their top-level statements must run. A query of mere words is answered after half of
# the bytes: passages come once the first results are shown, the rest when a query or a reader asks for it.
SEARCH_FILES = (
    "script-loader.js",
    "bytes.js",
    "shards.js",
    "directory.js",
    "postings.js",
    "analyzer.js",
    "stemmer-english.js",
    "languages.js",
    "query.js",
    "lookup.js",
    "evidence.js",
    "ranking.js",
    "top-k.js",
    "admission.js",
    "search.js",
    "story-versions.js",
    "page-wording.js",
    "page-address.js",
    "page-results.js",
    "page-place.js",
    "page.js",
)
PASSAGE_FILES = (
    "passages.js",
    "rarity.js",
    "readback.js",
    "page-passages.js",
    "page-details.js",
    "page-versions.js",
    "page-offline.js",
    "page-save.js",
)
QUERY_FILES = (
    "query-fields.js",
    "query-signs.js",
    "query-operators.js",
    "query-field-lexer.js",
    "query-lexer.js",
    "query-parser.js",
)
EVIDENCE_FILES = (
    "wildcards.js",
    "printed-evidence.js",
    "evidence-more.js",
    "starred-phrases.js",
    "printed-words.js",
    "expansion.js",
    "phrases.js",
    "compounds.js",
)
SPELLING_FILES = (
    "spellings.js",
    "other-compounds.js",
    "spelt-otherwise.js",
)
FILTER_FILES = (
    "filters.js",
    "days.js",
    "written-dates.js",
    "query-times.js",
)
EXTRA_FILES = (
    "ranking-plain.js",
    "facets.js",
    "suggestions.js",
    "near-spellings.js",
    "corrections.js",
    "ways-out.js",
    "query-spelled.js",
    "extras.js",
    "page-facets.js",
    "page-years.js",
    "page-dates.js",
    "page-ways.js",
)
TYPING_FILES = (
    "page-combobox.js",
    "page-typing.js",
)
# The reading room's own; it stands on the search page's scripts.
EXPLORE_FILES = (
    "explore-targets.js",
    "explore-counts.js",
    "explore-trends.js",
    "explore-texts.js",
    "explore-concordance.js",
    "explore-collocates.js",
    "explore-compare.js",
    "csv.js",
    "explore-chart.js",
    "explore-page-address.js",
    "explore-page-trends.js",
    "explore-page-lines.js",
    "explore-page-compare.js",
    "explore-page.js",
)
# References as files: of all results of a search, of a passage, of the reading list.
_REFERENCE_FILES = ("csv.js", "reading-references.js", "reading-list.js")
RESULTS_FILES = (*_REFERENCE_FILES, "reading-months.js", "reading-results.js")
PASSAGE_PANEL_FILES = (*_REFERENCE_FILES, "reading-passage.js")
READING_LIST_FILES = (*_REFERENCE_FILES, "reading-months.js", "reading-page.js")
# The page of several archives; it stands on the search page's scripts.
ARCHIVES_FILES = ("joint.js", "page-archives.js")
# What the page of the reading list needs of the search page's scripts.
LOADER_FILES = ("script-loader.js", "page-wording.js")

_SNOWBALL_NOTICE = (
    "/*! Snowball, https://snowballstem.org, BSD-3-Clause, (c) Martin Porter, Richard Boulton and others */"
)
_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_INLINE_CAST = re.compile(r"/\*\* @type \{[^\n]*?\} \*/ ?")
_LINE_COMMENT = re.compile(r"^[ \t]*//[^\n]*\n", re.MULTILINE)
_TRAILING_COMMENT = re.compile(r"(?<=;) // [^\n]*$", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{2,}")
# What stays as it is: strings, templates, and patterns, which house style puts after a sign or `return`.
_KEPT_OR_SPACE = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`"""
    r"""|(?:(?<=[(,=:\[!&|?{;])|(?<=[(,=:\[!&|?>] )|(?<=return )|(?<=^))"""
    r"""/(?![*/ ])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/)"""
    r"""|(?<=[=*<>{}(),;:?&|!\[\]]) (?!/)| (?=[=*<>{}(),;:?&|!\[\]])""",
    re.MULTILINE,
)


def without_comments(source: str) -> str:
    """Return a script without its comments, its type casts, its indentation and the blanks around its signs.

    House style makes this safe with a few patterns: a comment shares a line with code only as a type cast or
    after the semicolon, and no string or template spans lines.
    """
    for pattern in (_BLOCK_COMMENT, _INLINE_CAST, _LINE_COMMENT, _TRAILING_COMMENT, _INDENT):
        source = pattern.sub("", source)
    source = _KEPT_OR_SPACE.sub(lambda match: match[1] or "", source)
    return _BLANK_LINES.sub("\n", source).strip() + "\n"


def client_files() -> Iterator[tuple[str, str]]:
    """Yield the files of the client: path in the site's script folder, and text.

    `search.js` is what the search page loads. It loads the others itself: `search-passages.js`,
    `search-query.js`, `search-evidence.js`, `search-spellings.js`, `search-filters.js`, `search-extras.js`,
    `search-typing.js`, and `languages/<code>.js` where the archive speaks that language.
    `explore.js` is what the reading room loads after `search.js`. `search-results.js` saves references once
    the search page is asked for them, `passage.js` cites a passage once an article's address names one,
    `reading-list.js` is what the page of the list loads after `loader.js`, `archives.js` what the page of
    several archives loads after `search.js`.
    """
    yield from shortened(dict(_page_scripts())).items()
    for language in STEMMER_NAMES:
        yield f"languages/{language}.js", language_script(language)


def _page_scripts() -> Iterator[tuple[str, str]]:
    """Yield the scripts that may share a page, with the names of their sources."""
    yield "search.js", joined_script(SEARCH_FILES, f"const ENGLISH={_word_lists('en')};\n")
    yield "search-passages.js", joined_script(PASSAGE_FILES)
    yield "search-query.js", joined_script(QUERY_FILES)
    yield "search-evidence.js", joined_script(EVIDENCE_FILES)
    yield "search-spellings.js", joined_script(SPELLING_FILES)
    yield "search-filters.js", joined_script(FILTER_FILES)
    yield "search-extras.js", joined_script(EXTRA_FILES)
    yield "search-typing.js", joined_script(TYPING_FILES)
    yield "explore.js", joined_script(EXPLORE_FILES)
    yield "search-results.js", joined_script(RESULTS_FILES, cited_fields())
    yield "passage.js", joined_script(PASSAGE_PANEL_FILES, cited_fields())
    yield "reading-list.js", joined_script(READING_LIST_FILES, cited_fields())
    yield "archives.js", joined_script(ARCHIVES_FILES)
    yield "loader.js", joined_script(LOADER_FILES)


def service_worker() -> str:
    """Return the script that keeps the archive offline; it stands at the root of a site as `sw.js`."""
    return _source("service-worker.js")


def cited_fields() -> str:
    """Return the table of an article's fields as the browser reads it: names in CSL-JSON, RIS and BibTeX."""
    rows = [(field.csl, field.ris, field.bibtex) for field in FIELDS if field.csl]
    names = json.dumps(BABEL_NAMES, separators=(",", ":"))
    return f"const CITED_FIELDS={json.dumps(rows, separators=(',', ':'))};\nconst BABEL_NAMES={names};\n"


def joined_script(names: tuple[str, ...], data: str = "") -> str:
    """Return source files as one classic script after its data; scripts of a page share what they declare."""
    return '"use strict";\n' + data + "".join(map(_source, names))


def language_script(language: str) -> str:
    """Return the script that teaches the client a language other than English.

    Raises:
        IndexFormatError: the installed stemmer cannot be retold.
    """
    stemmer = stemmer_script(language, _source("snowball.js"))
    stem = f'(word)=>stem(word.replace(/{ATTACHED[language]}/,""))' if language in ATTACHED else "stem"
    registration = f"dateline.addLanguage({json.dumps(language)},{_word_lists(language)},{stem});"
    return f'{_SNOWBALL_NOTICE}\n(()=>{{"use strict";\n{stemmer}\n{registration}\n}})();\n'


def _word_lists(language: str) -> str:
    return json.dumps(word_lists()[language], ensure_ascii=False, separators=(",", ":"))


def _source(name: str) -> str:
    return without_comments((SOURCES / name).read_text("utf-8"))
