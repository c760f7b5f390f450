# SPDX-License-Identifier: MIT
"""Reads the logs of a small web service and says what happened: how many visitors, how fast, what failed, who attacked.

    log_analyser.py [--top N] [FILE...]

Files may be access logs (combined format), JSON lines of the application, or syslog of the firewall, plain or packed by gzip, bzip2
or xz; each line's kind is recognized. Without files a week of logs is made up, always the same, and analysed.
"""
import argparse
import array
import base64
import bisect
import bz2
import calendar
import collections
import concurrent.futures
import contextlib
import csv
import dataclasses
import datetime as dt
import decimal
import enum
import fnmatch
import fractions
import functools
import gzip
import hashlib
import heapq
import io
import ipaddress
import itertools
import json
import logging
import lzma
import math
import operator
import pathlib
import pickle
import random
import re
import shlex
import statistics
import string
import struct
import sys
import tempfile
import textwrap
import types
import typing
import urllib.parse
import zlib

log = logging.getLogger("analyser")
OPENERS = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}


class Kind(enum.Enum):
    ACCESS = "access"
    APP = "app"
    FIREWALL = "firewall"


class Level(enum.IntEnum):
    DEBUG = 10
    INFO = 20
    WARNING = 30
    ERROR = 40


class Flags(enum.Flag):
    NONE = 0
    BOT = enum.auto()
    ATTACK = enum.auto()
    SLOW = enum.auto()


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Event:
    time: dt.datetime
    kind: Kind = dataclasses.field(compare=False)
    address: ipaddress.IPv4Address | ipaddress.IPv6Address = dataclasses.field(compare=False)
    path: str = ""
    status: int = 0
    size: int = 0
    seconds: float = math.nan
    flags: Flags = dataclasses.field(default=Flags.NONE, compare=False)
    detail: typing.Mapping = dataclasses.field(default=types.MappingProxyType({}), compare=False, repr=False)


# --- a week of logs ----------------------------------------------------------------------

