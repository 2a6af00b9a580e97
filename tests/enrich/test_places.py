"""Places of an article: found, resolved, and made into one Place for all mentions of the same."""

import datetime as dt
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.enrich import enrich_text
from dateline.enrich.gazetteer.lookup import kilometres
from dateline.enrich.gazetteer.tables import tables
from dateline.enrich.places import countries_of, find_places, resolve_mentions
from dateline.enrich.places.find import ABOUT


def named(text, **options):
    """Return the places of a text by name."""
    return {place.name: place for place in find_places(text, **options)}


def away(place, toponym):
    """Return how many kilometres a place is from the gold's."""
    return kilometres(place.latitude, place.longitude, toponym["lat"], toponym["lon"])


def surfaces(text, **options):
    """Return what the text calls places, in order."""
    mentions = [mention for place in find_places(text, **options) for mention in place.mentions]
    return [mention.surface for mention in sorted(mentions)]


def resolved(text, *wanted):
    """Return the places that these stretches of the text are resolved to."""
    return resolve_mentions(text, [(text.index(name), text.index(name) + len(name)) for name in wanted])


class TestOnePlaceForAllItsNames:
    """Mentions of the same place become one tag."""

    def test_country_demonym_and_acronym(self):
        """'US', 'the United States', 'U.S.' and 'American' are one country."""
        text = "The US said so. The United States agreed, U.S. officials added. American voters did not."
        places = find_places(text)
        assert [place.name for place in places] == ["United States"]
        assert len(places[0].mentions) == 4
        assert not places[0].demonym_only

    def test_a_place_named_by_demonyms_alone_says_so(self):
        """A page of Portugal can tell that the article only speaks of 'Portuguese' things."""
        assert named("A Portuguese trawler sank.")["Portugal"].demonym_only

    def test_an_air_base_under_two_names(self):
        """'Ain Al Asad airbase' is 'Al Asad Airbase'."""
        text = "Rockets fell near Al Asad Airbase. Troops at Ain Al Asad airbase fired back."
        (base,) = (place for place in find_places(text) if place.kind == "facility")
        assert base.name == "Al Asad Airbase"
        assert [mention.surface for mention in base.mentions] == ["Al Asad Airbase", "Ain Al Asad airbase"]
        assert base.country == "IQ"

    def test_an_airport_is_not_its_town(self):
        """'Harir Airport' stands in Harir, has its point with less confidence, and a tag of its own."""
        places = named("Drones hit Harir Airport. The town of Harir was spared.")
        assert places["Harir Airport"].kind == "facility"
        assert places["Harir Airport"].geonames_id is None
        assert places["Harir Airport"].confidence < places["Harir"].confidence
        assert places["Harir"].kind == "city"


class TestWhichPlaceIsMeant:
    """The same name means different places in different articles."""

    def test_the_state_behind_a_town_decides(self):
        """'Paris, Texas' is in Texas, and so is 'Paris' in the rest of the article."""
        text = "A man from Paris, Texas, was fined. Paris police said he had been warned."
        first = named(text)["Paris"]
        assert first.admin == ("Texas", "Lamar County")
        assert len(first.mentions) == 2

    def test_an_abbreviated_state_decides_too(self):
        """'Springfield, Ill.' is the capital of Illinois."""
        assert resolved("The bus left Springfield, Ill., at noon.", "Springfield")[0].admin[0] == "Illinois"

    def test_alone_the_great_city_is_meant(self):
        """'Paris' with nothing around it is in France."""
        (paris,) = resolved("She flew to Paris on Monday.", "Paris")
        assert paris.country == "FR"

    def test_neighbours_decide(self):
        """'Athens' beside two counties of Tennessee is in Tennessee."""
        text = "McMinn County and Bradley County share an ambulance. It stands in Athens, near Etowah."
        assert resolved(text, "Athens")[0].admin[0] == "Tennessee"

    def test_a_common_county_beside_its_seat(self):
        """Of ten places called Henry County, the one around the town of the article is meant."""
        text = "The Henry County fair opened in McDonough, and Stockbridge sent its band."
        assert resolved(text, "Henry County")[0].admin == ("Georgia",)

    def test_washington_alone_is_the_capital(self):
        """In news, 'Washington' is the city and its government unless the text says state."""
        assert resolved("Washington's support for the truce grew.", "Washington")[0].kind == "city"

    def test_the_runner_up_is_kept_for_a_person_to_judge(self):
        """What else the name could be is part of the answer."""
        (place,) = resolved("Rain fell on Birmingham.", "Birmingham")
        assert place.country == "GB"
        assert place.runner_up is not None
        assert 0 < place.confidence <= 1

    def test_an_unknown_name_borrows_the_nearest_point_when_asked_by_span(self):
        """Resolution by span answers wherever it can, and its confidence says how surely."""
        (place,) = resolved("Fire broke out in Qwrtzplk Mews, Dublin, on Friday.", "Qwrtzplk Mews")
        assert place.country == "IE"
        assert place.geonames_id is None
        assert place.confidence < 0.5

    def test_nothing_known_is_no_answer(self):
        """A text that names no known place resolves nothing."""
        assert resolved("Qwrtzplk was quiet.", "Qwrtzplk") == [None]


