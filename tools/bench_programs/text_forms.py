# SPDX-License-Identifier: MIT
"""Strings built, split, replaced, padded, translated and compared: names and codes of a catalogue."""
import sys

VOWELS = "aeiou"
TABLE = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")


def make_title(n):
    words = []
    while n:
        n, digit = divmod(n, 21)
        words.append("bcdfghjklmnpqrstvwxyz"[digit] + VOWELS[digit % 5] + VOWELS[n % 5])
    return " ".join(words)


def slug(title):
    return title.lower().replace(" ", "-").strip("-")


def initials(title):
    return "".join(word[0].upper() for word in title.split())


def is_palindrome(text):
    i, j = 0, len(text) - 1
    while i < j:
        if text[i] != text[j]:
            return False
        i += 1
        j -= 1
    return True


def run_lengths(text):
    result = ""
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        result += text[i] + (str(j - i) if j - i > 1 else "")
        i = j
    return result


def caesar(text, shift):
    letters = []
    for c in text:
        if "a" <= c <= "z":
            letters.append(chr((ord(c) - 97 + shift) % 26 + 97))
        else:
            letters.append(c)
    return "".join(letters)


def main(size=80000):
    checksum = 0
    palindromes = 0
    lines = []
    for n in range(1, size):
        title = make_title(n * 37)
        code = initials(title) + format(n, "05d")
        hidden = caesar(title, n % 26)
        if is_palindrome(slug(title)):
            palindromes += 1
        packed = run_lengths(code)
        line = "%-10s|%20s|%s" % (code, title.title(), packed)
        if hidden.startswith("b") or title.translate(TABLE).endswith("o"):
            line += "*"
        checksum = (checksum * 31 + len(line) + sum(map(ord, packed))) % 1000003
        lines.append(line)
    longest = max(lines, key=len)
    stars = "\n".join(lines).count("*")
    print("text_forms", size, checksum, palindromes, stars)
    print(longest)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
