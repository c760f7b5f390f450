# SPDX-License-Identifier: MIT
"""Sorting with key functions: lambdas, attrgetter, tuples, reverse, stable passes, comparison by __lt__, bisect and top n."""
import sys
from bisect import bisect_left, insort
from functools import cmp_to_key
from operator import attrgetter, itemgetter


class Version:
    def __init__(self, text):
        self.text = text
        self.parts = tuple(int(p) for p in text.split("."))

    def __lt__(self, other):
        return self.parts < other.parts

    def __eq__(self, other):
        return self.parts == other.parts


class Student:
    def __init__(self, name, marks, year):
        self.name = name
        self.marks = marks
        self.year = year

    @property
    def mean(self):
        return sum(self.marks) / len(self.marks)


def compare(a, b):
    if a.year != b.year:
        return a.year - b.year
    return (a.name > b.name) - (a.name < b.name)


def make(size):
    state = 5
    students = []
    for n in range(size):
        state = (state * 1103515245 + 12345) % 2147483648
        marks = [state >> shift & 15 for shift in (4, 8, 12, 16)]
        students.append(Student(f"s{state % 100003:06}", marks, 2000 + state % 26))
    return students


def ranks(students):
    """Each student's place among those seen so far."""
    seen = []
    total = 0
    for student in students:
        value = student.marks[0] * 100 + student.marks[1]
        total += bisect_left(seen, value)
        insort(seen, value)
    return total


def main(size=40000):
    students = make(size)
    by_mean = sorted(students, key=lambda s: (-s.mean, s.name))
    by_year = sorted(students, key=attrgetter("year", "name"))
    by_rule = sorted(students, key=cmp_to_key(compare))
    pairs = sorted(((s.marks[0], s.name) for s in students), key=itemgetter(1), reverse=True)
    passes = sorted(students, key=lambda s: s.name.lower())
    passes.sort(key=lambda s: s.marks[-1])
    versions = [Version(f"{s.marks[0]}.{s.marks[1]}.{s.year % 100}") for s in students]
    versions.sort()
    least = min(students, key=lambda s: sum(s.marks) * 1000 + s.year)
    print("sort_records", size, by_mean[0].name, by_year[0].name, by_year == by_rule, pairs[0],
          passes[0].name, versions[size // 2].text, least.name, ranks(students[:size // 2]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
