"""Dates written out in French, Spanish, German, Italian and Arabic."""

import datetime as dt
import json
from pathlib import Path

import pytest

from dateline.enrich.dates import find_dates


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Né le lundi 27 novembre 2023, parti le 1er mai 1998.", ["2023-11-27", "1998-05-01"]),
        ("fr", "En août 1944, puis depuis 2003 ; au XIXe siècle.", ["1944-08", "2003", "18"]),
        ("fr-CA", "Les années 1990, les années 60.", ["199", "196"]),
        ("es", "El 11 de septiembre de 2001 y en marzo de 1985.", ["2001-09-11", "1985-03"]),
        ("es", "En el año 1936, en el siglo XX, en los años 80.", ["1936", "19", "198"]),
        ("de", "Am 9. November 1989 und im März 2011, seit 1998.", ["1989-11-09", "2011-03", "1998"]),
        ("de", "Im 19. Jahrhundert und in den 1920er Jahren.", ["18", "192"]),
        ("ar", "في 7 أكتوبر 2023 ومنذ عام 2003", ["2023-10-07", "2003"]),
        ("ar", "يوم الاثنين ٢٧ نوفمبر ٢٠٢٣", ["2023-11-27"]),
        ("ar", "في تشرين الأول 1973 و14 شباط/فبراير 2005", ["1973-10", "2005-02-14"]),
        ("ar", "صدرت في عامي 1956 و1957", ["1956", "1957"]),
        ("ar", "5 جويلية 1962", ["1962-07-05"]),
        ("it", "27/11/2023", ["2023-11-27"]),
        ("it", "Lunedì 27 novembre 2023, poi il 1º maggio 1998.", ["2023-11-27", "1998-05-01"]),
        ("it", "Nell'agosto 1944, nel 2003 e nel XIX secolo.", ["1944-08", "2003", "18"]),
        ("it", "Negli anni '80 e fino al 1998.", ["198", "1998"]),
    ],
)
def test_written_out_dates(language, text, expected):
    """Day, month, year, decade and century are read in the words of the language."""
    assert [mention.value for mention in find_dates(text, language=language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "Il est parti hier.", "2023-11-27"),
        ("fr", "Aujourd’hui il pleut.", "2023-11-28"),
        ("es", "Ayer llovió.", "2023-11-27"),
        ("de", "Das war vorgestern.", "2023-11-26"),
        ("it", "È partito l’altro ieri.", "2023-11-26"),
        ("it", "Sono arrivati tre giorni fa.", "2023-11-25"),
        ("it", "Il voto ci sarà giovedì.", "2023-11-30"),
        ("it", "Il voto c'è stato giovedì scorso.", "2023-11-23"),
        ("ar", "وصل أمس", "2023-11-27"),
    ],
)
def test_yesterday_and_today(language, text, day):
    """Words for days near publication are that day, and nothing where publication is not known."""
    (mention,) = find_dates(text, published=dt.date(2023, 11, 28), language=language)
    assert mention.value == day
    assert find_dates(text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "2000 personnes"), ("es", "unas 2000 personas"), ("de", "2000 Menschen")]
)
def test_counts_are_no_years(language, text):
    """Four digits that no word makes a year are a count."""
    assert find_dates(text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "le 14 juillet"), ("es", "el 14 de julio"), ("de", "am 14. Juli")]
)
def test_day_without_a_year_is_the_nearest(language, text):
    """A day without its year is the one nearest to publication, and nothing where that is not known."""
    (mention,) = find_dates(text, published=dt.date(2023, 11, 28), language=language)
    assert mention.value == "2023-07-14"
    assert find_dates(text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Il y a trois jours, puis la semaine dernière.", ["2023-11-25", "2023-W47"]),
        ("fr", "L’an dernier, le mois prochain, dans deux semaines.", ["2022", "2023-12", "2023-W50"]),
        ("fr", "Lundi dernier il pleuvait ; il reviendra vendredi.", ["2023-11-27", "2023-12-01"]),
        ("es", "Hace tres días; el lunes pasado; el mes que viene.", ["2023-11-25", "2023-11-27", "2023-12"]),
        ("es", "El próximo viernes, este año, la semana pasada.", ["2023-12-01", "2023", "2023-W47"]),
        ("es", "El jueves dijo que volverá. Se reunirán el jueves.", ["2023-11-23", "2023-11-30"]),
        ("es", "Mañana no; volverá mañana por la mañana.", ["2023-11-29TMO"]),
        ("de", "Letzten Freitag, vor drei Tagen, nächstes Jahr.", ["2023-11-24", "2023-11-25", "2024"]),
        ("de", "Am Montag kam er. Am Montag wird er gehen.", ["2023-11-27", "2023-12-04"]),
        ("de", "Heute Morgen fiel Schnee; er kommt morgen.", ["2023-11-28TMO", "2023-11-29"]),
        ("ar", "قبل ثلاثة أيام، الأسبوع الماضي، العام المقبل", ["2023-11-25", "2023-W47", "2024"]),
        ("ar", "منذ يومين، وسيصل الوفد يوم الخميس", ["2023-11-26", "2023-11-30"]),
    ],
)
def test_told_from_publication(language, text, expected):
    """What is counted from today, and weekdays by their verb, is read; nothing where the day is not known."""
    found = find_dates(text, published=dt.date(2023, 11, 28), language=language)
    assert [mention.value for mention in found] == expected
    assert find_dates(text, language=language) == ()


_SENTENCES = [
    json.loads(line)
    for line in (Path(__file__).parent / "relative_dates.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("row", _SENTENCES, ids=[f"{row['language']} {row['text']}" for row in _SENTENCES])
def test_sentences_of_the_news(row):
    """Days, parts of days, months, seasons and counts told from publication mean what the sentence says."""
    published = dt.date.fromisoformat(row["published"])
    found = find_dates(row["text"], published=published, language=row["language"])
    assert [mention.value for mention in found] == row["values"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Il y joue chaque samedi, comme cette année-là."),
        ("es", "El torero Domingo Ortega abre todos los lunes."),
        ("de", "Das schrieb die Welt am Sonntag; er kommt jeden Montag."),
        ("ar", "عاد في نفس اليوم، ويلعب كل سبت"),
        ("it", "Ogni lunedì la planète Marte."),
    ],
)
def test_what_only_looks_like_a_day(language, text):
    """Days that come back, names and other years are no days told from publication."""
    assert find_dates(text, published=dt.date(2023, 11, 28), language=language) == ()


@pytest.mark.parametrize(
    ("language", "text", "mod"),
    [
        ("fr", "Il partira fin décembre.", "END"),
        ("es", "Volverá a principios de diciembre.", "START"),
        ("de", "Mitte Dezember wird gewählt.", "MID"),
        ("it", "Partirà a fine dicembre.", "END"),
        ("ar", "سيغادر في مطلع ديسمبر", "START"),
    ],
)
def test_part_of_a_month(language, text, mod):
    """'Early', 'mid' and 'late' before a month are TIMEX3's `mod`, as in English."""
    (mention,) = find_dates(text, published=dt.date(2023, 11, 28), language=language)
    assert (mention.value, mention.mod) == ("2023-12", mod)
