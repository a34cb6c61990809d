"""ZIP files hold what was built, and nothing that was written over it since."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from aftercare.core.errors import AftercareError
from aftercare.pipeline.site.archives import Plan, write


@pytest.mark.parametrize("there", [b"built", b"older"])
def test_only_what_was_built_is_packed(there: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(there)
    plan = Plan("all.zip", "", (("a.md", hashlib.sha256(b"built").hexdigest()),))
    if there == b"older":
        with pytest.raises(AftercareError, match=r"^a\.md was changed after it was built; run this again$"):
            list(write([plan], tmp_path, {}))
        assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    else:
        assert next(write([plan], tmp_path, {})).size == (tmp_path / "all.zip").stat().st_size
        assert zipfile.ZipFile(tmp_path / "all.zip").read("a.md") == b"built"
