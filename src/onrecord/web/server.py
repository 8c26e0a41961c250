"""Serve the pages until the user stops it."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence

import uvicorn

from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger
from onrecord.web.app import create_app

_THIS_MACHINE = ("127.0.0.1", "::1")


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve_ledger(
    ledger: Ledger,
    *,
    host: str,
    port: int,
    say: Callable[[str], object],
    login: bool = False,
    host_names: Sequence[str] = (),
    proxies: Sequence[str] = (),
) -> None:
    """Serve `ledger` at `host`:`port` until interrupted.

    Args:
        ledger: The open ledger.
        host: Address to listen on. Where others than this machine reach it, they must log in.
        port: TCP port.
        say: Called with the lines that tell the user where to look.
        login: Have everybody log in at a loopback address too, as is right behind a proxy.
        host_names: Names under which it is reached from elsewhere.
        proxies: Addresses of proxies beside this machine that tell truly who asks, and whether over TLS.

    Raises:
        OnrecordError: when others would reach it and there is no account or name, or the port cannot be had.
    """
    login = login or not is_loopback(host)
    names = _names(ledger, host, host_names, login=login)
    app = create_app(ledger, host if is_loopback(host) else None, accounts_required=login, host_names=names)
    trusted = [*_THIS_MACHINE, *proxies]
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", server_header=False, forwarded_allow_ips=trusted
    )
    try:
        listening = config.bind_socket()
    except SystemExit:
        raise OnrecordError(f"port {port}", "cannot be listened on", "choose another with --port") from None
    if not is_loopback(host):
        say("passwords and pages cross the network as plain text unless a proxy before this server adds TLS")
    shown = f"[{host}]" if ":" in host else host
    say(f"open http://{shown}:{port}/ in a browser; Ctrl-C ends it")
    uvicorn.Server(config).run(sockets=[listening])


def _names(ledger: Ledger, host: str, given: Sequence[str], *, login: bool) -> list[str]:
    """Return the names that requests may be for beside the loopback ones.

    Raises:
        OnrecordError: where there is none, or nobody could log in, or nobody would have to.
    """
    if not login:
        if given:
            what = "whoever reaches the ledger under another name must log in"
            raise OnrecordError(f"--host-name {given[0]}", what, "add --login")
        return []
    if not ledger.accounts.users():
        where = "--login" if is_loopback(host) else f"--host {host}"
        advice = "make one with `onrecord user add NAME --role admin`"
        raise OnrecordError(where, "others must log in there, and there are no accounts yet", advice)
    # A name could be pointed at this machine by anybody, so "all addresses" is none; brackets as in a URL.
    everywhere = host in {"", "0.0.0.0", "::"}  # noqa: S104  (what is refused)
    own = [] if everywhere else [f"[{host}]" if ":" in host else host]
    if everywhere and not given:
        advice = "name it with --host-name, once for each name"
        raise OnrecordError(f"--host {host}", "under which name browsers ask for it cannot be told", advice)
    return [*own, *given]
