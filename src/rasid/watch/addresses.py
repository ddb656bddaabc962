"""Addresses on the web: only http and https, in one spelling, and never of the own network by surprise."""

import ipaddress
import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from rasid.errors import InputError, need

LONGEST = 2000
"""Characters of an address."""
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
_KEPT = "/%:@!$&'()*+,;=~?[]"


def web_address(written: str, base: str = "") -> str:
    """An address as it is asked for: absolute, ASCII, without its fragment; InputError where it is none that is safe."""
    try:
        parts = urlsplit(urljoin(base, written.strip()))
        port = "" if parts.port in (None, _PORTS.get(parts.scheme)) else f":{parts.port}"
        place = _ascii_host(parts.hostname or "")
        path, query = quote(parts.path or "/", _KEPT), quote(parts.query, _KEPT)
    except ValueError as error:
        raise InputError("no valid address") from error
    if parts.scheme not in _PORTS:
        raise InputError("neither http nor https")
    if parts.username is not None:
        raise InputError("an address with a password")
    address = urlunsplit((parts.scheme, place + port, path, query, ""))
    if not place or len(address) > LONGEST:
        raise InputError("no valid address")
    return address


def _ascii_host(host: str) -> str:
    """A host's name as it is looked up; nothing where it is none."""
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host)}]"
    name = host.encode("idna").decode("ascii").lower()
    return name if _HOST.fullmatch(name) else ""


def host_of(address: str) -> str:
    """The host of an address, to which the pace applies."""
    return urlsplit(address).hostname or ""


def origin_of(address: str) -> str:
    """Scheme, host and port: what a robots.txt speaks for."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def article_id(address: str) -> str:
    """The address without what only follows readers around (utm_source and its like): one article, one id."""
    return str(need("courlan", "ingest").normalize_url(address))


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the open internet."""
    found = ipaddress.ip_address(ip.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast
