import hashlib
import json
from datetime import UTC, datetime

from onrecord import __version__
from onrecord.citing import Provenance, provenance
from onrecord.ledger import Ledger
from onrecord.weights import FOLDER


def test_the_digest_of_the_weights_can_be_made_by_hand(press: Ledger) -> None:
    files = sorted(path for path in FOLDER.iterdir() if path.is_file() and path.suffix not in {".py", ".md"})
    lines = [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n" for path in files]
    with press.snapshot() as moment:
        told = provenance(moment)
    assert told.weights_sha256 == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert told.onrecord == __version__
    assert told.models == ("by hand",)


def test_it_is_told_as_text_that_any_format_can_hold() -> None:
    told = Provenance("0.1", ("a", "b"), "c", "d", datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)).told()
    assert json.loads(json.dumps(told)) == told
    assert (told["models"], told["made"]) == ("a, b", "2024-05-06T07:08:09Z")
