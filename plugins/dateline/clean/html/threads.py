"""Readers' comments that no name tells: each of several parts has its own link to reply to it."""

import re
from collections import Counter
from collections.abc import Iterator

from .parse import Element
from .roles import Parts

_REPLY = re.compile(
    r"(?:reply|antworten|répondre|responder|rispondi|beantwoorden|svar[ae]?|odpowiedz|ответить|yanıtla"
    r"|回复|返信|답글)(?:\s.{0,60})?",
    re.IGNORECASE,
)
_FEWEST = 3  # such links
_LEAST_BESIDE = 300  # characters of prose that a page has beside its comments; else it is a forum's
_LONGEST_REPLY = 100  # characters, with white space around the word
_MOST_WITHIN = 3  # elements of a link that is a word
_MOST = 0.8  # share of a box's prose from which its comments are all that it holds


def thread_parts(page: Parts) -> Iterator[int]:
    """Yield the numbers of the elements that are readers' comments, or hold them all and nothing else."""
    replies = [one for one in page.elements[0].iter("a", "button") if _is_reply(one)]
    if len(replies) < _FEWEST:
        return
    held: Counter[Element] = Counter()
    for reply in replies:
        held.update(reply.iterancestors())
    # From the first link up: the nearest element that holds them all holds the thread.
    holder = next(above for above in replies[0].iterancestors() if held[above] == len(replies))
    numbers = {element: number for number, element in enumerate(page.elements)}
    comments = [numbers[part] for part in holder if held[part] and part in numbers]
    told = sum(page.prose[number] for number in comments)
    if page.prose[0] - told < _LEAST_BESIDE or any("h1" in _tags(page, number) for number in comments):
        return
    box = numbers[holder]
    is_alone = "h1" not in _tags(page, box) and told >= _MOST * page.prose[box]
    yield from [box] if is_alone else comments


def _tags(page: Parts, number: int) -> set[str]:
    return {element.tag for element in page.elements[number : page.ends[number]]}


def _is_reply(element: Element) -> bool:
    """Return whether a link or button asks for an answer to what it stands in."""
    if len(element) > _MOST_WITHIN:
        return False
    words = "".join(element.itertext()) if len(element) else element.text or ""
    return len(words) <= _LONGEST_REPLY and _REPLY.fullmatch(words.strip()) is not None
