# SPDX-License-Identifier: MIT
"""What tools/profile runs to count paths: everyday Python over the pure-Python part of the library, none of it a program or an operation that
tools/bench and tools/operations measure. Each piece takes about as long as the others."""
import argparse
import ast
import asyncio
import base64
import collections
import contextlib
import copy
import csv
import dataclasses
import datetime
import decimal
import difflib
import email
import fractions
import functools
import graphlib
import heapq
import html.parser
import http.client
import inspect
import io
import ipaddress
import itertools
import json
import logging
import operator
import pickle
import plistlib
import pprint
import quopri
import random
import re
import statistics
import string
import tarfile
import textwrap
import tokenize
import typing
import unittest
import urllib.parse
import uuid
import wave
import zipfile

import _pydecimal
texts = [open(m.__file__).read() for m in (typing, inspect, argparse, textwrap, heapq, difflib)]
for text in texts:
    compile(text, "text", "exec"), ast.unparse(ast.parse(text))
    list(tokenize.generate_tokens(iter(text.splitlines(True)).__next__))
words = re.findall(r"[A-Za-z_]+", " ".join(texts))
counts = collections.Counter(words)
index = collections.defaultdict(list)
for place, word in enumerate(words):
    index[word[:2].lower()].append(place)
sorted(counts.items(), key=lambda item: (-item[1], item[0])), heapq.nlargest(50, counts.items(), key=operator.itemgetter(1))
pairs = {}
for a, b in itertools.pairwise(words):
    pairs[a, b] = pairs.get((a, b), 0) + 1
