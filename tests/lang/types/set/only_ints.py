# Sets of nothing but ints, which hold no references, and the moment when another member comes in: order, members, references.
import operator
import sys


def number(state):
    return (state * 1103515245 + 12345) % 2147483648


class Tell:
    def __init__(self, hash_, log):
        self.hash_, self.log = hash_, log

    def __hash__(self):
        return self.hash_

    def __eq__(self, other):
        self.log.append(type(other).__name__)
        return other == self.hash_

    def __del__(self):
        self.log.append("dies")


def made(seed, count, low, span, takes):
    members, state = set(), seed
    for i in range(count):
        state = number(state)
        members.add(low + (state >> 8) % span)
        if takes and i % 3 == 2:
            members.discard(low + (state >> 13) % span)
    return members


OPERATORS = [operator.and_, operator.or_, operator.sub, operator.xor]
IN_PLACE = [operator.iand, operator.ior, operator.isub, operator.ixor]
KINDS = [(-32, 64), (-5, 10), (0, 50), (-40, 90), (-1, 3), (0, 1 << 40), (-(1 << 48), 1 << 49), (60, 10), (0, 7)]
total = 0
for seed in range(1, 13):
    for low, span in KINDS:
        for low2, span2 in KINDS:
            a = made(seed, seed * 4, low, span, seed % 2)
            b = made(seed + 50, seed * 5 % 37, low2, span2, seed % 3)
            for step in OPERATORS:
                c = step(a, b)
                total = (total * 31 + hash(tuple(c)) + hash(frozenset(c))) % (1 << 61)
                total = (total * 31 + (c <= a) + 2 * (c >= b) + 4 * (a < c) + 8 * (a == b) + 16 * a.isdisjoint(c)) % (1 << 61)
                c |= {-1, 63, 64, -2}
                c ^= a
                total = (total * 31 + hash(tuple(c)) + (-1 in c) + (63 in c) + (-2 in c)) % (1 << 61)
            for step in IN_PLACE:
                c = a.copy()
                c = step(c, b)
                total = (total * 31 + hash(tuple(c)) + sum(1 for i in range(-3, 70) if i in c)) % (1 << 61)
print(total)

# a float or an object that equals an int, on either side
log = []
for ints in ({1, 2, 3}, set(range(100)), {1 << 47, 1}):
    for other in ({1.0, 2.5}, {True, 4}, {1 << 60, 1}, frozenset("ab"), {(1, 2), 1}):
        print(sorted(map(repr, ints & other)), sorted(map(repr, other & ints)), sorted(map(repr, other - ints)), len(ints | other), len(ints ^ other), ints >= other, other.isdisjoint(ints))
ints = set(range(40))
ints.add(Tell(100, log))
other = {100, 101}
print(len(ints & other), len(other - ints), len(ints | other), other <= ints, log)
del log[:]
ints -= {100}
print(len(ints), log)

# references: members that are objects are counted in copies, dropped once
def references():
    thing = object()
    before = sys.getrefcount(thing)
    s = set(range(30))
    s.add(thing)
    copies = [s.copy(), s | {1}, s - {5}, s & s, s ^ {thing}, frozenset(s), {*s}, set(list(s))]
    print(sys.getrefcount(thing) - before, [thing in c for c in copies])
    s.remove(thing)
    copies.clear()
    print(sys.getrefcount(thing) - before)
    s.clear()
    s.add(thing)
    t = {1}
    t ^= s
    t &= {thing}
    print(sys.getrefcount(thing) - before, t == s)
    s.discard(thing), t.clear()
    print(sys.getrefcount(thing) - before)
    s.update([1, 2, thing, 3], (thing,), {thing: 1}, range(5))
    s &= set(range(3))
    print(sys.getrefcount(thing) - before, s)


references()
log = []
s = set(range(20))
s.add(Tell(7000, log))
s.clear()
print(log)
s = {1, 2, Tell(7000, log)}
del s
print(log)

# expect: 1497828249047694203
# expect: ['1.0'] ['1.0'] ['2.5'] 4 3 False False
# expect: ['True'] ['True'] ['4'] 4 3 False False
# expect: ['1'] ['1'] ['1152921504606846976'] 4 3 False False
# expect: [] [] ["'a'", "'b'"] 5 5 False True
# expect: ['1'] ['1'] ['(1, 2)'] 4 3 False False
# expect: ['1.0'] ['1.0'] ['2.5'] 101 100 False False
# expect: ['4', 'True'] ['4', 'True'] [] 100 98 True False
# expect: ['1'] ['1'] ['1152921504606846976'] 101 100 False False
# expect: [] [] ["'a'", "'b'"] 102 102 False True
# expect: ['1'] ['1'] ['(1, 2)'] 101 100 False False
# expect: ['1.0'] ['1'] ['2.5'] 3 2 False False
# expect: ['True'] ['1'] ['4'] 3 2 False False
# expect: ['1'] ['1'] ['1152921504606846976'] 3 2 False False
# expect: [] [] ["'a'", "'b'"] 4 4 False True
# expect: ['1'] ['1'] ['(1, 2)'] 3 2 False False
# expect: 1 1 42 False ['int', 'int', 'int', 'int']
# expect: 40 ['int', 'dies']
# expect: 8 [True, True, True, True, False, True, True, True]
# expect: 0
# expect: 2 True
# expect: 0
# expect: 0 {0, 1, 2}
# expect: ['dies']
# expect: ['dies', 'dies']
