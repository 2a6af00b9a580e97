"""Deposits: whole by foreign validators, the same archive on the way back, and public without what is not."""

import errno
import json
import random
import re
import shutil

import pytest

from benchmarks.integrity import KINDS, snapshot
from dateline.article.errors import IntegrityError, SettingError
from dateline.article.record import Article
from dateline.build.media_types import UNKNOWN
from dateline.cli.new import new_archive
from dateline.deliver.accept import accept_changes
from dateline.deliver.deposit import restore
from dateline.deliver.deposit.formats import format_of
from dateline.deliver.deposit.restore import deposit_among, restore_deposit
from dateline.deliver.deposit.ro_crate import Collection, ro_crate
from dateline.deliver.deposit.write import write_deposit
from dateline.deliver.takedown import change_status
from dateline.deliver.verify import verify_content
from dateline.ingest import ingest
from dateline.ingest.store.ledger import Ledger, original_path

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
ABOUT = Collection("Harbour papers", "A century of fog", "The keeper", "CC0", CC0, "2026-11-28")
TODAY = {"today": "2026-11-28", "program": "dateline 1.0"}
_IDENTIFIER = "{0}IdentifierType {0}IdentifierValue"
_CONTENT = {
    "premis": r"object(?: object)*(?: event)*(?: agent)*(?: rights)*",
    "object": r"objectIdentifier objectCharacteristics(?: originalName)?",
    "objectIdentifier": _IDENTIFIER.format("object"),
    "objectCharacteristics": "fixity size format",
    "fixity": "messageDigestAlgorithm messageDigest",
    "format": "formatDesignation",
    "formatDesignation": "formatName",
    "event": "eventIdentifier eventType eventDateTime eventDetailInformation eventOutcomeInformation"
    r"(?: linkingAgentIdentifier)*(?: linkingObjectIdentifier)*",
    "eventIdentifier": _IDENTIFIER.format("event"),
    "eventDetailInformation": "eventDetail",
    "eventOutcomeInformation": "eventOutcome",
    "linkingAgentIdentifier": _IDENTIFIER.format("linkingAgent"),
    "linkingObjectIdentifier": _IDENTIFIER.format("linkingObject") + " linkingObjectRole",
    "agent": "agentIdentifier agentName agentType",
    "agentIdentifier": _IDENTIFIER.format("agent"),
}
PREMIS = "{http://www.loc.gov/premis/v3}"


@pytest.fixture(scope="module")
def bag(whole, tmp_path_factory):
    """Its deposit."""
    folder = tmp_path_factory.mktemp("deposit") / "bag"
    write_deposit(whole, folder, ABOUT, **TODAY)
    return folder


class TestForeignValidators:
    def test_bagit_python_finds_it_valid(self, bag):
        """The Library of Congress's own program agrees with every hash."""
        bagit = pytest.importorskip("bagit", reason="bagit is not installed")
        read = bagit.Bag(str(bag))
        read.validate()
        assert read.info["Bagging-Date"] == "2026-11-28"
        size, count = read.info["Payload-Oxum"].split(".")
        files = [path for path in (bag / "data").rglob("*") if path.is_file()]
        assert (int(size), int(count)) == (sum(path.stat().st_size for path in files), len(files))

    def test_the_crate_names_every_file(self, bag):
        """Nothing of the payload is left undescribed, and every article has its headline."""
        graph = json.loads((bag / "data/ro-crate-metadata.json").read_text())["@graph"]
        by_id = {entity["@id"]: entity for entity in graph}
        named = {part["@id"] for part in by_id["./"]["hasPart"]}
        there = set(snapshot(bag / "data"))
        assert named == there - {"ro-crate-metadata.json"}
        assert named <= by_id.keys()
        articles = [entity for entity in graph if entity["@id"].startswith("content/articles/")]
        assert all(entity["name"].startswith("Fog at pier") for entity in articles)
        assert all(by_id[part]["description"] for part in named)
        assert by_id[by_id["./"]["license"]["@id"]]["name"] == "CC0"

    def test_authors_are_persons_of_the_crate(self):
        """Each is described once, whoever wrote several articles; no licence is said to be none."""
        articles = [
            (f"content/articles/{number}.md", Article("a", "Fog", (), authors=authors))
            for number, authors in enumerate((("Ada Moreau", "Ben Ash"), ("Ada Moreau",)))
        ]
        about = Collection("Papers", "", "", "", "", "2026-11-28")
        files = {path: ("0" * 64, 1) for path, _ in articles}
        graph = json.loads(ro_crate(about, files, articles, {}))["@graph"]
        by_id = {entity["@id"]: entity for entity in graph}
        assert len(by_id) == len(graph)
        both, one = (by_id[f"content/articles/{number}.md"]["author"] for number in (0, 1))
        assert [by_id[author["@id"]]["name"] for author in both] == ["Ada Moreau", "Ben Ash"]
        assert one == both[0]
        assert "No licence is stated" in by_id[by_id["./"]["license"]["@id"]]["name"]

    def test_premis_has_an_object_for_each_file_and_an_event_for_each_article(self, bag, whole):
        """Each event links what is described."""
        from lxml import etree

        root = etree.parse(bag / "data/premis.xml").getroot()
        objects = {found.text for found in root.iterfind(f"{PREMIS}object//{PREMIS}objectIdentifierValue")}
        assert objects == set(snapshot(whole))
        events = root.findall(f"{PREMIS}event")
        assert len(events) == len(list(Ledger.read(whole).pages())) + 1
        linked = {found.text for found in root.iterfind(f".//{PREMIS}linkingObjectIdentifierValue")}
        assert linked <= objects

    def test_premis_is_built_as_its_schema_says(self, bag):
        """Each element has the children of PREMIS 3.0 (premis-v3-0.xsd of 2016), in that order."""
        from lxml import etree

        for element in etree.parse(bag / "data/premis.xml").getroot().iter():
            children = " ".join(etree.QName(child).localname for child in element)
            assert re.fullmatch(_CONTENT.get(etree.QName(element).localname, ""), children)

    def test_an_original_is_told_by_the_name_it_was_received_under(self, bag, whole):
        """It lies under its hash; the name says what it was called and what format it is in."""
        from lxml import etree

        entry = next(iter(Ledger.read(whole).pages()))
        path = original_path(entry.original)
        root = etree.parse(bag / "data/premis.xml").getroot()
        found = next(
            found
            for found in root.iterfind(f"{PREMIS}object")
            if found.findtext(f".//{PREMIS}objectIdentifierValue") == path
        )
        assert found.findtext(f"{PREMIS}originalName") == entry.name
        assert found.findtext(f".//{PREMIS}formatName") == format_of(entry.name) != UNKNOWN
        graph = json.loads((bag / "data/ro-crate-metadata.json").read_text())["@graph"]
        described = next(entity for entity in graph if entity["@id"] == f"content/{path}")
        assert described["alternateName"] == entry.name
        assert described["encodingFormat"] == format_of(entry.name)


