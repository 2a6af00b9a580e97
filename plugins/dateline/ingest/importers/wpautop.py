"""A classic WordPress post as a reader saw it: shortcodes shown, blank lines made paragraphs.

After WordPress's own `wpautop` (wp-includes/formatting.php): elements that are blocks stand alone, what
stands between them becomes paragraphs at blank lines, and single line breaks become `<br>`.
"""

import html
import re
from collections.abc import Mapping

_CAPTION = re.compile(
    r"\[(?:wp_)?caption\b(?P<attributes>[^\]]*)\](?P<inner>.*?)\[/(?:wp_)?caption\]", re.DOTALL
)
_ATTRIBUTE = re.compile(r"\bcaption=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_IMAGE = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.DOTALL)
_GALLERY = re.compile(r"\[gallery\b(?P<attributes>[^\]]*)\]")
_IDS = re.compile(r"\b(?:ids|include)=[\"']?(?P<ids>[\d,\s]+)")
_EMBED = re.compile(r"\[embed\b[^\]]*\](?P<url>[^\[]*)\[/embed\]")
_MEDIA = re.compile(
    r"\[(?:video|audio|playlist)\b(?P<attributes>[^\]]*)\](?:\s*\[/(?:video|audio|playlist)\])?"
)
_SOURCE = re.compile(r"\b(?:src|mp3|mp4|m4a|ogg|webm)=[\"'](?P<url>[^\"']+)[\"']")
# A shortcode has attributes, a closing twin, or a name that plugins give; `[sic]` has none of them and stays.
_CODE = re.compile(r"\[/?[a-z][a-z0-9_-]*(?:\s+[^\]]*=[^\]]*)/?\]|\[/[a-z][a-z0-9_-]*\]")
_CLOSING = re.compile(r"\[/(?P<name>[a-z][a-z0-9_-]*)\]")
_OPENING = re.compile(r"(?<!\[)\[(?P<name>[a-z][a-z0-9_-]*)\](?!\])")
_QUOTED = re.compile(r"\[\[(?P<code>[a-z][^\[\]]*)\]\]")  # as WordPress shows a shortcode that is spoken of
_BARE = re.compile(
    r"\[(?P<name>gallery|caption|embed|video|audio|playlist|more|[a-z]+_[a-z_]+|[a-z]+[a-z-]*\d+)\s*/?\]"
)
_MORE = re.compile(r"<!--\s*(?:more|nextpage|noteaser)\b.*?-->")
_IS_BLOCKS = re.compile(r"<!-- wp:")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLOCK = (
    r"(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote"
    r"|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption"
    r"|details|menu|summary|iframe|script)"
)
_BEFORE_BLOCK = re.compile(rf"(<{_BLOCK}[\s/>])", re.IGNORECASE)
_AFTER_BLOCK = re.compile(rf"(</{_BLOCK}>|<hr\b[^>]*>)", re.IGNORECASE)
_OPENS_BLOCK = re.compile(rf"\s*</?{_BLOCK}[\s/>]", re.IGNORECASE)
_ADDRESS_LINE = re.compile(r"(?m)^[ \t]*(?P<url>https?://[^\s<>\"]+)[ \t]*$")
_POSTAL = re.compile(r"<address\b[^>]*>(?P<inner>.*?)</address>", re.DOTALL | re.IGNORECASE)
_VERBATIM = re.compile(r"<(pre|script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_MOST_FIGURES = 100


def shown(content: str, pictures: Mapping[str, tuple[str, str]]) -> str:
    """Return a post's content as HTML.

    Args:
        content: as the post's author wrote it.
        pictures: attachment → its address and its words, for galleries.
    """
    content = _CAPTION.sub(_figure, content)
    content = _GALLERY.sub(lambda found: _gallery(found["attributes"], pictures), content)
    content = _EMBED.sub(r"\n\n\g<url>\n\n", content)
    content = _MEDIA.sub(_media, content)
    twins = {found["name"] for found in _CLOSING.finditer(content)}
    content = _OPENING.sub(lambda found: "" if found["name"] in twins else found[0], content)
    content = _MORE.sub("\n\n", _BARE.sub("", _CODE.sub("", content)))
    content = _QUOTED.sub(r"[\g<code>]", content)
    content = _POSTAL.sub(r"<p>\g<inner></p>", content)  # to a cleaner, an address is who wrote a page
    content = _ADDRESS_LINE.sub(r'\n<p><a href="\g<url>">\g<url></a></p>\n', content)
    return content if _IS_BLOCKS.search(content) else _paragraphs(content)


def _paragraphs(content: str) -> str:
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\n\n<p>\x00{len(kept) - 1}\x00</p>\n\n"

    text = _VERBATIM.sub(keep, _COMMENT.sub("", content.replace("\r\n", "\n").replace("\r", "\n")))
    text = _AFTER_BLOCK.sub(r"\1\n\n", _BEFORE_BLOCK.sub(r"\n\n\1", text))
    parts = []
    for part in re.split(r"\n[ \t]*\n", text):
        if not part.strip():
            continue
        parts.append(part.strip() if _OPENS_BLOCK.match(part) else f"<p>{_broken(part.strip())}</p>")
    joined = _blocks_closed(parts)
    return re.sub(r"<p>\x00(\d+)\x00</p>", lambda found: kept[int(found[1])], joined)


def _blocks_closed(parts: list[str]) -> str:
    """Return the parts, no paragraph set around what stands between a block's tags."""
    joined = "\n".join(parts)
    for name in ("li", "td", "th", "dd", "dt", "figcaption", "h[1-6]", "p"):
        joined = re.sub(
            rf"(<{name}\b[^>]*>)\s*<p>(.*?)</p>(?=\s*(?:</{name}>|<[uo]l\b))",
            r"\1\2",
            joined,
            flags=re.DOTALL,
        )
    return joined


def _broken(text: str) -> str:
    """Return a paragraph with its line breaks; one that stands beside a break is doubled by nothing."""
    return re.sub(r"(?<!<br>)(?<!<br/>)(?<!<br />)\n", "<br>", text)


def _figure(found: re.Match[str]) -> str:
    image = _IMAGE.search(found["inner"])
    stated = _ATTRIBUTE.search(found["attributes"])
    caption = _IMAGE.sub("", found["inner"]).strip()
    if not caption and stated:
        caption = stated["double"] or stated["single"] or ""
    return f"\n\n<figure>{image[0] if image else ''}<figcaption>{caption}</figcaption></figure>\n\n"


def _gallery(attributes: str, pictures: Mapping[str, tuple[str, str]]) -> str:
    ids = _IDS.search(attributes)
    figures = []
    for number in re.findall(r"\d+", ids["ids"])[:_MOST_FIGURES] if ids else ():
        url, words = pictures.get(number, ("", ""))
        if url:
            image = f'<img src="{html.escape(url)}" alt="{html.escape(words)}">'
            figures.append(f"<figure>{image}<figcaption>{html.escape(words)}</figcaption></figure>")
    return "\n\n" + "\n".join(figures) + "\n\n"


def _media(found: re.Match[str]) -> str:
    source = _SOURCE.search(found["attributes"])
    return f"\n\n{source['url']}\n\n" if source else "\n\n"
