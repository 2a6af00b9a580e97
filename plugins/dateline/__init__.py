"""Dateline turns a pile of articles into a clean, tagged and searchable archive; a Pelican plugin."""


def register() -> None:
    """Connect Dateline to Pelican."""
    # Imported here, so that `import dateline.clean` and the command line do not import Pelican.
    from .build.plugin import register as connect  # noqa: PLC0415

    connect()
