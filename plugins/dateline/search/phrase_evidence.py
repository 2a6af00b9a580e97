"""What phrases and words near each other find, hyphens and stars in them too; ranks nothing."""

from collections.abc import Sequence
from dataclasses import replace

from .analyzer import STOP_MARK, Placed, fold, has_bigram
from .compounds import also_written, closed_text, other_compounds, two_parts
from .expansion import other_texts, readings
from .phrases import Element, Mask, documents_with, elements_of, starred_readings
from .query import Leaf
from .term_evidence import ScoredWord, TermFinder, WordMatches
from .wildcards import has_wildcard


class PhraseFinder(TermFinder):
    """Finds what phrases find."""

    def _phrase(self, leaf: Leaf, *, compounds: bool = True) -> WordMatches | None:
        if leaf.wildcard:
            return self._starred(leaf)
        found = readings(leaf.text, self._languages)
        if not found:
            return None
        mask = self._none()
        for text in dict.fromkeys((leaf.text, closed_text(leaf.text))):
            mask |= self._of_phrase(replace(leaf, text=text))
        if compounds and " " in leaf.text and leaf.kind == "phrase" and not leaf.distance:
            mask |= self._also_written(leaf)
        if compounds and mask.any():
            mask |= self._with_hyphens(leaf, mask)
        elif compounds:
            mask, found = self._spelt_otherwise(leaf, found)
        return WordMatches(mask, self._words_of(leaf, found))

    def _spelt_otherwise(self, leaf: Leaf, found: list[list[Placed]]) -> tuple[Mask, list[list[Placed]]]:
        """Return what other spellings find, which the reader is told of, and the readings they have."""
        mask = self._none()
        for text in other_compounds(leaf.text, self._store.printed_forms):
            if (added := self._of_phrase(replace(leaf, text=text))).any():
                self._query.note("spelt-otherwise", text)
            mask |= added
        if mask.any():
            return mask, found
        for text in other_texts(leaf.text):
            mask = self._of_phrase(replace(leaf, text=text))
            if mask.any():
                self._query.note("spelt-otherwise", text)
                return mask, readings(text, self._languages)
        return mask, found

    def _also_written(self, leaf: Leaf) -> Mask:
        """Return the articles that print a text as two words, or as one, where the archive has both."""
        mask = self._none()
        for text in also_written(leaf.text, self._store.compounds):
            mask |= self._of_phrase(replace(leaf, kind="phrase", text=text, distance=0))
        return mask

    def _with_hyphens(self, leaf: Leaf, mask: Mask) -> Mask:
        """Return the articles that print a word of a phrase with a hyphen, where others print it as typed.

        Such a word takes two places: the joined word and its first part stand at the first, its second part
        at the other. So it is looked for where an article has one place more after a word of the phrase.
        """
        found, words = self._none(), fold(leaf.text).split()
        if leaf.kind != "phrase" or leaf.distance:
            return found
        for reading in readings(leaf.text, self._languages):
            for at, after in enumerate(reading[:-1] if len(reading) == len(words) else ()):
                elements = [
                    Element.of(p, printed=True, place=p.place + (p.place > after.place)) for p in reading
                ]
                parted = documents_with(self._store, elements, leaf.field, None) & ~mask
                for head, tail in two_parts(words[at]) if parted.any() else ():
                    both = self._of_phrase(replace(leaf, text=head)) & self._of_phrase(
                        replace(leaf, text=tail)
                    )
                    if (both & parted).any():
                        text = " ".join([*words[:at], head, tail, *words[at + 1 :]])
                        found |= self._of_phrase(replace(leaf, text=text))
        return found

    def _of_phrase(self, leaf: Leaf) -> Mask:
        """Return the articles that have a phrase, or words near each other."""
        printed = leaf.kind == "phrase"
        distance = leaf.distance if leaf.distance or not printed else None
        mask = self._none()
        for reading in readings(leaf.text, self._languages):
            elements = elements_of(self._store, reading, printed=printed)
            mask |= documents_with(self._store, elements, leaf.field, distance)
        return mask

    def _words_of(self, leaf: Leaf, found: Sequence[Sequence[Placed]]) -> list[ScoredWord]:
        """Return the words at each place of a text, stop words left out."""
        words: list[ScoredWord] = []
        for place in dict.fromkeys(placed.place for reading in found for placed in reading):
            own = [placed for reading in found for placed in reading if placed.place == place]
            terms: dict[str, set[str]] = {}
            for _, term, form in own:
                terms.setdefault(term, set()).add(form)
            ranked = {term: forms for term, forms in terms.items() if term[0] != STOP_MARK}
            if ranked:
                words += self._of_terms(leaf, ranked).words
        return words

    def _starred(self, leaf: Leaf) -> WordMatches:
        """Return what a phrase with stars finds, or such words near each other."""
        starred = self.starred_terms(leaf)
        words: list[ScoredWord] = []
        for text in leaf.text.split():
            if text in starred:
                words += self._of_terms(leaf, starred[text], only=True).words
            else:
                words += self._words_of(leaf, readings(text, self._languages))
        mask = self._none()
        distance = leaf.distance if leaf.distance or leaf.kind == "near" else None
        for elements in starred_readings(leaf, starred, self._languages):
            mask |= documents_with(self._store, elements, leaf.field, distance)
        return WordMatches(mask, words)

    def starred_terms(self, leaf: Leaf) -> dict[str, dict[str, set[str]]]:
        """Return what each word with stars of a phrase stands for; a lone star stands for any word."""
        return {
            text: self._within_caps(text, self._like(text))
            for text in leaf.text.split()
            if has_wildcard(text) and text.strip("*") and not has_bigram(text)
        }
