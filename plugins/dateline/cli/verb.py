"""What every verb shares: errors as sentences, help with defaults, and the folder it works in."""

import errno
import functools
import inspect
import io
import os
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.exceptions import Exit
from invoke.tasks import task

from ..article.errors import DatelineError, SettingError

if TYPE_CHECKING:
    from rich.console import Console

    from .verb_summary import VerbSummary

CONTENT = Path("content")
CONF = Path("pelicanconf.py")
PUBLISH = Path("publishconf.py")
USELESS = 2  # exit status: nothing could be done
UNFINISHED = 1  # exit status: done, and something needs a person
_STOPPED = 130  # exit status of a program that was interrupted from the keyboard
_INSTALL = "Install anew: pip install -U dateline-archive, or ./setup.sh in a checkout."
_SUMMARY_HELP = {
    "quiet": "Print nothing unless something needs a person.",
    "json": "Print one JSON object: what was done, counts, reasons, paths.",
}
_FULL = (errno.ENOSPC, errno.EDQUOT)
_REMEDIES = {
    **dict.fromkeys(_FULL, "Make room and run this again; what was written so far is whole."),
    errno.EACCES: "Look at the rights of the file and of the folder it is in.",
    errno.EPERM: "Look at the rights of the file and of the folder it is in.",
    errno.EROFS: "The disk can only be read; work on a copy on another one.",
    errno.ENOENT: "Look at the spelling, and at the folder that this was run in.",
}


def verb(
    positional: str = "",
    *,
    anywhere: bool = False,
    summary: bool = False,
    help: dict[str, str] | None = None,  # noqa: A002  invoke's own name
    **options: Any,
) -> Callable[[Callable[..., Any]], Any]:
    """Make a function, `NAME_verb`, a verb: its errors are sentences, and its help names the defaults.

    Args:
        positional: the argument that is given without a flag.
        anywhere: whether it also works in a folder that holds no archive.
        summary: whether the function returns a `VerbSummary`; the verb then takes `--quiet` and `--json`.
        help: argument → what it does.
        options: further ones for `invoke.task`.
    """

    def made(function: Callable[..., Any]) -> Any:
        defaults = {
            name: parameter.default
            for name, parameter in inspect.signature(function).parameters.items()
            if parameter.default not in (inspect.Parameter.empty, "", False, None)
        }
        texts = dict(help or {}) | (_SUMMARY_HELP if summary else {})
        for name, default in defaults.items():
            shown = name.strip("_").replace("_", "-")
            texts[shown] = f"{texts[shown]} Default: {default}."
        name = function.__name__.removesuffix("_verb").replace("_", "-")
        given = [positional] if positional else []
        body = _summarised(function) if summary else function
        return task(name=name, positional=given, help=texts, **options)(_guarded(body, anywhere=anywhere))

    return made


def _guarded(function: Callable[..., Any], *, anywhere: bool) -> Callable[..., Any]:
    @functools.wraps(function)
    def run(*args: Any, **options: Any) -> Any:
        spell_out()
        try:
            if not anywhere:
                _need_archive()
            return function(*args, **options)
        except DatelineError as error:
            raise Exit(_spelled(str(error)), code=USELESS) from None
        except ModuleNotFoundError as error:
            raise Exit(f"the package {error.name} is not installed. {_INSTALL}", code=USELESS) from None
        except BrokenPipeError:  # `dateline search … | head`: nobody reads on
            stop_printing()
            raise Exit(code=0) from None
        except OSError as error:
            raise Exit(_spelled(sentence(error)), code=USELESS) from None
        except KeyboardInterrupt:
            raise Exit("Stopped.", code=_STOPPED) from None

    return run


def _summarised(function: Callable[..., "VerbSummary"]) -> Callable[..., None]:
    """Give a verb `--quiet` and `--json`, and show the summary that it returns accordingly.

    Raises:
        Exit: the summary says that something needs a person.
    """

    @functools.wraps(function)
    def run(*args: Any, quiet: bool = False, json: bool = False, **options: Any) -> None:
        for each in (console(), status_console()):
            each.quiet = quiet or json
        summary = function(*args, **options)
        if json:
            print_json(summary.as_json())
        else:
            from .summary_console import show_summary

            show_summary(console(), summary)
        if summary.failed:
            raise Exit(summary.failed, code=UNFINISHED)

    known = inspect.signature(function)
    switches = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=bool)
        for name in _SUMMARY_HELP
    ]
    run.__signature__ = known.replace(parameters=[*known.parameters.values(), *switches])  # type: ignore[attr-defined]
    return run


def print_json(value: Any) -> None:
    """Print plain data as JSON."""
    from .shown_text import json_text

    sys.stdout.write(json_text(value))


def _spelled(text: str) -> str:
    from .shown_text import spelled

    return spelled(text)


def spell_out() -> None:
    """Let a terminal or file take every character; what its encoding lacks is shown by its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def stop_printing() -> None:
    """Print nothing more: the program that read it has ended."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def sentence(error: OSError) -> str:
    """Return what the system could not do, as a sentence with a remedy."""
    # A copy fails where it is written, but for what cannot be found or read.
    file = (error.filename2 if error.errno in _FULL else None) or error.filename
    where = f"{file}: " if file else ""
    found = (error.strerror or str(error) or type(error).__name__).lower()
    remedy = _REMEDIES.get(error.errno or 0, "")
    return f"{where}{found}. {remedy}".rstrip()


@functools.cache
def console() -> "Console":
    """Return the terminal that everything is printed to."""
    from .shown_text import PlainConsole

    return PlainConsole()


@functools.cache
def status_console() -> "Console":
    """Return the terminal that progress is shown on: not the one that results may be piped from."""
    from .shown_text import PlainConsole

    return PlainConsole(stderr=True)


def is_archive(folder: Path = Path()) -> bool:
    """Return whether a folder holds an archive."""
    return (folder / CONF).is_file()


def _need_archive() -> None:
    """Stop where the folder holds no archive.

    Raises:
        SettingError: it holds none; says what to do.
    """
    if not is_archive():
        raise SettingError(
            "there is no archive in this folder",
            where=str(Path.cwd()),
            remedy="Go to the folder of one, or make one: `dateline new FOLDER`.",
        )


def program_name() -> str:
    """Return name and version of the installed program; 'dateline' alone in a checkout not installed."""
    try:
        return f"dateline {version('dateline-archive')}"
    except PackageNotFoundError:
        return "dateline"


def output_folder() -> Path:
    """Return where the site of this archive is built."""
    from ..build.run import site_settings

    return Path(site_settings(CONF)["OUTPUT_PATH"])


def shown_path(path: Path) -> Path:
    """Return a path as a person here would type it: below this folder without the way to it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
