"""Many short-lived binary trees: allocation and destruction."""
import sys


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def build(depth):
    if depth == 0:
        return Node(None, None)
    return Node(build(depth - 1), build(depth - 1))


def main():
    deepest = int(sys.argv[1]) if len(sys.argv) > 1 else 16
    shallowest = 4
    lasting = build(deepest)
    print("binary_trees stretch", build(deepest + 1).count())
    for depth in range(shallowest, deepest + 1, 4):
        rounds = 1 << (deepest - depth + shallowest - 1)
        total = 0
        for _ in range(rounds):
            total += build(depth).count()
        print("binary_trees", depth, rounds, total)
    print("binary_trees lasting", lasting.count())


main()
