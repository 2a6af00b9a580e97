"""What to call a place so that a reader knows which it is; chooses among names, finds none."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ...languages.read import languages
from ..gazetteer.answers import GazetteerAnswers
from ..tags import Place
from .apply_authority import EntityMention

# Countries whose first divisions are called states; those of others are regions here.
_STATES = frozenset("AT AU BR DE IN MM MX MY NG SD SO SS US VE".split())
_SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "he": "HEBREW", "el": "GREEK", "hi": "DEVANAGARI",
            "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "sr": "CYRILLIC", "zh": "CJK",
            "ja": "CJK", "ko": "HANGUL", "bn": "BENGALI", "th": "THAI"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LabelSettings:
    """The reader's language, what it calls the countries, and who is asked about other places."""

    language: str = "en"  # ISO 639-1, perhaps with a region
    countries: Mapping[str, str] = field(default_factory=dict)  # by ISO 3166-1 alpha-2
    gazetteer: GazetteerAnswers = field(default_factory=GazetteerAnswers)

    @property
    def code(self) -> str:
        """The language without its region."""
        return self.language[:2].lower()


def place_label(group: Sequence[EntityMention], labels: LabelSettings) -> str | None:
    """Return what to call a resolved place; None where the archive knows no better than its articles.

    A country has its name in the reader's language. Another place is called what most articles in that
    language call it; where none names it, what the table of exonyms or else the gazetteer calls it, unless
    that is of another script than the language and an article has the right one.
    """
    places = [found.place for found in group if found.place]
    if not places:
        return None
    country = next((place.country for place in places if place.kind == "country" and place.country), None)
    if country:
        return labels.countries.get(country)
    standard = Counter(place.standard_name for place in places if place.standard_name)
    if not standard:
        return None
    own = [found.name for found in group if found.language[:2].lower() == labels.code]
    if own:
        return None if len(own) == len(group) else _most(own)
    for place in places:
        if name := labels.gazetteer.called(labels.code, place.geonames_id or place.standard_name or ""):
            return name
    of_script = [found.name for found in group if in_script(found.name, labels.code)]
    chief = _most(standard.elements())
    if in_script(chief, labels.code) or not of_script:
        # Of an archive whose articles say no language, their own words are all that is known.
        return chief if all(found.language for found in group) or not of_script else None
    return _most(of_script)


def in_script(name: str, language: str) -> bool:
    """Return whether a name is written in the script of a language; of the unknown ones that is Latin."""
    wanted = _SCRIPTS.get(language, "LATIN")
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all(unicodedata.name(letter, "").startswith(wanted) for letter in letters)


def _most(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def told_apart(places: Mapping[str, tuple[str, Place | None]], labels: LabelSettings) -> dict[str, str]:
    """Return the labels of places, with a word in brackets for those that share theirs.

    A country keeps its bare name. 'New York (state)' and 'New York (city)' differ in kind;
    'Cambridge (Massachusetts)' and 'Cambridge (England)' in what they lie in.

    Args:
        places: label and place by key.
        labels: the reader's language.
    """
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for key, (label, place) in places.items():
        if place and (place.geonames_id is not None or place.kind == "country"):
            sharing[label.casefold()].append(key)
    told = {key: label for key, (label, _) in places.items()}
    for keys in sharing.values():
        if len(keys) < 2:
            continue
        kinds = Counter(_kind_word(places[key][1], labels) for key in keys)
        for key in keys:
            label, place = places[key]
            if place is None or place.kind == "country":
                continue
            kind = _kind_word(place, labels)
            word = kind if kinds[kind] == 1 else _within(place, labels)
            told[key] = f"{label} ({word})" if word and word != label else label
    return told


def _kind_word(place: Place | None, labels: LabelSettings) -> str:
    """Return the reader's word for what a place is; '' where the language's file has none."""
    if place is None or place.kind is None:
        return ""
    kind = "state" if place.kind == "region" and place.country in _STATES else place.kind
    words: Mapping[str, str] = languages().get(labels.code, {}).get("place_kinds", {})
    return words.get(kind, "")


def _within(place: Place, labels: LabelSettings) -> str:
    if place.admin:
        return place.admin[0]
    return labels.countries.get(place.country or "", place.country or "")
