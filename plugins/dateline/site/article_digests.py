"""What decides how each article is shown, as short hashes: a bundle that shows it is made of these."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from .entities import Name, NameIndex
from .stories import StoryIndex


class ArticleDigests:
    """The digests of all published articles.

    Args:
        own: of each article by identifier: another whenever its file, its address or its tags are.
        names: what articles name.
        stories: which story they are in.
    """

    def __init__(self, own: Mapping[str, str], names: NameIndex, stories: StoryIndex) -> None:
        self._own = own
        self._names = names
        self._stories = stories
        self._shown: dict[str, str] = {}
        self._of_story: dict[str, str] = {}
        self._of_name: dict[tuple[str, str], str] = {}

    def own(self, identifier: str) -> str:
        """Return what changes with the article itself: what lists show of it does not change without."""
        return self._own[identifier]

    def shown(self, identifier: str) -> str:
        """Return what changes with the article, the story it is in, and what is shown of all it names.

        How often those are named counts by `Name.weight` alone: an article more would change most others.
        """
        if identifier not in self._shown:
            named = [
                (self._name(name), found.salience, [mention.start for mention in found.mentions])
                for found, name in self._names.in_article(identifier)
            ]
            named_as = digest_of((self._own[identifier], named))
            self._shown[identifier] = named_as + self._story(identifier)
        return self._shown[identifier]

    def _name(self, name: Name) -> str:
        key = name.kind, name.slug
        if key not in self._of_name:
            self._of_name[key] = digest_of((name.linked, name.weight))
        return self._of_name[key]

    def _story(self, identifier: str) -> str:
        story = self._stories.of(identifier)
        if story is None:
            return ""
        if story.identifier not in self._of_story:
            members = [self._own[card.identifier] for card in story.cards]
            self._of_story[story.identifier] = digest_of((members, story.reasons))
        return self._of_story[story.identifier]

    def of_all(self, identifiers: Iterable[str]) -> str:
        """Return the digests of what is shown of some articles as one."""
        return digest_of([self.shown(identifier) for identifier in identifiers])


def digest_of(value: Any) -> str:
    """Return a short hash of plain values."""
    return text_digest(repr(value))


def text_digest(text: str) -> str:
    """Return a short hash of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
