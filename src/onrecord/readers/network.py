"""Connections that lead only where they may, and end in time.

A name is resolved once for each connection, and the very address that was looked at is connected to; so a
name server that answers otherwise the second time changes nothing. TLS and the Host header go by the name.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable

import httpcore2
from httpcore2 import NetworkBackend, NetworkStream

from onrecord.readers.addresses import Resolver, is_public

Clock = Callable[[], float]
"""Gives seconds that only grow."""


class ForbiddenError(Exception):
    """A host has no address that may be asked."""


class Deadline:
    """The moment by which all of a request must be done."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._until = clock() + seconds

    def within(self, timeout: float | None) -> float:
        """Return `timeout`, or what is left of the time where that is less.

        Raises:
            httpcore2.TimeoutException: when nothing is left.
        """
        left = self._until - self._clock()
        if left <= 0:
            raise httpcore2.ReadTimeout("not sent in time")
        return left if timeout is None else min(timeout, left)


class GuardedNetwork(NetworkBackend):
    """Connects to public addresses alone, and only until a deadline.

    Args:
        network: Makes the connections.
        resolve: Finds the addresses of a name.
        deadline: When all must be done.
        allow_private: Connect to any address.
    """

    def __init__(
        self, network: NetworkBackend, resolve: Resolver, deadline: Deadline, *, allow_private: bool
    ) -> None:
        self._network = network
        self._resolve = resolve
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect to the first address of `host` that may be asked and answers.

        Raises:
            ForbiddenError: when none may be asked.
            httpcore2.ConnectError: when the name has no address, or none answers.
        """
        failure: Exception = httpcore2.ConnectError("the name has no address")
        for address in self._allowed(host, port):
            try:
                stream = self._network.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure

    def _allowed(self, host: str, port: int) -> list[str]:
        try:
            found = self._resolve(host, port)
        except OSError as error:
            raise httpcore2.ConnectError(str(error)) from error
        allowed = [address for address in found if self._allow_private or is_public(address)]
        if found and not allowed:
            raise ForbiddenError(f"{host} is {found[0]}")
        return allowed


class _TimedStream(NetworkStream):
    """A connection whose every step ends with the deadline, the head of an answer and TLS included."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        within = self._deadline.within(timeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, within), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
