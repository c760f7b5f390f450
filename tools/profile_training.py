# SPDX-License-Identifier: MIT
"""What tools/profile runs to count paths: everyday Python over the pure-Python part of the library, none of it a program or an operation that
tools/bench and tools/operations measure. Each piece takes about as long as the others."""
import argparse
import ast
import asyncio
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
import heapq
import html.parser
import http.client
import inspect
import io
import itertools
import json
import logging
import operator
import pprint
import random
import re
import statistics
import string
import textwrap
import tokenize
import typing
import unittest

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
