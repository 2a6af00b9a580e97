"""How large a kept picture is, so that a page does not move while it loads."""

from pathlib import Path

from PIL import Image, UnidentifiedImageError


def picture_size(path: Path) -> tuple[int, int] | None:
    """Return width and height in pixels from the head of a file, or None where it is no picture."""
    try:
        with Image.open(path) as opened:
            return opened.size
    except (OSError, UnidentifiedImageError):
        return None
