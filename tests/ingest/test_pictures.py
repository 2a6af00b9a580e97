"""Pictures that lie in the same zip or web archive as their page are kept as files and shown."""

import gzip
import io
import zipfile

import pytest
from PIL import Image

from dateline.article.blocks import Figure
from dateline.article.page import read_page
from dateline.ingest.importers import zip as zips

from .conftest import bring, sums_up

PAGE = """<!doctype html><html lang="en"><head><title>Gate</title></head><body><article>
<h1>The gate fails</h1>
<p>The lock keeper shut the upper gate at noon, and eleven barges waited in the basin until evening.</p>
<figure><img src="{source}"><figcaption>The gate.</figcaption></figure>
<p>Nobody was hurt, the harbour office said, but two loads of glass had to be carried round by cart.</p>
</article></body></html>"""


def picture(colour):
    """Return a picture that is large enough to be shown."""
    stream = io.BytesIO()
    noise = Image.effect_noise((90, 60), 80).convert("RGB")
    Image.blend(noise, Image.new("RGB", (90, 60), colour), 0.9).save(stream, "PNG")
    return stream.getvalue()


RED, BLUE = picture("red"), picture("blue")


def shown(report, content):
    """Return the colour of the picture that each page shows, the others' addresses as they are."""
    assert sums_up(report)
    found = []
    for outcome in report.outcomes:
        if outcome.state == "added":
            article = read_page((content / outcome.page).read_text("utf-8"))
            found += [_colour(content, block.image) for block in article.blocks if isinstance(block, Figure)]
    return found


def _colour(content, image):
    if not (image or "").startswith("images/"):
        return image
    with Image.open(content / image) as opened:
        red, _, blue = opened.convert("RGB").resize((1, 1)).getpixel((0, 0))
    return "red" if red > blue else "blue"


def zipped(path, members):
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


OUTSIDE = ("../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "gone.png", "\\0")


class TestZip:
    @pytest.mark.parametrize(
        "source", ["gate_files/gate.png", "./gate_files/gate.png?v=3", "../shared/gate.png"]
    )
    def test_a_picture_in_the_same_archive_is_shown(self, tmp_path, source):
        """A page saved whole and packed with its folder shows its picture."""
        members = {"saved/gate.html": PAGE.format(source=source), "saved/gate_files/gate.png": RED}
        path = zipped(tmp_path / "saved.zip", members | {"shared/gate.png": RED})
        assert shown(bring(tmp_path / "content", path), tmp_path / "content") == ["red"]

    @pytest.mark.parametrize("source", OUTSIDE)
    def test_nothing_outside_the_archive_is_read(self, tmp_path, source):
        """A reference that climbs out or leads nowhere leaves the words."""
        path = zipped(tmp_path / "saved.zip", {"a/b/gate.html": PAGE.format(source=source)})
        report = bring(tmp_path / "content", path)
        assert report.counts["added"] == 1
        assert not (tmp_path / "content" / "images").exists()

    def test_pictures_of_one_archive_have_a_bound(self, tmp_path, monkeypatch):
        """However many pages refer to them, no more is read than an archive may have."""
        monkeypatch.setattr(zips, "ALL_PICTURES", 2 * len(RED))
        members = {
            f"{n}.html": PAGE.format(source="gate.png").replace("fails", f"fails {n}") for n in range(4)
        }
        path = zipped(tmp_path / "saved.zip", members | {"gate.png": RED})
        found = shown(bring(tmp_path / "content", path), tmp_path / "content")
        assert found.count("red") == 2

    def test_a_link_to_a_picture_is_not_followed(self, tmp_path):
        """A symbolic link in an archive is no picture."""
        path = zipped(tmp_path / "saved.zip", {"gate.html": PAGE.format(source="gate.png")})
        with zipfile.ZipFile(path, "a") as archive:
            link = zipfile.ZipInfo("gate.png")
            link.external_attr = 0o120777 << 16
            archive.writestr(link, RED)
        bring(tmp_path / "content", path)
        assert not (tmp_path / "content" / "images").exists()


def record(url, mime, body, status=200):
    """Return a WARC record of a response."""
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: {mime}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 1999-05-04T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) + len(body)}\r\n\r\n"
    )
    return head.encode() + http + body + b"\r\n\r\n"


def story(number, source):
    """Return the record of a page that shows a picture."""
    page = PAGE.format(source=source).replace("The gate fails", f"The gate fails {number}")
    return record(f"https://canal.example/news/{number}", "text/html", page.encode())


SPELLINGS = (
    "/pictures/gate.png",
    "../pictures/gate.png",
    "//canal.example/pictures/gate.png#top",
    "http://canal.example/pictures/gate.png",
)


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
class TestWarc:
    def captured(self, folder, packed, *records):
        """Write the records and bring them in; return what the pages show."""
        path = folder / "capture.warc"
        path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
        return shown(bring(folder / "content", path), folder / "content")

    @pytest.mark.parametrize("source", SPELLINGS)
    def test_a_picture_captured_with_its_page_is_shown(self, tmp_path, packed, source):
        """Whether it comes before or after the page, however the page writes its address."""
        gate = record("https://canal.example/pictures/gate.png", "image/png", RED)
        assert self.captured(tmp_path, packed, story(1, source), gate, story(2, source)) == ["red", "red"]

    def test_pictures_are_told_apart_by_their_query(self, tmp_path, packed):
        """Two pictures of one script stay two; a third that was not captured is none of them."""
        pictures = [
            record("https://canal.example/show.php?id=1", "image/png", RED),
            record("https://canal.example/show.php?id=2", "image/png", BLUE),
        ]
        stories = [story(number, f"/show.php?id={number}") for number in (1, 2, 3)]
        found = self.captured(tmp_path, packed, *pictures, *stories)
        assert found[:2] == ["red", "blue"]
        assert found[2] not in {"red", "blue"}

    def test_what_is_no_picture_stays_an_address(self, tmp_path, packed):
        """Errors, drawings that are programs, and damaged bytes leave the words."""
        records = [
            record("https://canal.example/a.png", "image/png", RED, status=404),
            record("https://canal.example/b.svg", "image/svg+xml", b"<svg onload='x()'/>" * 99),
            record("https://canal.example/c.png", "image/png", b"no picture at all " * 99),
        ]
        names = ("a.png", "b.svg", "c.png")
        stories = [story(number, f"https://canal.example/{name}") for number, name in enumerate(names)]
        assert len(self.captured(tmp_path, packed, *records, *stories)) == 3
        assert not (tmp_path / "content" / "images").exists()
