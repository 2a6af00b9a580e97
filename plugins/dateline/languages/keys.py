"""The one table of keys that a file of a language may hold; docs/languages.md is made from it."""

from dataclasses import dataclass
from typing import Any, Literal

KeyKind = Literal["text", "words", "months", "patterns", "codes", "yes or no", "numbers", "texts"]


@dataclass(frozen=True, slots=True)
class LanguageKey:
    """One key: the table it is in (empty: the top of the file), its name, its kind, and what it is for."""

    table: str
    name: str
    kind: KeyKind
    meaning: str
    everywhere: bool = False  # whether every language of the interface must fill it

    @property
    def path(self) -> str:
        """Return the key as TOML writes it: 'byline.marker'."""
        return f"{self.table}.{self.name}" if self.table else self.name


# Lines of plain-text dumps that are signs rather than sentences.
_PLAIN_TEXT = (
    ("end_mark", "A line that ends an article: 'ends'."),
    ("continued", "What says that more follows: 'more'."),
    ("page", "What stands before the number of a page."),
    ("page_of", "What stands between it and the number of pages."),
    ("urgent", "Lines that say how urgent a wire is."),
    ("notice", "Lines to newsrooms and readers that are no part of the text: embargoes, 'see page 3'."),
    ("forwarded", "What mail puts above a letter that it hands on."),
    ("section", "Words in the names of a newspaper's sections: 'sport'."),
    ("issue", "What a newspaper prints below its name: volume, number, price."),
    ("published", "What stands before the day of publication."),
    ("updated", "What stands before the day of change."),
    ("byline", "What opens a byline that is a line of its own."),
    ("newspaper", "Words in the names of newspapers and agencies."),
    ("place_opening", "First words of the names of towns: 'New', 'San'."),
)
# Labels before a colon, 'Headline: …', by what they give.
_LINE_LABELS = (
    *(("headline", "headline"), ("standfirst", "standfirst"), ("byline", "byline")),
    *(("published", "day of publication"), ("updated", "day of change"), ("publisher", "publisher")),
    *(("section", "section"), ("subjects", "list of subjects"), ("dateline", "dateline")),
    *(("address", "web address"), ("caption", "caption"), ("credit", "credit"), ("body", "text")),
    ("boilerplate", "field that is no part of an article"),
)
# In such a script only the words around a name tell where it is.
_UNICAMERAL_NAMES: tuple[tuple[str, KeyKind, str], ...] = (
    ("titles", "words", "what stands before a person's name, without its article"),
    ("offices", "words", "what may stand between a title and the name: 'of the ministers'"),
    ("joints", "words", "words inside a name that go with the next one: 'ibn'"),
    ("opening_joints", "words", "those of them that begin a given name"),
    ("speech", "words", "verbs of saying"),
    ("verbs", "words", "other verbs that news sets right after a name"),
    ("stops", "words", "small words, days, months and nouns that are never inside a name"),
    ("bodies", "words", "nouns that begin the name of an organisation"),
    ("known_bodies", "texts", "organisations that every reader of news knows"),
    ("known_people", "texts", "people whom news calls by one name without an introduction"),
)

