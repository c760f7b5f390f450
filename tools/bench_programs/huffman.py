# SPDX-License-Identifier: MIT
"""Huffman codes: counting, a tree on a heap, encoding to bits and bytes, decoding; then LZ77 on the same text."""
import heapq
import sys


class Leaf:
    def __init__(self, symbol, weight):
        self.symbol = symbol
        self.weight = weight

    def codes(self, prefix, table):
        table[self.symbol] = prefix or "0"


class Fork:
    def __init__(self, left, right):
        self.left = left
        self.right = right
        self.weight = left.weight + right.weight

    def codes(self, prefix, table):
        self.left.codes(prefix + "0", table)
        self.right.codes(prefix + "1", table)


def build(text):
    counts = {}
    for symbol in text:
        counts[symbol] = counts.get(symbol, 0) + 1
    heap = [(weight, i, Leaf(symbol, weight)) for i, (symbol, weight) in enumerate(sorted(counts.items()))]
    heapq.heapify(heap)
    number = len(heap)
    while len(heap) > 1:
        _, _, left = heapq.heappop(heap)
        _, _, right = heapq.heappop(heap)
        fork = Fork(left, right)
        heapq.heappush(heap, (fork.weight, number, fork))
        number += 1
    return heap[0][2]


def pack(bits):
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def decode(data, tree, length):
    symbols = []
    node = tree
    for byte in data:
        for shift in range(7, -1, -1):
            node = node.right if byte >> shift & 1 else node.left
            if isinstance(node, Leaf):
                symbols.append(node.symbol)
                if len(symbols) == length:
                    return "".join(symbols)
                node = tree
    return "".join(symbols)


def lz77(text, window=4000):
    """Tokens (distance, length, next symbol); places of each three symbols are kept in a dict."""
    places = {}
    tokens = []
    i = 0
    while i < len(text):
        best, distance = 0, 0
        for place in places.get(text[i:i + 3], ())[-8:]:
            if i - place > window:
                continue
            length = 3
            while i + length < len(text) - 1 and length < 60 and text[place + length] == text[i + length]:
                length += 1
            if length > best:
                best, distance = length, i - place
        tokens.append((distance, best, text[min(i + best, len(text) - 1)]))
        for k in range(i, min(i + best + 1, len(text) - 3)):
            places.setdefault(text[k:k + 3], []).append(k)
        i += best + 1
    return tokens


def make_text(words):
    state = 77
    parts = []
    for _ in range(words):
        state = (state * 1103515245 + 12345) % 2147483648
        parts.append(["the", "snake", "sheds", "its", "skin", "in", "spring", "and", "waits"][(state >> 10) % 9]
                     + ("s" if state >> 20 & 3 == 0 else ""))
    return " ".join(parts)


def main(words=130000):
    text = make_text(words)
    tree = build(text)
    codes = {}
    tree.codes("", codes)
    data = pack("".join(codes[symbol] for symbol in text))
    back = decode(data, tree, len(text))
    tokens = lz77(text[:len(text) // 2])
    print("huffman", words, len(text), len(data), back == text, len(tokens), max(length for _, length, _ in tokens))
    print(sorted(codes.items(), key=lambda item: (len(item[1]), item))[:3])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
