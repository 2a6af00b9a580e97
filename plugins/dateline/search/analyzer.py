"""Text in, index terms with positions out, as docs/analyzer.md specifies; knows no index."""

import json
import re
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import NamedTuple

import snowballstemmer

from . import porter

MAX_CODE_POINTS = 64
LONGEST_DOTTED = 5  # letters of what a dot joins to a single letter, as in B.Sc. and M.Phil.
PARAGRAPH_GAP = 16  # positions left free between paragraphs, so that no phrase reaches across
CUTTING = ("az", "tr")  # languages that part a name from its case ending by an apostrophe
DOTTED = tuple("ca da de el es hr id is it nl pt ro sl sr tr vi".split())  # those that write 9.500 for 9500
STOP_MARK = "="  # begins the term of a stop word: it is indexed, for phrases, but is no word of the ranking
STEMMER_NAMES = {  # the Snowball stemmer of each language; English has the one of lunr.js
    "ar": "arabic",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
}
# What is written as one with the word after it and no stemmer takes off; a pattern of JavaScript, too.
ATTACHED = {"ar": "^[وف](?=(?:ال|بال|كال|لل)..)"}


# Planes 2 and 3 hold ideographs alone, 4 to 13 nothing; plane 14 holds the variation selectors.
_PLANES = (range(0x20000), range(0xE0000, 0xE1000))
_CATEGORIES = ["".join([unicodedata.category(chr(point))[0] for point in plane]) for plane in _PLANES]


def _ranges(category: str) -> str:
    """Return the code points of a major general category as the inside of a regex class."""
    return "".join(
        f"\\U{plane[run.start()]:08x}-\\U{plane[run.end() - 1]:08x}"
        for plane, categories in zip(_PLANES, _CATEGORIES, strict=True)
        for run in re.finditer(f"{category}+", categories)
    )


MARKS = _ranges("M")  # as the inside of a regex class
# Python's \w is L, N and the underscore: asserted by a test over every code point.
_W = rf"(?:[^\W_]|[{MARKS}])"
_L = rf"(?:(?![{_ranges('N')}])[^\W_])"
# Of Hebrew acronyms and numerals, and what typewriters and scanners print for an apostrophe, are U+05F3 on.
_HEBREW_MARK = '(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])'
_J = (
    rf"(?:['`\u00b4\u2018\u2019\u201b\u2032\uff07&\u00ad\u200c\u200d\u2060\ufeff\u05f3\u05f4]|{_HEBREW_MARK})"
)
_DEGREE = r"[A-Z][a-z]\.[A-Z]"  # Ph.D.
TOKEN = re.compile(
    rf"(?:(?:{_L}[{MARKS}]*\.)+{_L}[{MARKS}]*|{_DEGREE})(?!{_W})"
    rf"|(?:\d+(?:,\d\d\d(?!\d))*(?:\.\d+)*{_W}*|{_W}+)(?:{_J}{_W}+)*"
)
_ASCII_TOKEN = re.compile(
    rf"(?:(?:[A-Za-z]\.)+[A-Za-z]|{_DEGREE})(?![A-Za-z0-9])"
    r"|(?:[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)*[A-Za-z0-9]*|[A-Za-z0-9]+)(?:['`&][A-Za-z0-9]+)*"
)
_PARAGRAPH, _DIGITS_GAP = "\x1e", "\x1f"
_KEPT = ".,'`&-" + _PARAGRAPH + _DIGITS_GAP
_GAPS = bytes(code if code > 127 or chr(code).isalnum() or chr(code) in _KEPT else 32 for code in range(256))
_HYPHENS = {"-", "\u2010", "\u2011"}
_THIN_SPACES = {" ", _DIGITS_GAP, "\u00a0", "\u2009", "\u202f"}
_GROUP, _LEAD = re.compile(r"[0-9]{3}"), re.compile(r"[0-9]{1,3}")
# What stands before is looked at after a match: a pattern that begins with a digit is found sooner.
_DIGIT_GROUPS = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)")
_LATIN_MARKS = re.compile("(?<=[\\0-\u03ff])[\u0300-\u036f]+")
_OTHER_MARKS = re.compile(
    "[\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]+"
)
_LETTERS = str.maketrans(
    {
        **dict(zip("ßæœøđðþħıłŋŧςёىیکہ", "ss ae oe o d d th h i l n t σ е ي ي ك ه".split(), strict=True)),
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
    }
)
_APOSTROPHES = str.maketrans(
    dict.fromkeys("\u00b4\u2018\u201b\u2032\u02bc", "'") | dict.fromkeys("\u02b9\u02bb\u02be\u02bf\u02c8")
)
_CASE_ENDING = re.compile(
    "(?:[yn]?[aeiu]|[yn]?l[aei].*|l[iu].*|n?[iu]n|n?[dt][ae]n?|[dt][ae]ki.*|s[iu].*|c[aeiu].*|k[iu].*|y?[dm][iu].*)"
)
_DOTTED_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
# A fraction keeps its bar, which NFKC makes of ½: it is not 12.
_JOINER = re.compile(rf"(?!(?<=[0-9])\.(?=[0-9]))[^\w\u2044](?<![{MARKS}])|_")
_BIGRAMS = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029"
    "\u3031-\u3035\u3040-\u30ff\u3105-\u312f\u3130-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U000323af"
)
_SCRIPT_RUN = re.compile(f"[{_BIGRAMS}]+|[^{_BIGRAMS}]+")
_HAS_BIGRAM = re.compile(f"[{_BIGRAMS}]")


