"""The words and patterns by which a text shows that a name is a place, or that it is not; decides nothing."""

import re

WORD = re.compile(r"(?:[A-Z]\.)+[A-Z][a-z]{0,3}(?!\w)|[^\W_](?:\w|[’'](?!s\b)(?=\w))*")
CONNECTORS = frozenset(
    "of the and upon on de la le les el al del du des di da do dos das van der den in sur sous under by an am".split()
)
ABBREVIATED = frozenset({"st", "ste", "mt", "ft", "n", "s", "e", "w"})
LOCATIVES = frozenset(
    "in at near from to of outside around across through throughout toward towards into inside over between beyond"
    " downtown visit visiting visited left leave leaving via within versus for".split()
)
FIRM_LOCATIVES = frozenset("in at near from to of outside around into throughout inside downtown across via".split())
SURE_LOCATIVES = frozenset("in near outside throughout downtown".split())
SEATS = frozenset(("City", "Town", "Village", "State", "County", "Bank", "Corporation", "Company", "University"))
SAYING = frozenset("said says told tells added asked noted wrote thinks argued testified".split())
CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday"
    " wednesday thursday friday saturday sunday christmas easter".split()
)
DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Northeast Northwest Southeast Southwest Northeastern"
    " Northwestern Southeastern Southwestern Upper Lower Central Greater Inner Outer Mainland N. S. E. W.".split()
)
COMPANY_WORDS = frozenset(
    "Inc Corp Corporation Co Company Ltd Limited Plc PLC AG SA NV Airlines Airways Air Bank Bancorp Bancshares Group"
    " Holdings Instruments Industries Motors Petroleum Oil Gas Steel Life Insurance Trust Telecom Times Post Tribune"
    " Herald News Journal Globe Chronicle Gazette Press Star Sun Mail Telegraph Observer Today Magazine Records"
    " Reuters Villa Rangers Wanderers Athletic Rovers Stream World Cup Open Partners Capital Resources Energy Electric Power Securities Financial Savings Chemical Pictures Studios".split()
)
INSTITUTION_WORDS = frozenset(
    "City Police Fire Public Middle High Municipal Circuit Superior School Schools Mayor Sheriff Council Volunteer"
    " Area Town Township Community County Regional Memorial Elementary Chamber Central Parks District Village"
    " Airport International General Hospital University State".split()
)
PEOPLE_WORDS = frozenset(
    "police man woman couple resident residents native teen teenager firefighters detectives officials businesses"
    " mayor city town county area officers authorities councilman lawmaker lawmakers mother father boy girl students"
    " school schools family families store suburb neighborhood office offices voters district province village".split()
)
LISTED_KINDS = re.compile(
    r"(?:(?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2})(?:,? and |, |,? or | & ))+(?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2})"
    r" (?P<kind>counties|parishes|townships|streets|avenues|roads|provinces|rivers|islands)\b"
)
DATELINE = re.compile(
    r"(?m)(?:^|[.!?] )[\s\W]*(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+[A-ZÀ-Þ.])(?:, [A-Z][\w. ,]{1,24})?(?: \([^)\n]{2,30}\)| ?[-–—]{1,2} |, \w+\.? \d)"
)
KIND_AFTER = frozenset(
    "River Lake Creek Valley Township Twp County Parish Island Islands Bay Beach Mountain Mountains Hills Forest Park"
    " Falls Canyon Desert Peninsula Province Governorate Prefecture Oblast Airport Airbase Airfield"
    " Harbor Harbour Strait Sea Ocean Gulf Coast Delta Basin Plateau Glacier Dam Canal Bridge Stadium Cathedral"
    " Square Reservoir Heights Point Wilderness Canal Street Road Avenue Boulevard Drive Lane Freeway"
    " Expressway Parkway Turnpike St. Ave. Blvd. Rd. Co. Racecourse Speedway Raceway Palace Castle Shipyard Prison".split()
)
ROADS = re.compile(
    r"\b(?:(?:County|State|US|U\.S\.|Farm) (?:Road|Highway|Route)|Interstate|Highway|Route|County Road|FM|I|US)[ -]"
    r"\d{1,4}\b"
)
KIND_BEFORE = re.compile(
    r"\b(?:Lake|Mount|Mt\.|Cape|Fort|Ft\.|Port|River|Camp|Isle of|Gulf of|Bay of|Sea of|Strait of|Town of|City of"
    r"|County of|Village of|Province of) (?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)?"
)
FACILITY_WORDS = KIND_AFTER | frozenset(
    "Hospital Arena Theatre Theater Jail Tower Towers Building Mall Cemetery Monument Museum Zoo Terminal Station"
    " Observatory Barracks Base Courthouse Plant Mine Refinery Pier Tunnel Temple Mosque Monastery Abbey Park".split()
)
PERSON_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady president senator sen rep gov governor mayor judge justice chief captain capt"
    " sgt sergeant lt lieutenant officer deputy detective det general gen colonel col major king queen prince"
    " princess pope bishop archbishop rev reverend father sister brother professor prof coach chairman director"
    " secretary minister ambassador sheriff attorney congressman congresswoman councilman commissioner trooper"
    " corporal cpl private pvt actor actress singer author pastor rabbi imam sheikh st saint uncle aunt".split()
)

WATER_WORDS = frozenset(
    "River Lake Creek Bay Sea Ocean Gulf Strait Harbor Harbour Canal Falls Reservoir Sound Inlet".split()
)