for text in texts[3:]:
    textwrap.fill(text, 60), textwrap.dedent(text), string.Template("$a ${b}").safe_substitute(a=text, b=1)
    list(difflib.unified_diff(text.splitlines()[:150], text.upper().splitlines()[:150]))
    "".join(c if c.isalpha() else "_" for c in text), [line.strip().split(" ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    f"{len(text):>10,}|{len(text) / 7:.3f}|{text[:20]!r}", "%s %5d %.2f" % (text[:9], len(text), 1.5), "{} {:x}".format(text[:9], 77)
context = _pydecimal.Context(prec=40)
total = _pydecimal.Decimal(0)
for i in range(1, 300):
    total = context.add(total, context.divide(_pydecimal.Decimal(1), _pydecimal.Decimal(i)))
sum((fractions.Fraction(1, i) for i in range(1, 200)), fractions.Fraction(0)), statistics.fmean(range(1000)), statistics.stdev([random.Random(7).random() for _ in range(300)])
dice = random.Random(5)
items = [dice.randrange(10 ** 6) for _ in range(5000)]
dice.shuffle(items), sorted(items), heapq.heapify(items), [heapq.heappop(items) for _ in range(3000)]
for i in range(300):
    json.loads(json.dumps({"a": [i, 2.5, None, "text"], "b": {"c": True, "d": [{"e": i}] * 5}}, indent=i % 3 or None))
    json.loads('[1, 2.5, "x", {"y": null}]', cls=json.JSONDecoder)
    repr(datetime.datetime(2024, 1, 1) + datetime.timedelta(days=i)), datetime.date(2024, 1, 1 + i % 28).isoformat()
    next(csv.reader(io.StringIO('a,"b c",%d' % i)))
copy.deepcopy([{"a": [1, (2, 3)], "b": {"c"}} for _ in range(300)]), pprint.pformat(counts.most_common(200))

# What works on bytes, big ints and sets.
raw = texts[0].encode()[:20000]
for _ in range(2): base64.b85decode(base64.b85encode(raw)), base64.a85decode(base64.a85encode(raw))
quopri.decodestring(quopri.encodestring(raw)), urllib.parse.unquote_to_bytes(urllib.parse.quote_from_bytes(raw))
values = [{"a": [i, -i, 2.5, None, "text", b"bytes", (1, i)], "b": {"c": i << 70, "d": {1, i}}} for i in range(150)]
for protocol in (0, 2, 5):
    stream = io.BytesIO()
    pickle._Pickler(stream, protocol).dump(values)
    pickle._Unpickler(io.BytesIO(stream.getvalue())).load()
for form in plistlib.FMT_BINARY, plistlib.FMT_XML:
    plistlib.loads(plistlib.dumps({"rows": [{"n": i, "x": i / 3, "t": str(i), "d": bytes(i)} for i in range(100)]}, fmt=form))
networks = [ipaddress.ip_network(f"2001:db8:{i:x}::/48") for i in range(200)]
list(ipaddress.collapse_addresses(networks)), [int(n.network_address) ^ int(n.netmask) for n in networks], sorted(map(str, networks))
[uuid.UUID(int=i * 2 ** 100 + i).hex for i in range(200)]
archive = io.BytesIO()
with zipfile.ZipFile(archive, "w") as zipped:
    for i in range(40):
        zipped.writestr(f"file{i}", raw[:i * 10])
with zipfile.ZipFile(archive) as zipped:
    [zipped.read(name) for name in zipped.namelist()]
with tarfile.open(fileobj=(archive := io.BytesIO()), mode="w") as tar:
    for i in range(40):
        info = tarfile.TarInfo(f"file{i}")
        info.size = i * 10
        tar.addfile(info, io.BytesIO(raw))
archive.seek(0)
with tarfile.open(fileobj=archive) as tar:
    [tar.extractfile(member).read() for member in tar]
graph = {i: {i // 2, i // 3} - {i} for i in range(1, 600)}
list(graphlib.TopologicalSorter(graph).static_order())
reached = {0}
while (more := {i for i, before in graph.items() if before & reached} - reached):
    reached |= more
with wave.open(io.BytesIO(), "wb") as sound:
    sound.setparams((1, 2, 8000, 0, "NONE", ""))
    sound.writeframes(b"".join((i * 7919 % 65536 - 32768).to_bytes(2, "little", signed=True) for i in range(3000)))
line, view = bytearray(), memoryview(raw)
for i in range(0, 20000, 50):
    part = view[i:i + 50]
    line += part
    if line.find(b"\n", 10) >= 0 and line[:4] != b"    ":
        line[:10] = bytes(part[5:15])
        del line[-20:]
sum(byte for byte in raw[:5000] if byte in b"aeiou"), raw.split(b"\n")[5].partition(b" "), [w.hex() for w in raw.split()[:500] if w == w.lower()]


@dataclasses.dataclass(order=True)
class Point:
    x: float
    y: float = 0.0

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    @property
    def size(self):
        return (self.x * self.x + self.y * self.y) ** 0.5


class Tags(html.parser.HTMLParser):
    def handle_starttag(self, tag, attrs):
        counts[tag] += len(attrs)


points = [Point(i * 7919 % 1000, i / 3) for i in range(3000)]
sorted(points), functools.reduce(operator.add, points).size, max(points, key=lambda p: p.size)
Tags().feed("<a href='x'>text</a><p class=y>more &amp; more</p>" * 300)


@contextlib.contextmanager
def nothing():
    yield 1


@functools.lru_cache(maxsize=None)
def ways(n, k):
    return 1 if n == 0 or k == 1 else ways(n, k - 1) + (ways(n - k, k) if n >= k else 0)


def primes(most):
    flags = [True] * most
    for i in range(2, most):
        if flags[i]:
            yield i
            flags[i * i::i] = [False] * len(flags[i * i::i])


def failing(n):
    try:
        if n % 3:
            raise KeyError(n)
        return {}[n]
    except KeyError as error:
        return error.args[0]
    finally:
        n += 1


async def step(n):
    await asyncio.sleep(0)
    return n


async def steps():
    return [await step(i) for i in range(200)], await asyncio.gather(*(step(i) for i in range(200)))

ways(120, 60), sum(primes(20000)), [failing(i) for i in range(2000)], asyncio.run(steps())
for i in range(2000):
    with nothing() as one:
        one += i
grid = [[(x * y) % 7 for x in range(60)] for y in range(60)]
for _ in range(5):
    grid = [[sum(grid[(y + b) % 60][(x + a) % 60] for a in (-1, 0, 1) for b in (-1, 0, 1)) % 9 for x in range(60)] for y in range(60)]
seen, queue = {0}, collections.deque([0])
while queue:
    at = queue.popleft()
    for to in (at * 3 + 1, at // 2, at ^ 5):
        if to < 20000 and to not in seen:
            seen.add(to)
            queue.append(to)
