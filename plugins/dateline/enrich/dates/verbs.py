"""Forms of English verbs that tell of the past or the future, as tables; decides nothing itself."""

from typing import Final

MODALS: Final = frozenset(
    """
    can can't cannot could i'll may might must shall should we'll will won't would
    """.split()
)
# After these, 'to …' has not happened yet; the rest ('gathered to mark') state a purpose.
PROSPECTIVE: Final = frozenset(
    """
    about agree agreed agreement agrees aim aims ask asked asking asks bid bound chance date deadline
    decided decision determined due expect expected expecting expects hope hoped hopes hoping intend
    intended intending intends invited likely mean means meant needed offered ordered
    permission plan planned planning plans poised prepare prepared prepares preparing promise promised
    promises proposal ready required schedule scheduled seek seeks set slated supposed threaten
    threatened threatens time told unlikely urge urged urges vow vowed vows want wanted wants
    """.split()
)
SCHEDULED: Final = frozenset(
    """
    due expected expects forthcoming hopes intends payable plan planned plans please proposed scheduled
    slated tentatively upcoming
    """.split()
)
# Verbs of appointments, which stand in the present when they tell of what is to come: 'they meet Monday'.
APPOINTED: Final = frozenset(
    """
    arrive arrives begin begins expire expires leave leaves meet meets opens resume resumes
    """.split()
)
# The same, where the word may be a noun: 'Parliament votes on Monday', but 'the votes on Monday'. What stands
# before it tells. A plain form needs a plural before it: 'MPs debate it on Tuesday'.
APPOINTED_AFTER_SUBJECT: Final = frozenset(
    """
    addresses airs appears chairs closes comes convenes debates decides departs elects ends faces flies
    gathers goes holds hosts joins kicks launches premieres publishes reconvenes reopens
    heads lands performs plays rules speaks
    retires returns sails sits starts steps takes testifies tours travels unveils visits
    votes
    """.split()
)
APPOINTED_OF_SEVERAL: Final = frozenset(
    """
    address appear chair close come convene debate decide depart elect end face fly gather go hold host
    join launch open publish reconvene reopen return sail sit start take testify tour travel
    unveil visit vote
    """.split()
)
# Words after which the next is a noun, or a verb in another form.
BEFORE_NOUN: Final = frozenset(
    """
    a after all an and another any are as at be been before being between both by can could despite did
    do does during each every few first for four from had has have her his how in into is its last many
    may might more most must my new no of on one or other our over recent said second several shall
    should some such than that the their these this those three through to two under until was were
    when whose will with would your
    """.split()
)
POSTPONED: Final = frozenset(
    """
    adjourned deferred delayed extended moved postponed pushed rescheduled
    """.split()
)
IRREGULAR_PAST: Final = frozenset(
    """
    beat became been began begun blew born bought broadcast broke broken brought built burst came caught
    chose chosen cut dealt did didn't died done drawn drew driven drove fallen fell felt fled flew flown
    forgotten fought found frozen gave given gone got gotten grew grown had hadn't heard held hidden hit
    hung hurt kept knew known lay led left let lit lost made meant met overcame overtook paid put quit
    ran read risen rose said sang sank sat saw seen sent set shook shot shown shut slept slid sold
    sought spent split spoke spoken spread spun stole stolen stood struck stuck swam swept swore sworn
    swung taken taught thought threw thrown told took tore torn understood underwent upheld was wasn't
    went were weren't withdrew woke woken won wore worn written wrote
    """.split()
)
NOT_PAST: Final = frozenset(
    """
    based breed called embed exceed feed hundred indeed limited naked named need proceed sacred seed
    speed succeed united weed wicked
    """.split()
)
NOT_BASE: Final = frozenset(
    """
    a all an any be-all date eight five four her him his it its me midnight my nine noon one our percent
    seven six some ten that the their them these this those three two us you your
    """.split()
)
NEGATIONS: Final = frozenset(
    """
    couldn't neither never no none nor not
    """.split()
)
# Directly before 'to …' these are futures of their own: 'is to speak', 'has to leave', 'going to rain'.
BEFORE_TO: Final = frozenset(
    """
    am are be going has have is need needs was were
    """.split()
)
