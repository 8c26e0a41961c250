"""The dossier of one dispute as a page, and as a file that stands by itself."""

from __future__ import annotations

from fastapi.responses import HTMLResponse

from onrecord.citing import Dossier, dossier
from onrecord.ledger import Ledger
from onrecord.web.rendering import STATIC, Pages


def page(pages: Pages, told: Dossier, style: str | None = None) -> HTMLResponse:
    """Return the dossier as a page.

    Args:
        pages: What renders it.
        told: The dossier.
        style: The style sheet, where it is to stand in the page itself.
    """
    return pages.render("dossier.html", told=told, view=told.view, made_of=told.provenance, style=style)


def standing_alone(ledger: Ledger, id_: str) -> str | None:
    """Return the dossier as one file of HTML with its style; None where there is no such dispute.

    Raises:
        LedgerError: when several ids begin so.
    """
    with ledger.snapshot() as moment:
        told = dossier(moment, id_)
    if told is None:
        return None
    style = (STATIC / "onrecord.css").read_text(encoding="utf-8")
    return bytes(page(Pages(), told, style).body).decode()