@cache
def word_lists() -> dict[str, dict[str, str]]:
    """Return the stop words and elisions of each language, as the data file holds them."""
    text = resources.files(__package__).joinpath("languages.json").read_text(encoding="utf-8")
    lists: dict[str, dict[str, str]] = json.loads(text)
    return lists


@cache
def primary_language(tag: str | None) -> str:
    """Return the lower-case primary subtag of a language tag, empty when there is none."""
    return re.split("[-_]", tag or "", maxsplit=1)[0].lower()


def fold(token: str) -> str:
    """Return the token without case, accents and compatibility forms (docs/analyzer.md, section 2)."""
    if token.isascii():
        return token.lower()
    plain = unicodedata.normalize("NFKC", token.translate(_APOSTROPHES))
    text = unicodedata.normalize("NFD", plain.lower())
    text = _OTHER_MARKS.sub("", _LATIN_MARKS.sub("", text))
    return unicodedata.normalize("NFC", text).translate(_LETTERS)


def tokens(text: str) -> list[str]:
    """Return the surface forms of a text in order; the index of each is its position."""
    if not text.isascii():
        return TOKEN.findall(text)
    core = text.strip(".,'&")
    return [core] if core.isalnum() else _ASCII_TOKEN.findall(text)


def pieces(text: str) -> list[bytes]:
    """Return the text, in UTF-8, cut where no token reaches across: its tokens are those of the pieces.

    Cutting costs a tenth of finding tokens, and pieces repeat as words do, so they can be remembered.
    """
    if "\n\n" in text:
        text = text.replace("\n\n", f" {_PARAGRAPH} ")
    if not text.isascii():
        text = re.sub(_HEBREW_MARK, "\u05f4", text)
    text = _DIGIT_GROUPS.sub(_grouped, text)
    return text.encode("utf-8", "replace").translate(_GAPS).split()


def _grouped(match: "re.Match[str]") -> str:
    """Return groups of digits joined, but for the end of a longer number that stands first."""
    before = match.string[match.start() - 1 : match.start()]
    if not (before.isdigit() or before in {".", ","}):
        return match[0].replace(" ", _DIGITS_GAP)
    first, _, rest = match[0].partition(" ")
    return f"{first} {rest.replace(' ', _DIGITS_GAP)}"


