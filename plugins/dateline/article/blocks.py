"""The typed parts of an article's body: blocks, and the inline marks in them; no markup of any language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A run of computer text within a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that means something (verse, address)."""


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to the Footnote of that label."""

    label: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words, usually in italics."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words, usually in bold."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Strike:
    """Words struck out."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a vetted URL (see `links.vetted`)."""

    content: "Inlines"
    url: str


Marked = Emphasis | Strong | Strike | Link
Inline = Text | Code | Break | NoteRef | Marked
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A subheading; the headline itself is no block. Level 2 is the highest in a body."""

    content: Inlines
    level: int = 2


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is a sequence of blocks. `start` is the first number, None when unordered."""

    items: tuple["Blocks", ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms, each with its definitions."""

    items: tuple[tuple[Inlines, tuple[Inlines, ...]], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, set apart."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `header` is empty where the table has none. Every row is equally long."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption and credit; `image` is None where only the words survived.

    Args:
        image: path below content/, a vetted URL, or `/path` on a site whose address nobody noted.
        alt: words in place of the picture.
    """

    image: str | None = None
    alt: str = ""
    caption: Inlines = ()
    credit: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the archive itself holds the picture."""
        return bool(self.image) and "://" not in (self.image or "") and not (self.image or "").startswith("/")


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Preformatted computer text."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between sections."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that a NoteRef of the same label refers to; stands after the body."""

    label: str
    blocks: "Blocks"


Block = (
    Paragraph | Heading | ListBlock | DefinitionList | Quote | Table | Figure | CodeBlock | Rule | Footnote
)
Blocks = tuple[Block, ...]
