"""Pictures that come with a page: only pixels pass, only what is at hand is shown, words always stay."""

import base64
import io

import pytest
from PIL import Image

from dateline.article.blocks import Figure, Paragraph, Quote, Text
from dateline.ingest.images import LocalImages, reencoded, references


def picture(form="JPEG", size=(80, 60), **options):
    """Return a picture as bytes."""
    stream = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(stream, form, **options)
    return stream.getvalue()


def with_metadata():
    """Return a photograph that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "behind the house of the witness"
    return picture(exif=exif, comment=b"not for print")


class TestReencoded:
    def test_no_metadata_passes(self):
        """What a camera or an editor wrote beside the pixels is gone."""
        name, data = reencoded(with_metadata())
        assert name.startswith("images/")
        assert name.endswith(".jpg")
        assert b"witness" not in data
        assert b"not for print" not in data
        with Image.open(io.BytesIO(data)) as shown:
            assert not shown.getexif()

    def test_what_hides_behind_a_picture_is_dropped(self):
        """A second file glued to a picture does not pass."""
        _, data = reencoded(picture("PNG") + b"<script>alert(1)</script>")
        assert b"script" not in data

    def test_the_same_picture_has_the_same_name(self):
        """Names come from the content, so that a picture is kept once."""
        assert reencoded(picture("PNG")) == reencoded(picture("PNG"))

    def test_large_pictures_are_made_smaller(self):
        """No side is longer than a page can show."""
        _, data = reencoded(picture(size=(5000, 100)))
        with Image.open(io.BytesIO(data)) as shown:
            assert max(shown.size) == 2400

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"GIF89a",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            picture()[:200],
            picture(size=(8, 8)),
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n",
        ],
    )
    def test_what_is_no_picture_to_show_is_refused(self, data):
        """Programs, fragments and icons are not shown."""
        assert reencoded(data) is None


class TestLocalImages:
    def test_a_data_reference_becomes_a_file(self):
        """A picture within the page is taken out of it, and its lazy twin elsewhere is forgotten."""
        encoded = base64.b64encode(picture("PNG")).decode()
        images = LocalImages({})
        marked = images.marked(
            f'<img alt="x" data-src="https://example.org/y" src="data:image/png;base64,{encoded}">'
        )
        assert "example.org" not in marked
        source = marked.split('src="')[1].split('"')[0]
        blocks, kept = images.kept((Quote((Figure(source, "x"),)), Paragraph((Text("Words."),))))
        ((path, _),) = kept.items()
        assert blocks[0] == Quote((Figure(path, "x"),))

    @pytest.mark.parametrize(
        "reference",
        ["a%20b_files/c.jpg", "./a b_files/c.jpg", "a%20b_files/c.jpg?x=1", "a&#32;b_files/c.jpg"],
    )
    def test_a_reference_is_met_however_it_is_written(self, reference):
        """Percent signs, entities and a leading dot mean the same file."""
        images = LocalImages({"a%20b_files/c.jpg": picture()})
        assert "picture.invalid" in images.marked(f'<img src="{reference}">')

    def test_an_invented_mark_shows_nothing(self):
        """A page that writes our own mark gets no picture, and no error."""
        images = LocalImages({})
        for address in ("https://picture.invalid/0", "https://picture.invalid/x", "x_files/y.png"):
            blocks, kept = images.kept((Figure(address, "words"),))
            assert blocks == (Figure(None, "words"),)
            assert not kept

    def test_only_relative_references_are_looked_for(self):
        """Nothing absolute is ever opened."""
        page = b'<img src="a/b.png"><img src="/etc/x"><img src="file:///x"><img src="https://x/y">'
        assert references(page) == ["a/b.png"]
