"""Reads the word lists that ship beside the code, once, at import; knows nothing of what they mean."""

from pathlib import Path

_DATA = Path(__file__).with_name("data")


def _lines(name: str) -> list[str]:
    text = (_DATA / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def words(name: str) -> dict[str, list[str]]:
    """Return a list of lines `key word word …` as key → words."""
    return {key: rest for key, *rest in (line.split() for line in _lines(name))}


def sections(name: str) -> dict[str, list[str]]:
    """Return a list of lines under headings `[key]` as key → lines."""
    found: dict[str, list[str]] = {}
    for line in _lines(name):
        if line.startswith("[") and line.endswith("]"):
            found[line[1:-1]] = current = []
        else:
            current.append(line)
    return found


def alternatives(name: str) -> dict[str, str]:
    """Return a list of regular expressions under headings `[key]` as key → one that matches any of them."""
    return {key: "|".join(lines) for key, lines in sections(name).items()}
