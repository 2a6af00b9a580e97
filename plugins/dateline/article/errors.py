"""Every error that Dateline raises on purpose; each says where, what was found, and what to do."""


class DatelineError(Exception):
    """An error that a person can act on.

    Args:
        found: what is wrong, as a clause without a full stop.
        where: the file (and line) or the record it concerns, empty when there is none.
        remedy: what to do about it, as a sentence.
    """

    def __init__(self, found: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(found)
        self.found = found
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f". {self.remedy}" if self.remedy else ""
        return f"{place}{self.found}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; Exception alone would forget the keyword arguments.
        return _rebuild, (type(self), self.found, self.where, self.remedy)


def _rebuild(kind: type[DatelineError], found: str, where: str, remedy: str) -> DatelineError:
    return kind(found, where=where, remedy=remedy)


class UnreadableSourceError(DatelineError):
    """A source file holds nothing that can become an article."""


class UnfetchedError(DatelineError):
    """A page was not fetched: its address may not be asked, or gave no whole answer."""


class ArticleError(DatelineError):
    """Something about one article alone could not be made; `where` is its identifier."""


class FrontMatterError(DatelineError):
    """A page's front matter breaks the contract of the field table."""


class SettingError(DatelineError):
    """A setting has a value of the wrong kind."""


class AuthorityError(DatelineError):
    """An authority file says something that cannot be meant."""


class ProfileError(DatelineError):
    """A host's profile, or a choice about what recurs on its pages, says something that cannot be meant."""


class IndexFormatError(DatelineError):
    """A search index on disk is damaged or of another format version."""


class IntegrityError(DatelineError):
    """A stored file is not the one its hash names."""