# What is told from today; `{n}`, `{u}`, `{w}`, `{s}`, `{p}` stand for a number, a unit, a weekday, a stretch
# of the calendar (also a season, a month, a day of a month) and a part of the day.
_RELATIVE: tuple[tuple[str, KeyKind, str], ...] = (
    ("weekdays", "patterns", "Seven patterns, Monday first."),
    ("numbers", "numbers", "Patterns of number words, and their values."),
    ("number_joint", "text", "What joins two of them, as in 'twenty-five'."),
    ("vague", "text", "What stands for a number where none is given: 'some'."),
    ("units", "texts", "Patterns of units, and their English names."),
    ("singles", "texts", "Words for one of a unit without a number, as Arabic has them."),
    ("duals", "texts", "Words for two of a unit, as Arabic has them."),
    ("ago", "patterns", "Phrases with `{n} {u}`: 'three days ago'."),
    ("ahead", "patterns", "Phrases with `{n} {u}`: 'in three days'."),
    ("later", "patterns", "Phrases with `{n} {u}`: 'three days later'."),
    ("earlier", "patterns", "Phrases with `{n} {u}`: 'three days earlier'."),
    ("next_day", "text", "'The following day'."),
    ("previous_day", "text", "'The day before'."),
    ("stretches", "texts", "Words for stretches, and their English names."),
    ("seasons", "texts", "Words for seasons, and TIMEX3's letters for them."),
    ("last", "patterns", "Phrases with `{w}` or `{s}`: 'last Monday'."),
    ("following", "patterns", "Phrases with `{w}` or `{s}`: 'next week'."),
    ("this", "patterns", "Phrases with `{w}` or `{s}`: 'this year'."),
    ("of_years", "numbers", "Behind a month, 'of last year', and its distance from now."),
    ("of_months", "numbers", "Behind a day's number, 'of last month', and its distance from now."),
    ("years", "numbers", "Expressions for years, and their distance from now."),
    ("bare_weekday", "text", "A weekday alone; `{w}` stands for its name."),
    ("not_weekday", "text", "What stands before a weekday that is no one day: 'every'."),
    ("dayparts", "texts", "Words for parts of the day, and their English names."),
    ("day_and_part", "patterns", "Phrases with `{w}` and `{p}`: 'Monday evening'."),
    ("todays_part", "patterns", "Phrases with `{p}`: 'this evening'."),
    ("parts_today", "texts", "Words for parts of today, and their English names."),
    ("last_night", "text", "Words for the night before."),
    ("future", "text", "Pattern of verbs that tell of the future, and of the present of appointments."),
    ("past", "text", "Pattern of verbs that tell of the past."),
    ("looking_ahead", "text", "What stands right before a day to come: 'until'."),
    ("tomorrow", "text", "A word for tomorrow that may mean the morning."),
    ("not_tomorrow", "text", "What stands before it where it means that."),
)