class TestWhatIsNoPlace:
    """Names of people, companies and the calendar are left alone."""

    @pytest.mark.parametrize(
        "text",
        [
            "Mr Houston told Madison Jackson about it.",
            "Police said the Reading was wrong. Nice work, said May.",
            "In March and in August they met on Monday.",
            "NATO and the UN wrote to the OAS.",
            "He reads the Washington Post and the Chicago Tribune.",
            "Florence said she would go. Florence asked for nothing.",
        ],
    )
    def test_no_false_place(self, text):
        """None of these texts names a place."""
        assert surfaces(text) == []

    def test_people_given_by_the_caller_are_excluded(self):
        """A stretch that is a person's name holds no place."""
        text = "Vienna Berlin sings in Paris."
        assert surfaces(text, excluded=[(0, 13)]) == ["Paris"]

    def test_a_place_inside_an_organisation_counts_but_the_whole_does_not(self):
        """'Texas' is named in 'Texas Forest Service'; an organisation called like a town is none."""
        text = "Texas Forest Service met Dundee. Dundee won."
        assert surfaces(text, bodies=[(0, 20), (25, 31), (33, 39)]) == ["Texas"]


class TestWhereThePlaceIsNamed:
    """The stretch of text is exactly the name."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Clarke, Oconee and Barrow counties voted.", ["Clarke", "Oconee", "Barrow"]),
            ("The village of Umm Qwrtz burned.", ["Umm Qwrtz"]),
            ("They met in Jurf Al Sakhar, south of Baghdad.", ["Jurf Al Sakhar", "Baghdad"]),
            ("A car left the road near Cedar Creek Road.", ["Cedar Creek Road"]),
            ("US-led forces and Iran's allies in Guinea-Bissau", ["US", "Iran", "Guinea-Bissau"]),
            ("GENEVA (Reuters) - Talks went on.", ["GENEVA"]),
            ("They crossed the Qwrtz River at dawn.", ["Qwrtz River"]),
            ("Snow fell in North London and northern Iraq.", ["North London", "Iraq"]),
            (
                "From Mobile, Ala., to Charleston, W.Va., it rained.",
                ["Mobile", "Ala.", "Charleston", "W.Va."],
            ),
        ],
    )
    def test_the_stretch(self, text, expected):
        """No article, possessive, house number or second name is part of it."""
        assert surfaces(text) == expected

    def test_a_models_span_adds_what_no_table_knows(self):
        """A village that only the model sees becomes a tag without a point."""
        text = "Shelling destroyed Qwrtzplk overnight."
        (place,) = find_places(text, model_spans=[(19, 27, "GPE")])
        assert (place.name, place.latitude, place.mentions[0].source) == ("Qwrtzplk", None, "model")

    def test_a_models_brand_is_not_believed(self):
        """What a model calls a place must read like one."""
        assert find_places("The 737-MAX was grounded.", model_spans=[(4, 11, "GPE")]) == ()


class TestAboutness:
    """What an article is about ranks above what it mentions in passing."""

    def test_the_country_of_the_lead_comes_first(self):
        """Ghana, named first and often, is what it is about; the countries of a list are not."""
        text = (
            "Ghana cut its cocoa price. Ghana's farmers protested, and the Ghanaian parliament met.\n\n"
            + "The board gave no reason. " * 40
            + "\n\nBuyers come from Japan, Brazil, Norway and Italy."
        )
        countries = countries_of(find_places(text))
        assert next(iter(countries)) == "GH"
        assert [country for country, salience in countries.items() if salience >= ABOUT] == ["GH"]
        assert set(countries) == {"GH", "JP", "BR", "NO", "IT"}


WORDS = st.sampled_from(
    "Paris Texas Iraq Iraqi the in of , . ( ) Lake St. U.S. County counties and San Jose Mr Washington "
    "D.C. Ill. north town \n Al Asad airbase 42 São Óbidos said بغداد 東京".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))


class TestPromisesForAnyText:
    """What holds whatever the text."""

    @settings(max_examples=150, deadline=None)
    @given(TEXTS)
    def test_mentions_are_stretches_of_the_text(self, text):
        """Every mention lies in the text, is what it says, and overlaps no other."""
        mentions = sorted(mention for place in find_places(text) for mention in place.mentions)
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.surface != ""
        for one, next_one in pairwise(mentions):
            assert one.end <= next_one.start

    @settings(max_examples=150, deadline=None)
    @given(TEXTS, st.data())
    def test_every_span_gets_one_answer_in_any_order(self, text, data):
        """As many answers as spans, and the same for a span whatever the order."""
        ends = st.integers(0, len(text))
        pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=6))
        spans = [(min(pair), max(pair)) for pair in pairs]
        answers = resolve_mentions(text, spans)
        assert len(answers) == len(spans)
        shuffled = list(spans)
        random.Random(len(text)).shuffle(shuffled)
        again = dict(zip(shuffled, resolve_mentions(text, shuffled), strict=True))
        assert [again[span] for span in spans] == answers

    def test_names_that_begin_together_answer_alike_in_any_order(self):
        """Of two overlapping names equally far from a third, the shorter speaks, whichever is asked first."""
        spans = [(0, 0), (5, 6), (5, 7)]
        answers = resolve_mentions("00000VI", spans)
        assert resolve_mentions("00000VI", spans[::-1]) == answers[::-1]

    @settings(max_examples=50, deadline=None)
    @given(st.text(max_size=100), st.data())
    def test_a_models_spans_may_be_anything(self, text, data):
        """Nonsense from a model or a caller raises nothing."""
        ends = st.integers(0, len(text))
        labels = st.sampled_from(["GPE", "LOC", "FAC", "ORG"])
        spans = data.draw(st.lists(st.tuples(ends, ends, labels), max_size=5))
        people, bodies = [s[:2] for s in spans[:1]], [s[:2] for s in spans[1:2]]
        find_places(text, model_spans=spans, excluded=people, bodies=bodies)

    @pytest.mark.parametrize(
        "unit", ["Lake ", "A. ", "St. ", "town of Aa Bb ", "Aa Bb, ", "AB CD. ", "San Jose, ", "U.S.", " \n"]
    )
    def test_time_grows_with_length_alone(self, unit):
        """No repetition makes a text that takes more than a moment."""
        find_places(unit * (20_000 // len(unit)))


class TestBenchmarkFloors:
    """What was reached on the public development data is not lost again."""

    @pytest.mark.parametrize(
        ("file", "resolution"), [("trnews-dev", 95.0), ("lgl-dev", 89.0), ("gwn-dev", 87.0)]
    )
    def test_resolution_on_gold_mentions(self, bench_data, file, resolution):
        """Share of gold mentions with the right GeoNames id or a point within 161 km."""
        import json

        right = total = 0
        for line in (bench_data("places") / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            gold = [t for t in article["toponyms"] if not t.get("opt") and t.get("lat") is not None]
            places = resolve_mentions(article["text"], [(t["start"], t["end"]) for t in gold])
            for toponym, place in zip(gold, places, strict=True):
                total += 1
                right += place is not None and (
                    str(place.geonames_id) == str(toponym.get("geonameid"))
                    or (place.latitude is not None and away(place, toponym) <= 161)
                )
        assert 100 * right / total >= resolution


def countries() -> list[str]:
    gazetteer = tables().gazetteer
    entries = (gazetteer.entry(row) for row in range(len(gazetteer)))
    return sorted({entry.name for entry in entries if entry.code == "C" and entry.population > 1_000_000})


def test_no_country_is_lost_to_an_ordinary_word():
    """A country is a place in any position, whatever else its name means: 'Turkey', 'Chad', 'Japan'."""
    sentences = ("{} said on Tuesday that it would vote.", "Exports from {} rose.", "{}'s economy shrank.")
    lost = [
        (country, sentence)
        for country in countries()
        for sentence in sentences
        if not any(place.kind == "country" for place in find_places(sentence.format(country)))
    ]
    assert len(countries()) > 150
    assert [country for country, _ in lost if country != "Timor Leste"] == []


def test_a_capital_speaks_for_its_government():
    """'Washington said' is the government's word, unless the article has a person of that name."""
    assert [place.name for place in find_places("Washington said it would answer Moscow's note.")] == [
        "Washington",
        "Moscow",
    ]
    text = "Denzel Washington came late. Washington said he was ill."
    people = [(0, 17), (29, 39)]
    assert find_places(text, excluded=people) == ()


