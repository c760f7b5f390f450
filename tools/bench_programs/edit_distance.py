# SPDX-License-Identifier: MIT
"""Levenshtein and longest common subsequence by rows; a spelling corrector over a list of words; a diff of two texts."""
import sys


def levenshtein(a, b):
    if len(a) < len(b):
        a, b = b, a
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            cost = 0 if ca == cb else 1
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost))
        previous = current
    return previous[-1]


def diff(old, new):
    """A list of (sign, line), by the longest common subsequence."""
    rows, columns = len(old), len(new)
    lengths = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            if old[i] == new[j]:
                lengths[i][j] = lengths[i + 1][j + 1] + 1
            else:
                lengths[i][j] = max(lengths[i + 1][j], lengths[i][j + 1])
    result = []
    i = j = 0
    while i < rows or j < columns:
        if i < rows and j < columns and old[i] == new[j]:
            result.append((" ", old[i]))
            i += 1
            j += 1
        elif j == columns or (i < rows and lengths[i + 1][j] >= lengths[i][j + 1]):
            result.append(("-", old[i]))
            i += 1
        else:
            result.append(("+", new[j]))
            j += 1
    return result


def make_words(count):
    words = []
    state = 9
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        length = 4 + (state >> 20) % 6
        words.append("".join("etaoinshrdlu"[state >> (shift % 24) & 7] for shift in range(3, 3 + length * 3, 3)))
    return words


def correct(word, words):
    best = min(words, key=lambda other: (levenshtein(word, other), other))
    return best, levenshtein(word, best)


def main(size=1300):
    words = make_words(size)
    total = 0
    fixed = []
    for i, word in enumerate(words[:40]):
        wrong = word[:2] + "xq"[i % 2] + word[3:] + "e" * (i % 3)
        best, distance = correct(wrong, words)
        total += distance
        fixed.append(best)
    old = words
    new = [w for i, w in enumerate(words) if i % 9 != 4] + words[:20]
    signs = "".join(sign for sign, _ in diff(old, new))
    print("edit_distance", size, total, signs.count("-"), signs.count("+"), *fixed[:3])
    print(levenshtein("".join(words[:60]), "".join(words[20:80])))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
