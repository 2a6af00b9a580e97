"""The settings file is a program: what it raises, or what Pelican raises over it, is told as a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from ..article.errors import DatelineError, SettingError


@contextmanager
def settings_explained(conf: Path) -> Iterator[None]:
    """Let errors name the line of the settings that they come from, or else say what Pelican found.

    Args:
        conf: the settings file; files beside it that it imports are named as well.

    Raises:
        SettingError: whatever else was raised meanwhile, an exit of the file included.
    """
    try:
        yield
    except DatelineError:
        raise
    except (Exception, SystemExit) as error:
        if place := _place(error, conf):
            raise SettingError(
                f"it cannot be run ({_reason(error)})",
                where=place,
                remedy="Correct it there: it is a file of Python, one NAME = value a line.",
            ) from error
        raise SettingError(
            f"Pelican cannot use the settings ({_reason(error)})",
            where=str(conf),
            remedy="Look at what was set last; https://docs.getpelican.com explains each setting.",
        ) from error


def _reason(error: BaseException) -> str:
    words = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {words}"


def _place(error: BaseException, conf: Path) -> str:
    """Return file and line of the owner's that an error comes from; empty where it comes from elsewhere."""
    if isinstance(error, SyntaxError):
        return f"{error.filename or conf}:{error.lineno}" if error.lineno else str(error.filename or conf)
    folder = conf.resolve().parent
    for frame in reversed(extract_tb(error.__traceback__)):
        if Path(frame.filename).resolve().parent == folder:
            return f"{frame.filename}:{frame.lineno}"
    return ""