def test_dignities_are_no_places():
    """The Duke of Bedford and the Bishop of Salisbury are men, wherever they are."""
    names = [place.name for place in find_places("The Duke of Bedford met the Bishop of Wells in Exeter.")]
    assert names == ["Exeter"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Hannaford spoke.", "Hannaford"),
        ("The Marquess of Hertford spoke.", "Hertford"),
        ("J. Fry, Esq., spoke.", "Esq."),
    ],
)
def test_a_model_that_takes_a_title_for_a_place(text, name):
    """A model's place behind a title, or one that is a title, is none."""
    start = text.index(name)
    assert find_places(text, model_spans=[(start, start + len(name), "GPE")]) == ()


def test_a_place_in_its_county():
    """'Marnhull, in Dorset' is a place however small; 'Marnhull, in Texas' may be a person."""
    assert "Marnhull" in named("They evacuated Marnhull, in Dorset, by night.")
    assert "Marnhull" not in named("They asked Marnhull, in Texas, to pay.")


def test_british_counties_need_no_county():
    """Dorset, Wilts and Somersetshire are counties without saying so."""
    text = "A fire at Sherborne, Dorset. The Wilts yeomanry came. Somersetshire sent none."
    places = {place.name: place.geonames_id for place in find_places(text)}
    assert {"Dorset", "Wilts", "Somersetshire"} <= places.keys()
    assert places["Wilts"] == 2633868


