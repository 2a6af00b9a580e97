"""What repair promises: healed wherever a copy is whole, never worse, and nothing thrown away."""

import os
import random
import shutil

import pytest

from benchmarks.integrity import KINDS, snapshot
from dateline.deliver.repair import repair
from dateline.deliver.verify import verify_content
from dateline.ingest.store.checksums import CHECKSUMS
from dateline.ingest.store.ledger import HEAD, LEDGER

MADE_AGAIN = ("removals, bit", "removals, missing", "removals, cut", "picture, bit", "picture, missing")


class TestSecondCopy:
    @pytest.mark.parametrize("kind", KINDS)
    def test_each_kind_of_damage_is_healed_to_the_byte(self, kind, hurt, whole, tmp_path):
        """With a whole second copy nothing is lost."""
        KINDS[kind](random.Random(kind), hurt)
        report = repair(hurt, [whole], aside=tmp_path / "aside", take_back=True)
        assert report.healed
        assert not report.lost
        assert snapshot(hurt) == snapshot(whole)

    def test_two_damaged_copies_make_one_whole(self, hurt, whole, tmp_path):
        """Each gives what the other lost, the ledgers included."""
        copy = tmp_path / "copy"
        shutil.copytree(whole, copy)
        lines = (whole / LEDGER).read_bytes().splitlines(keepends=True)
        (hurt / LEDGER).write_bytes(b"".join(lines[:5] + lines[9:]))
        (copy / LEDGER).write_bytes(b"".join(lines[:14]))
        originals = sorted((hurt / "originals").glob("??/" + "?" * 64))
        originals[0].unlink()
        (copy / originals[1].relative_to(hurt)).write_bytes(b"x")
        assert not repair(hurt, [copy], aside=tmp_path / "aside").lost
        assert snapshot(hurt) == snapshot(whole)

    def test_a_copy_with_the_same_damage_makes_nothing_worse(self, hurt, tmp_path):
        """What is lost for good is named, and its bytes stay as they are."""
        (path,) = KINDS["original, cut"](random.Random(4), hurt)
        copy = tmp_path / "copy"
        shutil.copytree(hurt, copy)
        before = snapshot(hurt)
        report = repair(hurt, [copy], aside=tmp_path / "aside")
        assert [finding.path for finding in report.lost] == [path]
        assert snapshot(hurt) == before

    def test_an_edit_is_left_alone_unless_asked_for(self, hurt, whole, tmp_path):
        """What a person may have written is not taken back by the way."""
        page = next((hurt / "articles").rglob("*.md"))
        page.write_text(edited := page.read_text() + "\nA person's words.\n")
        report = repair(hurt, [whole], aside=tmp_path / "aside")
        assert page.read_text() == edited
        assert [finding.finding for finding in report.changes] == ["edited"]

    def test_what_is_replaced_lies_aside(self, hurt, whole, tmp_path):
        """The damaged bytes are kept, under a name of their own each time."""
        (path,) = KINDS["original, cut"](random.Random(5), hurt)
        damaged = (hurt / path).read_bytes()
        repair(hurt, [whole], aside=tmp_path / "aside")
        (hurt / path).write_bytes(b"again")
        repair(hurt, [whole], aside=tmp_path / "aside")
        assert (tmp_path / "aside" / path).read_bytes() == damaged
        assert (tmp_path / "aside" / f"{path}.2").read_bytes() == b"again"

    def test_pipes_are_taken_out(self, hurt, whole, tmp_path):
        """They hold no bytes to keep, alone or in a folder in the place of a page."""
        page = min((hurt / "articles").rglob("*.md"))
        page.unlink()
        page.mkdir()
        (page / "notes").write_text("Mine.")
        for pipe in (page / "pipe", hurt / "originals/pipe", hurt / "images/pipe"):
            os.mkfifo(pipe)
        report = repair(hurt, [whole], aside=tmp_path / "aside", take_back=True)
        assert report.lost == ()
        assert snapshot(hurt) == snapshot(whole)
        assert [path.read_text() for path in (tmp_path / "aside").rglob("notes")] == ["Mine."]


class TestWithoutCopy:
    @pytest.mark.parametrize("kind", MADE_AGAIN)
    def test_what_originals_make_is_made_again(self, kind, hurt, whole, tmp_path):
        """Pictures and lists of removals come out of the originals to the byte."""
        KINDS[kind](random.Random(kind), hurt)
        assert not repair(hurt, aside=tmp_path / "aside").lost
        assert snapshot(hurt) == snapshot(whole)

    @pytest.mark.parametrize("kind", ["page, missing", "page, empty", "page, zeros"])
    def test_a_lost_page_is_made_again(self, kind, hurt, whole, tmp_path):
        """A page comes out of its original to the byte where the rules are the same."""
        KINDS[kind](random.Random(kind), hurt)
        repair(hurt, aside=tmp_path / "aside", take_back=True)
        assert snapshot(hurt) == snapshot(whole)

    @pytest.mark.parametrize("names", [(LEDGER,), (HEAD,), (LEDGER, HEAD), (LEDGER, HEAD, CHECKSUMS)])
    def test_a_lost_ledger_is_made_from_the_pages(self, names, hurt, tmp_path):
        """Every page and original is guarded again."""
        pages = {path: data for path, data in snapshot(hurt).items() if path not in (LEDGER, HEAD, CHECKSUMS)}
        for name in names:
            (hurt / name).unlink()
        report = repair(hurt, aside=tmp_path / "aside")
        assert not report.lost
        assert verify_content(hurt).findings == ()
        assert {path: snapshot(hurt)[path] for path in pages} == pages
