"""What a file that was made from a ledger rests on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from onrecord import __version__
from onrecord.ledger import Snapshot
from onrecord.weights import FOLDER


@dataclass(frozen=True, slots=True)
class Provenance:
    """Versions of code and weights, the ledger's digest, and when the file was made.

    Attributes:
        onrecord: Version of the code that made the file.
        models: Names and versions of the extractors, with their weights, that found the ledger's statements.
        weights_sha256: Digest of the weights that are installed beside that code.
        ledger_sha256: As `Ledger.digest`: two ledgers with the same one hold the same.
        made: In UTC.
    """

    onrecord: str
    models: tuple[str, ...]
    weights_sha256: str
    ledger_sha256: str
    made: datetime

    def told(self) -> dict[str, str]:
        """Return these as text, under names that say what they are."""
        return {
            "onrecord": self.onrecord,
            "models": ", ".join(self.models),
            "weights_sha256": self.weights_sha256,
            "ledger_sha256": self.ledger_sha256,
            "made": f"{self.made:%Y-%m-%dT%H:%M:%SZ}",
        }


def provenance(moment: Snapshot) -> Provenance:
    """Return what a file that is made of the ledger at this moment rests on."""
    return Provenance(__version__, moment.models(), weights_sha256(), moment.digest(), datetime.now(UTC))


@cache
def weights_sha256() -> str:
    """Return a SHA-256 over names and digests of the installed weights, in the order of the names."""
    sha = hashlib.sha256()
    for path in sorted(FOLDER.iterdir()):
        if path.is_file() and path.suffix not in {".py", ".md"}:
            with path.open("rb") as file:
                sha.update(f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return sha.hexdigest()
