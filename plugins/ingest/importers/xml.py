"""XML read so that it cannot attack: no entities of its own, no document type that defines anything."""

import re
from xml.etree.ElementTree import ParseError  # the error alone; what reads is defusedxml

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ...article.errors import UnreadableSourceError
from .compose import Element

# A document type that only names its standard is harmless, and left out; one that defines is refused.
_NAMING = re.compile(rb"<!DOCTYPE[^>\[]*>")


def root_of(data: bytes) -> Element:
    """Return the root element of an XML document.

    Raises:
        UnreadableSourceError: it is damaged, or defines entities.
    """
    try:
        return fromstring(_NAMING.sub(b"", data, count=1), forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableSourceError("the XML defines entities of its own, as attacks do") from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableSourceError(
            f"the XML is damaged ({error})", remedy="Export or copy it again."
        ) from error
