"""What places are called: in the reader's language, and each told apart from its namesakes."""

from dateline.enrich import Mention, Place, Tags
from dateline.enrich.entities.archive import resolve_archive
from dateline.enrich.entities.labels import LabelSettings, in_script, told_apart

CAIRO = {"geonames_id": 360630, "kind": "city", "country": "EG", "standard_name": "Cairo"}
STATE = {"geonames_id": 1, "kind": "region", "country": "US", "standard_name": "New York"}
CITY = {"geonames_id": 2, "kind": "city", "country": "US", "admin": ("New York",)}


def _tags(language, name, **fields):
    place = Place(name, (Mention(0, len(name), name),), latitude=1.0, longitude=2.0, **fields)
    return Tags(places=(place,), language=language)


def _labels(language, *tags, countries=None):
    archive = resolve_archive(
        {f"a{number}": each for number, each in enumerate(tags)},
        labels=LabelSettings(language, countries or {}),
    )
    return [place.name for place in archive.places]


class TestLanguage:
    def test_an_article_in_another_script_does_not_name_a_place(self):
        """Cairo is Cairo in an English site, also where only an Arabic article names it."""
        assert _labels("en", _tags("ar", "القاهرة", **CAIRO)) == ["Cairo"]

    def test_articles_in_the_readers_language_decide(self):
        """What the language's own articles write is kept, however many others write another form."""
        written = [
            _tags("fr", "Le Caire", **CAIRO),
            _tags("en", "Cairo", **CAIRO),
            _tags("en", "Cairo", **CAIRO),
        ]
        assert _labels("fr", *written) == ["Le Caire"]

    def test_an_arabic_site_takes_an_arabic_form(self):
        """Where the gazetteer's name is of another script, an article's form of the right one is taken."""
        assert _labels("fa", _tags("ar", "القاهرة", **CAIRO), _tags("en", "Cairo", **CAIRO)) == ["القاهرة"]

    def test_a_country_has_its_name_in_the_readers_language(self):
        """Belgium is 'Belgique' in a French site."""
        belgium = _tags("en", "Belgium", kind="country", country="BE")
        assert _labels("fr", belgium, countries={"BE": "Belgique"}) == ["Belgique"]

    def test_other_forms_stay_among_the_names(self):
        """A reader who asks for the Arabic form still finds the entity."""
        (place,) = resolve_archive({"a": _tags("ar", "القاهرة", **CAIRO)}).places
        assert (place.name, place.names) == ("Cairo", ("Cairo", "القاهرة"))

    def test_scripts_are_told_by_their_letters(self):
        """Accents are Latin; a name of two scripts is of neither."""
        assert in_script("Copiapó", "en")
        assert not in_script("القاهرة", "en")
        assert in_script("القاهرة", "ar")
        assert not in_script("Al-قاهرة", "ar")
        assert not in_script("1984", "en")

    def test_what_no_article_in_the_language_names_has_the_languages_word(self):
        """A French site calls Cairo 'Le Caire', also where only English articles name it."""
        assert _labels("fr", _tags("en", "Cairo", **CAIRO)) == ["Le Caire"]


class TestNamesakes:
    def test_a_state_and_its_city_are_told_apart(self):
        """'New York' is two places."""
        labels = _labels("en", _tags("en", "New York", **STATE), _tags("en", "New York", **CITY))
        assert labels == ["New York (state)", "New York (city)"]

    def test_the_word_is_the_readers(self):
        """In a German site the state is a Bundesstaat."""
        labels = _labels("de", _tags("de", "New York", **STATE), _tags("de", "New York", **CITY))
        assert labels == ["New York (Bundesstaat)", "New York (Stadt)"]

    def test_two_towns_are_told_by_what_they_lie_in(self):
        """Of one kind, the division decides."""
        towns = {
            name: ("Cambridge", Place("Cambridge", (), kind="city", geonames_id=number, admin=(name,)))
            for number, name in enumerate(("England", "Massachusetts"))
        }
        assert told_apart(towns, LabelSettings()) == {
            "England": "Cambridge (England)",
            "Massachusetts": "Cambridge (Massachusetts)",
        }

    def test_a_country_keeps_its_bare_name(self):
        """Panama City's name in an old text does not change what the country is called."""
        labels = _labels(
            "en",
            _tags("en", "Panama", kind="country", country="PA"),
            _tags("en", "Panama", geonames_id=9, kind="city", country="PA"),
        )
        assert labels == ["Panama", "Panama (city)"]

    def test_addresses_do_not_change_with_the_word(self):
        """The word in brackets is no part of the page's address."""
        tags = {"a": _tags("en", "New York", **STATE), "b": _tags("en", "New York", **CITY)}
        slugs = {place.slug for place in resolve_archive(tags).places}
        assert slugs == {"new-york-1", "new-york-2"}
