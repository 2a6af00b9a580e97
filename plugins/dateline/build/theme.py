"""Where Dateline's own theme lies: in the installed package, or in the checkout beside it."""

from pathlib import Path

from ..site.interface_language import Language, read_language

_PACKAGE = Path(__file__).resolve().parent.parent


def theme_folder() -> Path:
    """Return the folder that holds the theme's templates, static files and translations."""
    installed = _PACKAGE / "theme"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "theme"


def nearest_language(code: str) -> Language:
    """Return the interface in a language, or in English where the theme does not speak it.

    Args:
        code: a BCP 47 tag; only its first part counts.
    """
    folder = theme_folder() / "translations"
    primary = code.lower().replace("_", "-").partition("-")[0]
    return read_language(folder, primary if (folder / f"{primary}.json").is_file() else "en")
