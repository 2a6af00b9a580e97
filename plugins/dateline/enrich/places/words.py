"""The words and patterns by which a text shows that a name is a place, or that it is not; decides nothing."""

import re
from functools import cache

from ...languages.read import small_words
from ..gazetteer.lookup import DATA
from ..people.names import place_like_given_names


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the casefolded words of a list in the data folder."""
    return frozenset(map(str.casefold, (DATA / name).read_text(encoding="utf-8").split()))


def ordinary_words() -> frozenset[str]:
    """Return words of the language that are also the name of some village: 'PlaceReading', 'Police'."""
    return word_list("ordinary_words.txt")


@cache
def doubtful_words() -> frozenset[str]:
    """Return all that a single capitalised word may be other than a place: words, given names, surnames."""
    return ordinary_words() | place_like_given_names() | word_list("surnames.txt")


# Spanish doubles the letters of a plural: 'EE.UU.'. An article or a preposition is written on to a name in
# French and Italian: 'l’Italie', 'sull’Etna'.
WORD = re.compile(
    r"EE\.? ?UU\.?(?!\w)|(?:[ld]|(?:[aA]|[dD][ae]|[nN]e|[sS]u)ll)[’'](?=[A-ZÀ-Þ])|"
    r"(?:[A-Z]\.)+[A-Z][a-z]{0,3}(?!\w)|[^\W_](?:\w|[’'](?!s\b)(?=\w))*"
)
# Every repetition is bounded, so that no text, however made, takes more than linear time.
CAPITALISED = r"(?<!\w)[A-ZÀ-Þ][\w’'.-]{0,30}(?: [A-ZÀ-Þ][\w’'.-]{0,30}){0,2}"
SENTENCE_MARKS = frozenset('.!?\n:“"•|')

# Lower-case words inside a name: 'Stoke on Trent', 'Rio de Janeiro'.
CONNECTORS = small_words("places", "connectors")
ABBREVIATED = frozenset(("st", "ste", "mt", "ft", "n", "s", "e", "w"))

# What may stand before a place, in all languages; the firm ones stand before little else.
LOCATIVES = small_words("places", "locatives")
FIRM_LOCATIVES = small_words("places", "firm_locatives")
SURE_LOCATIVES = frozenset("in near outside throughout downtown".split())

# 'State of Ohio', 'Bank of England': the name of the place is what follows.
SEATS = frozenset(
    "City Town Village State County Bank Corporation Company University".split(),
)
SAYING = frozenset("said says told tells added asked noted wrote thinks argued testified".split())
CALENDAR = frozenset(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday christmas easter
    sens reps jan feb mar apr jun jul aug sept nov dec mon tue tues wed thu thurs fri early late
    mid""".split()
)
# Towns are called so, too, and no article means them: 'the Bank', 'the Board'.
SAID_BODIES = frozenset("Bank Board Company Group Trust Agency Association Society District".split())
DIRECTIONS = frozenset(
    """North South East West Northern Southern Eastern Western Northeast Northwest Southeast Southwest
    Northeastern Northwestern Southeastern Southwestern Upper Lower Central Greater Inner Outer Mainland
    N. S. E. W.""".split()
)
HEAVENS = frozenset("Earth Moon Mars Venus Jupiter Saturn Mercury Sun".split())
COMPANY_WORDS = frozenset(
    """Inc Corp Corporation Co Company Ltd Limited Plc PLC AG SA NV Airlines Airways Air Bank Bancorp
    Bancshares Group Holdings Instruments Industries Motors Petroleum Oil Gas Steel Life Insurance Trust
    Telecom Times Post Tribune Herald House News Journal Globe Chronicle Gazette Press Star Sun Mail Telegraph
    Observer Today Magazine Records Reuters Villa Rangers Wanderers Athletic Rovers Stream World Cup
    Open Partners Capital Resources Energy Electric Power Securities Financial Savings Chemical Pictures
    Studios""".split()
)
INSTITUTION_WORDS = frozenset(
    """City Police Fire Public Middle High Municipal Circuit Superior School Schools Mayor Sheriff Council
    Volunteer Area Town Township Community County Regional Memorial Elementary Chamber Central Parks
    District Village Airport International General Hospital University State""".split()
)
# What stands behind a place used as an adjective: 'Corsicana police', 'a Dunbar man'.
ATTRIBUTED = frozenset(
    """police man woman couple resident residents native teen teenager firefighters detectives officials
    businesses mayor city town county area officers authorities councilman lawmaker lawmakers mother
    father boy girl students school schools family families store suburb neighborhood office offices
    voters district province village""".split()
)
PERSON_TITLES = frozenset(
    """mr mrs ms miss dr sir lord lady president senator sen rep gov governor mayor assess justice chief
    captain capt sgt sergeant lt lieutenant officer deputy detective det general gen colonel col major
    king queen prince princess pope bishop archbishop rev reverend father sister brother professor prof
    coach chairman director secretary minister ambassador sheriff attorney congressman congresswoman
    councilman commissioner trooper corporal cpl private pvt actor actress singer author pastor rabbi
    imam sheikh st saint uncle aunt marquis marquess viscount earl duke""".split()
)
# What models take for places in old print.
NO_PLACES = frozenset("Esq Esqr Bart Messrs Viz Ditto".split())
# Of a person's title, 'of Bedford' is a part.
DIGNITIES = frozenset(
    """Duke Duchess Dukes Earl Countess Marquess Marquis Marchioness Viscount Viscountess Baron Baroness
    Prince Princess Bishop Archbishop Archdeacon Dean House""".split()
)
# 'Harrow-road', 'St. Anns-square': what old papers write with a hyphen is a street.
HYPHENED_STREET = re.compile(
    r"-(?:street|road|lane|square|place|hill|row|buildings|terrace|bridge|court|parade|green|yard|gate|alley|"
    r"crescent|inn|bills|market|fields|gardens|wharf|quay)\b"
)
# 'Marburg fever', 'Lyme disease': called after a place, and none.
DISEASE_AFTER = re.compile(
    r" (?:Valley )?(?:(?:ha?emorrhagic )?fever|virus(?:es)?|disease|flu|syndrome|measles)\b"
)
# 'WEYMOUTH.' above the news of the town, 'Nottington.—The weather' before it.
HEADING = re.compile(r"(?m)^[^\w\n]{0,4}(?P<place>[A-Z][A-Z' -]{2,30}[A-Z])(?:\.|:|\.?:?[ -]?—[^\n]*)?$")

