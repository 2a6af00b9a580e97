"""A page of the archive: front matter and Markdown body; the exact inverse of itself. Touches no file."""

import difflib
import re
from collections.abc import Callable
from operator import attrgetter
from typing import Any, get_args

import yaml

from .blocks import Blocks
from .errors import FrontMatterError
from .fields import BY_NAME, FIELDS, Field
from .markdown_reader import from_markdown
from .markdown_writer import to_markdown
from .moment import Moment
from .normal_inlines import clean_line
from .record import Article, Given, Provenance, Status
from .text import shorten
from .warnings import CleaningWarning, read_warning
from .yaml_bounds import load_bounded, second_key

_PAGE = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<front>.*?)^---[ \t]*(?:\r?\n|\Z)(?P<body>.*)", re.DOTALL | re.MULTILINE
)
_SHOWN = 200  # characters of what is wrong, in an error
_DEFAULTS = Article(identifier="", headline="", blocks=())
# Of each field its name, what takes its value from an article, and the value that is not written.
_VALUES = tuple((one.name, get := attrgetter(one.attribute), get(_DEFAULTS)) for one in FIELDS)
_ALWAYS = frozenset(("id", "headline"))


class _Loader(yaml.CSafeLoader):
    """YAML without surprises: dates stay as written, as our moments know more precisions than YAML.

    And no field stands there twice: the last would win, whichever of two words on who may read was meant.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002  as its base
        if twice := second_key(node):
            raise _TwofoldError(problem=f"{shorten(twice.value, _SHOWN)!r}", problem_mark=twice.start_mark)
        return super().construct_mapping(node, deep)


class _TwofoldError(yaml.MarkedYAMLError):
    """A field stands there twice."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def write_page(article: Article) -> str:
    """Return the article as the page that a person may edit. What was removed from it is not in it."""
    front: dict[str, Any] = {}
    for name, get, default in _VALUES:
        value = get(article)
        if value != default or name in _ALWAYS:
            front[name] = _plain(value)
    text = yaml.dump(
        front,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=100_000,
        default_flow_style=False,
    )
    body = to_markdown(article.blocks)
    return f"---\n{text}---\n{chr(10) + body if body else ''}"


def read_page(text: str, *, where: str = "") -> Article:
    """Return the article that a page holds.

    Args:
        text: the page, front matter between two lines `---`, then Markdown.
        where: the file's name, for the error.

    Raises:
        FrontMatterError: there is no front matter, a field is unknown, or a value is of the wrong kind.
    """
    front, body = _split(text, where)
    return _build(front, from_markdown(body), where)


def _split(text: str, where: str) -> tuple[dict[str, Any], str]:
    match = _PAGE.match(text)
    if not match:
        raise FrontMatterError(
            "the page does not begin with front matter",
            where=where,
            remedy="Begin it with a line ---, the fields, and a second line ---.",
        )
    try:
        front = load_bounded(match["front"], _Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        number = f":{mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        if isinstance(error, _TwofoldError):
            found, remedy = f"the field {problem} stands there twice", "Keep one of the two."
            raise FrontMatterError(found, where=f"{where}{number}", remedy=remedy) from error
        raise FrontMatterError(
            f"the front matter is not YAML ({shorten(problem, _SHOWN)})",
            where=f"{where}{number}",
            remedy='Put text with a colon, a quote or a # in it between "double quotes".',
        ) from error
    if not isinstance(front, dict):
        raise FrontMatterError(
            "the front matter holds no fields", where=where, remedy="Write each field as `name: value`."
        )
    return front, match["body"]


def _build(front: dict[str, Any], blocks: Blocks, where: str) -> Article:
    parts: dict[str, dict[str, Any]] = {"": {"blocks": blocks}, "given": {}, "provenance": {}}
    for name, value in front.items():
        field = BY_NAME.get(name)
        if field is None:
            near = difflib.get_close_matches(str(name), BY_NAME, n=1)
            remedy = f"Did you mean `{near[0]}`?" if near else f"The fields are {', '.join(BY_NAME)}."
            raise FrontMatterError(
                f"there is no field `{shorten(str(name), _SHOWN)}`", where=where, remedy=remedy
            )
        if value is None:
            continue
        group, _, attribute = field.attribute.rpartition(".")
        parts[group][attribute] = _read(field, value, where)
    for name in ("id", "headline"):
        if BY_NAME[name].attribute not in parts[""]:
            raise FrontMatterError(
                f"the field `{name}` is missing", where=where, remedy=f"Add a line `{name}: …`."
            )
    return Article(**parts[""], given=Given(**parts["given"]), provenance=Provenance(**parts["provenance"]))


def _plain(value: Any) -> Any:
    if isinstance(value, Moment):
        return str(value)
    if isinstance(value, tuple):
        return [one.text if isinstance(one, CleaningWarning) else one for one in value]
    return value


def _read(field: Field, value: Any, where: str) -> Any:
    try:
        return _READERS[field.type](value)
    except (TypeError, ValueError) as error:
        shown = shorten(str(value), _SHOWN) if isinstance(value, str | int | float) else "a list or mapping"
        raise FrontMatterError(
            f"`{field.name}: {shown}` is not what the field holds ({error})",
            where=where,
            remedy=f"{field.name}: {field.meaning}",
        ) from error


def _line(value: Any) -> str:
    if not isinstance(value, str | int | float):
        raise TypeError("expected one line of text")
    return clean_line(str(value))


def _lines(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(text for text in map(_line, values) if text)


def _warnings(value: Any) -> tuple[CleaningWarning, ...]:
    return tuple(map(read_warning, _lines(value)))


def _number(value: Any) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("expected a number from 0 to 1")
    return float(value)


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError(f"expected one of {', '.join(allowed)}")
        return str(value)

    return read


_READERS: dict[str, Callable[[Any], Any]] = {
    "line": _line,
    "warnings": _warnings,
    "lines": _lines,
    "moment": lambda value: Moment.parse(str(value)),
    "number": _number,
    "status": _one_of(*get_args(Status)),
    "direction": _one_of("ltr", "rtl"),
}
