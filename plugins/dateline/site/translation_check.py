"""Whether the words of a language can stand for the English ones: keys, kinds, what is put in."""

import string
from collections.abc import Iterator, Mapping
from typing import Any


def translation_faults(words: object, english: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a translation, key by key.

    A template may name the values that the English one names, and nothing of them: `{number.__class__}` would
    reach into the program.

    Args:
        words: what a file of translations/ holds.
        english: what en.json holds.
    """
    if not isinstance(words, dict):
        yield "it is not an object of keys and words"
        return
    for key, value in english.items():
        if key not in words:
            yield f"{key!r} is missing"
        elif type(words[key]) is not type(value):
            yield f"{key!r} is not of the kind that it has in English"
        elif isinstance(value, dict):
            yield from _faults_of_forms(key, words[key], value)
        elif isinstance(value, list):
            if len(words[key]) != len(value) or not all(isinstance(one, str) for one in words[key]):
                yield f"{key!r} has not the {len(value)} words that it has in English"
        else:
            yield from _faults_of_template(key, words[key], _names(value))


def _faults_of_forms(key: str, forms: Mapping[str, Any], english: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with words by plural or with a group of words; plurals differ by language."""
    known = {name for value in english.values() if isinstance(value, str) for name in _names(value)}
    for form, value in english.items():
        if form not in forms and form != "one":
            yield f"{key!r} has no {form!r}"
        elif isinstance(value, dict) and isinstance(forms.get(form), dict):
            yield from _faults_of_forms(f"{key}.{form}", forms[form], value)
        elif form in forms and type(forms[form]) is not type(value):
            yield f"'{key}.{form}' is not of the kind that it has in English"
    for form, value in forms.items():
        if isinstance(value, str):
            yield from _faults_of_template(f"{key}.{form}", value, known)


def _faults_of_template(key: str, template: str, known: set[str]) -> Iterator[str]:
    try:
        others = _names(template) - known
    except ValueError as error:
        yield f"{key!r} has a brace too many or too few ({error})"
        return
    if others:
        yield f"{key!r} asks for {{{min(others)}}}, which English does not"


def _names(template: str) -> set[str]:
    """Return what a template asks for, all that stands between its braces.

    Raises:
        ValueError: its braces do not match.
    """
    return {
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in string.Formatter().parse(template)
        if name is not None
    }