class Week:
    """Makes logs up: the same ones for the same seed."""

    agents = ("Mozilla/5.0 (X11; Linux x86_64)", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0)", "curl/8.5", "SpiderBot/2.1 (+http://spider.example/)")
    pages = ("/", "/about", "/search", "/api/items/{id}", "/api/items/{id}/reviews", "/static/site.css", "/static/logo.png", "/login")
    attacks = ("/wp-login.php", "/.env", "/search?q=1%27%20OR%20%271%27=%271", "/../../etc/passwd")

    def __init__(self, seed, visits):
        self.random = random.Random(seed)
        self.start = dt.datetime(2026, 3, 23, tzinfo=dt.UTC)
        self.visits = visits
        self.visitors = [ipaddress.ip_address(self.random.choice((0x0A000000, 0xC0A80000, 0xCB007100)) + self.random.randrange(256))
                         for _ in range(60)]
        self.visitors += [ipaddress.IPv6Network("2001:db8:1::/64")[self.random.randrange(2 ** 32)] for _ in range(12)]
        self.attacker = ipaddress.ip_address("198.51.100.66")

    def times(self):
        for _ in range(self.visits):
            day = self.random.choices(range(7), weights=(8, 9, 9, 9, 8, 4, 3))[0]
            hour = min(23.999, max(0, self.random.gauss(14, 4)))
            yield self.start + dt.timedelta(days=day, hours=hour)

    def events(self):
        for time in sorted(self.times()):
            attack = self.random.random() < 0.03
            address = self.attacker if attack else self.random.choice(self.visitors)
            path = self.random.choice(self.attacks if attack else self.pages).format(id=self.random.randrange(1, 40))
            if path == "/search":
                path += "?" + urllib.parse.urlencode({"q": self.random.choice(("snake", "sea snake", "naïve", "50% off")), "page": self.random.randrange(1, 4)})
            status = 404 if attack else self.random.choices((200, 304, 404, 500), weights=(80, 12, 5, 3))[0]
            seconds = self.random.lognormvariate(-3.2, 0.7) * (8 if status == 500 else 1)
            yield time, address, path, status, int(self.random.expovariate(1 / 9000)), seconds

    def files(self):
        """Name and bytes of each file."""
        access, app, firewall = io.StringIO(), io.StringIO(), io.StringIO()
        for n, (time, address, path, status, size, seconds) in enumerate(self.events()):
            local = time.astimezone(dt.timezone(dt.timedelta(hours=1)))
            agent = self.random.choice(self.agents)
            print(f'{address} - - [{local:%d/%b/%Y:%H:%M:%S %z}] "GET {path} HTTP/1.1" {status} {size} "-" "{agent}" {seconds:.4f}', file=access)
            if path.startswith("/api/") or status == 500:
                record = {"ts": time.isoformat(timespec="milliseconds"), "level": "ERROR" if status == 500 else "INFO",
                          "client": str(address), "request": path, "ms": round(seconds * 1000, 3),
                          "trace": hashlib.blake2b(str(n).encode(), digest_size=6).hexdigest()}
                if status == 500:
                    record["error"] = {"type": self.random.choice(("TimeoutError", "KeyError")), "message": "in 'db' → “items”"}
                print(json.dumps(record, ensure_ascii=n % 2 == 0), file=app)
            if address == self.attacker:
                print(f"{time:%b %e %H:%M:%S} gate kernel: DROP IN=eth0 SRC={address} DST=192.0.2.1 LEN={size} PROTO=TCP NOTE='{path} seen'", file=firewall)
        print("a line nobody understands", file=app)
        lines = access.getvalue().splitlines(keepends=True)
        half = len(lines) // 2
        yield "access.log.1.gz", gzip.compress("".join(lines[:half]).encode(), mtime=0)
        yield "access.log", "".join(lines[half:]).encode()
        yield "app.jsonl.xz", lzma.compress(app.getvalue().encode())
        yield "firewall.log.bz2", bz2.compress(firewall.getvalue().encode())


# --- reading -----------------------------------------------------------------------------

ACCESS = re.compile(r'(?P<address>\S+) \S+ \S+ \[(?P<time>[^\]]+)\] "(?P<method>[A-Z]+) (?P<path>\S+) [^"]*" '
                    r'(?P<status>\d{3}) (?P<size>\d+|-) "(?P<referer>[^"]*)" "(?P<agent>[^"]*)"(?: (?P<seconds>[\d.]+))?')
SYSLOG = re.compile(r"(?P<time>[A-Z][a-z]{2} [ \d]\d [\d:]{8}) (?P<host>\S+) kernel: (?P<verdict>DROP|ACCEPT) (?P<rest>.*)")
ATTACKS = ("*/wp-*", "*/.env", "*/../*", "*[']*or*", "*%27*or*")


@functools.lru_cache(maxsize=256)
def address_of(text):
    return ipaddress.ip_address(text)


@functools.lru_cache(maxsize=None)
def shape_of(path):
    """The path without what differs from request to request."""
    return re.sub(r"/\d+(?=/|$)", "/:id", urllib.parse.unquote(urllib.parse.urlsplit(path).path))


def judge(path, seconds, agent):
    flags = Flags.NONE
    if any(fnmatch.fnmatch(path.lower(), pattern) for pattern in ATTACKS):
        flags |= Flags.ATTACK
    if re.search(r"bot|spider|curl", agent, re.IGNORECASE):
        flags |= Flags.BOT
    if seconds > 0.25:
        flags |= Flags.SLOW
    return flags


def read_access(match):
    seconds = float(match["seconds"] or "nan")
    return Event(dt.datetime.strptime(match["time"], "%d/%b/%Y:%H:%M:%S %z").astimezone(dt.UTC), Kind.ACCESS, address_of(match["address"]),
                 match["path"], int(match["status"]), 0 if match["size"] == "-" else int(match["size"]), seconds,
                 judge(match["path"], seconds, match["agent"]), types.MappingProxyType({"agent": match["agent"]}))


def read_app(record):
    match record:
        case {"ts": str(ts), "client": str(client), "request": path, "ms": int(ms) | float(ms), **rest}:
            level = Level[rest.get("level", "INFO")]
            return Event(dt.datetime.fromisoformat(ts), Kind.APP, address_of(client), path, 500 if level >= Level.ERROR else 200, 0,
                         ms / 1000, Flags.NONE, types.MappingProxyType(rest))
        case _:
            raise ValueError("not a record of the application")


def read_syslog(match, year):
    fields = dict(part.split("=", 1) for part in shlex.split(match["rest"]) if "=" in part)
    time = dt.datetime.strptime(f"{year} {match['time']}", "%Y %b %d %H:%M:%S").replace(tzinfo=dt.UTC)
    return Event(time, Kind.FIREWALL, address_of(fields["SRC"]), fields.get("NOTE", "").removesuffix(" seen"), 0, int(fields["LEN"]),
                 flags=Flags.ATTACK)


def parse(line, year=2026):
    if match := ACCESS.fullmatch(line):
        return read_access(match)
    if match := SYSLOG.fullmatch(line):
        return read_syslog(match, year)
    if line.startswith("{"):
        return read_app(json.loads(line))
    raise ValueError("unknown kind of line")


@contextlib.contextmanager
def opened(path):
    with open(path, "rb") as f:
        opener = OPENERS.get(f.read(2), open)
    with opener(path, "rt", encoding="utf-8", errors="surrogateescape") as f:
        yield f


def read(path):
    """Events of a file, and the lines that are none: (number, text, why)."""
    events, strange = [], []
    with opened(path) as f:
        for number, line in enumerate(f, 1):
            try:
                events.append(parse(line.rstrip("\n")))
            except (ValueError, KeyError) as e:
                strange.append((number, line.strip(), f"{type(e).__name__}: {e}"))
    return sorted(events), strange


# --- figures -----------------------------------------------------------------------------

class Sessions:
    """Visits of one address with pauses below half an hour."""

    pause = dt.timedelta(minutes=30)

    def __init__(self):
        self.last, self.length = {}, collections.defaultdict(list)

    def add(self, event):
        before = self.last.get(event.address)
        if before is None or event.time - before > self.pause:
            self.length[event.address].append(0)
        self.length[event.address][-1] += 1
        self.last[event.address] = event.time

    def all(self):
        return list(itertools.chain.from_iterable(self.length.values()))


class Sketch:
    """Counts distinct things in little memory (HyperLogLog)."""

    def __init__(self, bits=10):
        self.bits, self.cells = bits, array.array("B", bytes(1 << bits))

    def add(self, thing):
        (number,) = struct.unpack(">Q", hashlib.sha256(pickle.dumps(thing, 5)).digest()[:8])
        cell, rest = number >> (64 - self.bits), number & ((1 << (64 - self.bits)) - 1)
        self.cells[cell] = max(self.cells[cell], 64 - self.bits - rest.bit_length() + 1)

    def estimate(self):
        m = len(self.cells)
        raw = 0.7213 / (1 + 1.079 / m) * m * m / math.fsum(2.0 ** -c for c in self.cells)
        empty = self.cells.count(0)
        return m * math.log(m / empty) if empty and raw < 2.5 * m else raw


def histogram(values, width=40):
    edges = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, math.inf]
    counts = [0] * len(edges)
    for v in values:
        counts[bisect.bisect_left(edges, v)] += 1
    most = max(counts)
    for edge, count in zip(edges, counts):
        bar = "█" * (count * width // most) + ("▌" if count * width * 2 // most % 2 else "")
        yield f"  ≤ {edge:<5g} {count:6,} {bar}".rstrip()


def money(size):
    """What the traffic costs: 0.085 a gigabyte, in whole cents, halves to even."""
    with decimal.localcontext(prec=12, rounding=decimal.ROUND_HALF_EVEN):
        return (decimal.Decimal(size) / 10 ** 9 * decimal.Decimal("0.085")).quantize(decimal.Decimal("0.000001"))


def share(part, whole):
    f = fractions.Fraction(part, whole or 1)
    return f"{float(f):6.1%} (about {f.limit_denominator(20)})"


class Report:
    def __init__(self, events, top):
        self.events, self.top, self.out = events, top, io.StringIO()
        self.access = [e for e in events if e.kind is Kind.ACCESS]

    def say(self, text=""):
        print(text, file=self.out)

    def table(self, head, rows):
        rows = [[str(c) for c in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(head, *rows)]
        for row in [head, ["-" * w for w in widths], *rows]:
            self.say("  " + "  ".join(f"{c:<{w}}" if i == 0 else f"{c:>{w}}" for i, (c, w) in enumerate(zip(row, widths))).rstrip())

    def make(self):
        for part in (self.overview, self.days, self.pages, self.speed, self.errors, self.visitors, self.attacks):
            self.say(part.__doc__.upper())
            part()
            self.say()
        return self.out.getvalue()

    def overview(self):
        """overview"""
        first, last = self.events[0].time, self.events[-1].time
        size = sum(map(operator.attrgetter("size"), self.access))
        text = string.Template("$n events from $first to $last, among them $a requests; $size bytes went out, for $cost.")
        text = text.substitute(n=f"{len(self.events):,}", first=first.date(), last=last.date(), a=f"{len(self.access):,}",
                               size=f"{size:_}", cost=money(size))
        self.say(textwrap.indent(textwrap.fill(text, 70), "  "))

    def days(self):
        """requests a day"""
        counts = collections.Counter(e.time.date() for e in self.access)
        weeks = calendar.TextCalendar(calendar.MONDAY)
        first = min(counts)
        self.say(textwrap.indent(weeks.formatmonth(first.year, first.month).rstrip(), "  "))
        self.table(["day", "requests", "busiest hour"],
                   [(f"{day:%a %d %b}", count, "{}h".format(statistics.mode(e.time.hour for e in self.access if e.time.date() == day)))
                    for day, count in sorted(counts.items())])

    def pages(self):
        """pages"""
        groups = collections.defaultdict(list)
        for e in self.access:
            if not e.flags & Flags.ATTACK:
                groups[shape_of(e.path)].append(e)
        best = heapq.nlargest(self.top, groups.items(), key=lambda item: (len(item[1]), item[0]))
        self.table(["page", "requests", "bytes", "median ms"],
                   [(path, len(es), sum(e.size for e in es), f"{statistics.median(e.seconds for e in es) * 1000:.1f}") for path, es in best])
        words = collections.Counter(itertools.chain.from_iterable(
            urllib.parse.parse_qs(urllib.parse.urlsplit(e.path).query).get("q", ()) for e in self.access if not e.flags & Flags.ATTACK))
        self.say("  searched: " + ", ".join(f"{w!r} {n}" for w, n in sorted(words.items(), key=lambda i: (-i[1], i[0]))))

    def speed(self):
        """speed"""
        seconds = [e.seconds for e in self.access]
        q = statistics.quantiles(seconds, n=100, method="inclusive")
        self.say(f"  p50 {q[49] * 1000:.1f} ms, p90 {q[89] * 1000:.1f} ms, p99 {q[98] * 1000:.1f} ms, "
                 f"mean {statistics.fmean(seconds) * 1000:.1f} ± {statistics.stdev(seconds) * 1000:.1f} ms")
        for line in histogram(seconds):
            self.say(line)
        sizes = [e.size for e in self.access]
        slope, at_zero = statistics.linear_regression(sizes, seconds)
        self.say(f"  size and time: correlation {statistics.correlation(sizes, seconds):+.4f}, slope {slope:.3e}, intercept {at_zero:.4f}")

    def errors(self):
        """errors"""
        by_status = collections.Counter(e.status for e in self.access)
        for status, count in sorted(by_status.items()):
            self.say(f"  {status}: {count:5} {share(count, len(self.access))}")
        kinds = collections.Counter(e.detail["error"]["type"] for e in self.events if e.kind is Kind.APP and "error" in e.detail)
        self.say("  errors of the application: " + ", ".join(f"{k} {n}" for k, n in kinds.most_common()))
        runs = [(len(list(group)), status) for status, group in itertools.groupby(e.status // 100 for e in self.access)]
        self.say("  longest run of one class: {} of {}xx".format(*max(runs)))

    def visitors(self):
        """visitors"""
        sketch, sessions = Sketch(), Sessions()
        for e in self.access:
            sketch.add(str(e.address))
            sessions.add(e)
        lengths = sessions.all()
        self.say(f"  {len({e.address for e in self.access})} addresses (estimated {sketch.estimate():.0f}), {len(lengths)} sessions "
                 f"of {statistics.fmean(lengths):.2f} requests, the longest {max(lengths)}")
        nets = collections.Counter(ipaddress.ip_network((e.address, 24 if e.address.version == 4 else 64), strict=False) for e in self.access)
        self.table(["network", "requests", "private"], [(net, n, "yes" if net.is_private else "no") for net, n in nets.most_common()])
        bots = sum(Flags.BOT in e.flags for e in self.access)
        self.say(f"  bots: {share(bots, len(self.access))}")

    def attacks(self):
        """attacks"""
        bad = [e for e in self.events if Flags.ATTACK in e.flags]
        for address, group in itertools.groupby(sorted(bad, key=lambda e: (e.address.version, e.address, e.time)), key=lambda e: e.address):
            group = list(group)
            seen = {kind.value: n for kind, n in collections.Counter(e.kind for e in group).items()}
            paths = collections.Counter(urllib.parse.unquote(e.path) for e in group)
            self.say(f"  {address} {dict(sorted(seen.items()))}")
            for path, n in sorted(paths.items()):
                self.say(f"    {n:4} {path}")
        both = {e.time.replace(microsecond=0) for e in bad if e.kind is Kind.ACCESS} & {e.time for e in bad if e.kind is Kind.FIREWALL}
        self.say(f"  seen by both logs within a second: {len(both)}")


def export(events):
    """All events as CSV, packed: (rows, bytes, checksum)."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, ["time", "kind", "address", "path", "status", "ms", "flags"], dialect="unix", quoting=csv.QUOTE_MINIMAL)
    writer.writeheader()
    for e in events:
        writer.writerow({"time": e.time.isoformat(), "kind": e.kind.value, "address": e.address.compressed, "path": e.path, "status": e.status,
                         "ms": "" if math.isnan(e.seconds) else format(e.seconds * 1000, ".1f"), "flags": e.flags.name or ""})
    data = text.getvalue().encode()
    assert [row["path"] for row in csv.DictReader(io.StringIO(data.decode()), dialect="unix")] == [e.path for e in events]
    return len(events), len(data), f"{zlib.crc32(data):08x}", base64.b85encode(hashlib.sha1(data).digest()).decode()


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--top", type=int, default=5)
    parser.add_argument("--visits", type=int, default=2500, help="of the week that is made up")
    options = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stdout)
    with contextlib.ExitStack() as stack:
        if not options.files:
            folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="logs.")))
            for name, data in Week(20260323, options.visits).files():
                (folder / name).write_bytes(data)
            options.files = sorted(folder.iterdir())
        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            results = list(pool.map(read, options.files))
    for path, (events, strange) in zip(options.files, results):
        log.info("%s: %d events%s", path.name, len(events), f", {len(strange)} lines not understood" if strange else "")
        for number, text, why in strange[:3]:
            log.warning("%s:%d: %s: %.60r", path.name, number, why, text)
    events = list(heapq.merge(*(events for events, _ in results)))
    print(Report(events, options.top).make(), end="")
    print("export: {} rows, {} bytes, crc {}, sha1 {}".format(*export(events)))


if __name__ == "__main__":
    main()
