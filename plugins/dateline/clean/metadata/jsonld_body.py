"""The body that a page states in its JSON-LD, held against the chosen one: how far they tell the same."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from ...article.blocks import Blocks, Paragraph, Text
from ...article.normal_form import normal_form
from ...article.normal_inlines import clean_line
from ...article.record import Removed
from ...article.text import text_of
from ...article.warnings import CleaningWarning, warning
from ..html.dom_stats import DomStats, words_of
from ..html.main_content import Region
from .head import Head

_LEAST = 300  # letters; a shorter one is a summary
_MOST = 100_000  # letters that are compared; who agrees so far, agrees
_RUN = 12  # letters, about two words in any script
_AGREED = 0.5  # of one body's runs in the other; lists, tables and links are often left out of the stated one
_WHOLE = 0.5  # of the chosen body's length; a shorter stated one is its beginning
_LITTLE = 0.34  # of the stated body's length; a page that shows more is taken at its word
_LESS = 0.67  # the same, of a page that shows nothing of it: teasers of other articles
_NOTHING = 0.1  # of a body's runs
_HELD = 0.9  # of a text's runs; the rest is but a different printing
_BREAK = re.compile(r"</(?:p|h[1-6]|li|div|blockquote)\s*>|<br\s*/?>|\r\n?|\n", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_MARKDOWN_TARGET = re.compile(r"(?<=\])\([^\s()]{1,2000}\)")
_OTHER = re.compile(r"[\W_]+")


def stated_body(head: Head) -> str:
    """Return the body that the page's JSON-LD states, a paragraph a line, without its markup."""
    nodes = [head.article] if head.article else head.nodes
    stated = next((body for node in nodes if isinstance(body := node.get("articleBody"), str) and body), "")
    plain = html.unescape(stated)
    if _TAG.search(plain):  # some state their markup, and some of them escaped
        plain = html.unescape(_TAG.sub(" ", _BREAK.sub("\n", plain)))
    return "\n".join(filter(None, map(clean_line, _MARKDOWN_TARGET.sub("", plain).split("\n"))))


def restated(region: Region, found: DomStats, stated: str) -> Region:
    """Return the region, or another where the page itself says that its body is elsewhere on it.

    Args:
        region: the chosen one.
        found: the statistics of its elements.
        stated: the body as JSON-LD has it.
    """
    said = _letters(stated)
    if len(said) < _LEAST or found.text[0] > _MOST:
        return region
    theirs = _runs(said)

    def share(number: int) -> float:
        return len(theirs & _runs(_letters(words_of(found.elements[number])))) / len(theirs)

    set_apart = any(found.prose[number] and share(number) >= _HELD for number in region.apart)
    if (share(region.top) >= _AGREED and not set_apart) or share(0) < _HELD:
        return region
    top = _narrowed(found, share)
    if share(top) < _HELD or len(_letters(words_of(found.elements[top]))) > len(said) / _WHOLE:
        return region  # nothing holds it alone
    apart = {n: role for n, role in region.apart.items() if not n <= top < found.ends[n]}
    return Region(top, apart)


def _narrowed(found: DomStats, share: Callable[[int], float]) -> int:
    """Return the lowest element that holds the stated body."""
    top, number = 0, 0
    while number >= 0:
        top, number = number, -1
        child = top + 1
        while child < found.ends[top] and number < 0:
            # What has nearly all words of the element above holds it too: no need to read them once more.
            nearly_all = found.text[child] >= _HELD * found.text[top]
            if nearly_all or (found.prose[child] and share(child) >= _HELD):
                number = child
            child = found.ends[child]
    return top


@dataclass(frozen=True, slots=True)
class Weighed:
    """A body held against the stated one: what is to be shown, and what a person should know of it."""

    blocks: Blocks
    warnings: tuple[CleaningWarning, ...] = ()
    removed: tuple[Removed, ...] = ()


def weighed(stated: str, blocks: Blocks) -> Weighed:
    """Return the body, with a warning where the stated one tells something else.

    Where a page shows next to nothing of what it states, as pages do that a program fills in, the
    stated body stands in.

    Args:
        stated: a paragraph a line; the beginning of the body is enough to agree.
        blocks: that were found on the page.
    """
    chosen = text_of(blocks)
    said, seen = _letters(stated), _letters(chosen)
    if len(said) < _LEAST:
        return Weighed(blocks)
    theirs, ours = _runs(said), _runs(seen)
    shared = len(theirs & ours)
    little = _LESS if shared < _NOTHING * len(ours) else _LITTLE
    if len(seen) < little * len(said) and shared < _AGREED * len(theirs):
        paragraphs = normal_form(Paragraph((Text(text),)) for text in stated.split("\n"))
        lost = seen and shared < _HELD * len(ours)
        left_out = (Removed("beside the stated body", clean_line(chosen)),) if lost else ()
        return Weighed(paragraphs, (warning("stated-body-used"),), left_out)
    if shared < _AGREED * len(theirs):
        return Weighed(blocks, (warning("stated-body-longer", f"{1 - shared / len(theirs):.0%}"),))
    if len(said) >= _WHOLE * len(seen) and shared < _AGREED * len(ours):
        return Weighed(blocks, (warning("stated-body-shorter", f"{1 - shared / len(ours):.0%}"),))
    return Weighed(blocks)


def _letters(text: str) -> str:
    return _OTHER.sub("", text[: 2 * _MOST]).casefold()[:_MOST]


def _runs(letters: str) -> frozenset[str]:
    return frozenset(letters[at : at + _RUN] for at in range(max(1, len(letters) - _RUN + 1)))
