"""A web server that behaves as a test tells it to, well or badly."""

import http.server
import socketserver
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Handler = http.server.BaseHTTPRequestHandler
Act = Callable[[Handler], None]


@dataclass
class Site:
    """What is at which path: an act, run for each request. asked: path and headers of each."""

    port: int = 0
    pages: dict[str, Act] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, the robots.txt aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


def send(body: bytes | str = b"", status: int = 200, kind: str = "text/html; charset=utf-8", **headers: Any) -> Act:
    """Answer properly. headers: with _ for -."""
    raw = body.encode() if isinstance(body, str) else body

    def act(handler: Handler) -> None:
        handler.send_response(status)
        sent = {"Content-Type": kind, "Content-Length": len(raw), **{k.replace("_", "-"): v for k, v in headers.items()}}
        for name, value in sent.items():
            if value is not None:
                handler.send_header(name, str(value))
        handler.end_headers()
        handler.wfile.write(raw)

    return act


def raw(*parts: bytes, pause: float = 0.0) -> Act:
    """Write bytes as they are, with pauses."""
    wait = threading.Event()

    def act(handler: Handler) -> None:
        for part in parts:
            handler.wfile.write(part)
            handler.wfile.flush()
            wait.wait(pause)

    return act


def in_turn(*acts: Act) -> Act:
    """Act differently each time; the last for ever."""
    left = list(acts)

    def act(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return act


def validated(body: bytes | str, tag: str, **headers: Any) -> Act:
    """A page with an ETag, sent only to who does not have it."""

    def act(handler: Handler) -> None:
        known = handler.headers.get("If-None-Match") == tag
        (send(status=304, Content_Length=None) if known else send(body, ETag=tag, **headers))(handler)

    return act


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """Serves a site; a client that hangs up is no error."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing."""


def serve(site: Site) -> Server:
    """Start to serve a site on a port of its own."""

    class Pages(Handler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            self.close_connection = True
            site.pages.get(self.path, send("not here", 404))(self)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = Server(("127.0.0.1", 0), Pages)
    site.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return server
