"""Random article bodies, in any shape a source may have."""

from hypothesis import strategies as st

from dateline.article.blocks import (
    Break,
    Code,
    CodeBlock,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Link,
    ListBlock,
    NoteRef,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
)

_TRICKY = "ab é*_`~[]()<>!#+-=|:.\\&;1\"'“” \u00a0€$^\n\t"
words = st.one_of(
    st.text(alphabet=_TRICKY, min_size=1, max_size=12),
    st.text(min_size=1, max_size=8),
    st.sampled_from(
        [
            "word",
            "1. one",
            "- dash",
            "# hash",
            "Table: x",
            "&amp;",
            "&#65;",
            "<b>",
            "[^1]",
            "```",
            ": x",
            "a|b",
        ]
    ),
)
labels = st.sampled_from(["1", "2", "note-a"])
urls = st.sampled_from(["https://example.org/a?b=c&copy=1", "http://example.org/(x)", "mailto:a@example.org"])
inlines = st.recursive(
    st.one_of(words.map(Text), words.map(Text), words.map(Code), st.just(Break()), labels.map(NoteRef)),
    lambda inner: st.one_of(
        *(st.lists(inner, max_size=3).map(lambda c, k=k: k(tuple(c))) for k in (Emphasis, Strong, Strike)),
        st.builds(lambda c, u: Link(tuple(c), u), st.lists(inner, max_size=3), urls),
    ),
    max_leaves=5,
)
line = st.lists(inlines, max_size=4).map(tuple)
cells = st.lists(line, min_size=1, max_size=3).map(tuple)
leaves = st.one_of(
    line.map(Paragraph),
    line.map(Paragraph),
    st.builds(Heading, line, st.integers(1, 6)),
    st.builds(
        CodeBlock, st.text(alphabet="ab` ~\n\t<&", max_size=20), st.sampled_from(["", "python", "c++"])
    ),
    st.just(Rule()),
    st.builds(
        Figure,
        st.sampled_from([None, "images/ab.jpg", "https://example.org/x.png"]),
        words,
        line,
        words,
    ),
    st.builds(Table, st.one_of(st.just(()), cells), st.lists(cells, max_size=3).map(tuple), line),
    st.lists(st.tuples(line, st.lists(line, max_size=2).map(tuple)), max_size=3).map(
        lambda items: DefinitionList(tuple(items))
    ),
)
blocks = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda b: Quote(tuple(b))),
        st.builds(
            ListBlock,
            st.lists(st.lists(inner, max_size=3).map(tuple), max_size=3).map(tuple),
            st.one_of(st.none(), st.integers(0, 1200)),
        ),
        st.builds(lambda label, b: Footnote(label, tuple(b)), labels, st.lists(inner, max_size=2)),
    ),
    max_leaves=6,
)
bodies = st.lists(blocks, max_size=4)
