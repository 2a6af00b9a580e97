"""What a theme's author is told of the templates' variables is what they get."""

from tests.site.theme_variables import FILE, page


def test_the_page_of_variables_is_what_the_templates_get():
    """A change of them is one of the docs: `python -m tests.site.theme_variables` writes the page anew."""
    assert FILE.read_text("utf-8") == page()
