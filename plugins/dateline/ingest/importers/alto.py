"""ALTO and PAGE: the text layer of a scanned page; its lines are read as those of a plain text."""

from collections.abc import Iterator

from ..record import Found, Record, Refused
from ..source import Source
from .compose import Element, anywhere, element_words, first, local
from .importer import Importer, whole
from .xml import root_name, root_of

_METS = ("mets.xml", "../mets.xml", "METS.xml", "../METS.xml")
_LEAST_CERTAIN = 0.5  # mean certainty of the words; below it a person should look
_UNCERTAIN = "the words were recognised with little certainty ({:.2f} in the mean)"


def _is_of_an_issue(source: Source) -> bool:
    """Return whether a METS file beside a page lists it: then its articles are read from there."""
    name = source.name.replace("!", "/").rpartition("/")[2]
    issue = name.rpartition("_")[0]
    for place in (*_METS, f"{issue}_mets.xml", f"../{issue}_mets.xml"):
        beside = source.file_beside(place)
        if beside is not None and name.encode() in beside and b'TYPE="ARTICLE"' in beside:
            return True
    return False


def _read(record: Record) -> Iterator[Found]:
    root = root_of(record.data)
    blocks = anywhere(root, "textblock") or anywhere(root, "textregion")
    lines = [line for block in blocks for line in (*lines_of_block(block), "")]
    if not any(lines):
        yield Refused(record.name, "the page holds no text: it was not read by OCR, or it is blank")
        return
    yield Record(
        record.name,
        record.data,
        record.kind,
        body="\n".join(lines),
        warnings=certainty_warnings(root),
        is_text=True,
    )


def lines_of_block(block: Element) -> list[str]:
    """Return the lines of a block; a word broken at their end keeps its hyphen, as in print."""
    lines = []
    for line in anywhere(block, "textline"):
        words: list[str] = []
        for part in line:
            if local(part.tag) == "string":
                words.append(part.get("CONTENT") or "")
            elif local(part.tag) == "hyp" and words and not words[-1].endswith("-"):
                words[-1] += "-"
        # PAGE, as Transkribus writes it, has the words of a line as one text.
        words = words or [element_words(first(line, "textequiv", "unicode"))]
        lines.append(" ".join(word for word in words if word))
    return [line for line in lines if line]


def certainty_warnings(root: Element) -> tuple[str, ...]:
    """Return what the certainty of the words gives reason to doubt."""
    stated = [one.get("WC") for one in anywhere(root, "string")]
    certain = [float(value) for value in stated if value and value.replace(".", "", 1).isdecimal()]
    mean = sum(certain) / len(certain) if certain else 1.0
    return (_UNCERTAIN.format(mean),) if mean < _LEAST_CERTAIN else ()


IMPORTER = Importer(
    "alto",
    lambda source: root_name(source).lower() in {"alto", "pcgts"},
    whole("alto"),
    _read,
    is_part=_is_of_an_issue,
)
