"""An article explained: its source and what was removed, by any of its names; a wrong name is said."""

import pytest

from plugins.article.errors import UnreadableSourceError
from plugins.ingest import ingest
from plugins.ingest.explain import explained

DUMP = """Ferry service to Holm resumes

The ferry came back to Holm on Monday after nine days in dock, to the sound of the school band.

Read more: All news from the islands

The harbour master said that nobody had missed the noise of her engine until it was gone.
"""


@pytest.fixture
def content(tmp_path):
    """A small archive of one dump."""
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "ferry.txt").write_text(DUMP)
    ingest([tmp_path / "pile"], tmp_path / "content")
    return tmp_path / "content"


class TestExplain:
    def test_what_was_removed_is_named_with_its_rule(self, content):
        """Nothing disappears without a record that says why."""
        (page,) = (content / "articles").rglob("*.md")
        found = explained(content, page.name)
        assert [one.text for one in found.removed] == ["Read more: All news from the islands"]
        assert found.original.read_text() == DUMP

    def test_an_id_is_enough(self, content):
        """The permanent identifier names the article."""
        (page,) = (content / "articles").rglob("*.md")
        assert explained(content, page.stem.rpartition("-")[2]).page == page

    @pytest.mark.parametrize("name", ["", "nobody", "*"])
    def test_a_wrong_name_is_said(self, content, name):
        """No page, no guess."""
        with pytest.raises(UnreadableSourceError, match="no page is named"):
            explained(content, name)
