"""The words English writes time with, as tables and regex fragments; reads no text itself.

Fragments hold no named groups, so that any rule may use them, and match bounded lengths only. They are
written for `grammar.rule`, where a blank stands for the white space between two words.
"""

from typing import Final

MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_ORDER: Final = ("SP", "SU", "FA", "WI")
_ONES: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS: Final = """
    tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    """.split()
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [*_ONES, *_TEENS, "twentieth", *(f"twenty-{one}" for one in _ONES), "thirtieth", "thirty-first"],
        start=1,
    )
}
DECADE_WORDS: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
# TIMEX3's letters for the parts of a day (TimeML 1.2.1, section on VALUE).
DAYPARTS: Final = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
    "overnight": "NI",
    "midday": "MI",
}
# What a qualifier in front of an expression says of it: TIMEX3's `mod`.
QUALIFIERS: Final = {
    "START": "(?:the )?early|earlier|(?:the )?(?:very )?(?:start|beginning|early (?:part|days)|dawn|turn) of",
    "MID": "(?:the )?mid|midway through|(?:the )?(?:middle|midst|height) of",
    "END": "(?:the )?late|later|end(?=-)|(?:the )?(?:very )?(?:end|close|latter part|tail end) of",
    "APPROX": "circa|ca\\.",
    "SOMETIME": "sometime(?: in)?",  # in the expression, but no statement about it
}
# The same before a count or a time of the clock; elsewhere ('over the weekend') these words are prepositions.
COUNT_QUALIFIERS: Final = {
    "LESS_THAN": "less than|fewer than|nearly|almost|not quite",
    "MORE_THAN": "more than|longer than",
    "EQUAL_OR_LESS": "at most|no more than|up to",
    "EQUAL_OR_MORE": "at least|no less than|no fewer than",
    "ROUGHLY": "about|around|approximately|roughly|some|an estimated|a mere",
}

MONTH: Final = (
    r"(?:jan(?:uary|\.|(?!\w))|feb(?:ruary|\.|(?!\w))|mar(?:ch|\.|(?!\w))|apr(?:il|\.|(?!\w))|may|june?|july?"
    r"|aug(?:ust|\.|(?!\w))|sep(?:t(?:ember|\.|(?!\w))|\.|(?!\w))|oct(?:ober|\.|(?!\w))"
    r"|nov(?:ember|\.|(?!\w))|dec(?:ember|\.|(?!\w)))(?!\w)"
)
WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
TODAY: Final = r"(?:to-?day|to-?morrow|yesterday)"
WEEKDAY_SHORT: Final = r"(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?"
SEASON: Final = r"(?:spring|summer|autumn|fall|winter)(?:time)?"
_ONE_OF_ONES: Final = "|".join(_ONES)
ORDINAL_WORD: Final = (
    rf"(?:(?:twenty|thirty)[- ](?:{_ONE_OF_ONES})|{_ONE_OF_ONES}|{'|'.join(_TEENS)}"
    r"|twentieth|thirtieth)(?!\w)"
)
ORDINAL: Final = rf"(?:{ORDINAL_WORD}|\d{{1,2}}(?:st|nd|rd|th)|[23]?[23]d(?!\w))"  # 'the 2d', in old print
DAY_OF_MONTH: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|(?<=[23])d)?(?![\d%]|[.,/:]\d)"
# Some agencies spell out small days: 'record April six'. What follows tells them from a count.
SPELLED_DAY: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine)(?= ?[.,;)\n]| (?:record|to|from|and|after|by)(?!\w)|$)"
)
YEAR: Final = r"(?:1\d|20)\d\d(?![\d%]|[.,/:]\d|-\d{4})"
_YEAR_TAIL: Final = (
    r"(?:oh[- ](?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
YEAR_WORDS: Final = (
    rf"(?:(?:seventeen|eighteen|nineteen|twenty)[- ]{_YEAR_TAIL}"
    rf"|two thousand(?:(?: and)? (?:{_YEAR_TAIL}|one|two|three|four|five|six|seven|eight|nine))?)(?!\w)"
)
ANY_YEAR: Final = rf"(?:{YEAR}|{YEAR_WORDS})"
CLOCK_UNIT: Final = r"(?:seconds?|minutes?|hours?)"
DAY_UNIT: Final = (
    r"(?:days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|century|centuries)"
)
UNIT: Final = rf"(?:{CLOCK_UNIT}|{DAY_UNIT})"
DAYPART: Final = r"(?:morning|afternoon|evening|night|midday)"
NUMBER_WORD: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)"
)
NUMBER: Final = (
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}(?:\.\d{{1,2}})?)(?:[- ]1/[234]|½)?"
    rf"|(?:an? (?=hundred|thousand|dozen))?{NUMBER_WORD}(?:[- ](?:and )?{NUMBER_WORD}){{0,4}}|a dozen)"
)
VAGUE: Final = (
    r"(?:a (?:good )?few|several|a couple(?: of)?|couple of|a number of|many|dozens of|hundreds of|"
    r"thousands of|tens of thousands of|scores of)"
)
QUANTITY: Final = rf"(?:half an?|an?|{VAGUE}|{NUMBER})"
CARDINAL_QUANTITY: Final = rf"(?:{VAGUE}|{NUMBER})"
HOLIDAY: Final = (
    r"(?:christmas(?: day| eve)?|new year(?:[’']s)?(?: day| eve)|thanksgiving(?: day)?|halloween"
    r"|(?:good friday)|easter(?: sunday| monday)?|labou?r day|memorial day|independence day|election day"
    r"|valentine(?:[’']s)? day|veterans(?:[’'])? day|boxing day|may day|columbus day|bastille day"
    r"|(?:martin luther king(?:,? jr\.?)?|presidents?[’']?s?|st\.? patrick[’']s|armistice|mother[’']s"
    r"|father[’']s|inauguration|groundhog|earth|ascension|lady|st\.? (?:david|george|andrew|stephen)[’']s"
    r"|midsummer(?:[’']s)?|lammas|all (?:saints|souls)[’']?|remembrance|anzac|canada|australia|waitangi"
    r"|april fools?[’']?s?|international women[’']s) day|ash wednesday|palm sunday|maundy thursday"
    r"|shrove tuesday|whit (?:sunday|monday)|pentecost|candlemas|michaelmas|martinmas|twelfth night"
    r"|bonfire night|guy fawkes night|hogmanay|burns night|juneteenth|cinco de mayo)"
)
# Days that are of one year alone: 'VE Day' by itself says nothing more than its name.
HISTORIC_DAY: Final = r"(?:v-?[ej] day|d-day)"
