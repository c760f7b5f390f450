# SPDX-License-Identifier: MIT
# Recursive functions whose calls and returns link traces: several callers, what dies with a frame, who looks at it, what is raised there.
import sys


class Node:
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right


def insert(node, key):
    if node is None:
        return Node(key)
    if key < node.key:
        node.left = insert(node.left, key)
    elif key > node.key:
        node.right = insert(node.right, key)
    return node


def depth(node):
    return 1 + max(depth(node.left), depth(node.right)) if node else 0


def keys(node):
    return keys(node.left) + [node.key] + keys(node.right) if node else []


root, state = None, 7
for _ in range(3000):
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    root = insert(root, state % 977)
print(depth(root), len(keys(root)), sum(keys(root)))


class Told:  # its end is seen, and where that happens
    ended = []

    def __init__(self, name):
        self.name = name

    def __del__(self):
        if len(Told.ended) < 5 or self.name == 0:
            Told.ended.append((self.name, sys._getframe(1).f_code.co_name))


def nest(n):
    held = Told(n)
    if n == 0:
        return [held.name]
    inner = nest(n - 1)
    inner.append(n)
    return inner


def call_nest(n):
    return nest(n)


for i in range(400):
    Told.ended.clear()
    result = call_nest(6)
print(result, Told.ended)


def parity(n):  # two functions that call each other, results of changing types
    return True if n == 0 else odd(n - 1)


def odd(n):
    return 0.5 if n == 0 else parity(n - 1)


print([parity(n % 7) for n in range(300)].count(0.5), parity(50), odd(50))


def raises(n, at):  # the exception passes frames that traces have pushed
    if n == at:
        raise ValueError(n)
    try:
        return 1 + raises(n - 1, at)
    finally:
        seen.append(n)


total = 0
for i in range(600):
    seen = []
    try:
        total += raises(i % 9 + 3, 2 if i % 5 else -1 if i % 2 else 1)
    except ValueError as e:
        total += e.args[0] * 1000 + len(seen)
    except RecursionError:
        total += 7
print(total)


def deep(n):
    return 1 + deep(n + 1)


for _ in range(3):
    try:
        deep(0)
    except RecursionError as e:
        frame, count = e.__traceback__, 0
        while frame:
            frame, count = frame.tb_next, count + 1
        print(count > 500, str(e))


def watched(n):  # a frame object outlives its frame
    if n == 0:
        return sys._getframe(2) if look else None
    local = n * 10
    result = watched(n - 1)
    return result if result is not None else local


look = False
for i in range(500):
    watched(5)
look = True
frame = watched(5)
print(frame.f_locals["n"], frame.f_locals["local"], frame.f_code.co_name)


def many_calls(n):  # each place returns to a rest of its own
    if n <= 0:
        return 1
    a = many_calls(n - 1)
    b = many_calls(n - 2) if n % 3 else 2
    c = [many_calls(n - 4), a]
    d = {"k": many_calls(n - 5)}
    return (a + b * c[0] + d["k"] + len(c)) % 10007


print(sum(many_calls(i % 12) for i in range(120)))


def closure(levels):
    def inner(n):
        if n == 0:
            return levels
        return inner(n - 1) + levels
    return inner(levels)


print(sum(closure(i % 20) for i in range(500)))
# expect: 23 930 451976
# expect: [0, 1, 2, 3, 4, 5, 6] [(0, 'nest'), (1, 'nest'), (2, 'nest'), (3, 'nest'), (4, 'nest')]
# expect: 129 True 0.5
# expect: 963231
# expect: True maximum recursion depth exceeded
# expect: True maximum recursion depth exceeded
# expect: True maximum recursion depth exceeded
# expect: 2 20 watched
# expect: 216720
# expect: 66500