KEYS = (
    LanguageKey("", "name", "text", "The language's name in English.", everywhere=True),
    LanguageKey(
        "", "interface", "yes or no", "Whether the theme has a translation: then the file must be complete."
    ),
    LanguageKey("", "direction", "text", "`rtl` where it is written from the right; else left out."),
    LanguageKey("", "plurals", "text", "How it counts: `english` when left out, `french`, `arabic`."),
    LanguageKey(
        "", "function_words", "words", "Its commonest small words, by which it is known.", everywhere=True
    ),
    LanguageKey("", "letters", "text", "Letters that tell it from its neighbours in a text of few words."),
    LanguageKey(
        "",
        "months",
        "months",
        "Twelve strings: each month's names in the cases that dates use, lower case.",
        everywhere=True,
    ),
    LanguageKey(
        "", "right_to_left", "codes", "In international.toml: languages without a file of their own."
    ),
    LanguageKey("time_zones", "*", "texts", "In international.toml: abbreviation and offset."),
    LanguageKey("byline", "marker", "patterns", "What opens a byline: 'by'.", everywhere=True),
    LanguageKey("byline", "verb", "patterns", "What was done to the text: 'written'."),
    LanguageKey("byline", "lead", "patterns", "What may stand before the marker: 'story', 'edited'."),
    LanguageKey("byline", "label", "patterns", "What stands before a colon and a name: 'Author:'."),
    LanguageKey("byline", "another_craft", "patterns", "Who is no author: photographer, translator."),
    LanguageKey("byline", "role", "patterns", "What an author is: 'staff', 'correspondent'."),
    LanguageKey("byline", "body", "patterns", "Words in the names of organisations that sign: 'desk'."),
    LanguageKey("byline", "no_name", "patterns", "Words that never begin a name: days, months, buttons."),
    LanguageKey("byline", "machine", "patterns", "Accounts that are nobody: 'admin'."),
    LanguageKey("byline", "agency", "texts", "News agencies, as they are printed."),
    LanguageKey(
        "date_labels", "published", "texts", "What stands before the day of publication.", everywhere=True
    ),
    LanguageKey("date_labels", "updated", "texts", "What stands before the day of change.", everywhere=True),
    LanguageKey("date_labels", "other", "texts", "What stands before days that are neither."),
    LanguageKey("phrases", "read_more", "patterns", "How links to other articles begin.", everywhere=True),
    LanguageKey("phrases", "share", "patterns", "How buttons that share or print begin.", everywhere=True),
    LanguageKey("phrases", "newsletter", "patterns", "How appeals to subscribe begin.", everywhere=True),
    LanguageKey("phrases", "advertisement", "patterns", "How advertisements are marked.", everywhere=True),
    LanguageKey("phrases", "notice", "patterns", "How notices of the site's own working begin."),
    LanguageKey(
        "phrases", "comments", "patterns", "How the part for readers' comments begins.", everywhere=True
    ),
    LanguageKey(
        "phrases", "rights", "patterns", "How lines about rights and sources begin.", everywhere=True
    ),
    LanguageKey("phrases", "tags", "patterns", "How lists of topics begin.", everywhere=True),
    LanguageKey("phrases", "correction", "patterns", "How requests for tips and corrections begin."),
    LanguageKey("trailers", "contact", "patterns", "Headings below which only addresses or sources stand."),
    LanguageKey("trailers", "signature", "patterns", "Short last paragraphs that credit or sign."),
    LanguageKey("trailers", "bio", "patterns", "What follows an author's name in a note about the author."),
    LanguageKey(
        "places", "locatives", "words", "Small words that may stand before a place: 'in'.", everywhere=True
    ),
    LanguageKey("places", "home", "codes", "Countries of its press, ISO 3166-1: named without saying so."),
    LanguageKey("places", "firm_locatives", "words", "Those of them that stand before little else."),
    LanguageKey(
        "places", "home_locatives", "words", "Others, that only before a town of its press tell a place."
    ),
    LanguageKey(
        "places", "division_articles", "words", "Articles before a division of its home: 'le Finistère'."
    ),
    LanguageKey("places", "kinds", "words", "What begins the names of rivers, seas and mountains: 'lago'."),
    LanguageKey("places", "connectors", "words", "Lower-case words inside the names of places: 'de'."),
    *(
        LanguageKey(
            "place_kinds", kind, "text", f"Its word for {meaning}, after a shared name.", everywhere=True
        )
        for kind, meaning in (
            ("state", "a first division of a federal country"),
            ("region", "one of another country"),
            ("city", "a town"),
            ("area", "a part of the world"),
            ("water", "a sea, lake or river"),
            ("facility", "a building"),
        )
    ),
    LanguageKey("credits", "label", "patterns", "What stands before the credit of a picture: 'photo'."),
    *(LanguageKey("plain_text", name, "patterns", meaning) for name, meaning in _PLAIN_TEXT),
    *(LanguageKey("line_labels", role, "patterns", f"Labels of a {what}.") for role, what in _LINE_LABELS),
    LanguageKey("kinship", "women", "words", "Words for a woman as somebody's kin: 'wife'."),
    LanguageKey("kinship", "men", "words", "Words for a man as somebody's kin: 'brother'."),
    LanguageKey("kinship", "possessives", "words", "Pronouns before such a word: 'his'."),
    LanguageKey("names", "honorifics", "words", "What stands before a person's name and is no office: 'Mr'."),
    LanguageKey("names", "roles", "words", "Offices and trades as they stand before a name: 'minister'."),
    LanguageKey("names", "speech", "words", "Verbs of saying in the forms that news uses: 'said'."),
    LanguageKey("names", "bodies", "words", "Nouns that begin the name of an organisation: 'ministry'."),
    LanguageKey("names", "lone_bodies", "words", "Those that name one alone: 'Bundestag'."),
    LanguageKey(
        "names", "body_nouns", "words", "Nouns before an organisation's name: 'company', 'newspaper'."
    ),
    LanguageKey("names", "body_joiners", "words", "Small words inside an organisation's name: 'of'."),
    LanguageKey("names", "body_adjectives", "patterns", "Small adjectives after such a noun: 'nationale'."),
    LanguageKey(
        "names",
        "known_bodies",
        "patterns",
        "Organisations that every reader of its news knows, in all their cases.",
    ),
    LanguageKey(
        "names", "club_articles", "words", "Articles that make a club of a town's name: 'el Barcelona'."
    ),
    LanguageKey("names", "clubs", "words", "Words and letters in the names of sport clubs: 'FC'."),
    *(
        LanguageKey("unicameral_names", name, kind, f"In a script without capitals: {meaning}.")
        for name, kind, meaning in _UNICAMERAL_NAMES
    ),
    LanguageKey("dates", "months", "patterns", "Twelve patterns, January first."),
    LanguageKey("dates", "weekday", "text", "One pattern for the days of the week."),
    LanguageKey("dates", "day_suffix", "text", "Pattern of what may follow the number of the day."),
    LanguageKey("dates", "of_month", "text", "Pattern of what stands between day and month."),
    LanguageKey("dates", "of_year", "text", "Pattern of what stands between month and year."),
    LanguageKey("dates", "year_lead", "text", "Pattern of words after which four digits are a year."),
    LanguageKey("dates", "decade", "text", "Pattern of a decade; `{}` stands for its digits."),
    LanguageKey("dates", "decade_words", "numbers", "Decades in words, 'the eighties': first year."),
    LanguageKey(
        "dates",
        "day_ranges",
        "patterns",
        "Phrases with `{a}` and `{b}`: '3 to 7 June'.",
    ),
    LanguageKey("dates", "day_joint", "text", "What joins two days of a month: 'and the'."),
    LanguageKey(
        "dates", "republican_months", "patterns", "Twelve months of the French Republic, Vendémiaire first."
    ),
    LanguageKey("dates", "other_era", "text", "What follows the years of another calendar."),
    LanguageKey("dates", "century_words", "numbers", "Centuries in words, and their first year."),
    LanguageKey("dates", "century", "text", "Pattern of a century; `{}` stands for its number."),
    LanguageKey("dates", "roman_centuries", "yes or no", "Whether centuries have Roman numerals."),
    LanguageKey("dates", "capital_months", "yes or no", "Whether the names of months have a capital."),
    LanguageKey("dates", "ordinal_days", "numbers", "Days of the month in words, and their numbers."),
    LanguageKey("dates", "days_from_today", "numbers", "Words for days, and their distance from today."),
    LanguageKey("dates", "not_today", "text", "What stands before a word for today that means another day."),
    LanguageKey("dates", "start", "text", "What means the first part of the month or stretch after it."),
    LanguageKey("dates", "mid", "text", "What means its middle."),
    LanguageKey("dates", "end", "text", "What means its last part."),
    LanguageKey("dates", "month_lead", "text", "Pattern of words after which a month alone is a date."),
    *(LanguageKey("relative_dates", name, kind, meaning) for name, kind, meaning in _RELATIVE),
)
# English dates have a grammar of their own (enrich/dates); other interface languages need these tables, but
# for what only some languages have.
_OPTIONAL = frozenset(
    """
    capital_months century_words day_joint day_ranges decade_words duals last_night not_today
    not_tomorrow number_joint of_months of_years ordinal_days other_era parts_today
    republican_months singles tomorrow years
    """.split()
)
DATE_KEYS = tuple(
    key.path for key in KEYS if key.table in {"dates", "relative_dates"} and key.name not in _OPTIONAL
)