# Words that make a place of whatever capitalised name stands before them.
KIND_AFTER = frozenset(
    """River Lake Creek Valley Township Twp County Parish Island Islands Bay Beach Mountain Mountains Hills
    Forest Park Falls Canyon Desert Peninsula Province Governorate Prefecture Oblast Airport Airbase
    Airfield Harbor Harbour Strait Sea Ocean Gulf Coast Delta Basin Plateau Glacier Dam Canal Bridge
    Stadium Cathedral Square Reservoir Heights Point Wilderness Gate Memorial Monument Abbey Tower
    Temple Mosque Pass Peak Street Road Avenue Boulevard Drive Lane Freeway Expressway Parkway Turnpike
    St. Ave. Blvd. Rd. Co. Racecourse Speedway Raceway Palace Castle Shipyard Prison""".split()
)
COUNTIES = frozenset("County Parish Township Twp Province Governorate Prefecture Oblast Co. Island".split())
# What a county keeps rather than what lies in it: 'Gloucestershire County Council'.
COUNTY_BODIES = frozenset("Council Cricket Championship Ground Infirmary".split())
WATER_WORDS = frozenset(
    "River Lake Creek Bay Sea Ocean Gulf Strait Harbor Harbour Canal Falls Reservoir Sound Inlet".split()
)
FACILITY_WORDS = frozenset(
    """Gate Memorial Airport Airbase Airfield Bridge Stadium Cathedral Dam Racecourse Speedway Raceway
    Palace Castle Shipyard Prison Hospital Arena Theatre Theater Jail Tower Towers Building Mall
    Cemetery Monument Museum Zoo Terminal Station Observatory Barracks Base Courthouse Plant Mine
    Refinery Pier Tunnel Temple Mosque Monastery Abbey Street Road Avenue Boulevard Drive Lane Freeway
    Expressway Parkway Turnpike""".split()
)
SMALL_KINDS = frozenset(("airbase", "airport", "airfield", "base"))  # 'Ain Al Asad airbase'

