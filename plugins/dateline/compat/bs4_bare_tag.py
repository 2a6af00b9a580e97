"""A tag of Beautiful Soup without its builder: made by the ten thousand, never written as HTML again."""

from bs4 import Tag
from bs4.element import PageElement

from .private_part import PrivatePart

PART = PrivatePart(
    "beautifulsoup4",
    (4, 13),
    (5,),
    "the attributes that Tag.__init__ sets",
    "The constructor asks its builder a dozen questions a tag; here the answers stand on the class.",
    "Cleaning ends with an AttributeError: the new attribute is to be set here.",
)


class BareTag(Tag):
    """A tag that knows its name, its attributes and its neighbours."""

    parser_class = None
    namespace = prefix = sourceline = sourcepos = None
    known_xml = hidden = can_be_empty_element = False
    cdata_list_attributes = preserve_whitespace_tags = None
    interesting_string_types = Tag.MAIN_CONTENT_STRING_TYPES

    def __init__(self, name: str, attributes: dict[str, str], previous: PageElement | None = None) -> None:
        self.name = name
        self.attrs = {**attributes}
        self.contents = []
        self.parent = self.next_element = self.next_sibling = self.previous_sibling = None
        self.previous_element = previous
