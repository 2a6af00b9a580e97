"""The role of each element by its tag, attributes and names, and which names are not to be trusted."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .class_roles import is_folded, is_slide, role
from .parse import Element

_ELSEWHERE = {"nav": "navigation", "footer": "footer", "aside": "aside", "menu": "navigation", "form": "form"}
_ROLE_ATTRIBUTE = {
    "navigation": "navigation",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "navigation",
    "dialog": "notice",
    "alertdialog": "notice",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "",
}
_ARTICLES = frozenset(("main", "article"))  # who hides these, shows them by a script
_STREAMED = re.compile(r"S:[0-9a-f]+")  # ids of what React sends hidden, and shows once all has come
_HIDING = ("display:none", "visibility:hidden")
# Names that templates also give to parts of an article, such as `content-nav-section`.
_DOUBTFUL = frozenset("navigation footer sidebar teaser advertisement tags bio print share".split())
# The same, of parts without links: what leads to other articles or asks for an account has some.
_DOUBTFUL_UNLINKED = frozenset("newsletter related notice hidden".split())
_MOST_LINKED = 0.1  # of the words of a part
_MOST = 0.5  # share of the page's prose from which parts of one name are taken for misnamed
PROSE = 60  # characters from which a run of text counts as prose rather than as a label
_LONG_PRINT = 5000  # characters of prose that the small print in a footer does not reach
_NEARLY_ALL = 0.8  # share of the page's prose from which parts of several names are taken for misnamed
_LONG_MENU = 800  # characters of prose that no menu has without links
_NEAR = 40  # elements behind a headline within which its text begins
_HEADED = 0.3  # share of the page's prose from which what stands right below a headline is its text


def role_of(element: Element, tag: str) -> str:
    """Return the role that an element's tag, attributes, class and id give it."""
    attributes = element.attrib
    if tag == "form" and not _asks(element):
        tag = "div"
    if not attributes:
        return _ELSEWHERE.get(tag, "")
    if tag not in _ARTICLES and _is_hidden(attributes) and not _comes_to_light(element):
        return "hidden"
    stated = _ROLE_ATTRIBUTE.get(attributes.get("role", ""), "")
    if stated or tag in {"html", "body"}:
        return stated
    names, identity, component = (
        attributes.get("class"),
        attributes.get("id"),
        attributes.get("data-component"),
    )
    if not names and not identity and not component:
        return _ELSEWHERE.get(tag, "")
    # Programs that invent class names ('sc-1x2y') leave the component's own beside them.
    told = role(f"{names or ''} {identity or ''}") or role(component or "")
    if tag in _ARTICLES and told in {"hidden", "footer", "navigation"}:
        return ""
    return told or _ELSEWHERE.get(tag, "")


def _asks(form: Element) -> bool:
    """Return whether a form has a field that a reader sees; some pages set text in one without any."""
    fields = form.iter("input", "textarea", "select", "button")
    return any(field.tag != "input" or field.get("type") != "hidden" for field in fields)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (style is not None and any(hiding in style.replace(" ", "").lower() for hiding in _HIDING))
    )


def _comes_to_light(element: Element) -> bool:
    """Return whether a hidden element comes to light by itself, or where a reader asks for it."""
    attributes = element.attrib
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return (
        attributes.get("role") == "tabpanel"
        or "x-cloak" in attributes
        or "data-aos" in attributes
        or _STREAMED.fullmatch(attributes.get("id") or "") is not None
        or is_folded(names)
        or (is_slide(names) and element.find(".//a") is None)  # else a card of another article
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """The elements of a page with what is needed to tell which are named wrongly; parallel lists."""

    elements: Sequence[Element]
    roles: Sequence[str]
    prose: Sequence[int]  # characters of prose below
    text: Sequence[int]  # characters below, outside of links
    links: Sequence[int]  # characters below, in links
    ends: Sequence[int]  # one past the last element below


def misnamed(page: Parts) -> Iterator[int]:
    """Yield the elements whose class or id names them wrongly.

    Of one name, they hold most of the page's prose; of several and without links, nearly all of it. Comments
    may outweigh the article, so that they do not count. A tag or a `role` is no mere name.
    """
    parts: dict[str, list[int]] = {}
    for number, part in enumerate(page.roles):
        if page.prose[number] and _is_doubtful(page, number, part) and _is_named(page.elements[number]):
            alike = parts.setdefault(f"{part} {page.elements[number].get('class')}", [])
            if not alike or number >= page.ends[alike[-1]]:
                alike.append(number)
    comments = _comments_before(page.roles, page.prose, page.ends)
    if comments[-1] and page.prose[0] - comments[-1] < PROSE:  # a forum: there is nothing to comment on
        yield from (number for number, part in enumerate(page.roles) if part == "comments")
    if not parts:
        return
    whole = page.prose[0] - comments[-1]
    several: list[int] = []
    for alike in parts.values():
        debated = sum(comments[page.ends[number]] - comments[number] for number in alike)
        held = sum(page.prose[number] for number in alike) - debated
        role = page.roles[alike[0]]
        is_headed = role == "footer" and held > _HEADED * whole and _is_headed(page, alike[0])
        is_print = role == "footer" and held < _LONG_PRINT and not is_headed
        is_menu = role == "navigation" and held >= _LONG_MENU and _is_unlinked(page, alike)
        if (held > _MOST * whole and not is_print) or is_menu or is_headed:
            yield from alike
        elif role in _DOUBTFUL and not is_print and _is_unlinked(page, alike):
            several += alike
    if _held(page, several) > _NEARLY_ALL * whole:
        yield from several


def _held(page: Parts, several: Sequence[int]) -> int:
    """Return how many characters of prose stand in some parts, those within others counted once."""
    held = end = 0
    for number in sorted(several):
        held += page.prose[number] if number >= end else 0
        end = max(end, page.ends[number])
    return held


def _is_unlinked(page: Parts, alike: Sequence[int]) -> bool:
    """Return whether hardly any of the words of some parts lead elsewhere."""
    links = sum(page.links[number] for number in alike)
    return links <= _MOST_LINKED * (links + sum(page.text[number] for number in alike))


def _is_headed(page: Parts, number: int) -> bool:
    """Return whether no prose stands between a headline and a part; small print stands below a text."""
    for before in range(number - 1, max(0, number - _NEAR), -1):
        if page.elements[before].tag == "h1":
            return True
        if page.prose[before] and page.ends[before] <= number:
            return False
    return False


def _is_doubtful(page: Parts, number: int, part: str) -> bool:
    """Return whether the name of a part may be a template's."""
    return part in _DOUBTFUL or (
        part in _DOUBTFUL_UNLINKED
        and _is_unlinked(page, (number,))
        and not (part in {"related", "hidden"} and are_cards(page.elements[number]))
    )


def are_cards(element: Element) -> bool:
    """Return whether a part has as many links as paragraphs, as the cards of other articles have."""
    return sum(1 for _ in element.iter("a")) >= sum(1 for _ in element.iter("p")) > 0


def _is_named(element: Element) -> bool:
    """Return whether nothing but its class or id gives an element its role."""
    return element.tag not in _ELSEWHERE and element.get("role") not in _ROLE_ATTRIBUTE


def _comments_before(roles: Sequence[str], prose: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Return how many characters of comments' prose stand before each element, and in all."""
    before, end = [0], 0
    for number, part in enumerate(roles):
        is_first = part == "comments" and number >= end
        end = ends[number] if is_first else end
        before.append(before[-1] + (prose[number] if is_first else 0))
    return before
