"""The owner's accent colour as a style sheet: made darker or lighter until it can be read on both papers."""

import colorsys
import re

from ..article.errors import SettingError

PAPER, _NIGHT = "#fffefb", "#171614"  # --paper of theme/static/css/site.css, by day and by night
_LEAST = 4.5  # contrast of text to its ground (WCAG 2.2, 1.4.3)
_MIXES = (0.18, 0.45, 0.75, 1.0)  # how much of the accent is in the four shades of calendars and maps


def accent_sheet(colour: str) -> str:
    """Return the style sheet that sets the accent, such as '#0b5fff', and the shades made of it.

    Raises:
        SettingError: the colour is not six hexadecimal digits after a #.
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise SettingError(
            f"the accent colour is {colour!r}", where="DATELINE_ACCENT", remedy="Write it as '#8c2a1c'."
        )
    day = _rules(_readable(colour, PAPER), PAPER)
    night = _rules(_readable(colour, _NIGHT), _NIGHT)
    return f":root{{{day}}}\n@media (prefers-color-scheme:dark){{:root{{{night}}}}}\n"


def _rules(accent: str, paper: str) -> str:
    shades = [_mixed(accent, paper, share) for share in _MIXES]
    rules = [f"--accent:{accent}", *(f"--heat-{place}:{shade}" for place, shade in enumerate(shades, 1))]
    return ";".join(rules)


def _readable(colour: str, paper: str) -> str:
    """Return the colour in the nearest lightness that stands out from the paper."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    step = -0.01 if _luminance(paper) > 0.5 else 0.01
    while contrast(colour, paper) < _LEAST:
        lightness += step
        colour = _hex(colorsys.hls_to_rgb(hue, min(1.0, max(0.0, lightness)), saturation))
    return colour


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _mixed(colour: str, paper: str, share: float) -> str:
    red, green, blue = (
        one * share + other * (1 - share)
        for one, other in zip(_channels(colour), _channels(paper), strict=True)
    )
    return _hex((red, green, blue))
