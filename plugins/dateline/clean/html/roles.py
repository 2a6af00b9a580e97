"""The role of each element by its tag, attributes and names, and which names are not to be trusted."""

from collections.abc import Iterator, Sequence

from .class_roles import role
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
_HIDING = ("display:none", "visibility:hidden")
# Names that templates also give to parts of an article, such as `content-nav-section`.
_DOUBTFUL = frozenset("navigation footer sidebar teaser advertisement tags bio print share".split())
_MOST = 0.5  # share of the page's prose from which parts of one name are taken for misnamed
_LONG_PRINT = 5000  # characters of prose that the small print in a footer does not reach


def role_of(element: Element, tag: str) -> str:
    """Return the role that an element's tag, attributes, class and id give it."""
    attributes = element.attrib
    if not attributes:
        return _ELSEWHERE.get(tag, "")
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return "hidden"
    style = attributes.get("style")
    if style and any(hiding in style.replace(" ", "").lower() for hiding in _HIDING):
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
    return told or _ELSEWHERE.get(tag, "")


def misnamed(
    elements: Sequence[Element], roles: Sequence[str], prose: Sequence[int], ends: Sequence[int]
) -> Iterator[int]:
    """Yield the elements whose class or id names them wrongly: alike, they hold most of the page's prose.

    Comments may outweigh the article, so that they do not count. A tag or a `role` is no mere name.

    Args:
        elements: of the page, in document order.
        roles: of each element.
        prose: characters of prose below each.
        ends: of each, one past the last element below.
    """
    parts: dict[str, list[int]] = {}
    for number, part in enumerate(roles):
        if part in _DOUBTFUL and prose[number] and _is_named(elements[number]):
            alike = parts.setdefault(f"{part} {elements[number].get('class')}", [])
            if not alike or number >= ends[alike[-1]]:
                alike.append(number)
    if not parts:
        return
    comments = _comments_before(roles, prose, ends)
    for alike in parts.values():
        debated = sum(comments[ends[number]] - comments[number] for number in alike)
        held = sum(prose[number] for number in alike) - debated
        is_print = roles[alike[0]] == "footer" and held < _LONG_PRINT
        if held > _MOST * (prose[0] - comments[-1]) and not is_print:
            yield from alike


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
