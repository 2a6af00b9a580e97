"""Text files that programs read and write: named by their first lines, with the way out for who has them."""

import re

from ...clean.plain_text.line_patterns import date_line
from ...clean.plain_text.mastheads import is_newspaper, issue_line

_LEAVE_OUT = "leave it out"
# How such files begin; what they are; what to do.
_OPENINGS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(opening), kind, remedy)
    for opening, kind, remedy in (
        (r"#!\s*/\S+", "a program's text, which holds no article", _LEAVE_OUT),
        (r"-----BEGIN [A-Z ]+-----", "a key or certificate", _LEAVE_OUT),
        (r"(?:#.*\n|\s)*(?:@prefix|PREFIX)\s+[\w-]*:\s*<", "data in RDF (Turtle)", _LEAVE_OUT),
        (
            r"(?:.*\n){0,12}\.\. toctree::\s*\n",
            "an index of documentation (Sphinx)",
            "ingest the pages it names",
        ),
        (r"BEGIN:VCALENDAR\b", "a calendar (iCalendar)", _LEAVE_OUT),
        (r"BEGIN:VCARD\b", "an address book (vCard)", _LEAVE_OUT),
        (r"(?:diff --git |Index: \S+\n=+|--- \S+.*\n\+\+\+ )", "a patch", _LEAVE_OUT),
        (r"(?:#.*\n|\s)*msgid \"", "a translation of a program (gettext)", _LEAVE_OUT),
        (
            r"[^\n]+\n- (?:Your|Ihre?|Votre|La|Mi) [^\n]*\|[^\n]*\n",
            "a reader's own highlights (Kindle)",
            "ingest the articles that they are taken from",
        ),
        (
            r"WEBVTT\b|\s*\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3} --> ",
            "a film's subtitles",
            "ingest its transcript as text",
        ),
        (
            r"(?:%.*\n|\s|@(?i:comment|string|preamble)\{[^\n]*\n)*@[a-zA-Z]+\{[^,\s]*,",
            "a list of references (BibTeX)",
            "export it as CSV, with the addresses, or ingest the articles themselves",
        ),
        (
            r"\s*TY  - [A-Z]+\s*\n|\s*%0 [A-Z][\w ]+\n%\S .*\n|(?:PMID|AN)- ?\d.*\n[A-Z]{2,4} *- .*\n",
            "a list of references (RIS, EndNote or MEDLINE)",
            "export it as CSV, with the addresses, or ingest the articles themselves",
        ),
        (
            r"(?: CDX .*\n)?[\w-]+(?:,[\w-]+)+\)/\S* \d{14} ",
            "an index of a web archive (CDX)",
            "ingest the WARC files that it names",
        ),
        (
            r"(?:<!--(?:[^-]|-(?!->))*-->|\s)*<!(?:ELEMENT|ENTITY|ATTLIST)\b",
            "a document type (DTD)",
            _LEAVE_OUT,
        ),
        (
            r"(?:--.*\n|/\*.*\n|\s)*(?:CREATE (?:TABLE|DATABASE)|INSERT INTO|DROP TABLE|PRAGMA )",
            "a dump of a database (SQL)",
            "export its tables as CSV",
        ),
    )
)
# What nearly every line of such a file is; what it is; what to do.
_LINES: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(line, re.ASCII), kind, remedy)
    for line, kind, remedy in (
        (
            r"\s*(?:[\w.$/-]{1,60}\s*[:=]\s*\S{0,120}|\[{1,2}[\w.\s\"-]+\]{1,2}|-\s+[\w./:@-]+|[}\]],?)\s*",
            "a configuration, which holds no article",
            _LEAVE_OUT,
        ),
        (
            r"[\w.-]+(?:\[[\w,]+\])?\s*(?:[<>=!~]=|[<>])\s*[\w.*]+(?:,\s*\S+)*|[a-z][\w-]*",
            "a list of packages",
            _LEAVE_OUT,
        ),
        (
            r"(?:(?:[*\d/,-]+\s+){4}[*\d/,A-Za-z-]+|@\w+)\s+\S*/\S+.*|[A-Z_]+=\S*",
            "a configuration, which holds no article",
            _LEAVE_OUT,
        ),
        (r"[A-Za-z0-9+/=]{40,}", "bytes written as letters (Base64)", "decode it first"),
        (r"\\?[0-9a-f]{32,128}\s+\*?\S.*", "a list of checksums", _LEAVE_OUT),
        (
            r"(?:\.{0,2}/|[A-Za-z]:\\)?(?:[^\s/\\]+[/\\])+[^\s/\\]+|\S+\.[a-z]{2,4}",
            "a list of files",
            _LEAVE_OUT,
        ),
        (
            r"\[?\d{4}-\d\d-\d\d[T ][\d:]{8}.*|[A-Z][a-z]{2} +\d+ [\d:]{8} \S+ .*|[\d.]{7,15} .*\"[A-Z]+.*",
            "a program's log",
            _LEAVE_OUT,
        ),
    )
)
_CODE = re.compile(
    r"\s*(?:(?:import|from|def|class|return|if|else|for|while|var|let|const|function|public|private|#include|package"
    r"|using|fn|end|elif|try|except|use|echo|export|static|void|int)\b.*|.*[;{}]|.*\):|//.*|/\*.*|\*.*"
    r"|\w+\(.*\)|\"{3}.*)\s*"
)
_DEFINES = re.compile(r"(?:from [\w.]+ )?import [\w., *{}]+|(?:def|class|function|func|fn) \w+.*[:{(]")
_OUTLINE = re.compile(r"\s*(?:-\s+)?(?:[\w./@{}\"'-]+:(?:\s.*)?|\"[^\"]*\"|[\w./:=@\"'-]+)", re.ASCII)
_OUTLINE_KEY = re.compile(r"\s*(?:-\s+)?[\w./{}\"'-]+:", re.ASCII)
_TOML = re.compile(r"\s*(?:[\w.\"-]+\s*=\s*.+|\[{1,2}[^\]]+\]{1,2}|[\"'\d].*,|[\]}],?)", re.ASCII)
_TOML_TABLE = re.compile(r"\[{1,2}[\w.\"-]+\]{1,2}", re.ASCII)
_ESTABLISHED = re.compile(
    r"\W*(?:established|founded|gegründet|fondé|fundado|since)\b.{0,20}\d{4}\W*", re.IGNORECASE
)
_LEAST_LINES = 3
_MOST_OF_MASTHEAD = 8


