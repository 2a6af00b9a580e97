"""Shortens the names that the scripts of a page declare, alike in all of them; changes nothing else."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from string import ascii_letters

# Tokens of a script without comments. A slash begins a pattern only after a sign or `return`.
_INSIDE = r"(?:[^{}`]|`(?:[^`\\]|\\.)*`|\{[^{}]*\})*"  # of the braces in a template
_TOKEN = re.compile(
    rf"""(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    rf"""|(?<![\w$)\]])/(?![*/ ])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*"""
    rf"""|(?<=return )/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"""
    rf"""|(?P<template>`(?:[^`\\$]|\\.|\$(?!\{{)|\$\{{{_INSIDE}\}})*`)"""
    rf"""|(?P<name>[A-Za-z_$][\w$]*)|(?P<number>[0-9][\w.]*)|(?P<blank>\s+)|(?P<sign>\.\.\.|.)""",
    re.DOTALL,
)
_FILLED = re.compile(rf"\$\{{({_INSIDE})\}}", re.DOTALL)
_DECLARING = {"const", "let", "class", "function"}
_OPENING, _CLOSING = "([{", ")]}"
_WORDS = frozenset(
    "as async await break case catch class const continue default delete do else export extends false finally"
    " for from function get if import in instanceof let new null of return set static super switch this throw"
    " true try typeof undefined var void while with yield".split()
)


def shortened(scripts: Mapping[str, str]) -> dict[str, str]:
    """Return scripts with their names shortened, the most frequent most.

    Args:
        scripts: all that share a page, without comments; from file name to text.
    """
    short = names_to_shorten(scripts)
    return {file: _renamed(text, short) for file, text in scripts.items()}


def names_to_shorten(scripts: Mapping[str, str]) -> dict[str, str]:
    """Return the names that scripts declare, with a short one for each.

    A name stays if any script also has it as a property, key or method: it may be met by other means.
    """
    seen: Counter[str] = Counter()
    declared: set[str] = set()
    kept: set[str] = set(_WORDS)
    for tokens in map(_significant, scripts.values()):
        for part in tokens:
            _survey(part, seen, declared, kept)
    names = sorted(declared - kept, key=lambda name: (-seen[name], name))
    return dict(zip(names, _short_names(seen.keys() | kept), strict=False))


def _significant(source: str) -> Iterator[list[str]]:
    """Yield the tokens of a script, blanks left out, and those of the filled parts of its templates."""
    tokens = []
    for match in _TOKEN.finditer(source):
        if match.lastgroup == "template":
            for filled in _FILLED.findall(match[0]):
                yield from _significant(filled)
        if match.lastgroup != "blank":
            tokens.append('""' if match.lastgroup in {"text", "template"} else match[0])
    yield tokens


def _survey(tokens: list[str], seen: Counter[str], declared: set[str], kept: set[str]) -> None:
    """Count the names among tokens, and add those that are declared and those that must stay."""
    closing = _closing_of(tokens)
    around = [""]  # the brackets that are open
    for at, token in enumerate(tokens):
        before, after = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
        if token in _OPENING:
            around.append(token)
        elif token in _CLOSING:
            around.pop()
        elif token[0].isalpha() or token[0] in "_$":
            seen[token] += 1
            is_key = before in "{,;" and (after == ":" or (around[-1] == "{" and after in ",}="))
            is_method = after == "(" and before != "function" and _is_body(tokens, closing[at + 1])
            if before == "." or (before and is_key) or is_method:
                kept.add(token)
            if before in _DECLARING:
                declared.add(token)


def _is_body(tokens: list[str], closing: int) -> bool:
    """Return whether a block begins after a closing bracket, as the body of a method does."""
    return closing + 1 < len(tokens) and tokens[closing + 1] == "{"


def _closing_of(tokens: list[str]) -> dict[int, int]:
    """Return where each bracket that is opened is closed."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token in _OPENING:
            opened.append(at)
        elif token in _CLOSING:
            found[opened.pop()] = at
    return found


def _short_names(taken: Iterable[str]) -> Iterator[str]:
    """Yield names of one letter and of two that nothing has."""
    known = set(taken)
    for length in (1, 2):
        yield from (name for name in map("".join, product(ascii_letters, repeat=length)) if name not in known)


def _renamed(source: str, short: Mapping[str, str]) -> str:
    def new(match: "re.Match[str]") -> str:
        if match.lastgroup == "name":
            return short.get(match[0], match[0])
        if match.lastgroup == "template":
            return _FILLED.sub(lambda filled: f"${{{_renamed(filled[1], short)}}}", match[0])
        return match[0]

    return _TOKEN.sub(new, source)
