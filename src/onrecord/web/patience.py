"""How long one who failed to log in must wait before trying again: longer each time."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

_FORGOTTEN_AFTER = 3600.0
_MOST = 20_000
"""Names and addresses that are remembered at once; the longest untried go first."""


@dataclass(frozen=True, slots=True)
class _Rule:
    free: int
    """Failures that cost no wait."""
    longest: float
    """Seconds: after so many more that doubling would give more, it is these."""


# Whoever guesses at a name from many addresses keeps its owner waiting too, so that wait stays short; behind
# one address may be a whole office, so it is more forgiving at first.
_NAME = _Rule(free=5, longest=60.0)
_ADDRESS = _Rule(free=20, longest=900.0)


@dataclass(slots=True)
class _Tries:
    failures: int = 0
    last: float = 0.0


class Patience:
    """Counts failed tries by name and by address, in memory. Threads may share one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tries: dict[tuple[str, _Rule], _Tries] = {}
        self._lock = Lock()

    def wait(self, name: str, address: str) -> float:
        """Return the seconds that are still to be waited; where there are none, count this try as failed.

        It is counted beforehand, so that many tries at the same moment are not all let through.
        """
        keys = _keys(name, address)
        with self._lock:
            now = self._clock()
            self._forget(now)
            left = max(self._left(key, now) for key in keys)
            if left <= 0:
                for key in keys:
                    tries = self._tries.pop(key, None) or _Tries()
                    # At the end of the dictionary stands what was tried last.
                    self._tries[key] = _Tries(tries.failures + 1, now)
            return max(left, 0.0)

    def succeeded(self, name: str, address: str) -> None:
        """Take back the try that `wait` counted; the name begins anew."""
        of_name, of_address = _keys(name, address)
        with self._lock:
            self._tries.pop(of_name, None)
            if tries := self._tries.get(of_address):
                tries.failures -= 1

    def _left(self, key: tuple[str, _Rule], now: float) -> float:
        tries, rule = self._tries.get(key), key[1]
        if tries is None or tries.failures < rule.free:
            return 0.0
        doubled = 2.0 ** min(tries.failures - rule.free, 20)
        return tries.last + min(doubled, rule.longest) - now

    def _forget(self, now: float) -> None:
        while self._tries:
            key = next(iter(self._tries))
            if len(self._tries) <= _MOST and self._tries[key].last > now - _FORGOTTEN_AFTER:
                return
            del self._tries[key]


def _keys(name: str, address: str) -> tuple[tuple[str, _Rule], tuple[str, _Rule]]:
    return (name, _NAME), (_network(address), _ADDRESS)


def _network(address: str) -> str:
    """Return the address, or the network that one customer has where it is of IPv6."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((known, 64), strict=False)) if known.version == 6 else str(known)
