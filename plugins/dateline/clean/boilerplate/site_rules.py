"""What a person has decided about the blocks that recur on one host's pages, applied; finds none itself."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import urlsplit

from ...article.blocks import Block
from ...article.normal_form import normal_form
from ...article.record import Article, Removed
from ...article.text import text_of
from ...article.warnings import confidence, warning
from .fingerprints import fingerprint, said


def host_of(url: str) -> str:
    """Return whose page an address is: its host without `www.` and `m.`, empty where it has none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.")


@dataclass(frozen=True, slots=True)
class Profile:
    """The blocks that a person wants dropped from the pages of a host, or kept, by their fingerprints."""

    host: str
    dropped: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    @property
    def rule(self) -> str:
        """Return the rule under which the provenance lists what this profile took out."""
        return f"profile: {self.host}"

    @property
    def digest(self) -> str:
        """Return a hash of all that makes a difference to a page; empty where nothing does."""
        if not self.dropped and not self.kept:
            return ""
        settled = (self.host, *sorted(self.dropped), "kept", *sorted(self.kept))
        return hashlib.sha256("\n".join(settled).encode()).hexdigest()[:16]

    def keeps(self, block: Block) -> bool:
        """Return whether a person wants the block kept."""
        return bool(self.kept) and fingerprint(said(block)) in self.kept

    def drops(self, block: Block) -> bool:
        """Return whether a person wants the block dropped."""
        return bool(mark := fingerprint(said(block))) and mark in self.dropped

    def applied(self, article: Article) -> Article:
        """Return the article without the dropped blocks; what was removed stands in its provenance.

        An article of which nothing would be left stays as it is, with a warning.
        """
        dropped = [block for block in article.blocks if self.drops(block)]
        if not dropped:
            return article
        provenance = article.provenance
        blocks = normal_form(block for block in article.blocks if not self.drops(block))
        if not text_of(blocks).strip():
            warnings = (*provenance.warnings, warning("site-rules-not-applied", self.host))
            unsure = replace(provenance, confidence=confidence(warnings), warnings=warnings)
            return replace(article, provenance=unsure)
        removed = tuple(Removed(self.rule, said(block)) for block in dropped)
        return replace(
            article,
            blocks=blocks,
            provenance=replace(provenance, removed=(*provenance.removed, *removed)),
        )


Profiles: TypeAlias = Callable[[str], Profile | None]  # host → its profile
