"""Rewritings of a saved page that leave its article as it is and change what an extractor may lean on.

Each changes the tree of a page in place and returns whether there was something to change. None asks the
cleaner anything, so that they are as fair to other extractors.
"""

import copy
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random

from lxml import etree

from .saved_page import (
    BLOCKS,
    PARAGRAPH,
    Donors,
    Element,
    Page,
    body_blocks,
    class_names,
    flat,
    leaves,
    words_of,
)

Perturbation = Callable[[Page, Donors, Random], bool]
_SEMANTIC = ("main", "article", "section", "header", "footer", "aside", "figure", "nav")
_NAMING = ("class", "id", "role", "data-component", "data-testid", "aria-label", "name")
_MICRODATA = ("itemprop", "itemscope", "itemtype", "property", "typeof", "rel")
_KEPT = 3  # paragraphs of a shortened article
_FEWEST = 6  # paragraphs of an article that is shortened
_COVERED = 0.9  # of the gold text that must be found on a page that is shortened
_WELL_COVERED = 0.95  # the same, where it is shortened behind any block
_LONGEST = 7  # paragraphs before such a block, at most
_INSERTED = 30  # characters of a text of a box by which it is looked for
_TIMES = 1.5  # as long as the article are its comments


# What elements are called


def _rename(page: Page, _donors: Donors, _random: Random) -> bool:
    return _called(page, lambda name: "n" + hashlib.sha256(name.encode()).hexdigest()[:6])


def _exchange(page: Page, donors: Donors, random: Random) -> bool:
    """Call what this page uses most by what another page uses most, and so on."""
    own, other = class_names(page.root), random.choice(donors.names)
    called = dict(zip(own, other, strict=False))
    return bool(other) and _called(page, lambda name: called.get(name, name))


def _called(page: Page, called: Callable[[str], str]) -> bool:
    changed = False
    for element in page.root.iter():
        for attribute in ("class", "id"):
            names = element.get(attribute) if isinstance(element.tag, str) else None
            if names:
                element.set(attribute, " ".join(map(called, names.split())))
                changed = True
    return changed


def _unname(page: Page, _donors: Donors, _random: Random) -> bool:
    return _without(page.root, _NAMING)


def _without(root: Element, attributes: Sequence[str]) -> bool:
    changed = False
    for element in root.iter():
        for attribute in attributes:
            changed |= element.attrib.pop(attribute, None) is not None
    return changed


def _to_div(page: Page, _donors: Donors, _random: Random) -> bool:
    return _retagged(page.root, _SEMANTIC, "div")


def _to_section(page: Page, _donors: Donors, _random: Random) -> bool:
    return _retagged(page.root, ("div",), "section")


def _to_custom(page: Page, _donors: Donors, _random: Random) -> bool:
    return _retagged(page.root, ("div", *_SEMANTIC), "x-part")


def _retagged(root: Element, tags: Sequence[str], to: str) -> bool:
    found = list(root.iter(*tags))
    for element in found:
        element.tag = to
    return bool(found)


# What the page states


def _unstate_head(page: Page, _donors: Donors, _random: Random) -> bool:
    return _taken_out(page.root, "//meta[@name or @property or @itemprop]")


def _unstate_json(page: Page, _donors: Donors, _random: Random) -> bool:
    return _taken_out(page.root, "//script[contains(@type, 'ld+json')]")


def _unstate_microdata(page: Page, _donors: Donors, _random: Random) -> bool:
    return _without(page.root, _MICRODATA)


def _taken_out(root: Element, path: str) -> bool:
    found = root.xpath(path)
    for element in found:
        element.drop_tree()
    return bool(found)


# How elements are nested


def _wrap(page: Page, _donors: Donors, _random: Random) -> bool:
    blocks = [one for one in body_blocks(page) if one.tag == "p"]
    for block in blocks:
        _wrapped(block, "div")
    return bool(blocks)


def _wrapped(element: Element, tag: str) -> Element:
    box = etree.Element(tag)
    element.addprevious(box)
    box.tail, element.tail = element.tail, None
    box.append(element)
    return box


