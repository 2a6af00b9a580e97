"""What joining the names of an archive asks the gazetteer: the same in each build, so it is kept."""

from dataclasses import dataclass, field

from .tables import tables


@dataclass(slots=True)
class GazetteerAnswers:
    """Answers known, and those found since; the gazetteer, 80 MB, is read for a question that is new."""

    places: dict[str, bool] = field(default_factory=dict)  # by word: whether it is the name of a place
    labels: dict[str, str | None] = field(default_factory=dict)  # by language and place: what it is called
    has_new: bool = False

    def is_place(self, word: str) -> bool:
        """Return whether a word is the very name of a place."""
        if word not in self.places:
            self.places[word], self.has_new = bool(tables().known(word)), True
        return self.places[word]

    def called(self, language: str, identity: int | str) -> str | None:
        """Return what a language calls a place, by its GeoNames number or, without one, its English name."""
        key = f"{language} {identity!r}"
        if key not in self.labels:
            self.labels[key], self.has_new = tables().called(language, identity), True
        return self.labels[key]