def token_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end (code points) of each surface form that `tokens` gives."""
    return [match.span() for match in TOKEN.finditer(text)]


def has_bigram(text: str) -> bool:
    """Return whether a text has characters of a script that is indexed by bigrams."""
    return bool(_HAS_BIGRAM.search(text))


def is_bigram(term: str) -> bool:
    """Return whether a term is of a script that is indexed by bigrams."""
    return bool(_HAS_BIGRAM.match(term))


class Placed(NamedTuple):
    """A term where it stands in a text, and the printed form it was made of."""

    place: int
    term: str
    form: str


class Analyzer:
    """The analyzer of one language: a cache from folded words to terms.

    News repeats itself: of 2.6 million tokens of Reuters-21578 under 3 % are first sights.
    """

    def __init__(self, language: str | None = "en") -> None:
        self.language = primary_language(language)
        lists = word_lists().get(self.language, {})
        self._stop = frozenset(lists.get("stop", "").split())
        self._elisions = frozenset(lists.get("elisions", "").split())
        self._cuts = self.language in CUTTING
        self._dotted = self.language in DOTTED
        self._stem = _stemmer(self.language)
        self._cache: dict[str, tuple[tuple[str, str], ...]] = {}

    def terms(self, surface: str) -> tuple[str, ...]:
        """Return the terms of one surface form: none for a stop word, several for bigrams."""
        return tuple(term for term, _ in self.forms(surface) if term[0] != STOP_MARK)

    def forms(self, surface: str) -> tuple[tuple[str, str], ...]:
        """Return the (term, printed form) of one surface form; the term of a stop word begins with `=`."""
        folded = fold(surface)
        known = self._cache.get(folded)
        if known is None:
            known = self._cache[folded] = tuple(self._analyze(folded))
        return known

    def analyze(self, text: str) -> list[str]:
        """Return all terms of a text in order, stop words left out."""
        return [term for _, term, _ in self.placed(text)[0] if term[0] != STOP_MARK]

    def placed(self, text: str, *, compounds: bool = True) -> tuple[list[Placed], int]:
        """Return the terms of a text in order of their places, and how many places the text takes.

        Unless `compounds` is False, parts joined by a hyphen, and digits in groups of three, also give the
        joined word at the first part's place (docs/analyzer.md, section 1).
        """
        if text == _PARAGRAPH:
            return [], PARAGRAPH_GAP
        core = text.strip(".,'&-")
        if core.isascii() and core.isalnum():  # most pieces of a newspaper are one plain word
            return [Placed(0, term, form) for term, form in self.forms(core)], 1
        found: list[Placed] = []
        starts: list[tuple[int, int]] = []  # of each token: its place, the number of terms before it
        matches = list((_ASCII_TOKEN if text.isascii() else TOKEN).finditer(text))
        place = 0
        for number, match in enumerate(matches):
            starts.append((place, len(found)))
            forms = self.forms(match[0])
            found += [Placed(place + at, term, form) for at, (term, form) in enumerate(forms)]
            place += len(forms) or 1
            if (
                compounds
                and number
                and _joined(text, matches, number)
                and not _joined(text, matches, number + 1)
            ):
                self._add_compound(text, matches[: number + 1], starts, found)
        return sorted(found, key=lambda entry: entry.place), place

    def _add_compound(
        self,
        text: str,
        matches: list["re.Match[str]"],
        starts: list[tuple[int, int]],
        found: list[Placed],
    ) -> None:
        """Add the joined word of the compound that ends with the last match."""
        first = len(matches) - 1
        while first and _joined(text, matches, first):
            first -= 1
        parts = ["".join(form for _, form in self.forms(match[0])) for match in matches[first:]]
        word = "".join(parts)
        if len(word) <= MAX_CODE_POINTS and all(parts) and not _HAS_BIGRAM.search(word):
            place, before = starts[first]
            lead = [term for _, term, _ in found[before:][:1]]
            found += [Placed(place, term, form) for term, form in self._word(word) if [term] != lead]

    def _analyze(self, folded: str) -> list[tuple[str, str]]:
        word = self._plain(folded)[:MAX_CODE_POINTS]
        if word.isascii() or not _HAS_BIGRAM.search(word):
            return self._word(word)
        found: list[tuple[str, str]] = []
        for run in _SCRIPT_RUN.findall(word):
            if not _HAS_BIGRAM.match(run):
                found += self._word(run)
            elif len(run) == 1:
                found.append((run, run))
            else:
                found += [(run[at : at + 2], run[at : at + 2]) for at in range(len(run) - 1)]
        return found

    def _plain(self, word: str) -> str:
        """Return the folded token without possessive, elision and joiners (section 3)."""
        if word.isalnum():
            return word
        word = word.replace("\u2019", "'").replace("`", "'").removesuffix("'s")
        before, mark, after = word.partition("'")
        if mark and after and before in self._elisions:
            word = after
        elif self._cuts and len(before) > 1 and _CASE_ENDING.fullmatch(after):
            word = before  # İstanbul'da
        elif self._dotted and _DOTTED_NUMBER.fullmatch(word):
            word = word.replace(".", "")
        return _JOINER.sub("", word)

    def _word(self, word: str) -> list[tuple[str, str]]:
        if not word:
            return []
        if word in self._stop:
            return [(STOP_MARK + word, word)]
        if word.isdecimal() and word.isascii():
            return [(word, word)]  # a number: a third of the forms of a newspaper, and no stemmer changes it
        stem = self._stem(word) if word.isascii() or max(word) <= "\uffff" else word
        return [(stem or word, word)]


def _joined(text: str, matches: list["re.Match[str]"], number: int) -> bool:
    """Return whether a token is joined to the one before it: by a hyphen or dot, or as a group of digits."""
    if number >= len(matches):
        return False
    before, after = matches[number - 1], matches[number]
    between = text[before.end() : after.start()]
    if between in _HYPHENS:
        return True
    if between == ".":
        short, long = sorted((before[0], after[0]), key=len)
        return len(short) == 1 and len(long) <= LONGEST_DOTTED and (short + long).isalpha()
    return between in _THIN_SPACES and bool(_GROUP.fullmatch(after[0])) and bool(_LEAD.fullmatch(before[0]))


@cache
def analyzer(language: str | None) -> Analyzer:
    """Return the one analyzer of a language in this process, its cache shared."""
    return Analyzer(language)


def _stemmer(language: str) -> Callable[[str], str]:
    if language == "en":
        return porter.stem
    if language in STEMMER_NAMES:
        stemmer = snowballstemmer.stemmer(STEMMER_NAMES[language])
        stem: Callable[[str], str] = stemmer.stemWord
        if language in ATTACHED:
            attached = re.compile(ATTACHED[language])
            return lambda word: stem(attached.sub("", word))
        return stem
    return str


assert sys.maxunicode == 0x10FFFF