def _split(page: Page, _donors: Donors, _random: Random) -> bool:
    """Put the second half of the element with most of the body into a sibling of its own."""
    box = _container(page)
    if box is None or box.tag == "body":
        return False
    children = list(box)
    if len(children) < 2:
        return False
    other = etree.Element(box.tag, dict(box.attrib))
    other.attrib.pop("id", None)
    other.tail, box.tail = box.tail, None
    box.addnext(other)
    other.extend(children[len(children) // 2 :])
    return True


def _container(page: Page) -> Element | None:
    held: Counter[Element] = Counter()
    for block in body_blocks(page):
        held[block.getparent()] += len(words_of(block))
    return held.most_common(1)[0][0] if held else None


def _flatten(page: Page, _donors: Donors, _random: Random) -> bool:
    """Dissolve each box of boxes, so that their blocks become siblings."""
    changed = False
    for element in list(page.root.iter("div", "section", "article", "main")):
        parent = element.getparent()
        texts = [element.text, element.tail, *(child.tail for child in element)]
        is_frame = len(element) and all(child.tag in BLOCKS for child in element)
        if parent is not None and is_frame and not any((one or "").strip() for one in texts):
            element.drop_tag()
            changed = True
    return changed


def _lines(page: Page, _donors: Donors, _random: Random) -> bool:
    """Set the paragraphs of the body as lines of one run."""
    blocks = [one for one in body_blocks(page) if one.tag == "p"]
    for block in blocks:
        block.tail = f" {(block.tail or '').strip()}"
        for _ in range(2):
            block.addnext(_broken(block))
        block.drop_tag()
    return bool(blocks)


def _broken(element: Element) -> Element:
    line = etree.Element("br")
    line.tail, element.tail = element.tail, None
    return line


def _items(page: Page, _donors: Donors, _random: Random) -> bool:
    """Make one list of each row of paragraphs of the body."""
    blocks = {one for one in body_blocks(page) if one.tag == "p"}
    for block in page.root.iter("p"):
        if block in blocks:
            block.tag = "li"
    for block in (one for one in list(page.root.iter("li")) if one in blocks):
        before = block.getprevious()
        if before is not None and before.tag == "ul" and before.get("data-row"):
            before.append(block)
        else:
            _wrapped(block, "ul").set("data-row", "1")
    return bool(blocks)


def _cells(page: Page, _donors: Donors, _random: Random) -> bool:
    """Set the body as pages of the 1990s do: in the cell of a table."""
    box = _container(page)
    if box is None or box.tag in {"body", "td"}:
        return False
    cell = _wrapped(box, "td")
    _wrapped(_wrapped(cell, "tr"), "table")
    box.drop_tag()
    return True


def _divs(page: Page, _donors: Donors, _random: Random) -> bool:
    return _retagged(page.root, ("p",), "div")


# What stands beside the article


def _inserting(kind: str, place: str, *, is_named: bool = True) -> Perturbation:
    def insert(page: Page, donors: Donors, random: Random) -> bool:
        blocks = body_blocks(page)
        if not donors.boxes[kind] or not blocks:
            return False
        box = copy.deepcopy(random.choice(donors.boxes[kind]))
        box.tail = None
        if not is_named:
            _without(box, _NAMING)
        gold = flat(page.text)
        texts = [" ".join(words_of(one).split()) for one in leaves(box)]
        page.inserted += [one for one in texts if len(one) >= _INSERTED and flat(one) not in gold]
        _put(page, blocks, place, box)
        return True

    return insert


def _put(page: Page, blocks: Sequence[Element], place: str, box: Element) -> None:
    if place == "inside":
        blocks[len(blocks) // 2].addprevious(box)
        return
    if place == "first":
        body = page.root.find("body")
        body.insert(0, box)
        return
    container = _container(page)
    beside = container if container is not None and container.tag != "body" else blocks[-1]
    if place == "before":
        beside.addprevious(box)
    else:
        box.tail, beside.tail = beside.tail, None
        beside.addnext(box)


def _debate(*, is_named: bool) -> Perturbation:
    """Put readers' comments below the article that are longer than it."""

    def insert(page: Page, donors: Donors, random: Random) -> bool:
        blocks = body_blocks(page)
        if not blocks or not donors.paragraphs:
            return False
        names = {"class": "comments"}, {"class": "comment"}
        thread = etree.Element("div", names[0] if is_named else {})
        etree.SubElement(thread, "h3").text = "Comments"
        gold, length = flat(page.text), 0
        while length < _TIMES * len(page.text):
            said = random.choice(donors.paragraphs)
            length += len(said)
            if flat(said) in gold:
                continue
            comment = etree.SubElement(thread, "div", names[1] if is_named else {})
            etree.SubElement(comment, "div").text = f"Reader {random.randint(10, 99)}"
            etree.SubElement(comment, "div").text = f"{random.randint(1, 28)} May 2024 at 10:15 am"
            etree.SubElement(comment, "p").text = said
            etree.SubElement(comment, "a", href="#reply").text = "Reply"
            page.inserted.append(said)
        _put(page, blocks, "after", thread)
        return True

    return insert


def _shorten(page: Page, _donors: Donors, _random: Random) -> bool:
    """Cut the article, on the page and in the gold, behind its first paragraphs."""
    blocks, paragraphs = _found_whole(page, _COVERED)
    return bool(paragraphs) and _cut(page, blocks, paragraphs[_KEPT - 1])


def _shorten_anywhere(page: Page, _donors: Donors, random: Random) -> bool:
    """Cut the article behind a block drawn by lot, be it a paragraph, an item or a cell."""
    blocks, paragraphs = _found_whole(page, _WELL_COVERED)
    if not paragraphs:
        return False
    order = [one for one, _ in blocks]
    first, stop = order.index(paragraphs[1]), order.index(paragraphs[min(len(paragraphs) - 2, _LONGEST)])
    return _cut(page, blocks, order[random.randint(first, stop)])


def _found_whole(page: Page, covered: float) -> tuple[list[tuple[Element, str]], list[Element]]:
    """Return the blocks of the article with their letters, and its paragraphs; none where too few are found.

    Args:
        page: the page.
        covered: share of the gold text that must be found on the page.
    """
    blocks = [(one, flat(words_of(one))) for one in body_blocks(page)]
    paragraphs = [one for one, key in blocks if len(key) >= PARAGRAPH]
    found = sum(map(len, {key for _, key in blocks}))
    is_whole = len(paragraphs) >= _FEWEST and found >= covered * len(flat(page.text))
    return blocks, paragraphs if is_whole else []


def _cut(page: Page, keys: Sequence[tuple[Element, str]], last: Element) -> bool:
    """Cut the article behind a block."""
    gold = flat(page.text)
    key = dict(keys)[last]
    end = gold.find(key) + len(key)
    beyond = [one for one, key in keys if gold.find(key) >= end]
    paragraphs = [one for one, key in keys if len(key) >= PARAGRAPH]
    blocks = list(leaves(page.root))
    first, stop = blocks.index(last) + 1, blocks.index(paragraphs[-1]) + 1
    # Between its paragraphs stand labels and pictures that belong to them.
    for block in {*beyond, *blocks[first:stop]}:
        block.drop_tree()
    page.text = page.text[: _place(page.text, end)]
    for carrier in list(page.root.iter("script", "template", "noscript", "iframe")):  # of the whole text
        carrier.drop_tree()
    return True


def _isolate(page: Page, _donors: Donors, _random: Random) -> bool:
    """Leave nothing on the page but what holds the article, as print views and hand-made pages have it."""
    box = _container(page)
    changed = False
    while box is not None and box.tag != "body":
        for other in [*box.itersiblings(), *box.itersiblings(preceding=True)]:
            # An article may stand in several boxes.
            if isinstance(other.tag, str) and flat(words_of(other))[:PARAGRAPH] not in flat(page.text):
                other.drop_tree()
                changed = True
        box = box.getparent()
    return changed


def _place(text: str, letters: int) -> int:
    """Return the place in a text behind its first letters and digits."""
    count = 0
    for place, letter in enumerate(text, 1):
        count += len(flat(letter))
        if count >= letters:
            return place
    return len(text)


def _all(*steps: Perturbation) -> Perturbation:
    def every(page: Page, donors: Donors, random: Random) -> bool:
        done = [step(page, donors, random) for step in steps]
        return all(done)

    return every


def _any(*steps: Perturbation) -> Perturbation:
    def some(page: Page, donors: Donors, random: Random) -> bool:
        done = [step(page, donors, random) for step in steps]
        return any(done)

    return some


_unstated = _any(_unstate_head, _unstate_json, _unstate_microdata)
_bared = _any(_unname, _to_div, _unstated)
PERTURBATIONS: Mapping[str, Perturbation] = {
    "as it is": lambda _page, _donors, _random: True,
    "names renamed": _rename,
    "names removed": _unname,
    "names of another page": _exchange,
    "elements to div": _to_div,
    "div to section": _to_section,
    "custom elements": _to_custom,
    "paragraphs to div": _divs,
    "no meta": _unstate_head,
    "no JSON-LD": _unstate_json,
    "no microdata": _unstate_microdata,
    "nothing stated": _unstated,
    "bare": _bared,
    "wrapped": _wrap,
    "split": _split,
    "flattened": _flatten,
    "lines": _lines,
    "list": _items,
    "table cell": _cells,
    "related before": _inserting("related", "before"),
    "related inside": _inserting("related", "inside"),
    "related after": _inserting("related", "after"),
    "related inside, no names": _inserting("related", "inside", is_named=False),
    "related after, no names": _inserting("related", "after", is_named=False),
    "comments after": _inserting("comments", "after"),
    "comments after, no names": _inserting("comments", "after", is_named=False),
    "newsletter inside": _inserting("newsletter", "inside"),
    "newsletter inside, no names": _inserting("newsletter", "inside", is_named=False),
    "notice first": _inserting("notice", "first"),
    "notice first, no names": _inserting("notice", "first", is_named=False),
    "long comments": _debate(is_named=True),
    "long comments, no names": _debate(is_named=False),
    "short": _shorten,
    "short, bare": _all(_shorten, _bared),
    "alone": _isolate,
    "cut": _shorten_anywhere,
    "cut, bare": _all(_shorten_anywhere, _bared),
    "cut, alone": _all(_shorten_anywhere, _isolate),
}


def perturbed(name: str, key: str, page: Page, donors: Donors) -> Page | None:
    """Return a rewritten copy of a page, None where there is nothing to rewrite; the same each time.

    Args:
        name: of the perturbation.
        key: of the page, which decides what is drawn by lot.
        page: is not changed.
        donors: what other pages give.
    """
    made = Page(copy.deepcopy(page.root), page.text)
    return made if PERTURBATIONS[name](made, donors, Random(f"{name} {key}")) else None