@pytest.mark.parametrize(
    ("text", "year", "country", "number"),
    [
        ("A mission left Upper Volta.", 1962, "BF", 2361809),
        ("Crowds waited in Leningrad.", 1962, "RU", 498817),
        ("Crowds waited in Rangoon.", 1962, "MM", 1298824),
        ("Crowds waited in Batavia.", 1935, "ID", 1642911),
        ("He flew from Formosa.", 1950, "TW", 1668284),
    ],
)
def test_former_names_mean_what_they_meant(text, year, country, number):
    """A name of another age is the place that bore it, in the years when it did."""
    (place,) = find_places(text, published=dt.date(year, 3, 2))
    assert (place.country, place.geonames_id) == (country, number)


def test_a_former_name_that_is_alive_elsewhere():
    """Today Formosa is a town in Argentina, and the Gold Coast Australian."""
    (place,) = find_places("He flew from Formosa.", published=dt.date(2020, 1, 1))
    assert place.country == "AR"
    (place,) = find_places("He flew from the Gold Coast.", published=dt.date(2020, 1, 1))
    assert place.country == "AU"


class TestLittleKnownPlaces:
    def names(self, text, language="en"):
        return [place.name for place in enrich_text(text, language=language, model="none").places]

    def test_a_village_is_found_near_a_town_that_is_sure(self):
        """Accumoli is known to the gazetteer, and Amatrice stands after 'struck' and before its region."""
        text = "An earthquake struck Amatrice, in Lazio. The dead of Accumoli were taken to Rieti, in Lazio."
        assert "Accumoli" in self.names(text)

    def test_a_surname_that_is_a_village_far_away_is_none(self):
        """Nothing near speaks for it."""
        assert "Accumoli" not in self.names("Officials met in Oslo. They praised Accumoli for the work.")

    def test_a_name_with_a_tail_is_one_name(self):
        """Half of 'Pescara del Tronto' is another town."""
        names = self.names("Rescuers dug in Pescara del Tronto, near Amatrice, Italy.")
        assert "Pescara del Tronto" in names
        assert "Pescara" not in names

    def test_rivers_are_told_by_the_flood(self):
        """'The Greta rose' is no rose."""
        assert "Greta" in self.names("The flood closed roads in Keswick. The Greta rose, too.")

    def test_the_seas_of_the_moon_are_none_of_the_earth(self):
        """No map has them."""
        assert self.names("It should come down in the Sea of Tranquility on Sunday.") == []

    def test_kinds_of_water_stand_before_names_in_spanish(self):
        """'Río de la Plata' is a river, and no person."""
        text = "Miles habían cruzado el Río de la Plata durante la noche."
        tags = enrich_text(text, language="es", model="none")
        assert [place.name for place in tags.places] == ["Río de la Plata"]
        assert tags.people == ()

    def test_an_arabic_word_is_no_town(self):
        """'The new law' names no town in Libya, nor does 'on Thursday' one in Algeria."""
        assert self.names("وينص القانون الجديد على نقل الأموال يوم الخميس", "ar") == []


class TestGermanNouns:
    def names(self, text):
        return [place.name for place in enrich_text(text, language="de", model="none").places]

    def test_a_noun_before_a_town_is_no_part_of_its_name(self):
        """'Kantons Zürich', 'den Söhnen Spaniens': German writes all its nouns with a capital."""
        names = self.names("Die Behörden des Kantons Zürich schrieben den Söhnen Spaniens.")
        assert any(name.startswith("Zürich") for name in names)
        assert any(name.startswith(("Spanien", "Spain")) for name in names)

    def test_a_noun_is_no_town(self):
        """There are towns called Lage, Halle and Auch."""
        assert self.names("Auch die Lage der Sänger in der Halle ist schwierig. Dabei half niemand.") == []

    def test_streets_and_districts_are_told_by_their_last_part(self):
        """No gazetteer has the Rothschildallee."""
        assert "Rothschildallee" in self.names("Das Fest findet an der Rothschildallee statt.")
