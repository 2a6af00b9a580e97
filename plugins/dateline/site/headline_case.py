"""Headlines that a wire sent in capitals, in sentence case: each word as the article's own text writes it."""

import re
from collections import Counter, defaultdict

_WORD = re.compile(r"[^\W\d_](?:[\w.'’&-]*\w)?(?:(?<=\.\w)\.)?")
_CODE = re.compile(r"<[^<>]*>")  # of a company at an exchange
_OPENS = re.compile(r"(?:^|[.!?]['\"”’)]*\s+|\n\s*|[-–—]\s)['\"“‘(]*$")
_LETTERS = 8  # of a headline; shorter ones may be a name


def in_capitals(headline: str) -> bool:
    """Return whether a headline is written in capitals throughout."""
    letters = [character for character in _CODE.sub("", headline) if character.isalpha()]
    return len(letters) >= _LETTERS and all(not letter.islower() for letter in letters)


def sentence_case(headline: str, text: str) -> str:
    """Return a headline in capitals in sentence case; any other as it is.

    Args:
        headline: as received.
        text: of the article. A word is written as the text writes it most often within a sentence, and in
            small letters where the text does not have it.
    """
    if not in_capitals(headline):
        return headline
    forms = _forms(text)
    parts, done, first = [], 0, True
    for code in [*_CODE.finditer(headline), None]:
        end = code.start() if code else len(headline)
        for match in _WORD.finditer(headline, done, end):
            known = forms.get(match[0].casefold())
            word = known.most_common(1)[0][0] if known else match[0].lower()
            parts += [headline[done : match.start()], word[:1].upper() + word[1:] if first else word]
            done, first = match.end(), False
        parts.append(headline[done : code.end() if code else end])
        done = code.end() if code else end
    return "".join(parts)


def _forms(text: str) -> dict[str, Counter[str]]:
    """Count how a text writes each word where no sentence begins."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in _WORD.finditer(text):
        if not _OPENS.search(text, max(0, match.start() - 8), match.start()):
            forms[match[0].casefold()][match[0]] += 1
    return forms
