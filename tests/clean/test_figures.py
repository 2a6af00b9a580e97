"""What the reader of pictures promises: caption and credit apart, and no word beside them lost."""

from dateline.article.blocks import Figure, Heading
from dateline.clean import clean

_STORY = "".join(
    f"<p>Paragraph {number} says at some length what the council decided about the old bridge.</p>"
    for number in range(6)
)


def _article(box):
    return clean(f"<html><body><article>{_STORY}{box}{_STORY}</article></body></html>")


def test_a_label_beside_a_caption_is_removed_and_kept_in_the_audit():
    """A button within a picture's box is none of the text, and none of the caption."""
    article = _article(
        "<figure><img src='https://example.org/a.jpg'><div>Open the gallery here</div>"
        "<figcaption>The bridge at dawn.</figcaption></figure>"
    )
    figure = next(block for block in article.blocks if isinstance(block, Figure))
    assert figure.caption[0].text == "The bridge at dawn."
    assert "gallery" not in article.text
    assert ("beside a picture", "Open the gallery here") in [
        (r.rule, r.text) for r in article.provenance.removed
    ]


def test_a_story_beside_a_caption_stays_in_the_text():
    """Headings and paragraphs within a picture's box are read once the caption is."""
    article = _article(
        "<figure><img src='https://example.org/a.jpg'><h2>Step one</h2><p>Lift the first of the planks with"
        " both hands, and put it beside the road before you lift the second one.</p>"
        "<figcaption>The bridge at dawn.</figcaption></figure>"
    )
    assert any(isinstance(block, Heading) and block.content[0].text == "Step one" for block in article.blocks)
    assert "before you lift the second one" in article.text
    assert "at dawn" not in article.text
    assert sum(isinstance(block, Figure) for block in article.blocks) == 1


def test_a_small_box_with_two_paragraphs_of_prose_is_no_picture_box():
    """A portrait with a text beside it leaves the text in the article."""
    text = (
        "This is a paragraph of more than eighty characters that says what the engineer did for the bridge."
    )
    article = _article(f"<div><img src='https://example.org/a.jpg'><p>{text}</p><p>{text}</p></div>")
    assert article.text.count(text) == 2


def test_an_address_that_is_none_breaks_nothing():
    """A heading that leads to a broken address is a heading."""
    article = clean(f"<html><body><h1><a href='http://[x'>The old bridge</a></h1>{_STORY}</body></html>")
    assert article.headline == "The old bridge"
