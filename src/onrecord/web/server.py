"""Serve the pages until the user stops it."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

import uvicorn

from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger
from onrecord.web.app import create_app


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve_ledger(ledger: Ledger, *, host: str, port: int, say: Callable[[str], object]) -> None:
    """Serve `ledger` at `host`:`port` until interrupted.

    Args:
        ledger: The open ledger.
        host: Address to listen on; only one that this machine alone reaches, as nobody logs in.
        port: TCP port.
        say: Called with the line that tells the user where to look.

    Raises:
        OnrecordError: when `host` can be reached from elsewhere, or the port cannot be had.
    """
    if not is_loopback(host):
        raise OnrecordError(
            f"--host {host}",
            "other machines could read the ledger there, and there are no accounts yet",
            "use 127.0.0.1, and a tunnel such as `ssh -L` from elsewhere",
        )
    config = uvicorn.Config(create_app(ledger, host), host=host, port=port, log_level="warning")
    try:
        listening = config.bind_socket()
    except SystemExit:
        raise OnrecordError(f"port {port}", "cannot be listened on", "choose another with --port") from None
    shown = f"[{host}]" if ":" in host else host
    say(f"open http://{shown}:{port}/ in a browser; Ctrl-C ends it")
    uvicorn.Server(config).run(sockets=[listening])
