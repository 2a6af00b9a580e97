"""What every place that a site is published to can do; `publish` decides what is done there, and when."""

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol

from ...article.errors import SettingError
from ...build.manifest import MANIFEST


class Target(Protocol):
    """A place for a site. Every method raises SettingError where the place refuses, with what to do.

    Attributes:
        note: what a person has to do yet, once all was sent; empty where that is nothing.
    """

    note: str

    def published(self) -> bytes | None:
        """Return the manifest that stands there, None where nothing does.

        Raises:
            SettingError: files stand there without a manifest of ours.
        """

    def foreign(self, paths: Sequence[str]) -> list[str]:
        """Return which of the paths, or of the folders they lie in, are taken there by other files."""

    def send(self, output: Path, paths: Sequence[str]) -> None:
        """Bring files of the site there, each whole or not at all."""

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files there."""

    def note_manifest(self, manifest: bytes) -> None:
        """Bring a manifest there: first one that names all that will be ours, last that of the site."""

    def close(self) -> None:
        """Finish, once all is there."""


def not_ours(where: str) -> SettingError:
    """Return the error for a place that somebody else uses."""
    return SettingError(
        f"files stand there, and no {MANIFEST} of ours",
        where=where,
        remedy="Name an empty place, or one that was published to before: nothing foreign is touched.",
    )


def leads_out(where: str) -> SettingError:
    """Return the error for a folder of the site that is a link."""
    return SettingError("a link leads out of the folder", where=where, remedy="Remove the link.")


def folders_of(paths: Iterable[str]) -> list[str]:
    """Return the folders that paths lie in, each once, the outer ones first."""
    return sorted({str(folder) for path in paths for folder in PurePosixPath(path).parents} - {"."})


def run_program(
    *command: str,
    given: bytes | None = None,
    env: Mapping[str, str] | None = None,
    folder: Path | None = None,
    allowed: Sequence[int] = (0,),
) -> bytes:
    """Run a program and return what it prints.

    Args:
        command: the program and its arguments.
        given: what it reads from its standard input.
        env: variables beside those of this process.
        folder: where it is run; None for here.
        allowed: exit statuses that are no failure.

    Raises:
        SettingError: it is missing, or fails.
    """
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            check=False,
            cwd=folder,
            env={**os.environ, **(env or {})},
        )
    except FileNotFoundError as error:
        raise SettingError(f"the program {command[0]} is missing", remedy="Install it.") from error
    if done.returncode not in allowed:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise SettingError(f"{command[0]} failed: {said}", where=" ".join(command[:3]))
    return done.stdout
