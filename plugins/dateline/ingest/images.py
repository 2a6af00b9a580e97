"""The pictures that came with a page: found in its markup, re-encoded without metadata; never fetched."""

import base64
import binascii
import dataclasses
import hashlib
import html
import io
import re
import warnings
from collections.abc import Mapping
from urllib.parse import unquote, unquote_to_bytes

from PIL import Image, ImageOps

from ..article.blocks import Block, Blocks, Figure, ListBlock, Quote
from ..article.normal_form import normal_form

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")  # SVG is a program, and no Pillow format
_LARGEST_FILE = 20 * 2**20  # bytes
_LARGEST_AREA = 50_000_000  # pixels
_LONGEST_SIDE = 2400  # pixels
_SMALLEST_SIDE = 32  # pixels; smaller ones are icons
_MOST = 40  # pictures of one article
# RFC 2606 keeps .invalid from ever being a host: what the cleaner hands back with it is ours.
_MARK = "https://picture.invalid/"
_TAG = re.compile(r"""<img\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_SOURCE = re.compile(
    r"""(?<![\w-])(?P<name>(?:data-)?(?:lazy-|original-)?(?:src|original))\s*=\s*"""
    r"""(?P<value>"[^"]*"|'[^']*'|[^\s>"']+)""",
    re.IGNORECASE,
)


_SMALLEST_FILE = 1000  # bytes; a placeholder has fewer


class LocalImages:
    """The pictures of one page.

    Args:
        images: reference as the page writes it → bytes as received; `data:` references need no entry.
    """

    def __init__(self, images: Mapping[str, bytes]) -> None:
        self._images = images
        # A picture beside its page may be asked for with a number that defeats caches; one of a server is
        # often told from the next by its query alone.
        self._plain = {_plain(one): data for one, data in images.items() if "?" not in one}
        self._found: list[bytes] = []

    def marked(self, markup: str | bytes) -> str | bytes:
        """Return the page with each reference to a picture at hand replaced by an address of our own."""
        if isinstance(markup, str):
            return _TAG.sub(self._tag, markup)
        if b"<img" not in markup.lower():
            return markup
        # Latin-1 gives every byte a character and back, whatever the real encoding is.
        return _TAG.sub(self._tag, markup.decode("latin-1")).encode("latin-1")

    def _tag(self, tag: re.Match[str]) -> str:
        sources = [html.unescape(source["value"].strip("\"'")) for source in _SOURCE.finditer(tag[0])]
        # What is inline beside another source is a stand-in until that one has come.
        for source in sorted(sources, key=lambda source: source[:5].lower() == "data:"):
            data = self._data(source)
            if data is not None:
                self._found.append(data)
                bare = _SOURCE.sub("", tag[0])
                return f'{bare[:4]} src="{_MARK}{len(self._found) - 1}"{bare[4:]}'
        return tag[0]

    def _data(self, reference: str) -> bytes | None:
        if len(self._found) >= _MOST:
            return None
        if reference[:5].lower() == "data:":
            data = _inlined(reference)
            # A dot that stands in for a picture which a script loads is none itself.
            return None if data and len(data) < _SMALLEST_FILE and reencoded(data) is None else data
        return self._images.get(reference) or self._plain.get(_plain(reference))

    def kept(self, blocks: Blocks) -> tuple[Blocks, dict[str, bytes]]:
        """Return the blocks with local pictures, and those pictures: path below content/ → content.

        A picture that cannot be shown leaves its words behind; one elsewhere stays an address.
        """
        kept: dict[str, bytes] = {}
        return normal_form(self._block(block, kept) for block in blocks), kept

    def _block(self, block: Block, kept: dict[str, bytes]) -> Block:
        match block:
            case Figure(image=str(image)) if image.startswith(_MARK):
                picture = self._picture(image.removeprefix(_MARK))
                if picture is None:
                    return dataclasses.replace(block, image=None)
                kept[picture[0]] = picture[1]
                return dataclasses.replace(block, image=picture[0])
            case Figure(image=str(image)) if "://" not in image and not image.startswith("/"):
                return dataclasses.replace(block, image=None)
            case Quote(inner):
                return Quote(tuple(self._block(one, kept) for one in inner))
            case ListBlock(items, start):
                return ListBlock(tuple(tuple(self._block(b, kept) for b in item) for item in items), start)
        return block

    def _picture(self, number: str) -> tuple[str, bytes] | None:
        # A page may have written our mark itself, with whatever behind it.
        known = number.isdecimal() and len(number) < 4 and int(number) < len(self._found)
        return reencoded(self._found[int(number)]) if known else None


def references(markup: bytes, *, anywhere: bool = False) -> list[str]:
    """Return the references of a page's pictures: those that may lie beside it, or all of them."""
    found: dict[str, None] = {}
    if b"<img" in markup.lower():
        for tag in _TAG.finditer(markup.decode("latin-1")):
            for source in _SOURCE.finditer(tag[0]):
                value = html.unescape(source["value"].strip("\"'"))
                if anywhere or not re.match(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|/|#", value):
                    found[value] = None
    return list(found)


def reencoded(data: bytes) -> tuple[str, bytes] | None:
    """Return a picture anew, as (path below content/, content), or None where it is none to be shown.

    It is decoded and encoded again, so that nothing but pixels passes: no metadata, no trailing bytes.
    """
    if len(data) > _LARGEST_FILE:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > _LARGEST_AREA or min(opened.size) < _SMALLEST_SIDE:
                    return None
                picture = ImageOps.exif_transpose(opened)
                return _encoded(picture, opened.format or "")
    except Exception:  # noqa: BLE001  Pillow's decoders raise whatever damaged bytes make them raise
        return None


def _encoded(picture: Image.Image, received: str) -> tuple[str, bytes]:
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    stream = io.BytesIO()
    if received == "JPEG":
        ending = "jpg"
        _bare(picture, "RGB").save(stream, "JPEG", quality=88, optimize=True, progressive=True)
    elif received in {"WEBP", "AVIF"}:
        ending = "webp"
        _bare(picture, "RGBA").save(stream, "WEBP", quality=88)
    else:
        ending = "png"
        _bare(picture, "RGBA").save(stream, "PNG", optimize=True)
    return f"images/{hashlib.sha256(stream.getvalue()).hexdigest()}.{ending}", stream.getvalue()


def _bare(picture: Image.Image, mode: str) -> Image.Image:
    """Return the pixels alone, without the profile, comments and tags that came with them."""
    alike = picture.convert("RGB" if mode == "RGBA" and not picture.has_transparency_data else mode)
    bare = Image.new(alike.mode, alike.size)
    bare.paste(alike)
    return bare


def _inlined(reference: str) -> bytes | None:
    """Return the bytes that a `data:` reference holds."""
    head, comma, body = reference[5:].partition(",")
    if not comma or not head.lower().startswith("image/") or head.lower().startswith("image/svg"):
        return None
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(unquote(body), validate=False)
    except (binascii.Error, ValueError):
        return None


def _plain(reference: str) -> str:
    return unquote(reference.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0]).removeprefix("./")
