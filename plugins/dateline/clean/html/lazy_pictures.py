"""Pictures that a page loads late get the addresses that `noscript` and their candidates state."""

from collections.abc import Iterator

from .parse import Element

_TAKEN = ("src", "srcset", "width", "height", "alt")
_PIXEL = 2  # pixels of a side; what is no larger counts visitors


def load_pictures(root: Element) -> None:
    """Give each picture that waits for a script the address that the page has for readers without one.

    A picture that stands in a `noscript` alone is shown; one that repeats the picture before it is not.
    """
    for holder in list(root.iter("noscript")):
        pictures = [one for one in holder.iter("img") if _shows(one)]
        if len(pictures) != 1 or _has_words(holder):
            continue
        waiting = _waiting(holder)
        if waiting is None:
            if not _shown_beside(holder, pictures[0]):
                holder.tag = "span"
        elif not _loads(waiting):
            for name in _TAKEN:
                if value := pictures[0].get(name):
                    waiting.set(name, value)
    for picture in root.iter("img"):
        if not _loads(picture) and not _lazy(picture) and (first := _first_candidate(picture)):
            picture.set("src", first)


def _has_words(holder: Element) -> bool:
    return any(text.strip() for text in holder.itertext())


def _loads(picture: Element) -> bool:
    source = (picture.get("src") or "").strip()
    return bool(source) and not source.startswith(("data:", "about:", "blob:"))


def _lazy(picture: Element) -> bool:
    return any(picture.get(name) for name in ("data-src", "data-lazy-src", "data-original"))


def _shows(picture: Element) -> bool:
    sides = (picture.get(side) or "" for side in ("width", "height"))
    return _loads(picture) and not any(side.isdigit() and int(side) <= _PIXEL for side in sides)


def _before(holder: Element) -> Iterator[Element]:
    """Yield the pictures in the element before a holder, and in those around it that hold nothing else."""
    previous = holder.getprevious()
    if previous is not None and not (previous.tail or "").strip():
        yield from previous.iter("img")


def _waiting(holder: Element) -> Element | None:
    """Return the picture before a `noscript` that waits for a script."""
    return next((one for one in _before(holder) if not _loads(one) or _lazy(one)), None)


def _shown_beside(holder: Element, picture: Element) -> bool:
    return any(
        one.get("alt") == picture.get("alt") or one.get("src") == picture.get("src")
        for one in _before(holder)
    )


def _first_candidate(picture: Element) -> str:
    """Return the largest candidate that a picture has beside its placeholder, empty where it has none."""
    stated = [picture.get("data-srcset"), picture.get("data-lazy-srcset"), picture.get("srcset")]
    around = next(picture.iterancestors("picture"), None)
    if around is not None:
        stated += [one.get("data-srcset") or one.get("srcset") for one in around.iter("source")]
    for candidates in filter(None, stated):
        addresses = [part.split() for part in candidates.split(", ") if part.split()]
        loaded = [parts for parts in addresses if not parts[0].startswith("data:")]
        if loaded:
            return str(max(loaded, key=_width)[0]).rstrip(",")
    return ""


def _width(parts: list[str]) -> float:
    """Return the width or density that a candidate states, 0 where it states none."""
    stated = parts[1][:-1] if len(parts) > 1 else ""
    return float(stated) if stated.replace(".", "", 1).isdigit() else 0.0
