"""Counts the words of a generated text: str methods, dict, sort with a key."""
import sys

SYLLABLES = ["ka", "ra", "it", "no", "se", "lu", "mi", "ta", "vo", "en", "dra", "sta"]
PUNCTUATION = ["", "", "", "", ",", ".", "!", ";"]


def make_text(words):
    state = 12345
    parts = []
    for i in range(words):
        state = (state * 1103515245 + 12345) % 2147483648
        length = 1 + (state >> 16) % 3
        word = ""
        for _ in range(length):
            state = (state * 1103515245 + 12345) % 2147483648
            word += SYLLABLES[(state >> 16) % len(SYLLABLES)]
        if state % 11 == 0:
            word = word.capitalize()
        parts.append(word + PUNCTUATION[(state >> 8) % len(PUNCTUATION)])
        if i % 12 == 11:
            parts.append("\n")
    return " ".join(parts)


def count_words(text):
    counts = {}
    for line in text.splitlines():
        for token in line.split():
            word = token.strip(".,;!").lower()
            if word:
                counts[word] = counts.get(word, 0) + 1
    return counts


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 600000
    text = make_text(size)
    counts = count_words(text)
    ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for word, count in ranking[:5]:
        print(f"{word:<12}{count:>8}")
    checksum = 0
    for position, (word, count) in enumerate(ranking):
        checksum = (checksum * 31 + position * count + len(word)) % 1000000007
    print("word_count", len(text), len(counts), checksum)


main()
