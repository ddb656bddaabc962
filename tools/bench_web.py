#!/usr/bin/env python3
"""Time the desk's pages over a store of a million invented events, and measure its memory: one request at a time, each
with a filter of its own, nothing asked twice. Fails beyond 500 ms median, 1.5 s for the slowest of 100, 1 GB.
"""

import argparse
import random
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from rasid.model.ontology import CATEGORIES
from rasid.store.repository import Store

ROOT = Path(__file__).resolve().parent.parent
MEDIAN, WORST, MEMORY = 0.5, 1.5, 1.0
"""Bounds: seconds, seconds, gigabytes."""
COUNTRIES = "ISR PSE USA RUS UKR SYR IRN SAU YEM EGY LBN IRQ TUR LBY SDN JOR QAT ARE TUN DZA MAR FRA GBR CHN".split()
WORDS = "روسيا دمشق اتهام مساعدة بغداد القاهرة صنعاء عقوبة الأردن تهديد".split()
KINDS = "overview,overview (all time),events,relation,network,map,quotes,stories,review,alerts,review/stats"
START_SECONDS = 600


def filters(pick: random.Random) -> dict[str, str]:
    """A filter that an analyst might set."""
    year, month = pick.randint(2021, 2024), pick.randint(1, 11)
    choices = {
        "since": f"{year}-{month:02d}-{pick.randint(1, 28):02d}", "until": f"2024-{month + 1:02d}-{pick.randint(1, 28):02d}",
        "actor": pick.choice(COUNTRIES), "recipient": pick.choice(COUNTRIES), "category": pick.choice(CATEGORIES),
        "status": pick.choice(("fact", "future", "negated")), "least": f"{pick.random():.3f}",
        "text": pick.choice(WORDS),
    }
    return {name: choices[name] for name in pick.sample(sorted(choices), pick.randint(1, 2))}


def requests(kind: str, count: int) -> list[str]:
    """Addresses of one kind of page."""
    pick = random.Random(kind)
    if kind == "relation":
        days = [{"a": a, "b": b, "until": f"2024-12-{day:02d}"} for day in range(1, 29)
                for a, b in [pick.sample(COUNTRIES, 2)] * 4]
        return [f"/relation?{urlencode(d)}" for d in days][:count]
    path = {"overview": "/", "overview, all time": "/"}.get(kind, f"/{kind}")
    if kind == "overview, all time":
        return [f"{path}?{urlencode({'least': f'{n / 1e6:.6f}'})}" for n in range(1, count + 1)]
    return [f"{path}?{urlencode(filters(pick))}" for _ in range(count)]


def seconds(base: str, address: str) -> float:
    """How long an answer takes; an answer that is no page stops the measurement."""
    begun = time.perf_counter()
    with urllib.request.urlopen(base + address) as answer:
        answer.read()
    return time.perf_counter() - begun


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait(base: str, server: "subprocess.Popen[bytes]") -> float:
    """Seconds until the desk answers."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < START_SECONDS and server.poll() is None:
        try:
            seconds(base, "/static/desk.css")
            return time.perf_counter() - begun
        except urllib.error.URLError:
            time.sleep(0.5)
    raise SystemExit("the desk did not start")


def peak(pid: int) -> float:
    """The most memory a process has held, in gigabytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1e6


def main() -> int:
    """Measure; 1 where a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default=str(ROOT / "out" / "synthetic.store"))
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--kinds", default=KINDS)
    args = parser.parse_args()
    if not Store(args.store).exists():
        subprocess.run([sys.executable, str(ROOT / "tools" / "synthetic_store.py"), args.store, "--events",
                        str(args.events)], check=True)
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([sys.executable, "-m", "rasid.cli.main", "serve", args.store, "--port", str(port)])
    try:
        print(f"ready after {wait(base, server):.1f} s, {peak(server.pid):.2f} GB")
        kinds = [k.replace(" (all", ", all").replace("time)", "time") for k in args.kinds.split(",")]
        kept = [measure(base, kind, args.requests) for kind in kinds]
        memory = peak(server.pid)
    finally:
        server.terminate()
    print(f"memory at most {memory:.2f} GB")
    return 0 if all(kept) and memory <= MEMORY else 1


def measure(base: str, kind: str, count: int) -> bool:
    """Print the times of one kind of page; whether they keep the bounds."""
    took = [seconds(base, address) for address in requests(kind, count)]
    median, worst = statistics.median(took), max(took)
    print(f"{kind:20} median {median * 1000:6.0f} ms   worst of {count} {worst * 1000:6.0f} ms", flush=True)
    return median <= MEDIAN and worst <= WORST


if __name__ == "__main__":
    sys.exit(main())
