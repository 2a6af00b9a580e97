"""Publishing to a bucket: what the dry run lists is what happens, in an order that leaves no gap."""

import sys

import pytest

from dateline.article.errors import SettingError
from dateline.build.manifest import MANIFEST
from dateline.build.media_types import cache_rule, media_type
from dateline.build.output import Output
from dateline.deliver.publish import open_target
from dateline.deliver.publish import publish as publish_to
from tests.deliver.bucket_server import bucket_server, point_to


def publish(output, target, *, dry_run):
    """Publish, the target opened first."""
    return publish_to(output, open_target(target), dry_run=dry_run)


TARGET = {"kind": "s3", "to": "s3://archive/site"}


@pytest.fixture
def bucket(monkeypatch):
    """An empty bucket on this machine, which boto3 takes for all of S3."""
    pytest.importorskip("boto3", reason="the extra `s3` is not installed")
    with bucket_server() as (objects, address):
        point_to(address, monkeypatch)
        yield objects


@pytest.fixture
def site(tmp_path):
    """Return a function that builds a site of given files."""

    def make(name, **files):
        output = Output(tmp_path / name, tmp_path / "none", tmp_path / f"{name}.json")
        for path, words in files.items():
            output.file(path.replace("__", "/").replace("_", "."), [words])
        output.finish()
        return tmp_path / name

    return make


class TestBucket:
    def test_a_reader_never_meets_a_gap(self, bucket, site):
        """What pages load goes up before the pages; deletions follow, and the manifest is last."""
        publish(site("one", a_html="1", old_html="1"), TARGET, dry_run=False)
        bucket.log.clear()
        publish(site("two", a_html="2", z_css="b{}"), TARGET, dry_run=False)
        assert bucket.log == [
            ("put", f"site/{MANIFEST}"),  # names all that will be ours
            ("put", "site/z.css"),
            ("put", "site/a.html"),
            ("delete", "site/old.html"),
            ("put", f"site/{MANIFEST}"),
        ]

    def test_objects_say_what_they_are_and_how_long_they_last(self, bucket, site):
        """Pages are HTML in UTF-8 and asked for anew; shards, named by content, are kept for good."""
        publish(site("one", index_html="é", search__terms__abc_js="x"), TARGET, dry_run=False)
        page, shard = (bucket.objects[f"site/{name}"][1] for name in ("index.html", "search/terms/abc.js"))
        assert (page["Content-Type"], page["Cache-Control"]) == ("text/html; charset=utf-8", "no-cache")
        assert shard["Content-Type"] == "text/javascript; charset=utf-8"
        assert "immutable" in shard["Cache-Control"]

    def test_what_is_no_address_is_refused(self, site):
        """A bucket is named as s3://bucket/folder."""
        with pytest.raises(SettingError, match="s3://bucket/folder"):
            publish(site("one", index_html="1"), {"kind": "s3", "to": "archive"}, dry_run=True)

    @pytest.mark.usefixtures("bucket")
    def test_a_storage_that_cannot_be_reached_is_said_in_a_sentence(self, site, monkeypatch):
        """The message carries the cause and what to check."""
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
        monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
        with pytest.raises(SettingError, match=r"storage refuses.*Check the name"):
            publish(site("one", index_html="1"), TARGET, dry_run=True)

    def test_without_the_extra_it_says_how_to_get_it(self, site, monkeypatch):
        """No traceback, but the name of the package."""
        monkeypatch.setitem(sys.modules, "boto3", None)
        with pytest.raises(SettingError, match="pip install boto3"):
            publish(site("one", index_html="1"), TARGET, dry_run=True)


class TestMedia:
    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("a/b.csl.json", "application/vnd.citationstyles.csl+json"),
            ("people/ada/feed.json", "application/feed+json"),
            ("datapackage.json", "application/json"),
            ("feed.atom", "application/atom+xml"),
            ("images/x.PNG", "image/png"),
            ("_headers", "application/octet-stream"),
        ],
    )
    def test_every_file_has_a_kind(self, path, kind):
        """The end of the name tells; what is unknown is bytes."""
        assert media_type(path) == kind

    def test_only_what_is_named_by_its_content_lasts(self):
        """The directory of the index is asked for anew, its shards are not."""
        assert cache_rule("search/directory.js") == "no-cache"
        assert "immutable" in cache_rule("search/positions/abc.js")
