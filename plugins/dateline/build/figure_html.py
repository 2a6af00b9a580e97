"""A picture of an article as HTML: with its caption, or as one line where it was not kept."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from ..article.blocks import Figure
from ..article.text import plain


def _no_size(_path: str) -> tuple[int, int] | None:
    return None


@dataclass(frozen=True, slots=True)
class BodyWords:
    """What a body needs beside its blocks: words of the interface, and how large kept pictures are."""

    picture_not_kept: str = "Picture not kept"
    table: str = "Table"  # one without a caption, for those who hear the page
    picture_size: Callable[[str], tuple[int, int] | None] = _no_size  # pixels, by path below content/
    passage: str = "Link to this paragraph"  # the name of the mark at its end
    gone: str = "This paragraph is no longer in the article."
    reused: str = "Printed elsewhere, too"


def figure_html(figure: Figure, caption: str, root: str, words: BodyWords) -> str:
    """Return the HTML of a picture.

    Args:
        figure: the picture.
        caption: its caption as HTML.
        root: what leads from the page to the folder of the site.
        words: those of the interface's language.
    """
    credit = f'<small class="credit">{escape(figure.credit, quote=False)}</small>' if figure.credit else ""
    if not figure.is_kept:
        return _not_kept(figure, caption, credit, words)
    image = figure.image or ""
    source, size = escape(root + image), words.picture_size(image)
    shape = f' width="{size[0]}" height="{size[1]}"' if size else ""
    shown = f'<figure><img src="{source}" alt="{escape(figure.alt)}"{shape} loading="lazy">'
    if caption or credit:
        shown += f"<figcaption>{' '.join(filter(None, (caption, credit)))}</figcaption>"
    return f"{shown}</figure>\n"


def _not_kept(figure: Figure, caption: str, credit: str, words: BodyWords) -> str:
    """Return one line that says what a picture was of, and where it stood."""
    alt = escape(figure.alt, quote=False) if figure.alt != plain(figure.caption) else ""
    host = urlsplit(figure.image or "").hostname or ""
    address = f'<a href="{escape(figure.image or "")}">{escape(host)}</a>' if host else ""
    said = " · ".join(filter(None, (caption, alt, credit, address)))
    label = escape(words.picture_not_kept, quote=False)
    return f'<p class="elsewhere">{label}{": " if said else ""}{said}</p>\n'