KIND_BEFORE = re.compile(
    r"\b(?:Lake|Lough|Loch|Llyn|Slieve|Mount|Mt\.|Cape|Fort|Ft\.|Port|River|Camp|Isle of|Gulf of|Bay of|"
    r"Sea of|Strait of|County of)"
    r" (?!Fires?\b)[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30})?"
)
# 'Río de la Plata', 'Lac de Neuchâtel', 'Monte Rosa'
NAMED_KIND = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(kind.capitalize() for kind in small_words('places', 'kinds')))})"
    r" (?:d(?:e|el|u|i|es|ella) |de l(?:a|os|as) |d['’])?[A-ZÀ-Þ][\w’'-]{1,30}"
)
# 'Rothschildallee', 'Main-Kinzig-Kreis', 'Bodensee': German names that their last part makes places.
GERMAN_KIND = re.compile(
    r"(?<![\w-])[A-ZÄÖÜ][\w-]{2,40}(?:stra(?:ß|ss)?en?|gasse|allee|[Pp]latz(?:es)?|[Kk]reis(?:es)?|-Weg|see|terrasse)(?![\w-])"
)
# The seas of the moon are no places of the earth.
LUNAR = re.compile(
    r"(?:Sea|Ocean|Bay|Lake|Marsh) of (?:Tranquill?ity|Crises|Serenity|Fertility|Nectar|Clouds|Rains|Showers|"
    r"Vapou?rs|Moisture|Cold|Storms|Rainbows|Dreams|Death|Sleep|Dew|Knowledge|Islands|Waves|Foam)\b"
)
# 'The Greta rose', 'rescued from the Teme': only where a flood is told of.
IN_FLOOD = re.compile(r"\b(?:flood\w*|burst its banks|overflow\w*|river|swollen)\b", re.IGNORECASE)
RIVERS = re.compile(
    rf"\b[Tt]he (?P<place>{CAPITALISED})"
    r"(?= (?:rose|overflowed|burst its banks|flooded|is rising|was rising|runs|flows)\b)"
    r"|(?:banks of|waters of|rescued from|swept into|drowned in|mouth of|source of|tributary of) the "
    r"(?P<place2>[A-ZÀ-Þ][\w’'-]{1,30})(?! [A-ZÀ-Þ])"
)
ROADS = re.compile(
    r"\b(?:(?:County|State|US|U\.S\.|Farm) (?:Road|Highway|Route)|Interstate|Highway|Route|FM|I|US)[ -]"
    r"\d{1,4}\b"
)
LISTED_KINDS = re.compile(
    rf"(?:{CAPITALISED}(?:,? and |, |,? or | & )){{1,15}}{CAPITALISED}"
    r" (?P<kind>counties|parishes|townships|streets|avenues|roads|provinces|rivers|islands)\b"
)
# 'the village of X', and 'in X, south of Y': places even if no gazetteer has them.
SAID_TO_BE = re.compile(
    r"\b(?:town|city|village|hamlet|suburb|district|province|governorate|municipality|neighbou?rhood|port"
    rf"|island|county|community|settlement|commune|canton|enclave|borough) of (?P<place>{CAPITALISED})"
)
CALLED = re.compile(
    r"\b(?:town|village|hamlet|suburb|settlement|district|island|port|camp)(?: [^.;:\n]{1,60}?)?"
    rf" (?:called|named|known as) (?P<place>{CAPITALISED})"
)
APPROXIMATELY = r"(?:just |about |some |around |roughly |approximately )?"
# A distance in figures or in words: '30 km', 'ten miles'.
NUMBER_WORDS = tuple(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split()
)
NUMBER = rf"(?:[\d.,]{{1,9}}|(?:{'|'.join(NUMBER_WORDS)})(?= ))"
LENGTH = r"(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
WHEREABOUTS = (
    rf"{APPROXIMATELY}(?:{NUMBER} ?{LENGTH} )?(?:\([^)]{{1,20}}\) )?"
    r"(?:(?:(?:north|south)-?(?:east|west)?|east|west) of|near|outside|close to)"
)
LOCATED = re.compile(
    rf"(?:\b(?:in|at|near|from|of|outside|around|to) (?P<place>{CAPITALISED}), {WHEREABOUTS}"
    rf"|(?P<place2>{CAPITALISED}), (?:an? (?:\w{{1,12}} )?(?:town|village|hamlet|suburb) {WHEREABOUTS}"
    rf"|{APPROXIMATELY}{NUMBER} ?{LENGTH} (?:(?:north|south)-?(?:east|west)?|east|west) of))"
    r" [A-ZÀ-Þ]"
)
DATELINE = re.compile(
    r"(?m)(?:^|[.!?] )[^\w\n]{0,8}(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,40}[A-ZÀ-Þ.])"
    r"(?:, (?:[A-Z][\w. ,]{1,24}|\d{1,2}(?:er|º)?\.? (?:de )?\w{3,10}\.?))?"
    r"(?: \([^)\n]{2,30}\)| ?[-–—]{1,2} |, \w{1,12}\.? \d)"
)
# 'Jackson county', "Will's creek", as papers wrote before 1900.
SMALL_KIND = re.compile(
    r"(?<![\w’'-])(?!(?:The|This|That|Each|Every|Any|No|Our|His|Her|Its|Their|A|An|One|In|At|Of) )"
    r"[A-Z][a-z’']{2,20} (?:county|creek|township|parish)(?!\w)"
)
DISTRICT_OF_COLUMBIA = re.compile(r", ?D\.? ?C\b\.?")