def refusal_of_text(head: bytes) -> str:
    """Return why a text file is no article, with what to do; empty where nothing speaks against it.

    Args:
        head: its first bytes.
    """
    text = head.decode("utf-8", "replace").lstrip("\ufeff").replace("\r\n", "\n")
    for opening, kind, remedy in _OPENINGS:
        if opening.match(text):
            return f"it is {kind}; {remedy}"
    lines = [line for line in text.splitlines() if line.strip()]
    if _is_masthead(lines):
        return "it is a newspaper's masthead without a text; add the text below it"
    lines = [line for line in lines if not line.lstrip().startswith(("#", ";", "//"))]
    if len(lines) < _LEAST_LINES:
        return ""
    for pattern, kind, remedy in _LINES:
        # Words alone on their lines may be a poem, or a column that was badly scanned.
        if _mostly(lines, pattern, 0.9) and 2 * sum(line.strip().isalpha() for line in lines) < len(lines):
            return f"it is {kind}; {remedy}"
    if _is_outline(lines) or (_TOML_TABLE.fullmatch(lines[0].strip()) and _mostly(lines, _TOML, 1)):
        return f"it is a configuration, which holds no article; {_LEAVE_OUT}"
    if _mostly(lines, _CODE, 0.7) and _is_code(lines):
        return f"it is a program's text, which holds no article; {_LEAVE_OUT}"
    return ""


def _is_code(lines: list[str]) -> bool:
    closed = sum(line.rstrip().endswith((";", "{", "}", ":", ")")) for line in lines)
    defines = sum(bool(_DEFINES.fullmatch(line.strip())) for line in lines)
    return closed * 10 >= len(lines) * 3 or defines > 1


def _mostly(lines: list[str], pattern: re.Pattern[str], share: float) -> bool:
    """Return whether so large a share of the lines is of a pattern; looks no further than it has to."""
    left = len(lines)
    for line in lines:
        if not pattern.fullmatch(line.rstrip()):
            left -= 1
            if left < share * len(lines):
                return False
    return True


def _is_outline(lines: list[str]) -> bool:
    """Return whether lines are YAML: keys within keys, of which two or more stand alone on their lines."""
    bare = sum(line.rstrip().endswith(":") for line in lines)
    inner = sum(line[:1] in " -" for line in lines)
    keys = sum(bool(_OUTLINE_KEY.match(line)) for line in lines)
    return bare > 1 and inner > 1 and 2 * keys >= len(lines) and _mostly(lines, _OUTLINE, 1)


def _is_masthead(lines: list[str]) -> bool:
    """Return whether lines are a newspaper's name, number, day and price, and nothing else."""
    if not 1 < len(lines) <= _MOST_OF_MASTHEAD or not is_newspaper(lines[0].strip()):
        return False
    rest = [line.strip() for line in lines[1:]]
    return all(issue_line(line) or date_line(line) or _ESTABLISHED.fullmatch(line) for line in rest)
