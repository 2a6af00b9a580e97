"""The English rules in the order they are tried; what a rule does is said where it is written."""

from typing import Final

from . import (
    absolute,
    business,
    clock,
    coordinated,
    counted,
    counted_weekdays,
    days,
    durations,
    letter_dates,
    numeric,
    recurrences,
    references,
    relative,
)
from .grammar import Grammar

# The words an expression may begin with. A word that a new rule begins with belongs here too; the tests
# compare with the grammar that tries every word.
_STARTS: Final = frozenset(
    """
    the a an this that these those its his her their last next past previous preceding prior coming
    first final second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty same comparable
    corresponding latest most more very current recent recently then now right currently nowadays lately
    soon as future at one someday early earlier late later mid midway end start beginning middle midst
    height turn dawn close latter tail circa ca sometime about around approximately roughly some nearly
    almost less fewer longer no up not january jan february feb march mar april apr may june jun july
    jul august aug september sept sep october oct november nov december dec monday mon tuesday tue tues
    wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun mondays tuesdays wednesdays
    thursdays fridays saturdays sundays weekends spring springtime summer summertime autumn fall winter
    wintertime twenties thirties forties fifties sixties seventies eighties nineties two three four five
    six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    thirty forty fifty sixty seventy eighty ninety hundred thousand several many couple few dozens
    hundreds thousands tens scores half quarter multi another year calendar fiscal financial fy full
    years months weeks days hours minutes seconds decades centuries quarters generations moments ages
    long today tomorrow yesterday tonight to noon midnight morning afternoon evening night midday hourly
    daily nightly weekly biweekly fortnightly monthly bimonthly quarterly annually yearly every each
    once twice opening remaining initial ensuing entire intervening following upcoming christmas new
    thanksgiving halloween good easter labor labour memorial independence election valentine valentines
    veterans boxing columbus bastille martin president presidents st patricks armistice mother mothers
    father fathers inauguration groundhog earth ash palm ad ce bc b ascension lady midsummer lammas all
    remembrance anzac canada australia waitangi international maundy shrove whit pentecost candlemas
    michaelmas martinmas bonfire guy hogmanay burns juneteenth cinco ve vj v d roaring swinging fabulous
    turbulent hungry gay naughty
    """.split()
)

ABSOLUTE: Final = Grammar(
    counted_weekdays.ABSOLUTE_RULES, numeric.RULES, coordinated.RULES, absolute.RULES, starts=_STARTS
)
ANCHORED: Final = Grammar(
    counted_weekdays.ABSOLUTE_RULES,
    counted_weekdays.RULES,
    clock.RULES,
    recurrences.RULES,
    numeric.RULES,
    coordinated.RULES,
    absolute.RULES,
    coordinated.ANCHORED_RULES,
    business.RULES,
    letter_dates.RULES,
    days.RULES,
    counted.RULES,
    relative.RULES,
    references.RULES,
    durations.RULES,
    days.LAST_RULES,
    starts=_STARTS,
)
