# SPDX-License-Identifier: MIT
"""Caches written as classes: least recently used with a linked list, least frequently used, and a timed one, in a web shop."""
import sys
from collections import OrderedDict


class Link:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key = key
        self.value = value
        self.before = self.after = self


class LeastRecent:
    def __init__(self, capacity):
        self.capacity = capacity
        self.links = {}
        self.root = Link()
        self.hits = self.misses = 0

    def _take_out(self, link):
        link.before.after = link.after
        link.after.before = link.before

    def _put_first(self, link):
        root = self.root
        link.before, link.after = root, root.after
        root.after.before = link
        root.after = link

    def get(self, key, make):
        link = self.links.get(key)
        if link is not None:
            self.hits += 1
            self._take_out(link)
            self._put_first(link)
            return link.value
        self.misses += 1
        if len(self.links) >= self.capacity:
            last = self.root.before
            self._take_out(last)
            del self.links[last.key]
        link = self.links[key] = Link(key, make(key))
        self._put_first(link)
        return link.value


class LeastFrequent:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = {}
        self.uses = {}
        self.buckets = {}
        self.least = 0
        self.hits = self.misses = 0

    def _touch(self, key):
        count = self.uses[key]
        self.uses[key] = count + 1
        del self.buckets[count][key]
        if not self.buckets[count]:
            del self.buckets[count]
            if self.least == count:
                self.least += 1
        self.buckets.setdefault(count + 1, OrderedDict())[key] = None

    def get(self, key, make):
        if key in self.values:
            self.hits += 1
            self._touch(key)
            return self.values[key]
        self.misses += 1
        if len(self.values) >= self.capacity:
            old, _ = self.buckets[self.least].popitem(last=False)
            del self.values[old], self.uses[old]
        self.values[key] = make(key)
        self.uses[key] = 1
        self.buckets.setdefault(1, OrderedDict())[key] = None
        self.least = 1
        return self.values[key]


class Timed(OrderedDict):
    def __init__(self, life):
        super().__init__()
        self.life = life
        self.now = 0
        self.hits = self.misses = 0

    def get(self, key, make):
        self.now += 1
        while self and next(iter(self.values()))[1] < self.now:
            self.popitem(last=False)
        if key in self:
            self.hits += 1
        else:
            self.misses += 1
            self[key] = (make(key), self.now + self.life)
        return self[key][0]


def requests(count):
    state = 21
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        value = state >> 12
        yield f"page/{value % 97 if value % 3 else value % 900}"


def main(count=180000):
    caches = [LeastRecent(120), LeastFrequent(120), Timed(250)]
    total = 0
    for key in requests(count):
        for cache in caches:
            total += len(cache.get(key, lambda page: page.upper() * 2))
    print("lru_cache", count, total, [(cache.hits, cache.misses) for cache in caches])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