def _all_but_the_ledger(path, data):
    if path.name == "ledger.jsonl":
        raise OSError(errno.ENOSPC, "No space left on device", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


class TestWayBack:
    def test_it_is_the_same_archive_byte_for_byte(self, bag, whole, tmp_path):
        """Also where a new archive has files of its own at the same places."""
        content = tmp_path / "content"
        (content / "authority").mkdir(parents=True)
        (content / "authority/people.yaml").write_text("[]\n")
        (content / "pages").mkdir()
        (content / "pages/other.md").write_text("---\ntitle: Other\n---\n")
        assert deposit_among([bag]) == bag
        restore_deposit(bag, content, aside=tmp_path / "aside")
        assert snapshot(content) == snapshot(whole)
        assert verify_content(content).findings == ()
        assert (tmp_path / "aside/pages/other.md").is_file()

    @pytest.mark.parametrize("stopped", [False, True])
    def test_a_new_archive_takes_it(self, bag, whole, tmp_path, monkeypatch, stopped):
        """As `dateline new` makes one, with a ledger of its own; also once a run was stopped near its end."""
        new_archive(tmp_path / "mine", program="dateline")
        content = tmp_path / "mine/content"
        if stopped:
            with monkeypatch.context() as patch:
                patch.setattr(restore, "write", _all_but_the_ledger)
                with pytest.raises(OSError, match="No space"):
                    restore_deposit(bag, content, aside=tmp_path / "aside")
        restore_deposit(bag, content, aside=tmp_path / "aside")
        assert snapshot(content) == snapshot(whole)
        assert verify_content(content).findings == ()
        with pytest.raises(SettingError, match="there is an archive already"):
            restore_deposit(bag, content, aside=tmp_path / "aside")

    def test_an_archive_is_never_overwritten(self, bag, tmp_path, whole):
        """Where there are articles, the remedy is another verb."""
        content = tmp_path / "content"
        shutil.copytree(whole, content)
        with pytest.raises(SettingError, match="repair"):
            restore_deposit(bag, content, aside=tmp_path / "aside")

    def test_a_bag_is_never_taken_for_a_pile_of_documents(self, bag, tmp_path):
        """Its own files are no articles: what cannot be restored is refused with a remedy."""
        hurt, foreign = tmp_path / "hurt", tmp_path / "foreign"
        shutil.copytree(bag, hurt)
        (hurt / "manifest-sha256.txt").unlink()
        (foreign / "data").mkdir(parents=True)
        (foreign / "bagit.txt").write_text("BagIt-Version: 1.0\n")
        with pytest.raises(IntegrityError, match="manifest"):
            deposit_among([hurt])
        with pytest.raises(SettingError, match="foreign/data`"):
            deposit_among([foreign])
        with pytest.raises(SettingError, match="alone"):
            deposit_among([bag, tmp_path])
        assert deposit_among([tmp_path]) is None

    def test_an_archive_is_never_taken_for_a_pile_of_documents(self, whole, tmp_path):
        """Named itself, both ways are told; within a pile it is set aside; its sources alone come in."""
        shutil.copytree(whole, tmp_path / "pile/old/content")
        for archive in (tmp_path / "pile/old", tmp_path / "pile/old/content"):
            with pytest.raises(SettingError, match=r"content/originals`.*dateline deposit"):
                deposit_among([archive])
        (met,) = ingest([tmp_path / "pile"], tmp_path / "content").outcomes
        assert met.state == "quarantined"
        assert "content/originals" in met.reason
        sources = ingest([tmp_path / "pile/old/content/originals"], tmp_path / "content").outcomes
        pages = list(Ledger.read(whole).pages())
        assert [outcome.state for outcome in sources] == ["added"] * len(pages)

    @pytest.mark.parametrize("damage", ["flip", "missing", "outside"])
    def test_a_damaged_deposit_gives_nothing(self, damage, bag, tmp_path):
        """All is checked before the first byte is written."""
        hurt = tmp_path / "bag"
        shutil.copytree(bag, hurt)
        page = next((hurt / "data/content/articles").rglob("*.md"))
        if damage == "flip":
            page.write_bytes(page.read_bytes() + b"x")
        elif damage == "missing":
            page.unlink()
        else:
            with (hurt / "manifest-sha256.txt").open("a") as manifest:
                manifest.write(f"{'0' * 64}  data/../../outside.txt\n")
        with pytest.raises(IntegrityError):
            restore_deposit(hurt, tmp_path / "content", aside=tmp_path / "aside")
        assert not (tmp_path / "content").exists()

    def test_an_archive_that_is_not_in_order_is_not_packed(self, whole, tmp_path):
        """A deposit proves what it holds."""
        hurt = tmp_path / "content"
        shutil.copytree(whole, hurt)
        KINDS["original, bit"](random.Random(1), hurt)
        with pytest.raises(IntegrityError, match="not in order"):
            write_deposit(hurt, tmp_path / "bag", ABOUT, **TODAY)
        assert not (tmp_path / "bag").exists()


class TestNames:
    @pytest.mark.parametrize("name", ["\udcff", "x\\y", "\x1b[31m"])
    def test_a_name_that_no_bag_can_hold_is_named_before_anything_is_packed(self, whole, tmp_path, name):
        """Such a bag could not be written, described or made an archive again."""
        content = tmp_path / "content"
        shutil.copytree(whole, content)
        (content / f"profiles/{name}.yaml").write_text("[]\n")
        accept_changes(content)
        with pytest.raises(SettingError, match="no bag can hold"):
            write_deposit(content, tmp_path / "bag", ABOUT, **TODAY)
        assert {path.name for path in tmp_path.iterdir()} == {"content"}

    def test_other_odd_names_come_back(self, whole, tmp_path):
        """Line ends, percent signs, spaces, composed and decomposed accents, bidi overrides."""
        content = tmp_path / "content"
        shutil.copytree(whole, content)
        for name in ("a\nb", "a\rb", "%41", "%0A", "sp ace ", "é", "e\u0301", "\u202eq"):
            (content / f"profiles/{name}.yaml").write_text(f"# {name!r}\n")
        accept_changes(content)
        write_deposit(content, tmp_path / "bag", ABOUT, **TODAY)
        restore_deposit(tmp_path / "bag", tmp_path / "new", aside=tmp_path / "aside")
        assert snapshot(tmp_path / "new") == snapshot(content)


class TestPublic:
    def test_what_is_not_public_is_not_in_it(self, whole, tmp_path):
        """Hidden, taken down or under embargo: no byte of a public deposit tells of it."""
        content = tmp_path / "content"
        shutil.copytree(whole, content)
        closed = {}
        acts = {"hidden": {}, "takedown": {}, "published": {"embargo": "2031-01-01"}}
        for number, (status, more) in enumerate(acts.items()):
            page = next((content / "articles").rglob(f"fog-at-pier-{number}-*.md"))
            done = change_status(content, str(page), status, reason="asked", day="2026-11-28", **more)
            closed[done.article] = f"Fog at pier {number}"
        originals = {e.article: original_path(e.original) for e in Ledger.read(content).pages()}
        write_deposit(content, tmp_path / "bag", ABOUT, **TODAY, public=True)
        packed = snapshot(tmp_path / "bag")
        everything = b"".join(packed.values()) + "\n".join(packed).encode()
        for article, headline in closed.items():
            for trace in (article, f"{headline}<", f"{headline}\n", f'{headline}"', originals[article][13:]):
                assert trace.encode() not in everything, trace
        with pytest.raises(SettingError, match="bag/data/content/originals"):
            deposit_among([tmp_path / "bag"])
        assert sum(path.startswith("data/content/articles/") for path in packed) == 9
        assert sum(path.startswith("data/content/images/") for path in packed) == 9
