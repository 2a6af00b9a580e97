"""Names of fields and filters: as the index has them, as people type them, and as they misspell them."""

from .document import FACETS

FIELDS = ("title", "body")
NAMING = (*FACETS, "by", "section")
FILTERS = (*NAMING, "language", "month", "about", "from", "to")
PUBLISHED = "published"  # from and to in one: published:1987-03
TIMES = ("month", "about", "from", "to", PUBLISHED)
# What people type for the names above: in English, in other systems, and in the languages of the interface.
_TYPED = {
    "title": "headline subject intitle ti titel titre titulo título titolo überschrift",
    "body": "text content intext texte texto testo",
    PUBLISHED: "date year day datum fecha jahr année año anno",
    "people": "person name personen personne personnes persona personas persone",
    "places": (
        "place country city town ort orte land stadt lieu lieux pays ville lugar lugares país pais ciudad"
        " luogo luoghi paese città"
    ),
    "organisations": (
        "organisation organization organizations org orgs company companies firma"
        " organización organizacion organizaciones organizzazione"
    ),
    "by": "author authors byline au autor autorin auteur autora autore",
    "section": "ressort rubrik rubrique sección seccion sezione",
    "language": "in lang sprache langue idioma lingua",
    "from": "since after seit depuis desde",
    "to": "until before bis hasta",
}
NAMES = {name: field for field, names in _TYPED.items() for name in names.split()}
SHORTEST_NAME = 4  # letters: shorter names are common words, and too near to each other


def field_named(typed: str) -> str | None:
    """Return the field or filter that a person names; None when there is none of the name."""
    name = typed.lower()
    field = NAMES.get(name, name)
    return field if field in {*FIELDS, *FILTERS, PUBLISHED} else None


def field_nearly_named(typed: str) -> str | None:
    """Return the one field or filter of which a name is one slip away from what is typed: peple, tilte."""
    known = {name for name in (*NAMES, *FIELDS, *FILTERS, PUBLISHED) if len(name) >= SHORTEST_NAME}
    fields = {field_named(name) for name in known if _one_slip(typed.lower(), name)}
    return fields.pop() if len(typed) >= SHORTEST_NAME and len(fields) == 1 else None


def _one_slip(one: str, other: str) -> bool:
    """Return whether a letter more, less or other, or two that changed places, are all the difference."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])
