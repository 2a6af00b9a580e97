"""Makes data/words/*.txt.gz anew: ordinary words of six languages, from simplemma's lexicons.

`python -m dateline.enrich.ner.make_words` needs the extra `gazetteer`. The lexicons are MIT; the rules below
keep some of their words. The lists tell a word that opens a sentence, and a German noun, from a name.
"""

import gzip
import importlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "words"

# Letters; longer words open few sentences.
LONGEST_SMALL = {"en": 9, "es": 9, "fr": 10, "it": 9, "de": 9, "ar": 7}
LONGEST_NOUN = 10  # longer German nouns are compounds, which NameWords.is_noun takes apart
SHORTEST_NOUN = 3

_WORD = re.compile(r"[^\W\d_]{2,}")
# Of Spanish, French and Italian verbs, only forms that news uses.
_SPANISH_VERB = re.compile(r"(?:[óaeá]|[ai]eron|aron|[ae]n|aba|aban|ía|ían|[ai]d[oa]s?|ndo|rán|[aei]r)$")
_SPANISH_ENCLITIC = re.compile(
    r"(?:[áéí]ndo|[áéí]r|[áéí]|ad|ed|id|[aei]r|ndo)(?:me|te|se|nos|os)?"
    r"(?:lo|la|los|las|le|les|me|te|se|nos|os)$"
)
_FRENCH_RARE = re.compile(
    r"(?:assions|assiez|issions|issiez|âmes|âtes|îmes|îtes|eriez|erions|irions|iriez|usse|ussent|asse|"
    r"assent|asses)$"
)
_ITALIAN_ENCLITIC = re.compile(r"(?:[aei]r|[aei]ndo)(?:mi|ti|si|ci|vi|lo|la|li|le|ne|gli|glie\w+)$")
_ITALIAN_RARE = re.compile(
    r"(?:ssi|ssero|ssimo|[ei]rei|resti|remmo|reste|[aei]mmo|[aei]st[ei]|iate|iamo|[aei]te|[aei]vate|[aei]vamo|[aei]vi)$"
)
# A noun of these endings is one even where the lexicon has no plural of it.
_NOUN_ENDINGS = tuple("en chen lein tum nis schaft heit keit ung ismus tät tion wesen zeug werk".split())


def write_word_lists() -> None:
    """Write the seven lists."""
    for language in ("en", "es", "fr", "it", "de", "ar"):
        lexicon = _lexicon(language)
        _write(f"{language}-lower" if language == "de" else language, kept_words(language, lexicon))
    _write("de-nouns", german_nouns(_lexicon("de")))


def _lexicon(language: str) -> Mapping[str, str]:
    """Return simplemma's lexicon of a language: form → lemma."""
    module = importlib.import_module("simplemma.strategies.dictionaries.dictionary_factory")
    lexicon: Mapping[str, str] = module.DefaultDictionaryFactory().get_dictionary(language)
    return lexicon


def kept_words(language: str, lexicon: Mapping[str, str]) -> set[str]:
    """Return the words written small that are short enough and no rare form of a verb."""
    longest = LONGEST_SMALL[language]
    words = {
        word for word in lexicon if not word[0].isupper() and _WORD.fullmatch(word) and len(word) <= longest
    }
    if language == "en":
        return {word for word in words if word.isascii() and word.islower()}
    if language == "es":
        return {
            word
            for word in words
            if not _SPANISH_ENCLITIC.search(word)
            and (not lexicon[word].endswith(("ar", "er", "ir")) or _SPANISH_VERB.search(word))
        }
    if language == "it":
        return {
            word
            for word in words
            if not _ITALIAN_ENCLITIC.search(word)
            and not (lexicon[word].endswith(("are", "ere", "ire")) and _ITALIAN_RARE.search(word))
        }
    if language == "ar":
        return {word for word in words if not word.startswith("ال")}
    return {word for word in words if not (language == "fr" and _FRENCH_RARE.search(word))}


def german_nouns(lexicon: Mapping[str, str]) -> set[str]:
    """Return the nouns among the capitalised words: those with more forms than a name's genitive."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for form, lemma in lexicon.items():
        forms[lemma].add(form)
    nouns: set[str] = set()
    for lemma, found in forms.items():
        if (
            not lemma[0].isupper()
            or not _WORD.fullmatch(lemma)
            or len(lemma) < SHORTEST_NOUN
            or lemma.isupper()
        ):
            continue
        of_names = {lemma, f"{lemma}s"} | (set() if lemma.endswith("e") else {f"{lemma}n"})
        from_verb = lemma.lower() in lexicon and lemma.endswith(("en", "er", "el"))
        if found - of_names or from_verb or lemma.endswith(_NOUN_ENDINGS):
            nouns |= {form for form in found if form[0].isupper() and _WORD.fullmatch(form)}
    return {noun for noun in nouns if len(noun) <= LONGEST_NOUN}


def _write(name: str, words: Iterable[str]) -> None:
    data = "\n".join(sorted(words)).encode("utf-8")
    (FOLDER / f"{name}.txt.gz").write_bytes(gzip.compress(data, 9, mtime=0))


if __name__ == "__main__":
    write_word_lists()
