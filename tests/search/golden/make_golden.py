"""Writes terms.tsv.gz: surface forms with their terms, which hold the two analyzers equal; run by hand.

Each line is language, surface form, terms parted by spaces. The forms are made, not collected: random
syllables with every ending the stemmers know, every letter, mark and digit of Unicode 3.2, and random
mixtures of the characters that part or join words.
"""

import gzip
import random
import sys
import unicodedata
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from dateline.search import porter
from dateline.search.analyzer import STEMMER_NAMES, analyzer, word_lists

FILE = Path(__file__).with_name("terms.tsv.gz")
ENGLISH, FOREIGN, MIXTURES = 30_000, 7_000, 12_000
PORTER_ENDINGS = (
    *porter.STEP_2,
    *porter.STEP_3,
    *"s es ies sses ss ed eed ied ing y ey al ance ence er ic able ible ant ement ment".split(),
    *"ent sion tion ion".split(),
    *"ou ism ate iti ous ive ize e le lle ll at bl iz tt nn ss zz 's".split(),
    "",
)
ALPHABETS = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "de": "abdefghiklmnorstuzäöüß",
    "es": "abcdefgilmnoprstuzáéíóúñü",
    "fr": "abcdefghilmnopqrstuvéèêàâîôûçëï",
    "it": "abcdefgilmnopqrstuvzàèéìòù",
    "nl": "abdefghijklmnoprstuvwzéëï",
    "pt": "abcdefghilmnopqrstuvãõáéíóúâêôç",
    "ru": "абвгдежзийклмнопрстуфхцчшщыьэюяё",
}
MIXED = [
    *"aBcXsßéİıøŁ019",
    *".,'’＇&-_ /:;·…",
    *"\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301\u0308\u064b\u0640\ufe0f",
    *"日本語東京かなカナー한국ไทยกาمليأإىة٣۴иёйΣσς½²ﬁ㏂Ⅷ𝐀𐐀🙂👩‍🚀",
    *(
        "U.S.",
        "u.k",
        "Ph.D.",
        "M.Sc",
        "1,200",
        "3.5",
        "O'",
        "'s",
        "l'",
        "d’",
        "AT&T",
        "a.m.",
        " the ",
        "İ",
        "ΑΣ",
    ),
]


def endings(language: str) -> list[str]:
    """Return every ending that the Snowball stemmer of a language looks for."""
    module = import_module(f"snowballstemmer.{STEMMER_NAMES[language]}_stemmer")
    [stemmer] = [
        value for name, value in vars(module).items() if name.endswith("Stemmer") and name != "BaseStemmer"
    ]
    tables = [value for name, value in vars(stemmer).items() if name.startswith("a_")]
    return ["", *sorted({row.s for table in tables for row in table if row.s.isalpha()})]


def made_words(chance: random.Random, alphabet: str, suffixes: list[str], number: int) -> set[str]:
    """Return words of random letters with one or two of the endings, some capitalised."""
    words: set[str] = set()
    while len(words) < number:
        word = "".join(chance.choice(alphabet) for _ in range(chance.randint(0, 5))) + chance.choice(suffixes)
        if chance.random() < 0.3:
            word += chance.choice(suffixes)
        words.add(chance.choice((word, word, word, word.title(), word.upper())))
    return words


def letters() -> list[str]:
    """Return every letter, mark and digit of Unicode 3.2, of Han and Hangul every 16th, between letters."""
    found = []
    for point in range(0x30000):
        character = chr(point)
        if unicodedata.ucd_3_2_0.category(character)[0] not in "LMN":
            continue
        many = 0x3400 <= point < 0xA000 or 0xAC00 <= point < 0xD7A4 or point >= 0x20000
        if not many or point % 16 == 0:
            found.append(f"x{character}y")
    return found


def forms() -> list[tuple[str, str]]:
    """Return all (language, surface form), without repetition, in a fixed order."""
    chance = random.Random(7)
    made = [("en", word) for word in made_words(chance, "aeiouybcdlmnrstvxz", list(PORTER_ENDINGS), ENGLISH)]
    for language, alphabet in ALPHABETS.items():
        made += [(language, word) for word in made_words(chance, alphabet, endings(language), FOREIGN)]
    for language, lists in word_lists().items():
        made += [(language, word) for word in lists["stop"].split()]
        made += [(language, f"{elision}’axo") for elision in lists["elisions"].split()]
    made += [("", letter) for letter in letters()]
    for _ in range(MIXTURES):
        text = "".join(chance.choice(MIXED) for _ in range(chance.randint(2, 9)))
        made.append((chance.choice(["", "en", "fr", "it", "ru", "ar"]), text))
    made.append(("en", "long" * 40))
    return sorted(set(made))


def main() -> None:
    """Write the golden file and say how many forms it holds."""
    lines = [
        f"{language}\t{form}\t{' '.join(analyzer(language).analyze(form))}\n" for language, form in forms()
    ]
    with (
        FILE.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0, filename="") as file,
    ):
        file.write("".join(lines).encode())
    print(f"{len(lines)} forms, {FILE.stat().st_size} bytes")  # noqa: T201 - run by hand


if __name__ == "__main__":
    main()
