# SPDX-License-Identifier: MIT
"""An inverted index: texts are tokenized, stemmed and counted; queries with AND, OR and phrases are ranked."""
import math
import sys

STOP = {"the", "a", "of", "and", "in", "to"}
ROOTS = "snake hunt night forest river stone sleep bite warm cold move skin grow watch feed hide".split()
ENDS = ["", "s", "ed", "ing", "er", ""]


def make_text(number):
    state = number * 2654435761 % 4294967296
    words = []
    for i in range(60 + number % 40):
        state = (state * 1664525 + 1013904223) % 4294967296
        pick = state >> 12
        if pick % 5 == 0:
            words.append(("the", "a", "of", "and")[pick // 5 % 4])
        else:
            words.append(ROOTS[pick % (4 + number % 13)] + ENDS[pick // 16 % 6])
        if i % 9 == 8:
            words[-1] += "."
    return " ".join(words).capitalize()


def tokens(text):
    word = ""
    for c in text.lower():
        if c.isalpha():
            word += c
        elif word:
            yield word
            word = ""
    if word:
        yield word


def stem(word):
    for end in ("ing", "ed", "er", "s"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[:-len(end)]
    return word


class Index:
    def __init__(self):
        self.places = {}
        self.lengths = []

    def add(self, text):
        number = len(self.lengths)
        place = 0
        for word in tokens(text):
            if word not in STOP:
                self.places.setdefault(stem(word), {}).setdefault(number, []).append(place)
                place += 1
        self.lengths.append(place)

    def having(self, word):
        return self.places.get(stem(word), {})

    def score(self, words, number):
        total = 0.0
        for word in words:
            found = self.having(word)
            if number in found:
                rarity = math.log((1 + len(self.lengths)) / (1 + len(found)))
                total += len(found[number]) / self.lengths[number] * rarity
        return total

    def phrase(self, words):
        first, *rest = [self.having(word) for word in words]
        hits = []
        for number, places in first.items():
            if all(number in other for other in rest):
                sets = [set(other[number]) for other in rest]
                if any(all(place + i in s for i, s in enumerate(sets, 1)) for place in places):
                    hits.append(number)
        return hits

    def search(self, query):
        if query.startswith('"'):
            return self.phrase(query.strip('"').split())
        if " OR " in query:
            words = query.split(" OR ")
            numbers = set().union(*map(self.having, words))
        else:
            words = query.split()
            numbers = set(self.having(words[0])).intersection(*map(self.having, words[1:]))
        return sorted(numbers, key=lambda n: (-self.score(words, n), n))


def main(count=4200):
    index = Index()
    for number in range(count):
        index.add(make_text(number))
    hits = checksum = 0
    for i, first in enumerate(ROOTS):
        second = ROOTS[i * 7 % 16]
        for query in (f"{first} {second}s", f"{first}ed OR {second}", f'"{first} {second}"'):
            found = index.search(query)
            hits += len(found)
            checksum = (checksum * 31 + sum(found[:10])) % 1000003
    print("search_index", count, len(index.places), sum(index.lengths), hits, checksum)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
