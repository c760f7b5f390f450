"""split of texts around and above 64 characters, with separators, blanks and words at and across the borders of blocks, against one that looks at each character."""
import random


def split_slowly(text, separator, limit):
    parts, done, i = [], 0, 0
    while i < len(text) and limit != 0:
        if text[i:i + 1] == separator:
            parts.append(text[done:i])
            done = i + 1
            limit -= 1
        i += 1
    return parts + [text[done:]]


def words_slowly(text, blanks, limit):
    parts, i = [], 0
    while True:
        while i < len(text) and text[i:i + 1] in blanks:
            i += 1
        if i == len(text):
            return parts
        start = i
        if limit == 0:
            return parts + [text[start:]]
        while i < len(text) and text[i:i + 1] not in blanks:
            i += 1
        parts.append(text[start:i])
        limit -= 1


random.seed(5)
of_str = list("\t\n\v\f\r\x1c\x1d\x1e\x1f ")
of_bytes = [c.encode() for c in "\t\n\v\f\r "]
wrong = 0
for length in [*range(0, 36), *range(60, 70), *range(120, 136), 191, 192, 193, 1000]:
    for letters in ("a,", "ab ", "abcdefgh,", "abc \t\n\v\f\r\x1b\x1c\x1d\x1e\x1f!", ",", " ", "abcdefghijklmnop", "a\xe9\xa0,"):
        text = "".join(random.choices(letters, k=length))
        data = text.encode("latin-1")
        for limit in (-1, 0, 1, 2, 9, 70):
            wrong += text.split(",", limit) != split_slowly(text, ",", limit) or data.split(b",", limit) != split_slowly(data, b",", limit)
            wrong += bytearray(data).split(b",", limit) != split_slowly(data, b",", limit) or bytearray(data).split(None, limit) != words_slowly(data, of_bytes, limit)
            wrong += data.split(None, limit) != words_slowly(data, of_bytes, limit) or (text.isascii() and text.split(None, limit) != words_slowly(text, of_str, limit))
print(wrong)
# expect: 0
long = "word " * 10000
print(len(long.split()), len(long.split(" ")), len(long.encode().split()), len(long.split(" ", 5000)), set(long.split()))
# expect: 10000 10001 10000 5001 {'word'}
whole = "".join(["no", "separator"])
print(whole.split(",")[0] is whole, whole.split()[0] is whole, b"whole".split(b",")[0], type(type("T", (str,), {})("ab").split(",")[0]), "a b".split(" ", 10**18), b"a b".split(None, 10**18))
# expect: True True b'whole' <class 'str'> ['a', 'b'] [b'a', b'b']
