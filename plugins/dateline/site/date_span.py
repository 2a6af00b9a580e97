"""From when to when, said once what both days share: '2–5 March 1987'."""

from .article_summary import ArticleSummary
from .interface_language import Language


def date_span(language: Language, first: ArticleSummary, last: ArticleSummary) -> str:
    """Return the days from one article to another for the eye; a day alone where they are of one."""
    if first.date == last.date:
        return first.date
    if len(first.moment) < 10 or len(last.moment) < 10:
        return language.say("span", first=first.date, last=last.date)
    (year, month, day), (last_year, last_month, last_day) = _parts(first), _parts(last)
    if (year, month) == (last_year, last_month):
        return language.say(
            "span_in_month", first=day, last=last_day, month=language.month_name(month), year=year
        )
    if year == last_year:
        start = language.day_month(month, day)
        return language.say("span", first=start, last=last.date)
    return language.say("span", first=first.date, last=last.date)


def _parts(card: ArticleSummary) -> tuple[int, int, int]:
    year, month, day = card.moment[:10].split("-")
    return int(year), int(month), int(day)
