"""More shapes of dumps: downloads of readers' programs and clouds, broadcasters, regulators, scripts, notes.

All words are our own; no sentence is anybody's.
"""

import textwrap
from collections.abc import Callable

from .wire_shapes import Wire, wrapped


def _text(parts: tuple[str, ...], between: str = "\n\n", indent: str = "") -> str:
    return between.join(indent + part for part in parts)


def _reader_view(one: Wire) -> str:
    return f"saltmere-echo.example\n{one.headline}\n{one.author}\n3-4 minutes\n\n" + _text(one.body) + "\n"


def _clipboard(one: Wire) -> str:
    return (
        f"{one.headline}\n\nhttps://echo.example/news/{one.number}\n\n26 February 1987\n\n{one.author}\n\n"
        + _text(one.body)
        + "\n"
    )


def _pocket_text(one: Wire) -> str:
    return (
        f"{one.headline}\nSource: The Saltmere Echo\nAuthor: {one.author}\nSaved: 2 March 1987\n"
        f"Published: 26 February 1987\n\n" + _text(one.body) + "\n"
    )


def _pipes(one: Wire) -> str:
    return f"{one.headline}\n{one.author} | The Saltmere Echo | Feb 26, 1987\n\n" + _text(one.body) + "\n"


def _metadata_block(one: Wire) -> str:
    return (
        f"title: {one.headline}\nauthor: {one.author}\ndate: 1987-02-26\n"
        f"url: https://echo.example/{one.number}\n\n" + _text(one.body) + "\n"
    )


def _tabbed_labels(one: Wire) -> str:
    return (
        f"Headline:\t{one.headline}\nByline:\t{one.author}\nDate:\t26/02/1987\nSource:\tThe Saltmere Echo\n"
        f"Page:\t4\n\n" + _text(one.body) + "\n"
    )


def _shouted_labels(one: Wire) -> str:
    return (
        f"TITLE: {one.headline}\nAUTHOR: {one.author}\nDATE: FEBRUARY 26, 1987\nSOURCE: THE SALTMERE ECHO\n"
        f"TEXT:\n" + _text(one.body, "\n") + "\n"
    )


def _text_label(one: Wire) -> str:
    return (
        f"{one.headline}\n\nPublication Date: February 26, 1987\nAuthor(s): {one.author}\n"
        f"Section: News\n\nText: " + _text(one.body) + "\n"
    )


def _broadcast(one: Wire) -> str:
    return (
        f"{one.headline}\n26 February 1987\n\n{one.author}\nSaltmere correspondent\n\n"
        + _text(one.body)
        + "\n\nShare\nSave\n"
    )


def _ago(one: Wire) -> str:
    return f"{one.headline}\nBy {one.author}\nPublished\n26 February 1987\n\n" + _text(one.body) + "\n"


def _photo_first(one: Wire) -> str:
    return (
        f"{one.headline}\n\nBy {one.author}\nFebruary 26, 1987\n\n"
        "The late boat at the north pier. (Ines Holloway/Saltmere Echo)\n\n" + _text(one.body) + "\n"
    )


def _jump(one: Wire) -> str:
    return (
        f"{one.headline}\n\nBy {one.author}\nOf The Echo Staff\n\n"
        + _text(one.body)
        + "\n\n(Continued on Page 6)\n"
    )


def _gopher(one: Wire) -> str:
    rule = "=" * 60
    return (
        f"{rule}\n{one.headline}\n{rule}\nby {one.author}\nFebruary 26, 1987\n\n"
        + _text(tuple(wrapped(part, 68) for part in one.body))
        + f"\n\n{rule}\n"
    )


def _centred(one: Wire) -> str:
    head = [one.headline, f"By {one.author}", "February 26, 1987"]
    return (
        "\n".join(line.center(72).rstrip() for line in head) + "\n\n" + _text(one.body, "\n", "     ") + "\n"
    )


def _usenet(one: Wire) -> str:
    return (
        f"Path: news.example!not-for-mail\nFrom: {one.author} <news@echo.example>\n"
        f"Newsgroups: clari.news.ports\nSubject: {one.headline}\nDate: Thu, 26 Feb 1987 14:05:00 GMT\n"
        f"Message-ID: <{one.number}@echo.example>\n\n" + _text(one.body, "\n", "\t") + "\n"
    )


def _french_labels(one: Wire) -> str:
    return (
        f"Titre : {one.headline}\nAuteur : {one.author}\nDate : 26 février 1987\nSource : L'Écho\n\n"
        + _text(one.body)
        + "\n"
    )


def _spanish_byline(one: Wire) -> str:
    return f"{one.headline}\n\nPor {one.author}\n26 de febrero de 1987\n\n" + _text(one.body) + "\n"


def _windows(one: Wire) -> str:
    return (f"\ufeff{one.headline}\n\nBy {one.author}\n\n26 Feb 1987\n\n" + _text(one.body) + "\n").replace(
        "\n", "\r\n"
    )


def _dashes(one: Wire) -> str:
    return f"{one.headline}\n{'-' * 40}\n{one.author}, 26 February 1987\n\n" + _text(one.body) + "\n-end-\n"


def _column(one: Wire) -> str:
    body = [
        "\n".join(textwrap.wrap(part, 38, initial_indent="  ", break_on_hyphens=False)) for part in one.body
    ]
    return f"{one.headline}\n\nBY {one.author.upper()}\n\nFebruary 26, 1987\n\n" + "\n".join(body) + "\n"


DUMP_SHAPES: dict[str, Callable[[Wire], str]] = {
    name.removeprefix("_"): value
    for name, value in list(globals().items())
    if name.startswith("_") and getattr(value, "__module__", "") == __name__ and name != "_text"
}
# Shapes that name nobody by a sign, or beside whose name nothing says that it is an author's.
UNSIGNED = frozenset(("dashes", "usenet"))
# Shapes that print no day.
UNDATED = frozenset(("jump", "reader_view"))
