# SPDX-License-Identifier: MIT
"""A balanced search tree (AVL): nodes as small objects, recursive insertion and removal, rotations."""
import sys


class Node:
    __slots__ = ("key", "value", "left", "right", "height")

    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.left = None
        self.right = None
        self.height = 1


def height(node):
    return node.height if node else 0


def update(node):
    node.height = 1 + max(height(node.left), height(node.right))


def rotate_right(node):
    top = node.left
    node.left, top.right = top.right, node
    update(node)
    update(top)
    return top


def rotate_left(node):
    top = node.right
    node.right, top.left = top.left, node
    update(node)
    update(top)
    return top


def balance(node):
    update(node)
    lean = height(node.left) - height(node.right)
    if lean > 1:
        if height(node.left.left) < height(node.left.right):
            node.left = rotate_left(node.left)
        return rotate_right(node)
    if lean < -1:
        if height(node.right.right) < height(node.right.left):
            node.right = rotate_right(node.right)
        return rotate_left(node)
    return node


def insert(node, key, value):
    if node is None:
        return Node(key, value)
    if key < node.key:
        node.left = insert(node.left, key, value)
    elif key > node.key:
        node.right = insert(node.right, key, value)
    else:
        node.value = value
        return node
    return balance(node)


def remove_least(node):
    if node.left is None:
        return node, node.right
    least, node.left = remove_least(node.left)
    return least, balance(node)


def remove(node, key):
    if node is None:
        return None
    if key < node.key:
        node.left = remove(node.left, key)
    elif key > node.key:
        node.right = remove(node.right, key)
    elif node.right is None:
        return node.left
    else:
        least, rest = remove_least(node.right)
        least.left, least.right = node.left, rest
        node = least
    return balance(node)


def find(node, key):
    while node is not None and node.key != key:
        node = node.left if key < node.key else node.right
    return node


def in_order(node):
    if node:
        yield from in_order(node.left)
        yield node.key
        yield from in_order(node.right)


def main(size=55000):
    root = None
    state = 7
    for i in range(size):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        root = insert(root, state % (size * 2), i)
    tall = root.height
    found = sum(1 for key in range(size * 2) if find(root, key))
    for key in range(0, size * 2, 3):
        root = remove(root, key)
    checksum = 0
    for key in in_order(root):
        checksum = (checksum * 31 + key) % 1000003
    print("avl_tree", size, tall, found, root.height, checksum)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
