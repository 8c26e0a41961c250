"""The ledger in the browser: server-rendered pages, one stylesheet, no build step."""

from onrecord.web.app import create_app
from onrecord.web.server import serve_ledger

__all__ = ["create_app", "serve_ledger"]
