"""What leaves the ledger for others to cite and check: each file names what it rests on.

provenance   versions of code and weights, and the digest of the ledger
rows         the statements of a query as flat rows, each with its denials
exports      a query as a file
annotations  statements and disputes as W3C Web Annotations in JSON-LD
dossiers     one dispute with the evidence for every line
references   one statement as a citation
"""

from onrecord.citing.annotations import annotated_dispute, annotated_statement, collection
from onrecord.citing.dossiers import Dossier, dossier
from onrecord.citing.exports import FORMATS, Format, write
from onrecord.citing.provenance import Provenance, provenance
from onrecord.citing.references import bibtex, cite, csl
from onrecord.citing.rows import rows

__all__ = [
    "FORMATS",
    "Dossier",
    "Format",
    "Provenance",
    "annotated_dispute",
    "annotated_statement",
    "bibtex",
    "cite",
    "collection",
    "csl",
    "dossier",
    "provenance",
    "rows",
    "write",
]
