"""One request over HTTP, within limits of time and size: no answer, however ill meant, holds the watcher up for long."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from rasid import __version__
from rasid.errors import InputError, need
from rasid.ingest.gzipped import GZIP, gunzip
from rasid.watch.addresses import is_public

AGENT = "rasid"
"""The name that robots.txt files know the watcher by."""
MOVED = frozenset({301, 302, 303, 307, 308})
LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that send one elsewhere, and those that may be others a while later."""
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds. connect: to reach the host; read: of silence; whole: for an answer from beginning to end."""

    connect: float = 10
    read: float = 20
    whole: float = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent; the body only with status 200."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Trouble(Exception):
    """A request that got no answer; it may go better later. `str()` is the reason."""


class Fetcher:
    """Makes requests; may be used by several threads at once."""

    def __init__(self, contact: str, allow_private: bool = False, limits: Limits | None = None) -> None:
        self._allow_private, self._limits = allow_private, limits or Limits()
        self._headers = {
            "User-Agent": f"{AGENT}/{__version__} (+{contact})", "Accept-Encoding": "gzip", "Accept-Language": "ar,*;q=0.5",
            "Accept": "text/html,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.1"}
        self._http = need("urllib3", "watch")
        self._tls = ssl.create_default_context()
        self._lines: set[_Line] = set()
        self._closed = False

    def get(self, address: str, most: int, headers: Mapping[str, str] | None = None, cut: bool = False) -> Answer:
        """The answer to a GET, redirects not followed. most: bytes a body may have, unpacked; cut: take only so many of
        a longer one. Trouble where there is no answer, InputError where one is refused for what it is."""
        line = _Line(self._connection(address))
        clock = threading.Timer(self._limits.whole, line.hang_up)
        self._lines.add(line)
        try:
            clock.start()
            answer = self._answer(line, address, {**self._headers, **(headers or {})}, most, cut)
        except (self._http.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
            raise Trouble(self._late() if line.is_late else _said(error, self._http.exceptions)) from error
        finally:
            clock.cancel()
            self._lines.discard(line)
            line.connection.close()
        packed = answer.headers.get("content-encoding", "").lower() in ("gzip", "x-gzip") and answer.body.startswith(GZIP)
        return replace(answer, body=gunzip(answer.body, most)) if packed else answer

    def close(self) -> None:
        """Give up all requests under way."""
        self._closed = True
        for line in list(self._lines):
            line.hang_up()

    def _connection(self, address: str) -> Any:
        parts = urlsplit(address)
        kinds, seconds = need("urllib3.connection", "watch"), self._limits.connect
        if parts.scheme == "https":
            return kinds.HTTPSConnection(parts.hostname, parts.port, timeout=seconds, ssl_context=self._tls)
        return kinds.HTTPConnection(parts.hostname, parts.port, timeout=seconds)

    def _answer(self, line: "_Line", address: str, headers: Mapping[str, str], most: int, cut: bool) -> Answer:
        line.connect()
        self._give_up_if_late(line)
        if not self._allow_private and not is_public(line.peer()):
            raise InputError("its host lies in a private network; allow_private = true would let it")
        line.connection.timeout = self._limits.read
        parts = urlsplit(address)
        line.connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""), headers=headers,
                                preload_content=False)
        response = line.connection.getresponse()
        sent = {name.lower(): value for name, value in response.headers.items()}
        body = _body(response, most, cut) if response.status == 200 else b""
        self._give_up_if_late(line)
        return Answer(response.status, sent, body)

    def _give_up_if_late(self, line: "_Line") -> None:
        if line.is_late or self._closed:
            raise Trouble(self._late())

    def _late(self) -> str:
        return f"no whole answer within {self._limits.whole:g} s"


class _Line:
    """A connection that another thread can end."""

    def __init__(self, connection: Any) -> None:
        self.connection, self.is_late = connection, False
        self._socket: Any = None        # the connection lets go of it when it expects no second answer

    def connect(self) -> None:
        self.connection.connect()
        self._socket = self.connection.sock

    def peer(self) -> str:
        return str(self._socket.getpeername()[0])

    def hang_up(self) -> None:
        self.is_late = True
        with contextlib.suppress(AttributeError, OSError):      # not connected yet, or no more
            self._socket.shutdown(socket.SHUT_RDWR)


def _body(response: Any, most: int, cut: bool) -> bytes:
    body = bytearray()
    while chunk := response.read(min(_CHUNK, most + 1 - len(body)), decode_content=False):
        body += chunk
        if len(body) > most:
            if cut:
                return bytes(body[:most])
            raise InputError(f"more than the {most / 1e6:.0f} MB it may have")
    return bytes(body)


def _said(error: Exception, kinds: Any) -> str:
    """Why there was no answer, in words that stay the same from one time to the next."""
    if isinstance(error, kinds.NameResolutionError):
        return "its host is not known"
    if isinstance(error, kinds.SSLError | ssl.SSLError):
        return "no safe connection: its certificate or encryption is wrong"
    if isinstance(error, kinds.NewConnectionError | ConnectionRefusedError):
        return "no connection"
    if isinstance(error, kinds.TimeoutError | TimeoutError):
        return "no answer in time"
    if isinstance(error, kinds.ProtocolError | http.client.IncompleteRead | ConnectionError):
        return "its answer was cut off"
    return "its answer is no valid HTTP"


def charset(headers: Mapping[str, str]) -> str | None:
    """The encoding that a server says its page has."""
    message = Message()
    message["content-type"] = headers.get("content-type", "")
    return message.get_content_charset()


def media_type(headers: Mapping[str, str]) -> str:
    """What a server says its answer is, such as text/html; nothing where it says nothing."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def retry_after(headers: Mapping[str, str], now: float) -> float:
    """Seconds that a server asks to wait; 0 where it asks for nothing that can be understood."""
    stated = headers.get("retry-after", "").strip()
    try:
        seconds = float(stated) if stated.isdigit() else parsedate_to_datetime(stated).timestamp() - now
    except (ValueError, OverflowError):
        return 0.0
    return max(0.0, seconds)
