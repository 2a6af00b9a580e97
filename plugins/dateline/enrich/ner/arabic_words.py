"""The Arabic words around and inside the names of people and of bodies, from `languages/`."""

import functools
import importlib.resources

from ...languages.read import entries, small_words

TITLES = small_words("unicameral_names", "titles")
OFFICES = small_words("unicameral_names", "offices")
JOINTS = small_words("unicameral_names", "joints")
OPENING_JOINTS = small_words("unicameral_names", "opening_joints")
SPEECH = small_words("unicameral_names", "speech")
VERBS = SPEECH | small_words("unicameral_names", "verbs")
STOPS = small_words("unicameral_names", "stops")
BODIES = small_words("unicameral_names", "bodies")
KNOWN_BODIES = tuple(entries("unicameral_names", "known_bodies"))
KNOWN_PEOPLE = tuple(entries("unicameral_names", "known_people"))


@functools.cache
def arabic_given_names() -> frozenset[str]:
    """Return the given names that the project's own list holds."""
    file = importlib.resources.files("dateline.enrich") / "data" / "arabic_given_names.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
