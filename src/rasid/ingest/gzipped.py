"""Gzipped bytes, unpacked within limits."""

import gzip
import io
import zlib

from rasid.errors import InputError

GZIP = b"\x1f\x8b"
"""What gzipped bytes begin with."""


def gunzip(raw: bytes, most: int) -> bytes:
    """Gzipped bytes unpacked; InputError where they are broken, cut off or unpack to more than allowed."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as stream:
            unpacked = stream.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError("gzipped, and broken or cut off") from error
    if len(unpacked) > most:
        raise InputError(f"unpacks to more than {most / 1e6:.0f} MB")
    return unpacked
