"""Hostile articles through the whole path and a real browser: nothing acts, is lost, or illegible."""

import pytest

from benchmarks.attacks import PROBE, NoFirefoxError, firefox_is_watched
from benchmarks.hostile import Payload, audit, plant_and_build, read_payloads
from benchmarks.hostile_audit import findings
from benchmarks.hostile_browser import open_pages, open_paths

pytestmark = pytest.mark.browser

OURS = (
    "<script>alert('caption')</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(2)//http://example.org/",
    "[link](javascript:alert(3)) ![p](data:text/html,x) {attach}../../pelicanconf.py |filename|x",
    "</title></style></textarea><svg/onload=alert(4)>",
    "{{ 7*7 }} {% raw %} ${7*7} <%= 7 %>",
    "\u202egnp.exe --- # headline: forged\nstatus: hidden",
    "' onmouseover='alert(5)' x='",
)
NONE = {"active": 0, "lost": 0, "quarantined": 0, "illegible": 0, "fired": 0, "third_party": 0}


def outcome(payloads, folder, browser):
    """Return what came of planting the payloads everywhere."""
    site, planted = plant_and_build(payloads, folder)
    figures = audit(site, planted) | open_pages(site, browser)
    return {name: figures[name] for name in NONE}, figures


class TestHostile:
    def test_our_own_payloads_do_nothing(self, tmp_path, browser):
        """Script, template, link and front-matter attacks in every field are words on a page."""
        found, _ = outcome([Payload(f"own-{n}", text) for n, text in enumerate(OURS)], tmp_path, browser)
        assert found == NONE

    def test_a_sample_of_the_evaluation_set_does_nothing(self, tmp_path, bench_data, browser):
        """At least 300 articles made of known attacks: none acts, none is lost, none is illegible."""
        found, figures = outcome(read_payloads(bench_data("hostile"), 100), tmp_path, browser)
        assert figures["articles"] >= 300
        assert found == NONE

    @pytest.mark.parametrize(
        "page",
        [
            "<script>x</script>",
            '<script src="https://evil.example/x.js"></script>',
            "<p onclick=x>",
            "<a href=javascript:x>",
            "<a href=' java\nscript:x'>",
            "<img src=//evil.example/x>",
            "<iframe>",
            "<p style=color:red>",
            "<base href=x>",
            "<meta http-equiv=refresh content=0>",
        ],
    )
    def test_the_audit_itself_is_awake(self, page):
        """Every kind of active markup would be found, were it there."""
        assert list(findings(f"<!doctype html><html><body>{page}</body></html>"))


class TestWatchers:
    """That nothing fired proves something only where what does fire is seen."""

    def test_chromium_is_watched(self, tmp_path, browser):
        """A page made to fire counts, and so does the stranger that it asks."""
        (tmp_path / "probe.html").write_text(PROBE, "utf-8")
        figures = open_paths(tmp_path, browser, ["probe.html"])
        assert figures["fired"] >= 1
        assert figures["third_party"] >= 1

    def test_firefox_is_watched(self):
        """Scripts, handlers, a page that leaves, and strangers."""
        try:
            assert firefox_is_watched()
        except NoFirefoxError as error:
            pytest.skip(str(error))
