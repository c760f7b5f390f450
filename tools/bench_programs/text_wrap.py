# SPDX-License-Identifier: MIT
"""Text layout: greedy and balanced wrapping, justified lines, columns, indentation and a table of contents."""
import sys

WORDS = ("the krait is a small snake with bands of black and white it hunts at night other snakes lizards and frogs "
         "its venom acts on nerves antivenom exists extraordinarily unhurried").split()


def make_paragraph(number):
    state = number * 7919 + 1
    words = []
    for _ in range(40 + number % 60):
        state = (state * 1103515245 + 12345) % 2147483648
        words.append(WORDS[(state >> 11) % len(WORDS)])
    words[0] = words[0].capitalize()
    return " ".join(words) + "."


def wrap(text, width):
    lines = []
    line = ""
    for word in text.split():
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= width:
            line += " " + word
        else:
            lines.append(line)
            line = word
    if line:
        lines.append(line)
    return lines


def wrap_evenly(text, width):
    """Breaks with the least sum of squares of the room left."""
    words = text.split()
    n = len(words)
    best = [0] + [1 << 60] * n
    origin = [0] * (n + 1)
    for end in range(1, n + 1):
        length = -1
        for start in range(end - 1, -1, -1):
            length += len(words[start]) + 1
            if length > width:
                break
            cost = best[start] + (0 if end == n else (width - length) ** 2)
            if cost < best[end]:
                best[end] = cost
                origin[end] = start
    lines = []
    end = n
    while end:
        lines.append(" ".join(words[origin[end]:end]))
        end = origin[end]
    return lines[::-1]


def justify(line, width):
    words = line.split()
    if len(words) == 1:
        return line.ljust(width)
    gaps = len(words) - 1
    room = width - sum(len(word) for word in words)
    result = ""
    for i, word in enumerate(words[:-1]):
        result += word + " " * (room // gaps + (1 if i < room % gaps else 0))
    return result + words[-1]


def columns(left, right, width):
    height = max(len(left), len(right))
    left = left + [""] * (height - len(left))
    right = right + [""] * (height - len(right))
    return [a.ljust(width) + " | " + b.rjust(width) for a, b in zip(left, right)]


def main(paragraphs=4500):
    checksum = 0
    page = []
    for number in range(paragraphs):
        text = make_paragraph(number)
        width = 30 + number % 13
        greedy = wrap(text, width)
        even = wrap_evenly(text, width)
        full = [justify(line, width) for line in greedy[:-1]] + greedy[-1:]
        page = columns(full, even, width)
        for line in page:
            checksum = (checksum * 31 + len(line.strip()) + line.count("a")) % 1000003
    print("text_wrap", paragraphs, checksum)
    print("\n".join(page[:3]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
