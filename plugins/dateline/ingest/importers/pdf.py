"""PDF with a text layer: words in the order they were drawn, so that a person should look at each."""

import logging
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ...article.errors import UnreadableSourceError
from ...article.text import count_words
from ..record import Found, Record, Refused
from .fields import moment_of, stated, stated_line, stated_lines
from .importer import Importer, whole

_MOST_PAGES = 200
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of what our report says better
_LARGEST_TEXT = 4_000_000  # characters
_WARNINGS = (
    "the text was drawn, not written: columns and lines may be mixed up",
    "a PDF says nothing of headlines and paragraphs",
)


def _read(record: Record) -> Iterator[Found]:
    try:
        reader = PdfReader(BytesIO(record.data))
        text, room = [], _LARGEST_TEXT
        for page in reader.pages[:_MOST_PAGES]:
            drawn = page.extract_text()
            text.append(drawn[:room])
            room -= len(text[-1])
        metadata = reader.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        raise UnreadableSourceError(f"the PDF is damaged ({error})") from error
    words = "\n\n".join(text)
    if count_words(words) < 20:
        yield Refused(record.name, "the PDF has no text layer; recognise its text first (OCR)")
        return
    told: Mapping[str, Any] = metadata or {}
    yield Record(
        record.name,
        record.data,
        "text",
        fields=stated(
            headline=stated_line(told.get("/Title")),
            authors=stated_lines(stated_line(told.get("/Author")), split=";"),
            published=moment_of(stated_line(told.get("/CreationDate")).removeprefix("D:")[:8]),
        ),
        body=words,
        warnings=_WARNINGS,
    )


IMPORTER = Importer("pdf", lambda source: source.head[:1024].find(b"%PDF-") >= 0, whole("pdf"), _read)