def problems(code: str, tables: dict[str, Any], *, interface: bool) -> list[str]:
    """Return what is wrong with a file of a language, one sentence each; nothing where all is well.

    Args:
        code: the file's name without `.toml`.
        tables: what the file holds.
        interface: whether the language has a translation, and so must be complete.
    """
    known = {key.path for key in KEYS}
    found = [
        f"{code}.toml: there is no key {path}"
        for path in _paths(tables)
        if path not in known and not path.startswith("time_zones.")
    ]
    if interface:
        wanted = [key.path for key in KEYS if key.everywhere]
        wanted += [] if code == "en" else DATE_KEYS
        found += [f"{code}.toml: {path} is missing" for path in wanted if path not in set(_paths(tables))]
    return found + [
        f"{code}.toml: {where} has {len(months)} months"
        for where, months in (
            ("months", tables.get("months")),
            ("dates.months", _dates(tables).get("months")),
        )
        if months is not None and len(months) != 12
    ]


def _dates(tables: dict[str, Any]) -> dict[str, Any]:
    dates: dict[str, Any] = tables.get("dates", {})
    return dates


def _paths(tables: dict[str, Any]) -> list[str]:
    found = []
    for name, value in tables.items():
        found += [f"{name}.{inner}" for inner in value] if isinstance(value, dict) else [name]
    return found
