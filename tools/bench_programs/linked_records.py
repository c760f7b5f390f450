# SPDX-License-Identifier: MIT
"""Graphs of small objects made, walked and thrown away: linked lists, tuples, dicts and lists that refer to each other."""
import sys


class Cell:
    def __init__(self, head, tail):
        self.head = head
        self.tail = tail


class Person:
    def __init__(self, name, age):
        self.name = name
        self.age = age
        self.friends = []
        self.address = {"street": name.upper(), "number": age % 20}


def chain(n):
    cell = None
    for i in range(n):
        cell = Cell(i, cell)
    return cell


def reverse(cell):
    result = None
    while cell is not None:
        result = Cell(cell.head, result)
        cell = cell.tail
    return result


def total(cell):
    result = 0
    while cell is not None:
        result += cell.head
        cell = cell.tail
    return result


def village(n):
    people = [Person("p" + str(i), 18 + i * 7 % 60) for i in range(n)]
    for i, person in enumerate(people):
        for step in (1, 5, 11):
            person.friends.append(people[(i * step + 1) % n])
    return people


def oldest_friends(people):
    pairs = []
    for person in people:
        friend = max(person.friends, key=lambda p: p.age)
        pairs.append((person.name, friend.name, friend.address["number"]))
    return pairs


def nested(depth):
    if depth == 0:
        return ()
    return (nested(depth - 1), [depth], {"depth": depth, "below": nested(depth - 1)})


def count(thing):
    if isinstance(thing, tuple):
        return 1 + sum(count(part) for part in thing)
    if isinstance(thing, dict):
        return sum(count(part) for part in thing.values())
    return len(thing) if isinstance(thing, list) else 0


def main(rounds=190):
    checksum = 0
    for number in range(rounds):
        checksum += total(reverse(chain(4000 + number)))
        pairs = oldest_friends(village(700 + number))
        checksum += len({friend for _, friend, _ in pairs}) + sum(n for _, _, n in pairs)
        checksum += count(nested(9))
    print("linked_records", rounds, checksum)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
